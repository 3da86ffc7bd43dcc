"""Two widgets in a line, the first of a given width; below each other where that is over half of the line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_XS

_ANY_PX = 16_777_215
"""QWIDGETSIZE_MAX: as wide as there is room for."""


def direction(beside: bool) -> QBoxLayout.Direction:
    """From left to right, or from top to bottom."""
    return QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom


class Beside(QWidget):
    """A row of a page.

    Args:
        first: on the left, or above.
        second: takes the rest.
        first_lines: how wide the first one is while they stand beside each other, in heights of a line.
    """

    def __init__(self, first: QWidget, second: QWidget, first_lines: float) -> None:
        super().__init__()
        self._first = first
        self._first_lines = first_lines
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(first, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addWidget(second, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        first_px = round(self._first_lines * self.fontMetrics().height())
        beside = self.width() >= 2 * first_px
        self._layout.setDirection(direction(beside))
        self._layout.setSpacing(SPACE_L if beside else SPACE_XS)
        self._first.setMinimumWidth(first_px if beside else 0)
        self._first.setMaximumWidth(first_px if beside else _ANY_PX)
