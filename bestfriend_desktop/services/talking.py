"""One turn, top to bottom: what the person says is stored, a model is asked, what it says is stored."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from uuid import UUID

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
    TurnStarted,
)
from bestfriend_desktop.domain.prompt import Prompt
from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.services.anticipation import Anticipation
from bestfriend_desktop.services.care import Care
from bestfriend_desktop.services.conversations import Conversations
from bestfriend_desktop.services.correlation import current_turn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import Answering, ModelChoice
from bestfriend_desktop.services.prompting import Prompting
from bestfriend_desktop.services.recalling import Reading
from bestfriend_desktop.services.replying import PromptTask, Replying, Turn

_log = logging.getLogger(__name__)

QUIET_TITLE = "A conversation"
"""Of one that begins with distress: its words are for nobody who looks over a shoulder."""


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
        self._replying = Replying(conversations, choice, prompts, care, events, spawn, now)

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
            return await self._replying.answer(
                Turn(turn_id, conversation, message, attention), answering, None, self._note(conversation.id)
            )

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
            turn = Turn(turn_id, conversation, message, attention, reply)
            return await self._replying.answer(turn, answering, None, self._note(conversation.id))

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
            prompting: PromptTask | None = None
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
                return await self._replying.answer(
                    Turn(turn_id, conversation, stored, attention),
                    answering,
                    prompting,
                    self._note(conversation.id),
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

    def _note(self, conversation_id: ConversationId) -> Callable[[asyncio.Task[None]], None]:
        """Keeps what writes in a conversation, so that `stop` finds it."""
        return partial(self._writing.__setitem__, conversation_id)

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
