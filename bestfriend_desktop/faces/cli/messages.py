"""Messages piped in: one a line, read as they come, each checked for being text."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.prompt import too_long

LONGEST_LINE_BYTES = 8_000_000
"""Longer lines are not even kept in memory; the companion refuses far shorter ones by their tokens."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of input."""

    number: int
    """Counted from 1."""
    text: str
    problem: BestFriendError | None = None
    """Why it is no message."""


def lines(stream: BinaryIO) -> Iterator[Line]:
    """The lines of a pipe as they arrive; UTF-8, a byte order mark and Windows line ends are fine."""
    number = 0
    while raw := stream.readline(LONGEST_LINE_BYTES + 1):
        number += 1
        if len(raw) > LONGEST_LINE_BYTES and not raw.endswith(b"\n"):
            length = len(raw) + _skipped(stream)
            yield Line(number, "", too_long(length, LONGEST_LINE_BYTES, "bytes"))
            continue
        try:
            text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield Line(number, "", _no_text(error.start + 1))
        else:
            yield Line(number, text.rstrip("\r\n"))


def _skipped(stream: BinaryIO) -> int:
    length = 0
    while piece := stream.readline(1 << 20):
        length += len(piece)
        if piece.endswith(b"\n"):
            break
    return length


def _no_text(byte: int) -> Refused:
    return Refused(
        "message_not_text", f"The message is not UTF-8 text (byte {byte}).", "Save or send it as UTF-8."
    )
