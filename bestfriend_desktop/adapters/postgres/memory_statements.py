"""The statements that add, change and look through memories, each a transaction that may be repeated."""

from typing import Any

from sqlalchemy import (
    ARRAY,
    Boolean,
    DateTime,
    Float,
    Integer,
    LargeBinary,
    Text,
    TextClause,
    Uuid,
    bindparam,
    text,
)

from bestfriend_desktop.adapters.postgres.memory_rows import COLUMNS, SOURCES
from bestfriend_desktop.adapters.postgres.term_counts import count, count_terms
from bestfriend_desktop.domain.memory import MemoryType

_TIME = DateTime(timezone=True)
_TYPES: dict[str, Any] = {
    "owner": Uuid,
    "id": Uuid,
    "ids": ARRAY(Uuid),
    "old": Uuid,
    "successor": Uuid,
    "conversation": Uuid,
    "last": Uuid,
    "sources": ARRAY(Uuid),
    "type": Text,
    "types": ARRAY(Text),
    "title": Text,
    "content": Text,
    "content_hash": LargeBinary,
    "terms": ARRAY(Text),
    "speaker": Text,
    "subject": Text,
    "attribute": Text,
    "importance": Float,
    "pinned": Boolean,
    "by_hand": Boolean,
    "current": Boolean,
    "deleted": Boolean,
    "limit": Integer,
    "offset": Integer,
    **dict.fromkeys(
        (
            "at",
            "now",
            "before",
            "since",
            "first",
            "past",
            "occurred_at",
            "created_at",
            "valid_from",
            "valid_until",
        ),
        _TIME,
    ),
}


def statement(sql: str) -> TextClause:
    """The statement with the types of its parameters, which have the same names everywhere."""
    found = text(sql)
    return found.bindparams(*(bindparam(name, type_=_TYPES[name]) for name in found._bindparams))


GET = statement(f"SELECT {COLUMNS}, {SOURCES} FROM memories m WHERE m.user_id = :owner AND m.id = :id")

FIND_FACT = statement(f"""
    SELECT {COLUMNS}, {SOURCES} FROM memories m
    WHERE m.user_id = :owner AND m.subject = :subject AND m.attribute = :attribute AND m.subject <> ''
        AND m.superseded_by IS NULL AND m.valid_until IS NULL AND m.deleted_at IS NULL AND m.shown
    ORDER BY m.occurred_at DESC, m.id DESC
    LIMIT 1
""")

BROWSE = statement(f"""
    SELECT {COLUMNS}, {SOURCES} FROM memories m
    WHERE m.user_id = :owner AND m.shown AND m.type = ANY(:types)
        AND (m.deleted_at IS NOT NULL) = :deleted
        AND (cardinality(:terms) = 0 OR m.terms @> :terms)
        AND (:subject = '' OR m.subject = :subject)
        AND (:first IS NULL OR m.occurred_at >= :first)
        AND (:past IS NULL OR m.occurred_at < :past)
        AND (m.pinned OR NOT :pinned)
        AND (NOT :current OR (m.superseded_by IS NULL AND m.valid_until IS NULL))
        AND (:successor IS NULL OR m.superseded_by = :successor)
        AND (:conversation IS NULL OR m.conversation_id = :conversation)
    ORDER BY m.occurred_at DESC, m.id DESC
    LIMIT :limit OFFSET :offset
""")

MESSAGES_OF = statement("""
    SELECT x.* FROM memories m
    LEFT JOIN (
        memory_sources s
        JOIN messages x ON x.user_id = :owner AND x.id = s.message_id
        JOIN conversations c ON c.user_id = :owner AND c.id = x.conversation_id AND c.deleted_at IS NULL
    ) ON s.user_id = :owner AND s.memory_id = m.id
    WHERE m.user_id = :owner AND m.id = :id
    ORDER BY x.created_at, x.id
""")
"""No row where the memory is unknown; one of nulls where no message is left."""

_COUNT_TYPES = ", ".join(
    f"count(*) FILTER (WHERE type = '{kind}' AND deleted_at IS NULL) AS {kind}" for kind in MemoryType
)
# What is forgotten or on a hidden branch waits too, but for its return.
_WAITING = """
    SELECT count(*) FROM memory_outbox o
    JOIN memories w ON w.user_id = :owner AND w.id = o.memory_id AND w.deleted_at IS NULL AND w.shown
    WHERE o.user_id = :owner AND o.work = '{work}'
"""
STATISTICS = statement(f"""
    SELECT {_COUNT_TYPES},
        count(*) FILTER (WHERE pinned AND deleted_at IS NULL) AS pinned,
        count(*) FILTER (WHERE superseded_by IS NOT NULL AND deleted_at IS NULL) AS superseded,
        count(deleted_at) AS deleted,
        (SELECT embedding_model FROM users WHERE user_id = :owner) AS embedder,
        ({_WAITING.format(work="embed")}) AS to_embed,
        ({_WAITING.format(work="draw")}) AS to_draw,
        min(occurred_at) FILTER (WHERE deleted_at IS NULL) AS oldest,
        max(occurred_at) FILTER (WHERE deleted_at IS NULL) AS newest
    FROM memories
    WHERE user_id = :owner AND shown
""")

