"""One reply while it is spoken: synthesised ahead of what is heard, told clause by clause as it is heard."""

import asyncio
from contextlib import aclosing, suppress
from dataclasses import dataclass
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import SpokenNow
from bestfriend_desktop.domain.sentences import Clause, Sentences
from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.domain.spoken.language import spoken_language
from bestfriend_desktop.ports import Playback, Spawn, Speaker
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.voices import Voices

OPEN_AGAIN_AFTER_S = (0.2, 1.0, 3.0)
"""When the loudspeaker is lost in mid-sentence: a headset that is plugged in takes a moment to appear."""

LOOK_EVERY_S = 0.05
"""How finely it is followed what is being heard."""


@dataclass(frozen=True, slots=True)
class _Fed:
    """A clause, and when it is heard: seconds since the loudspeaker was opened."""

    index: int
    clause: Clause
    begins_s: float
    ends_s: float


class Speech:
    """Speaks a text that is still growing.

    Args:
        turn_id: whose reply it is.
        conversation_id: where.
        style: how to say it.
        voices: who says it.
        speaker: where it is heard.
        events: told which words are being heard.
        spawn: starts what follows the sound.
        by_language: a voice of the text's language may speak in place of the one of the style.
        begins_at: where in the reply it begins, in characters: what stands before was said earlier.
    """

    def __init__(
        self,
        turn_id: UUID,
        conversation_id: ConversationId,
        style: SpeakingStyle,
        voices: Voices,
        speaker: Speaker,
        events: EventBus,
        spawn: Spawn,
        *,
        by_language: bool = True,
        begins_at: int = 0,
    ) -> None:
        self._begins_at = begins_at
        self.turn_id = turn_id
        self.conversation_id = conversation_id
        self._style = style
        self._voices = voices
        self._speaker = speaker
        self._events = events
        self._spawn = spawn
        self._by_language = by_language
        self._text = ""
        self._sentences = Sentences()
        self._clauses: list[Clause] = []
        self._is_whole = False
        self._grown = asyncio.Event()
        self._playback: Playback | None = None
        self._is_paused = False
        self._is_stopped = False
        self._fed: list[_Fed] = []
        self._first = 0
        """The first clause that has not been heard to its end."""

    def anew(self) -> "Speech":
        """The same reply without a word: what came so far was none of it."""
        return Speech(
            self.turn_id,
            self.conversation_id,
            self._style,
            self._voices,
            self._speaker,
            self._events,
            self._spawn,
            by_language=self._by_language,
            begins_at=self._begins_at,
        )

    def feed(self, piece: str) -> None:
        """Add the next piece of the text."""
        self._text += piece
        self._take(self._sentences.feed(piece))

    def finish(self) -> None:
        """The text is whole."""
        self._take(self._sentences.finish())
        self._is_whole = True
        self._grown.set()

    @property
    def is_audible(self) -> bool:
        """True once sound has been given to the loudspeaker."""
        return bool(self._fed)

    @property
    def is_empty(self) -> bool:
        """True while there is nothing to say."""
        return not self._clauses

    @property
    def heard(self) -> int:
        """How many characters of the text have been heard; ends with a whole word."""
        heard = self._clauses[self._first - 1].end if self._first else 0
        if self._playback is None:
            return self._begins_at + heard
        heard_s = self._playback.heard_s
        for fed in self._fed:
            if heard_s >= fed.ends_s:
                heard = max(heard, fed.clause.end)
            elif heard_s > fed.begins_s:
                share = (heard_s - fed.begins_s) / (fed.ends_s - fed.begins_s)
                reached = fed.clause.start + round(share * (fed.clause.end - fed.clause.start))
                heard = max(heard, _end_of_word(self._text, fed.clause.start, reached))
        return self._begins_at + heard

    def pause(self) -> None:
        """Fall silent at once; `resume` goes on."""
        self._is_paused = True
        if self._playback is not None:
            self._playback.pause()

    def resume(self) -> None:
        """Go on where it was paused."""
        self._is_paused = False
        if self._playback is not None:
            self._playback.resume()

    def stop(self) -> None:
        """Fall silent at once and for good."""
        self._is_stopped = True
        self._grown.set()
        if self._playback is not None:
            self._playback.stop()

    async def run(self) -> None:
        """Speak until the text is whole and has been heard, or `stop`.

        A loudspeaker that is lost is opened anew, and the clause that was not heard to its end begun again.

        Raises:
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        waits = iter(OPEN_AGAIN_AFTER_S)
        while not self._is_stopped:
            try:
                await self._wait_for(self._first)
                if not self._is_stopped and self._first < len(self._clauses):
                    await self._play()
                return
            except Unavailable as failure:
                wait_s = next(waits, None)
                if failure.code != "speaker_lost" or wait_s is None:
                    raise
                await asyncio.sleep(wait_s)

    async def _play(self) -> None:
        async with self._speaker.open() as playback:
            self._playback = playback
            if self._is_paused:
                playback.pause()
            following = self._spawn(self._follow(playback), name="follow what is heard")
            try:
                await self._feed_all(playback)
                if not self._is_stopped:
                    await playback.drain()
            finally:
                following.cancel()
                with suppress(asyncio.CancelledError):
                    await following
                self._first = self._heard_whole(playback)
                if not self._is_stopped:
                    # What was heard of a clause that is begun again does not count twice.
                    self._playback = None
                    self._fed.clear()

    async def _feed_all(self, playback: Playback) -> None:
        index, at_s = self._first, 0.0
        while await self._wait_for(index):
            clause = self._clauses[index]
            begins_s = at_s
            language = self._language(clause) if self._by_language else ""
            async with aclosing(self._voices.speak(clause.text, self._style, language)) as sounds:
                async for sound in sounds:
                    if self._is_stopped:
                        return
                    at_s += sound.seconds
                    if self._fed and self._fed[-1].index == index:
                        self._fed.pop()
                    self._fed.append(_Fed(index, clause, begins_s, at_s))
                    await playback.feed(sound)
            index += 1

    def _language(self, clause: Clause) -> str:
        """Of all the words that are whole by now: a clause alone may be too short to tell."""
        end = len(self._text) if self._is_whole else max(clause.end, self._text.rfind(" "))
        return spoken_language(self._text[:end])

    async def _wait_for(self, index: int) -> bool:
        """Until there is this clause; False where there will be none."""
        while index >= len(self._clauses) and not (self._is_whole or self._is_stopped):
            self._grown.clear()
            await self._grown.wait()
        return index < len(self._clauses) and not self._is_stopped

    async def _follow(self, playback: Playback) -> None:
        told = -1
        while True:
            heard_s = playback.heard_s
            now = next((fed for fed in self._fed if fed.begins_s < heard_s <= fed.ends_s), None)
            if now is not None and now.index != told:
                told = now.index
                clause, before = now.clause, self._begins_at
                self._events.publish(
                    SpokenNow(
                        self.turn_id,
                        self.conversation_id,
                        before + clause.start,
                        before + clause.end,
                        clause.text,
                    )
                )
            await asyncio.sleep(LOOK_EVERY_S)

    def _heard_whole(self, playback: Playback) -> int:
        heard_s = playback.heard_s
        whole = [fed.index + 1 for fed in self._fed if heard_s >= fed.ends_s]
        return max([self._first, *whole])

    def _take(self, clauses: list[Clause]) -> None:
        if clauses:
            self._clauses += clauses
            self._grown.set()


def _end_of_word(text: str, start: int, reached: int) -> int:
    """The end of the last word that is whole at this place; `start` where there is none."""
    if reached >= len(text) or text[reached].isspace():
        return reached
    while reached > start and not text[reached - 1].isspace():
        reached -= 1
    return reached
