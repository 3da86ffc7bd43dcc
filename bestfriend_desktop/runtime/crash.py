"""Where our own bugs go: into the log with the turn's correlation id, and once to the person.

Errors that a person can do something about (`domain.errors`) never come here.
"""

import asyncio
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from types import TracebackType
from typing import Any

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import SomethingBroke
from bestfriend_desktop.services.correlation import current_turn

_log = logging.getLogger(__name__)
_tell: Callable[[SomethingBroke], None] | None = None
_told: set[str] = set()


def install(tell: Callable[[SomethingBroke], None]) -> None:
    """Catch what nobody catches, on every thread; `tell` is called once for each kind of failure."""
    global _tell
    _tell = tell
    _told.clear()
    sys.excepthook = _from_main
    threading.excepthook = _from_thread


def report(error: BaseException, where: str) -> None:
    """Log a failure and tell the person once; what a person can mend is only logged."""
    if isinstance(error, KeyboardInterrupt | SystemExit):
        return
    if isinstance(error, BestFriendError):
        _log.info("%s: %s", where, error)
        return
    _log.error("bug in %s", where, exc_info=error)
    kind = _kind(error)
    if _tell is not None and kind not in _told:
        _told.add(kind)
        _tell(
            SomethingBroke(
                "Something went wrong inside Best Friend; the log has the details.", current_turn.get()
            )
        )


def _kind(error: BaseException) -> str:
    """The same for every time the same line fails in the same way."""
    place = traceback.extract_tb(error.__traceback__)[-1:]
    return " ".join([type(error).__name__, *(f"{frame.filename}:{frame.lineno}" for frame in place)])


def loop_handler(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An asyncio exception handler that reports here."""
    error = context.get("exception")
    message = str(context.get("message", "the event loop"))
    if isinstance(error, BaseException):
        report(error, message)
    else:
        _log.error("event loop: %s", message)


def _from_main(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if isinstance(error, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    report(error, "the main thread")


def _from_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        name = arguments.thread.name if arguments.thread else "unknown"
        report(arguments.exc_value, f"thread {name}")
