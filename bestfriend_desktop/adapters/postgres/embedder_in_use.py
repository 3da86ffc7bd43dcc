"""Whose vectors recall compares, and the change to another embedder.

While that is under way, the vectors of both stand side by side. How far it has come is nowhere but in them:
whatever is killed when, the rest is what `missing` still gives.
"""

from sqlalchemy import Integer, Text, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres import vector_index
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.outbox import waiting
from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.memory import MemoryId, Waiting

_OWNER, _MODEL = bindparam("owner", type_=Uuid), bindparam("model", type_=Text)

_IN_USE = text("SELECT embedding_model AS name FROM users WHERE user_id = :owner").bindparams(_OWNER)

_NAME = text("""
    UPDATE users SET embedding_model = :model WHERE user_id = :owner RETURNING user_id
""").bindparams(_OWNER, _MODEL)

# In one moment, so that no vectors are missed by a recall that begins right before or after it.
_USE = text("""
    WITH named AS (
        UPDATE users SET embedding_model = :model WHERE user_id = :owner
    ), erased AS (
        DELETE FROM memory_vectors WHERE user_id = :owner AND model NOT IN (:model, :coming) RETURNING model
    ), done AS (
        DELETE FROM memory_outbox o USING memory_vectors v
        WHERE o.user_id = :owner AND o.work = 'embed'
            AND v.user_id = :owner AND v.model = :model AND v.memory_id = o.memory_id
    ), missing AS (
        SELECT m.id FROM memories m
        WHERE m.user_id = :owner AND NOT EXISTS (
            SELECT FROM memory_vectors v
            WHERE v.user_id = :owner AND v.model = :model AND v.memory_id = m.id
        )
    ), queued AS (
        INSERT INTO memory_outbox (user_id, work, memory_id) SELECT :owner, 'embed', id FROM missing
        ON CONFLICT DO NOTHING
    )
    SELECT (SELECT count(*) FROM missing) AS waiting, ARRAY(SELECT DISTINCT model FROM erased) AS erased
""").bindparams(_OWNER, _MODEL, bindparam("coming", type_=Text))

_MISSING = text("""
    SELECT m.id AS memory_id, m.content, m.content_hash FROM memories m
    WHERE m.user_id = :owner AND m.deleted_at IS NULL AND m.shown AND (:before IS NULL OR m.id < :before)
        AND NOT EXISTS (
            SELECT FROM memory_vectors v
            WHERE v.user_id = :owner AND v.memory_id = m.id AND v.model = :model
        )
    ORDER BY m.id DESC
    LIMIT :limit
""").bindparams(_OWNER, _MODEL, bindparam("before", type_=Uuid), bindparam("limit", type_=Integer))


async def name(database: Database, owner: OwnerId) -> str:
    """Whose vectors recall compares; "" where nobody's yet."""
    found = await database.rows(_IN_USE, {"owner": owner})
    return (found[0].name or "") if found else ""


async def use(database: Database, owner: OwnerId, model: str, *, coming: str, has_vectors: bool) -> int:
    """Let recall compare this model's vectors, erase all others; how many memories have none yet.

    Those stand in the outbox afterwards, and no others do.
    """
    parameters = {"owner": owner, "model": model}
    if not has_vectors:
        await database.rows(_NAME, parameters)
        return 0
    switched = (await database.rows(_USE, parameters | {"coming": coming}))[0]
    for erased in switched.erased:
        await vector_index.drop(database, owner, erased)
    return int(switched.waiting)


async def missing(
    database: Database, owner: OwnerId, model: str, *, before: MemoryId | None, limit: int
) -> list[Waiting]:
    """Memories without a vector of this model, the newest first, from `before` (itself left out) on."""
    parameters = {"owner": owner, "model": model, "before": before, "limit": limit}
    return [waiting(row) for row in await database.rows(_MISSING, parameters)]
