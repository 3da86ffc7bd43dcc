"""Reasoning that a server streams as part of the reply is left out.

Servers that know a model thinks send its reasoning apart. Older ones send it in front of the reply, as
`<think>...</think>`; only such a leading block is taken out, so that a reply about the tag stays whole.
"""

OPEN, CLOSE = "<think>", "</think>"


class WithoutThinking:
    """Passes a stream of pieces on, less a leading block of thinking."""

    def __init__(self) -> None:
        self._held = ""
        self._thinks: bool | None = None
        """None until the beginning has been read."""

    def feed(self, piece: str) -> str:
        """What of the reply is certain after this piece; may be empty."""
        if self._thinks is False and not self._held:
            return piece
        self._held += piece
        if self._thinks is None:
            start = self._held.lstrip()
            if start.startswith(OPEN):
                self._thinks = True
            elif not OPEN.startswith(start):
                self._thinks = False
        if self._thinks and CLOSE in self._held:
            self._held = self._held.partition(CLOSE)[2].lstrip()
            # What follows the block may begin in a later piece: line breaks before it are dropped too.
            self._thinks = False if self._held else None
        if self._thinks is False:
            passed, self._held = self._held, ""
            return passed
        return ""

    def rest(self) -> str:
        """What was held back when the stream ended: never a thought that did not come to its end."""
        return "" if self._thinks else self._held
