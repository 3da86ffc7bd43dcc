"""The program's start: which face shows the companion."""

import gc
import os
import stat
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bestfriend_desktop.runtime.program import Program


INTERRUPTED = 130
"""The exit code of a program that Ctrl-C ended, as shells give it."""


def main() -> int:
    """Open the window, or talk in the terminal; returns the exit code."""
    try:
        return _face()
    except KeyboardInterrupt:  # while the first parts are imported; later each face sees to it
        return INTERRUPTED


def _face() -> int:
    """Without a command: messages piped in are answered; a screen gets the window; all else the terminal."""
    arguments = sys.argv[1:]
    overrides = _overrides_alone(arguments)
    if overrides is not None and not _messages_are_piped_in():
        from bestfriend_desktop.faces.window.display import why_no_window

        reason = why_no_window()
        if not reason:
            return _window(overrides)
        print(f"No window: {reason}. Talking in the terminal instead.", file=sys.stderr)
    from bestfriend_desktop.faces.cli.main import run

    return run(arguments, _build)


def _build(overrides: Mapping[str, str]) -> "Program":
    """Put the program together; its parts are imported only now, so help and version are there at once."""
    from bestfriend_desktop.app import build

    return build(overrides)


def _window(overrides: Mapping[str, str]) -> int:
    from bestfriend_desktop.domain.errors import BestFriendError

    gc.disable()  # nothing that is loaded now is garbage, and soon the window collects its own
    try:
        from bestfriend_desktop.faces.window.start import run
    except ImportError as error:
        # Qt is there, a system library that it needs is not.
        from bestfriend_desktop.faces.cli.main import run as run_terminal

        gc.enable()
        print(f"No window: {error}. Talking in the terminal instead.", file=sys.stderr)
        return run_terminal(sys.argv[1:], _build)
    try:
        program = _build(overrides)
    except BestFriendError as error:
        print(error, file=sys.stderr)
        return 1
    return run(program)


def _overrides_alone(arguments: list[str]) -> dict[str, str] | None:
    """The settings in `--set NAME=VALUE ...`; None where there is anything else, which is the terminal's."""
    words = iter(arguments)
    overrides = {}
    for word in words:
        option, _, pair = word.partition("=")
        name, is_pair, value = (pair or next(words, "")).partition("=")
        if option != "--set" or not is_pair:
            return None
        overrides[name.strip()] = value
    return overrides


def _messages_are_piped_in() -> bool:
    """True for a pipe or a file; a desktop starts programs with a null device, a service with a socket."""
    try:
        mode = os.fstat(0).st_mode
    except OSError:
        return False
    return stat.S_ISFIFO(mode) or stat.S_ISREG(mode)


if __name__ == "__main__":
    sys.exit(main())
