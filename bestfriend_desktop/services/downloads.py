"""Downloads under way: told as they move on, cancelled by name."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import ModelPulling
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.services.event_bus import EventBus


class Downloads:
    """At most one download of each name."""

    def __init__(self, events: EventBus, spawn: Spawn) -> None:
        self._events = events
        self._spawn = spawn
        self._running: dict[str, asyncio.Task[None]] = {}

    async def fetch(self, name: str, steps: AsyncGenerator[PullProgress]) -> None:
        """Work a download off; `ModelPulling` tells how far it is.

        Raises:
            Refused: `pull_cancelled`, `pull_running`.
            Unavailable, Misconfigured: as the library says.
        """
        if name in self._running:
            raise Refused("pull_running", f"{name} is being fetched already.", "Wait for it, or cancel it.")
        # A task of its own, so that it can be cancelled by name and by whoever waits here.
        task = self._running[name] = self._spawn(self._fetch(steps), name=f"pull {name}")
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        finally:
            del self._running[name]
        if task.cancelled():
            raise Refused(
                "pull_cancelled",
                f"Fetching {name} was cancelled.",
                "Fetch it again to go on where it stopped.",
            )
        task.result()

    def is_running(self, name: str) -> bool:
        """Whether something of that name is being fetched."""
        return name in self._running

    def cancel(self, name: str) -> bool:
        """Stop a download; what has arrived is kept for the next try. True when one was running."""
        task = self._running.get(name)
        return task.cancel() if task else False

    async def _fetch(self, steps: AsyncGenerator[PullProgress]) -> None:
        async with aclosing(steps):
            async for progress in steps:
                self._events.publish(ModelPulling(progress))
