"""The event bus: services publish, faces listen; neither knows the other."""

import logging
from collections.abc import Callable

from bestfriend_desktop.domain.events import Event

Listener = Callable[[Event], None]

_log = logging.getLogger(__name__)


class EventBus:
    """Hands each event to every listener, in order, on the core's loop.

    A listener must return at once: a face on another thread puts the event into a queue of its own.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear all events from now on, until the returned function is called."""
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def publish(self, event: Event) -> None:
        """Tell every listener. One that fails is logged and does not keep the others from hearing."""
        for listener in tuple(self._listeners):
            try:
                listener(event)
            except Exception:
                _log.exception("listener failed", extra={"event": type(event).__name__})
