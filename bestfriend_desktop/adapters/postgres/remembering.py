"""What makes messages memories: parts of the statements of branches.py, so that one transaction does both.

Nothing can be stored and not remembered, or remembered twice. Searching by words works at once; what is still
to be done (embedding, drawing facts) stands in the outbox until somebody has done it.
"""

from typing import Any

from sqlalchemy import ARRAY, Boolean, Interval, LargeBinary, Text, bindparam

from bestfriend_desktop.adapters.postgres.memory_rows import (
    LONGEST_CONTENT,
    SITTING_GAP,
    content_hash,
    terms_of,
)
from bestfriend_desktop.adapters.postgres.term_counts import count
from bestfriend_desktop.domain.conversation import Message, Role
from bestfriend_desktop.domain.memory import MemoryType

REMEMBER = f"""
    remembered AS (
        INSERT INTO memories (
            user_id, id, type, content, terms, content_hash, speaker, conversation_id, position, sitting_id,
            occurred_at, created_at
        )
        SELECT :owner, stored.id, '{MemoryType.CONVERSATION}', :remembered, :memory_terms, :content_hash,
            :role, :conversation, :depth,
            coalesce((
                SELECT p.sitting_id FROM memories p
                WHERE p.user_id = :owner AND p.id = :parent AND p.occurred_at > :created_at - :sitting_gap
            ), stored.id),
            :created_at, :created_at
        FROM stored
        WHERE :remember
        ON CONFLICT DO NOTHING
        RETURNING id, terms
    ), remembered_from AS (
        INSERT INTO memory_sources (user_id, memory_id, message_id) SELECT :owner, id, id FROM remembered
    ), to_do AS (
        INSERT INTO memory_outbox (user_id, work, memory_id)
        SELECT :owner, work, id FROM remembered CROSS JOIN unnest(:works) AS work
    ), {count("remembered")}
"""
"""Makes a memory of the message in the part `stored`."""

REMEMBER_TYPES = (
    bindparam("remembered", type_=Text),
    bindparam("memory_terms", type_=ARRAY(Text)),
    bindparam("content_hash", type_=LargeBinary),
    bindparam("works", type_=ARRAY(Text)),
    bindparam("remember", type_=Boolean),
    bindparam("sitting_gap", type_=Interval),
)

FOLLOW_BRANCH = """
    upwards AS (
        SELECT m.id, m.parent_id
        FROM {tip} tip
        CROSS JOIN LATERAL (SELECT * FROM messages WHERE user_id = :owner AND id = tip.id OFFSET 0) m
        UNION ALL
        SELECT m.id, m.parent_id
        FROM upwards
        CROSS JOIN LATERAL (
            SELECT * FROM messages WHERE user_id = :owner AND id = upwards.parent_id OFFSET 0
        ) m
    ), followed AS (
        UPDATE memories m SET shown = NOT shown
        WHERE m.user_id = :owner AND m.conversation_id = :conversation AND EXISTS (SELECT FROM {tip})
            -- It stays while it has a source that is shown, or one elsewhere: the message itself, those it
            -- was drawn from, and those that say the same and were merged into it.
            AND m.shown <> EXISTS (
                SELECT FROM memory_sources s
                WHERE s.user_id = :owner AND s.memory_id = m.id AND (
                    s.message_id IN (SELECT id FROM upwards) OR NOT EXISTS (
                        SELECT FROM messages x
                        WHERE x.user_id = :owner AND x.id = s.message_id
                            AND x.conversation_id = :conversation
                    )
                )
            )
    )
"""
"""Lets only the messages from the row (id) of the part {tip} upwards come to mind; nothing without a row.

A reply that was regenerated and a message that was edited should not be brought up again.
"""


async def parameters(message: Message, *, remember: bool) -> dict[str, Any]:
    """What REMEMBER wants to know of a message."""
    content = message.text[:LONGEST_CONTENT] if remember else ""
    return {
        "remember": remember,
        "remembered": content,
        "memory_terms": await terms_of(content),
        "content_hash": content_hash(MemoryType.CONVERSATION, "", "", content),
        # Facts are drawn from the person's words only: what the companion said may be invented.
        "works": ["embed", "draw"] if message.role is Role.PERSON else ["embed"],
        "sitting_gap": SITTING_GAP,
    }
