"""Titles behind the conversation: after its first exchange, by the language model where one is able.

Until then, and where only the built-in companion is there, the title is the beginning of the first message
(`domain.conversation.title_from`). One that the person has chosen is never touched.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bestfriend_desktop.domain.care import distress_in
from bestfriend_desktop.domain.conversation import ConversationId, OwnerId, Role, utc_now
from bestfriend_desktop.domain.events import ConversationChanged
from bestfriend_desktop.domain.titles import INSTRUCTION, SCHEMA, read_title
from bestfriend_desktop.ports import ConversationStore, DigestStore
from bestfriend_desktop.services.asking import able_model, ask
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import Answering, ModelChoice

RECENT = timedelta(days=30)
"""Older conversations keep the title they have: whoever gets a model has not the whole past named at once."""

READ_MESSAGES = 6
"""From the beginning of a conversation; one that was not named at once may be longer by now."""

LONGEST_READ = 600
"""Of one message, in characters."""

ANSWER_TOKENS = 60

_log = logging.getLogger(__name__)


class Titling:
    """Names the conversations of one owner."""

    def __init__(
        self,
        owner: OwnerId,
        digests: DigestStore,
        conversations: ConversationStore,
        choice: ModelChoice,
        events: EventBus,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._owner = owner
        self._digests = digests
        self._conversations = conversations
        self._choice = choice
        self._events = events
        self._now = now

    async def name_untitled(self) -> None:
        """Name what has no title of its own yet, each conversation once; cancelled, it goes on next time.

        Raises:
            Unavailable: the store or the model does not answer.
            Misconfigured: there is no such model any more.
        """
        while untitled := await self._digests.untitled(self._owner, since=self._now() - RECENT):
            answering = await able_model(self._choice)
            if answering is None:
                return
            for conversation_id in untitled:
                await self._name(conversation_id, answering)

    async def _name(self, conversation_id: ConversationId, answering: Answering) -> None:
        messages = (await self._conversations.path(self._owner, conversation_id))[:READ_MESSAGES]
        if any(distress_in(m.text).needs_help_shown for m in messages if m.role is Role.PERSON):
            # A title is read over a shoulder: this one keeps the quiet one that it has.
            await self._digests.give_title(self._owner, conversation_id, "")
            return
        said = [message.text[:LONGEST_READ] for message in messages]
        lines = [
            f"{'They' if message.role is Role.PERSON else 'You'}: {' '.join(text.split())}"
            for message, text in zip(messages, said, strict=True)
        ]
        answer = await ask(answering, INSTRUCTION, "\n".join(lines), SCHEMA, ANSWER_TOKENS)
        title = read_title(answer, said)
        named = await self._digests.give_title(self._owner, conversation_id, title)
        _log.info("conversation named" if named else "no title found for a conversation")
        if named is not None:
            self._events.publish(ConversationChanged(named))
