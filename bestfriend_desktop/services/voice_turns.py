"""The conversation by voice: whose turn it is, and what happens when both speak."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import aclosing, suppress
from typing import Protocol
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId, ConversationTurn, Message, new_id
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import (
    DevicesChanged,
    Event,
    Heard,
    NothingHeard,
    SpeakingEnded,
    SpokenNow,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    VoiceState,
    VoiceStateChanged,
    VoiceTrouble,
)
from bestfriend_desktop.domain.speech import Transcript
from bestfriend_desktop.ports import Microphone, Spawn, Speaker
from bestfriend_desktop.services.ear import Began, Ended, Nothing, Opened, Persists, Said, Sign, Woken
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.listening import Listening
from bestfriend_desktop.services.speaking import Speaking
from bestfriend_desktop.settings.schema import Settings

OPEN_AGAIN_AFTER_S = 2.0
"""How often a microphone that is gone is looked for."""

AWAKE_FOR_S = 10.0
"""After the last word, before the wake word is wanted again: a talk goes on without it."""

TAIL_S = 0.25
"""People let the key go while they say the last word."""

LOOK_AGAIN_S = 0.01
"""While what was said is being stored, and its reply cannot be stopped yet."""

TURNS_KEPT = 8
"""Of so many turns it is remembered what is stored of the reply: one of them may yet be talked over."""

_log = logging.getLogger(__name__)


class Talk(Protocol):
    """What a conversation by voice asks of the companion."""

    async def say(
        self,
        text: str,
        *,
        conversation_id: ConversationId | None = None,
        temporary: bool = False,
        turn_id: UUID | None = None,
    ) -> ConversationTurn:
        """Say something and wait for the reply."""
        ...

    async def anticipate(
        self, text: str, *, conversation_id: ConversationId | None = None, temporary: bool = False
    ) -> None:
        """This may be said next; an empty text: it will not."""
        ...

    async def stop(self, conversation_id: ConversationId) -> bool:
        """Stop writing the reply."""
        ...

    async def warm_up(self, conversation_id: ConversationId | None = None) -> None:
        """Load the model that would answer."""
        ...

    async def keep_heard(self, reply: Message, characters: int) -> None:
        """Keep of a stored reply what was heard of it."""
        ...


class VoiceTurns:
    """Hears the person, lets the companion answer, and stops it when it is talked over.

    Args:
        listening: the ears.
        speaking: the mouth.
        microphone: the one of the settings.
        talk: holds the conversation itself.
        settings: as they are now.
        events: told who is doing what.
        spawn: starts what listens.
        keep: stores a recording of a turn.
    """

    def __init__(
        self,
        listening: Listening,
        speaking: Speaking,
        microphone: Microphone,
        talk: Talk,
        settings: Callable[[], Settings],
        events: EventBus,
        spawn: Spawn,
        keep: Callable[[UUID, bytes], Awaitable[None]],
    ) -> None:
        self._listening = listening
        self._speaking = speaking
        self._microphone = microphone
        self._talk = talk
        self._settings = settings
        self._events = events
        self._spawn = spawn
        self._keep = keep
        self.state = VoiceStateChanged(VoiceState.OFF, is_recording=False)
        self.conversation_id: ConversationId | None = None
        self._temporary = False
        self._is_open = False
        self._is_hearing = False
        self._is_understanding = False
        self._is_deaf = False
        """True for an utterance that is passed over: the companion speaks and may not be interrupted."""
        self._listener: asyncio.Task[None] | None = None
        self._released: asyncio.Event | None = None
        """Set when the key is let go; None where none is pressed."""
        self._turn: tuple[UUID, asyncio.Task[ConversationTurn | None]] | None = None
        self._replies: dict[UUID, asyncio.Future[Message | None]] = {}
        self._falls_asleep: asyncio.TimerHandle | None = None
        self._unsubscribe = events.subscribe(self._hear)

    @property
    def is_hands_free(self) -> bool:
        """True while it listens without a key."""
        return self._listener is not None and not self._listener.done() and self._released is None

    def about(self, conversation_id: ConversationId | None, *, temporary: bool = False) -> None:
        """What is said from now on belongs there; None begins a new conversation."""
        self.conversation_id = conversation_id
        self._temporary = temporary

    async def listen(self) -> None:
        """Listen hands-free until `deafen`; a microphone that is gone is waited for."""
        if not self.is_hands_free:
            await self.deafen()
            self._listener = self._spawn(self._listen(), name="listen")

    async def deafen(self) -> None:
        """Close the microphone; what was being said is dropped."""
        listener, self._listener = self._listener, None
        self._released = None
        if listener is not None:
            listener.cancel()
            with suppress(asyncio.CancelledError):
                await listener
        self._is_open = self._is_hearing = self._is_understanding = False
        self.tell()

    async def press(self) -> None:
        """Push-to-talk: hear what is said until `release`; what the companion is saying ends."""
        if self.is_hands_free:
            self._listening.is_awake = True
        elif self._released is None:
            await self.deafen()
            self._released = asyncio.Event()
            self._listener = self._spawn(self._listen_while_pressed(self._released), name="listen")
        await self.interrupt()

    async def release(self) -> None:
        """The key is let go: what was said is the turn."""
        if (released := self._released) is not None:
            await asyncio.sleep(TAIL_S)
            released.set()

    async def interrupt(self, *, keep_text: bool = False) -> bool:
        """Stop speaking and writing.

        Args:
            keep_text: keep all that was written; else, for the person talks, what was heard of it.

        Returns:
            True where there was something to stop.
        """
        speech = self._speaking.stop()
        is_writing = await self._stop_writing(speech.conversation_id if speech else None)
        if keep_text:
            return speech is not None or is_writing
        if speech is not None and (stored := self._replies.get(speech.turn_id)) is not None:
            reply, heard = await stored, speech.heard
            if reply is not None and heard < len(reply.text):
                await self._talk.keep_heard(reply, heard)
        return speech is not None or is_writing

    async def converse(self, microphone: Microphone, speaker: Speaker | None) -> ConversationTurn | None:
        """One turn from a recording to another loudspeaker; None where nobody spoke.

        All that is said until the recording ends is the turn, whatever the pauses.

        Raises:
            Refused: `busy`, and what the file is refused for.
            Unavailable, Misconfigured: as the ears and the companion say.
        """
        if self._listener is not None and not self._listener.done():
            raise Refused("busy", "Best Friend is listening already.", "Stop listening first.")
        said: list[Said] = []
        try:
            async with aclosing(self._listening.hands_free(microphone, wait_for_word=False)) as signs:
                async for sign in signs:
                    await self._take(sign, answer=False)
                    if isinstance(sign, Said):
                        said.append(sign)
        finally:
            self._is_open = False
            self.tell()
        if not said:
            self._events.publish(NothingHeard())
            return None
        turn = await self._begin_turn(joined(said), speaker)
        result = await turn
        await self._speaking.silence()
        return result

    def tell(self) -> None:
        """Publish the state where it has changed."""
        state = VoiceStateChanged(self._now(), self._is_open)
        if state == self.state:
            return
        self.state = state
        self._events.publish(state)
        if self._falls_asleep is not None:
            self._falls_asleep.cancel()
            self._falls_asleep = None
        if state.state is VoiceState.LISTENING and self.is_hands_free:
            loop = asyncio.get_running_loop()
            self._falls_asleep = loop.call_later(AWAKE_FOR_S, self._fall_asleep)

    async def close(self) -> None:
        """Close the microphone and fall silent."""
        await self.deafen()
        self._speaking.stop()
        if self._turn is not None:
            await asyncio.wait({self._turn[1]})
        self._unsubscribe()

    async def _listen(self) -> None:
        told = ""
        while True:
            try:
                async with aclosing(self._listening.hands_free(self._microphone, self._expect)) as signs:
                    async for sign in signs:
                        if isinstance(sign, Opened) and told:
                            told = ""
                            self._events.publish(DevicesChanged())
                        await self._take(sign)
                return
            except BestFriendError as failure:
                self._lose(failure, is_told=told == failure.code)
                told = failure.code
            await asyncio.sleep(OPEN_AGAIN_AFTER_S)

    async def _listen_while_pressed(self, released: asyncio.Event) -> None:
        said: list[Said] = []
        try:
            signs = self._listening.while_pressed(self._microphone, released, self._expect)
            async with aclosing(signs):
                async for sign in signs:
                    await self._take(sign, answer=False)
                    if isinstance(sign, Said):
                        said.append(sign)
        except BestFriendError as failure:
            self._lose(failure)
        finally:
            self._is_open = self._is_hearing = False
            if self._released is released:
                self._released = None
            self.tell()
        if said:
            await self.interrupt()
            await self._begin_turn(joined(said))
        else:
            self._events.publish(NothingHeard())

    async def _take(self, sign: Sign, *, answer: bool = True) -> None:
        match sign:
            case Opened():
                self._is_open = True
            case Woken():
                pass
            case Began():
                self._is_hearing = True
                self._is_deaf = self._speaking.is_audible and not self._settings().speaking.barge_in
                if self._speaking.speech is not None and not self._is_deaf:
                    self._speaking.speech.pause()
            case Persists():
                if answer and not self._is_deaf:
                    await self.interrupt()
            case Ended():
                self._is_hearing, self._is_understanding = False, True
            case Nothing():
                self._is_hearing = self._is_understanding = False
                if self._speaking.speech is not None:
                    self._speaking.speech.resume()
            case Said() if answer:
                if self._is_deaf:
                    self._is_understanding = False
                else:
                    await self.interrupt()
                    await self._begin_turn(sign)
            case Said():
                pass  # whoever asked for it begins the turn
        self.tell()

    def _expect(self, text: str) -> None:
        """Let the companion be ready for what may turn out to be said."""
        if not self._is_deaf:
            work = self._talk.anticipate(
                text, conversation_id=self.conversation_id, temporary=self._temporary
            )
            self._spawn(work, name="anticipate what is said")

    async def _stop_writing(self, conversation_id: ConversationId | None) -> bool:
        """Stop the reply; of a turn that has only just begun, as soon as what was said is stored."""
        turn = self._turn[1] if self._turn is not None else None
        was_writing = False
        while not was_writing:
            where = conversation_id or self.conversation_id
            was_writing = where is not None and await self._talk.stop(where)
            if turn is None or turn.done():
                break
            await asyncio.wait({turn}, timeout=None if was_writing else LOOK_AGAIN_S)
        return was_writing

    async def _begin_turn(
        self, said: Said, speaker: Speaker | None = None
    ) -> asyncio.Task[ConversationTurn | None]:
        turn_id = new_id()
        self._speaking.expect(turn_id, speaker)
        self._events.publish(Heard(turn_id, said.transcript, self.conversation_id))
        task = self._spawn(self._converse(turn_id, said.transcript.text), name=f"voice turn {turn_id}")
        self._turn = turn_id, task
        self._is_understanding = False
        if self._settings().listening.keep_recordings:
            await self._keep(turn_id, said.speech)
        self.tell()
        return task

    async def _converse(self, turn_id: UUID, text: str) -> ConversationTurn | None:
        try:
            return await self._talk.say(
                text, conversation_id=self.conversation_id, temporary=self._temporary, turn_id=turn_id
            )
        except BestFriendError as failure:
            self._events.publish(VoiceTrouble(failure.code, failure.message, failure.remedy, turn_id))
            return None
        finally:
            self._speaking.expect_no_longer(turn_id)
            self._turn = None
            self.tell()

    def _lose(self, failure: BestFriendError, *, is_told: bool = False) -> None:
        """The microphone is gone, or nothing can be understood."""
        _log.info("not listening: %s", failure.code)
        self._is_open = self._is_hearing = self._is_understanding = False
        if self._speaking.speech is not None:
            self._speaking.speech.resume()
        if not is_told:
            self._events.publish(VoiceTrouble(failure.code, failure.message, failure.remedy))
        self.tell()

    def _fall_asleep(self) -> None:
        self._listening.sleep()
        self.tell()

    def _hear(self, event: Event) -> None:
        match event:
            case TurnStarted():
                if self._turn is not None and event.turn_id == self._turn[0]:
                    self.conversation_id = event.conversation_id
                self._replies[event.turn_id] = asyncio.get_running_loop().create_future()
                while len(self._replies) > TURNS_KEPT:
                    self._replies.pop(next(iter(self._replies))).cancel()
            case TurnFinished() | TurnFailed():
                stored = event.message if isinstance(event, TurnFinished) else event.reply
                if (reply := self._replies.get(event.turn_id)) is not None and not reply.done():
                    reply.set_result(stored)
            case SpokenNow() | SpeakingEnded():
                self.tell()
            case _:
                pass

    def _now(self) -> VoiceState:
        if self._is_hearing:
            return VoiceState.HEARING
        if self._speaking.is_audible:
            return VoiceState.SPEAKING
        if self._is_understanding or self._turn is not None or self._speaking.speech is not None:
            return VoiceState.THINKING
        if not self._is_open:
            return VoiceState.OFF
        return VoiceState.LISTENING if self._listening.is_awake else VoiceState.WAITING


def joined(said: Sequence[Said]) -> Said:
    """Several stretches of one turn as one."""
    if len(said) == 1:
        return said[0]
    transcripts = [one.transcript for one in said]
    transcript = Transcript(
        " ".join(one.text for one in transcripts),
        transcripts[0].language,
        min(one.confidence for one in transcripts),
        sum(one.seconds for one in transcripts),
        language_confidence=min(one.language_confidence for one in transcripts),
    )
    return Said(transcript, b"".join(one.speech for one in said))
