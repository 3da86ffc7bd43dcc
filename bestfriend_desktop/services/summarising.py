"""Summaries behind the conversation: of each that rests, by the language model where one is able.

They are made of what is remembered of it: what was forgotten, or said while memory was off, is in none. The
built-in companion writes none; every word is remembered all the same.
"""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from bestfriend_desktop.domain.conversation import MessageId, OwnerId, Role, new_id, utc_now
from bestfriend_desktop.domain.events import MemoriesChanged
from bestfriend_desktop.domain.grounding import words_of
from bestfriend_desktop.domain.memory import Memory, MemoryFilter, MemoryId, MemoryType, RestedConversation
from bestfriend_desktop.domain.prompt import TURN_OVERHEAD_TOKENS, Count
from bestfriend_desktop.domain.summaries import INSTRUCTION, SCHEMA, read_summary
from bestfriend_desktop.ports import DigestStore, MemoryStore
from bestfriend_desktop.services.asking import able_model, ask
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import Answering, ModelChoice

REST = timedelta(minutes=20)
"""After its last message a conversation is taken to be over, for now."""

RECENT = timedelta(days=30)
"""Older conversations are not summed up: whoever gets a model has not the whole past read at once."""

MOST_MESSAGES = 120
"""That are read of one conversation, the newest; those before are in the summary so far."""

LONGEST_READ = 600
"""Of one message, in characters."""

ANSWER_TOKENS = 200

FIRST_IMPORTANCE = 0.6

_log = logging.getLogger(__name__)


class Summarising:
    """Sums up the conversations of one owner."""

    def __init__(
        self,
        owner: OwnerId,
        digests: DigestStore,
        memories: MemoryStore,
        choice: ModelChoice,
        events: EventBus,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._owner = owner
        self._digests = digests
        self._memories = memories
        self._choice = choice
        self._events = events
        self._now = now

    async def sum_up_rested(self) -> None:
        """Sum up what rests and has gone on since its last summary; cancelled, it goes on next time.

        Raises:
            Unavailable: the store or the model does not answer.
            Misconfigured: there is no such model any more.
        """
        now = self._now()
        while rested := await self._digests.rested(self._owner, since=now - RECENT, before=now - REST):
            answering = await able_model(self._choice)
            if answering is None:
                return
            for one in rested:
                summary = await self._summary(one, answering)
                if await self._digests.sum_up(self._owner, one, summary) and summary is not None:
                    _log.info("conversation summed up", extra={"characters": len(summary.content)})
                    self._events.publish(MemoriesChanged())

    async def _summary(self, rested: RestedConversation, answering: Answering) -> Memory | None:
        """What is to be said of it; None where that is nothing, or nothing new."""
        which = MemoryFilter(types=(MemoryType.CONVERSATION,), conversation_id=rested.id)
        messages = await self._memories.browse(self._owner, which, limit=MOST_MESSAGES)
        earlier = await self._memories.get(self._owner, rested.summary) if rested.summary else None
        before = f"Summed up before: {earlier.content}\n" if earlier else ""
        count = await answering.engine.counter(answering.model)
        room = answering.sampling.context_tokens - ANSWER_TOKENS - 2 * TURN_OVERHEAD_TOKENS
        lines, read = _fitting(messages, room - count(INSTRUCTION + before), count)
        if not read:
            return None
        answer = await ask(answering, INSTRUCTION, before + "\n".join(lines), SCHEMA, ANSWER_TOKENS)
        told = [message for message in read if message.speaker is Role.PERSON]
        content = read_summary(
            answer, [message.content for message in told], earlier.content if earlier else ""
        )
        if not content or (earlier is not None and content == earlier.content):
            return None
        words = words_of([content])
        sources = [MessageId(one.id) for one in told if words_of([one.content]) & words]
        return Memory(
            id=MemoryId(new_id()),
            type=MemoryType.SUMMARY,
            content=content,
            occurred_at=messages[0].occurred_at,
            created_at=self._now(),
            conversation_id=rested.id,
            importance=FIRST_IMPORTANCE,
            sources=tuple(dict.fromkeys([*(earlier.sources if earlier else ()), *sources])),
        )


def _fitting(newest_first: Sequence[Memory], room: int, count: Count) -> tuple[list[str], list[Memory]]:
    """The lines of the newest messages that fit, oldest first, and these messages."""
    lines: list[str] = []
    read: list[Memory] = []
    for message in newest_first:
        said = " ".join(message.content[:LONGEST_READ].split())
        line = f"{'They' if message.speaker is Role.PERSON else 'You'}: {said}"
        room -= count(line) + 1  # and its line break
        if room < 0:
            break
        lines.append(line)
        read.append(message)
    return lines[::-1], read[::-1]
