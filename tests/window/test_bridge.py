"""Events cross from the core's thread once a frame, in order."""

import threading
from uuid import UUID

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bestfriend_desktop.domain.conversation import ConversationId, new_id
from bestfriend_desktop.domain.events import Event, Ready, StartupProgress, TokenArrived
from bestfriend_desktop.faces.window.bridge import Bridge, joined
from bestfriend_desktop.services.event_bus import EventBus

TURN, OTHER, PLACE = UUID(int=1), UUID(int=2), ConversationId(new_id())


def token(text: str, turn: UUID = TURN) -> TokenArrived:
    return TokenArrived(turn, PLACE, text)


def test_tokens_of_one_turn_are_joined_and_the_order_is_kept() -> None:
    events = [token("a"), token("b"), token("c", OTHER), token("d"), Ready(), token("e"), token("f")]
    assert joined(events) == [token("ab"), token("c", OTHER), token("d"), Ready(), token("ef")]


def test_events_arrive_on_the_window_thread_in_order(qtbot: QtBot, qapp: QApplication) -> None:
    bus = EventBus()
    bridge = Bridge(bus)
    heard: list[Event] = []
    threads = set()

    def hear(event: Event) -> None:
        heard.append(event)
        threads.add(QThread.currentThread())

    bridge.heard.connect(hear)
    steps = [StartupProgress(str(number)) for number in range(500)]
    core = threading.Thread(target=lambda: [bus.publish(step) for step in steps])
    core.start()
    qtbot.waitUntil(lambda: len(heard) == 500, timeout=60_000)
    core.join()
    assert heard == steps
    assert threads == {qapp.thread()}


def test_a_thousand_tokens_at_once_are_one_event(qtbot: QtBot) -> None:
    bus = EventBus()
    bridge = Bridge(bus)
    heard: list[Event] = []
    bridge.heard.connect(heard.append)
    for _ in range(1000):
        bus.publish(token("x"))
    qtbot.waitUntil(lambda: bool(heard), timeout=60_000)
    assert heard == [token("x" * 1000)]


def test_nothing_is_heard_after_closing(qtbot: QtBot) -> None:
    bus = EventBus()
    bridge = Bridge(bus)
    heard: list[Event] = []
    bridge.heard.connect(heard.append)
    bus.publish(Ready())
    bridge.close()
    bus.publish(Ready())
    qtbot.wait(60)
    assert heard == []
