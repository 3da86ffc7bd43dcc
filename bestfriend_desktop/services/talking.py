"""One turn, top to bottom: what the person says is stored, a model is asked, what it says is stored."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import aclosing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from bestfriend_desktop.domain.continuation import Joint
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTurn,
    Message,
    MessageId,
    MessageStatus,
    Role,
    new_id,
    title_from,
    utc_now,
)
from bestfriend_desktop.domain.errors import BestFriendError, Refused, Unavailable
from bestfriend_desktop.domain.events import (
    CareShown,
    MemoriesRecalled,
    ModelAnswers,
    ReplyTakenBack,
    ReplyThinks,
    TokenArrived,
    TurnFailed,
    TurnFinished,
    TurnStarted,
)
from bestfriend_desktop.domain.prompt import Prompt
from bestfriend_desktop.domain.reply_parts import Recalled, TakenBack, Text, Thinking, Usage
from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.services.anticipation import Anticipation
from bestfriend_desktop.services.care import Attention, Care
from bestfriend_desktop.services.conversations import Conversations
from bestfriend_desktop.services.correlation import current_turn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import Answering, ModelChoice
from bestfriend_desktop.services.prompting import Prompting
from bestfriend_desktop.services.recalling import Reading

_log = logging.getLogger(__name__)

_Prompting = asyncio.Task[Prompt | None]

QUIET_TITLE = "A conversation"
"""Of one that begins with distress: its words are for nobody who looks over a shoulder."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """What is being answered."""

    id: UUID
    conversation: Conversation
    message: Message
    attention: Attention
    goes_on: Message | None = None
    """The reply that grows, where it was cut off."""


@dataclass(slots=True)
class _Reply:
    """A reply while it is written."""

    pieces: list[str] = field(default_factory=list)
    answering: Answering | None = None
    failure: BestFriendError | None = None
    joint: Joint | None = None
    """Where it goes on with one that was cut off."""
    has_thought: bool = False
    was_cut: bool = False
    """At its limit."""

    @property
    def text(self) -> str:
        return "".join(self.pieces).strip()


class Talking:
    """Holds the turns that are under way, at most one a conversation."""

    def __init__(
        self,
        conversations: Conversations,
        choice: ModelChoice,
        prompts: Prompting,
        care: Care,
        events: EventBus,
        spawn: Spawn,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._conversations = conversations
        self._choice = choice
        self._prompts = prompts
        self._care = care
        self._events = events
        self._spawn = spawn
        self._now = now
        self._writing: dict[ConversationId, asyncio.Task[None] | None] = {}
        self._anticipation = Anticipation(prompts, spawn)

    async def anticipate(
        self, text: str, *, conversation_id: ConversationId | None = None, temporary: bool = False
    ) -> None:
        """Somebody may be about to say this; of temporary conversations nothing is read."""
        if conversation_id is not None:
            temporary = await self._conversations.is_temporary(conversation_id)
        self._anticipation.expect("" if temporary else text.strip())

    async def converse(
        self,
        text: str,
        *,
        conversation_id: ConversationId | None = None,
        temporary: bool = False,
        model: str | None = None,
        turn_id: UUID | None = None,
    ) -> ConversationTurn:
        """Say something at the end of a conversation (None: a new one), and hear the answer."""
        text = checked(text)
        if conversation_id is not None:
            temporary = await self._conversations.is_temporary(conversation_id)
        with self._reading(text, temporary=temporary) as reading:
            if conversation_id is None:
                conversation = Conversation.fresh(temporary=temporary)
            else:
                conversation = await self._conversations.get(conversation_id)
            return await self._exchange(
                conversation,
                conversation.head_id,
                text,
                reading,
                is_new=conversation_id is None,
                model=model,
                turn_id=turn_id,
            )

    async def edit(
        self, message_id: MessageId, text: str, *, turn_id: UUID | None = None
    ) -> ConversationTurn:
        """Say something else in place of an earlier message; the old branch stays reachable.

        Raises:
            Refused: `not_your_message`, and all that `converse` refuses.
        """
        text = checked(text)
        message = await self._conversations.message(message_id)
        if message.role is not Role.PERSON:
            raise Refused(
                "not_your_message", "Only your own messages can be edited.", "Regenerate the reply instead."
            )
        conversation = await self._conversations.get(message.conversation_id)
        with self._reading(text, temporary=conversation.temporary) as reading:
            return await self._exchange(
                conversation, message.parent_id, text, reading, is_new=False, model=None, turn_id=turn_id
            )

    async def regenerate(self, message_id: MessageId, *, turn_id: UUID | None = None) -> ConversationTurn:
        """Answer again: a sibling of that reply, or the reply that a message of the person never got."""
        message = await self._conversations.message(message_id)
        if message.role is Role.COMPANION:
            if message.parent_id is None:
                raise Refused(
                    "nothing_to_answer", "This message answers nothing.", "Write a message instead."
                )
            message = await self._conversations.message(message.parent_id)
        conversation = await self._conversations.get(message.conversation_id)
        turn_id = turn_id or new_id()
        with _BeingAnswered(self._writing, conversation.id, turn_id):
            answering = await self._answering(message.text, None, conversation.model)
            history = await self._prompts.history(answering, conversation.id, message.parent_id)
            attention = await self._care.attend(message.text, history)
            self._events.publish(TurnStarted(turn_id, conversation.id, message))
            return await self._answer(_Turn(turn_id, conversation, message, attention), answering, None)

    async def go_on(self, message_id: MessageId, *, turn_id: UUID | None = None) -> ConversationTurn:
        """Let the last reply go on where it was cut off, stopped or broken off; it grows.

        Raises:
            Refused: `nothing_to_go_on`, `needs_model`, and all that `converse` refuses.
        """
        reply = await self._conversations.message(message_id)
        conversation = await self._conversations.get(reply.conversation_id)
        if reply.parent_id is None or reply.role is Role.PERSON or reply.status is MessageStatus.COMPLETE:
            raise Refused(
                "nothing_to_go_on", "This reply is whole: there is nothing to go on with.", "Ask for more."
            )
        if conversation.head_id != reply.id:
            raise Refused(
                "nothing_to_go_on", "Only the last reply of a conversation can go on.", "Ask for more."
            )
        message = await self._conversations.message(reply.parent_id)
        turn_id = turn_id or new_id()
        with _BeingAnswered(self._writing, conversation.id, turn_id):
            answering = await self._choice.choose(of_conversation=conversation.model)
            if answering.model.is_basic:
                raise Refused(
                    "needs_model",
                    f"{answering.notice} Only a language model can go on with a reply.".strip(),
                    "Choose one: bestfriend models list",
                )
            history = await self._prompts.history(answering, conversation.id, message.parent_id)
            attention = await self._care.attend(message.text, history)
            attention = replace(attention, instead="", instead_of_rules="", lead="")  # it has been said
            self._events.publish(TurnStarted(turn_id, conversation.id, message, reply))
            turn = _Turn(turn_id, conversation, message, attention, reply)
            return await self._answer(turn, answering, None)

    async def stop(self, conversation_id: ConversationId) -> bool:
        """Stop generating at once; what had arrived is kept. True when something was being written."""
        while conversation_id in self._writing:
            task = self._writing[conversation_id]
            if task is not None:
                task.cancel()
                return True
            await asyncio.sleep(0.005)  # its message is just being stored
        return False

    async def close(self) -> None:
        """Stop all turns and wait until what had arrived is stored."""
        self._anticipation.forget()
        while self._writing:
            for conversation_id in tuple(self._writing):
                await self.stop(conversation_id)
            await asyncio.sleep(0.005)

    @contextmanager
    def _reading(self, text: str, *, temporary: bool) -> Iterator[Awaitable[Reading | None] | None]:
        """Begin to remember: that takes longer than to look up what was said and to store what is."""
        if temporary:
            yield None
        else:
            with self._anticipation.reading(text) as reading:
                yield reading

    async def _exchange(
        self,
        conversation: Conversation,
        parent_id: MessageId | None,
        text: str,
        reading: Awaitable[Reading | None] | None,
        *,
        is_new: bool,
        model: str | None,
        turn_id: UUID | None,
    ) -> ConversationTurn:
        turn_id = turn_id or new_id()
        with _BeingAnswered(self._writing, conversation.id, turn_id):
            prompting: _Prompting | None = None
            try:
                answering = await self._answering(text, model, conversation.model)
                history = await self._prompts.history(answering, conversation.id, parent_id)
                message = Message(
                    id=MessageId(new_id()),
                    conversation_id=conversation.id,
                    parent_id=parent_id,
                    depth=history[-1].depth + 1 if history else 1,
                    role=Role.PERSON,
                    text=text,
                    created_at=self._now(),
                )
                attention = await self._care.attend(text, history)
                if not attention.instead:
                    prompting = self._spawn(
                        self._prompt_if_possible(
                            conversation, message, history, answering, reading, attention.note
                        ),
                        name=f"prompt of {turn_id}",
                    )
                    with suppress(Unavailable):  # nobody there to count: the message is stored all the same
                        await self._prompts.refuse_too_long(message, answering)
                if is_new:
                    title = title_from(text) if attention.is_memorable else QUIET_TITLE
                    conversation = replace(conversation, title=title)
                    await self._conversations.create(conversation)
                stored = await self._conversations.append(
                    message, conversation, memorable=attention.is_memorable
                )
                _log.info("message stored", extra={"characters": len(text), "text": text})
                self._events.publish(TurnStarted(turn_id, conversation.id, stored))
                return await self._answer(
                    _Turn(turn_id, conversation, stored, attention), answering, prompting
                )
            finally:
                if prompting:
                    prompting.cancel()  # where the turn ended before it did

    async def _answering(self, text: str, model: str | None, of_conversation: str | None) -> Answering:
        """Who answers; where somebody needs help, never nobody for want of the model that was named."""
        try:
            return await self._choice.choose(asked_for=model, of_conversation=of_conversation)
        except BestFriendError:
            if not await self._care.must_be_answered(text):
                raise
            return await self._choice.choose()

    async def _prompt_if_possible(
        self,
        conversation: Conversation,
        message: Message,
        history: Sequence[Message],
        answering: Answering,
        reading: Awaitable[Reading | None] | None,
        care: str,
    ) -> Prompt | None:
        """None where it cannot be made now; whoever writes the reply tries again and says why."""
        try:
            return await self._prompts.prompt(conversation, message, history, answering, reading, care)
        except BestFriendError:
            return None

    async def _answer(
        self, turn: _Turn, answering: Answering, prompting: _Prompting | None
    ) -> ConversationTurn:
        reply = _Reply(joint=Joint(turn.goes_on.text) if turn.goes_on else None)
        task = self._spawn(self._write(turn, answering, prompting, reply), name=f"write reply {turn.id}")
        self._writing[turn.conversation.id] = task
        # Whoever asked may go; what has arrived is kept all the same.
        await _end_of(task, when_asker_goes=task.cancel)
        stopped = task.cancelled()
        if not stopped and (bug := task.exception()) is not None:  # reported by spawn
            reply.failure = _internal(bug)
        return await self._finish(turn, reply, stopped=stopped)

    async def _write(
        self, turn: _Turn, answering: Answering, prompting: _Prompting | None, reply: _Reply
    ) -> None:
        """Let the model write; where Ollama is gone before its first word, let the built-in companion."""
        attention = turn.attention
        if card := self._care.card_due(turn.conversation.id, attention):
            self._events.publish(CareShown(turn.id, turn.conversation.id, card))
        try:
            if attention.instead or self._is_for_rules_alone(answering, attention):
                self._tell(turn, attention.instead or attention.instead_of_rules, reply)
            else:
                if attention.lead:
                    self._tell(turn, f"{attention.lead}\n\n", reply)
                await self._let_write(turn, answering, prompting, reply)
            if not reply.text and (reply.has_thought or turn.goes_on is None):
                raise _without_words(reply)
        except BestFriendError as error:
            if attention.is_memorable or reply.pieces:
                reply.failure = error
            else:  # somebody who needs help is never answered by an error
                self._tell(turn, attention.instead_of_rules, reply)

    @staticmethod
    def _is_for_rules_alone(answering: Answering, attention: Attention) -> bool:
        return bool(attention.instead_of_rules) and not answering.model.reads_prompts

    async def _let_write(
        self, turn: _Turn, answering: Answering, prompting: _Prompting | None, reply: _Reply
    ) -> None:
        before = len(reply.pieces)
        try:
            await self._stream(turn, answering, prompting, reply)
        except Unavailable as error:
            if len(reply.pieces) > before or answering.model.is_basic or error.code != "engine_unreachable":
                raise
            self._choice.forget()
            other = await self._choice.choose(of_conversation=answering.model.name)
            cannot_go_on = turn.goes_on is not None and other.model.is_basic
            if (
                other.model == answering.model
                or cannot_go_on
                or self._is_for_rules_alone(other, turn.attention)
            ):
                raise
            await self._stream(turn, other, None, reply)

    def _tell(self, turn: _Turn, text: str, reply: _Reply) -> None:
        """Say what no model has written."""
        if not turn.attention.is_memorable:
            self._care.note_said(turn.conversation.id)
        reply.pieces.append(text)
        self._events.publish(TokenArrived(turn.id, turn.conversation.id, text))

    async def _stream(
        self, turn: _Turn, answering: Answering, prompting: _Prompting | None, reply: _Reply
    ) -> None:
        reply.answering = answering
        before = len(reply.pieces)
        model = answering.model
        place = turn.id, turn.conversation.id
        publish = self._events.publish
        news = await asyncio.to_thread(self._choice.take_news, model) if self._choice.has_news else ""
        notice = " ".join(filter(None, (answering.notice, news)))
        publish(ModelAnswers(*place, model.name, model.label, model.is_basic, notice))
        prompt = await prompting if prompting else None
        if prompt is None:
            history = await self._prompts.history(answering, turn.conversation.id, turn.message.parent_id)
            prompt = await self._prompts.prompt(
                turn.conversation,
                turn.message,
                history,
                answering,
                care=turn.attention.note,
                goes_on=turn.goes_on,
            )
        if prompt.recollections:
            publish(MemoriesRecalled(*place, prompt.recollections))
        async with aclosing(answering.engine.stream(model, prompt, answering.sampling)) as parts:
            async for part in parts:
                match part:
                    case Text(text):
                        # Postgres takes no NUL, and the first word should not start with a line break.
                        piece = text.replace("\0", "")
                        if reply.joint:
                            piece = reply.joint.feed(piece)
                        elif len(reply.pieces) == before:
                            piece = piece.lstrip()
                        self._arrived(turn, piece, reply)
                    case Thinking() if not reply.has_thought:
                        reply.has_thought = True
                        publish(ReplyThinks(*place))
                    case TakenBack():
                        del reply.pieces[before:]
                        reply.joint = Joint(turn.goes_on.text) if turn.goes_on else None
                        reply.has_thought = True
                        publish(ReplyTakenBack(*place))
                        for piece in reply.pieces:  # what no model has written stays
                            publish(TokenArrived(*place, piece))
                        if turn.attention.lead:
                            self._tell(turn, f"{turn.attention.lead}\n\n", reply)
                    case Recalled():
                        publish(MemoriesRecalled(*place, part.recollections))
                    case Usage():
                        reply.was_cut = part.was_cut
        if reply.joint:
            self._arrived(turn, reply.joint.rest(), reply)

    def _arrived(self, turn: _Turn, piece: str, reply: _Reply) -> None:
        if piece:
            reply.pieces.append(piece)
            self._events.publish(TokenArrived(turn.id, turn.conversation.id, piece))

    async def _finish(self, turn: _Turn, reply: _Reply, *, stopped: bool) -> ConversationTurn:
        place = turn.id, turn.conversation.id
        failure, stored = reply.failure, None
        arrived = turn.goes_on
        is_done = turn.goes_on is not None and not stopped and failure is None
        if reply.text or is_done:
            arrived = _as_message(turn, reply, stopped, self._now())
            storing = self._spawn(self._store(arrived, turn), name=f"store reply {turn.id}")
            await _end_of(storing)
            if storing.cancelled():
                failure = Unavailable("internal", "The reply could not be stored in time.", "Try again.")
            elif (bug := storing.exception()) is not None:  # reported by spawn
                failure = _internal(bug)
            elif isinstance(result := storing.result(), BestFriendError):
                failure = result
            else:
                stored = arrived = result
        _log.info(
            "turn ended",
            extra={
                "model": reply.answering.model.name if reply.answering else None,
                "pieces": len(reply.pieces),
                "outcome": failure.code if failure else stored.status if stored else "interrupted",
                "text": reply.text,
            },
        )
        if failure is not None:
            self._events.publish(TurnFailed(*place, failure.code, failure.message, failure.remedy, arrived))
        else:
            self._events.publish(TurnFinished(*place, stored or turn.goes_on))
        return ConversationTurn(*place, turn.message, stored or turn.goes_on, failure)

    async def _store(self, reply: Message, turn: _Turn) -> Message | BestFriendError:
        try:
            if turn.goes_on is not None:
                return await self._conversations.grow(turn.goes_on, reply.text, reply.status)
            return await self._conversations.append(reply, memorable=turn.attention.is_memorable)
        except BestFriendError as error:
            return error


async def _end_of(task: asyncio.Task[Any], when_asker_goes: Callable[[], object] = lambda: None) -> None:
    """Wait until a task has ended, even where whoever waits for the turn is cancelled meanwhile."""
    while not task.done():
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            when_asker_goes()


def _internal(bug: BaseException) -> Unavailable:
    return Unavailable(
        "internal", f"Something went wrong inside Best Friend ({type(bug).__name__}).", "Try again."
    )


class _BeingAnswered:
    """Marks a conversation as being answered, and the log lines of its turn with its id."""

    def __init__(
        self,
        writing: dict[ConversationId, asyncio.Task[None] | None],
        conversation_id: ConversationId,
        turn_id: UUID,
    ) -> None:
        self._writing = writing
        self._conversation_id = conversation_id
        self._turn_id = turn_id

    def __enter__(self) -> None:
        if self._conversation_id in self._writing:
            raise Refused(
                "busy", "This conversation is still being answered.", "Wait for the reply, or stop it first."
            )
        self._writing[self._conversation_id] = None
        self._mark = current_turn.set(str(self._turn_id))

    def __exit__(self, *_: object) -> None:
        del self._writing[self._conversation_id]
        current_turn.reset(self._mark)


def _without_words(reply: _Reply) -> Unavailable:
    if not reply.has_thought:
        return Unavailable("reply_empty", "The model gave no reply.", "Try again, or choose another model.")
    if reply.was_cut and reply.answering:
        tokens = reply.answering.sampling.reply_tokens
        return Unavailable(
            "reply_only_thought",
            f"The model has only thought: its {tokens} tokens were used up before the first word.",
            f"Let it write more: bestfriend settings set model.reply_tokens {4 * tokens}; "
            "or choose a model that does not think.",
        )
    return Unavailable(
        "reply_only_thought",
        "The model has only thought, and gave no reply.",
        "Try again, or choose another model.",
    )


def _as_message(turn: _Turn, reply: _Reply, stopped: bool, now: datetime) -> Message:
    message = turn.message
    if reply.failure is not None:
        status = MessageStatus.FAILED
    else:
        whole = MessageStatus.CUT if reply.was_cut else MessageStatus.COMPLETE
        status = MessageStatus.INTERRUPTED if stopped else whole
    if turn.goes_on is not None:
        return replace(turn.goes_on, text=turn.goes_on.text + "".join(reply.pieces).rstrip(), status=status)
    return Message(
        id=MessageId(new_id()),
        conversation_id=message.conversation_id,
        parent_id=message.id,
        depth=message.depth + 1,
        role=Role.COMPANION,
        text=reply.text,
        created_at=now,
        status=status,
        model=reply.answering.model.name if reply.answering else None,
    )


def checked(text: str) -> str:
    """The message without blank lines around it.

    Raises:
        Refused: `message_empty`, `message_not_text`.
    """
    text = text.strip()
    if not text:
        raise Refused("message_empty", "The message is empty.", "Write something first.")
    if "\0" in text:
        raise Refused(
            "message_not_text",
            "The message contains a NUL character (byte 0), so it is no text.",
            "Send text only.",
        )
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise Refused(
            "message_not_text",
            f"The message is not UTF-8 text (character {error.start + 1}).",
            "Save or send it as UTF-8.",
        ) from error
    return text
