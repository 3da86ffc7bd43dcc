"""A store of memories to test, and people whose messages it remembers."""

import math
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime

import pytest

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    OwnerId,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.memory import (
    Candidate,
    CandidateQuery,
    CandidateSet,
    Embedding,
    Memory,
    MemoryId,
    MemoryType,
    Waiting,
)
from bestfriend_desktop.domain.words import terms
from bestfriend_desktop.ports import ConversationStore, MemoryStore
from tests.contracts.conversation_store import message

MODEL = "ollama:the-test's 100%"


@dataclass(frozen=True)
class MemoryWorld:
    """A store of memories and two people who know nothing of each other."""

    store: MemoryStore
    conversations: ConversationStore
    owner: OwnerId
    stranger: OwnerId
    another_owner: Callable[[], Awaitable[OwnerId]]
    """Adds one more person."""

    async def conversation(self, owner: OwnerId | None = None) -> Conversation:
        fresh = Conversation.fresh()
        await self.conversations.create(owner or self.owner, fresh)
        return fresh

    async def hear(
        self,
        text: str,
        parent: Message | None = None,
        *,
        where: Conversation | ConversationId | None = None,
        owner: OwnerId | None = None,
        at: datetime | None = None,
    ) -> Message:
        """A message, remembered; in a new conversation where no other is given."""
        owner = owner or self.owner
        where = where or (parent.conversation_id if parent else await self.conversation(owner))
        conversation_id = where.id if isinstance(where, Conversation) else where
        said = message(conversation_id, text, parent)
        said = replace(said, created_at=at) if at else said
        return await self.conversations.append(owner, said, remember=True)

    async def fact(self, content: str = "I live in Lyon", **fields: object) -> Memory:
        made = replace(fact(content), **fields)  # type: ignore[arg-type]  # any field of it
        assert await self.store.add(self.owner, made)
        return made

    async def embed_all(self, model: str = MODEL, owner: OwnerId | None = None) -> None:
        """Give everything that waits a vector that depends on its text."""
        owner = owner or self.owner
        waiting = await self.store.take_to_embed(owner, limit=1000)
        await self.store.embed(owner, model, [embedding(one) for one in waiting])

    async def find(self, text: str = "", owner: OwnerId | None = None, **fields: object) -> CandidateSet:
        query = CandidateQuery(vectors=(), embedding_model=MODEL, terms=tuple(dict.fromkeys(terms(text))))
        query = replace(query, **fields)  # type: ignore[arg-type]  # any field of it
        return await self.store.candidates(owner or self.owner, query)

    async def contents(self, text: str = "", **fields: object) -> list[str]:
        found = await self.find(text, **fields)
        return sorted(one.memory.content for one in found.candidates)


def fact(content: str) -> Memory:
    now = utc_now()
    return Memory(MemoryId(new_id()), MemoryType.FACT, content, now, now, subject="person", attribute="home")


def vector(text: str) -> tuple[float, ...]:
    """384 numbers of unit length, the same for the same text."""
    numbers = random.Random(text)
    values = [numbers.gauss() for _ in range(384)]
    length = math.sqrt(sum(value * value for value in values))
    return tuple(value / length for value in values)


def embedding(waiting: Waiting) -> Embedding:
    return Embedding(waiting, vector(waiting.content), waiting.content.encode()[:100])


def cosine(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))


def unknown() -> "pytest.RaisesExc[Refused]":
    return pytest.raises(Refused, check=lambda refused: refused.code == "memory_unknown")


def by_content(found: CandidateSet) -> dict[str, Candidate]:
    return {one.memory.content: one for one in found.candidates}
