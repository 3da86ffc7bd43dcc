"""The protocols that engines and stores fulfil; services know these and nothing behind them.

All methods are called on the core's loop. Whatever blocks, an adapter moves to an executor of its own.
All raise `Unavailable` where their part is missing or down.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Any, Protocol, TypeVar

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    OwnerId,
    SearchHit,
)
from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.domain.memory import (
    CandidateQuery,
    CandidateSet,
    Embedding,
    Memory,
    MemoryFilter,
    MemoryId,
    MemoryStatistics,
    Waiting,
)
from bestfriend_desktop.domain.models import ModelDetails, ModelInfo, PullProgress, Sampling
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.upkeep import UpkeepRun, UpkeepRunId, UpkeepTask

T = TypeVar("T")


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

    async def purge(self, owner: OwnerId, *, deleted_before: datetime) -> int:
        """Erase what was deleted before that time; how many conversations went."""
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


class LanguageModels(Protocol):
    """One engine with its models."""

    async def models(self) -> list[ModelInfo]:
        """What could answer now. Raises `Unavailable` where the engine does not."""
        ...

    async def counter(self, model: ModelInfo) -> Count:
        """How this model counts tokens; may load it. An estimate must err on the high side."""
        ...

    def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[str]:
        """The reply piece by piece. `aclose()` (and cancelling the task) stops the engine at once.

        Raises:
            Unavailable: `engine_unreachable`, `stream_broken` (it ended before it was done), `engine_busy`.
            Misconfigured: `model_unknown`, `weights_damaged`.
        """
        ...

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Load it, so that the first reply comes sooner."""
        ...

    async def health(self) -> PartHealth:
        """How the engine is; never raises."""
        ...

    async def close(self) -> None:
        """Stop what runs and let the weights go."""
        ...


class ModelLibrary(Protocol):
    """An engine whose models can be fetched and removed."""

    def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch a model; goes on where it was broken off. Closing the iterator cancels."""
        ...

    async def delete(self, name: str) -> None:
        """Remove a model from the disk."""
        ...

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        ...


class Probe(Protocol):
    """A part whose health can be asked for."""

    async def health(self) -> Sequence[PartHealth]:
        """How it is; never raises, answers within seconds."""
        ...


class Store(Protocol):
    """The database as a whole: opened once, closed once."""

    @property
    def conversations(self) -> ConversationStore:
        """Valid after `open`."""
        ...

    @property
    def memories(self) -> "MemoryStore":
        """Valid after `open`."""
        ...

    @property
    def upkeep(self) -> "UpkeepStore":
        """Valid after `open`."""
        ...

    async def open(self, progress: Callable[[str], None]) -> None:
        """Start or reach the server and migrate; `progress` is told each step in words.

        Raises `Unavailable` or `Misconfigured` with a remedy.
        """
        ...

    async def local_owner(self) -> OwnerId:
        """The person who uses this machine; made at first start."""
        ...

    async def health(self) -> Sequence[PartHealth]:
        """How the database is; never raises."""
        ...

    async def close(self) -> None:
        """Let the server go (the last program that uses the embedded one stops it)."""
        ...


class Spawn(Protocol):
    """How services start work of their own (runtime.tasks.spawn)."""

    def __call__(self, work: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        """Start work that is named, kept, and reported when it fails."""
        ...


class EmbeddedText(Protocol):
    """A text as an embedder sees it."""

    @property
    def vector(self) -> Sequence[float]:
        """384 numbers, unit length."""
        ...

    @property
    def token_vectors(self) -> bytes | None:
        """For late interaction; None where the embedder gives none. Opaque to all but the embedder."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors. Vectors of two embedders (by `name`) are never compared."""

    @property
    def name(self) -> str:
        """Stored beside each vector: `minilm-l6-v2-int8`, `ollama:nomic-embed-text`."""
        ...

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to be found later, in order. Raises `Unavailable` where the engine does not answer."""
        ...

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to search with, in order."""
        ...

    def late_interaction(self, question: EmbeddedText, documents: Sequence[bytes | None]) -> list[float]:
        """How well each token of the question is met by its best token in each document.

        Rare tokens weigh more than common ones. Runs at once on the calling thread: 10 ms for 500 documents.

        Args:
            question: from `questions` of the same embedder.
            documents: `token_vectors` of candidates; None scores 0.

        Returns:
            One score a document, -1 to 1. All 0 where the embedder gives no token vectors.
        """
        ...

    async def health(self) -> PartHealth:
        """How it is; never raises."""
        ...

    async def close(self) -> None:
        """Let the weights go."""
        ...


