"""The models on this machine: fetched with progress, cancelled, shown and removed."""

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import ModelsChanged
from bestfriend_desktop.domain.models import BASIC_MODEL, ModelDetails
from bestfriend_desktop.ports import ModelLibrary
from bestfriend_desktop.services.downloads import Downloads
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import ModelChoice


class ModelShelf:
    """Knows which library a name belongs to."""

    def __init__(
        self,
        embedded: ModelLibrary,
        ollama: ModelLibrary,
        choice: ModelChoice,
        events: EventBus,
        downloads: Downloads,
    ) -> None:
        self._embedded = embedded
        self._ollama = ollama
        self._choice = choice
        self._events = events
        self._downloads = downloads

    async def pull(self, name: str) -> None:
        """Fetch a model; a broken download goes on where it was. Ends when it is there.

        Raises:
            Refused: `pull_cancelled`, `pull_running`, `model_name_empty`.
            Unavailable, Misconfigured: as the engine says.
        """
        name = _named(name)
        await self._downloads.fetch(name, self._library(name).pull(name))
        self._changed()

    async def cancel_pull(self, name: str) -> bool:
        """Stop a download; what has arrived is kept for the next try. True when one was running."""
        return self._downloads.cancel(name.strip())

    async def delete(self, name: str) -> None:
        """Remove a model from the disk."""
        name = _named(name)
        await self._library(name).delete(name)
        self._changed()

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        name = _named(name)
        return await self._library(name).show(name)

    def _changed(self) -> None:
        self._choice.forget()
        self._events.publish(ModelsChanged())

    def _library(self, name: str) -> ModelLibrary:
        return self._embedded if name == BASIC_MODEL else self._ollama


def _named(name: str) -> str:
    if not name.strip():
        raise Refused("model_name_empty", "No model was named.", "Name one, for example llama3.2.")
    return name.strip()
