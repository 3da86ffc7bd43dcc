"""The help that ships with the program, searched by words, for "How do I ...?"."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from bestfriend_desktop.domain.dialogue.turn import HelpPassage
from bestfriend_desktop.domain.plain_words import plain_words
from bestfriend_desktop.domain.sentences import ends_sentence
from bestfriend_desktop.domain.words import terms

LONGEST_PASSAGE = 420
"""Characters that are told of a passage: its first sentences."""

ENOUGH = 0.5
"""Share of a question's terms, weighed by how rare they are, that a passage must have."""

_FOR_DEVELOPERS = frozenset(("architecture.md", "settings.md", "command-line.md"))
"""Pages that are lists, or no help with using it."""
_QUESTIONS = "questions"
"""Pages of questions and their answers, which are looked through before all others."""

_HEADING = re.compile(r"^#{1,4} +(.+)$")
_LEFT_OUT = re.compile(r"^(?:```|\||!\[|<|- *\[)")
_ASKING_TERMS = frozenset(
    terms("how do does can could i one find where get use make want best friend program")
)


class HelpPages:
    """`Help` over a folder of Markdown pages.

    Args:
        folder: with the pages; one that is not there has none.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def about(self, text: str) -> HelpPassage | None:
        """The passage that shares the most telling words with a question; None where none does."""
        wanted = set(_terms_of(text)) - _ASKING_TERMS
        if not wanted or not self._passages:
            return None
        weights = {term: self._rarity(term) for term in wanted}
        rated = [(self._score(weights, found), passage) for passage, found in self._passages]
        answers = [one for one in rated if one[1].page.startswith(_QUESTIONS)]
        for some in (answers, rated):
            score, best = max(some, key=lambda one: one[0], default=(0.0, None))
            if score >= ENOUGH * sum(weights.values()):
                return best
        return None

    def _score(self, weights: dict[str, float], found: Counter[str]) -> float:
        # A word that comes again says more, though not much; a heading's words were counted thrice.
        return sum(
            weight * min(1.5, 1 + 0.1 * found[term]) for term, weight in weights.items() if found[term]
        )

    def _rarity(self, term: str) -> float:
        having = sum(1 for _, found in self._passages if found[term])
        return math.log(1 + len(self._passages) / (1 + having))

    @cached_property
    def _passages(self) -> list[tuple[HelpPassage, Counter[str]]]:
        if not self._folder.is_dir():
            return []
        pages = sorted(page for page in self._folder.glob("*.md") if page.name not in _FOR_DEVELOPERS)
        return [
            (passage, Counter(_terms_of(f"{(passage.heading + ' ') * 3}{passage.text}")))
            for page in pages
            for passage in _passages_of(page)
        ]


def _terms_of(text: str) -> list[str]:
    return terms(text.lower().replace("back up", "backup").replace("hands free", "hands-free"))


def _passages_of(page: Path) -> Iterator[HelpPassage]:
    heading, lines, in_code = page.stem, list[str](), False
    for line in [*page.read_text(encoding="utf-8").splitlines(), ""]:
        in_code ^= line.startswith("```")
        if found := _HEADING.match(line):
            heading, lines = plain_words(found[1])[0], []
        elif line.strip() and not in_code and not _LEFT_OUT.match(line):
            lines.append(line.strip())
        elif lines and not in_code:
            if text := _beginning(plain_words(" ".join(lines))[0]):
                yield HelpPassage(page.name, heading, text)
            lines = []


def _beginning(text: str) -> str:
    """The first whole sentences that are short enough; at least one, if it must be cut."""
    words = text.split()
    end, kept = 0, ""
    for at, word in enumerate(words):
        if ends_sentence(word, words[at + 1][0] if at + 1 < len(words) else "\n"):
            sentence = " ".join(words[: at + 1])
            if len(sentence) > LONGEST_PASSAGE:
                break
            end, kept = at + 1, sentence
    return kept or (" ".join(words)[:LONGEST_PASSAGE] if end == 0 else "")
