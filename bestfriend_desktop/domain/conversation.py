"""Conversations and their messages: a tree whose branches are the roads not taken.

A message knows the one it answers (`parent_id`). Regenerating a reply or editing a message adds a sibling;
the conversation's `head_id` is the end of the branch that is shown, and every other branch stays reachable.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

from uuid_utils import compat as uuids

from bestfriend_desktop.domain.errors import BestFriendError

OwnerId = NewType("OwnerId", UUID)
ConversationId = NewType("ConversationId", UUID)
MessageId = NewType("MessageId", UUID)


def new_id() -> UUID:
    """A UUID version 7 (RFC 9562): sorts by time of creation."""
    return uuids.uuid7()


def utc_now() -> datetime:
    """The current time, aware, in UTC."""
    return datetime.now(UTC)


class Role(StrEnum):
    """Who wrote a message."""

    PERSON = "user"
    COMPANION = "assistant"


class MessageStatus(StrEnum):
    """How a message came to its end."""

    COMPLETE = "complete"
    INTERRUPTED = "interrupted"
    """Stopped by the person or by closing the program; the text is what had arrived."""
    CUT = "cut"
    """The model had more to say, and was stopped at the longest reply that is allowed; it can go on."""
    FAILED = "failed"
    """The model broke off; the text is what had arrived."""


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a conversation, as stored."""

    id: MessageId
    conversation_id: ConversationId
    parent_id: MessageId | None
    """The message this one follows; None for the first of a branch."""
    depth: int
    """Its place on its branch, counted from 1."""
    role: Role
    text: str
    created_at: datetime
    """Aware, UTC."""
    status: MessageStatus = MessageStatus.COMPLETE
    model: str | None = None
    """The model that wrote it; None for the person's own."""
    siblings: tuple[MessageId, ...] = ()
    """All messages with the same parent, itself included, oldest first."""

    @property
    def branch(self) -> int:
        """Which of its siblings this is, counted from 1."""
        return self.siblings.index(self.id) + 1 if self.id in self.siblings else 1


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation without its messages."""

    id: ConversationId
    created_at: datetime
    """Aware, UTC."""
    updated_at: datetime
    """When its last message was written or its branch switched; aware, UTC."""
    title: str = ""
    """Empty until it has been named."""
    title_is_own: bool = False
    """True when the person chose the title; then it is never changed by itself."""
    model: str | None = None
    """The model chosen for this conversation; None follows the setting."""
    pinned: bool = False
    archived: bool = False
    temporary: bool = False
    """Lives in memory only and leaves no row behind."""
    head_id: MessageId | None = None
    """The last message of the branch that is shown."""

    @staticmethod
    def fresh(*, temporary: bool = False, model: str | None = None) -> "Conversation":
        """A new, empty conversation."""
        now = utc_now()
        return Conversation(
            id=ConversationId(new_id()), created_at=now, updated_at=now, temporary=temporary, model=model
        )

    def renamed(self, title: str) -> "Conversation":
        """The same conversation under the person's own title."""
        return replace(self, title=" ".join(title.split())[:TITLE_LIMIT], title_is_own=True)


@dataclass(frozen=True, slots=True)
class ConversationTurn:
    """One exchange: what the person said and what came back."""

    id: UUID
    """The correlation id of its events and log lines."""
    conversation_id: ConversationId
    message: Message
    reply: Message | None = None
    """None when nothing had arrived before it was stopped or failed."""
    failure: BestFriendError | None = None
    """Why there is no whole reply; the message itself is stored all the same."""


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A message that a search found."""

    conversation: Conversation
    message: Message
    excerpt: str
    """The words around the match, plain text."""
    marks: tuple[tuple[int, int], ...] = ()
    """Where the matches stand in `excerpt`: (start, end), in characters."""
    similarity: float | None = None
    """Cosine with what was looked for; None where it was found by its words."""


TITLE_LIMIT = 80
"""Longest title, in characters."""

_TITLE_WORDS = 8


def title_from(text: str) -> str:
    """A title from the first message: its first sentence, cut to a few words; "" when it has no word.

    A model could write a nicer one, but a starter model writes nonsense, and a title must be there at once.
    """
    line = next((line for line in text.splitlines() if any(c.isalnum() for c in line)), "")
    words = line.strip(" #>*-_`\t").split()
    title = ""
    for count, word in enumerate(words[:_TITLE_WORDS], start=1):
        if len(title) + 1 + len(word) > TITLE_LIMIT - 1:
            break
        title = f"{title} {word}".strip()
        if word[-1] in ".!?" and count >= 2:
            return title.rstrip(".")
    if not title and words:
        title = words[0][: TITLE_LIMIT - 1]
    return title if title == " ".join(words) else title.rstrip(",;:") + "…"
