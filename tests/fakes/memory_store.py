"""A few memories in a dictionary, for what is seen of them; recall finds those that share a word.

What a store of memories promises is tested on the real one (tests/contracts/memory_store.py).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bestfriend_desktop.domain.conversation import ConversationId, Message, MessageId, OwnerId, utc_now
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.memory import (
    Candidate,
    CandidateQuery,
    CandidateSet,
    Channel,
    Memory,
    MemoryFigures,
    MemoryFilter,
    MemoryId,
    MemoryStatistics,
    MemoryType,
)
from bestfriend_desktop.domain.words import terms
from tests.fakes.memory import EmptyMemories


class HeldMemories(EmptyMemories):
    """One owner's memories; `messages` are those they may have come from."""

    def __init__(self) -> None:
        self.held: dict[MemoryId, Memory] = {}
        self.messages: dict[MessageId, Message] = {}
        self.pages_read = 0
        self._gone_with: dict[object, list[MemoryId]] = {}

    def put(self, memory: Memory, *sources: Message) -> Memory:
        """Remember something and where it comes from."""
        memory = replace(memory, sources=tuple(message.id for message in sources))
        self.held[memory.id] = memory
        self.messages |= {message.id: message for message in sources}
        return memory

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        found = [
            memory
            for memory in self._there()
            if memory.type in query.types and set(terms(memory.content)) & set(query.terms)
        ]
        return CandidateSet(
            tuple(_candidate(memory) for memory in found),
            total=len(self.held),
            document_frequency=Counter(
                {term: sum(term in terms(memory.content) for memory in self._there()) for term in query.terms}
            ),
            average_terms=5.0,
            similarity_mean=(),
            similarity_deviation=(),
        )

    async def browse(
        self, owner: OwnerId, which: MemoryFilter, *, limit: int = 100, offset: int = 0
    ) -> list[Memory]:
        self.pages_read += 1
        wanted = set(terms(which.text))
        found = [
            memory
            for memory in self.held.values()
            if memory.type in which.types
            and (memory.deleted_at is not None) == which.deleted
            and (memory.pinned or not which.pinned)
            and (not which.subject or memory.subject == which.subject)
            and (which.span is None or which.span.start <= memory.occurred_at < which.span.end)
            and (which.superseded_by is None or memory.superseded_by == which.superseded_by)
            and wanted <= set(terms(memory.content))
        ]
        found.sort(key=lambda memory: memory.occurred_at, reverse=True)
        return found[offset : offset + limit]

    async def get(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        if memory_id not in self.held:
            raise Refused("memory_unknown", "There is no such memory.", "Look at the list again.")
        return self.held[memory_id]

    async def sources(self, owner: OwnerId, memory_id: MemoryId) -> list[Message]:
        memory = await self.get(owner, memory_id)
        return [self.messages[source] for source in memory.sources if source in self.messages]

    async def statistics(self, owner: OwnerId) -> MemoryStatistics:
        there = self._there()
        times = [memory.occurred_at for memory in there]
        return MemoryStatistics(
            by_type={kind: sum(memory.type is kind for memory in there) for kind in MemoryType},
            pinned=sum(memory.pinned for memory in there),
            superseded=sum(memory.superseded_by is not None for memory in there),
            deleted=len(self.held) - len(there),
            waiting_to_embed=0,
            waiting_to_draw=0,
            embedded={},
            oldest=min(times, default=None),
            newest=max(times, default=None),
            by_subject=dict(Counter(memory.subject for memory in there if memory.subject).most_common()),
        )

    async def add(self, owner: OwnerId, memory: Memory, *, by_hand: bool = False) -> bool:
        if any(known.content == memory.content for known in self._there()):
            return False
        self.held[memory.id] = memory
        return True

    async def find_fact(self, owner: OwnerId, subject: str, attribute: str) -> Memory | None:
        key = subject, attribute
        found = [one for one in self._there() if (one.subject, one.attribute) == key and one.is_current]
        return max(found, key=lambda memory: memory.occurred_at, default=None)

    async def supersede(self, owner: OwnerId, old: MemoryId, new: Memory, *, by_hand: bool = False) -> bool:
        await self._set(owner, old, superseded_by=new.id, valid_until=new.occurred_at)
        self.held[new.id] = new
        return True

    async def edit(
        self, owner: OwnerId, memory_id: MemoryId, content: str, *, key: tuple[str, str] | None = None
    ) -> Memory:
        subject, attribute = key or (self.held[memory_id].subject, self.held[memory_id].attribute)
        return await self._set(owner, memory_id, content=content, subject=subject, attribute=attribute)

    async def pin(self, owner: OwnerId, memory_id: MemoryId, pinned: bool) -> Memory:
        return await self._set(owner, memory_id, pinned=pinned)

    async def touch(self, owner: OwnerId, memory_ids: Sequence[MemoryId], at: object) -> None:
        pass

    async def forget(self, owner: OwnerId, memory_id: MemoryId) -> None:
        await self._set(owner, memory_id, deleted_at=utc_now())

    async def undo_forget(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        return await self._set(owner, memory_id, deleted_at=None)

    async def forget_conversation(self, owner: OwnerId, conversation_id: object) -> int:
        there = [memory for memory in self._there() if memory.conversation_id == conversation_id]
        for memory in there:
            await self.forget(owner, memory.id)
        self._gone_with[conversation_id] = [memory.id for memory in there]
        return len(there)

    async def undo_forget_conversation(self, owner: OwnerId, conversation_id: object) -> int:
        gone = self._gone_with.pop(conversation_id, [])
        for memory_id in gone:
            await self.undo_forget(owner, memory_id)
        return len(gone)

    async def erase_conversation(self, owner: OwnerId, conversation_id: object) -> int:
        gone = self._gone_with.pop(conversation_id, [])
        for memory_id in gone:
            del self.held[memory_id]
        return len(gone)

    def _there(self) -> list[Memory]:
        return [memory for memory in self.held.values() if memory.deleted_at is None]

    async def _set(self, owner: OwnerId, memory_id: MemoryId, **fields: object) -> Memory:
        self.held[memory_id] = replace(await self.get(owner, memory_id), **fields)  # type: ignore[arg-type]
        return self.held[memory_id]


def _candidate(memory: Memory) -> Candidate:
    return Candidate(
        memory=memory,
        similarities=(),
        terms=tuple(terms(memory.content)),
        token_vectors=None,
        previous=None,
        following=None,
        session=str(memory.conversation_id or ConversationId(memory.id)),
        channels=frozenset({Channel.WORDS}),
    )
