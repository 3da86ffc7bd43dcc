"""What is still to be done with memories: embedding them, and drawing facts from them.

A row stays in the outbox until its work is stored, in one statement with it. Whoever takes a row has it for a
while; when that program dies, another takes it afterwards. So nothing is lost, and nothing is done twice.

Embedding in the outbox is done when the embedder in use has done it; see `embedder_in_use.py`.
"""

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import ARRAY, Integer, Interval, LargeBinary, Row, Text, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.vectors import as_text
from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.memory import Embedding, MemoryId, Waiting

EMBED, DRAW = "embed", "draw"

EMBED_TURN = timedelta(minutes=1)
DRAW_TURN = timedelta(minutes=5)

# By the server's clock. When it jumps back, a turn that ends too far in the future counts for nothing.
_TAKE = """
    WITH free AS (
        SELECT o.memory_id, m.content, m.content_hash
        FROM memory_outbox o
        JOIN memories m ON m.user_id = :owner AND m.id = o.memory_id AND m.deleted_at IS NULL AND m.shown
        WHERE o.user_id = :owner AND o.work = :work
            AND (o.taken_until IS NULL OR o.taken_until NOT BETWEEN now() AND now() + :turn)
        ORDER BY o.memory_id {order}
        LIMIT :limit
        FOR UPDATE OF o SKIP LOCKED
    )
    UPDATE memory_outbox SET taken_until = now() + :turn
    FROM free
    WHERE user_id = :owner AND work = :work AND memory_outbox.memory_id = free.memory_id
    RETURNING free.memory_id, free.content, free.content_hash
"""
_TAKE_TYPES = (
    bindparam("owner", type_=Uuid),
    bindparam("work", type_=Text),
    bindparam("turn", type_=Interval),
    bindparam("limit", type_=Integer),
)
_NEWEST = text(_TAKE.format(order="DESC")).bindparams(*_TAKE_TYPES)
_OLDEST = text(_TAKE.format(order="")).bindparams(*_TAKE_TYPES)

_EMBED = text("""
    WITH given AS (
        SELECT * FROM unnest(:ids, :versions, :vectors, :token_vectors) AS g (id, version, vector, tokens)
    ), unchanged AS (
        SELECT g.* FROM given g
        JOIN memories m ON m.user_id = :owner AND m.id = g.id AND m.content_hash = g.version
        FOR SHARE OF m
    ), stored AS (
        INSERT INTO memory_vectors (user_id, model, memory_id, embedding, token_vectors)
        SELECT :owner, :model, id, CAST(vector AS halfvec), tokens FROM unchanged
        ON CONFLICT (user_id, memory_id, model)
        DO UPDATE SET embedding = excluded.embedding, token_vectors = excluded.token_vectors
    )
    DELETE FROM memory_outbox o
    USING unchanged, users u
    WHERE o.user_id = :owner AND o.work = 'embed' AND o.memory_id = unchanged.id
        AND u.user_id = :owner AND coalesce(u.embedding_model, :model) = :model
    RETURNING o.memory_id
""").bindparams(
    bindparam("owner", type_=Uuid),
    bindparam("model", type_=Text),
    bindparam("ids", type_=ARRAY(Uuid)),
    bindparam("versions", type_=ARRAY(LargeBinary)),
    bindparam("vectors", type_=ARRAY(Text)),
    bindparam("token_vectors", type_=ARRAY(LargeBinary)),
)

_DRAWN = text("""
    DELETE FROM memory_outbox
    WHERE user_id = :owner AND work = 'draw' AND memory_id = ANY(:ids)
    RETURNING memory_id
""").bindparams(bindparam("owner", type_=Uuid), bindparam("ids", type_=ARRAY(Uuid)))


async def take_to_embed(database: Database, owner: OwnerId, limit: int) -> list[Waiting]:
    """The newest first: what was just said is asked for soonest."""
    parameters = {"owner": owner, "work": EMBED, "turn": EMBED_TURN, "limit": limit}
    found = [waiting(row) for row in await database.rows(_NEWEST, parameters)]
    return sorted(found, key=lambda one: one.id, reverse=True)


async def take_to_draw(database: Database, owner: OwnerId, limit: int) -> list[Waiting]:
    """The oldest first: what was said later may correct it."""
    parameters = {"owner": owner, "work": DRAW, "turn": DRAW_TURN, "limit": limit}
    found = [waiting(row) for row in await database.rows(_OLDEST, parameters)]
    return sorted(found, key=lambda one: one.id)


async def embed(database: Database, owner: OwnerId, model: str, embeddings: Sequence[Embedding]) -> None:
    """Store vectors and take their memories out of the outbox."""
    if not embeddings:
        return
    parameters = {
        "owner": owner,
        "model": model,
        "ids": [embedding.of.id for embedding in embeddings],
        "versions": [embedding.of.version for embedding in embeddings],
        "vectors": [as_text(embedding.vector) for embedding in embeddings],
        "token_vectors": [embedding.token_vectors for embedding in embeddings],
    }
    await database.rows(_EMBED, parameters)


async def drawn(database: Database, owner: OwnerId, memory_ids: Sequence[MemoryId]) -> None:
    """Take these out of the outbox."""
    await database.rows(_DRAWN, {"owner": owner, "ids": list(memory_ids)})


def waiting(row: Row[tuple[MemoryId, str, bytes]]) -> Waiting:
    """The memory in a row (memory_id, content, content_hash)."""
    return Waiting(MemoryId(row.memory_id), row.content, bytes(row.content_hash))
