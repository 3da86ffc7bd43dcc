"""Memories kept in Postgres; every statement names the owner, and bears being sent twice."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import TextClause

from bestfriend_desktop.adapters.postgres import (
    embedder_in_use,
    forgetting_statements,
    outbox,
    recall,
    term_counts,
    vector_index,
)
from bestfriend_desktop.adapters.postgres import memory_statements as statements
from bestfriend_desktop.adapters.postgres.conversations import message_of
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.memory_rows import content_hash, memory_of, parameters_of, terms_of
from bestfriend_desktop.adapters.store_rules import check_storable, memory_unknown
from bestfriend_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    OwnerId,
    utc_now,
)
from bestfriend_desktop.domain.memory import (
    CandidateQuery,
    CandidateSet,
    Embedding,
    Memory,
    MemoryFigures,
    MemoryFilter,
    MemoryId,
    MemoryStatistics,
    MemoryType,
    Waiting,
)
from bestfriend_desktop.domain.words import terms


class PostgresMemories:
    """Fulfils `ports.MemoryStore`.

    Args:
        database: migrated.
        background: the same, for what nobody waits for.
        has_vectors: False where the server cannot compare vectors; then WORDS, TIME and PEOPLE remain, and
            nothing is ever given out to be embedded.
    """

    def __init__(self, database: Database, background: Database, *, has_vectors: bool) -> None:
        self._database = database
        self._background = background
        self._has_vectors = has_vectors

    async def figures(self, owner: OwnerId, terms: Sequence[str], embedding_model: str) -> MemoryFigures:
        """What `candidates` wants to know of all memories first."""
        return await recall.figures(self._database, owner, terms, embedding_model)

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        """All that could matter."""
        if figures is None:
            figures = await self.figures(owner, query.terms, query.embedding_model)
        return await recall.candidates(self._database, owner, query, figures, has_vectors=self._has_vectors)

    async def get(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        """One memory, a forgotten one too."""
        return await self._one(statements.GET, owner, memory_id)

    async def browse(
        self, owner: OwnerId, which: MemoryFilter, *, limit: int = 100, offset: int = 0
    ) -> list[Memory]:
        """What was said or happened last comes first."""
        parameters = {
            "owner": owner,
            "types": [kind.value for kind in which.types],
            "terms": terms(which.text),
            "subject": which.subject,
            "first": which.span.start if which.span else None,
            "past": which.span.end if which.span else None,
            "pinned": which.pinned,
            "current": which.current,
            "deleted": which.deleted,
            "conversation": which.conversation_id,
            "successor": which.superseded_by,
            "limit": limit,
            "offset": offset,
        }
        if which.text.strip() and not parameters["terms"]:
            return []
        return [memory_of(row) for row in await self._database.rows(statements.BROWSE, parameters)]

    async def sources(self, owner: OwnerId, memory_id: MemoryId) -> list[Message]:
        """The messages it came from that are still there, oldest first."""
        found = await self._database.rows(statements.MESSAGES_OF, {"owner": owner, "id": memory_id})
        if not found:
            raise memory_unknown()
        return [message_of(row) for row in found if row.id is not None]

    async def find_fact(self, owner: OwnerId, subject: str, attribute: str) -> Memory | None:
        """What is true now under this key, the newest."""
        parameters = {"owner": owner, "subject": subject, "attribute": attribute}
        found = await self._database.rows(statements.FIND_FACT, parameters)
        return memory_of(found[0]) if found else None

    async def statistics(self, owner: OwnerId) -> MemoryStatistics:
        """How many there are of what."""
        row = (await self._database.rows(statements.STATISTICS, {"owner": owner}))[0]
        subjects = await self._database.rows(statements.SUBJECTS, {"owner": owner})
        embedded = []
        if self._has_vectors:
            embedded = list(await self._database.rows(statements.EMBEDDED, {"owner": owner}))
        return MemoryStatistics(
            by_type={kind: getattr(row, kind.value) for kind in MemoryType},
            pinned=row.pinned,
            superseded=row.superseded,
            deleted=row.deleted,
            waiting_to_embed=row.to_embed,
            waiting_to_draw=row.to_draw,
            embedded={found.model: found.memories for found in embedded},
            embedder=row.embedder or "",
            oldest=row.oldest,
            newest=row.newest,
            by_subject={found.subject: found.memories for found in subjects},
        )

    async def add(self, owner: OwnerId, memory: Memory, *, by_hand: bool = False) -> bool:
        """Add what was drawn from messages, or by hand; False where it was forgotten or is known."""
        parameters = await parameters_of(owner, memory) | {"by_hand": by_hand}
        return bool((await self._database.rows(statements.ADD, parameters))[0].is_there)

    async def supersede(self, owner: OwnerId, old: MemoryId, new: Memory, *, by_hand: bool = False) -> bool:
        """Add what has taken the place of something; False where it was forgotten."""
        parameters = await parameters_of(owner, new) | {"old": old, "by_hand": by_hand}
        outcome = (await self._database.rows(statements.SUPERSEDE, parameters))[0]
        if not outcome.is_done and not outcome.was_forgotten:
            raise memory_unknown()
        return bool(outcome.is_done)

    async def strengthen(
        self, owner: OwnerId, memory_id: MemoryId, importance: float, sources: Sequence[MessageId]
    ) -> Memory:
        """It was said again."""
        return await self._one(
            statements.STRENGTHEN, owner, memory_id, importance=importance, sources=list(sources)
        )

    async def edit(
        self, owner: OwnerId, memory_id: MemoryId, content: str, *, key: tuple[str, str] | None = None
    ) -> Memory:
        """Change the words; it keeps its sources and is embedded anew."""
        known = await self.get(owner, memory_id)
        subject, attribute = key or (known.subject, known.attribute)
        check_storable(content, subject, attribute)
        statement = statements.EDIT if self._has_vectors else statements.EDIT_WITHOUT_VECTORS
        return await self._one(
            statement,
            owner,
            memory_id,
            content=content,
            terms=await terms_of(content),
            subject=subject,
            attribute=attribute,
            content_hash=content_hash(known.type, subject, attribute, content),
        )

    async def pin(self, owner: OwnerId, memory_id: MemoryId, pinned: bool) -> Memory:
        """Keep it whatever upkeep thinks of it, or no longer."""
        return await self._one(statements.PIN, owner, memory_id, pinned=pinned)

    async def touch(self, owner: OwnerId, memory_ids: Sequence[MemoryId], at: datetime) -> None:
        """They came to mind."""
        await self._database.rows(statements.TOUCH, {"owner": owner, "ids": list(memory_ids), "at": at})

    async def forget(self, owner: OwnerId, memory_id: MemoryId) -> None:
        """Put it out of mind."""
        await self._one(forgetting_statements.FORGET, owner, memory_id, now=utc_now())

    async def undo_forget(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        """Bring a forgotten memory back."""
        return await self._one(forgetting_statements.UNDO_FORGET, owner, memory_id)

    async def forget_conversation(self, owner: OwnerId, conversation_id: ConversationId) -> int:
        """Forget all that came from a conversation."""
        parameters = {"owner": owner, "conversation": conversation_id, "now": utc_now()}
        return len(await self._database.rows(forgetting_statements.FORGET_CONVERSATION, parameters))

    async def undo_forget_conversation(self, owner: OwnerId, conversation_id: ConversationId) -> int:
        """Bring back what `forget_conversation` took."""
        parameters = {"owner": owner, "conversation": conversation_id}
        return len(await self._database.rows(forgetting_statements.UNDO_FORGET_CONVERSATION, parameters))

    async def erase_conversation(self, owner: OwnerId, conversation_id: ConversationId) -> int:
        """Erase what `forget_conversation` took."""
        parameters = {"owner": owner, "conversation": conversation_id}
        return len(await self._database.rows(forgetting_statements.ERASE_CONVERSATION, parameters))

    async def purge(self, owner: OwnerId, *, deleted_before: datetime, limit: int | None = None) -> int:
        """Erase what was forgotten before that time, at most so many."""
        parameters = {"owner": owner, "before": deleted_before, "limit": limit}
        return len(await self._background.rows(forgetting_statements.PURGE, parameters))

    async def take_to_embed(self, owner: OwnerId, *, limit: int = 64) -> list[Waiting]:
        """Memories without a vector, the newest first."""
        return await outbox.take_to_embed(self._database, owner, limit) if self._has_vectors else []

    async def embed(self, owner: OwnerId, model: str, embeddings: Sequence[Embedding]) -> None:
        """Store vectors; what was edited or erased in between is passed over."""
        if self._has_vectors:
            await outbox.embed(self._database, owner, model, embeddings)

    async def embedder_in_use(self, owner: OwnerId) -> str:
        """Whose vectors recall compares."""
        return await embedder_in_use.name(self._database, owner)

    async def use_embedder(self, owner: OwnerId, model: str, *, coming: str = "") -> int:
        """Let recall compare this model's vectors from now on, and erase all others."""
        return await embedder_in_use.use(
            self._database, owner, model, coming=coming, has_vectors=self._has_vectors
        )

    async def without_vector(
        self, owner: OwnerId, model: str, *, before: MemoryId | None = None, limit: int = 16
    ) -> list[Waiting]:
        """Memories that have no vector of this model, the newest first."""
        if not self._has_vectors:
            return []
        return await embedder_in_use.missing(self._database, owner, model, before=before, limit=limit)

    async def take_to_draw(self, owner: OwnerId, *, limit: int = 16) -> list[Waiting]:
        """Messages of the person from which nothing was drawn yet, oldest first."""
        return await outbox.take_to_draw(self._database, owner, limit)

    async def drawn(self, owner: OwnerId, memory_ids: Sequence[MemoryId]) -> None:
        """All that could be drawn from these is stored."""
        await outbox.drawn(self._database, owner, memory_ids)

    async def tend(self, owner: OwnerId, model: str) -> None:
        """Count terms anew, and index the vectors of an owner who has many."""
        await term_counts.recount(self._background, owner)
        if self._has_vectors:
            await vector_index.tend(self._background, owner, model, at_least=recall.EXACT_LIMIT)

    async def _one(
        self, statement: TextClause, owner: OwnerId, memory_id: MemoryId, **values: object
    ) -> Memory:
        found = await self._database.rows(statement, {"owner": owner, "id": memory_id, **values})
        if not found:
            raise memory_unknown()
        return memory_of(found[0])
