"""The composition root: the one place that names adapters and puts the program together."""

import asyncio
import os
from collections.abc import Awaitable, Mapping, Sequence
from functools import partial

from bestfriend_desktop.adapters.certificates import Certificates
from bestfriend_desktop.adapters.disk import disk_health
from bestfriend_desktop.adapters.embeddings.choice import EmbedderChoice
from bestfriend_desktop.adapters.embeddings.when_needed import EmbedderWhenNeeded
from bestfriend_desktop.adapters.help_pages import HelpPages
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.models.model_folder import ModelFolder
from bestfriend_desktop.adapters.models.when_needed import (
    EmbeddedEngine,
    EmbeddedWhenNeeded,
    EngineWithLibrary,
    WhenNeeded,
)
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.scheduler import ApScheduler
from bestfriend_desktop.adapters.secrets import Secrets
from bestfriend_desktop.adapters.system_region import system_region
from bestfriend_desktop.adapters.transient import TransientConversations
from bestfriend_desktop.domain.embedders import of_ollama
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.sound import DeviceKind
from bestfriend_desktop.ports import Embedder
from bestfriend_desktop.runtime.paths import Paths, help_folder, resources_folder, starter_models_folder
from bestfriend_desktop.runtime.program import Program
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.built_in import BuiltInCompanion
from bestfriend_desktop.services.care import Care
from bestfriend_desktop.services.companion import Companion
from bestfriend_desktop.services.personas import Personas
from bestfriend_desktop.services.voice import VoiceParts
from bestfriend_desktop.settings.store import SettingsStore


def build(overrides: Mapping[str, str]) -> Program:
    """Put the program together; nothing is opened, started or loaded yet.

    Args:
        overrides: settings from the command line, by name.

    Raises:
        Misconfigured: a setting from the command line or the environment is unknown or has no good value.
    """
    certificates = Certificates(os.environ)
    paths = Paths.of_this_person()
    secrets = Secrets(paths.home)
    settings = SettingsStore(paths.settings_file, secrets, os.environ, overrides)
    files = ModelFiles([paths.models, starter_models_folder()])
    place = ModelFolder(paths.models / "language")
    embedded = EmbeddedWhenNeeded(lambda: _embedded(place, settings))
    ollama = WhenNeeded(lambda: _ollama(settings))
    openai = WhenNeeded(lambda: _openai(settings))
    embedders = EmbedderChoice(
        EmbedderWhenNeeded("minilm-l6-v2-int8-128x4", lambda: _minilm(files)),
        lambda model: EmbedderWhenNeeded(of_ollama(model), lambda: _ollama_embedder(model, settings)),
        lambda: settings.current.memory.embedder,
    )
    companion = Companion(
        store=PostgresStore(paths.postgres, lambda: str(settings.get("database.url"))),
        temporary=TransientConversations(),
        built_in=partial(BuiltInCompanion, help_=HelpPages(help_folder())),
        embedded=embedded,
        embedded_library=embedded,
        model_place=place,
        ollama=ollama,
        ollama_library=ollama,
        openai=openai,
        openai_library=openai,
        embedders=embedders,
        personas=Personas(resources_folder() / "personas", lambda: settings.current.companion.persona_file),
        care=Care(resources_folder() / "care" / "helplines.json", system_region, lambda: settings.current),
        settings=settings,
        probes={
            "ollama": lambda: _one(ollama.health()),
            "openai": lambda: _one(openai.health()),
            "embedded models": lambda: _one(embedded.health()),
            "settings": lambda: _settings_health(settings),
            "secrets": secrets.health,
            "certificates": certificates.health,
            "disk": lambda: disk_health(paths.home),
        },
        scheduler=ApScheduler(),
        voice=lambda: voice_parts(paths, settings, files),
        spawn=spawn,
    )
    return Program(paths, settings, companion)


def _embedded(place: ModelFolder, settings: SettingsStore) -> EmbeddedEngine:
    from bestfriend_desktop.adapters.hub import hub_address
    from bestfriend_desktop.adapters.models.embedded import EmbeddedModels

    return EmbeddedModels(place, lambda: hub_address(settings.current.hub.address))


