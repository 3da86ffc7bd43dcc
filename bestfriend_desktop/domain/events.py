"""Everything a face can be told.

Events are published on the core's loop (services.event_bus) and are plain values, so that a face on another
thread, a pipe or a browser can be given them as they are. `event_as_json` is their wire form.
"""

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any
from uuid import UUID

from bestfriend_desktop.domain.care.card import CareCard
from bestfriend_desktop.domain.conversation import Conversation, ConversationId, Message
from bestfriend_desktop.domain.embedders import EmbedderChange
from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.speech import Transcript


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
    goes_on: Message | None = None
    """The reply that goes on, where it was cut off before; what arrives now belongs behind it."""


@dataclass(frozen=True, slots=True)
class ModelAnswers(Event):
    """Which model writes this reply, and why it is not the chosen one where it is not."""

    turn_id: UUID
    conversation_id: ConversationId
    model: str
    label: str
    is_basic: bool
    notice: str = ""
    """Empty, or one sentence: `Ollama at ... does not answer, so the built-in companion replies.`"""


@dataclass(frozen=True, slots=True)
class MemoriesRecalled(Event):
    """What came to mind for this reply, the best first; never empty."""

    turn_id: UUID
    conversation_id: ConversationId
    recollections: tuple[Recollection, ...]


@dataclass(frozen=True, slots=True)
class CareShown(Event):
    """Somebody may need help: this card is to be shown, quietly, and can be put away."""

    turn_id: UUID
    conversation_id: ConversationId
    card: CareCard


@dataclass(frozen=True, slots=True)
class MemoriesChanged(Event):
    """Memories were added, changed or forgotten."""


@dataclass(frozen=True, slots=True)
class EmbedderChanging(Event):
    """Memories are being made ready to be found by another embedder, or that has come to a halt."""

    change: EmbedderChange


@dataclass(frozen=True, slots=True)
class EmbedderChanged(Event):
    """Memories are found by another embedder from now on."""

    name: str


@dataclass(frozen=True, slots=True)
class TokenArrived(Event):
    """The next piece of the reply."""

    turn_id: UUID
    conversation_id: ConversationId
    text: str


@dataclass(frozen=True, slots=True)
class ReplyThinks(Event):
    """The model reasons before its reply; words come when it has come to its end."""

    turn_id: UUID
    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class ReplyTakenBack(Event):
    """What has arrived of the reply was reasoning, as has only shown now: it begins anew."""

    turn_id: UUID
    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class TurnFinished(Event):
    """The reply is committed; its status says whether it is whole, was interrupted or cut at its limit."""

    turn_id: UUID
    conversation_id: ConversationId
    message: Message | None
    """None when it was stopped before the first word."""


@dataclass(frozen=True, slots=True)
class TurnFailed(Event):
    """No (whole) reply came."""

    turn_id: UUID
    conversation_id: ConversationId
    code: str
    message: str
    remedy: str
    reply: Message | None = None
    """What had arrived; it is kept, save where just storing it has failed."""


@dataclass(frozen=True, slots=True)
class ConversationChanged(Event):
    """A conversation is new, or its title, pin, place or branch changed."""

    conversation: Conversation


@dataclass(frozen=True, slots=True)
class ConversationDeleted(Event):
    """A conversation is gone from the list (and can be restored)."""

    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class ConversationErased(Event):
    """A deleted conversation is gone for good."""

    conversation_id: ConversationId


@dataclass(frozen=True, slots=True)
class ModelPulling(Event):
    """A download moves on."""

    progress: PullProgress


@dataclass(frozen=True, slots=True)
class ModelArrived(Event):
    """A model that was being fetched is here; where none is chosen it answers from the next message on."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class ModelFetchFailed(Event):
    """A model that was being fetched behind the conversation did not come; what has arrived is kept."""

    name: str
    code: str
    message: str
    remedy: str


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
class SettingsProblem(Event):
    """Something that was written into the settings meanwhile is wrong; what held before goes on holding."""

    code: str
    message: str
    remedy: str


class VoiceState(StrEnum):
    """What the companion's ears and mouth are doing; the most telling one where several are true."""

    OFF = "off"
    """The microphone is closed."""
    WAITING = "waiting"
    """The microphone is open, for the wake word only."""
    LISTENING = "listening"
    """The microphone is open; nobody speaks."""
    HEARING = "hearing"
    """Somebody speaks."""
    THINKING = "thinking"
    """What was said is being understood and answered."""
    SPEAKING = "speaking"
    """The companion speaks (and still listens, where it was listening)."""


@dataclass(frozen=True, slots=True)
class VoiceStateChanged(Event):
    """Listening, hearing, thinking, speaking."""

    state: VoiceState
    is_recording: bool
    """True while the microphone is open, whatever else goes on."""


@dataclass(frozen=True, slots=True)
class MicrophoneLevel(Event):
    """How loud it is at the microphone; some 15 times a second while it is open."""

    level: float
    """0 (silence) to 1 (as loud as it can be), on the scale of decibels from -60."""


@dataclass(frozen=True, slots=True)
class CaptionChanged(Event):
    """What the person is saying, roughly, while they say it; empty when they have finished."""

    text: str


@dataclass(frozen=True, slots=True)
class Heard(Event):
    """What the person has said; its turn begins now."""

    turn_id: UUID
    transcript: Transcript
    conversation_id: ConversationId | None = None
    """Where it is said; None: it begins a new conversation."""


@dataclass(frozen=True, slots=True)
class NothingHeard(Event):
    """A recording in which nobody spoke; nothing is stored."""


@dataclass(frozen=True, slots=True)
class SpokenNow(Event):
    """These words of a reply are being heard now."""

    turn_id: UUID
    conversation_id: ConversationId
    start: int
    end: int
    """Where they stand in the reply's text as the model wrote it, in characters."""
    text: str
    """As they are spoken, without Markdown."""


@dataclass(frozen=True, slots=True)
class SpeakingEnded(Event):
    """The companion has fallen silent."""

    turn_id: UUID
    conversation_id: ConversationId
    was_interrupted: bool


@dataclass(frozen=True, slots=True)
class ReplyCut(Event):
    """The person talked over a reply that was complete already: it is now what was heard of it."""

    message: Message


@dataclass(frozen=True, slots=True)
class VoiceTrouble(Event):
    """Something with the voice does not work; the conversation goes on in text."""

    code: str
    message: str
    remedy: str
    turn_id: UUID | None = None
    """The turn whose words were heard and of which nothing was stored, for this reason; None for all else."""


@dataclass(frozen=True, slots=True)
class DevicesChanged(Event):
    """The microphone or the loudspeaker is another, or is back."""


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
