"""The statements that walk the tree of messages, each one round trip.

A step of a walk finds its rows by the one index that is right for it: `OFFSET 0` keeps the planner from
turning steps into joins, which it does badly while it knows nothing of a conversation that has just grown.
"""

from sqlalchemy import ARRAY, DateTime, Integer, Text, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.remembering import FOLLOW_BRANCH, REMEMBER, REMEMBER_TYPES

_MESSAGE = "m.id, m.conversation_id, m.parent_id, m.depth, m.role, m.content, m.status, m.model, m.created_at"

_SIBLINGS = """
    CASE WHEN m.parent_id IS NULL THEN ARRAY(
        SELECT s.id FROM messages s
        WHERE s.user_id = :owner AND s.conversation_id = m.conversation_id AND s.parent_id IS NULL
        ORDER BY s.created_at, s.id)
    ELSE ARRAY(
        SELECT s.id FROM messages s
        WHERE s.user_id = :owner AND s.parent_id = m.parent_id
        ORDER BY s.created_at, s.id)
    END AS siblings
"""

_OWNER = bindparam("owner", type_=Uuid)
_CONVERSATION = bindparam("conversation", type_=Uuid)

MESSAGE = text(f"""
    SELECT {_MESSAGE}, {_SIBLINGS}
    FROM messages m
    JOIN conversations c ON c.user_id = :owner AND c.id = m.conversation_id AND c.deleted_at IS NULL
    WHERE m.user_id = :owner AND m.id = :message
""").bindparams(_OWNER, bindparam("message", type_=Uuid))
"""One message; no row where it is unknown."""

PATH = text(f"""
    WITH RECURSIVE shown AS (
        SELECT c.id, coalesce(:until, c.head_id) AS last_id
        FROM conversations c
        WHERE c.user_id = :owner AND c.id = :conversation AND c.deleted_at IS NULL
    ), branch AS (
        SELECT m.*, 1 AS step
        FROM shown
        CROSS JOIN LATERAL (
            SELECT * FROM messages WHERE user_id = :owner AND id = shown.last_id OFFSET 0
        ) m
        WHERE m.conversation_id = shown.id
        UNION ALL
        SELECT m.*, branch.step + 1
        FROM branch
        CROSS JOIN LATERAL (
            SELECT * FROM messages WHERE user_id = :owner AND id = branch.parent_id OFFSET 0
        ) m
        WHERE branch.step < :limit
    )
    SELECT {_MESSAGE}, {_SIBLINGS}
    FROM shown LEFT JOIN branch m ON true
    ORDER BY m.depth
""").bindparams(_OWNER, _CONVERSATION, bindparam("until", type_=Uuid), bindparam("limit", type_=Integer))
"""A branch, oldest first.

No row where the conversation is unknown; one row of nulls where `until` is, or where there is no message.
"""

APPEND = text(f"""
    WITH RECURSIVE target AS (
        SELECT id, head_id FROM conversations
        WHERE user_id = :owner AND id = :conversation AND deleted_at IS NULL
        FOR UPDATE
    ), parent AS (
        SELECT conversation_id, depth FROM messages WHERE user_id = :owner AND id = :parent
    ), stored AS (
        INSERT INTO messages (
            user_id, id, conversation_id, parent_id, depth, role, content, status, model, created_at, search
        )
        SELECT :owner, :message, target.id, :parent, :depth, :role, :content, :status, :model, :created_at,
            array_to_tsvector(:terms)
        FROM target
        WHERE CASE
            WHEN :parent IS NULL THEN :depth = 1
            ELSE EXISTS (SELECT FROM parent WHERE conversation_id = :conversation AND depth = :depth - 1)
        END
        ON CONFLICT (user_id, id) DO NOTHING
        RETURNING id
    ), shown AS (
        UPDATE conversations SET head_id = stored.id, updated_at = greatest(updated_at, :created_at)
        FROM stored
        WHERE conversations.user_id = :owner AND conversations.id = :conversation
    ), {REMEMBER}, other_branch AS (
        SELECT CAST(:parent AS uuid) AS id FROM target, stored WHERE head_id IS DISTINCT FROM :parent
    ), {FOLLOW_BRANCH.format(tip="other_branch")}
    SELECT EXISTS (SELECT FROM stored) AS is_stored, ARRAY(
        SELECT s.id FROM (
            SELECT id, created_at FROM messages WHERE user_id = :owner AND parent_id = :parent
            UNION ALL
            SELECT id, created_at FROM messages
            WHERE user_id = :owner AND conversation_id = :conversation
                AND parent_id IS NULL AND :parent IS NULL
            UNION ALL
            SELECT :message, :created_at
        ) s
        ORDER BY s.created_at, s.id
    ) AS siblings
    FROM target
""").bindparams(
    _OWNER,
    _CONVERSATION,
    bindparam("message", type_=Uuid),
    bindparam("parent", type_=Uuid),
    bindparam("depth", type_=Integer),
    bindparam("created_at", type_=DateTime(timezone=True)),
    bindparam("terms", type_=ARRAY(Text)),
    *REMEMBER_TYPES,
)
"""Store a message, show its branch and remember it.

No row where the conversation is unknown; `is_stored` is false where the message is there already, or its
parent is unknown or of another depth.
"""

SHOW_BRANCH = text(f"""
    WITH RECURSIVE below AS (
        SELECT m.id, m.parent_id, m.created_at
        FROM (SELECT * FROM messages WHERE user_id = :owner AND id = :message OFFSET 0) m
        WHERE m.conversation_id = :conversation
        UNION ALL
        SELECT m.id, m.parent_id, m.created_at
        FROM below
        CROSS JOIN LATERAL (
            SELECT * FROM messages WHERE user_id = :owner AND parent_id = below.id OFFSET 0
        ) m
    ), newest AS (
        SELECT id FROM below
        WHERE id NOT IN (SELECT parent_id FROM below WHERE parent_id IS NOT NULL)
        ORDER BY created_at DESC, id DESC
        LIMIT 1
    ), {FOLLOW_BRANCH.format(tip="newest")}
    UPDATE conversations SET head_id = newest.id, updated_at = greatest(updated_at, :now)
    FROM newest
    WHERE conversations.user_id = :owner AND conversations.id = :conversation
        AND conversations.deleted_at IS NULL
    RETURNING conversations.*
""").bindparams(
    _OWNER, _CONVERSATION, bindparam("message", type_=Uuid), bindparam("now", type_=DateTime(timezone=True))
)
"""Make the newest leaf below a message the head; no row where either is unknown."""

REWRITE = text(f"""
    WITH m AS (
        UPDATE messages SET content = :content, status = :status, search = array_to_tsvector(:terms)
        WHERE user_id = :owner AND id = :message
        RETURNING *
    ), remembered AS (
        UPDATE memories SET content = :remembered, terms = :memory_terms, content_hash = :content_hash
        FROM m
        WHERE memories.user_id = :owner AND memories.id = m.id
        RETURNING memories.id
    ), to_do AS (
        INSERT INTO memory_outbox (user_id, work, memory_id) SELECT :owner, 'embed', id FROM remembered
        ON CONFLICT (user_id, work, memory_id) DO UPDATE SET taken_until = NULL
    )
    SELECT {_MESSAGE}, {_SIBLINGS} FROM m
""").bindparams(
    _OWNER,
    bindparam("message", type_=Uuid),
    bindparam("terms", type_=ARRAY(Text)),
    *(one for one in REMEMBER_TYPES if one.key in ("remembered", "memory_terms", "content_hash")),
)
"""Gives a message another text, and so the memory of it."""
