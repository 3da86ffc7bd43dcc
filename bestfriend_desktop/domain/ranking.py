"""How well each candidate answers a question, and why: pure arithmetic over what the store brought.

Weights count in deviations of likeness (see `likeness`). They are round numbers, set by hand on the five
conversations of LoCoMo (Maharana et al., ACL 2024) that are there for development, and near a wide optimum:
half as much or half as much again costs about a hundredth of recall at most.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.likeness import Likeness, likeness
from bestfriend_desktop.domain.memory import (
    Candidate,
    CandidateSet,
    Channel,
    Memory,
    MemoryId,
    MemoryType,
    Reason,
    Recollection,
    Span,
)
from bestfriend_desktop.domain.question import Asked, Question
from bestfriend_desktop.domain.traits import Traits, traits


@dataclass(frozen=True, slots=True)
class _Mix:
    """What each kind of likeness weighs."""

    words: float
    meaning: float
    tokens: float
    session: float
    """The sitting it stems from: its likest turn."""


_WITH_TOKENS = _Mix(words=0.1, meaning=0.2, tokens=0.8, session=0.5)
"""Late interaction sees words and meaning in one, and so takes most of the weight."""
_WITH_VECTORS = _Mix(words=0.3, meaning=0.8, tokens=0.0, session=0.5)
_WORDS_ONLY = _Mix(words=0.5, meaning=0.0, tokens=0.0, session=0.5)

PREVIOUS_WORDS, PREVIOUS_MEANING = 0.2, 0.1
"""The turn before is often the question that this one answers: its words are half of what was said."""
FOLLOWING_WORDS, FOLLOWING_MEANING = 0.1, 0.2
"""The turn after takes up what this one said."""
SPEAKER = 1.2
"""Whose words would answer, more or less: what I did, I have told."""
ASKING = 2.0
"""Taken from a text that only asks; its question weighs in on the answer after it."""
SAYS_WHEN = 1.5
IN_SPAN = 3.0
"""Said in the time that the question names, or soon after: people tell what just was."""
THE_DAY = 1.5
"""Of `IN_SPAN`, for what was said on the very day of this week that the question names."""
LONGEST_DAY, FRESH = timedelta(hours=25), timedelta(days=8)
NAMES = 0.2
"""For each name up to `MANY_NAMES`: who names things says more."""
MANY_NAMES = 3
NAMED = 5.0
"""In a sitting that names whom the question names, less the more sittings do. One turn names her, and those
after it say "she"; and who is called by name is there."""
NAMES_IF_ASKED, COUNT_IF_ASKED, PLACE_IF_ASKED, QUOTE_IF_ASKED = 0.3, 1.0, 0.8, 0.5
"""The form of an answer to who, how many, where and which title."""

FORMER = -3.0
"""What is no longer so stands below what is, unless the question is about what was."""
IMPORTANCE = 0.4
"""From -0.2 for what does not matter to 0.2 for what does."""
PINNED = 0.2
RECENCY, RECENCY_HALF_LIFE_DAYS = 0.1, 30.0
"""Small on purpose: the likelier answer wins, and of two alike the newer."""

_SHARES = (Channel.MEANING, Channel.WORDS, Channel.NEIGHBOUR, Channel.TIME, Channel.PEOPLE)
_DISTANCE = 1e-6
_DAY = timedelta(days=1)


def rank(
    question: Question,
    found: CandidateSet,
    *,
    late: Sequence[Sequence[float]] = (),
    now: datetime,
    limit: int = 100,
) -> list[Recollection]:
    """The best candidates, the best first.

    Args:
        question: what is asked.
        found: from the store.
        late: late interaction of each form of the question with each candidate; empty where there is none.
        now: aware.
        limit: at most so many.
    """
    if not found.candidates:
        return []
    like = likeness(question.words, found, late)
    mix = _WITH_TOKENS if late else _WITH_VECTORS if found.similarity_mean else _WORDS_ONLY
    around = _around(found.candidates, like, mix)
    named = _named(question, found.candidates)
    ranked = []
    for at, candidate in enumerate(found.candidates):
        memory, seen = candidate.memory, traits(candidate.memory.content)
        age_days = (now - memory.occurred_at) / _DAY
        shares = (
            mix.meaning * like.meaning[at] + mix.tokens * like.tokens[at],
            mix.words * like.words[at],
            around[at],
            _time(question, memory, seen, now),
            _people(question, memory, seen) + NAMED * named[at],
        )
        score = sum(shares) + _form(question, seen) + _standing(question, memory, age_days)
        ranked.append((score, shares, age_days, memory))
    if not question.about_past and any(memory.superseded_by for _, _, _, memory in ranked):
        behind = _behind_successors({memory.id: (score, memory) for score, _, _, memory in ranked})
        ranked = [(behind[memory.id], shares, age, memory) for _, shares, age, memory in ranked]
    ranked.sort(key=lambda one: (-one[0], one[2]))
    # What is like all the others, or the only one there is, stands out by nothing; yet something found it.
    of = {candidate.memory.id: candidate for candidate in found.candidates}
    return [
        Recollection(
            memory,
            score,
            _reasons(shares) or _found_by(of[memory.id].channels),
            age_days,
            max(of[memory.id].similarities, default=None),
        )
        for score, shares, age_days, memory in ranked[:limit]
    ]


def _behind_successors(scored: dict[MemoryId, tuple[float, Memory]]) -> dict[MemoryId, float]:
    """The scores, with what was replaced never above what has taken its place, however well it fits."""
    scores = {}
    for key, (score, memory) in scored.items():
        passed = {key}
        while (successor := memory.superseded_by) in scored and successor not in passed:
            passed.add(successor)
            better, memory = scored[successor]
            score = min(score, better - len(passed) * _DISTANCE)
        scores[key] = score
    return scores


def _around(candidates: Sequence[Candidate], like: Likeness, mix: _Mix) -> list[float]:
    """What the turns before and after, and the sitting as a whole, say for each candidate."""
    place = {candidate.memory.id: at for at, candidate in enumerate(candidates)}
    scores = []
    best: dict[str, float] = {}
    for at, candidate in enumerate(candidates):
        score, text = 0.0, like.words[at] + like.meaning[at] + like.tokens[at]
        if candidate.previous and (before := place.get(candidate.previous)) is not None:
            score += PREVIOUS_WORDS * like.words[before] + PREVIOUS_MEANING * like.meaning[before]
            text += (like.words[before] + like.meaning[before]) / 2
        if candidate.following and (after := place.get(candidate.following)) is not None:
            score += FOLLOWING_WORDS * like.words[after] + FOLLOWING_MEANING * like.meaning[after]
        scores.append(score)
        best[candidate.session] = max(text, best.get(candidate.session, text))
    levels = [best[candidate.session] for candidate in candidates]
    # By their own spread: where one sitting stands out by far, that must not drown what its turns say.
    usual = sum(levels) / len(levels)
    spread = math.sqrt(sum([(level - usual) ** 2 for level in levels]) / len(levels)) or 1.0
    return [
        score + mix.session * (level - usual) / spread for score, level in zip(scores, levels, strict=True)
    ]


def _named(question: Question, candidates: Sequence[Candidate]) -> list[float]:
    """How much the sitting of each candidate stands out by naming those whom the question names, 0 to 1.

    The mean over the names: in a language that writes nouns like names, a question has many. How many
    sittings name them is seen by those that have candidates.
    """
    scores = dict.fromkeys((candidate.session for candidate in candidates), 0.0)
    for name in question.named:
        naming = {candidate.session for candidate in candidates if name in candidate.named}
        for sitting in naming:
            scores[sitting] += (1 - len(naming) / len(scores)) / len(question.named)
    return [scores[candidate.session] for candidate in candidates]


def _time(question: Question, memory: Memory, seen: Traits, now: datetime) -> float:
    score = SAYS_WHEN if Asked.TIME in question.asked and seen.says_when else 0.0
    if question.spans:
        near = [
            _nearness_of_day(memory.occurred_at, span, seen)
            if span.end - span.start <= LONGEST_DAY and span.end > now - FRESH
            else _nearness(memory.occurred_at, span)
            for span in question.spans
        ]
        score += IN_SPAN * max(near)
    return score


def _nearness(at: datetime, span: Span) -> float:
    """1 within the time (or a day of it), less within ten days after, little within a month of it."""
    if span.start - _DAY <= at < span.end + _DAY:
        return 1.0
    if span.end <= at < span.end + 10 * _DAY:
        return 0.4
    return 0.2 if span.start - 30 * _DAY <= at < span.end + 30 * _DAY else 0.0


def _nearness_of_day(at: datetime, span: Span, seen: Traits) -> float:
    """The same for a day of this week: whoever says "yesterday" means it, and not the day before.

    What was told the day after counts where it says when ("yesterday I ...").
    """
    if span.start <= at < span.end:
        return THE_DAY
    is_told_after = span.end <= at < span.end + _DAY and seen.says_when
    return 1.0 if is_told_after else min(0.2, _nearness(at, span))


def _people(question: Question, memory: Memory, seen: Traits) -> float:
    each = NAMES + (NAMES_IF_ASKED if Asked.PERSON in question.asked else 0.0)
    score = each * min(MANY_NAMES, len(seen.names - question.own_names))
    if question.speaker and memory.type is not MemoryType.SUMMARY:
        # What was drawn as a fact, the person has said.
        score += SPEAKER if (memory.speaker or Role.PERSON) is question.speaker else -SPEAKER
    return score


def _form(question: Question, seen: Traits) -> float:
    score = -ASKING * seen.asking
    if Asked.AMOUNT in question.asked and seen.counts:
        score += COUNT_IF_ASKED
    if Asked.PLACE in question.asked and seen.names_place:
        score += PLACE_IF_ASKED
    if Asked.TITLE in question.asked and seen.quotes:
        score += QUOTE_IF_ASKED
    return score


def _standing(question: Question, memory: Memory, age_days: float) -> float:
    score = IMPORTANCE * (memory.importance - 0.5) + (PINNED if memory.pinned else 0.0)
    score += RECENCY * math.exp2(-max(0.0, age_days) / RECENCY_HALF_LIFE_DAYS)
    return score if memory.is_current or question.about_past else score + FORMER


def _reasons(shares: Sequence[float]) -> tuple[Reason, ...]:
    """The channels that spoke for it, with their parts of all that did."""
    total = sum(share for share in shares if share > 0)
    reasons = (
        Reason(channel, share / total) for channel, share in zip(_SHARES, shares, strict=True) if share > 0
    )
    return tuple(sorted(reasons, key=lambda reason: -reason.score))


def _found_by(channels: frozenset[Channel]) -> tuple[Reason, ...]:
    """The channels that brought it here, with equal parts."""
    return tuple(Reason(channel, 1 / len(channels)) for channel in Channel if channel in channels)
