"""Ears, mouth and turns, put together from their parts. Imported when sound is first wanted: for 30 ms."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.services.downloads import Downloads
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.listening import Listening
from bestfriend_desktop.services.speaking import Speaking
from bestfriend_desktop.services.speech_shelf import SpeechShelf
from bestfriend_desktop.services.voice_turns import Talk, VoiceTurns
from bestfriend_desktop.services.voices import Voices
from bestfriend_desktop.settings.schema import Settings

if TYPE_CHECKING:
    from bestfriend_desktop.services.voice import VoiceParts


@dataclass(frozen=True, slots=True)
class Aloud:
    """What there is once the parts are made."""

    parts: "VoiceParts"
    voices: Voices
    speaking: Speaking
    listening: Listening
    turns: VoiceTurns
    shelf: SpeechShelf


def put_together(
    parts: "VoiceParts",
    talk: Talk,
    settings: Callable[[], Settings],
    events: EventBus,
    downloads: Downloads,
    spawn: Spawn,
    keep: Callable[[UUID, bytes], Awaitable[None]],
) -> Aloud:
    """From now on it follows the events.

    Args:
        parts: what it is made of.
        talk: holds the conversation itself.
        settings: as they are now.
        events: told what goes on.
        downloads: all that are under way.
        spawn: starts what goes on beside.
        keep: stores a recording of a turn.
    """
    voices = Voices(
        parts.server_voice,
        parts.built_in_voice,
        parts.last_resort_voice,
        lambda: settings().speaking,
        events,
    )
    speaking = Speaking(voices, parts.speaker, lambda: settings().speaking, events, spawn)
    listening = Listening(
        parts.activity,
        parts.end_of_turn,
        parts.wake_word,
        parts.recognizer,
        lambda: settings().listening,
        events,
        spawn,
    )
    turns = VoiceTurns(listening, speaking, parts.microphone, talk, settings, events, spawn, keep)
    return Aloud(parts, voices, speaking, listening, turns, SpeechShelf(parts.libraries, events, downloads))
