"""Whether this server can compare vectors, and the table that holds them.

All of it can be computed anew from the memories, so it stands outside the migrations: without pgvector
memories are found by their words, and a server that gets it later begins to embed what there is.
"""

import math
from collections.abc import Sequence

from sqlalchemy import text

from bestfriend_desktop.adapters.models.processor import can_run_llama
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable

DIMENSIONS = 384
_SIX_DIGITS = "%.6g".__mod__
"""A half-precision number has hardly four; all seventeen take twice as long to write and to read."""
OLDEST_PGVECTOR = (0, 8)
"""The first that goes on scanning an HNSW index where a filter took away what it found."""

_LOCK = 0x76656374  # "vect"; any number that is ours

_FOUND = text("""
    SELECT to_regclass('memory_vectors') IS NOT NULL AS is_ready,
        (SELECT coalesce(installed_version, default_version)
         FROM pg_available_extensions WHERE name = 'vector') AS version
""")
_COMPARE = text("SELECT '[3,4]'::halfvec <=> '[4,3]'::halfvec")
_CREATE = (
    text(f"""
        CREATE TABLE IF NOT EXISTS memory_vectors (
            user_id uuid NOT NULL,
            model text NOT NULL,
            memory_id uuid NOT NULL,
            embedding halfvec({DIMENSIONS}) NOT NULL,
            token_vectors bytea,
            CONSTRAINT memory_vectors_pkey PRIMARY KEY (user_id, memory_id, model),
            CONSTRAINT memory_vectors_memories_fkey FOREIGN KEY (user_id, memory_id)
                REFERENCES memories (user_id, id) ON DELETE CASCADE
        )
    """),
    # A scan of all vectors must find them in their rows; the tokens' do not get smaller by packing.
    text("ALTER TABLE memory_vectors ALTER embedding SET STORAGE PLAIN"),
    text("ALTER TABLE memory_vectors ALTER token_vectors SET STORAGE EXTERNAL"),
    # One in 64, in an order that has nothing to do with when they were made: the end of a uuidv7 is random.
    text("""
        CREATE INDEX IF NOT EXISTS memory_vectors_sample
        ON memory_vectors (user_id, model, get_byte(uuid_send(memory_id), 14))
        WHERE get_byte(uuid_send(memory_id), 15) < 4
    """),
)


async def prepare(database: Database, *, is_ours: bool) -> BestFriendError | None:
    """See that vectors can be kept and compared; the reason, in a sentence, where they cannot.

    The first time this compares two: a pgvector that was built for a newer processor kills the server at the
    first one, and better now than in the middle of a conversation.

    Args:
        database: migrated.
        is_ours: True for the embedded server, whose pgvector the person cannot choose.
    """
    found = (await database.rows(_FOUND))[0]
    if found.is_ready:
        return None
    if is_ours and not can_run_llama():
        return _unfit()
    if found.version is None:
        return _missing("This database server does not have the extension pgvector")
    if tuple(int(part) for part in found.version.split(".")[:2]) < OLDEST_PGVECTOR:
        return _missing(f"The extension pgvector {found.version} of this database server is too old")
    try:
        async with database.transaction() as connection:
            await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            await connection.execute(text("CREATE EXTENSION IF NOT EXISTS vector"))
            await connection.execute(_COMPARE)
            for statement in _CREATE:
                await connection.execute(statement)
    except Misconfigured as error:
        if error.code != "database_no_rights":
            raise
        return _missing("The user of the database may not add the extension pgvector")
    except Unavailable as error:
        if error.code != "database_unreachable" or not is_ours:
            raise
        return _unfit()
    return None


def as_text(vector: Sequence[float]) -> str:
    """The vector as pgvector reads it.

    Raises:
        Misconfigured: `vector_unfit`.
    """
    if len(vector) != DIMENSIONS or not all(map(math.isfinite, vector)):
        raise Misconfigured(
            "vector_unfit",
            f"The embedding model gives {len(vector)} numbers for a text, or some that are none; "
            f"{DIMENSIONS} are needed.",
            "Choose another embedding model.",
        )
    return f"[{','.join(map(_SIX_DIGITS, vector))}]"


def _missing(what: str) -> Misconfigured:
    return Misconfigured(
        "vectors_missing",
        f"{what}, so memories are found by their words only.",
        "Let its administrator install pgvector 0.8 or newer and run CREATE EXTENSION vector, "
        "then start again.",
    )


def _unfit() -> Unavailable:
    return Unavailable(
        "vectors_unfit",
        "The built-in database cannot compare vectors on this processor, so memories are found by their "
        "words only.",
        "Set BESTFRIEND_DATABASE_URL to a Postgres server with pgvector to find them by meaning too.",
    )
