"""Which of the person's messages may have been misheard; known until the program ends."""

from uuid import UUID

from bestfriend_desktop.domain.conversation import MessageId
from bestfriend_desktop.domain.events import Event, Heard, TurnStarted
from bestfriend_desktop.faces.window.voice.wording import doubt_of


class Doubts:
    """Follows the events of all turns, whichever conversation is open."""

    def __init__(self) -> None:
        self._words: dict[UUID, str] = {}

    def follow(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case Heard():
                if doubt := doubt_of(event.transcript):
                    self._words[event.turn_id] = doubt
            case TurnStarted() if event.turn_id in self._words:
                self._words[event.message.id] = self._words.pop(event.turn_id)
            case _:
                pass

    def of(self, message_id: MessageId) -> str:
        """In words, for a message or one that is not stored yet; empty where there is no doubt."""
        return self._words.get(message_id, "")
