"""What keeps memories and finds those that could matter."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bestfriend_desktop.domain.conversation import ConversationId, Message, MessageId, OwnerId
from bestfriend_desktop.domain.memory import (
    CandidateQuery,
    CandidateSet,
    Embedding,
    Memory,
    MemoryFigures,
    MemoryFilter,
    MemoryId,
    MemoryStatistics,
    Waiting,
)


class MemoryStore(Protocol):
    """Memories of all owners. Each call is one transaction, committed before it returns, and may be repeated.

    Every call raises `Refused("memory_unknown")` for what does not exist or is of somebody else. Messages
    become memories in `ConversationStore.append`; those on a branch that is not shown do not come to mind.
    """

    async def figures(self, owner: OwnerId, terms: Sequence[str], embedding_model: str) -> MemoryFigures:
        """What `candidates` wants to know of all memories, to be asked for while the question is embedded.

        Args:
            owner: whose memories.
            terms: what WORDS will look for.
            embedding_model: whose vectors will be compared.
        """
        ...

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        """All that could matter; forgotten memories take no part.

        Args:
            owner: whose memories.
            query: what to look for.
            figures: for its terms and its model; None to look them up first.

        Raises:
            Misconfigured: `vector_unfit`: not 384 finite numbers.
        """
        ...

    async def get(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        """One memory, a forgotten one too."""
        ...

    async def browse(
        self, owner: OwnerId, which: MemoryFilter, *, limit: int = 100, offset: int = 0
    ) -> list[Memory]:
        """What was said or happened last comes first."""
        ...

    async def sources(self, owner: OwnerId, memory_id: MemoryId) -> list[Message]:
        """The messages it came from that are still there, oldest first; without siblings."""
        ...

    async def find_fact(self, owner: OwnerId, subject: str, attribute: str) -> Memory | None:
        """What is true now under this key (exactly as stored), the newest; None where nothing is known."""
        ...

    async def statistics(self, owner: OwnerId) -> MemoryStatistics:
        """How many there are of what."""
        ...

    async def add(self, owner: OwnerId, memory: Memory, *, by_hand: bool = False) -> bool:
        """Add what was drawn from messages, or by hand.

        Returns:
            False where the same was forgotten before (unless by hand) or is known already.
        """
        ...

    async def supersede(self, owner: OwnerId, old: MemoryId, new: Memory, *, by_hand: bool = False) -> bool:
        """Add what has taken the place of something; the old one is kept, true until `new.occurred_at`.

        Refuses what is already superseded by another as unknown.

        Returns:
            False where the new one was forgotten before (unless by hand): then nothing is changed.
        """
        ...

    async def strengthen(
        self, owner: OwnerId, memory_id: MemoryId, importance: float, sources: Sequence[MessageId]
    ) -> Memory:
        """It was said again: its importance from now on, and where."""
        ...

    async def edit(
        self, owner: OwnerId, memory_id: MemoryId, content: str, *, key: tuple[str, str] | None = None
    ) -> Memory:
        """Change the words; it keeps its sources and is embedded anew.

        Args:
            owner: whose it is.
            memory_id: which.
            content: the new words.
            key: the subject and attribute they speak of; None: those it had.
        """
        ...

    async def pin(self, owner: OwnerId, memory_id: MemoryId, pinned: bool) -> Memory:
        """Keep it whatever upkeep thinks of it, or no longer."""
        ...

    async def touch(self, owner: OwnerId, memory_ids: Sequence[MemoryId], at: datetime) -> None:
        """They came to mind; identifiers that are unknown are passed over."""
        ...

    async def forget(self, owner: OwnerId, memory_id: MemoryId) -> None:
        """Put it out of mind; `undo_forget` brings it back, `purge` makes it final."""
        ...

    async def undo_forget(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        """Bring a forgotten memory back; one that is not forgotten stays as it is."""
        ...

    async def forget_conversation(self, owner: OwnerId, conversation_id: ConversationId) -> int:
        """Forget all that came from a conversation; how many memories. An unknown one has none."""
        ...

    async def undo_forget_conversation(self, owner: OwnerId, conversation_id: ConversationId) -> int:
        """Bring back what `forget_conversation` took, and nothing that was forgotten by itself; how many."""
        ...

    async def erase_conversation(self, owner: OwnerId, conversation_id: ConversationId) -> int:
        """Erase what `forget_conversation` took of a conversation that is deleted; how many memories."""
        ...

    async def purge(self, owner: OwnerId, *, deleted_before: datetime, limit: int | None = None) -> int:
        """Erase what was forgotten before that time, at most so many memories; how many went.

        Only a hash stays, so that they are not drawn again.
        """
        ...

    async def take_to_embed(self, owner: OwnerId, *, limit: int = 64) -> list[Waiting]:
        """Memories without a vector, the newest first; nobody else gets them for a minute."""
        ...

    async def embed(self, owner: OwnerId, model: str, embeddings: Sequence[Embedding]) -> None:
        """Store vectors; what was edited or erased in between is passed over.

        Those of the embedder in use take their memories out of the outbox.

        Raises:
            Misconfigured: `vector_unfit`: not 384 finite numbers; none is stored.
        """
        ...

    async def embedder_in_use(self, owner: OwnerId) -> str:
        """The name of the embedder whose vectors recall compares; "" where there was none yet."""
        ...

    async def use_embedder(self, owner: OwnerId, model: str, *, coming: str = "") -> int:
        """Let recall compare this embedder's vectors from now on, and erase those of all others.

        Args:
            owner: whose.
            model: the embedder.
            coming: the one that shall take its place, whose vectors stay.

        Returns:
            How many memories have none yet; they stand in the outbox.
        """
        ...

    async def without_vector(
        self, owner: OwnerId, model: str, *, before: MemoryId | None = None, limit: int = 16
    ) -> list[Waiting]:
        """Memories that may come to mind and have no vector of this embedder, the newest first.

        For a change of embedder: nobody takes them, and `embed` leaves the outbox to the one in use.

        Args:
            owner: whose.
            model: the embedder.
            before: only older ones than this.
            limit: at most so many.
        """
        ...

    async def take_to_draw(self, owner: OwnerId, *, limit: int = 16) -> list[Waiting]:
        """Messages of the person from which nothing was drawn yet, oldest first; ours for five minutes."""
        ...

    async def drawn(self, owner: OwnerId, memory_ids: Sequence[MemoryId]) -> None:
        """All that could be drawn from these is stored."""
        ...

    async def tend(self, owner: OwnerId, model: str) -> None:
        """Count terms anew, and index the vectors of an owner who has many; chat goes on meanwhile."""
        ...
