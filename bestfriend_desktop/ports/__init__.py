"""The protocols that engines and stores fulfil; services know these and nothing behind them.

All methods are called on the core's loop. Whatever blocks, an adapter moves to an executor of its own.
All raise `Unavailable` where their part is missing or down.
"""

from bestfriend_desktop.ports.conversations import ConversationStore
from bestfriend_desktop.ports.digests import DigestStore
from bestfriend_desktop.ports.embeddings import EmbeddedText, Embedder, Embedders
from bestfriend_desktop.ports.health import Probe
from bestfriend_desktop.ports.memory import MemoryStore
from bestfriend_desktop.ports.model_place import ModelPlace
from bestfriend_desktop.ports.models import EmbeddedLibrary, LanguageModels, ModelLibrary, OwnFiles
from bestfriend_desktop.ports.store import Store
from bestfriend_desktop.ports.upkeep import UpkeepStore
from bestfriend_desktop.ports.voice import (
    AudioDevices,
    AudioFiles,
    EndOfTurn,
    Microphone,
    Playback,
    Speaker,
    SpeechLibrary,
    SpeechRecognizer,
    SpeechSynthesizer,
    VoiceActivity,
    WakeWord,
)
from bestfriend_desktop.ports.work import Scheduler, Spawn

__all__ = [
    "AudioDevices",
    "AudioFiles",
    "ConversationStore",
    "DigestStore",
    "EmbeddedLibrary",
    "EmbeddedText",
    "Embedder",
    "Embedders",
    "EndOfTurn",
    "LanguageModels",
    "MemoryStore",
    "Microphone",
    "ModelLibrary",
    "ModelPlace",
    "OwnFiles",
    "Playback",
    "Probe",
    "Scheduler",
    "Spawn",
    "Speaker",
    "SpeechLibrary",
    "SpeechRecognizer",
    "SpeechSynthesizer",
    "Store",
    "UpkeepStore",
    "VoiceActivity",
    "WakeWord",
]
