"""The person's conversations: those that are kept, and the temporary ones that leave nothing behind.

Both kinds are read and changed in the same way; which store has one is decided here and nowhere else.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
)
from bestfriend_desktop.domain.deletion import DeletedConversation
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import (
    ConversationChanged,
    ConversationDeleted,
    ConversationErased,
    ReplyCut,
)
from bestfriend_desktop.ports import ConversationStore
from bestfriend_desktop.services.event_bus import EventBus

NOTHING_HEARD = "…"
"""What stays of a reply that was talked over before its first word."""


class Conversations:
    """All conversations of one owner.

    Args:
        owner: whose.
        kept: where they stay.
        temporary: where they die with the program.
        events: told of every change.
        remembers: whether messages become memories now; those of temporary conversations never do.
    """

    def __init__(
        self,
        owner: OwnerId,
        kept: ConversationStore,
        temporary: ConversationStore,
        events: EventBus,
        remembers: Callable[[], bool] = lambda: False,
    ) -> None:
        self._owner = owner
        self._kept = kept
        self._temporary = temporary
        self._events = events
        self._remembers = remembers

    async def create(self, conversation: Conversation) -> None:
        """Add an empty conversation."""
        store = self._temporary if conversation.temporary else self._kept
        await store.create(self._owner, conversation)
        self._events.publish(ConversationChanged(conversation))

    async def recent(self, *, archived: bool, limit: int, offset: int) -> list[Conversation]:
        """The kept ones: pinned first, then the most recently updated."""
        return await self._kept.recent(self._owner, archived=archived, limit=limit, offset=offset)

    async def is_temporary(self, conversation_id: ConversationId) -> bool:
        """Whether it is one of those that leave nothing behind; needs no look at what is kept."""
        return await self._store_of(conversation_id) is self._temporary

    async def get(self, conversation_id: ConversationId) -> Conversation:
        """One conversation."""
        return await (await self._store_of(conversation_id)).get(self._owner, conversation_id)

    async def messages(
        self, conversation_id: ConversationId, *, until: MessageId | None = None, limit: int = 200
    ) -> list[Message]:
        """The newest of the branch that is shown, or that ends in `until`; oldest first."""
        store = await self._store_of(conversation_id)
        return await store.path(self._owner, conversation_id, until=until, limit=limit)

    async def message(self, message_id: MessageId) -> Message:
        """One message, wherever it is."""
        try:
            return await self._temporary.message(self._owner, message_id)
        except Refused:
            return await self._kept.message(self._owner, message_id)

    async def append(
        self, message: Message, conversation: Conversation | None = None, *, memorable: bool = True
    ) -> Message:
        """Store a message at the end of a branch; committed when this returns.

        Args:
            message: which.
            conversation: as it is just now, where the caller knows; saves asking.
            memorable: False keeps it in the conversation, and out of all memories.
        """
        store = await self._store_of(message.conversation_id)
        remember = memorable and store is self._kept and self._remembers()
        stored = await store.append(self._owner, message, remember=remember)
        if conversation is not None:
            changed = replace(conversation, head_id=stored.id, updated_at=stored.created_at)
            self._events.publish(ConversationChanged(changed))
        else:
            with suppress(BestFriendError):  # it is stored, and nobody must hear that it is not
                changed = await store.get(self._owner, message.conversation_id)
                self._events.publish(ConversationChanged(changed))
        return stored

    async def cut(self, message: Message, characters: int) -> Message:
        """Keep of a reply what was heard of it; where that is nothing, that it was about to say something."""
        store = await self._store_of(message.conversation_id)
        heard = message.text[:characters].rstrip() or NOTHING_HEARD
        cut = await store.rewrite(self._owner, message.id, heard, MessageStatus.INTERRUPTED)
        self._events.publish(ReplyCut(cut))
        return cut

    async def grow(self, reply: Message, text: str, status: MessageStatus) -> Message:
        """A reply that was cut off has gone on."""
        store = await self._store_of(reply.conversation_id)
        return await store.rewrite(self._owner, reply.id, text, status)

    async def show_branch(self, conversation_id: ConversationId, message_id: MessageId) -> Conversation:
        """Show the newest branch through this message."""
        store = await self._store_of(conversation_id)
        changed = await store.show_branch(self._owner, conversation_id, message_id)
        self._events.publish(ConversationChanged(changed))
        return changed

    async def rename(self, conversation_id: ConversationId, title: str) -> Conversation:
        """Give it the person's own title.

        Raises:
            Refused: `title_empty`.
        """
        if not title.strip():
            raise Refused("title_empty", "A conversation needs a title.", "Write at least one letter.")
        return await self._change((await self.get(conversation_id)).renamed(title))

    async def pin(self, conversation_id: ConversationId, pinned: bool) -> Conversation:
        """Keep it at the top of the list, or no longer."""
        return await self._change(replace(await self.get(conversation_id), pinned=pinned))

    async def archive(self, conversation_id: ConversationId, archived: bool) -> Conversation:
        """Put it out of the list without deleting it, or back."""
        return await self._change(replace(await self.get(conversation_id), archived=archived))

    async def choose_model(self, conversation_id: ConversationId, model: str | None) -> Conversation:
        """Let this model answer here; None follows the setting again."""
        return await self._change(replace(await self.get(conversation_id), model=model))

    async def delete(self, conversation_id: ConversationId) -> None:
        """Put it out of sight; `restore` brings it back."""
        store = await self._store_of(conversation_id)
        await store.delete(self._owner, conversation_id)
        self._events.publish(ConversationDeleted(conversation_id))

    async def restore(self, conversation_id: ConversationId) -> Conversation:
        """Bring a deleted conversation back."""
        try:
            restored = await self._temporary.restore(self._owner, conversation_id)
        except Refused:
            restored = await self._kept.restore(self._owner, conversation_id)
        self._events.publish(ConversationChanged(restored))
        return restored

    async def deleted(self, *, limit: int, offset: int) -> list[DeletedConversation]:
        """The kept ones that can be restored, deleted last first."""
        return await self._kept.deleted(self._owner, limit=limit, offset=offset)

    async def erase(self, conversation_id: ConversationId) -> None:
        """Delete a deleted conversation for good."""
        await self._kept.erase(self._owner, conversation_id)
        self._events.publish(ConversationErased(conversation_id))

    async def _change(self, conversation: Conversation) -> Conversation:
        store = await self._store_of(conversation.id)
        await store.update(self._owner, conversation)
        self._events.publish(ConversationChanged(conversation))
        return conversation

    async def _store_of(self, conversation_id: ConversationId) -> ConversationStore:
        try:
            await self._temporary.get(self._owner, conversation_id)
        except Refused:
            return self._kept
        return self._temporary
