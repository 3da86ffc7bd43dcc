"""How work of their own is started and comes round again."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any, Protocol, TypeVar

T = TypeVar("T")


class Spawn(Protocol):
    """How services start work of their own (runtime.tasks.spawn)."""

    def __call__(self, work: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        """Start work that is named, kept, and reported when it fails."""
        ...


class Scheduler(Protocol):
    """Does work that comes round again, on the core's loop."""

    async def every(self, period_s: float, work: Callable[[], Awaitable[None]], *, name: str) -> None:
        """Do the work now and again after each period; once for all that was missed, never twice at once."""
        ...

    async def close(self) -> None:
        """Start nothing any more."""
        ...
