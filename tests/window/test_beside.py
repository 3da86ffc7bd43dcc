"""Rows whose halves stand beside each other, or below."""

from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bestfriend_desktop.faces.window.beside import Beside
from bestfriend_desktop.faces.window.labels import PlainLabel
from tests.window.conftest import PATIENCE_MS


def test_the_second_stands_below_where_the_first_would_take_over_half(qtbot: QtBot) -> None:
    window = QWidget()
    page = QWidget(window)
    layout = QVBoxLayout(page)
    first, second = PlainLabel("Microphone"), PlainLabel("It is ready.")
    row = Beside(first, second, 10)
    layout.addWidget(row)
    qtbot.addWidget(window)
    line = row.fontMetrics().height()
    page.resize(30 * line, 200)
    window.show()
    qtbot.waitUntil(lambda: second.x() > 0, timeout=PATIENCE_MS)
    assert (first.width(), first.y()) == (10 * line, 0)
    page.resize(18 * line, 200)
    qtbot.waitUntil(lambda: second.y() >= first.geometry().bottom(), timeout=PATIENCE_MS)
    assert second.x() == first.x() == 0
    page.resize(30 * line, 200)
    qtbot.waitUntil(lambda: first.width() == 10 * line, timeout=PATIENCE_MS)
