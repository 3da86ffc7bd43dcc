"""Everything with sound that a face can ask for: talking aloud, devices, voices, recordings."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId, ConversationTurn, Message, utc_now
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import Event, Ready, SettingChanged, VoiceState, VoiceStateChanged
from bestfriend_desktop.domain.health import PartHealth
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
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.settings.schema import Settings

if TYPE_CHECKING:
    from bestfriend_desktop.services.aloud import Aloud
    from bestfriend_desktop.services.voice_turns import Talk

FORGET_AFTER_S = 300.0
"""With the microphone closed and nothing being said, the weights are let go: they take 300 MB and more."""

FORGET_WHEN_OFF_S = 15.0
"""The same after hands-free was switched off: the person has done talking."""

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
    libraries: Sequence[SpeechLibrary]
    """Of voices, and of models to listen with."""
    recordings: Path
    """The folder that kept recordings go to."""


class Voice:
    """The companion aloud. Its parts are made when they are first wanted.

    Args:
        make: imports and makes the parts; called once, on a thread.
        talk: holds the conversation itself.
        settings: as they are now.
        events: told what goes on.
        downloads: all that are under way.
        spawn: starts what goes on beside.
    """

    def __init__(
        self,
        make: Callable[[], VoiceParts],
        talk: "Talk",
        settings: Callable[[], Settings],
        events: EventBus,
        downloads: Downloads,
        spawn: Spawn,
    ) -> None:
        self._make = make
        self._talk = talk
        self._settings = settings
        self._events = events
        self._downloads = downloads
        self._spawn = spawn
        self._aloud: Aloud | None = None
        self._making = asyncio.Lock()
        self._is_muted = False
        self._where: tuple[ConversationId | None, bool] = (None, False)
        self._forgets: asyncio.TimerHandle | None = None
        self._unsubscribe = events.subscribe(self._hear)

    # talking

    @property
    def state(self) -> VoiceState:
        """What ears and mouth are doing."""
        return self._aloud.turns.state.state if self._aloud else VoiceState.OFF

    @property
    def is_hands_free(self) -> bool:
        """True while it listens without a key."""
        return self._aloud is not None and self._aloud.turns.is_hands_free

    @property
    def is_muted(self) -> bool:
        """True while answers are not spoken."""
        return self._is_muted

    @property
    def conversation_id(self) -> ConversationId | None:
        """Where what is said belongs; None: a new conversation."""
        return self._aloud.turns.conversation_id if self._aloud else self._where[0]

    def about(self, conversation_id: ConversationId | None, *, temporary: bool = False) -> None:
        """What is said from now on belongs there; None begins a new conversation."""
        self._where = conversation_id, temporary
        if self._aloud is not None:
            self._aloud.turns.about(conversation_id, temporary=temporary)

    async def get_ready(self) -> None:
        """The person is about to talk: make what opens the microphone; opens nothing, loads no weights."""
        with suppress(BestFriendError):  # whoever needs it is told
            await (await self._ready()).parts.devices.devices()

    async def attend(self) -> None:
        """A turn is about to begin: where all answers are spoken, be there before it does."""
        if self._settings().speaking.answers == "always":
            await self._ready()

    async def listen(self) -> None:
        """Open the microphone and listen hands-free until `deafen`."""
        await (await self._ready()).turns.listen()
        self._spawn(self._prepare(), name="get ready to answer")

    async def deafen(self) -> None:
        """Close the microphone; what was being said is dropped."""
        if self._aloud is not None:
            was_hands_free = self._aloud.turns.is_hands_free
            await self._aloud.turns.deafen()
            self._forget_soon(FORGET_WHEN_OFF_S if was_hands_free else FORGET_AFTER_S)

    async def press(self) -> None:
        """Push-to-talk: hear what is said until `release`."""
        await (await self._ready()).turns.press()
        self._spawn(self._prepare(), name="get ready to answer")

    async def release(self) -> None:
        """The key is let go: what was said is answered."""
        await (await self._ready()).turns.release()

    async def hush(self) -> bool:
        """Fall silent at once, and stop writing what would have been said; True where there was something."""
        return self._aloud is not None and await self._aloud.turns.interrupt(keep_text=True)

    def mute(self, muted: bool) -> None:
        """Speak no answers until it is unmuted; what is being spoken ends at once."""
        self._is_muted = muted
        if self._aloud is not None:
            self._aloud.speaking.mute(muted)

    async def replay(self, message: Message) -> None:
        """Speak a stored reply again; until it was heard.

        Raises:
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        aloud = await self._ready()
        await aloud.speaking.say(
            message.text,
            aloud.voices.style(),
            turn_id=message.id,
            conversation_id=message.conversation_id,
        )

    async def say(self, text: str, *, style: SpeakingStyle | None = None, out: Path | None = None) -> None:
        """Speak a text, plain or Markdown; until it was heard.

        Args:
            text: what to say.
            style: how; None takes the settings, and a voice of the text's language.
            out: a WAV file to write in place of the loudspeaker.

        Raises:
            Refused: `nothing_to_say`: there is no word in it.
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        aloud = await self._ready()
        speaker = aloud.parts.files.speaker(out) if out else None
        by_language = style is None  # else it is this voice that is to be heard
        try:
            await aloud.speaking.say(
                text, style or aloud.voices.style(), speaker=speaker, by_language=by_language
            )
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
        aloud = await self._ready()
        files = aloud.parts.files
        microphone = await files.microphone(question)
        speaker = files.speaker(answer) if answer else aloud.parts.speaker
        self.about(conversation_id, temporary=temporary)
        await self._prepare()
        return await aloud.turns.converse(microphone, speaker)

    # trying it out

    async def preview(self, style: SpeakingStyle | None = None) -> None:
        """Hear the voice, and so the loudspeaker."""
        await self.say(SAMPLE_SENTENCE, style=style or (await self._ready()).voices.style())

    async def test_microphone(self, seconds: float = 5.0) -> Transcript | None:
        """Listen for some seconds and tell what was understood; nothing is stored or answered.

        Returns:
            None where nobody spoke.
        """
        if self.state is not VoiceState.OFF:
            raise Refused("busy", "The microphone is in use already.", "Stop listening first.")
        aloud = await self._ready()
        from bestfriend_desktop.services.ear import Said  # it is there by now

        released = asyncio.Event()
        timer = asyncio.get_running_loop().call_later(seconds, released.set)
        try:
            async with aclosing(aloud.listening.while_pressed(aloud.parts.microphone, released)) as signs:
                said = [sign.transcript async for sign in signs if isinstance(sign, Said)]
        finally:
            timer.cancel()
        return said[0] if said else None

    async def devices(self) -> list[AudioDevice]:
        """What there is to listen and to speak with."""
        return await (await self._ready()).parts.devices.devices()

    # voices and recordings

    async def voices(self, *, ask_network: bool = False) -> list[VoiceInfo]:
        """Voices, and models to listen with: those that are here, then those that could be fetched.

        Args:
            ask_network: look there for more voices; else nothing but the person's own voice server is
                contacted.
        """
        aloud = await self._ready()
        on_shelf = await aloud.shelf.available(ask_network=ask_network)
        voices = await aloud.voices.of_server() + on_shelf
        if not any(one.is_installed and one.engine == "piper" for one in on_shelf):
            voices = await aloud.voices.of_last_resort() + voices
        return voices

    async def pull(self, name: str) -> None:
        """Fetch a voice or a listening model; `ModelPulling` tells how far it is."""
        await (await self._ready()).shelf.pull(name)

    def cancel_pull(self, name: str) -> bool:
        """Stop a download; True when one was running."""
        return self._aloud is not None and self._aloud.shelf.cancel_pull(name)

    async def add(self, path: Path) -> VoiceInfo:
        """Import a voice or a listening model from a file or folder."""
        return await (await self._ready()).shelf.add(path)

    async def delete(self, name: str) -> None:
        """Remove a voice or a listening model from the disk."""
        await (await self._ready()).shelf.delete(name)

    async def transcribe(self, path: Path, *, language: str = "") -> AsyncGenerator[FileProgress]:
        """What is said in a file; closing the generator stops."""
        language = language or self._settings().listening.language
        recognizer = (await self._ready()).parts.recognizer
        async with aclosing(recognizer.transcribe_file(path, language=language)) as steps:
            async for progress in steps:
                yield progress
        self._forget_soon()

    async def close(self) -> None:
        """Close microphone and loudspeaker, and let the weights go."""
        self._unsubscribe()
        if self._forgets is not None:
            self._forgets.cancel()
        async with self._making:
            if self._aloud is not None:
                await self._aloud.turns.close()
                await self._aloud.speaking.close()
                await self._aloud.listening.close()

    async def health(self) -> Sequence[PartHealth]:
        """Microphone, loudspeaker, ears and voice; never raises."""
        parts = (await self._ready()).parts
        return (
            *await parts.devices.health(),
            await parts.recognizer.health(),
            await parts.built_in_voice.health(),
            *([await parts.server_voice.health()] if self._settings().speaking.server else []),
        )

    async def _preload(self) -> None:
        aloud = await self._ready()
        with suppress(BestFriendError):  # whoever needs it is told
            await asyncio.gather(aloud.listening.preload(), aloud.voices.preload())

    async def _prepare(self) -> None:
        """Load all that a turn needs while the person speaks."""
        await asyncio.gather(self._preload(), self._talk.warm_up(self.conversation_id))

    async def _ready(self) -> "Aloud":
        async with self._making:
            if self._aloud is None:
                put_together, parts = await asyncio.to_thread(self._imported)
                self._aloud = put_together(
                    parts,
                    self._talk,
                    self._settings,
                    self._events,
                    self._downloads,
                    self._spawn,
                    self._keep_recording,
                )
                self._aloud.speaking.mute(self._is_muted)
                self._aloud.turns.about(self._where[0], temporary=self._where[1])
        return self._aloud

    def _imported(self) -> "tuple[Callable[..., Aloud], VoiceParts]":
        """Runs on a thread, for importing takes its time."""
        from bestfriend_desktop.services.aloud import put_together

        return put_together, self._make()

    async def _keep_recording(self, turn_id: UUID, speech: bytes) -> None:
        name = f"{utc_now():%Y-%m-%d_%H-%M-%S}_{turn_id}.wav"
        parts = (await self._ready()).parts
        await parts.files.write(parts.recordings / name, Sound(speech, HEARING_RATE_HZ))

    def _hear(self, event: Event) -> None:
        match event:
            case VoiceStateChanged():
                self._forget_soon()
            case SettingChanged(name="listening.hands_free"):
                is_wanted = self._settings().listening.hands_free
                self._spawn(self.listen() if is_wanted else self.deafen(), name="listen or not")
            case Ready() | SettingChanged(name="speaking.answers"):
                if self._settings().speaking.answers == "always":
                    self._spawn(self._preload(), name="load the voice")
            case _:
                pass

    def _forget_soon(self, after_s: float = FORGET_AFTER_S) -> None:
        """Let the weights go after a while in which nothing is heard or said."""
        if self._forgets is not None:
            self._forgets.cancel()
        self._forgets = asyncio.get_running_loop().call_later(after_s, self._forget)

    def _forget(self) -> None:
        if self.state is VoiceState.OFF:
            self._spawn(self._let_go(), name="let the voice go")

    async def _let_go(self) -> None:
        if self._aloud is not None:
            await self._aloud.listening.close()
            await self._aloud.voices.close()
