"""A small language for frames over words, compiled to regular expressions that cannot run away.

    {WANT} ..2 (die|be dead) [now]

A word stands for itself (in normal form), `word*` for its beginnings, `{NAME}` for a slot of the
lexicon, `(a|b c)` for one of several, `[a]` for what may be missing, `!(a)` for what must not follow,
`..3` for up to three words of which none denies or begins another thought, `__3` for up to three of any
kind, `^` and `$` for the ends of a sentence. Gaps are bounded, so that the time grows only with the
length of the text.

Each pattern knows its anchors: words of which one must be there. A sentence is held only against the
patterns that have an anchor in it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from bestfriend_desktop.domain.care.normal_form import spellings

_PIECES = re.compile(r"\{(\w+)\}|(\.\.\d+|__\d+)|(!\(|[()\[\]|^$])|([^\s()\[\]|^${}!]+)")
_PREFIX_LETTERS = range(2, 7)


@dataclass(frozen=True, slots=True)
class _Node:
    """A piece of a pattern: its regular expression, and its anchors where it must be there."""

    regex: str
    anchors: frozenset[str] | None = None
    """None: it may be empty or anything."""


class Frame:
    """One pattern with what it means; compiled when it is first held against a sentence."""

    __slots__ = ("_compiled", "_source", "anchors", "language", "name")

    def __init__(self, name: str, language: str, source: str, anchors: frozenset[str]) -> None:
        self.name = name
        """In plain words: `wishes to be dead`."""
        self.language = language
        self.anchors = anchors
        self._source = source
        self._compiled: re.Pattern[str] | None = None

    @property
    def regex(self) -> re.Pattern[str]:
        """What a sentence is searched with."""
        if self._compiled is None:
            self._compiled = re.compile(self._source)
        return self._compiled


@dataclass(slots=True)
class Compiler:
    """Compiles the patterns of one language."""

    language: str
    """`en`"""
    slots: Mapping[str, str]
    """Name to alternatives: `want|wanna|would like [to]`; a slot may use others."""
    stops: Sequence[str]
    """Words that a gap does not pass: what denies, and what begins another thought."""
    _made: dict[str, _Node] = field(default_factory=dict)
    _gap: str = ""

    def __post_init__(self) -> None:
        stops = "|".join(dict.fromkeys(form for word in self.stops for form in spellings(word)))
        self._gap = rf"(?:(?!(?:{stops}) )[^ ]+ )"

    def frame(self, name: str, pattern: str) -> Frame:
        """One frame; raises ValueError where the pattern has nothing that must be there, or is malformed."""
        node = self._alternatives(_Reader(pattern), pattern)
        if node.anchors is None:
            raise ValueError(f"{pattern!r} has no word that must be there")
        return Frame(name, self.language, "(?<= )" + node.regex, node.anchors)

    def _alternatives(self, reader: "_Reader", pattern: str) -> _Node:
        branches = [self._sequence(reader, pattern)]
        while reader.take("|"):
            branches.append(self._sequence(reader, pattern))
        if reader.depth == 0 and reader.more:
            raise ValueError(f"{pattern!r} has a bracket too many")
        if len(branches) == 1:
            return branches[0]
        anchors = [branch.anchors for branch in branches]
        united = None if None in anchors else frozenset().union(*(a for a in anchors if a is not None))
        return _Node(f"(?:{'|'.join(dict.fromkeys(b.regex for b in branches))})", united)

    def _sequence(self, reader: "_Reader", pattern: str) -> _Node:
        nodes: list[_Node] = []
        while reader.more and reader.peek not in "|)]":
            nodes.append(self._one(reader, pattern))
        anchored = [node.anchors for node in nodes if node.anchors is not None]
        best = max(anchored, key=_rarity) if anchored else None
        return _Node("".join(node.regex for node in nodes), best)

    def _one(self, reader: "_Reader", pattern: str) -> _Node:
        kind, value = reader.next()
        if kind == "slot":
            if value not in self._made:
                self._made[value] = self._alternatives(_Reader(self.slots[value]), self.slots[value])
            return self._made[value]
        if kind == "gap":
            word = self._gap if value.startswith(".") else "(?:[^ ]+ )"
            return _Node(f"{word}{{0,{value[2:]}}}?")
        if kind == "word":
            return _word(value)
        if value == "^":
            return _Node(r"(?<=\A )")
        if value == "$":
            return _Node(r"\Z")
        if value in ("(", "[", "!("):
            reader.depth += 1
            inner = self._alternatives(reader, pattern)
            reader.depth -= 1
            if not reader.take("]" if value == "[" else ")"):
                raise ValueError(f"{pattern!r} lacks a closing bracket")
            if value == "!(":
                return _Node(f"(?!{inner.regex})")
            return inner if value == "(" else _Node(f"(?:{inner.regex})?")
        raise ValueError(f"{pattern!r} has {value!r} where it cannot be")


class _Reader:
    """The pieces of a pattern, one after the other."""

    def __init__(self, pattern: str) -> None:
        self._pieces = list(_PIECES.finditer(pattern))
        self._at = 0
        self.depth = 0

    @property
    def more(self) -> bool:
        return self._at < len(self._pieces)

    @property
    def peek(self) -> str:
        return self._pieces[self._at].group(3) or "w"

    def take(self, sign: str) -> bool:
        if self.more and self.peek == sign:
            self._at += 1
            return True
        return False

    def next(self) -> tuple[str, str]:
        slot, gap, sign, word = self._pieces[self._at].groups()
        self._at += 1
        if slot:
            return "slot", slot
        if gap:
            return "gap", gap
        return ("sign", sign) if sign else ("word", word)


def keys_of(sentence: str) -> set[str]:
    """What anchors are compared with: the words of a sentence, and their beginnings."""
    words = set(sentence.split())
    return words | {f"{word[:n]}*" for word in words for n in _PREFIX_LETTERS if len(word) >= n}


@cache
def _word(written: str) -> _Node:
    is_prefix = written.endswith("*")
    forms = spellings(written.rstrip("*"))
    ending = "[^ ]* " if is_prefix else " "
    regex = "|".join(re.escape(form) + ending for form in forms)
    anchors = frozenset(f"{form[:6]}*" if is_prefix else form for form in forms)
    if any(len(anchor) < 3 for anchor in anchors if is_prefix):
        raise ValueError(f"{written!r} is too short a beginning")
    return _Node(f"(?:{regex})" if len(forms) > 1 else regex, anchors)


def _rarity(anchors: frozenset[str]) -> tuple[int, int]:
    """Long words are rarer than short ones."""
    return min(len(anchor) for anchor in anchors), -len(anchors)
