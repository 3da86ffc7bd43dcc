"""Memories: what was said or learned, where it came from, and why it came to mind."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId, MessageId, Role

MemoryId = NewType("MemoryId", UUID)


class MemoryType(StrEnum):
    """What kind of thing is remembered."""

    CONVERSATION = "conversation"
    """A message, word for word."""
    FACT = "fact"
    PREFERENCE = "preference"
    SUMMARY = "conversation_summary"


@dataclass(frozen=True, slots=True)
class Memory:
    """One thing remembered. Times are aware, UTC."""

    id: MemoryId
    type: MemoryType
    content: str
    occurred_at: datetime
    """When it was said or happened."""
    created_at: datetime
    speaker: Role | None = None
    """Who said it; None for what nobody said word for word (a summary, one added by hand)."""
    conversation_id: ConversationId | None = None
    subject: str = ""
    """Whom or what a fact is about: `person`, or a name; empty for other types."""
    attribute: str = ""
    """Which side of the subject: `home`, `birthday`; subject and attribute are what may change."""
    valid_from: datetime | None = None
    valid_until: datetime | None = None
    """Since when it is no longer so; None: it still is."""
    superseded_by: MemoryId | None = None
    importance: float = 0.5
    """0 to 1."""
    pinned: bool = False
    access_count: int = 0
    last_accessed: datetime | None = None
    deleted_at: datetime | None = None
    sources: tuple[MessageId, ...] = ()
    """The messages it came from."""

    @property
    def is_current(self) -> bool:
        """False once something newer has taken its place."""
        return self.superseded_by is None and self.valid_until is None


class Channel(StrEnum):
    """What brought a memory to mind."""

    MEANING = "meaning"
    WORDS = "words"
    TIME = "time"
    PEOPLE = "people"
    NEIGHBOUR = "neighbour"
    """Said right before or after something that came to mind."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One channel's say."""

    channel: Channel
    score: float
    """Its share of the whole score."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """A memory that came to mind, and why."""

    memory: Memory
    score: float
    """Higher is better; only comparable within one recall."""
    reasons: tuple[Reason, ...]
    """The strongest first."""
    age_days: float
    similarity: float | None = None
    """Cosine with what was asked, of the form that is nearest; None where it has no vector to compare."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time: from (included) to (excluded), aware."""

    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True)
class CandidateQuery:
    """What the store is asked for: everything that could matter, by every channel at once."""

    vectors: tuple[tuple[float, ...], ...]
    """The question's forms, unit length, 384 each; empty where there is no embedder now."""
    embedding_model: str
    """Whose vectors these are; rows of another model take no part in MEANING."""
    terms: tuple[str, ...]
    """What WORDS looks for, as `domain.words` makes terms of a text."""
    spans: tuple[Span, ...] = ()
    """Times the question names."""
    people: tuple[str, ...] = ()
    """Others than the two that the question names, folded."""
    named: tuple[str, ...] = ()
    """All whom it names, folded: their sittings are looked for."""
    without: tuple[MessageId, ...] = ()
    """Messages that stand in the prompt already."""
    types: tuple[MemoryType, ...] = tuple(MemoryType)
    nearest: int = 160
    """At most so many candidates by MEANING, which has compared them anyway."""
    per_channel: int = 80
    """At most so many by each other channel."""
    hits: int = 70
    """At most so many of all channels together, by their first score (`first_stage`). Each costs some 60 µs
    from the store to its rank."""
    neighbours: int = 1
    """How many turns before and after are brought along, for the better third of the hits."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A memory that could matter, with what ranking needs to know."""

    memory: Memory
    similarities: tuple[float, ...]
    """Cosine with each vector of the query; empty where it has no vector of that model."""
    terms: tuple[str, ...]
    """Its terms with repetition, as `domain.words` makes them."""
    token_vectors: bytes | None
    """For late interaction; opaque to all but the embedder that made them."""
    previous: MemoryId | None
    following: MemoryId | None
    """The turns before and after in the same conversation, where they are among the candidates."""
    session: str
    """Memories of one sitting share it."""
    channels: frozenset[Channel]
    """What brought it here."""
    named: frozenset[str] = frozenset()
    """Those whom the question names and its sitting, too."""


@dataclass(frozen=True, slots=True)
class MemoryFigures:
    """What is to be known of all memories of an owner before candidates are sought."""

    total: int
    """How many there are, of all types; exact to what was deleted since the last upkeep."""
    average_terms: float
    """How many terms a memory has on average."""
    document_frequency: dict[str, int]
    """In how many of them each asked term stands; as exact as `total`."""
    is_indexed: bool
    """Whether the nearest vectors are found without comparing all."""


@dataclass(frozen=True, slots=True)
class CandidateSet:
    """The answer of the store, with the figures that make scores of a sample comparable with all."""

    candidates: tuple[Candidate, ...]
    total: int
    """How many memories the owner has, of all types; exact to what was deleted since the last upkeep."""
    document_frequency: dict[str, int]
    """In how many of them each asked term stands; as exact."""
    average_terms: float
    """How many terms a memory has on average."""
    similarity_mean: tuple[float, ...]
    similarity_deviation: tuple[float, ...]
    """Of the cosine over all memories (exact) or a sample of them, for each vector of the query."""


@dataclass(frozen=True, slots=True)
class MemoryFilter:
    """Which memories are looked through; all conditions must hold."""

    types: tuple[MemoryType, ...] = tuple(MemoryType)
    text: str = ""
    """All of its words must be there, by their stems."""
    subject: str = ""
    """Whom or what it is about, as stored."""
    span: Span | None = None
    """When it was said or happened."""
    pinned: bool = False
    """True: only those."""
    current: bool = False
    """True: without those that something newer has replaced."""
    deleted: bool = False
    """True: those that were forgotten and can still be brought back, in place of all others."""
    superseded_by: MemoryId | None = None
    """Those in whose place this one has come."""
    conversation_id: ConversationId | None = None
    """Those that came from there."""


@dataclass(frozen=True, slots=True)
class RestedConversation:
    """A conversation that went on since it was summed up, and rests."""

    id: ConversationId
    last: MemoryId
    """The last of its messages that is remembered and shown."""
    summary: MemoryId | None
    """Its summary so far."""


@dataclass(frozen=True, slots=True)
class MemoryStatistics:
    """Figures of one owner's memories; forgotten ones count in `deleted` only."""

    by_type: dict[MemoryType, int]
    pinned: int
    superseded: int
    deleted: int
    waiting_to_embed: int
    waiting_to_draw: int
    embedded: dict[str, int]
    """How many have a vector of each embedder."""
    oldest: datetime | None
    newest: datetime | None
    embedder: str = ""
    """Whose vectors recall compares; empty before the first start."""
    by_subject: dict[str, int] = field(default_factory=dict)
    """How many facts there are about whom or what, the most first; at most a hundred subjects."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A memory with which something is still to be done."""

    id: MemoryId
    content: str
    version: bytes
    """Changes with the content: work done on an older one is not taken."""


@dataclass(frozen=True, slots=True)
class Embedding:
    """The vectors of a memory that waited for them."""

    of: Waiting
    vector: tuple[float, ...]
    """384 numbers, unit length."""
    token_vectors: bytes | None = None
