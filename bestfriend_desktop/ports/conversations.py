"""What keeps conversations and their messages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    OwnerId,
    SearchHit,
)
from bestfriend_desktop.domain.deletion import DeletedConversation


class ConversationStore(Protocol):
    """Conversations of all owners. Each call is one transaction, committed before it returns.

    Every call raises `Refused("conversation_unknown")` or `Refused("message_unknown")` for what does not
    exist, is deleted or belongs to somebody else: the three look alike.
    """

    async def create(self, owner: OwnerId, conversation: Conversation) -> None:
        """Add an empty conversation."""
        ...

    async def get(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        """One conversation."""
        ...

    async def recent(
        self, owner: OwnerId, *, archived: bool = False, limit: int = 200, offset: int = 0
    ) -> list[Conversation]:
        """Those with a message in them: pinned first, then the most recently updated."""
        ...

    async def update(self, owner: OwnerId, conversation: Conversation) -> None:
        """Store title, title_is_own, model, pinned and archived (not head_id, not the times)."""
        ...

    async def delete(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        """Put it out of sight; `restore` brings it back, `purge` makes it final."""
        ...

    async def restore(self, owner: OwnerId, conversation_id: ConversationId) -> Conversation:
        """Bring a deleted conversation back."""
        ...

    async def deleted(
        self, owner: OwnerId, *, limit: int = 200, offset: int = 0
    ) -> list[DeletedConversation]:
        """Those that can be restored, deleted last first."""
        ...

    async def erase(self, owner: OwnerId, conversation_id: ConversationId) -> None:
        """Erase one that is deleted at once; one that is not is `conversation_unknown` here."""
        ...

    async def purge(self, owner: OwnerId, *, deleted_before: datetime, limit: int | None = None) -> int:
        """Erase what was deleted before that time, at most so many; how many conversations went."""
        ...

    async def append(self, owner: OwnerId, message: Message, *, remember: bool = False) -> Message:
        """Store a message at the end of a branch and make it the head.

        With `remember` it becomes a memory in the same transaction, under the message's own id: found by its
        words at once, by meaning once it is embedded.

        The parent must be of the same conversation and the depth one more than its. Returns it with siblings.
        Sending the same id twice stores it once.
        """
        ...

    async def message(self, owner: OwnerId, message_id: MessageId) -> Message:
        """One message, with siblings."""
        ...

    async def rewrite(
        self, owner: OwnerId, message_id: MessageId, text: str, status: MessageStatus
    ) -> Message:
        """Let a message have another text and status, and the memory of it too: it was cut, or went on."""
        ...

    async def path(
        self,
        owner: OwnerId,
        conversation_id: ConversationId,
        *,
        until: MessageId | None = None,
        limit: int = 200,
    ) -> list[Message]:
        """The branch that ends in `until` (itself included), or in the head where None; oldest first.

        At most `limit` messages, the newest of the branch; the first one's parent continues it.
        """
        ...

    async def show_branch(
        self, owner: OwnerId, conversation_id: ConversationId, message_id: MessageId
    ) -> Conversation:
        """Make the newest branch through this message the one that is shown."""
        ...

    async def search(self, owner: OwnerId, words: str, *, limit: int = 50) -> list[SearchHit]:
        """Messages that contain all the words (or beginnings of words), in any language; newest first.

        Accents and case do not matter; deleted conversations are left out, archived ones are not.
        """
        ...

    async def several(
        self, owner: OwnerId, message_ids: Sequence[MessageId]
    ) -> list[tuple[Conversation, Message]]:
        """Those of these messages that are there, each with its conversation; no order, no siblings."""
        ...
