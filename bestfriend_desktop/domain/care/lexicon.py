"""What a language's lexicon says, and the compiled form in which messages are held against it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bestfriend_desktop.domain.care.patterns import Compiler, Frame, keys_of

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
        self._by_anchor: dict[str, list[int]] = {}
        self._frames: list[tuple[str, Frame]] = []
        for lexicon in lexicons:
            compiler = Compiler(lexicon.language, lexicon.slots, lexicon.stops.split())
            for group in GROUPS:
                patterns: Patterns = getattr(lexicon, group)
                for name, several in patterns.items():
                    for pattern in several:
                        self._add(group, compiler.frame(name, pattern))

    def _add(self, group: str, frame: Frame) -> None:
        for anchor in frame.anchors:
            self._by_anchor.setdefault(anchor, []).append(len(self._frames))
        self._frames.append((group, frame))

    def candidates(self, sentence: str) -> dict[str, list[Frame]]:
        """By group the frames that have an anchor in this sentence, always in the same order."""
        found: set[int] = set()
        for key in keys_of(sentence):
            if (places := self._by_anchor.get(key)) is not None:
                found.update(places)
        groups: dict[str, list[Frame]] = {group: [] for group in GROUPS}
        for place in sorted(found):
            group, frame = self._frames[place]
            groups[group].append(frame)
        return groups
