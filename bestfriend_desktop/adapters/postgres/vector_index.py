"""The HNSW index of one owner's vectors: made when they have grown too many to compare them all.

Each such owner has an index of their own. So a search never wades through vectors of others, and those with
few pay nothing for it: inserting into an HNSW graph takes milliseconds.
"""

import hashlib

from sqlalchemy import Integer, Text, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.conversation import OwnerId

_STATE = text("""
    SELECT i.indisvalid AS is_valid,
        EXISTS (SELECT FROM pg_stat_progress_create_index p WHERE p.index_relid = i.indexrelid) AS is_growing,
        (SELECT count(*) FROM (
            SELECT FROM memory_vectors WHERE user_id = :owner AND model = :model LIMIT :at_least + 1
        ) AS counted) AS vectors,
        coalesce((SELECT memories FROM memory_totals WHERE user_id = :owner), 0) AS memories
    FROM (VALUES (to_regclass(:name))) AS wanted (index_id)
    LEFT JOIN pg_index i ON i.indexrelid = wanted.index_id
""").bindparams(
    bindparam("owner", type_=Uuid),
    bindparam("model", type_=Text),
    bindparam("name", type_=Text),
    bindparam("at_least", type_=Integer),
)


GRAPH_BYTES = 1_500
"""Of a vector and its neighbours while the graph is built; one that outgrows its memory takes hours."""
LEAST_MEMORY_MB, MOST_MEMORY_MB = 256, 1_536
"""For some 170,000 and a million."""


def index_name(owner: OwnerId, model: str) -> str:
    """The name of the index over this owner's vectors of this model."""
    digest = hashlib.blake2b(owner.bytes + model.encode(), digest_size=8).hexdigest()
    return f"memory_vectors_{digest}"


async def tend(database: Database, owner: OwnerId, model: str, *, at_least: int) -> None:
    """Make the index where there are more than so many vectors; writing goes on meanwhile."""
    name = index_name(owner, model)
    parameters = {"owner": owner, "model": model, "name": name, "at_least": at_least}
    state = (await database.rows(_STATE, parameters))[0]
    if state.is_valid or state.is_growing or state.vectors <= at_least:
        return
    # A colon would begin a parameter, and an index takes none.
    literal = model.replace("'", "''").replace(":", "\\:")
    memory_mb = max(LEAST_MEMORY_MB, min(MOST_MEMORY_MB, state.memories * GRAPH_BYTES // 1_000_000))
    async with database.session() as session:
        await session.execute(text(f"SET maintenance_work_mem = '{memory_mb}MB'"))
        await session.execute(text("SET max_parallel_maintenance_workers = 0"))
        if state.is_valid is not None:  # begun by a program that died
            await session.execute(text(f"DROP INDEX CONCURRENTLY IF EXISTS {name}"))
        await session.execute(
            text(f"""
                CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON memory_vectors
                USING hnsw (embedding halfvec_cosine_ops)
                WHERE user_id = '{owner}' AND model = '{literal}'
            """)
        )


async def drop(database: Database, owner: OwnerId, model: str) -> None:
    """Remove the index over vectors that are no longer there; nothing where there was none."""
    async with database.session() as session:
        await session.execute(text(f"DROP INDEX CONCURRENTLY IF EXISTS {index_name(owner, model)}"))
