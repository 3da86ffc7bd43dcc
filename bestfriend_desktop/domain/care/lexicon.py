"""What a language's lexicon says, and the compiled form in which messages are held against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bestfriend_desktop.domain.care.patterns import Compiler, Frame

Patterns = Mapping[str, Sequence[str]]
"""Name of a frame, in plain words, to its patterns."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """How one language speaks of distress; the pattern language is that of `patterns`."""

    language: str
    """`en`"""
    slots: Mapping[str, str]
    """Parts that the patterns share: who, verb, object."""
    stops: str
    """Words that end a gap: denials, and what begins another thought."""
    blanks: Patterns
    """Idioms, things and denials: taken out before anything else is read."""
    acute: Patterns
    """Level 3 alone."""
    care: Patterns
    """Level 2 alone."""
    another: Patterns
    """Level 2, about somebody near."""
    low: Patterns
    """Level 1."""
    cues: Patterns
    """Veiled: weak alone. The name is the category; two categories together count."""
    framings: Patterns
    """What kind of text it is: `fiction`, `fictional request`, `reported`, `game`, `slang`, `past`,
    `recovered`, `still`, `everyday`."""


GROUPS = ("framings", "blanks", "acute", "care", "another", "low", "cues")
"""In the order in which they are read."""


class Matcher:
    """All lexicons, ready to be used; one look finds the frames of all languages that a sentence may fit."""

    def __init__(self, lexicons: Iterable[Lexicon]) -> None:
        """Raises ValueError where a pattern is malformed."""
        self._by_word: dict[str, list[int]] = {}
        self._by_beginning: dict[str, list[tuple[str, int]]] = {}
        """By the first two letters: the whole beginning, and the frame."""
        self._frames: list[tuple[str, Frame]] = []
        for lexicon in lexicons:
            compiler = Compiler(lexicon.language, lexicon.slots, lexicon.stops.split())
            for group in GROUPS:
                patterns: Patterns = getattr(lexicon, group)
                for name, several in patterns.items():
                    for pattern in several:
                        self._add(group, compiler.frame(name, pattern))

    def _add(self, group: str, frame: Frame) -> None:
        place = len(self._frames)
        for anchor in frame.anchors:
            if anchor.endswith("*"):
                beginning = anchor.removesuffix("*")
                self._by_beginning.setdefault(beginning[:2], []).append((beginning, place))
            else:
                self._by_word.setdefault(anchor, []).append(place)
        self._frames.append((group, frame))

    def candidates(self, sentence: str) -> dict[str, list[Frame]]:
        """By group the frames that have an anchor in this sentence, always in the same order."""
        found: set[int] = set()
        for word in set(sentence.split()):
            if (places := self._by_word.get(word)) is not None:
                found.update(places)
            for beginning, place in self._by_beginning.get(word[:2], ()):
                if word.startswith(beginning):
                    found.add(place)
        groups: dict[str, list[Frame]] = {group: [] for group in GROUPS}
        for place in sorted(found):
            group, frame = self._frames[place]
            groups[group].append(frame)
        return groups