def _ollama(settings: SettingsStore) -> EngineWithLibrary:
    from bestfriend_desktop.adapters.models.ollama import OllamaModels

    return OllamaModels(lambda: settings.current.ollama)


def _openai(settings: SettingsStore) -> EngineWithLibrary:
    from bestfriend_desktop.adapters.models.openai_compatible import OpenAIModels

    return OpenAIModels(lambda: settings.current.openai)


def _minilm(files: ModelFiles) -> Embedder:
    from bestfriend_desktop.adapters.embeddings.minilm import MiniLM

    return MiniLM(files)


def _ollama_embedder(model: str, settings: SettingsStore) -> Embedder:
    from bestfriend_desktop.adapters.embeddings.ollama import OllamaEmbedder

    return OllamaEmbedder(model, lambda: settings.current.ollama)


def voice_parts(paths: Paths, settings: SettingsStore, files: ModelFiles) -> VoiceParts:
    """Ears, voices and devices; slow to import, and so made when they are first wanted."""
    from bestfriend_desktop.adapters.audio.devices import SystemDevices
    from bestfriend_desktop.adapters.audio.echo import EchoCanceller
    from bestfriend_desktop.adapters.audio.files import SoundFiles
    from bestfriend_desktop.adapters.audio.microphone import SystemMicrophone
    from bestfriend_desktop.adapters.audio.portaudio import PortAudio
    from bestfriend_desktop.adapters.audio.speaker import SystemSpeaker
    from bestfriend_desktop.adapters.hub import hub_address
    from bestfriend_desktop.adapters.speech.espeak import Espeak
    from bestfriend_desktop.adapters.speech.piper import Piper
    from bestfriend_desktop.adapters.speech.piper_catalogue import REPOSITORY
    from bestfriend_desktop.adapters.speech.piper_voices import PiperVoices
    from bestfriend_desktop.adapters.speech.remote_voice import RemoteVoice
    from bestfriend_desktop.adapters.speech.silero import Silero
    from bestfriend_desktop.adapters.speech.smart_turn import SmartTurn
    from bestfriend_desktop.adapters.speech.voice_files import VoiceFiles
    from bestfriend_desktop.adapters.speech.wake_word import MicroWakeWord
    from bestfriend_desktop.adapters.speech.whisper import Whisper
    from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
    from bestfriend_desktop.adapters.speech.whisper_models import WhisperModels

    def chosen(kind: DeviceKind) -> str:
        now = settings.current
        return now.listening.microphone if kind is DeviceKind.MICROPHONE else now.speaking.speaker

    def hub() -> str:
        return hub_address(settings.current.hub.address)

    portaudio = PortAudio()
    echo = EchoCanceller(lambda: settings.current.listening.echo_cancellation)
    voices = VoiceFiles(files, paths.models / "voices")
    ears = WhisperFolders(files, paths.models)
    return VoiceParts(
        microphone=SystemMicrophone(portaudio, lambda: chosen(DeviceKind.MICROPHONE), echo),
        speaker=SystemSpeaker(portaudio, lambda: chosen(DeviceKind.SPEAKER), echo),
        devices=SystemDevices(portaudio, chosen),
        files=SoundFiles(),
        activity=Silero(),
        end_of_turn=SmartTurn(files),
        wake_word=MicroWakeWord(),
        recognizer=Whisper(files, ears, lambda: settings.current.listening.model),
        server_voice=RemoteVoice(lambda: settings.current.speaking.server),
        built_in_voice=Piper(voices),
        last_resort_voice=Espeak(),
        libraries=(
            PiperVoices(voices, files, lambda: f"{hub()}/{REPOSITORY}"),
            WhisperModels(ears, files, hub),
        ),
        recordings=paths.recordings,
    )


async def _one(part: Awaitable[PartHealth]) -> Sequence[PartHealth]:
    return (await part,)


async def _settings_health(settings: SettingsStore) -> Sequence[PartHealth]:
    problems = await asyncio.to_thread(lambda: settings.problems)
    if not problems:
        return (PartHealth("settings", HealthState.OK, f"Read from {settings.path}."),)
    return tuple(PartHealth("settings", HealthState.DEGRADED, p.message, p.remedy) for p in problems)
