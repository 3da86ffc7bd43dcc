"""The one way up: events of the core, handed to the window's thread in batches, about sixty a second."""

import threading
from collections import deque
from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from bestfriend_desktop.domain.events import Event, TokenArrived
from bestfriend_desktop.services.event_bus import EventBus

FRAME_MS = 16


class Bridge(QObject):
    """Subscribes to the bus on the core's thread and emits `heard` on its own.

    However many tokens a model writes, one queued signal a frame crosses the threads, and the tokens of a
    frame arrive as one event.
    """

    heard = Signal(object)
    """An `Event`, on the window's thread, in the order of publication."""
    _arrived = Signal()

    def __init__(self, events: EventBus, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[Event] = deque()
        self._lock = threading.Lock()
        self._is_told = False
        self._frame = QTimer(self, singleShot=True, interval=FRAME_MS)
        self._frame.timeout.connect(self._deliver)
        self._arrived.connect(self._frame.start, Qt.ConnectionType.QueuedConnection)
        self._unsubscribe = events.subscribe(self._hear)

    def close(self) -> None:
        """Hear nothing more."""
        self._unsubscribe()
        self._frame.stop()
        self._waiting.clear()

    def _hear(self, event: Event) -> None:
        """On the core's thread (or any): put it into the queue, and wake the window once a frame."""
        with self._lock:
            self._waiting.append(event)
            is_first, self._is_told = not self._is_told, True
        if is_first:
            self._arrived.emit()

    @Slot()
    def _deliver(self) -> None:
        with self._lock:
            batch = tuple(self._waiting)
            self._waiting.clear()
            self._is_told = False
        for event in joined(batch):
            self.heard.emit(event)


def joined(events: Iterable[Event]) -> list[Event]:
    """The same events, tokens of one turn that follow each other joined."""
    result: list[Event] = []
    pieces: list[str] = []
    for event in events:
        last = result[-1] if result else None
        if (
            isinstance(event, TokenArrived)
            and isinstance(last, TokenArrived)
            and last.turn_id == event.turn_id
        ):
            pieces.append(event.text)
            continue
        _join(result, pieces)
        pieces = [event.text] if isinstance(event, TokenArrived) else []
        result.append(event)
    _join(result, pieces)
    return result


def _join(result: list[Event], pieces: list[str]) -> None:
    if len(pieces) > 1 and isinstance(last := result[-1], TokenArrived):
        result[-1] = replace(last, text="".join(pieces))