SUBJECTS = statement("""
    SELECT subject, count(*) AS memories FROM memories
    WHERE user_id = :owner AND shown AND deleted_at IS NULL AND subject <> ''
    GROUP BY subject ORDER BY count(*) DESC, subject
    LIMIT 100
""")

EMBEDDED = statement("""
    SELECT v.model, count(*) AS memories FROM memory_vectors v
    JOIN memories m ON m.user_id = :owner AND m.id = v.memory_id AND m.deleted_at IS NULL AND m.shown
    WHERE v.user_id = :owner
    GROUP BY v.model
""")

ADDED = f"""
    added AS (
        INSERT INTO memories (
            user_id, id, type, content, terms, content_hash, speaker, subject, attribute,
            conversation_id, occurred_at, valid_from, valid_until, importance, pinned, created_at
        )
        SELECT :owner, :id, :type, :content, :terms, :content_hash, :speaker, :subject, :attribute,
            :conversation, :occurred_at, :valid_from, :valid_until, :importance, :pinned, :created_at
        WHERE {{condition}}
        ON CONFLICT DO NOTHING
        RETURNING id, terms
    ), added_sources AS (
        INSERT INTO memory_sources (user_id, memory_id, message_id)
        SELECT DISTINCT :owner, id, source FROM added CROSS JOIN unnest(:sources) AS source
    ), to_do AS (
        INSERT INTO memory_outbox (user_id, work, memory_id) SELECT :owner, 'embed', id FROM added
    ), {count("added")}
"""
"""Parts of a statement that add a memory where the {condition} holds, with its sources and what is to do."""

_WAS_FORGOTTEN = """
    (NOT :by_hand AND EXISTS (SELECT FROM forgotten WHERE user_id = :owner AND content_hash = :content_hash))
"""
_PARDONED = """
    pardoned AS (
        DELETE FROM forgotten WHERE user_id = :owner AND content_hash = :content_hash AND :by_hand
    )
"""
_IS_NEW = f"""
    NOT {_WAS_FORGOTTEN} AND NOT EXISTS (
        SELECT FROM memories
        WHERE user_id = :owner AND type = :type AND subject = :subject AND attribute = :attribute
            AND content_hash = :content_hash AND id <> :id
            AND superseded_by IS NULL AND valid_until IS NULL AND deleted_at IS NULL AND shown
    )
"""

ADD = statement(f"""
    WITH {_PARDONED}, {ADDED.format(condition=_IS_NEW)}
    SELECT EXISTS (SELECT FROM added)
        OR EXISTS (SELECT FROM memories WHERE user_id = :owner AND id = :id) AS is_there
""")

SUPERSEDE = statement(f"""
    WITH replaced AS (
        UPDATE memories SET superseded_by = :id, valid_until = coalesce(valid_until, :occurred_at)
        WHERE user_id = :owner AND id = :old AND id <> :id AND deleted_at IS NULL
            AND (superseded_by IS NULL OR superseded_by = :id) AND NOT {_WAS_FORGOTTEN}
        RETURNING id
    ), {_PARDONED}, {ADDED.format(condition="EXISTS (SELECT FROM replaced)")}
    SELECT EXISTS (SELECT FROM replaced) AS is_done, {_WAS_FORGOTTEN} AS was_forgotten
""")

STRENGTHEN = statement(f"""
    WITH changed AS (
        UPDATE memories SET importance = :importance
        WHERE user_id = :owner AND id = :id AND deleted_at IS NULL
        RETURNING *
    ), added_sources AS (
        INSERT INTO memory_sources (user_id, memory_id, message_id)
        SELECT DISTINCT :owner, id, source FROM changed CROSS JOIN unnest(:sources) AS source
        ON CONFLICT DO NOTHING
    )
    SELECT {COLUMNS}, ARRAY(
        SELECT message_id FROM memory_sources WHERE user_id = :owner AND memory_id = m.id
        UNION SELECT unnest(:sources)
        ORDER BY message_id
    ) AS sources
    FROM changed m
""")

_EDIT = f"""
    WITH edited AS (
        UPDATE memories SET content = :content, terms = :terms, content_hash = :content_hash,
            subject = :subject, attribute = :attribute
        WHERE user_id = :owner AND id = :id AND deleted_at IS NULL
        RETURNING *
    ), to_do AS (
        INSERT INTO memory_outbox (user_id, work, memory_id) SELECT :owner, 'embed', id FROM edited
        ON CONFLICT (user_id, work, memory_id) DO UPDATE SET taken_until = NULL
    ), {{outdated}} {count_terms("edited")}
    SELECT {COLUMNS}, {SOURCES} FROM edited m
"""
_OUTDATED = """outdated AS (
    DELETE FROM memory_vectors USING edited WHERE user_id = :owner AND memory_id = edited.id
),"""
EDIT = statement(_EDIT.format(outdated=_OUTDATED.replace("user_id", "memory_vectors.user_id")))
EDIT_WITHOUT_VECTORS = statement(_EDIT.format(outdated=""))

PIN = statement(f"""
    UPDATE memories m SET pinned = :pinned
    WHERE m.user_id = :owner AND m.id = :id AND m.deleted_at IS NULL
    RETURNING {COLUMNS}, {SOURCES}
""")

TOUCH = statement("""
    UPDATE memories SET access_count = access_count + 1, last_accessed = :at
    WHERE user_id = :owner AND id = ANY(:ids) AND last_accessed IS DISTINCT FROM :at
    RETURNING id
""")
