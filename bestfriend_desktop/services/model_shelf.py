"""The models on this machine: fetched with progress, cancelled, shown and removed."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

from bestfriend_desktop.domain import model_notes
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused
from bestfriend_desktop.domain.events import ModelArrived, ModelFetchFailed, ModelsChanged
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.domain.models import BASIC_MODEL, ModelDetails, ModelInfo, PullProgress
from bestfriend_desktop.domain.offered_models import OfferedModel
from bestfriend_desktop.ports import EmbeddedLibrary, ModelLibrary, ModelPlace, Spawn
from bestfriend_desktop.services.download_speed import DownloadSpeed
from bestfriend_desktop.services.downloads import Downloads
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import ModelChoice
from bestfriend_desktop.services.model_offers import ModelOffers


class ModelShelf:
    """Knows which library a name belongs to."""

    def __init__(
        self,
        embedded: EmbeddedLibrary,
        ollama: ModelLibrary,
        openai: ModelLibrary,
        place: ModelPlace,
        offers: ModelOffers,
        choice: ModelChoice,
        events: EventBus,
        downloads: Downloads,
        spawn: Spawn,
    ) -> None:
        self._embedded = embedded
        self._ollama = ollama
        self._openai = openai
        self._place = place
        self._offers = offers
        self._choice = choice
        self._events = events
        self._downloads = downloads
        self._spawn = spawn
        self._behind: set[asyncio.Task[None]] = set()
        self._is_closing = False

    async def pull(self, name: str) -> None:
        """Fetch a model; a broken download goes on where it was. Ends when it is there.

        Raises:
            Refused: `pull_cancelled`, `pull_running`, `model_name_empty`, `model_too_large`.
            Unavailable, Misconfigured: as the engine says.
        """
        name = _named(name)
        _refuse_built_in(name)
        self._offers.refuse_too_large(name)
        await self._downloads.fetch(name, self._measured(self._library(name).pull(name)))
        await self._note(lambda notes: model_notes.with_arrival(notes, name))
        self._events.publish(ModelArrived(name, self._label(name)))
        self._changed()

    async def fetch(self, name: str, *, with_ollama: bool = False) -> None:
        """Begin to fetch an offered model behind the conversation; events tell how it goes.

        Where the program ends meanwhile, `resume` goes on with it.

        Raises:
            Misconfigured: `model_not_offered`.
            Refused: `pull_running`, `model_too_large`.
        """
        model = self._offered(_named(name))
        wanted = model.ollama if with_ollama else model.name
        self._offers.refuse_too_large(wanted)
        if self._downloads.is_running(wanted):
            raise Refused(
                "pull_running", f"{model.label} is being fetched already.", "Wait for it, or cancel it."
            )
        await self._note(lambda notes: model_notes.with_wanted(notes, wanted))
        self._begin(wanted)

    async def resume(self) -> None:
        """Go on with what was being fetched when the program ended."""
        for name in (await asyncio.to_thread(self._place.notes)).wanted:
            if not self._downloads.is_running(name):
                self._begin(name)

    async def cancel_pull(self, name: str) -> bool:
        """Stop a download; what has arrived is kept for the next try. True when one was running."""
        name = name.strip()
        await self._note(lambda notes: model_notes.without_wanted(notes, name))
        return self._downloads.cancel(name)

    async def close(self) -> None:
        """Stop what is being fetched behind; it is gone on with at the next start."""
        self._is_closing = True
        for task in self._behind:
            task.cancel()
        await asyncio.gather(*self._behind, return_exceptions=True)

    async def add(self, path: Path, *, copy: bool) -> ModelInfo:
        """Take a GGUF file of the person's own into the list; it answers from the next message on.

        Raises:
            Refused: `model_unfit`, `model_known`.
            Unavailable: `disk_full`.
        """
        added = await self._embedded.add(path, copy=copy)
        await self._note(lambda notes: model_notes.with_arrival(notes, added.name))
        self._changed()
        return added

    async def delete(self, name: str) -> None:
        """Remove a model from the disk, or what has arrived of it."""
        name = _named(name)
        _refuse_built_in(name)
        if self._downloads.is_running(name):
            raise Refused("pull_running", f"{name} is being fetched.", "Cancel that first.")
        if (
            name in self._offered_names()
            and name not in self._place.here()
            and self._place.arrived_bytes(name)
        ):
            await asyncio.to_thread(self._place.forget_part, name)
        else:
            await (await self._library_of(name)).delete(name)
        await self._note(lambda notes: model_notes.without_model(notes, name))
        self._changed()

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        name = _named(name)
        if name == BASIC_MODEL:
            return ModelDetails(await self._choice.built_in())
        return await (await self._library_of(name)).show(name)

    def _begin(self, name: str) -> None:
        task = self._spawn(self._fetch_behind(name), name=f"fetch {name}")
        self._behind.add(task)
        task.add_done_callback(self._behind.discard)

    async def _fetch_behind(self, name: str) -> None:
        try:
            await self.pull(name)
        except BestFriendError as error:
            if self._is_closing:
                return
            await self._note(lambda notes: model_notes.without_wanted(notes, name))
            if error.code != "pull_cancelled":
                self._events.publish(ModelFetchFailed(name, error.code, error.message, error.remedy))
            self._events.publish(ModelsChanged())

    async def _measured(self, steps: AsyncGenerator[PullProgress]) -> AsyncGenerator[PullProgress]:
        """The same steps, with the time that is left; how quick they were is noted."""
        speed = DownloadSpeed()
        async with aclosing(steps):
            async for step in steps:
                speed.add(step.done_bytes)
                yield replace(step, seconds_left=speed.seconds(step.total_bytes - step.done_bytes))
        if measured := speed.bytes_per_s:
            await self._note(lambda notes: model_notes.with_download(notes, measured))

    async def _note(self, change: Callable[[ModelNotes], ModelNotes]) -> None:
        await asyncio.to_thread(self._place.change_notes, change)

    def _changed(self) -> None:
        self._choice.forget()
        self._events.publish(ModelsChanged())

    async def _library_of(self, name: str) -> ModelLibrary:
        """Of a model that is there, whoever has it."""
        library = self._library(name)
        return self._openai if library is self._ollama and await self._choice.serves(name) else library

    def _library(self, name: str) -> ModelLibrary:
        embedded = name in self._place.here() or name in self._offered_names()
        return self._embedded if embedded else self._ollama

    def _offered(self, name: str) -> OfferedModel:
        for model in self._place.offered():
            if name.lower() in (model.name, model.ollama):
                return model
        names = ", ".join(model.name for model in self._place.offered())
        raise Misconfigured(
            "model_not_offered",
            f"There is no offered model called {name}.",
            f"There are: {names}. With Ollama any other can be fetched: bestfriend models pull NAME",
        )

    def _offered_names(self) -> set[str]:
        return {model.name for model in self._place.offered()}

    def _label(self, name: str) -> str:
        return next((model.label for model in self._place.offered() if model.name == name), name)


def _refuse_built_in(name: str) -> None:
    if name == BASIC_MODEL:
        raise Refused(
            "basic_model_stays",
            "The built-in companion is part of the program: it is neither fetched nor removed.",
            "See what can be fetched: bestfriend models offered",
        )


def _named(name: str) -> str:
    if not name.strip():
        raise Refused("model_name_empty", "No model was named.", "Name one, for example llama3.2.")
    return name.strip()
