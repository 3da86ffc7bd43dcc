"""The replies that are being written right now, in any conversation: what has arrived of each."""

from dataclasses import dataclass, field
from uuid import UUID

from bestfriend_desktop.domain.conversation import ConversationId, Message
from bestfriend_desktop.domain.events import (
    Event,
    ModelAnswers,
    ReplyTakenBack,
    TokenArrived,
    TurnFailed,
    TurnFinished,
    TurnStarted,
)


@dataclass(slots=True)
class LiveTurn:
    """One reply under way."""

    id: UUID
    conversation_id: ConversationId
    message: Message
    goes_on: str = ""
    """What it goes on with, where it was cut off."""
    model: str = ""
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The reply so far."""
        if len(self.pieces) > 1:
            self.pieces[:] = ["".join(self.pieces)]
        return self.pieces[0] if self.pieces else ""


class LiveTurns:
    """Follows the events of all turns, so that a conversation can be left and come back to."""

    def __init__(self) -> None:
        self._turns: dict[UUID, LiveTurn] = {}

    def follow(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case TurnStarted():
                before = event.goes_on.text if event.goes_on else ""
                turn = LiveTurn(event.turn_id, event.conversation_id, event.message, before)
                turn.pieces.append(before)
                self._turns[event.turn_id] = turn
            case ModelAnswers() if event.turn_id in self._turns:
                self._turns[event.turn_id].model = event.model
            case TokenArrived() if event.turn_id in self._turns:
                self._turns[event.turn_id].pieces.append(event.text)
            case ReplyTakenBack() if event.turn_id in self._turns:
                turn = self._turns[event.turn_id]
                turn.pieces[:] = [turn.goes_on]
            case TurnFinished() | TurnFailed():
                self._turns.pop(event.turn_id, None)

    def of(self, conversation_id: ConversationId | None) -> LiveTurn | None:
        """The reply being written in a conversation."""
        return next((turn for turn in self._turns.values() if turn.conversation_id == conversation_id), None)
