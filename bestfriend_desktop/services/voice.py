"""Everything with sound that a face can ask for: talking aloud, devices, voices, recordings."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId, ConversationTurn, Message, utc_now
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import Event, SettingChanged, VoiceState, VoiceStateChanged
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ, AudioDevice, Sound
from bestfriend_desktop.domain.speech import FileProgress, SpeakingStyle, Transcript, VoiceInfo
from bestfriend_desktop.ports import (
    AudioDevices,
    AudioFiles,
    EndOfTurn,
    Microphone,
    Spawn,
    Speaker,
    SpeechLibrary,
    SpeechRecognizer,
    SpeechSynthesizer,
    VoiceActivity,
    WakeWord,
)
from bestfriend_desktop.services.downloads import Downloads
from bestfriend_desktop.services.ear import Said
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.listening import Listening
from bestfriend_desktop.services.speaking import Speaking
from bestfriend_desktop.services.speech_shelf import SpeechShelf
from bestfriend_desktop.services.voice_turns import Talk, VoiceTurns
from bestfriend_desktop.services.voices import Voices
from bestfriend_desktop.settings.schema import Settings

FORGET_AFTER_S = 300.0
"""With the microphone closed and nothing being said, the weights are let go: they take 300 MB and more."""

SAMPLE_SENTENCE = "Hello. This is how I sound."


@dataclass(frozen=True, slots=True)
class VoiceParts:
    """What ears and mouth are made of."""

    microphone: Microphone
    speaker: Speaker
    devices: AudioDevices
    files: AudioFiles
    activity: VoiceActivity
    end_of_turn: EndOfTurn
    wake_word: WakeWord
    recognizer: SpeechRecognizer
    server_voice: SpeechSynthesizer
    built_in_voice: SpeechSynthesizer
    last_resort_voice: SpeechSynthesizer
    voice_library: SpeechLibrary
    recognizer_library: SpeechLibrary
    recordings: Path
    """The folder that kept recordings go to."""


class Voice:
    """The companion aloud.

    Args:
        parts: engines and devices.
        talk: holds the conversation itself.
        settings: as they are now.
        events: told what goes on.
        downloads: all that are under way.
        spawn: starts what goes on beside.
    """

    def __init__(
        self,
        parts: VoiceParts,
        talk: Talk,
        settings: Callable[[], Settings],
        events: EventBus,
        downloads: Downloads,
        spawn: Spawn,
    ) -> None:
        self._parts = parts
        self._settings = settings
        self._events = events
        self._spawn = spawn
        self._voices = Voices(
            parts.server_voice,
            parts.built_in_voice,
            parts.last_resort_voice,
            lambda: settings().speaking,
            events,
        )
        self._shelf = SpeechShelf((parts.voice_library, parts.recognizer_library), events, downloads)
        self._speaking = Speaking(self._voices, parts.speaker, lambda: settings().speaking, events, spawn)
        self._listening = Listening(
            parts.activity,
            parts.end_of_turn,
            parts.wake_word,
            parts.recognizer,
            lambda: settings().listening,
            events,
            spawn,
        )
        self._turns = VoiceTurns(
            self._listening,
            self._speaking,
            parts.microphone,
            talk,
            settings,
            events,
            spawn,
            self._keep_recording,
        )
        self._forgets: asyncio.TimerHandle | None = None
        self._unsubscribe = events.subscribe(self._hear)

    # talking

    @property
    def state(self) -> VoiceState:
        """What ears and mouth are doing."""
        return self._turns.state.state

    @property
    def is_hands_free(self) -> bool:
        """True while it listens without a key."""
        return self._turns.is_hands_free

    @property
    def is_muted(self) -> bool:
        """True while answers are not spoken."""
        return self._speaking.is_muted

    @property
    def conversation_id(self) -> ConversationId | None:
        """Where what is said belongs; None: a new conversation."""
        return self._turns.conversation_id

    def about(self, conversation_id: ConversationId | None, *, temporary: bool = False) -> None:
        """What is said from now on belongs there; None begins a new conversation."""
        self._turns.about(conversation_id, temporary=temporary)

    async def listen(self) -> None:
        """Open the microphone and listen hands-free until `deafen`."""
        await self._turns.listen()
        self._spawn(self._preload(), name="load the voice")

    async def deafen(self) -> None:
        """Close the microphone; what was being said is dropped."""
        await self._turns.deafen()
        self._forget_soon()

    async def press(self) -> None:
        """Push-to-talk: hear what is said until `release`."""
        await self._turns.press()
        self._spawn(self._preload(), name="load the voice")

    async def release(self) -> None:
        """The key is let go: what was said is answered."""
        await self._turns.release()

    async def hush(self) -> bool:
        """Fall silent at once, and stop writing what would have been said; True where there was something."""
        speech = self._speaking.stop()
        return await self._turns.interrupt() or speech is not None

    def mute(self, muted: bool) -> None:
        """Speak no answers until it is unmuted; what is being spoken ends at once."""
        self._speaking.mute(muted)

    async def replay(self, message: Message) -> None:
        """Speak a stored reply again; until it was heard.

        Raises:
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        await self._speaking.say(
            message.text,
            self._voices.style(),
            turn_id=message.id,
            conversation_id=message.conversation_id,
        )

    async def say(self, text: str, *, style: SpeakingStyle | None = None, out: Path | None = None) -> None:
        """Speak a text, plain or Markdown; until it was heard.

        Args:
            text: what to say.
            style: how; None takes the settings.
            out: a WAV file to write in place of the loudspeaker.

        Raises:
            Refused: `nothing_to_say`: there is no word in it.
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        speaker = self._parts.files.speaker(out) if out else None
        try:
            await self._speaking.say(text, style or self._voices.style(), speaker=speaker)
        finally:
            self._forget_soon()

    async def converse(
        self,
        question: Path,
        answer: Path | None = None,
        *,
        conversation_id: ConversationId | None = None,
        temporary: bool = False,
    ) -> ConversationTurn | None:
        """One turn by voice, from a recording to a recording (None: the loudspeaker).

        Returns:
            The turn; None where nobody speaks in the recording.
        """
        self.about(conversation_id, temporary=temporary)
        await self._preload()
        speaker = self._parts.files.speaker(answer) if answer else self._parts.speaker
        return await self._turns.converse(self._parts.files.microphone(question), speaker)

    # trying it out

    async def preview(self, style: SpeakingStyle | None = None) -> None:
        """Hear the voice, and so the loudspeaker."""
        await self.say(SAMPLE_SENTENCE, style=style)

    async def test_microphone(self, seconds: float = 5.0) -> Transcript | None:
        """Listen for some seconds and tell what was understood; nothing is stored or answered.

        Returns:
            None where nobody spoke.
        """
        if self.state is not VoiceState.OFF:
            raise Refused("busy", "The microphone is in use already.", "Stop listening first.")
        released = asyncio.Event()
        timer = asyncio.get_running_loop().call_later(seconds, released.set)
        try:
            async with aclosing(self._listening.while_pressed(self._parts.microphone, released)) as signs:
                said = [sign.transcript async for sign in signs if isinstance(sign, Said)]
        finally:
            timer.cancel()
        return said[0] if said else None

    async def devices(self) -> list[AudioDevice]:
        """What there is to listen and to speak with."""
        return await self._parts.devices.devices()

    # voices and recordings

    async def voices(self) -> list[VoiceInfo]:
        """Voices, and models to listen with: those that are here, then those that could be fetched."""
        on_shelf = await self._shelf.available()
        voices = await self._voices.of_server() + on_shelf
        if not any(one.is_installed and one.engine == "piper" for one in on_shelf):
            voices = await self._voices.of_last_resort() + voices
        return voices

    async def pull(self, name: str) -> None:
        """Fetch a voice or a listening model; `ModelPulling` tells how far it is."""
        await self._shelf.pull(name)

    def cancel_pull(self, name: str) -> bool:
        """Stop a download; True when one was running."""
        return self._shelf.cancel_pull(name)

    async def add(self, path: Path) -> VoiceInfo:
        """Import a voice or a listening model from a file or folder."""
        return await self._shelf.add(path)

    async def delete(self, name: str) -> None:
        """Remove a voice or a listening model from the disk."""
        await self._shelf.delete(name)

    async def transcribe(self, path: Path, *, language: str = "") -> AsyncGenerator[FileProgress]:
        """What is said in a file; closing the generator stops."""
        language = language or self._settings().listening.language
        async with aclosing(self._parts.recognizer.transcribe_file(path, language=language)) as steps:
            async for progress in steps:
                yield progress
        self._forget_soon()

    async def close(self) -> None:
        """Close microphone and loudspeaker, and let the weights go."""
        self._unsubscribe()
        if self._forgets is not None:
            self._forgets.cancel()
        await self._turns.close()
        await self._speaking.close()
        await self._listening.close()

    async def _preload(self) -> None:
        with suppress(BestFriendError):  # whoever needs it is told
            await asyncio.gather(self._listening.preload(), self._voices.preload())

    async def _keep_recording(self, turn_id: UUID, speech: bytes) -> None:
        name = f"{utc_now():%Y-%m-%d_%H-%M-%S}_{turn_id}.wav"
        await self._parts.files.write(self._parts.recordings / name, Sound(speech, HEARING_RATE_HZ))

    def _hear(self, event: Event) -> None:
        match event:
            case VoiceStateChanged():
                self._forget_soon()
            case SettingChanged(name="listening.hands_free"):
                is_wanted = self._settings().listening.hands_free
                self._spawn(self.listen() if is_wanted else self.deafen(), name="listen or not")
            case _:
                pass

    def _forget_soon(self) -> None:
        """Let the weights go after a while in which nothing is heard or said."""
        if self._forgets is not None:
            self._forgets.cancel()
        self._forgets = asyncio.get_running_loop().call_later(FORGET_AFTER_S, self._forget)

    def _forget(self) -> None:
        if self.state is VoiceState.OFF:
            self._spawn(self._let_go(), name="let the voice go")

    async def _let_go(self) -> None:
        await self._listening.close()
        await self._voices.close()