class MemoryStore(Protocol):
    """Memories of all owners. Each call is one transaction, committed before it returns, and may be repeated.

    Every call raises `Refused("memory_unknown")` for what does not exist or is of somebody else. Messages
    become memories in `ConversationStore.append`; those on a branch that is not shown do not come to mind.
    """

    async def candidates(self, owner: OwnerId, query: CandidateQuery) -> CandidateSet:
        """All that could matter, in two round trips; forgotten memories take no part.

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

    async def supersede(self, owner: OwnerId, old: MemoryId, new: Memory) -> None:
        """Add what has taken the place of something; the old one is kept, true until `new.occurred_at`.

        Refuses what is already superseded by another as unknown.
        """
        ...

    async def strengthen(
        self, owner: OwnerId, memory_id: MemoryId, importance: float, sources: Sequence[MessageId]
    ) -> Memory:
        """It was said again: its importance from now on, and where."""
        ...

    async def edit(self, owner: OwnerId, memory_id: MemoryId, content: str) -> Memory:
        """Change the words; it keeps its sources and is embedded anew."""
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
        """Bring back what `forget_conversation` took; how many memories."""
        ...

    async def purge(self, owner: OwnerId, *, deleted_before: datetime) -> int:
        """Erase what was forgotten before that time. Only a hash stays, so that it is not drawn again."""
        ...

    async def take_to_embed(self, owner: OwnerId, *, limit: int = 64) -> list[Waiting]:
        """Memories without a vector, the newest first; nobody else gets them for a minute."""
        ...

    async def embed(self, owner: OwnerId, model: str, embeddings: Sequence[Embedding]) -> None:
        """Store vectors; what was edited or erased in between is passed over.

        Raises:
            Misconfigured: `vector_unfit`: not 384 finite numbers; none is stored.
        """
        ...

    async def use_embedder(self, owner: OwnerId, model: str) -> int:
        """Put all memories without a vector of this model into the outbox; how many wait now.

        Vectors of other models stay, so that recall can go on with theirs until this one's are complete.
        """
        ...

    async def drop_vectors(self, owner: OwnerId, *, keep: str) -> None:
        """Erase the vectors of all models but one."""
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


class UpkeepStore(Protocol):
    """The log of upkeep, its batches, and what undoes them; for all owners.

    Each call is one transaction and may be repeated. Calls that take a run store how far it has come together
    with what they do, so that it goes on there after a crash: `run` is as it will be afterwards.
    """

    def alone(self, owner: OwnerId) -> AbstractAsyncContextManager[bool]:
        """Hold the right to do this owner's upkeep; False where another has it. Ends with the program."""
        ...

    async def runs(self, owner: OwnerId, *, limit: int = 50) -> list[UpkeepRun]:
        """The log, the newest first."""
        ...

    async def last_finished(self, owner: OwnerId) -> dict[UpkeepTask, datetime]:
        """When each task was last done to its end; those that never were are not in it."""
        ...

    async def begin(self, owner: OwnerId, task: UpkeepTask, now: datetime) -> UpkeepRun:
        """Take up what was interrupted less than a day ago, or begin anew."""
        ...

    async def finish(self, owner: OwnerId, run: UpkeepRun, now: datetime) -> None:
        """All of it is done."""
        ...

    async def fail(self, owner: OwnerId, run: UpkeepRun, failure: str) -> None:
        """Note why it could not go on."""
        ...

    async def to_weigh(self, owner: OwnerId, *, after: MemoryId | None, limit: int) -> list[Memory]:
        """Memories in the order of their identifiers, without pinned and forgotten ones.

        And without those whose importance the person has made what it was before (`undo`).
        """
        ...

    async def weigh(self, owner: OwnerId, run: UpkeepRun, weights: Mapping[MemoryId, float]) -> None:
        """Give memories their importance; what they had is logged."""
        ...

    async def to_clean(
        self, owner: OwnerId, *, before: datetime, after: MemoryId | None, limit: int
    ) -> list[Memory]:
        """Memories from before that time that have not come to mind since, in the order of identifiers.

        Without pinned and forgotten ones, and those that upkeep forgot and somebody has brought back.
        """
        ...

    async def clean(
        self, owner: OwnerId, run: UpkeepRun, memory_ids: Sequence[MemoryId], now: datetime
    ) -> None:
        """Forget memories; they may be drawn anew when they are said again."""
        ...

    async def to_merge(
        self, owner: OwnerId, *, after: MemoryId | None, limit: int
    ) -> list[tuple[MemoryId, list[Memory]]]:
        """Groups of memories of one kind, key, speaker and wording, the oldest of each first.

        Each group with what `reached` is after it. Without pinned, replaced, hidden and forgotten ones, those
        that somebody has brought back, and messages from which facts are still to be drawn.
        """
        ...

    async def merge(
        self, owner: OwnerId, run: UpkeepRun, stays: MemoryId, gone: Sequence[MemoryId], now: datetime
    ) -> None:
        """Let one memory stand for others: it gets their sources, and they are forgotten."""
        ...

    async def changes(self, owner: OwnerId, run_id: UpkeepRunId) -> list[MemoryId]:
        """Which memories a run has changed, as far as they are still there."""
        ...

    async def undo(self, owner: OwnerId, run_id: UpkeepRunId, now: datetime) -> int:
        """Make what a run has changed what it was before; how many memories. Once only."""
        ...

    async def trim(self, owner: OwnerId, *, before: datetime) -> None:
        """Drop from the log what importance was before that time, and runs a year older without changes."""
        ...

    async def analyze(self) -> None:
        """Let the database look at its tables anew, so that it plans well."""
        ...


class Scheduler(Protocol):
    """Does work that comes round again, on the core's loop."""

    async def every(self, period_s: float, work: Callable[[], Awaitable[None]], *, name: str) -> None:
        """Do the work now and again after each period; once for all that was missed, never twice at once."""
        ...

    async def close(self) -> None:
        """Start nothing any more."""
        ...
