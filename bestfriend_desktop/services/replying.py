"""A reply, from the question to the model to its last word in the store."""

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any
from uuid import UUID

from bestfriend_desktop.domain.continuation import Joint
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationTurn,
    Message,
    MessageId,
    MessageStatus,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable
from bestfriend_desktop.domain.events import (
    CareShown,
    MemoriesRecalled,
    ModelAnswers,
    ReplyTakenBack,
    ReplyThinks,
    TokenArrived,
    TurnFailed,
    TurnFinished,
)
from bestfriend_desktop.domain.prompt import Prompt
from bestfriend_desktop.domain.reply_parts import Recalled, TakenBack, Text, Thinking, Usage
from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.services.care import Attention, Care
from bestfriend_desktop.services.conversations import Conversations
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import Answering, ModelChoice
from bestfriend_desktop.services.prompting import Prompting

_log = logging.getLogger(__name__)

PromptTask = asyncio.Task[Prompt | None]
"""A prompt that is being made; None where it cannot be made now, and whoever writes the reply tries again."""


@dataclass(frozen=True, slots=True)
class Turn:
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


class Replying:
    """Lets models write, and publishes what arrives."""

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

    async def answer(
        self,
        turn: Turn,
        answering: Answering,
        prompt: PromptTask | None,
        writing: Callable[[asyncio.Task[None]], None],
    ) -> ConversationTurn:
        """Let a model write, store what it has written, and tell how it ended; that always comes.

        Args:
            turn: what is being answered; its `TurnStarted` has been told.
            answering: who answers.
            prompt: where it is being made already.
            writing: is given the task that writes: to cancel it stops the reply.
        """
        reply = _Reply(joint=Joint(turn.goes_on.text) if turn.goes_on else None)
        task = self._spawn(self._write(turn, answering, prompt, reply), name=f"write reply {turn.id}")
        writing(task)
        # Whoever asked may go; what has arrived is kept all the same.
        await _end_of(task, when_asker_goes=task.cancel)
        stopped = task.cancelled()
        if not stopped and (bug := task.exception()) is not None:  # reported by spawn
            reply.failure = _internal(bug)
        return await self._finish(turn, reply, stopped=stopped)

    async def _write(
        self, turn: Turn, answering: Answering, prompting: PromptTask | None, reply: _Reply
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
        self, turn: Turn, answering: Answering, prompting: PromptTask | None, reply: _Reply
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

    def _tell(self, turn: Turn, text: str, reply: _Reply) -> None:
        """Say what no model has written."""
        if not turn.attention.is_memorable:
            self._care.note_said(turn.conversation.id)
        reply.pieces.append(text)
        self._events.publish(TokenArrived(turn.id, turn.conversation.id, text))

    async def _stream(
        self, turn: Turn, answering: Answering, prompting: PromptTask | None, reply: _Reply
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

    def _arrived(self, turn: Turn, piece: str, reply: _Reply) -> None:
        if piece:
            reply.pieces.append(piece)
            self._events.publish(TokenArrived(turn.id, turn.conversation.id, piece))

    async def _finish(self, turn: Turn, reply: _Reply, *, stopped: bool) -> ConversationTurn:
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

    async def _store(self, reply: Message, turn: Turn) -> Message | BestFriendError:
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


def _as_message(turn: Turn, reply: _Reply, stopped: bool, now: datetime) -> Message:
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
