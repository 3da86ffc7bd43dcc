"""What was looked at for titles and summaries, in lists: a `DigestStore` that the test fills."""

from datetime import datetime

from bestfriend_desktop.domain.conversation import Conversation, ConversationId, OwnerId
from bestfriend_desktop.domain.memory import Memory, RestedConversation


class HeldDigests:
    """One owner's; what it promises is tested on the real one (tests/integration/postgres/test_digests.py).

    Attributes:
        waiting: conversations without a title.
        resting: conversations to be summed up.
        titles: those that were given, in order; "" where none was found.
        summaries: likewise; None where there was nothing to say.
    """

    def __init__(self) -> None:
        self.waiting: list[Conversation] = []
        self.resting: list[RestedConversation] = []
        self.titles: list[str] = []
        self.summaries: list[Memory | None] = []

    async def untitled(self, owner: OwnerId, *, since: datetime, limit: int = 8) -> list[ConversationId]:
        return [one.id for one in self.waiting][:limit]

    async def give_title(
        self, owner: OwnerId, conversation_id: ConversationId, title: str
    ) -> Conversation | None:
        (named,) = [one for one in self.waiting if one.id == conversation_id]
        self.waiting.remove(named)
        self.titles.append(title)
        return named.renamed(title) if title else None

    async def rested(
        self, owner: OwnerId, *, since: datetime, before: datetime, limit: int = 8
    ) -> list[RestedConversation]:
        return self.resting[:limit]

    async def sum_up(self, owner: OwnerId, rested: RestedConversation, summary: Memory | None) -> bool:
        if rested not in self.resting:
            return False
        self.resting.remove(rested)
        self.summaries.append(summary)
        return True
