"""Conversations kept in Postgres; every statement names the owner."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, cast, delete, or_, select, update
from sqlalchemy.dialects.postgresql import TSQUERY, insert

from bestfriend_desktop.adapters.postgres import branches, remembering
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.tables import conversations, messages
from bestfriend_desktop.adapters.store_rules import check_storable, conversation_unknown, message_unknown
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
    Role,
    SearchHit,
    utc_now,
)
from bestfriend_desktop.domain.deletion import DeletedConversation
from bestfriend_desktop.domain.word_search import WordQuery, index_terms

_LONG_TEXT = 50_000
"""Characters from which splitting a text into words is moved off the loop."""

_there = conversations.c.deleted_at.is_(None)
_columns = [
    column
    for column in conversations.c
    if column.name not in ("user_id", "deleted_at", "memories_forgotten_at")
]
_FIELDS = [column.name for column in _columns if column.name != "id"]


class PostgresConversations:
    """Fulfils `ports.ConversationStore`; each method is one statement (a search may take more)."""

    def __init__(self, database: Database, background: Database) -> None:
        self._database = database
        self._background = background

    async def create(self, owner: OwnerId, conversation: Conversation) -> None:
        """Add an empty conversation; the same id twice adds one."""
        if conversation.temporary:
            raise ValueError("a temporary conversation leaves no row behind")
        check_storable(conversation.title, conversation.model)
        row = {column.name: getattr(conversation, column.name) for column in _columns}
        statement = insert(conversations).values(row | {"user_id": owner, "head_id": None})
        await self._database.rows(statement.on_conflict_do_nothing().returning(conversations.c.id))

    async def get(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        """One conversation."""
        return _one(await self._database.rows(select(*_columns).where(_is(owner, conversation_id), _there)))

    async def recent(
        self, owner: OwnerId, *, archived: bool = False, limit: int = 200, offset: int = 0
    ) -> list[Conversation]:
        """Pinned first, then the most recently updated."""
        columns = conversations.c
        statement = (
            select(*_columns)
            .where(columns.user_id == owner, columns.archived.is_(archived), _there)
            .order_by(columns.pinned.desc(), columns.updated_at.desc(), columns.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return [conversation_of(row) for row in await self._database.rows(statement)]

    async def update(self, owner: OwnerId, conversation: Conversation) -> None:
        """Store title, title_is_own, model, pinned and archived."""
        check_storable(conversation.title, conversation.model)
        statement = update(conversations).where(_is(owner, conversation.id), _there)
        statement = statement.values(
            title=conversation.title,
            title_is_own=conversation.title_is_own,
            model=conversation.model,
            pinned=conversation.pinned,
            archived=conversation.archived,
        )
        _one(await self._database.rows(statement.returning(*_columns)))

    async def delete(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        """Put it out of sight."""
        now = utc_now()
        # The second condition lets the statement be sent again after a broken connection.
        deletable = or_(_there, conversations.c.deleted_at == now)
        statement = update(conversations).where(_is(owner, conversation_id), deletable).values(deleted_at=now)
        _one(await self._database.rows(statement.returning(*_columns)))

    async def restore(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        """Bring a deleted conversation back; one that is not deleted stays as it is."""
        statement = update(conversations).where(_is(owner, conversation_id)).values(deleted_at=None)
        return _one(await self._database.rows(statement.returning(*_columns)))

    async def deleted(
        self, owner: OwnerId, *, limit: int = 200, offset: int = 0
    ) -> list[DeletedConversation]:
        """Those that can be restored, deleted last first."""
        columns = conversations.c
        statement = (
            select(*_columns, columns.deleted_at, columns.memories_forgotten_at)
            .where(columns.user_id == owner, columns.deleted_at.is_not(None))
            .order_by(columns.deleted_at.desc(), columns.id.desc())
            .limit(limit)
            .offset(offset)
        )
        return [
            DeletedConversation(conversation_of(row), row.deleted_at, row.memories_forgotten_at is not None)
            for row in await self._database.rows(statement)
        ]

    async def erase(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        """Erase one that is deleted, its messages too."""
        columns = conversations.c
        statement = delete(conversations).where(_is(owner, conversation_id), columns.deleted_at.is_not(None))
        if not await self._database.rows(statement.returning(columns.id)):
            raise conversation_unknown()

    async def purge(self, owner: OwnerId, *, deleted_before: datetime, limit: int | None = None) -> int:
        """Erase what was deleted before that time, its messages too; at most so many conversations."""
        columns = conversations.c
        old = select(columns.id).where(columns.user_id == owner, columns.deleted_at < deleted_before)
        statement = delete(conversations).where(columns.user_id == owner, columns.id.in_(old.limit(limit)))
        return len(await self._background.rows(statement.returning(columns.id)))

    async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
        """Store a message at the end of a branch, make it the head and, with `remember`, a memory."""
        check_storable(message.text, message.model)
        is_long = len(message.text) > _LONG_TEXT
        terms = await asyncio.to_thread(index_terms, message.text) if is_long else index_terms(message.text)
        parameters = {
            "owner": owner,
            "conversation": message.conversation_id,
            "message": message.id,
            "parent": message.parent_id,
            "depth": message.depth,
            "role": message.role.value,
            "content": message.text,
            "status": message.status.value,
            "model": message.model,
            "created_at": message.created_at,
            "terms": terms,
            **await remembering.parameters(message, remember=remember),
        }
        found = await self._database.rows(branches.APPEND, parameters)
        if not found:
            raise conversation_unknown()
        if not found[0].is_stored:
            # It is there already, or its parent is not.
            stored = await self.message(owner, message.id)
            if stored.conversation_id != message.conversation_id:
                raise message_unknown()
            return stored
        return replace(message, siblings=tuple(MessageId(sibling) for sibling in found[0].siblings))

    async def message(self, owner: OwnerId, message_id: MessageId) -> Message:
        """One message, with siblings."""
        found = await self._database.rows(branches.MESSAGE, {"owner": owner, "message": message_id})
        if not found:
            raise message_unknown()
        return message_of(found[0], tuple(found[0].siblings))

    async def rewrite(
        self, owner: OwnerId, message_id: MessageId, text: str, status: MessageStatus
    ) -> Message:
        """Let a message have another text and status, and the memory of it too: it was cut, or went on."""
        check_storable(text)
        message = replace(await self.message(owner, message_id), text=text, status=status)
        about_memory = await remembering.parameters(message, remember=True)
        parameters = {
            "owner": owner,
            "message": message_id,
            "content": text,
            "status": message.status.value,
            "terms": await asyncio.to_thread(index_terms, text),
            **{name: about_memory[name] for name in ("remembered", "memory_terms", "content_hash")},
        }
        if not await self._database.rows(branches.REWRITE, parameters):
            raise message_unknown()
        return message

    async def path(
        self,
        owner: OwnerId,
        conversation_id: ConversationId,
        *,
        until: MessageId | None = None,
        limit: int = 200,
    ) -> list[Message]:
        """The branch that ends in `until`, or in the head; oldest first."""
        parameters = {"owner": owner, "conversation": conversation_id, "until": until, "limit": limit}
        found = await self._database.rows(branches.PATH, parameters)
        if not found:
            raise conversation_unknown()
        if found[0].id is None:
            if until is not None:
                raise message_unknown()
            return []
        return [message_of(row, tuple(row.siblings)) for row in found]

    async def show_branch(
        self, owner: OwnerId, conversation_id: ConversationId, message_id: MessageId
    ) -> Conversation:
        """Make the newest branch through this message the one that is shown."""
        parameters = {
            "owner": owner,
            "conversation": conversation_id,
            "message": message_id,
            "now": utc_now(),
        }
        found = await self._database.rows(branches.SHOW_BRANCH, parameters)
        if not found:
            await self.get(owner, conversation_id)
            raise message_unknown()
        return _one(found)

    async def search(self, owner: OwnerId, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Messages that contain all the words (or beginnings of words); newest first."""
        query = WordQuery.of(words)
        hits: list[SearchHit] = []
        offset = 0
        while query.words and len(hits) < limit:
            statement = _search(owner, query).limit(limit).offset(offset)
            found = await self._database.rows(statement)
            hits += [hit for row in found if (hit := _hit(row, query))]
            if len(found) < limit:
                break
            offset += limit
        return hits[:limit]

    async def several(
        self, owner: OwnerId, message_ids: Sequence[MessageId]
    ) -> list[tuple[Conversation, Message]]:
        """Those of these messages that are there, each with its conversation."""
        statement = _with_conversation(owner).where(messages.c.id.in_(message_ids))
        rows = await self._database.rows(statement)
        return [(conversation_of(row, "conversation_"), message_of(row)) for row in rows]


