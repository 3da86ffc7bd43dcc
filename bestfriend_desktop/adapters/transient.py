"""Conversations that live in memory only: temporary ones, which leave nothing behind."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bestfriend_desktop.adapters.store_rules import check_storable, conversation_unknown, message_unknown
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
    SearchHit,
    utc_now,
)
from bestfriend_desktop.domain.deletion import DeletedConversation
from bestfriend_desktop.domain.word_search import WordQuery


@dataclass(slots=True)
class _Held:
    """One conversation with its messages."""

    conversation: Conversation
    messages: dict[MessageId, Message] = field(default_factory=dict)
    """Without siblings, which are found when asked for."""
    children: dict[MessageId | None, list[MessageId]] = field(default_factory=dict)
    deleted_at: datetime | None = None

    def with_siblings(self, message_id: MessageId) -> Message:
        message = self.messages[message_id]
        siblings = sorted(self.children[message.parent_id], key=self.age)
        return replace(message, siblings=tuple(siblings))

    def age(self, message_id: MessageId) -> tuple[datetime, MessageId]:
        return self.messages[message_id].created_at, message_id


class TransientConversations:
    """Fulfils `ports.ConversationStore` as long as the program runs."""

    def __init__(self) -> None:
        self._owned: dict[OwnerId, dict[ConversationId, _Held]] = {}
        self._place: dict[tuple[OwnerId, MessageId], _Held] = {}

    async def create(self, owner: OwnerId, conversation: Conversation) -> None:
        """Add an empty conversation; the same id twice adds one."""
        check_storable(conversation.title, conversation.model)
        held = _Held(replace(conversation, head_id=None))
        self._owned.setdefault(owner, {}).setdefault(conversation.id, held)

    async def get(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        """One conversation."""
        return self._there(owner, conversation_id).conversation

    async def recent(
        self, owner: OwnerId, *, archived: bool = False, limit: int = 200, offset: int = 0
    ) -> list[Conversation]:
        """Pinned first, then the most recently updated."""
        all_held = self._owned.get(owner, {}).values()
        found = [held.conversation for held in all_held if held.deleted_at is None]
        found = [conversation for conversation in found if conversation.archived is archived]
        found.sort(key=lambda found: (found.pinned, found.updated_at, found.id), reverse=True)
        return found[offset : offset + limit]

    async def update(self, owner: OwnerId, conversation: Conversation) -> None:
        """Store title, title_is_own, model, pinned and archived."""
        check_storable(conversation.title, conversation.model)
        held = self._there(owner, conversation.id)
        held.conversation = replace(
            held.conversation,
            title=conversation.title,
            title_is_own=conversation.title_is_own,
            model=conversation.model,
            pinned=conversation.pinned,
            archived=conversation.archived,
        )

    async def delete(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        """Put it out of sight."""
        self._there(owner, conversation_id).deleted_at = utc_now()

    async def restore(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        """Bring a deleted conversation back; one that is not deleted stays as it is."""
        held = self._owned.get(owner, {}).get(conversation_id)
        if held is None:
            raise conversation_unknown()
        held.deleted_at = None
        return held.conversation

    async def deleted(
        self, owner: OwnerId, *, limit: int = 200, offset: int = 0
    ) -> list[DeletedConversation]:
        """Those that can be restored, deleted last first."""
        found = [
            DeletedConversation(held.conversation, held.deleted_at)
            for held in self._owned.get(owner, {}).values()
            if held.deleted_at is not None
        ]
        found.sort(key=lambda one: (one.deleted_at, one.conversation.id), reverse=True)
        return found[offset : offset + limit]

    async def erase(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        """Erase one that is deleted, its messages too."""
        held = self._owned.get(owner, {}).get(conversation_id)
        if held is None or held.deleted_at is None:
            raise conversation_unknown()
        self._erase(owner, conversation_id)

    async def purge(self, owner: OwnerId, *, deleted_before: datetime, limit: int | None = None) -> int:
        """Erase what was deleted before that time, its messages too; at most so many conversations."""
        owned = self._owned.get(owner, {})
        old = [key for key, held in owned.items() if held.deleted_at and held.deleted_at < deleted_before]
        old = old[:limit]
        for conversation_id in old:
            self._erase(owner, conversation_id)
        return len(old)

    async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
        """Store a message at the end of a branch and make it the head; none is ever remembered."""
        check_storable(message.text, message.model)
        held = self._there(owner, message.conversation_id)
        if message.id in held.messages:
            return held.with_siblings(message.id)
        parent = held.messages.get(message.parent_id) if message.parent_id else None
        parent_is_right = parent is not None or message.parent_id is None
        if not parent_is_right or message.depth != (parent.depth if parent else 0) + 1:
            raise message_unknown()
        if (owner, message.id) in self._place:
            raise message_unknown()
        held.messages[message.id] = replace(message, siblings=())
        held.children.setdefault(message.parent_id, []).append(message.id)
        held.conversation = replace(
            held.conversation,
            head_id=message.id,
            updated_at=max(held.conversation.updated_at, message.created_at),
        )
        self._place[owner, message.id] = held
        return held.with_siblings(message.id)

    async def message(self, owner: OwnerId, message_id: MessageId) -> Message:
        """One message, with siblings."""
        held = self._place.get((owner, message_id))
        if held is None or held.deleted_at is not None:
            raise message_unknown()
        return held.with_siblings(message_id)

    async def rewrite(
        self, owner: OwnerId, message_id: MessageId, text: str, status: MessageStatus
    ) -> Message:
        """Let a message have another text and status."""
        check_storable(text)
        message = await self.message(owner, message_id)
        held = self._place[owner, message_id]
        held.messages[message_id] = replace(message, text=text, status=status, siblings=())
        return held.with_siblings(message_id)

    async def path(
        self,
        owner: OwnerId,
        conversation_id: ConversationId,
        *,
        until: MessageId | None = None,
        limit: int = 200,
    ) -> list[Message]:
        """The branch that ends in `until`, or in the head; oldest first."""
        held = self._there(owner, conversation_id)
        if until is not None and until not in held.messages:
            raise message_unknown()
        at = until or held.conversation.head_id
        found: list[Message] = []
        while at is not None and len(found) < limit:
            found.append(held.with_siblings(at))
            at = found[-1].parent_id
        return found[::-1]

    async def show_branch(
        self, owner: OwnerId, conversation_id: ConversationId, message_id: MessageId
    ) -> Conversation:
        """Make the newest branch through this message the one that is shown."""
        held = self._there(owner, conversation_id)
        if message_id not in held.messages:
            raise message_unknown()
        leaves: list[MessageId] = []
        waiting = [message_id]
        while waiting:
            at = waiting.pop()
            children = held.children.get(at, [])
            waiting += children
            leaves += [] if children else [at]
        held.conversation = replace(
            held.conversation,
            head_id=max(leaves, key=held.age),
            updated_at=max(held.conversation.updated_at, utc_now()),
        )
        return held.conversation

    async def search(self, owner: OwnerId, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Messages that contain all the words (or beginnings of words); newest first."""
        query = WordQuery.of(words)
        if not query.words:
            return []
        hits: list[SearchHit] = []
        for held in self._owned.get(owner, {}).values():
            if held.deleted_at is not None:
                continue
            for message in held.messages.values():
                found = query.excerpt(message.text)
                if found is not None:
                    hits.append(SearchHit(held.conversation, message, *found))
        hits.sort(key=lambda hit: (hit.message.created_at, hit.message.id), reverse=True)
        return hits[:limit]

    async def several(
        self, owner: OwnerId, message_ids: Sequence[MessageId]
    ) -> list[tuple[Conversation, Message]]:
        """Those of these messages that are there, each with its conversation."""
        return [
            (held.conversation, held.messages[message_id])
            for held in self._owned.get(owner, {}).values()
            if held.deleted_at is None
            for message_id in message_ids
            if message_id in held.messages
        ]

    def _erase(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        for message_id in self._owned[owner].pop(conversation_id).messages:
            del self._place[owner, message_id]

    def _there(self, owner: OwnerId, conversation_id: ConversationId) -> _Held:
        held = self._owned.get(owner, {}).get(conversation_id)
        if held is None or held.deleted_at is not None:
            raise conversation_unknown()
        return held
