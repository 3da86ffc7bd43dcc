"""Reasoning that a server streams as part of the reply is left out.

Servers that know a model thinks send its reasoning apart. Older ones send it in front of the reply, as
`<think>...</think>`; only such a leading block is taken out, so that a reply about the tag stays whole.
"""

from enum import Enum

OPEN, CLOSE = "<think>", "</think>"


class _At(Enum):
    BEGINNING = "nothing but white space, or what may become the tag"
    THOUGHT = "within the block"
    GAP = "in the white space behind it"
    REPLY = "in the reply"


class WithoutThinking:
    """Passes a stream of pieces on, less a leading block of thinking."""

    def __init__(self) -> None:
        self._at = _At.BEGINNING
        self._held = ""

    def feed(self, piece: str) -> str:
        """What of the reply is certain after this piece; may be empty."""
        if self._at is _At.REPLY:
            return piece
        self._held += piece
        if self._at is _At.BEGINNING:
            start = self._held.lstrip()
            if start.startswith(OPEN):
                self._at = _At.THOUGHT
            elif not OPEN.startswith(start):
                self._at = _At.REPLY
        if self._at is _At.THOUGHT and CLOSE in self._held:
            self._at = _At.GAP
            self._held = self._held.partition(CLOSE)[2]
        if self._at is _At.GAP:
            self._held = self._held.lstrip()
            if self._held:
                self._at = _At.REPLY
        return self.rest() if self._at is _At.REPLY else ""

    def rest(self) -> str:
        """What was held back when the stream ended: never a thought that did not come to its end."""
        rest, self._held = self._held, ""
        return "" if self._at is _At.THOUGHT else rest
