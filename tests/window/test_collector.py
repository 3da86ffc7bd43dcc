"""faces/window/collector.py"""

import gc
import threading
import weakref

from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from bestfriend_desktop.faces.window.collector import Collector, collect_due


class Ring(QObject):
    """Part of a cycle, with a timer that runs."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self
        self.timer = QTimer(self, interval=1)
        self.timer.start()


def make_garbage(count: int = 50_000) -> None:
    """Python would collect some times while this is made."""
    for _ in range(count):
        ring: list[object] = []
        ring.append(ring)


def drop_a_ring(destroyed_on: list[int]) -> None:
    weakref.finalize(Ring(), lambda: destroyed_on.append(threading.get_ident()))


def test_what_another_thread_makes_destroys_nothing_of_the_window(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    Collector(parent)
    destroyed_on: list[int] = []
    drop_a_ring(destroyed_on)
    core = threading.Thread(target=make_garbage)
    core.start()
    core.join()
    assert not destroyed_on
    collect_due()
    assert destroyed_on == [threading.get_ident()]


def test_garbage_is_looked_for_now_and_then(qtbot: QtBot) -> None:
    gc.enable()
    parent = QObject()
    Collector(parent)
    destroyed_on: list[int] = []
    drop_a_ring(destroyed_on)
    make_garbage()
    qtbot.waitUntil(lambda: bool(destroyed_on), timeout=60_000)
    assert destroyed_on == [threading.get_ident()]


def test_old_garbage_is_collected_when_its_turn_comes() -> None:
    destroyed_on: list[int] = []
    ring = Ring()
    gc.collect()  # the ring is of the oldest generation from now on
    weakref.finalize(ring, lambda: destroyed_on.append(threading.get_ident()))
    del ring
    for _ in range(1_000):
        make_garbage(1_000)
        collect_due()
        if destroyed_on:
            break
    assert destroyed_on
