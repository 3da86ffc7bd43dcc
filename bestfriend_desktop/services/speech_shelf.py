"""Voices, and models to listen with, on this machine: fetched with progress, imported and removed."""

from collections.abc import Sequence
from pathlib import Path

from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import ModelsChanged
from bestfriend_desktop.domain.speech import VoiceInfo
from bestfriend_desktop.ports import SpeechLibrary
from bestfriend_desktop.services.downloads import Downloads
from bestfriend_desktop.services.event_bus import EventBus


class SpeechShelf:
    """Knows which library a name belongs to."""

    def __init__(self, libraries: Sequence[SpeechLibrary], events: EventBus, downloads: Downloads) -> None:
        self._libraries = libraries
        self._events = events
        self._downloads = downloads

    async def available(self, *, ask_network: bool = False) -> list[VoiceInfo]:
        """Those that are here, then those that could be fetched, as far as is known without the network."""
        found = [
            one for library in self._libraries for one in await library.available(ask_network=ask_network)
        ]
        return sorted(found, key=lambda one: not one.is_installed)

    async def pull(self, name: str) -> None:
        """Fetch; a broken download goes on where it was. Ends when it is there.

        Raises:
            Refused: `pull_cancelled`, `pull_running`, `voice_unknown`.
            Unavailable, Misconfigured: as the library says.
        """
        library = await self._library(name, ask_network=True)
        await self._downloads.fetch(name, library.pull(name))
        self._events.publish(ModelsChanged())

    def cancel_pull(self, name: str) -> bool:
        """Stop a download; what has arrived is kept for the next try. True when one was running."""
        return self._downloads.cancel(name)

    async def add(self, path: Path) -> VoiceInfo:
        """Import from a file or folder.

        Raises:
            Refused: `voice_unfit`: it is neither a voice nor a model to listen with.
        """
        refusals: list[Refused] = []
        for library in self._libraries:
            try:
                added = await library.add(path)
            except Refused as refusal:
                refusals.append(refusal)
            else:
                self._events.publish(ModelsChanged())
                return added
        raise refusals[0]

    async def delete(self, name: str) -> None:
        """Remove from the disk."""
        await (await self._library(name)).delete(name)
        self._events.publish(ModelsChanged())

    async def _library(self, name: str, *, ask_network: bool = False) -> SpeechLibrary:
        failure: BestFriendError | None = None
        for library in self._libraries:
            try:
                if any(one.name == name for one in await library.available(ask_network=ask_network)):
                    return library
            except BestFriendError as error:
                failure = failure or error
        raise failure or Refused(
            "voice_unknown",
            f"There is no voice or listening model called {name}.",
            "See what there is: bestfriend voices list.",
        )
