"""One run of the command line: builds the program when a command needs it, and closes it at the end."""

import concurrent.futures
import logging
import queue
import time
from collections.abc import Callable, Coroutine, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, SomethingBroke, StartupProgress
from bestfriend_desktop.faces.cli.terminal import one_line, tell
from bestfriend_desktop.runtime import crash
from bestfriend_desktop.runtime.logging import LOG_NAME, Log, configure

if TYPE_CHECKING:
    from bestfriend_desktop.runtime.program import Program

Build = Callable[[Mapping[str, str]], "Program"]
T = TypeVar("T")

SLOW_START_S = 1.5
"""A start that takes longer is explained step by step."""

_log = logging.getLogger(__name__)


class Session:
    """Hands out the program, opened as far as a command needs it.

    Args:
        build: puts the program together from settings of the command line.
    """

    def __init__(self, build: Build) -> None:
        self.overrides: dict[str, str] = {}
        self._build = build
        self._program: Program | None = None
        self._core_runs = False
        self._store_asked = False
        self._log: Log | None = None

    def built(self) -> "Program":
        """The program, with nothing running: enough for its settings."""
        if self._program is None:
            self._program = self._build(self.overrides)
            self._program.companion.events.subscribe(_tell_bug)
            with suppress(BestFriendError):  # a folder nobody may write keeps no one from reading a setting
                self._program.paths.prepare()
                self._log = configure(self._program.paths, self._program.settings)
            for problem in self._program.settings.problems:
                tell(f"Warning: {one_line(str(problem))}")
        return self._program

    def running(self) -> "Program":
        """The program with its core running, but without the store: enough for models."""
        program = self.built()
        if not self._core_runs:
            crash.install(program.companion.events.publish)
            program.core.start()
            self._core_runs = True
        return program

    def opened(self) -> "Program":
        """The program with its store open: messages can be taken.

        Raises:
            BestFriendError: the store could not be opened.
        """
        program = self.built()
        if self._store_asked:
            return program
        news: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
        unsubscribe = program.companion.events.subscribe(news.put)
        began = time.monotonic()
        if self._core_runs:
            future = program.core.submit(program.companion.start())
        else:
            self._close_log()  # the program opens its own
            future = program.start()
        self._core_runs = self._store_asked = True
        future.add_done_callback(lambda _: news.put(None))
        step = ""
        try:
            while True:
                try:
                    event = news.get(timeout=0.1)
                except queue.Empty:
                    event = StartupProgress(step)
                if event is None:
                    break
                if isinstance(event, StartupProgress):
                    step = event.step
                    if step and time.monotonic() - began > SLOW_START_S:
                        tell(f"{one_line(step)}…")
                        step = ""
        finally:
            unsubscribe()
        future.result()
        return program

    def call(self, work: Coroutine[Any, Any, T]) -> T:
        """Run a coroutine of the companion on the core and wait for it; Ctrl-C cancels it."""
        future = self.running().core.submit(work)
        try:
            return wait(future)
        except BaseException:
            future.cancel()
            raise

    def close(self) -> None:
        """Keep what was being written, and close the store."""
        if self._program is not None:
            self._program.close()
        self._close_log()

    def report_bug(self, error: Exception) -> None:
        """Write a bug of ours into the log, and say in one line that there was one."""
        details = ""
        if self._program is not None:
            _log.error("bug in the command line", exc_info=error)
            details = f" The log has the details: {self._program.paths.logs / LOG_NAME}"
        tell(f"Something went wrong inside Best Friend ({type(error).__name__}).{details}")

    def _close_log(self) -> None:
        if self._log is not None:
            self._log.close()
            self._log = None


def _tell_bug(event: Event) -> None:
    if isinstance(event, SomethingBroke):
        tell(event.message)


def wait(future: "concurrent.futures.Future[T]") -> T:
    """The future's result; in short waits, because Windows hears no Ctrl-C during a long one."""
    while True:
        try:
            return future.result(timeout=0.2)
        except TimeoutError:
            if future.done():
                return future.result()
