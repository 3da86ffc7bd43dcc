"""One turn at the terminal: send the message, hand on its events, and stop it at Ctrl-C."""

import queue
import signal
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Any

from bestfriend_desktop.domain.conversation import ConversationId, ConversationTurn, new_id
from bestfriend_desktop.domain.events import Event, TurnStarted

if TYPE_CHECKING:
    from bestfriend_desktop.runtime.program import Program

TWICE_WITHIN_S = 2.0
"""Two Ctrl-C this close together leave the program."""


class CtrlC:
    """Counts the presses over all turns of a run: the second may come when the next turn has begun."""

    def __init__(self) -> None:
        self._last_at = -TWICE_WITHIN_S
        self.leave = False
        """It was pressed twice."""

    def press(self) -> None:
        """It was pressed now."""
        now = time.monotonic()
        self.leave = self.leave or now - self._last_at < TWICE_WITHIN_S
        self._last_at = now


class _Sign(Enum):
    DONE = auto()
    INTERRUPT = auto()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a turn ended."""

    turn: ConversationTurn | None
    """None when it was stopped before the message was stored."""
    stopped: bool
    """Ctrl-C was pressed."""


def take_turn(
    program: "Program",
    text: str,
    *,
    conversation_id: ConversationId | None,
    temporary: bool,
    model: str | None,
    ctrl_c: CtrlC,
    hear: Callable[[Event], None],
) -> Outcome:
    """Say something and hand each event of the turn to `hear` as it happens.

    Ctrl-C stops the reply. Where `ctrl_c` says to leave it is not even waited for: closing the program keeps
    what has come.

    Raises:
        BestFriendError: nothing was stored.
    """
    turn_id = new_id()
    news: queue.SimpleQueue[Event | _Sign] = queue.SimpleQueue()

    def listen(event: Event) -> None:
        if getattr(event, "turn_id", None) == turn_id:
            news.put(event)

    unsubscribe = program.companion.events.subscribe(listen)
    saying = program.companion.say(
        text, conversation_id=conversation_id, temporary=temporary, model=model, turn_id=turn_id
    )
    stopped = False
    try:

        def press() -> None:
            ctrl_c.press()
            news.put(_Sign.INTERRUPT)

        with interrupts(press):
            future = program.core.submit(saying)
            future.add_done_callback(lambda _: news.put(_Sign.DONE))
            where = conversation_id
            started = False
            for sign in _arriving(news):
                if sign is _Sign.DONE:
                    break
                if sign is _Sign.INTERRUPT:
                    stopped = True
                    if started and where is not None:
                        program.core.submit(program.companion.stop(where))
                    else:
                        future.cancel()
                    if ctrl_c.leave:
                        break
                elif isinstance(sign, Event):
                    if isinstance(sign, TurnStarted):
                        started, where = True, sign.conversation_id
                    hear(sign)
        if ctrl_c.leave:
            return Outcome(None, stopped=True)
        try:
            return Outcome(future.result(), stopped)
        except CancelledError:
            return Outcome(None, stopped=True)
    finally:
        unsubscribe()


def _arriving(news: "queue.SimpleQueue[Event | _Sign]") -> Iterator[Any]:
    while True:
        try:
            # Windows hears no Ctrl-C during a wait without end.
            yield news.get(timeout=0.2)
        except queue.Empty:
            continue


@contextmanager
def interrupts(pressed: Callable[[], None]) -> Iterator[None]:
    """Turn Ctrl-C into a call of `pressed` meanwhile."""
    before = signal.signal(signal.SIGINT, lambda *_: pressed())
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
