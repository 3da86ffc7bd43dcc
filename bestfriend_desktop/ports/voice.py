"""Ears, voices and the devices they use.

All methods are called on the core's loop. Whatever blocks, an adapter moves to an executor of its own.
Sound that is heard is 16 kHz, 16-bit PCM of one channel (`domain.sound`); it comes in frames of 32 ms.
Engines load when they are first asked for something; `close` lets the weights go, and the
next call loads anew.
"""

from collections.abc import AsyncGenerator, Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.sound import AudioDevice, Sound
from bestfriend_desktop.domain.speech import FileProgress, SpeakingStyle, Transcript, VoiceInfo


class Microphone(Protocol):
    """Where speech comes from."""

    def frames(self) -> AsyncGenerator[bytes]:
        """Frames of 1,024 bytes (32 ms) as they are heard, the companion's own voice taken out.

        The device is open from the first `anext` until the generator is closed, and no longer. A listener
        that is too slow loses the oldest frames, never memory. Ends by itself only where the source has an
        end (a file).

        Raises:
            Unavailable: `microphone_missing`, `microphone_lost` (unplugged, the sound server is gone; open
                anew to recover), `microphone_busy`, `microphone_refused` (no permission), `sound_missing`
                (no PortAudio), `sound_hangs`.
        """
        ...


class Playback(Protocol):
    """One stretch of speaking: what is fed is played in order, without gaps."""

    async def feed(self, sound: Sound) -> None:
        """Add sound of any rate; returns when no more than a few seconds wait.

        Raises:
            Unavailable: `speaker_lost`: the device is gone; `heard_s` stays what it was.
        """
        ...

    @property
    def heard_s(self) -> float:
        """How much of all that was fed has been heard, in seconds; the device's delay is counted in."""
        ...

    def pause(self) -> None:
        """Fall silent within 20 ms and keep what waits."""
        ...

    def resume(self) -> None:
        """Go on where it was paused."""
        ...

    def stop(self) -> None:
        """Fall silent within 20 ms and drop what waits, for good: what is fed later is not heard."""
        ...

    async def drain(self) -> None:
        """Wait until all that was fed has been heard, or `stop`.

        Raises:
            Unavailable: `speaker_lost`.
        """
        ...


class Speaker(Protocol):
    """Where the companion is heard."""

    def open(self) -> AbstractAsyncContextManager[Playback]:
        """Begin to play; leaving the context stops what is still playing.

        Raises:
            Unavailable: `speaker_missing`, `speaker_busy`, `speaker_refused`, `sound_missing`, `sound_hangs`.
        """
        ...


class AudioDevices(Protocol):
    """What the system has to listen and to speak with."""

    async def devices(self) -> list[AudioDevice]:
        """All of them, asked anew. Raises `Unavailable("sound_missing")` where PortAudio is not there."""
        ...

    async def health(self) -> Sequence[PartHealth]:
        """`microphone` and `speaker`; never raises."""
        ...


class AudioFiles(Protocol):
    """Files in place of devices."""

    async def microphone(self, path: Path) -> Microphone:
        """Hears a file as if it were spoken now, at the pace of real time.

        Raises:
            Refused: `file_missing`, `file_unreadable`, `file_empty`, `file_not_audio`; its frames also
                `file_too_long`.
        """
        ...

    def speaker(self, path: Path) -> Speaker:
        """Writes a WAV of what would be heard, as fast as it comes; no unfinished file is left behind.

        Playing into it, and the end of that, raise `Refused("file_unwritable")`.
        """
        ...

    async def write(self, path: Path, sound: Sound) -> None:
        """Keep a recording as WAV, in a folder that is made where it is missing.

        Raises:
            Unavailable: `disk_full`: it could not be written.
        """
        ...


class VoiceActivity(Protocol):
    """Tells speech from everything else, one stream of frames at a time."""

    def reset(self) -> None:
        """A new stream begins."""
        ...

    async def probability(self, frame: bytes) -> float:
        """That somebody speaks in this frame (1,024 bytes, 32 ms), the next of its stream; 0 to 1."""
        ...


class EndOfTurn(Protocol):
    """Guesses from the sound whether somebody has finished or only pauses."""

    async def probability(self, speech: bytes) -> float:
        """That the turn is over after this speech; of which the last 8 s count. 0 to 1."""
        ...

    async def preload(self) -> None:
        """Load the weights, so that the first turn is not held up."""
        ...

    async def close(self) -> None:
        """Let the weights go."""
        ...


class WakeWord(Protocol):
    """Listens for one word, for next to no processor time."""

    def listen_for(self, word: str) -> None:
        """Begin anew, for this word. Raises `Misconfigured("wake_word_unknown")`."""
        ...

    async def heard(self, frame: bytes) -> bool:
        """True when the word ends in this frame, the next of its stream."""
        ...


class SpeechRecognizer(Protocol):
    """Turns speech into text."""

    async def transcribe(self, speech: bytes, *, language: str = "", likely: str = "") -> Transcript:
        """A turn of up to 25 s, quickly; longer ones are done piece by piece.

        Args:
            speech: PCM; what is no speech yields an empty text, never an invented one.
            language: ISO 639-1; empty detects it.
            likely: what was spoken before, and is taken to be spoken still unless the words are unsure.

        Raises:
            Misconfigured: `weights_missing`, `weights_damaged`, `language_unknown`.
        """
        ...

    async def caption(self, speech: bytes, *, language: str = "") -> str:
        """What has been said so far, roughly, from the smallest model that knows the language."""
        ...

    def transcribe_file(self, path: Path, *, language: str = "") -> AsyncGenerator[FileProgress]:
        """A recording of any length and usual format; closing the generator stops.

        Raises:
            Refused: `file_missing`, `file_not_audio`, `file_empty`.
        """
        ...

    async def preload(self) -> None:
        """Load the weights, so that the first turn comes sooner."""
        ...

    async def health(self) -> PartHealth:
        """How it is; never raises."""
        ...

    async def close(self) -> None:
        """Let the weights go."""
        ...


class SpeechSynthesizer(Protocol):
    """Gives text a voice."""

    async def voices(self) -> list[VoiceInfo]:
        """What it can speak with now. Raises `Unavailable` where a server does not answer."""
        ...

    def speak(self, text: str, style: SpeakingStyle) -> AsyncGenerator[Sound]:
        """Speak one clause or sentence of plain text, piece by piece; closing the generator stops.

        Raises:
            Unavailable: the engine or server is not there.
            Misconfigured: `voice_unknown`, `voice_damaged`.
        """
        ...

    async def preload(self, style: SpeakingStyle) -> None:
        """Load that voice, so that the first sentence comes sooner."""
        ...

    async def health(self) -> PartHealth:
        """How it is; never raises."""
        ...

    async def close(self) -> None:
        """Let the weights go."""
        ...


class SpeechLibrary(Protocol):
    """Voices, or models to hear with, that can be fetched, imported and removed."""

    async def available(self, *, ask_network: bool = False) -> list[VoiceInfo]:
        """Those that are here, then those that are known to be fetchable.

        Args:
            ask_network: look there for what could be fetched; else nothing is contacted. Without a network
                those that are here are all.
        """
        ...

    def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch; goes on where it was broken off, and checks the hash. Closing the generator cancels."""
        ...

    async def add(self, path: Path) -> VoiceInfo:
        """Import from a file or folder. Raises `Refused("voice_unfit")` with what is wrong with it."""
        ...

    async def delete(self, name: str) -> None:
        """Remove it from the disk; starter weights stay."""
        ...