def _is(owner: OwnerId, conversation_id: ConversationId) -> ColumnElement[bool]:
    return and_(conversations.c.user_id == owner, conversations.c.id == conversation_id)


def _search(owner: OwnerId, query: WordQuery) -> Select[Any]:
    # Folded words hold letters, digits and marks only: nothing that a tsquery would read as syntax.
    terms = " & ".join(f"'{term}'{':*' if is_beginning else ''}" for term, is_beginning in query.terms())
    return (
        _with_conversation(owner)
        .where(messages.c.search.bool_op("@@")(cast(terms, TSQUERY)))
        .order_by(messages.c.created_at.desc(), messages.c.id.desc())
    )


def _with_conversation(owner: OwnerId) -> Select[Any]:
    """Messages of this owner, each with its conversation; of deleted ones none."""
    columns = messages.c
    return (
        select(
            *(column for column in columns if column.name not in ("user_id", "search")),
            *(column.label(f"conversation_{column.name}") for column in _columns if column.name != "id"),
        )
        .join(
            conversations,
            and_(conversations.c.user_id == columns.user_id, conversations.c.id == columns.conversation_id),
        )
        .where(columns.user_id == owner, _there)
    )


def _one(rows: Sequence[Row[Any]]) -> Conversation:
    if not rows:
        raise conversation_unknown()
    return conversation_of(rows[0])


def conversation_of(row: Row[Any], prefix: str = "") -> Conversation:
    """The conversation in a row of `conversations`, or in the columns that begin with `prefix`."""
    values = {name: getattr(row, prefix + name) for name in _FIELDS}
    conversation_id = row.conversation_id if prefix else row.id
    return Conversation(id=conversation_id, **values)


def message_of(row: Row[Any], siblings: tuple[MessageId, ...] = ()) -> Message:
    """The message in a row of `messages`."""
    return Message(
        id=row.id,
        conversation_id=row.conversation_id,
        parent_id=row.parent_id,
        depth=row.depth,
        role=Role(row.role),
        text=row.content,
        created_at=row.created_at,
        status=MessageStatus(row.status),
        model=row.model,
        siblings=siblings,
    )


def _hit(row: Row[Any], query: WordQuery) -> SearchHit | None:
    cut = query.excerpt(row.content)
    if cut is None:
        return None
    excerpt, marks = cut
    return SearchHit(conversation_of(row, "conversation_"), message_of(row), excerpt, marks)
