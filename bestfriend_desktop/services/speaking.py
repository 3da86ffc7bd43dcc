"""Speaking: which replies are heard, one at a time, while the model still writes them."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId, MessageStatus, new_id
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import (
    Event,
    ReplyTakenBack,
    SpeakingEnded,
    TokenArrived,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    VoiceTrouble,
)
from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.ports import Spawn, Speaker
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.speech import Speech
from bestfriend_desktop.services.voices import Voices
from bestfriend_desktop.settings.schema import SpeakingSettings

_log = logging.getLogger(__name__)


class Speaking:
    """Follows the turns on the event bus and speaks those that are to be heard.

    Args:
        voices: who speaks.
        speaker: where it is heard.
        settings: as they are now.
        events: where replies arrive, and where it is told what is heard.
        spawn: starts what speaks.
    """

    def __init__(
        self,
        voices: Voices,
        speaker: Speaker,
        settings: Callable[[], SpeakingSettings],
        events: EventBus,
        spawn: Spawn,
    ) -> None:
        self._voices = voices
        self._speaker = speaker
        self._settings = settings
        self._events = events
        self._spawn = spawn
        self.is_muted = False
        self._expected: dict[UUID, Speaker | None] = {}
        """Turns that were spoken to us, and so are answered aloud; and where, if not as always."""
        self._speech: Speech | None = None
        self._task: asyncio.Task[None] | None = None
        self._unsubscribe = events.subscribe(self._hear)

    @property
    def speech(self) -> Speech | None:
        """What is being spoken, or about to be; None in silence."""
        return self._speech

    @property
    def is_audible(self) -> bool:
        """True while the companion can be heard, or could be if it were not paused."""
        return self._speech is not None and self._speech.is_audible

    def mute(self, muted: bool) -> None:
        """Speak nothing until it is unmuted; what is being spoken ends at once."""
        self.is_muted = muted
        if muted:
            self.stop()

    def expect(self, turn_id: UUID, speaker: Speaker | None = None) -> None:
        """The reply of this turn answers something that was said aloud.

        Args:
            turn_id: which.
            speaker: where it is to be heard, whatever the settings say; None leaves it to them.
        """
        self._expected[turn_id] = speaker

    def expect_no_longer(self, turn_id: UUID) -> None:
        """This turn is over, or was refused and has no reply."""
        self._expected.pop(turn_id, None)

    async def silence(self) -> None:
        """Wait until nothing is being spoken."""
        while self._task is not None and not self._task.done():
            await asyncio.wait({self._task})

    async def say(
        self,
        text: str,
        style: SpeakingStyle,
        *,
        turn_id: UUID | None = None,
        conversation_id: ConversationId | None = None,
        speaker: Speaker | None = None,
        by_language: bool = True,
    ) -> None:
        """Speak a text that is whole, in place of whatever is being spoken; until it was heard or stopped.

        Args:
            text: plain or Markdown.
            style: how.
            turn_id: what its events shall carry; the message's own id where one is spoken again.
            conversation_id: where it belongs.
            speaker: where it is heard; None for the one of the settings.
            by_language: a voice of the text's language may speak in place of the one of the style.

        Raises:
            Refused: `nothing_to_say`: there is no word in it.
            Unavailable, Misconfigured: there is no loudspeaker, or no voice.
        """
        self.stop()
        conversation_id = conversation_id or ConversationId(new_id())
        speech = self._new_speech(
            turn_id or new_id(), conversation_id, style, speaker, by_language=by_language
        )
        speech.feed(text)
        speech.finish()
        if speech.is_empty:
            raise Refused(
                "nothing_to_say", "There is nothing in it that could be said.", "Give it some words."
            )
        self._speech = speech
        try:
            await speech.run()
        finally:
            speech.stop()
            self._ended(speech, was_interrupted=False)

    def stop(self) -> Speech | None:
        """Fall silent at once; what was being spoken, for it knows how much was heard."""
        speech = self._speech
        if speech is not None:
            speech.stop()
            self._ended(speech, was_interrupted=True)
        return speech

    async def close(self) -> None:
        """Fall silent and let the voices go."""
        self._unsubscribe()
        self.stop()
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
        await self._voices.close()

    def _hear(self, event: Event) -> None:
        match event:
            case TurnStarted():
                self.stop()  # something else is talked of now
                self._begin(event)
            case TokenArrived() if (mine := self._of(event.turn_id)) is not None:
                mine.feed(event.text)
            case ReplyTakenBack() if (mine := self._of(event.turn_id)) is not None:
                self._begin_anew(mine)
            case TurnFinished() if (mine := self._of(event.turn_id)) is not None:
                if event.message is None or event.message.status is MessageStatus.INTERRUPTED:
                    self.stop()
                else:
                    mine.finish()
            case TurnFailed() if (mine := self._of(event.turn_id)) is not None:
                mine.finish()
            case _:
                pass

    def _begin(self, turn: TurnStarted) -> None:
        is_expected = turn.turn_id in self._expected
        speaker = self._expected.pop(turn.turn_id, None)
        answers = self._settings().answers
        is_wanted = answers == "always" or (answers == "spoken" and is_expected)
        if speaker is None and (self.is_muted or not is_wanted):
            return
        style = self._voices.style()
        begins_at = len(turn.goes_on.text) if turn.goes_on else 0
        self._speech = self._new_speech(
            turn.turn_id, turn.conversation_id, style, speaker, begins_at=begins_at
        )
        self._task = self._spawn(self._speak(self._speech), name=f"speak reply {turn.turn_id}")

    def _begin_anew(self, speech: Speech) -> None:
        """What was to be spoken was no reply; what comes now is."""
        self._speech = speech.anew()
        speech.stop()
        self._task = self._spawn(self._speak(self._speech), name=f"speak reply {speech.turn_id}")

    def _of(self, turn_id: UUID) -> Speech | None:
        return self._speech if self._speech is not None and self._speech.turn_id == turn_id else None

    def _new_speech(
        self,
        turn_id: UUID,
        conversation_id: ConversationId,
        style: SpeakingStyle,
        speaker: Speaker | None,
        *,
        by_language: bool = True,
        begins_at: int = 0,
    ) -> Speech:
        return Speech(
            turn_id,
            conversation_id,
            style,
            self._voices,
            speaker or self._speaker,
            self._events,
            self._spawn,
            by_language=by_language,
            begins_at=begins_at,
        )

    async def _speak(self, speech: Speech) -> None:
        try:
            await speech.run()
        except BestFriendError as failure:
            _log.info("the reply is not heard: %s", failure.code)
            if not self._voices.was_told(failure):
                self._events.publish(VoiceTrouble(failure.code, failure.message, failure.remedy))
        finally:
            self._ended(speech, was_interrupted=False)

    def _ended(self, speech: Speech, *, was_interrupted: bool) -> None:
        if self._speech is speech:
            self._speech = None
            self._events.publish(SpeakingEnded(speech.turn_id, speech.conversation_id, was_interrupted))
