"""Drawing facts behind the conversation: from each new message of the person, once."""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime

from bestfriend_desktop.domain.conversation import MessageId, OwnerId, Role, new_id, utc_now
from bestfriend_desktop.domain.drawn import INSTRUCTION, SCHEMA, read_facts
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.fact_rules import facts_in
from bestfriend_desktop.domain.facts import Fact, Meeting, meeting
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType, Waiting
from bestfriend_desktop.domain.own_words import own_text
from bestfriend_desktop.ports import MemoryStore, Spawn
from bestfriend_desktop.services.asking import able_model, ask
from bestfriend_desktop.services.model_choice import ModelChoice

FIRST_IMPORTANCE = 0.6
"""Of a fact that was said once; a word-for-word memory has 0.5."""

STRENGTHENED_BY = 0.1
"""What saying it again adds."""

LONGEST_READ = 4000
"""Of one message that a model is given to read, in characters; what people tell of themselves comes early."""

ANSWER_TOKENS = 700
"""Room for eight facts."""

_log = logging.getLogger(__name__)


class Drawing:
    """Looks at the messages nobody has looked at yet; what a crash interrupts is looked at again."""

    def __init__(
        self,
        owner: OwnerId,
        store: MemoryStore,
        choice: ModelChoice,
        types: Callable[[], Sequence[MemoryType]],
        spawn: Spawn,
    ) -> None:
        self._owner = owner
        self._store = store
        self._choice = choice
        self._types = types
        self._spawn = spawn
        self._at_hand: deque[Waiting] = deque()
        self._taking: asyncio.Task[None] | None = None

    async def draw_waiting(self, *, by_rules: bool = False) -> int:
        """Look at what waits; how many messages were looked at.

        Cancelled in the middle, it goes on there the next time: what was taken is ours for minutes.

        Args:
            by_rules: no model is asked, for there is no time.

        Raises:
            Unavailable: the store does not answer.
        """
        if not self._at_hand:
            if self._taking is None or self._taking.done():
                self._taking = self._spawn(self._take(), name="take messages to draw facts from")
            await asyncio.shield(self._taking)  # were it broken off, nobody would have what was taken
        looked_at = 0
        try:
            while self._at_hand:
                await self._look_at(self._at_hand[0], by_rules=by_rules)
                self._at_hand.popleft()
                looked_at += 1
        except BestFriendError:
            self._at_hand.clear()  # they come again, but for those that were erased in between
            raise
        return looked_at

    async def _take(self) -> None:
        try:
            self._at_hand.extend(await self._store.take_to_draw(self._owner))
        except BestFriendError as error:
            _log.info("messages wait to be read for facts: %s", error.code)

    async def _look_at(self, message: Waiting, *, by_rules: bool) -> None:
        source = await self._store.get(self._owner, message.id)
        for fact in await self._facts(message, by_rules=by_rules):
            if fact.type in self._types():
                await self._keep(fact, source)
        # One at a time: what was looked at before a crash is not looked at again.
        await self._store.drawn(self._owner, [message.id])

    async def _facts(self, message: Waiting, *, by_rules: bool) -> list[Fact]:
        """By the model where one is able, else by rules; both read what the person states of themselves."""
        stated = await asyncio.to_thread(own_text, message.content)
        if not stated:
            return []
        answering = None if by_rules else await able_model(self._choice)
        if answering is not None:
            try:
                read = stated[:LONGEST_READ]
                told = await ask(answering, INSTRUCTION, read, SCHEMA, ANSWER_TOKENS)
                if (facts := read_facts(told, read)) is not None:
                    return facts
                _log.info("what the model answered is no list of facts, so rules draw them")
            except BestFriendError as error:
                _log.info("no model to draw facts with, so rules do: %s", error.code)
        return await asyncio.to_thread(facts_in, message.content)

    async def _keep(self, fact: Fact, source: Memory) -> None:
        """Store a fact: new, the same again, or in place of what was true before."""
        known = await known_of(self._store, self._owner, fact)
        match meeting(fact, known):
            case Meeting.SAME:
                assert known is not None
                stronger = min(1.0, known.importance + STRENGTHENED_BY)
                await self._store.strengthen(self._owner, known.id, stronger, source.sources)
            case Meeting.CHANGED:
                assert known is not None
                # What is known from the future was noted before the clock was set right.
                if source.occurred_at >= known.occurred_at or known.occurred_at > utc_now():
                    await self._store.supersede(self._owner, known.id, _memory(fact, source))
            case Meeting.NEW:
                await self._store.add(self._owner, _memory(fact, source))
            case Meeting.MOOT:
                pass


async def known_of(store: MemoryStore, owner: OwnerId, fact: Fact) -> Memory | None:
    """What is remembered now of that which a fact speaks of: the same, what it changes, or its opposite."""
    for key in (fact.key, fact.opposite):
        if key and (known := await store.find_fact(owner, *key)):
            return known
    return None


def _memory(fact: Fact, source: Memory, now: Callable[[], datetime] = utc_now) -> Memory:
    subject, attribute = fact.key
    return Memory(
        id=MemoryId(new_id()),
        type=fact.type,
        content=fact.content,
        occurred_at=source.occurred_at,
        created_at=now(),
        speaker=Role.PERSON,
        conversation_id=source.conversation_id,
        subject=subject,
        attribute=attribute,
        valid_from=source.occurred_at,
        importance=FIRST_IMPORTANCE,
        sources=source.sources or (MessageId(source.id),),
    )
