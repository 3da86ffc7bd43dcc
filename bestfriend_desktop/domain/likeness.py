"""How like a question each candidate is, by words, meaning and tokens, measured so that they can be added.

Scores of different kinds can be added once they are z-scores, and adding beats fusing ranks (Bruch, Gai and
Ingber, "An Analysis of Fusion Functions for Hybrid Retrieval", ACM TOIS 2023). Mean and deviation are those
of all the owner's memories: the candidates are the best of them and no fair sample. Words are measured
otherwise. Nearly all memories share none, so that the deviation shrinks with each that is added, and in a
large store words alone would decide.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from bestfriend_desktop.domain import bm25
from bestfriend_desktop.domain.memory import Candidate, CandidateSet

RAREST = 4.0
"""For a text of usual length that holds, once, a term which no other does: as much as four deviations."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """One list each, a number a candidate; 0 is the usual memory, 1 a deviation above it."""

    words: list[float]
    """0 where none is shared; see `RAREST`."""
    meaning: list[float]
    """All 0 where there are no vectors."""
    tokens: list[float]
    """All 0 where no late interaction was computed."""


def likeness(words: Sequence[str], found: CandidateSet, late: Sequence[Sequence[float]]) -> Likeness:
    """Compare a question with what was found.

    Args:
        words: the terms of the question.
        found: the candidates and the figures of all memories.
        late: late interaction of each form of the question with each candidate; empty where there is none.
    """
    meaning = _meaning(found)
    return Likeness(_words(words, found), meaning, _tokens(found.candidates, meaning, late))


def _words(words: Sequence[str], found: CandidateSet) -> list[float]:
    """BM25, as a share of what the rarest term there could be would count."""
    frequencies = found.document_frequency
    weights: dict[str, float] = {}
    for term in words:
        if its := bm25.weight(found.total, frequencies.get(term, 0)):
            weights[term] = weights.get(term, 0.0) + its
    unit = RAREST / (bm25.weight(found.total, 1) or 1.0)
    scores = []
    for candidate in found.candidates:
        below = bm25.saturation(len(candidate.terms), found.average_terms)
        score = 0.0
        for term, weight in weights.items():
            if count := candidate.terms.count(term):
                score += weight * count * (bm25.K1 + 1) / (count + below)
        scores.append(unit * score)
    return scores


def _meaning(found: CandidateSet) -> list[float]:
    """Cosine, the mean over the question's forms; 0 for what has no vector yet."""
    figures = [
        (mean, deviation or 1.0)
        for mean, deviation in zip(found.similarity_mean, found.similarity_deviation, strict=True)
    ]
    scores = []
    for candidate in found.candidates:
        pairs = zip(candidate.similarities, figures, strict=False)
        score = sum([(cosine - mean) / deviation for cosine, (mean, deviation) in pairs])
        scores.append(score / max(1, len(figures)))
    return scores


def _tokens(
    candidates: Sequence[Candidate], meaning: Sequence[float], late: Sequence[Sequence[float]]
) -> list[float]:
    """Late interaction, the mean over the question's forms; `meaning` for what has no token vectors.

    It is known of candidates only. What it would be for the usual memory is told by its regression on
    meaning, which selecting by meaning does not bend (Pearson's and Lawley's correction for selection).
    """
    scores = list(meaning) if late else [0.0] * len(candidates)
    known = [at for at, candidate in enumerate(candidates) if candidate.token_vectors]
    if not late or not known:
        return scores
    for at in known:
        scores[at] = 0.0
    x = [meaning[at] for at in known]
    mean_x = sum(x) / len(x)
    spread = sum([(value - mean_x) ** 2 for value in x]) or 1.0
    for form in late:
        y = [form[at] for at in known]
        mean_y = sum(y) / len(y)
        slope = sum([(a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)]) / spread
        usual = mean_y - slope * mean_x
        rest = sum([(b - usual - slope * a) ** 2 for a, b in zip(x, y, strict=True)]) / len(y)
        deviation = math.sqrt(slope * slope + rest) or 1.0
        for at, value in zip(known, y, strict=True):
            scores[at] += (value - usual) / deviation / len(late)
    return scores
