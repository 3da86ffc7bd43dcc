"""Quiet: no reply is being written. Work behind the conversation waits for it, or makes way when it ends."""

import asyncio
from collections.abc import Callable

from bestfriend_desktop.domain.conversation import ConversationId
from bestfriend_desktop.domain.events import Event, TurnFailed, TurnFinished, TurnStarted
from bestfriend_desktop.services.event_bus import EventBus


class Quiet:
    """Hears when replies begin and end.

    Args:
        events: where they are told.
        broken: called when a reply begins.
        returned: called when the last one that was being written has ended.
    """

    def __init__(
        self,
        events: EventBus,
        *,
        broken: Callable[[], None] = lambda: None,
        returned: Callable[[], None] = lambda: None,
    ) -> None:
        self._broken = broken
        self._returned = returned
        self._under_way: set[ConversationId] = set()
        """Where one is being written; there is never more than one in a conversation."""
        self._is_quiet = asyncio.Event()
        self._is_quiet.set()
        self.close = events.subscribe(self._hear)

    def __bool__(self) -> bool:
        return self._is_quiet.is_set()

    async def wait(self) -> None:
        """Return as soon as no reply is being written."""
        await self._is_quiet.wait()

    def _hear(self, event: Event) -> None:
        match event:
            case TurnStarted():
                self._under_way.add(event.conversation_id)
                self._is_quiet.clear()
                self._broken()
            case TurnFinished() | TurnFailed():
                was_under_way = event.conversation_id in self._under_way
                self._under_way.discard(event.conversation_id)
                if was_under_way and not self._under_way:
                    self._is_quiet.set()
                    self._returned()
            case _:
                pass
