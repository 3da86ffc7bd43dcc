"""What is made of whole conversations behind them."""

from datetime import datetime
from typing import Protocol

from bestfriend_desktop.domain.conversation import Conversation, ConversationId, OwnerId
from bestfriend_desktop.domain.memory import Memory, RestedConversation


class DigestStore(Protocol):
    """Titles and summaries of conversations, and up to where each was looked at for them; for all owners.

    Each call is one transaction and may be repeated. Conversations that are deleted, unknown or of somebody
    else have neither.
    """

    async def untitled(self, owner: OwnerId, *, since: datetime, limit: int = 8) -> list[ConversationId]:
        """Conversations with an exchange whose title is the automatic one and for which none was sought.

        Args:
            owner: whose.
            since: only those with a message since then.
            limit: at most so many, the newest first.
        """
        ...

    async def give_title(
        self, owner: OwnerId, conversation_id: ConversationId, title: str
    ) -> Conversation | None:
        """Name a conversation, unless the person has; it is no longer untitled in any case.

        Args:
            owner: whose.
            conversation_id: which.
            title: "" leaves the one it has.

        Returns:
            The conversation where its title is another now, else None.
        """
        ...

    async def rested(
        self, owner: OwnerId, *, since: datetime, before: datetime, limit: int = 8
    ) -> list[RestedConversation]:
        """Conversations of some length that have gone on since they were summed up, and rest now.

        One whose summary was forgotten is not summed up again.

        Args:
            owner: whose.
            since: only those with a message since then.
            before: and none after this.
            limit: at most so many, the newest first.
        """
        ...

    async def sum_up(self, owner: OwnerId, rested: RestedConversation, summary: Memory | None) -> bool:
        """Store a summary; it takes the place of the one so far, which is kept.

        Args:
            owner: whose.
            rested: what was summed up.
            summary: None where there is nothing to say of it.

        Returns:
            False where another has done the same meanwhile; then nothing is stored.
        """
        ...
