"""Memories and their vectors in dictionaries: a `MemoryStore` as far as embedding goes.

What the store of memories promises is tested on the real one (tests/contracts/memory_store.py).
"""

import asyncio
from collections import Counter
from collections.abc import Sequence

from bestfriend_desktop.adapters.postgres.vectors import as_text
from bestfriend_desktop.domain.conversation import OwnerId, new_id
from bestfriend_desktop.domain.memory import (
    Embedding,
    MemoryId,
    MemoryStatistics,
    MemoryType,
    Waiting,
)


class HeldVectors:
    """One owner's.

    Attributes:
        vectors: (memory, embedder) -> vector.
        stops_at: the number of the call that never returns, counted from 1; none where 0.
        stopped: set when it has come.
    """

    def __init__(self, in_use: str = "") -> None:
        self.in_use = in_use
        self.contents: dict[MemoryId, str] = {}
        self.vectors: dict[tuple[MemoryId, str], Sequence[float]] = {}
        self.outbox: list[MemoryId] = []
        self.tended: list[str] = []
        self.calls = 0
        self.stops_at = 0
        self.stopped = asyncio.Event()

    def hear(self, *texts: str, embedder: str = "") -> list[MemoryId]:
        """Remember texts; they wait, unless an embedder has done them."""
        heard = []
        for text in texts:
            memory = MemoryId(new_id())
            self.contents[memory] = text
            heard.append(memory)
            if embedder:
                self.vectors[memory, embedder] = (1.0,)
            else:
                self.outbox.append(memory)
        return heard

    def embedded(self, embedder: str) -> int:
        return sum(name == embedder for _, name in self.vectors)

    async def embedder_in_use(self, owner: OwnerId) -> str:
        await self._call()
        return self.in_use

    async def use_embedder(self, owner: OwnerId, model: str, *, coming: str = "") -> int:
        await self._call()
        self.in_use = model
        self.vectors = {key: vector for key, vector in self.vectors.items() if key[1] in (model, coming)}
        self.outbox = [memory for memory in self.contents if (memory, model) not in self.vectors]
        return len(self.outbox)

    async def without_vector(
        self, owner: OwnerId, model: str, *, before: MemoryId | None = None, limit: int = 2
    ) -> list[Waiting]:
        await self._call()
        missing = [
            memory
            for memory in reversed(self.contents)
            if (memory, model) not in self.vectors and (before is None or memory < before)
        ]
        return [self._waiting(memory) for memory in missing[:limit]]

    async def take_to_embed(self, owner: OwnerId) -> list[Waiting]:
        await self._call()
        return [self._waiting(memory) for memory in self.outbox]

    async def embed(self, owner: OwnerId, model: str, embeddings: Sequence[Embedding]) -> None:
        await self._call()
        for one in embeddings:
            as_text(one.vector)
        for one in embeddings:
            self.vectors[one.of.id, model] = one.vector
            if model == self.in_use and one.of.id in self.outbox:
                self.outbox.remove(one.of.id)

    async def statistics(self, owner: OwnerId) -> MemoryStatistics:
        await self._call()
        return MemoryStatistics(
            by_type={MemoryType.CONVERSATION: len(self.contents)},
            pinned=0,
            superseded=0,
            deleted=0,
            waiting_to_embed=len(self.outbox),
            waiting_to_draw=0,
            embedded=dict(Counter(name for _, name in self.vectors)),
            oldest=None,
            newest=None,
            embedder=self.in_use,
        )

    async def tend(self, owner: OwnerId, model: str) -> None:
        await self._call()
        self.tended.append(model)

    def _waiting(self, memory: MemoryId) -> Waiting:
        return Waiting(memory, self.contents[memory], b"")

    async def _call(self) -> None:
        self.calls += 1
        if self.calls == self.stops_at:
            self.stopped.set()
            await asyncio.Event().wait()
