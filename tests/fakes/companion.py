"""The real companion on stores in memory and scripted engines, and an ear that hears its events."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from bestfriend_desktop.adapters.models.model_folder import ModelFolder
from bestfriend_desktop.adapters.scheduler import ApScheduler
from bestfriend_desktop.adapters.transient import TransientConversations
from bestfriend_desktop.domain.care.region import Region
from bestfriend_desktop.domain.events import Event
from bestfriend_desktop.domain.machine import GB, Machine
from bestfriend_desktop.ports import Embedder
from bestfriend_desktop.runtime.paths import resources_folder
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.care import Care
from bestfriend_desktop.services.companion import Companion
from bestfriend_desktop.services.personas import Personas
from bestfriend_desktop.services.voice import VoiceParts
from bestfriend_desktop.settings.store import SettingsStore
from tests.fakes.memory import AwayEmbedder, OneEmbedder
from tests.fakes.models import BASIC, LLAMA, ScriptedEmbeddedLibrary, ScriptedLibrary, ScriptedModels
from tests.fakes.secret_store import MemorySecrets
from tests.fakes.store import TransientStore
from tests.fakes.voice import ScriptedParts

E = TypeVar("E", bound=Event)


LAPTOP = Machine(memory_bytes=8 * GB, free_disk_bytes=100 * GB, cores=4)


class Ear:
    """Keeps every event."""

    def __init__(self, companion: Companion) -> None:
        self.companion = companion
        self.heard: list[Event] = []
        self._news = asyncio.Event()
        companion.events.subscribe(self._hear)

    def _hear(self, event: Event) -> None:
        self.heard.append(event)
        self._news.set()

    def all(self, kind: type[E]) -> list[E]:
        return [event for event in self.heard if isinstance(event, kind)]

    async def until(self, kind: type[E], count: int = 1) -> E:
        """Wait for the nth event of a kind."""
        async with asyncio.timeout(60):
            while len(self.all(kind)) < count:
                self._news.clear()
                await self._news.wait()
        return self.all(kind)[count - 1]


@dataclass
class Stage:
    """A companion with everything it stands on."""

    companion: Companion
    store: TransientStore
    basic: ScriptedModels
    ollama: ScriptedModels
    ollama_library: ScriptedLibrary
    embedded: ScriptedModels
    embedded_library: ScriptedEmbeddedLibrary
    place: ModelFolder
    settings: SettingsStore
    voice: ScriptedParts


def staged(
    folder: Path,
    *,
    store: TransientStore | None = None,
    basic: ScriptedModels | None = None,
    ollama: ScriptedModels | None = None,
    openai: ScriptedModels | None = None,
    embedder: Embedder | None = None,
    overrides: Mapping[str, str] | None = None,
    machine: Machine = LAPTOP,
    voice_of: Callable[[SettingsStore], VoiceParts] | None = None,
) -> Stage:
    """A companion that is not started yet; `folder` holds its settings.

    Its ears and mouth are scripted (`Stage.voice`), unless `voice_of` makes others.
    """
    store = store or TransientStore()
    basic = basic or ScriptedModels([BASIC])
    ollama = ollama or ScriptedModels([])
    openai = openai or ScriptedModels([])
    voice = ScriptedParts()
    library = ScriptedLibrary(ollama, lambda name: LLAMA)
    embedded = ScriptedModels([])
    place = ModelFolder(folder / "models", lambda _: machine)
    embedded_library = ScriptedEmbeddedLibrary(embedded, folder / "models")
    settings = SettingsStore(folder / "settings.toml", MemorySecrets(), {}, overrides or {})
    companion = Companion(
        store=store,
        temporary=TransientConversations(),
        built_in=lambda *_: basic,
        embedded=embedded,
        embedded_library=embedded_library,
        model_place=place,
        ollama=ollama,
        ollama_library=library,
        openai=openai,
        openai_library=ScriptedLibrary(openai, lambda name: LLAMA),
        embedders=OneEmbedder(embedder or AwayEmbedder()),
        personas=Personas(resources_folder() / "personas", lambda: settings.current.companion.persona_file),
        care=Care(
            resources_folder() / "care" / "helplines.json",
            lambda: Region("Europe/Berlin", ""),
            lambda: settings.current,
        ),
        settings=settings,
        probes={},
        scheduler=ApScheduler(),
        voice=lambda: voice_of(settings) if voice_of else voice.as_parts(folder / "recordings"),
        spawn=spawn,
    )
    return Stage(companion, store, basic, ollama, library, embedded, embedded_library, place, settings, voice)
