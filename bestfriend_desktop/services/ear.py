"""One ear: frames in, and what goes on at the microphone out.

Transcription begins in the first tenth of a second of silence, on the chance that the turn is over; when it
is, the words are there at once, and when it is not, they are dropped. Whoever may have to answer learns them
in the pause already.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.sound import FRAME_S
from bestfriend_desktop.domain.speech import Transcript
from bestfriend_desktop.domain.utterance import (
    END_PROBABILITY,
    PauseBegan,
    Signal,
    SpeechBegan,
    SpeechDropped,
    SpeechResumed,
    TurnEnded,
    Utterances,
)
from bestfriend_desktop.ports import Spawn, VoiceActivity

CAPTION_EVERY_S = 0.6
"""How much more speech a new caption is worth."""

PERSISTS_S = 0.7
"""Of speech, and it is no cough: most coughs are over after half a second."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The microphone is open."""


@dataclass(frozen=True, slots=True)
class Woken:
    """The wake word was heard."""


@dataclass(frozen=True, slots=True)
class Began:
    """Somebody seems to speak."""


@dataclass(frozen=True, slots=True)
class Persists:
    """They have spoken for longer than a cough lasts."""


@dataclass(frozen=True, slots=True)
class Ended:
    """They have finished; `Said` or `Nothing` follows."""


@dataclass(frozen=True, slots=True)
class Said:
    """What they said."""

    transcript: Transcript
    speech: bytes
    """PCM, 16 kHz."""


@dataclass(frozen=True, slots=True)
class Nothing:
    """It was no speech, or no word of it could be understood."""


Guess = Callable[[bytes], Awaitable[float]]

Expect = Callable[[str], None]

Sign = Opened | Woken | Began | Persists | Ended | Said | Nothing


class Ear:
    """Follows one microphone while it is open.

    Args:
        activity: tells speech from noise; reset.
        utterances: tells where turns begin and end.
        understand: what is said in a recording.
        guess: how sure it is that the turn is over; None where a key ends it.
        caption: shows what has been said so far; called without speech when the turn is over.
        spawn: starts what is done beside hearing.
        expect: told in a pause what was said, for it may be all; and nothing, where they go on after all.
    """

    def __init__(
        self,
        activity: VoiceActivity,
        utterances: Utterances,
        understand: Callable[[bytes], Awaitable[Transcript]],
        guess: Guess | None,
        caption: Callable[[bytes], Awaitable[None]],
        spawn: Spawn,
        expect: Expect,
    ) -> None:
        self._activity = activity
        self._utterances = utterances
        self._understand = understand
        self._guess = guess
        self._caption = caption
        self._spawn = spawn
        self._expect = expect
        self._understanding: asyncio.Task[Transcript | None] | None = None
        self._understood_speech = b""
        self._guessing: tuple[PauseBegan, asyncio.Task[float]] | None = None
        self._captioning: asyncio.Task[None] | None = None
        self._captioned_s = 0.0
        self._spoken_s = 0.0

    async def hear(self, frame: bytes) -> AsyncGenerator[Sign]:
        """The next frame of 32 ms."""
        probability = await self._activity.probability(frame)
        signals = self._utterances.heard(frame, probability)
        if self._guessing is not None and self._guessing[1].done():
            (pause, task), self._guessing = self._guessing, None
            if not task.cancelled():
                signals += self._utterances.hint(pause, task.result())
        for signal in signals:
            async for sign in self._take(signal):
                yield sign
        if self._utterances.is_speaking and probability >= END_PROBABILITY:
            before, self._spoken_s = self._spoken_s, self._spoken_s + FRAME_S
            if before < PERSISTS_S <= self._spoken_s:
                yield Persists()
            if self._spoken_s - self._captioned_s >= CAPTION_EVERY_S:
                self._show_caption()

    async def finish(self) -> AsyncGenerator[Sign]:
        """No more frames come; nothing where nobody was speaking."""
        for signal in self._utterances.finish():
            async for sign in self._take(signal):
                yield sign

    def drop(self) -> None:
        """Nobody wants to know any more."""
        for task in (self._understanding, self._guessing and self._guessing[1], self._captioning):
            if task is not None:
                task.cancel()
        self._understanding = self._guessing = None

    async def _take(self, signal: Signal) -> AsyncGenerator[Sign]:
        match signal:
            case SpeechBegan():
                self._spoken_s = self._captioned_s = 0.0
                yield Began()
            case PauseBegan():
                self._begin_to_understand(signal)
            case SpeechResumed():
                self.drop()
                self._expect("")
            case SpeechDropped():
                await self._caption(b"")
                yield Nothing()
            case TurnEnded():
                yield Ended()
                transcript = await self._understood(signal.speech)
                await self._caption(b"")
                yield Said(transcript, signal.speech) if transcript.text else Nothing()

    def _begin_to_understand(self, pause: PauseBegan) -> None:
        self._understood_speech = pause.speech
        self._understanding = self._spawn(self._try(pause.speech), name="transcribe in the pause")
        if self._guess is not None:
            self._guessing = pause, self._spawn(self._ask(pause.speech), name="guess whether it is over")

    async def _understood(self, speech: bytes) -> Transcript:
        begun, self._understanding = self._understanding, None
        self.drop()
        if begun is not None:
            if self._understood_speech is speech:
                transcript = await begun
                if transcript is not None:
                    return transcript
            begun.cancel()
        return await self._understand(speech)

    async def _try(self, speech: bytes) -> Transcript | None:
        """What is said, on the chance that it is wanted; None where it is asked again and tells why not."""
        try:
            transcript = await self._understand(speech)
        except BestFriendError:
            return None
        self._expect(transcript.text)
        return transcript

    async def _ask(self, speech: bytes) -> float:
        assert self._guess is not None
        try:
            return await self._guess(speech)
        except BestFriendError:
            return 1.0  # without a guess, silence alone decides

    def _show_caption(self) -> None:
        if self._understanding is None and (self._captioning is None or self._captioning.done()):
            self._captioned_s = self._spoken_s
            self._captioning = self._spawn(self._tell_caption(self._utterances.speech), name="caption")

    async def _tell_caption(self, speech: bytes) -> None:
        with suppress(BestFriendError):  # the words themselves follow, or the reason why there are none
            await self._caption(speech)
