"""faces/window/collector.py"""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bestfriend_desktop.faces.window.collector import Collector, collect_due
from tests.window.conftest import PATIENCE_MS


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


@pytest.fixture
def destroyed_on(qapp: QApplication) -> Iterator[list[int]]:
    """The thread that destroys a ring of which nobody knows any more, once one has."""
    gc.enable()
    parent = QObject()
    Collector(parent)
    found: list[int] = []
    weakref.finalize(Ring(), lambda: found.append(threading.get_ident()))
    yield found
    parent.deleteLater()


def test_what_another_thread_makes_destroys_nothing_of_the_window(destroyed_on: list[int]) -> None:
    core = threading.Thread(target=make_garbage)
    core.start()
    core.join()
    assert not destroyed_on
    collect_due()
    assert destroyed_on == [threading.get_ident()]


def test_garbage_is_looked_for_now_and_then(qtbot: QtBot, destroyed_on: list[int]) -> None:
    make_garbage()
    qtbot.waitUntil(lambda: bool(destroyed_on), timeout=PATIENCE_MS)
    assert destroyed_on == [threading.get_ident()]


def test_old_garbage_is_collected_when_its_turn_comes() -> None:
    ring = Ring()
    gc.collect()  # the ring is of the oldest generation from now on
    is_there = weakref.ref(ring)
    del ring
    for _ in range(1_000):
        make_garbage(1_000)
        collect_due()
        if is_there() is None:
            break
    assert is_there() is None
