"""The one way down: what the person wants is submitted to the core, and awaited without blocking."""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.runtime.core_thread import CoreThread
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.companion import Companion

T = TypeVar("T")


class Intents(QObject):
    """Slots call `do` with a coroutine of the window's loop; inside, `ask` awaits one of the core's."""

    failed = Signal(object)
    """A `BestFriendError` that the work itself did not handle."""

    def __init__(self, companion: Companion, core: CoreThread, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.companion = companion
        self._core = core
        self._is_closed = False

    def close(self) -> None:
        """The window is closed and the core ends: what a timer or a late event still asks is cancelled."""
        self._is_closed = True

    @property
    def is_open(self) -> bool:
        """False before the core has been started, which is after the window is shown, and after its end."""
        return self._core.is_running and not self._is_closed

    def ask(self, work: Coroutine[Any, Any, T]) -> asyncio.Future[T]:
        """Run a coroutine of the companion on the core; awaited, it raises what that raises."""
        if self._is_closed:
            work.close()
            nothing: asyncio.Future[T] = asyncio.get_running_loop().create_future()
            nothing.cancel()
            return nothing
        return asyncio.wrap_future(self._core.submit(work))

    def do(self, work: Coroutine[Any, Any, object], name: str) -> asyncio.Task[None]:
        """Start work on the window's loop; an error a person can mend is told by `failed`."""
        task = spawn(self._guarded(work), name=name)
        task.add_done_callback(lambda _task: work.close())  # when it was cancelled before it began
        return task

    def submit(self, work: Coroutine[Any, Any, object], name: str) -> None:
        """Have the core do something whose outcome comes up as events."""
        self.do(_outcome(self.ask(work)), name)

    async def _guarded(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except BestFriendError as error:
            self.failed.emit(error)


async def _outcome(future: asyncio.Future[T]) -> T:
    return await future
