"""Which words of which message are being spoken."""

from uuid import UUID

from bestfriend_desktop.domain.conversation import Message, MessageId
from bestfriend_desktop.domain.events import Event, SpeakingEnded, SpokenNow, TurnFailed, TurnFinished

_KEPT = 32
"""Turns of which it is known what their reply was stored as: one of them may be spoken yet."""


class SpokenWords:
    """Follows the events of the voice; a message that is spoken again goes by its own id."""

    def __init__(self) -> None:
        self._replies: dict[UUID, MessageId] = {}
        self._turn_id: UUID | None = None
        self._span: tuple[int, int] | None = None

    @property
    def message_id(self) -> MessageId | None:
        """What is being spoken: a message, or the id of the turn while its reply is still written."""
        if self._turn_id is None:
            return None
        return self._replies.get(self._turn_id, MessageId(self._turn_id))

    def span_in(self, message_id: MessageId) -> tuple[int, int] | None:
        """Where the words that are heard now stand in the text of a message: (start, end), in characters."""
        return self._span if message_id == self.message_id else None

    def begin(self, message_id: MessageId) -> None:
        """It is to be spoken; its first word is not heard yet."""
        self._turn_id, self._span = message_id, None

    def end(self, turn_id: UUID) -> None:
        """It is not spoken any more."""
        if turn_id == self._turn_id:
            self._turn_id = self._span = None

    def follow(self, event: Event) -> bool:
        """Take one event in; True where something else is marked now."""
        before = self.message_id, self._span
        match event:
            case SpokenNow():
                self._turn_id, self._span = event.turn_id, (event.start, event.end)
            case SpeakingEnded():
                self.end(event.turn_id)
            case TurnFinished():
                self._stored(event.turn_id, event.message)
            case TurnFailed():
                self._stored(event.turn_id, event.reply)
            case _:
                pass
        return before != (self.message_id, self._span)

    def _stored(self, turn_id: UUID, reply: Message | None) -> None:
        if reply is not None:
            self._replies[turn_id] = reply.id
            if len(self._replies) > _KEPT:
                del self._replies[next(iter(self._replies))]
