"""What reaches the terminal: replies on standard output, all else on standard error, both made harmless.

Model texts, titles and names are other people's: an escape sequence in them could repaint the screen or set
its title, so control characters never get through, to a screen or to a pipe.
"""

import io
import os
import re
import sys
from typing import Any

from bestfriend_desktop.domain.conversation import Message, MessageStatus
from bestfriend_desktop.domain.errors import BestFriendError

# C0 but tab and new line, DEL, C1, and the two overrides that turn the direction of what follows.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202d\u202e\ud800-\udfff]")


class NobodyReads(Exception):
    """Whoever read our output has gone: `bestfriend chat ... | head -1`."""


class CannotWrite(Exception):
    """Our output cannot be written: the disk is full that it goes to, or the place is gone."""

    def __init__(self, error: OSError) -> None:
        super().__init__(f"The output cannot be written ({error.strerror or error}).")


def harmless(text: str) -> str:
    """The text without control characters; tabs and new lines stay."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, harmless."""
    return harmless(" ".join(text.split()))


def say(text: str) -> None:
    """Write a line to standard output."""
    write(f"{text}\n")


def write(text: str) -> None:
    """Write to standard output at once.

    Raises:
        NobodyReads: the other end of the pipe is closed.
        CannotWrite: the output goes to a file that takes no more.
    """
    try:
        sys.stdout.write(harmless(text))
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise NobodyReads from error
    except OSError as error:
        raise CannotWrite(error) from error


def tell(text: str, *, end: str = "\n") -> None:
    """Write a line to standard error."""
    try:
        sys.stderr.write(("\r" if text.startswith("\r") else "") + harmless(text) + end)
        sys.stderr.flush()
    except OSError:
        pass  # whoever does not listen is not told


def tell_error(error: BestFriendError, *, where: str = "") -> None:
    """Write an error to standard error: one line, the sentence and the remedy."""
    tell(where + one_line(str(error)))


def is_screen(stream: Any) -> bool:
    """True where a person looks at it (or types into it)."""
    return bool(stream.isatty())


def prepare_streams() -> None:
    """Make the three standard streams fit for all: any of them may be closed or speak an old encoding."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            # For as long as the program runs.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115
        elif mode == "w" and isinstance(stream, io.TextIOWrapper):
            # What a screen cannot show is replaced; a pipe always gets UTF-8.
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace", newline=None)


def stop_writing() -> None:
    """After a broken pipe or a full disk: let Python's last flush of standard output go nowhere."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
    except (OSError, ValueError):
        pass  # a stream without a descriptor needs no saving


CUT_OFF = (
    'The reply was cut off at its limit. Say "go on" to hear more, or let replies be longer with the setting '
    "model.reply_tokens."
)


def is_cut(reply: Message | None) -> bool:
    """Whether it ends at its limit and not where the model would have ended it."""
    return reply is not None and reply.status is MessageStatus.CUT


class ReplyWriter:
    """Streams one reply to standard output; holds white space back until more words come.

    So the reply ends with exactly one new line, however the model ended it.
    """

    def __init__(self) -> None:
        self._space = ""
        self._began = False

    def feed(self, piece: str) -> None:
        """Write the next piece."""
        text = self._space + piece
        words = text.rstrip()
        self._space = text[len(words) :]
        if words:
            write(words if self._began else words.lstrip())
            self._began = True

    def finish(self) -> None:
        """End the line, if there is one."""
        if self._began:
            write("\n")
        self._space, self._began = "", False
