"""The characters that are to be spoken, each with its place in the raw text."""

from typing import NamedTuple

END_OF_BLOCK = "\n"
"""The text of a letter that stands for the end of a paragraph, heading, list item or row."""


class Letter(NamedTuple):
    """One character to be spoken, and where in the raw text it stands."""

    text: str
    """One character; a space, of no length, for white space; `END_OF_BLOCK`; empty for what is left out."""
    start: int
    end: int


class Letters:
    """Collects letters in order; places are given in the text at hand, and kept in the whole raw text."""

    def __init__(self) -> None:
        self.offset = 0
        """Of the text at hand in the whole raw text."""
        self.last = END_OF_BLOCK
        """The last letter that was kept, or the end of a block."""
        self._letters: list[Letter] = []
        self._has_space = False  # since the last letter
        self._has_dropped = False  # since the last letter

    def taken(self, count: int) -> list[Letter]:
        """What was collected; so many characters of the text at hand are done with."""
        self.offset += count
        letters, self._letters = self._letters, []
        return letters

    def keep(self, letter: str, start: int, end: int) -> int:
        """It is spoken; returns the end."""
        joins = self._has_dropped and letter in ".,;:!?)"  # what is left of "great 😀."
        if self._has_space and self.last != END_OF_BLOCK and not joins:
            self._letters.append(Letter(" ", self.offset + start, self.offset + start))
        self._has_space = self._has_dropped = False
        self.last = letter
        self._letters.append(Letter(letter, self.offset + start, self.offset + end))
        return end

    def drop(self, start: int, end: int) -> int:
        """It is left out; returns the end."""
        if end > start:
            self._has_dropped = True
            self._letters.append(Letter("", self.offset + start, self.offset + end))
        return end

    def blank(self, at: int) -> int:
        """White space; returns what comes after it."""
        self._has_space = True
        return at + 1

    def join(self) -> None:
        """No white space before what comes next."""
        self._has_space = False

    def end_block(self, at: int) -> None:
        """The end of a block, unless there has just been one."""
        self._has_space = False
        if self.last != END_OF_BLOCK:
            self.last = END_OF_BLOCK
            self._letters.append(Letter(END_OF_BLOCK, self.offset + at, self.offset + at))
