"""Listening: what a microphone hears, as what somebody said."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing

from bestfriend_desktop.domain.events import CaptionChanged, MicrophoneLevel
from bestfriend_desktop.domain.sound import level_of
from bestfriend_desktop.domain.speech import Transcript
from bestfriend_desktop.domain.utterance import Utterances
from bestfriend_desktop.ports import (
    EndOfTurn,
    Microphone,
    Spawn,
    SpeechRecognizer,
    VoiceActivity,
    WakeWord,
)
from bestfriend_desktop.services.ear import Ear, Expect, Guess, Nothing, Opened, Sign, Woken
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.settings.schema import ListeningSettings

LEVEL_EVERY_FRAMES = 2

SURE_OF_LANGUAGE = 0.8
"""From which the language that was detected is expected in the turns after it."""

WHILE_THE_KEY_IS_DOWN_MS = 24 * 3600 * 1000
"""No pause ends a turn that ends with a key."""


def _disregard(_: str) -> None:
    """For whoever wants to know of the end only."""


class Listening:
    """The ears, on one microphone at a time.

    Args:
        activity: tells speech from noise.
        end_of_turn: guesses whether somebody only pauses.
        wake_word: listens for the wake word.
        recognizer: understands.
        settings: as they are now.
        events: told of levels and captions.
        spawn: starts what is done beside hearing.
    """

    def __init__(
        self,
        activity: VoiceActivity,
        end_of_turn: EndOfTurn,
        wake_word: WakeWord,
        recognizer: SpeechRecognizer,
        settings: Callable[[], ListeningSettings],
        events: EventBus,
        spawn: Spawn,
    ) -> None:
        self._activity = activity
        self._end_of_turn = end_of_turn
        self._wake_word = wake_word
        self._recognizer = recognizer
        self._settings = settings
        self._events = events
        self._spawn = spawn
        self._language = ""
        """As it was detected."""
        self.is_awake = True
        """False while only the wake word is listened for."""

    def sleep(self) -> None:
        """Listen for the wake word only, from the next frame on; without one, go on listening.

        Raises:
            Misconfigured: `wake_word_unknown`.
        """
        if word := self._settings().wake_word:
            self._wake_word.listen_for(word)
            self.is_awake = False

    async def hands_free(
        self, microphone: Microphone, expect: Expect = _disregard, *, wait_for_word: bool = True
    ) -> AsyncGenerator[Sign]:
        """Turn after turn, until this is closed or the microphone has an end; begins with `Opened`.

        Args:
            microphone: where to listen.
            expect: told what will have been said if a pause turns out to be the end, see `Ear`.
            wait_for_word: for the wake word first, where one is set.

        Raises:
            Unavailable, Misconfigured, Refused: the microphone is gone, or the weights are missing.
        """
        chosen = self._settings()
        ear = self._ear(Utterances(chosen.end_silence_ms, chosen.longest_pause_ms), self._guess, expect)
        self.is_awake = True
        if wait_for_word:
            self.sleep()
        async with aclosing(self._frames(microphone)) as frames:
            is_open = False
            try:
                async for frame in frames:
                    if not is_open:
                        is_open = True
                        yield Opened()
                    if self.is_awake:
                        async for sign in ear.hear(frame):
                            yield sign
                    elif await self._wake_word.heard(frame):
                        self.is_awake = True
                        yield Woken()
                async for sign in ear.finish():
                    yield sign
            finally:
                ear.drop()

    async def while_pressed(
        self, microphone: Microphone, released: asyncio.Event, expect: Expect = _disregard
    ) -> AsyncGenerator[Sign]:
        """What is said until the event is set; ends with what was said last, or `Nothing`.

        Args:
            microphone: where to listen.
            released: the key is let go.
            expect: as for `hands_free`.

        Raises:
            Unavailable, Misconfigured: the microphone is gone, or the weights are missing.
        """
        ear = self._ear(Utterances(WHILE_THE_KEY_IS_DOWN_MS, WHILE_THE_KEY_IS_DOWN_MS), None, expect)
        async with aclosing(self._frames(microphone)) as frames:
            is_open = False
            try:
                async for frame in frames:
                    if not is_open:
                        is_open = True
                        yield Opened()
                    async for sign in ear.hear(frame):
                        yield sign
                    if released.is_set():
                        break
                is_silent = True
                async for sign in ear.finish():
                    is_silent = False
                    yield sign
                if is_silent:
                    yield Nothing()
            finally:
                ear.drop()

    async def understand(self, speech: bytes) -> Transcript:
        """What is said in a recording.

        Raises:
            Misconfigured: the weights are missing or damaged.
        """
        language = self._settings().language
        transcript = await self._recognizer.transcribe(
            speech, language=language, likely="" if language else self._language
        )
        if not language and transcript.text and transcript.language_confidence >= SURE_OF_LANGUAGE:
            self._language = transcript.language
        return transcript

    async def preload(self) -> None:
        """Load what understands, so that the first words come sooner."""
        await asyncio.gather(self._recognizer.preload(), self._end_of_turn.preload())

    async def close(self) -> None:
        """Let the weights go; somebody else may speak next."""
        self._language = ""
        await self._recognizer.close()
        await self._end_of_turn.close()

    def _ear(self, utterances: Utterances, guess: Guess | None, expect: Expect) -> Ear:
        self._activity.reset()
        return Ear(self._activity, utterances, self.understand, guess, self._caption, self._spawn, expect)

    async def _frames(self, microphone: Microphone) -> AsyncGenerator[bytes]:
        """What the microphone hears; the level of it is told."""
        count = 0
        async with aclosing(microphone.frames()) as frames:
            async for frame in frames:
                count += 1
                if count % LEVEL_EVERY_FRAMES == 0:
                    self._events.publish(MicrophoneLevel(level_of(frame)))
                yield frame

    async def _guess(self, speech: bytes) -> float:
        return await self._end_of_turn.probability(speech)

    async def _caption(self, speech: bytes) -> None:
        """Show what has been said so far; of nothing, that nobody speaks any more."""
        text = ""
        if speech:
            if not self._settings().live_caption:
                return
            language = self._settings().language or self._language
            text = await self._recognizer.caption(speech, language=language)
        if text or not speech:
            self._events.publish(CaptionChanged(text))
