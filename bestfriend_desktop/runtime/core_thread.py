"""The core's event loop on a thread of its own, where all services run.

The same in the window, on a headless machine and on the command line. A plain selector loop, because
psycopg's async mode refuses Windows' proactor loop, and qasync has no other there (docs/adr/0001-loop.md).
"""

import asyncio
import concurrent.futures
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from bestfriend_desktop.runtime import crash

T = TypeVar("T")


class CoreThread:
    """Runs coroutines for any thread."""

    def __init__(self) -> None:
        self._thread = threading.Thread(target=self._run, name="core", daemon=True)

    def start(self) -> None:
        """Start the loop."""
        # Made only now: a program that is built to read a setting has no sockets to close.
        self._loop = asyncio.SelectorEventLoop()
        self._loop.set_exception_handler(crash.loop_handler)
        self._thread.start()

    @property
    def is_running(self) -> bool:
        """True from `start` until `stop`."""
        return self._thread.is_alive()

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Run a coroutine on the core; cancelling the future cancels it there.

        Raises:
            RuntimeError: the core has been stopped.
        """
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop)
        except RuntimeError:
            work.close()
            raise

    def call(self, work: Coroutine[Any, Any, T], timeout_s: float | None = None) -> T:
        """Run a coroutine on the core and wait for it; never from the core's own thread."""
        return self.submit(work).result(timeout_s)

    def stop(self) -> None:
        """Cancel what still runs and end the thread."""
        if not self._thread.is_alive():
            return
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            left = asyncio.all_tasks(self._loop)
            for task in left:
                task.cancel()
            if left:
                self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()
