"""The person's memories, whose master they are: looked through, changed, forgotten and brought back."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bestfriend_desktop.domain.conversation import ConversationId, Message, OwnerId, new_id, utc_now
from bestfriend_desktop.domain.embedders import EmbedderChange, ollama_model
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import MemoriesChanged
from bestfriend_desktop.domain.fact_rules import fact_by_hand
from bestfriend_desktop.domain.facts import PERSON, Meeting, meeting
from bestfriend_desktop.domain.memory import (
    Memory,
    MemoryFilter,
    MemoryId,
    MemoryStatistics,
    MemoryType,
    Recollection,
)
from bestfriend_desktop.domain.persona import COMPANION_NAME
from bestfriend_desktop.ports import MemoryStore
from bestfriend_desktop.services.drawing import known_of
from bestfriend_desktop.services.embedding import Embeddings
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.recalling import Reading, Recalling
from bestfriend_desktop.services.remembering import types_remembered
from bestfriend_desktop.settings.clock import zone_of
from bestfriend_desktop.settings.schema import Settings

LONGEST_BY_HAND = 4000
"""Of a memory that is written by hand, in characters; a longer one would push out all others."""


READ_AGAIN_S = 5.0
"""For how long a text that was read is not read again: a turn begins to read it before its engine asks."""


@dataclass(frozen=True, slots=True)
class _LastRead:
    """A text and what was read of it."""

    text: str
    embedder: str
    reading: Reading
    at: float
    """On the monotonic clock."""


class Memories:
    """All memories of one owner."""

    def __init__(
        self,
        owner: OwnerId,
        store: MemoryStore,
        embeddings: Embeddings,
        settings: Callable[[], Settings],
        events: EventBus,
    ) -> None:
        self._owner = owner
        self._store = store
        self._settings = settings
        self._events = events
        self._embeddings = embeddings
        self._last_read: _LastRead | None = None
        self._recalling = Recalling(lambda: store, lambda: embeddings.in_use)

    @property
    def reads_here(self) -> bool:
        """Whether what is read goes to no server: a draft is nobody's business until it is said."""
        return ollama_model(self._embeddings.in_use.name) is None

    async def read(self, text: str, *, now: datetime | None = None) -> Reading | None:
        """The first half of `recall`, which need not know yet what is known; None where memory is off.

        Args:
            text: what the person says or asks.
            now: aware; None for the present.
        """
        settings = self._settings()
        if not types_remembered(settings.memory):
            return None
        you = settings.you
        embedder = self._embeddings.in_use.name
        last = self._last_read
        if (
            last
            and (last.text, last.embedder) == (text, embedder)
            and time.monotonic() - last.at < READ_AGAIN_S
        ):
            return last.reading
        reading = await self._recalling.read(
            self._owner,
            text,
            now=now or utc_now(),
            time_zone=zone_of(you.time_zone),
            person_name=you.name,
            companion_name=COMPANION_NAME,
        )
        self._last_read = _LastRead(text, embedder, reading, time.monotonic())
        return reading

    async def recall(
        self,
        about: str | Reading,
        *,
        now: datetime | None = None,
        without: Sequence[Message] = (),
        limit: int = 20,
        budget_tokens: int | None = None,
        count: Callable[[str], int] = len,
    ) -> list[Recollection]:
        """What a text brings to mind, the best first, of the types that are switched on.

        Args:
            about: what the person says or asks, or what was read of it.
            now: aware; None for the present.
            without: messages that need not come to mind, for they are known.
            limit: at most so many.
            budget_tokens: what they may take in the prompt together; None: no matter.
            count: tokens of a text.
        """
        settings = self._settings()
        types = types_remembered(settings.memory)
        reading = await self.read(about, now=now) if isinstance(about, str) else about
        if not types or reading is None:
            return []
        return await self._recalling.recall(
            self._owner,
            reading,
            now=now or utc_now(),
            time_zone=zone_of(settings.you.time_zone),
            without=[message.id for message in without],
            types=types,
            limit=limit,
            budget_tokens=budget_tokens,
            count=count,
        )

    async def browse(self, which: MemoryFilter, *, limit: int = 100, offset: int = 0) -> list[Memory]:
        """What was said or happened last comes first."""
        return await self._store.browse(self._owner, which, limit=limit, offset=offset)

    async def get(self, memory_id: MemoryId) -> Memory:
        """One memory, a forgotten one too."""
        return await self._store.get(self._owner, memory_id)

    async def sources(self, memory_id: MemoryId) -> list[Message]:
        """The messages it came from that are still there, oldest first."""
        return await self._store.sources(self._owner, memory_id)

    async def replaced(self, memory: Memory) -> list[Memory]:
        """What this one has taken the place of, the newest first."""
        return await self.browse(MemoryFilter(superseded_by=memory.id))

    async def statistics(self) -> MemoryStatistics:
        """How many there are of what."""
        return await self._store.statistics(self._owner)

    async def embedder_change(self) -> EmbedderChange | None:
        """The change to another embedder that is under way, and how far it is; mostly None."""
        return await self._embeddings.change()

    async def embedder_note(self) -> str:
        """What is to be known of the embedder: how far a change is, or that it does not answer; mostly ""."""
        return await self._embeddings.note()

    async def add(self, content: str, type_: MemoryType = MemoryType.FACT) -> Memory:
        """Remember something that was never said: a fact like those that are drawn from messages.

        What it changes is kept with its dates, and what it says anew stands beside what was said before.

        Raises:
            Refused: `memory_empty`, `memory_too_long`, `memory_known`.
        """
        now = utc_now()
        fact = fact_by_hand(_checked(content), type_)
        subject, attribute = fact.key
        memory = Memory(
            MemoryId(new_id()),
            type_,
            fact.content,
            occurred_at=now,
            created_at=now,
            subject=subject,
            attribute=attribute,
        )
        known = await known_of(self._store, self._owner, fact) if attribute else None
        if known is not None and meeting(fact, known) is Meeting.CHANGED:
            await self._store.supersede(self._owner, known.id, memory, by_hand=True)
        elif not await self._store.add(self._owner, memory, by_hand=True):
            raise Refused("memory_known", "This is remembered already.", "Search for it to change it.")
        self._changed()
        return memory

    async def edit(self, memory_id: MemoryId, content: str) -> Memory:
        """Change the words of a memory; it keeps its sources, and is sorted in by what it says now.

        Raises:
            Refused: `memory_empty`, `memory_too_long`, `memory_unknown`, `memory_forgotten`.
        """
        content = _checked(content)
        known = await self._remembered(memory_id)
        fact = fact_by_hand(content, known.type)
        key = fact.key if fact.attribute and known.subject == PERSON else None
        return self._after(await self._store.edit(self._owner, memory_id, content, key=key))

    async def pin(self, memory_id: MemoryId, pinned: bool) -> Memory:
        """Keep it whatever upkeep thinks of it, or no longer.

        Raises:
            Refused: `memory_unknown`, `memory_forgotten`.
        """
        await self._remembered(memory_id)
        return self._after(await self._store.pin(self._owner, memory_id, pinned))

    async def forget(self, memory_id: MemoryId) -> Memory:
        """Put it out of mind; `undo_forget` brings it back."""
        await self._store.forget(self._owner, memory_id)
        memory = await self._store.get(self._owner, memory_id)
        return self._after(replace(memory, deleted_at=memory.deleted_at or utc_now()))

    async def undo_forget(self, memory_id: MemoryId) -> Memory:
        """Bring a forgotten memory back."""
        return self._after(await self._store.undo_forget(self._owner, memory_id))

    async def forget_conversation(self, conversation_id: ConversationId) -> int:
        """Forget all that came from a conversation; how many memories."""
        forgotten = await self._store.forget_conversation(self._owner, conversation_id)
        self._changed()
        return forgotten

    async def undo_forget_conversation(self, conversation_id: ConversationId) -> int:
        """Bring back what `forget_conversation` took; what was forgotten by itself stays so. How many."""
        back = await self._store.undo_forget_conversation(self._owner, conversation_id)
        if back:
            self._changed()
        return back

    async def erase_conversation(self, conversation_id: ConversationId) -> int:
        """Erase what `forget_conversation` took; how many memories."""
        erased = await self._store.erase_conversation(self._owner, conversation_id)
        if erased:
            self._changed()
        return erased

    async def _remembered(self, memory_id: MemoryId) -> Memory:
        memory = await self._store.get(self._owner, memory_id)
        if memory.deleted_at:
            raise Refused("memory_forgotten", "This memory is forgotten.", "Bring it back first.")
        return memory

    def _after(self, memory: Memory) -> Memory:
        self._changed()
        return memory

    def _changed(self) -> None:
        self._events.publish(MemoriesChanged())


def _checked(content: str) -> str:
    content = content.replace("\0", "").strip()
    if not content:
        raise Refused("memory_empty", "There is nothing to remember.", "Write what shall be remembered.")
    if len(content) > LONGEST_BY_HAND:
        raise Refused(
            "memory_too_long",
            f"This is {len(content):,} characters long, and a memory holds {LONGEST_BY_HAND:,}.",
            "Write it shorter, or as several memories.",
        )
    return content
