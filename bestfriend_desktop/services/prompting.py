"""The prompt of a turn: persona, profile, history and the time, within the room of the model that answers."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime

from bestfriend_desktop.domain.continuation import continuation
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    utc_now,
)
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.domain.persona import Persona
from bestfriend_desktop.domain.prompt import (
    TURN_OVERHEAD_TOKENS,
    Occasion,
    Profile,
    Prompt,
    compose,
    too_long,
)
from bestfriend_desktop.services.conversations import Conversations
from bestfriend_desktop.services.memories import Memories
from bestfriend_desktop.services.model_choice import Answering
from bestfriend_desktop.services.personas import Personas
from bestfriend_desktop.services.recalling import Reading
from bestfriend_desktop.settings.clock import zone_of
from bestfriend_desktop.settings.schema import Settings

SHORT_MESSAGE_TOKENS = 24
"""A short message with its share of the template: bounds how many are read from the store for a prompt."""

LONGEST_TOKEN_CHARACTERS = 16
"""No text has fewer than one token for so many characters, save runs of one character; such a message is
refused by its characters alone, without counting a megabyte of tokens first."""

LARGEST_RECALL_SHARE = 4
"""Memories take at most this part of the room, whatever the setting: the talk itself comes first."""

_log = logging.getLogger(__name__)


class Prompting:
    """Gathers what `domain.prompt.compose` puts together."""

    def __init__(
        self,
        conversations: Conversations,
        personas: Personas,
        memories: Memories,
        settings: Callable[[], Settings],
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._conversations = conversations
        self._personas = personas
        self._memories = memories
        self._settings = settings
        self._now = now

    async def history(
        self, answering: Answering, conversation_id: ConversationId, until: MessageId | None
    ) -> list[Message]:
        """What was said up to a message (itself included), as far back as the model could have room for."""
        if until is None:
            return []
        limit = max(32, _room(answering) // SHORT_MESSAGE_TOKENS)
        return await self._conversations.messages(conversation_id, until=until, limit=limit)

    async def refuse_too_long(self, message: Message, answering: Answering) -> None:
        """Whether the message alone, with the persona, has room; asked before it is stored.

        Raises:
            As `prompt`.
        """
        self._refuse_uncounted(message, answering)
        if not answering.model.reads_prompts:
            return
        await self._compose(message, (), (), answering, await self._personas.persona())

    async def read(self, text: str) -> Reading | None:
        """What can be done towards remembering before anything else is known; None where nothing can."""
        if not self._settings().memory.recall_tokens:
            return None
        try:
            return await self._memories.read(text, now=self._now())
        except BestFriendError:
            return None  # `prompt` tries again

    @property
    def reads_here(self) -> bool:
        """Whether what is read goes to no server."""
        return self._memories.reads_here

    async def rehearse(self, reading: Awaitable[Reading | None]) -> None:
        """Recall for something that was not said yet, only to have at hand what recall needs."""
        try:
            if read := await reading:
                await self._memories.recall(read, now=self._now())
        except BestFriendError as error:
            _log.info("nothing rehearsed: %s", error.code)

    async def prompt(
        self,
        conversation: Conversation,
        message: Message,
        history: Sequence[Message],
        answering: Answering,
        reading: Awaitable[Reading | None] | None = None,
        care: str = "",
        goes_on: Message | None = None,
    ) -> Prompt:
        """What the model is given to answer this message, which need not be stored yet.

        Args:
            conversation: where.
            message: what the person says.
            history: what was said before, from `history`.
            answering: the model, with its room.
            reading: of the message, where it was begun earlier.
            care: how to meet the person just now; empty where nothing is to be said.
            goes_on: the reply that is to go on, where it was cut off.

        Raises:
            Refused: `message_too_long`, `persona_too_long`.
            Misconfigured: the persona's file or the time zone is no good.
            Unavailable: the engine is not there to count tokens.
        """
        self._refuse_uncounted(message, answering)
        if not answering.model.reads_prompts:
            occasion = Occasion(message, tuple(history), self._now(), conversation.temporary)
            return Prompt((), 0, 0, occasion=occasion)
        recollections, persona = await asyncio.gather(
            self._recall(conversation, message, history, answering, reading), self._personas.persona()
        )
        if goes_on is None:
            return await self._compose(message, history, recollections, answering, persona, care)
        count = await answering.engine.counter(answering.model)
        more = continuation(goes_on.text, _room(answering) // 2, count)
        tokens = sum(count(line.text) + TURN_OVERHEAD_TOKENS for line in more)
        prompt = await self._compose(message, history, recollections, answering, persona, care, taken=tokens)
        return replace(prompt, messages=(*prompt.messages, *more), tokens=prompt.tokens + tokens)

    def _refuse_uncounted(self, message: Message, answering: Answering) -> None:
        """Refuse what is too long by its characters alone."""
        most = _room(answering) * LONGEST_TOKEN_CHARACTERS
        if len(message.text) > most:
            raise too_long(len(message.text), most, "characters")

    async def _compose(
        self,
        message: Message,
        history: Sequence[Message],
        recollections: Sequence[Recollection],
        answering: Answering,
        persona: Persona,
        care: str = "",
        *,
        taken: int = 0,
    ) -> Prompt:
        settings = self._settings()
        return compose(
            persona=persona,
            profile=Profile(settings.you.name, settings.you.about),
            history=history,
            message=message,
            recollections=recollections,
            care=care,
            now=self._now().astimezone(zone_of(settings.you.time_zone)),
            room_tokens=_room(answering) - taken,
            count=await answering.engine.counter(answering.model),
        )

    async def _recall(
        self,
        conversation: Conversation,
        message: Message,
        history: Sequence[Message],
        answering: Answering,
        reading: Awaitable[Reading | None] | None,
    ) -> list[Recollection]:
        """What comes to mind; nothing where recall fails, for a reply does not wait upon a memory."""
        budget = min(self._settings().memory.recall_tokens, _room(answering) // LARGEST_RECALL_SHARE)
        if not budget or conversation.temporary:
            return []
        count = await answering.engine.counter(answering.model)
        try:
            return await self._memories.recall(
                (await reading if reading else None) or message.text,
                now=self._now(),
                without=(*history, message),
                budget_tokens=budget,
                count=count,
            )
        except BestFriendError as error:
            _log.info("nothing recalled: %s", error.code)
        except Exception:
            _log.exception("recall failed")
        return []


def _room(answering: Answering) -> int:
    """What the prompt may take, in tokens."""
    return answering.sampling.context_tokens - answering.sampling.reply_tokens
