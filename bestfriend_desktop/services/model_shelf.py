"""The models on this machine: fetched with progress, cancelled, shown and removed."""

import asyncio
from contextlib import aclosing

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import ModelPulling, ModelsChanged
from bestfriend_desktop.domain.models import BASIC_MODEL, ModelDetails
from bestfriend_desktop.ports import ModelLibrary, Spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import ModelChoice


class ModelShelf:
    """Knows which library a name belongs to, and the downloads under way."""

    def __init__(
        self,
        embedded: ModelLibrary,
        ollama: ModelLibrary,
        choice: ModelChoice,
        events: EventBus,
        spawn: Spawn,
    ) -> None:
        self._embedded = embedded
        self._ollama = ollama
        self._choice = choice
        self._events = events
        self._spawn = spawn
        self._pulls: dict[str, asyncio.Task[None]] = {}

    async def pull(self, name: str) -> None:
        """Fetch a model; a broken download goes on where it was. Ends when it is there.

        Raises:
            Refused: `pull_cancelled`, `pull_running`, `model_name_empty`.
            Unavailable, Misconfigured: as the engine says.
        """
        name = _named(name)
        if name in self._pulls:
            raise Refused("pull_running", f"{name} is being fetched already.", "Wait for it, or cancel it.")
        # A task of its own, so that it can be cancelled by name and by whoever waits here.
        task = self._pulls[name] = self._spawn(self._fetch(name), name=f"pull {name}")
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        finally:
            del self._pulls[name]
        if task.cancelled():
            raise Refused(
                "pull_cancelled",
                f"Fetching {name} was cancelled.",
                "Fetch it again to go on where it stopped.",
            )
        task.result()

    async def cancel_pull(self, name: str) -> bool:
        """Stop a download; what has arrived is kept for the next try. True when one was running."""
        task = self._pulls.get(name.strip())
        return task.cancel() if task else False

    async def delete(self, name: str) -> None:
        """Remove a model from the disk."""
        name = _named(name)
        await self._library(name).delete(name)
        self._changed()

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        name = _named(name)
        return await self._library(name).show(name)

    async def _fetch(self, name: str) -> None:
        async with aclosing(self._library(name).pull(name)) as steps:
            async for progress in steps:
                self._events.publish(ModelPulling(progress))
        self._changed()

    def _changed(self) -> None:
        self._choice.forget()
        self._events.publish(ModelsChanged())

    def _library(self, name: str) -> ModelLibrary:
        return self._embedded if name == BASIC_MODEL else self._ollama


def _named(name: str) -> str:
    if not name.strip():
        raise Refused("model_name_empty", "No model was named.", "Name one, for example llama3.2.")
    return name.strip()
