"""What came to mind for the replies of this run of the program; it is not kept."""

from collections import OrderedDict
from uuid import UUID

from bestfriend_desktop.domain.conversation import Message, MessageId
from bestfriend_desktop.domain.events import Event, MemoriesRecalled, TurnFailed, TurnFinished
from bestfriend_desktop.domain.memory import Recollection

_KEPT = 500
"""Replies of which it is known."""


class RecalledForReplies:
    """Follows the events of all turns, whichever conversation is open."""

    def __init__(self) -> None:
        self._under_way: dict[UUID, tuple[Recollection, ...]] = {}
        self._of_reply: OrderedDict[MessageId, tuple[Recollection, ...]] = OrderedDict()

    def follow(self, event: Event) -> None:
        """Take one event in."""
        match event:
            case MemoriesRecalled():
                self._under_way[event.turn_id] = event.recollections
            case TurnFinished():
                self._end(event.turn_id, event.message)
            case TurnFailed():
                self._end(event.turn_id, event.reply)

    def of(self, reply_id: MessageId) -> tuple[Recollection, ...]:
        """What came to mind for a reply, the best first; empty where nothing did or it was another day."""
        return self._of_reply.get(reply_id, ())

    def _end(self, turn_id: UUID, reply: Message | None) -> None:
        recollections = self._under_way.pop(turn_id, ())
        if recollections and reply is not None:
            self._of_reply[reply.id] = recollections
            if len(self._of_reply) > _KEPT:
                self._of_reply.popitem(last=False)


def remembered(count: int) -> str:
    """The mark under a reply: `Remembered 3 things`."""
    return f"Remembered {count} {'thing' if count == 1 else 'things'}"
