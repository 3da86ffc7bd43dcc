"""Piper: the voice that speaks in this process."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncGenerator, Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from bestfriend_desktop.adapters.heap import trim
from bestfriend_desktop.adapters.speech.finishing import finished
from bestfriend_desktop.adapters.speech.voice_files import VoiceFiles
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speakable import speakable
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, SpeakingStyle, VoiceInfo

if TYPE_CHECKING:
    from bestfriend_desktop.adapters.speech.piper_voice import LoadedVoice

LOADED_VOICES = 2
"""Kept in memory: the one in use, and one that was just tried."""

T = TypeVar("T")


class Piper:
    """`SpeechSynthesizer` with the voices on this disk, on a thread of its own.

    Args:
        voices: where they are.
    """

    def __init__(self, voices: VoiceFiles) -> None:
        self._voices = voices
        self._loaded: OrderedDict[str, LoadedVoice] = OrderedDict()
        self._thread = ThreadPoolExecutor(1, "voice")

    async def voices(self) -> list[VoiceInfo]:
        """Those on this disk, the built-in one first."""
        return await asyncio.to_thread(self._voices.installed)

    async def speak(self, text: str, style: SpeakingStyle) -> AsyncGenerator[Sound]:
        """Speak plain text; closing the generator stops the engine within some 50 ms.

        Raises:
            Misconfigured: `voice_unknown`, `voice_damaged`, `voice_unfit`; `weights_missing` and
                `weights_damaged` of the built-in voice.
        """
        from bestfriend_desktop.adapters.speech.piper_voice import Utterance

        voice = await self._in_thread(lambda: self._load(style.voice))
        utterance = Utterance()
        spoken = speakable(text, voice.language)
        # Faster, the engine would swallow sounds, none of which can be shorter than a frame.
        slowness = max(style.pitch / style.speed, 1)
        sentences = voice.sentences(spoken, slowness, utterance)

        def following() -> list[Sound] | None:
            sentence = next(sentences, None)
            if sentence is None:
                return None
            return finished(sentence, voice.rate_hz, style, slowness, spoken)

        try:
            while (pieces := await self._in_thread(following)) is not None:
                for piece in pieces:
                    yield piece
        finally:
            utterance.stop()

    async def preload(self, style: SpeakingStyle) -> None:
        """Load that voice; raises what `speak` does."""
        await self._in_thread(lambda: self._load(style.voice))

    async def health(self) -> PartHealth:
        """Whether the built-in voice is there and whole."""
        try:
            await asyncio.to_thread(self._voices.find, BUILT_IN_VOICE)
        except BestFriendError as error:
            return PartHealth("voice", HealthState.MISSING, error.message, error.remedy)
        return PartHealth("voice", HealthState.OK, "The built-in voice (Joe, Piper) is ready.")

    async def close(self) -> None:
        """Let the voices go; what is being spoken is waited for."""
        await self._in_thread(self._unload)

    def _unload(self) -> None:
        if self._loaded:
            self._loaded.clear()
            trim()

    def _load(self, name: str) -> "LoadedVoice":
        """Runs on the voice's thread, and so never twice at a time."""
        # Its libraries take a while to import: not before they are needed.
        from bestfriend_desktop.adapters.speech.piper_voice import LoadedVoice, read_config

        name = name or BUILT_IN_VOICE
        if name not in self._loaded:
            path = self._voices.find(name)
            while len(self._loaded) >= LOADED_VOICES:
                self._loaded.popitem(last=False)
            # The rules of its language are made ready meanwhile, for they take a tenth of a second.
            language = str(read_config(path).espeak_voice)
            rules = Thread(target=speakable, args=("", language), name="rules")
            rules.start()
            try:
                self._loaded[name] = LoadedVoice(path)
            finally:
                rules.join()
        self._loaded.move_to_end(name)
        return self._loaded[name]

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)
