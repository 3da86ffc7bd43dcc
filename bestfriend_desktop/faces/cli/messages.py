"""Messages piped in: one a line, read as they come, each checked for being text."""

import codecs
import io
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
    """The lines of a pipe as they arrive; a byte order mark and Windows line ends are fine.

    UTF-8, or UTF-16 where a byte order mark says so, as Windows' own programs write it. Lines in which there
    is nothing, or only blanks, part messages and are none.
    """
    first = stream.readline(LONGEST_LINE_BYTES + 1)
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Its line ends are two bytes each, so it cannot be read byte line by byte line.
        try:
            text = (first + stream.read()).decode("utf-16")
        except UnicodeDecodeError as error:
            yield Line(1, "", _no_text(error.start + 1))
            return
        stream = io.BytesIO(text.encode("utf-8"))
        first = stream.readline(LONGEST_LINE_BYTES + 1)
    number = 0
    raw = first
    while raw:
        number += 1
        line = _line(stream, number, raw)
        if line.problem is not None or line.text.strip():
            yield line
        raw = stream.readline(LONGEST_LINE_BYTES + 1)


def _line(stream: BinaryIO, number: int, raw: bytes) -> Line:
    if len(raw) > LONGEST_LINE_BYTES and not raw.endswith(b"\n"):
        length = len(raw) + _skipped(stream)
        return Line(number, "", too_long(length, LONGEST_LINE_BYTES, "bytes"))
    try:
        text = raw.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError as error:
        return Line(number, "", _no_text(error.start + 1))
    return Line(number, text.rstrip("\r\n"))


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
