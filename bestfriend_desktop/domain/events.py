"""Everything a face can be told.

Events are published on the core's loop (services.event_bus) and are plain values, so that a face on another
thread, a pipe or a browser can be given them as they are. `event_as_json` is their wire form.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from typing import Any
from uuid import UUID

from bestfriend_desktop.domain.conversation import Conversation, ConversationId, Message
from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.domain.models import PullProgress


@dataclass(frozen=True, slots=True)
class Event:
    """The root of all events."""


@dataclass(frozen=True, slots=True)
class StartupProgress(Event):
    """The program is getting ready: `Starting the database`."""

    step: str


@dataclass(frozen=True, slots=True)
class Ready(Event):
    """The store is open: messages can be taken."""


@dataclass(frozen=True, slots=True)
class StartupFailed(Event):
    """The store could not be opened; nothing can be kept until the remedy is done."""

    code: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class TurnStarted(Event):
    """The person's message is committed; the model is asked next.

    After `regenerate` it is the message that is being answered again.
    """

    turn_id: UUID
    conversation_id: ConversationId
    message: Message


@dataclass(frozen=True, slots=True)
class ModelAnswers(Event):
    """Which model writes this reply, and why it is not the chosen one where it is not."""

    turn_id: UUID
    conversation_id: ConversationId
    model: str
    label: str
    is_basic: bool
    notice: str = ""
    """Empty, or one sentence: `Ollama at ... does not answer, so the basic model replies.`"""


@dataclass(frozen=True, slots=True)
class MemoriesRecalled(Event):
    """What came to mind for this reply, the best first; never empty."""

    turn_id: UUID
    conversation_id: ConversationId
    recollections: tuple[Recollection, ...]


@dataclass(frozen=True, slots=True)
class MemoriesChanged(Event):
    """Memories were added, changed or forgotten."""


@dataclass(frozen=True, slots=True)
class TokenArrived(Event):
    """The next piece of the reply."""

    turn_id: UUID
    conversation_id: ConversationId
    text: str


@dataclass(frozen=True, slots=True)
class TurnFinished(Event):
    """The reply is committed; its status says whether it is whole or was interrupted."""

    turn_id: UUID
    conversation_id: ConversationId
    message: Message | None
    """None when it was stopped before the first word."""


@dataclass(frozen=True, slots=True)
class TurnFailed(Event):
    """No (whole) reply came; what had arrived is kept in `message`."""

    turn_id: UUID
    conversation_id: ConversationId
    code: str
    message: str
    remedy: str
    reply: Message | None = None


@dataclass(frozen=True, slots=True)
class ConversationChanged(Event):
    """A conversation is new, or its title, pin, place or branch changed."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class ConversationDeleted(Event):
    """A conversation is gone from the list (and can be restored)."""

    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class ModelPulling(Event):
    """A download moves on."""

    progress: PullProgress


@dataclass(frozen=True, slots=True)
class ModelsChanged(Event):
    """Models were added or removed, or a server came or went."""


@dataclass(frozen=True, slots=True)
class HealthChanged(Event):
    """What works and what is missing, anew."""

    parts: tuple[PartHealth, ...]


@dataclass(frozen=True, slots=True)
class SettingChanged(Event):
    """A setting has a new value (never sent with the value: it may be a secret)."""

    name: str


@dataclass(frozen=True, slots=True)
class SomethingBroke(Event):
    """A bug of ours, told once; the log has the details under this correlation id."""

    message: str
    correlation_id: str


def event_as_json(event: Event) -> dict[str, Any]:
    """An event as plain JSON values: `{"event": "TokenArrived", "turn_id": "...", ...}`."""
    return {"event": type(event).__name__} | {f.name: as_json(getattr(event, f.name)) for f in fields(event)}


def as_json(value: object) -> Any:
    """A domain value as plain JSON values: identifiers and times as text, dataclasses as objects."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return [as_json(item) for item in value]
    if is_dataclass(value):
        return {f.name: as_json(getattr(value, f.name)) for f in fields(value)}
    return value
