"""The statements that forget memories, bring them back and erase them; each bears being sent twice."""

from bestfriend_desktop.adapters.postgres.memory_rows import COLUMNS, SOURCES
from bestfriend_desktop.adapters.postgres.memory_statements import statement
from bestfriend_desktop.domain.memory import MemoryType

# What was said word for word is only ever remembered with its message: nothing draws it again.
_ENTOMB = f"""
    entombed AS (
        INSERT INTO forgotten (user_id, content_hash, forgotten_at)
        SELECT DISTINCT :owner, content_hash, :now FROM gone WHERE type <> '{MemoryType.CONVERSATION}'
        ON CONFLICT DO NOTHING
    )
"""
_PARDON = """
    pardoned AS (
        DELETE FROM forgotten USING back
        WHERE forgotten.user_id = :owner AND forgotten.content_hash = back.content_hash
    )
"""

# What a forgotten memory had replaced is so again. So that it can be taken back, the forgotten one then names
# it as its successor; unlike what was truly superseded, it has no end.
_REPLACED = f"""
    CASE WHEN m.superseded_by IS NULL AND m.valid_until IS NULL THEN (
        SELECT p.id FROM memories p
        WHERE p.user_id = :owner AND p.superseded_by = m.id AND p.deleted_at IS NULL
            AND p.type <> '{MemoryType.SUMMARY}' AND {{apart}}
        ORDER BY p.valid_until DESC LIMIT 1
    ) ELSE m.superseded_by END
"""
_SO_AGAIN = """
    so_again AS (
        UPDATE memories p SET superseded_by = NULL, valid_until = NULL FROM gone
        WHERE p.user_id = :owner AND p.id = gone.superseded_by AND p.superseded_by = gone.id
            AND gone.valid_until IS NULL
    )
"""
_REPLACED_AGAIN = """
    replaced_again AS (
        UPDATE memories p SET superseded_by = m.id, valid_until = m.occurred_at
        FROM memories m JOIN back ON back.id = m.id
        WHERE m.user_id = :owner AND m.valid_until IS NULL AND p.user_id = :owner AND p.id = m.superseded_by
            AND p.superseded_by IS NULL AND p.deleted_at IS NULL
    )
"""
_NO_SUCCESSOR = "CASE WHEN valid_until IS NOT NULL THEN superseded_by END"

# What is forgotten must not live on in a summary: those go too, and the conversation is summed up anew.
FORGET = statement(f"""
    WITH gone AS (
        UPDATE memories m
        SET deleted_at = coalesce(deleted_at, :now), superseded_by = {_REPLACED.format(apart="true")}
        WHERE m.user_id = :owner AND m.id = :id
        RETURNING *
    ), {_ENTOMB}, {_SO_AGAIN}, telling AS (
        UPDATE memories m SET deleted_at = :now
        FROM memory_sources s JOIN gone ON gone.type = '{MemoryType.CONVERSATION}' AND s.message_id = gone.id
        WHERE s.user_id = :owner AND m.user_id = :owner AND m.id = s.memory_id
            AND m.type = '{MemoryType.SUMMARY}' AND m.deleted_at IS NULL
        RETURNING m.id
    ), anew AS (
        UPDATE conversation_digests d SET summarised_id = NULL, summary_id = NULL FROM telling
        WHERE d.user_id = :owner AND d.summary_id = telling.id
    )
    SELECT {COLUMNS}, {SOURCES} FROM gone m
""")

UNDO_FORGET = statement(f"""
    WITH back AS (
        UPDATE memories SET deleted_at = NULL, superseded_by = {_NO_SUCCESSOR}
        WHERE user_id = :owner AND id = :id
        RETURNING *
    ), {_PARDON}, {_REPLACED_AGAIN}
    SELECT {COLUMNS}, {SOURCES} FROM back m
""")

FORGET_CONVERSATION = statement(f"""
    WITH gone AS (
        UPDATE memories m
        SET deleted_at = :now,
            superseded_by = {_REPLACED.format(apart="p.conversation_id IS DISTINCT FROM :conversation")}
        WHERE m.user_id = :owner AND m.conversation_id = :conversation
            AND (m.deleted_at IS NULL OR m.deleted_at = :now)
            AND NOT EXISTS (  -- said elsewhere too
                SELECT FROM memory_sources s
                JOIN messages x ON x.user_id = :owner AND x.id = s.message_id
                WHERE s.user_id = :owner AND s.memory_id = m.id AND x.conversation_id <> :conversation
            )
        RETURNING m.id, m.type, m.content_hash, m.superseded_by, m.valid_until
    ), {_ENTOMB}, {_SO_AGAIN}, noted AS (
        UPDATE conversations SET memories_forgotten_at = :now
        WHERE user_id = :owner AND id = :conversation AND EXISTS (SELECT FROM gone)
    )
    SELECT id FROM gone
""")

_FORGOTTEN_WITH_IT = """
    user_id = :owner AND conversation_id = :conversation AND deleted_at = (
        SELECT memories_forgotten_at FROM conversations WHERE user_id = :owner AND id = :conversation
    )
"""

UNDO_FORGET_CONVERSATION = statement(f"""
    WITH back AS (
        UPDATE memories SET deleted_at = NULL, superseded_by = {_NO_SUCCESSOR}
        WHERE {_FORGOTTEN_WITH_IT}
        RETURNING id, content_hash
    ), {_PARDON}, {_REPLACED_AGAIN}, noted AS (
        UPDATE conversations SET memories_forgotten_at = NULL WHERE user_id = :owner AND id = :conversation
    )
    SELECT id FROM back
""")

ERASE_CONVERSATION = statement(f"""
    DELETE FROM memories WHERE {_FORGOTTEN_WITH_IT} AND EXISTS (
        SELECT FROM conversations WHERE user_id = :owner AND id = :conversation AND deleted_at IS NOT NULL
    )
    RETURNING id
""")

# In the order of its index, or a few would be looked for in the whole table, over and over.
PURGE = statement("""
    DELETE FROM memories m
    USING (
        SELECT id FROM memories WHERE user_id = :owner AND deleted_at < :before
        ORDER BY deleted_at LIMIT :limit
    ) old
    WHERE m.user_id = :owner AND m.id = old.id
    RETURNING m.id
""")
