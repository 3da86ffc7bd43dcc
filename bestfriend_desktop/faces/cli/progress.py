"""How far a download is, on standard error."""

import queue
import sys
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelPulling
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.faces.cli.session import Session, wait
from bestfriend_desktop.faces.cli.terminal import is_screen, one_line, tell

BAR_WIDTH = 30
SCREEN_INTERVAL_S = 0.1
PLAIN_INTERVAL_S = 5.0
"""Where nobody looks (a log of some job), a line now and then is enough."""


def with_progress(
    session: Session, work: Coroutine[Any, Any, None], cancel: Callable[[], Coroutine[Any, Any, bool]]
) -> None:
    """Run a download on the core and show how far it is; Ctrl-C cancels it.

    Args:
        session: whose core.
        work: fetches.
        cancel: ends `work` with a `BestFriendError`.

    Raises:
        KeyboardInterrupt: it was cancelled; what has arrived is kept.
        BestFriendError: what the download raised.
    """
    program = session.running()
    news: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    unsubscribe = program.companion.events.subscribe(news.put)
    future = program.core.submit(work)
    future.add_done_callback(lambda _: news.put(None))
    bar = Bar()
    try:
        _follow(news, bar)
        bar.end()
        wait(future)
    except KeyboardInterrupt:
        bar.end()
        session.call(cancel())
        with suppress(BestFriendError):  # that it was cancelled
            wait(future)
        raise
    finally:
        unsubscribe()


class Bar:
    """How far a download is, on standard error: one line that moves on a screen, else a line at times."""

    def __init__(self) -> None:
        self._screen = is_screen(sys.stderr)
        self._told_at = 0.0
        self._width = 0

    def show(self, progress: PullProgress) -> None:
        """Show this much, unless something was shown just now."""
        now = time.monotonic()
        done = progress.fraction == 1.0
        if now - self._told_at < (SCREEN_INTERVAL_S if self._screen else PLAIN_INTERVAL_S) and not done:
            return
        self._told_at = now
        text = self._text(progress)
        if self._screen:
            tell("\r" + text.ljust(self._width), end="")
            self._width = len(text)
        else:
            tell(text)

    def end(self) -> None:
        """Leave the line."""
        if self._width:
            tell("")
        self._width = 0

    def _text(self, progress: PullProgress) -> str:
        if progress.fraction is None:
            return one_line(progress.status)
        full = round(progress.fraction * BAR_WIDTH)
        bar = f"[{'#' * full}{'.' * (BAR_WIDTH - full)}] " if self._screen else ""
        sizes = f"{size(progress.done_bytes)} of {size(progress.total_bytes)}"
        left = f"  {_time(progress.seconds_left)} left" if progress.seconds_left is not None else ""
        return f"{bar}{progress.fraction:4.0%}  {sizes}{left}  {one_line(progress.status)[:60]}"


def _time(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 90 else f"{seconds / 60:.0f} min"


def _follow(news: "queue.SimpleQueue[Event | None]", bar: Bar) -> None:
    while True:
        try:
            event = news.get(timeout=0.2)
        except queue.Empty:
            continue
        if event is None:
            return
        if isinstance(event, ModelPulling):
            bar.show(event.progress)


def size(count: int) -> str:
    """Bytes as a person reads them: `1.3 GB`."""
    amount = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
