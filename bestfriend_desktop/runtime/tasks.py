"""Named tasks that are kept until they end; the only way to start one.

asyncio holds tasks weakly: one that nobody keeps can vanish in the middle, and its failure with it.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

from bestfriend_desktop.runtime import crash

T = TypeVar("T")

_kept: set[asyncio.Task[Any]] = set()


def spawn(work: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
    """Start work on the running loop.

    A failure that nobody awaits goes to `runtime.crash`; cancelling is no failure.
    """
    task = asyncio.get_running_loop().create_task(work, name=name)
    _kept.add(task)
    task.add_done_callback(_ended)
    return task


def _ended(task: asyncio.Task[Any]) -> None:
    _kept.discard(task)
    if not task.cancelled() and (error := task.exception()) is not None:
        crash.report(error, f"task {task.get_name()}")
