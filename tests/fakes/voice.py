"""Ears and a mouth that do as they are told, with time that passes when a test says so."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.sound import FRAME_BYTES, AudioDevice, DeviceKind, Sound
from bestfriend_desktop.domain.speech import FileProgress, SpeakingStyle, Transcript, VoiceInfo
from bestfriend_desktop.ports import Microphone, Playback, Speaker
from bestfriend_desktop.services.voice import VoiceParts

SPEECH = b"\x01" * FRAME_BYTES
SILENCE = bytes(FRAME_BYTES)
WORD = b"\x02" * FRAME_BYTES
"""The wake word."""

SECONDS_A_WORD = 0.3


class ScriptedMicrophone:
    """Hears what a test says; or nothing, where it is unplugged."""

    def __init__(self) -> None:
        self._frames: asyncio.Queue[bytes | BestFriendError | None] = asyncio.Queue()
        self.is_open = False
        self.missing: BestFriendError | None = None
        self.opened = 0

    def hear(self, frame: bytes, count: int = 1) -> None:
        for _ in range(count):
            self._frames.put_nowait(frame)

    def say(self, frames: int = 12) -> None:
        """Speech, and silence enough to end a turn."""
        self.hear(SPEECH, frames)
        self.hear(SILENCE, 12)

    def unplug(self, failure: BestFriendError) -> None:
        self.missing = failure
        self._frames.put_nowait(failure)

    def end(self) -> None:
        self._frames.put_nowait(None)

    async def frames(self) -> AsyncGenerator[bytes]:
        if self.missing:
            raise self.missing
        self.is_open = True
        self.opened += 1
        try:
            while (frame := await self._frames.get()) is not None:
                if isinstance(frame, BestFriendError):
                    raise frame
                await asyncio.sleep(0.001)  # real ones leave time for other work, too
                yield frame
        finally:
            self.is_open = False


class FramesTellActivity:
    """Takes a frame of silence for silence and all else for speech."""

    def reset(self) -> None:
        pass

    async def probability(self, frame: bytes) -> float:
        return 0.0 if frame == SILENCE else 1.0


@dataclass
class ScriptedEndOfTurn:
    finished: float = 1.0
    is_loaded: bool = False

    async def probability(self, speech: bytes) -> float:
        return self.finished

    async def preload(self) -> None:
        self.is_loaded = True

    async def close(self) -> None:
        self.is_loaded = False


class ScriptedWakeWord:
    def listen_for(self, word: str) -> None:
        if word != "hey_jarvis":
            raise Misconfigured("wake_word_unknown", f"There is no wake word {word}.", "Choose another.")

    async def heard(self, frame: bytes) -> bool:
        return frame == WORD


@dataclass
class ScriptedRecognizer:
    """Understands what a test says next, whatever it hears."""

    texts: list[str] = field(default_factory=list)
    failure: BestFriendError | None = None
    is_loaded: bool = False
    heard: list[bytes] = field(default_factory=list)
    languages: list[str] = field(default_factory=list)
    likely: list[str] = field(default_factory=list)
    files: dict[str, list[FileProgress]] = field(default_factory=dict)
    """What is found in a recording of that name, step by step."""

    async def transcribe(self, speech: bytes, *, language: str = "", likely: str = "") -> Transcript:
        if self.failure:
            raise self.failure
        self.is_loaded = True
        self.heard.append(speech)
        self.languages.append(language)
        self.likely.append(likely)
        text = self.texts.pop(0) if self.texts else ""
        return Transcript(text, language or "en", 0.9, len(speech) / 32000, language_confidence=0.9)

    async def caption(self, speech: bytes, *, language: str = "") -> str:
        return f"{len(speech) // FRAME_BYTES} frames"

    async def transcribe_file(self, path: Path, *, language: str = "") -> AsyncGenerator[FileProgress]:
        if path.name not in self.files:
            raise Refused("file_missing", f"There is no file {path}.", "Check its name and folder.")
        for step in self.files[path.name]:
            yield replace(step, language=language or step.language)

    async def preload(self) -> None:
        self.is_loaded = True

    async def health(self) -> PartHealth:
        return PartHealth("ears", HealthState.OK, "Scripted.")

    async def close(self) -> None:
        self.is_loaded = False


class ScriptedPlayback:
    """Plays as far as a test lets it."""

    def __init__(self, speaker: "ScriptedSpeaker") -> None:
        self._speaker = speaker
        self.fed_s = 0.0
        self.heard_s = 0.0
        self.is_paused = False
        self.pauses = 0
        self.is_stopped = False
        self.failure: BestFriendError | None = None

    async def feed(self, sound: Sound) -> None:
        if self.failure:
            raise self.failure
        self.fed_s += sound.seconds
        if self._speaker.hears_at_once:
            self.hear(sound.seconds)
        self._speaker.tell()

    def hear(self, seconds: float) -> None:
        if not self.is_paused and not self.is_stopped:
            self.heard_s = min(self.fed_s, self.heard_s + seconds)
            self._speaker.tell()

    def lose(self, failure: BestFriendError) -> None:
        self.failure = failure
        self._speaker.tell()

    def pause(self) -> None:
        self.is_paused = True
        self.pauses += 1
        self._speaker.tell()

    def resume(self) -> None:
        self.is_paused = False
        self._speaker.tell()

    def stop(self) -> None:
        self.is_stopped = True
        self._speaker.tell()

    async def drain(self) -> None:
        await self._speaker.until(lambda: self.is_stopped or self.failure or self.heard_s >= self.fed_s)
        if self.failure:
            raise self.failure


class ScriptedSpeaker:
    """Where a test listens."""

    def __init__(self, *, hears_at_once: bool = False) -> None:
        self.hears_at_once = hears_at_once
        self.playbacks: list[ScriptedPlayback] = []
        self.missing: BestFriendError | None = None
        self._version = asyncio.Event()

    @asynccontextmanager
    async def open(self) -> AsyncIterator[Playback]:
        if self.missing:
            raise self.missing
        playback = ScriptedPlayback(self)
        self.playbacks.append(playback)
        self.tell()
        try:
            yield playback
        finally:
            playback.stop()

    @property
    def now(self) -> ScriptedPlayback:
        return self.playbacks[-1]

    def tell(self) -> None:
        self._version.set()

    async def until(self, true: Callable[[], object]) -> None:
        async with asyncio.timeout(60):
            while not true():
                self._version.clear()
                await self._version.wait()

    async def fed(self, seconds: float) -> ScriptedPlayback:
        """Wait until so much has been given to be played."""
        await self.until(lambda: self.playbacks and self.now.fed_s >= seconds - 1e-6)
        return self.now


@dataclass
class ScriptedVoice:
    """Speaks 0.3 s a word."""

    name: str = "piper"
    failure: BestFriendError | None = None
    more: list[VoiceInfo] = field(default_factory=list)
    """Voices beside the one it has in any case."""
    said: list[str] = field(default_factory=list)
    styles: list[SpeakingStyle] = field(default_factory=list)
    is_loaded: bool = False
    _closed: asyncio.Event = field(default_factory=asyncio.Event)

    async def until_closed(self) -> None:
        """Wait until it has let its weights go."""
        async with asyncio.timeout(60):
            await self._closed.wait()

    async def voices(self) -> list[VoiceInfo]:
        if self.failure:
            raise self.failure
        return [VoiceInfo(f"{self.name}-voice", self.name.title(), "en", self.name), *self.more]

    async def speak(self, text: str, style: SpeakingStyle) -> AsyncGenerator[Sound]:
        if self.failure:
            raise self.failure
        self.is_loaded = True
        self.said.append(text)
        self.styles.append(style)
        for _ in text.split():
            yield Sound(bytes(2 * int(16000 * SECONDS_A_WORD)), 16000)

    async def preload(self, style: SpeakingStyle) -> None:
        if self.failure:
            raise self.failure
        self.is_loaded = True

    async def health(self) -> PartHealth:
        return PartHealth(self.name, HealthState.OK, "Scripted.")

    async def close(self) -> None:
        self.is_loaded = False
        self._closed.set()


@dataclass
class ScriptedSpeechLibrary:
    installed: list[str]
    remote: list[str] = field(default_factory=list)
    engine: str = "piper"
    asked_network: bool = False

    async def available(self, *, ask_network: bool = False) -> list[VoiceInfo]:
        self.asked_network |= ask_network
        here = [VoiceInfo(name, name, "en", self.engine) for name in self.installed]
        there = [VoiceInfo(name, name, "en", self.engine, is_installed=False) for name in self.remote]
        return here + there if ask_network else here

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        yield PullProgress(name, "downloading", 1, 2)
        self.remote.remove(name)
        self.installed.append(name)
        yield PullProgress(name, "success", 2, 2)

    async def add(self, path: Path) -> VoiceInfo:
        if path.suffix != f".{self.engine}":
            raise Refused("voice_unfit", f"{path.name} is no voice.", "Choose another file.")
        self.installed.append(path.stem)
        return VoiceInfo(path.stem, path.stem, "en", self.engine)

    async def delete(self, name: str) -> None:
        self.installed.remove(name)


@dataclass
class ScriptedDevices:
    asked: int = field(default=0, kw_only=True)
    names: list[str] = field(default_factory=lambda: ["Desk microphone"])

    async def devices(self) -> list[AudioDevice]:
        self.asked += 1
        microphones = [AudioDevice(name, DeviceKind.MICROPHONE, name == self.names[0]) for name in self.names]
        return [*microphones, AudioDevice("Headphones", DeviceKind.SPEAKER, True)]

    async def health(self) -> Sequence[PartHealth]:
        if not self.names:
            return (PartHealth("microphone", HealthState.MISSING, "There is no microphone.", "Plug one in."),)
        return (PartHealth("microphone", HealthState.OK, "Scripted."),)


@dataclass
class ScriptedFiles:
    """Files that exist in the test only."""

    microphones: dict[str, ScriptedMicrophone] = field(default_factory=dict)
    speakers: dict[str, ScriptedSpeaker] = field(default_factory=dict)
    written: dict[str, Sound] = field(default_factory=dict)

    async def microphone(self, path: Path) -> Microphone:
        return self.microphones[path.name]

    def speaker(self, path: Path) -> Speaker:
        return self.speakers.setdefault(path.name, ScriptedSpeaker(hears_at_once=True))

    async def write(self, path: Path, sound: Sound) -> None:
        self.written[path.name] = sound


@dataclass
class ScriptedParts:
    """All of them, each at hand."""

    microphone: ScriptedMicrophone = field(default_factory=ScriptedMicrophone)
    speaker: ScriptedSpeaker = field(default_factory=ScriptedSpeaker)
    devices: ScriptedDevices = field(default_factory=ScriptedDevices)
    files: ScriptedFiles = field(default_factory=ScriptedFiles)
    end_of_turn: ScriptedEndOfTurn = field(default_factory=ScriptedEndOfTurn)
    recognizer: ScriptedRecognizer = field(default_factory=ScriptedRecognizer)
    server: ScriptedVoice = field(default_factory=lambda: ScriptedVoice("opentts"))
    built_in: ScriptedVoice = field(default_factory=lambda: ScriptedVoice("piper"))
    last_resort: ScriptedVoice = field(default_factory=lambda: ScriptedVoice("espeak"))
    voices: ScriptedSpeechLibrary = field(
        default_factory=lambda: ScriptedSpeechLibrary(["joe"], ["en_GB-alba-medium"])
    )
    models: ScriptedSpeechLibrary = field(
        default_factory=lambda: ScriptedSpeechLibrary(["base"], ["small"], "whisper")
    )

    def as_parts(self, recordings: Path) -> VoiceParts:
        return VoiceParts(
            microphone=self.microphone,
            speaker=self.speaker,
            devices=self.devices,
            files=self.files,
            activity=FramesTellActivity(),
            end_of_turn=self.end_of_turn,
            wake_word=ScriptedWakeWord(),
            recognizer=self.recognizer,
            server_voice=self.server,
            built_in_voice=self.built_in,
            last_resort_voice=self.last_resort,
            libraries=(self.voices, self.models),
            recordings=recordings,
        )
