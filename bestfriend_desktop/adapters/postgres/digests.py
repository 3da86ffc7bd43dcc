"""What is made of whole conversations, and up to where: titles and summaries.

What was looked at is marked in the statement that stores what came of it: nothing is lost by a crash, and of
two programs that do the same one does it in vain.
"""

from datetime import datetime

from bestfriend_desktop.adapters.postgres.conversations import conversation_of
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.memory_rows import parameters_of
from bestfriend_desktop.adapters.postgres.memory_statements import ADDED, statement
from bestfriend_desktop.adapters.store_rules import check_storable
from bestfriend_desktop.domain.conversation import Conversation, ConversationId, OwnerId
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType, RestedConversation

FEWEST_MESSAGES = 4
"""Of a conversation that is summed up: one question and its answer say all there is to say."""

_UNTITLED = statement("""
    SELECT c.id FROM conversations c
    LEFT JOIN conversation_digests d ON d.user_id = :owner AND d.conversation_id = c.id
    WHERE c.user_id = :owner AND c.deleted_at IS NULL AND NOT c.title_is_own AND c.updated_at > :since
        AND d.titled IS NOT TRUE
        AND EXISTS (
            SELECT FROM messages m WHERE m.user_id = :owner AND m.id = c.head_id AND m.depth > 1
        )
    ORDER BY c.updated_at DESC
    LIMIT :limit
""")

_TITLE = statement("""
    WITH looked_at AS (
        INSERT INTO conversation_digests (user_id, conversation_id, titled)
        SELECT user_id, id, true FROM conversations
        WHERE user_id = :owner AND id = :conversation AND deleted_at IS NULL
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET titled = true
    )
    UPDATE conversations SET title = :title
    WHERE user_id = :owner AND id = :conversation AND deleted_at IS NULL AND NOT title_is_own AND :title <> ''
    RETURNING *
""")

# A summary that the person has forgotten is not written again, however the conversation goes on.
_RESTED = statement(f"""
    SELECT c.id, last.id AS last, d.summary_id AS summary
    FROM conversations c
    LEFT JOIN conversation_digests d ON d.user_id = :owner AND d.conversation_id = c.id
    CROSS JOIN LATERAL (
        SELECT m.id, m.position FROM memories m
        WHERE m.user_id = :owner AND m.conversation_id = c.id AND m.position IS NOT NULL
            AND m.deleted_at IS NULL AND m.shown
        ORDER BY m.position DESC
        LIMIT 1
    ) last
    WHERE c.user_id = :owner AND c.deleted_at IS NULL AND c.updated_at BETWEEN :since AND :before
        AND last.position >= {FEWEST_MESSAGES} AND last.id IS DISTINCT FROM d.summarised_id
        AND (d.summary_id IS NULL OR EXISTS (
            SELECT FROM memories s WHERE s.user_id = :owner AND s.id = d.summary_id AND s.deleted_at IS NULL
        ))
    ORDER BY c.updated_at DESC
    LIMIT :limit
""")

_LOOKED_AT = """
    looked_at AS (
        INSERT INTO conversation_digests AS d (user_id, conversation_id, summarised_id {column})
        SELECT user_id, id, :last {value} FROM conversations
        WHERE user_id = :owner AND id = :conversation AND deleted_at IS NULL
        ON CONFLICT (user_id, conversation_id) DO UPDATE SET summarised_id = excluded.summarised_id {set}
        WHERE d.summarised_id IS DISTINCT FROM excluded.summarised_id
        RETURNING conversation_id
    )
"""

_NOTHING_TO_SUM_UP = statement(f"""
    WITH {_LOOKED_AT.format(column="", value="", set="")} SELECT conversation_id FROM looked_at
""")

_SUM_UP = statement(f"""
    WITH {
    _LOOKED_AT.format(column=", summary_id", value=", :id", set=", summary_id = excluded.summary_id")
}, replaced AS (
        UPDATE memories SET superseded_by = :id, valid_until = coalesce(valid_until, :occurred_at)
        WHERE user_id = :owner AND type = '{MemoryType.SUMMARY}' AND conversation_id = :conversation
            AND superseded_by IS NULL AND EXISTS (SELECT FROM looked_at)
    ), {ADDED.format(condition="EXISTS (SELECT FROM looked_at)")}
    SELECT conversation_id FROM looked_at
""")


class PostgresDigests:
    """Fulfils `ports.DigestStore`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def untitled(self, owner: OwnerId, *, since: datetime, limit: int = 8) -> list[ConversationId]:
        """Conversations with an exchange and the automatic title, the newest first."""
        parameters = {"owner": owner, "since": since, "limit": limit}
        return [ConversationId(row.id) for row in await self._database.rows(_UNTITLED, parameters)]

    async def give_title(
        self, owner: OwnerId, conversation_id: ConversationId, title: str
    ) -> Conversation | None:
        """Name it, unless the person has; it is not untitled any more in any case."""
        check_storable(title)
        parameters = {"owner": owner, "conversation": conversation_id, "title": title}
        found = await self._database.rows(_TITLE, parameters)
        return conversation_of(found[0]) if found else None

    async def rested(
        self, owner: OwnerId, *, since: datetime, before: datetime, limit: int = 8
    ) -> list[RestedConversation]:
        """Conversations that have gone on since they were summed up, and rest now; the newest first."""
        parameters = {"owner": owner, "since": since, "before": before, "limit": limit}
        return [
            RestedConversation(
                ConversationId(row.id), MemoryId(row.last), MemoryId(row.summary) if row.summary else None
            )
            for row in await self._database.rows(_RESTED, parameters)
        ]

    async def sum_up(self, owner: OwnerId, rested: RestedConversation, summary: Memory | None) -> bool:
        """Store its summary in place of the one so far; False where that has been done."""
        marks = {"owner": owner, "conversation": rested.id, "last": rested.last}
        if summary is None:
            return bool(await self._database.rows(_NOTHING_TO_SUM_UP, marks))
        return bool(await self._database.rows(_SUM_UP, await parameters_of(owner, summary) | marks))
