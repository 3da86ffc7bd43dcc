"""The last seconds of the microphone, drawn as bars about a line: the newest on the right."""

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from bestfriend_desktop.faces.window.theme import Theme

_BAR_PX, _STEP_PX = 3, 5
_KEPT = 240
_REST_PX = 3
"""Silence is a row of dots, so that one sees that it listens."""


class LevelTrace(QWidget):
    """Shows levels as they come; nothing is painted while it is hidden."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._levels: deque[float] = deque(maxlen=_KEPT)
        self.colour = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)
        self.setAccessibleName("Level of the microphone")

    @property
    def levels(self) -> tuple[float, ...]:
        """What is shown, oldest first."""
        return tuple(self._levels)

    def add(self, level: float) -> None:
        """The next level, 0 to 1."""
        if self.isVisible():
            self._levels.append(level)
            self.update()

    def clear(self) -> None:
        """Begin anew."""
        self._levels.clear()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room for."""
        return QSize(120, 36)

    def minimumSizeHint(self) -> QSize:
        """A second or so."""
        return QSize(60, 36)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Bars that fade with their age."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour(self.colour))
        count = self.width() // _STEP_PX
        newest = list(self._levels)[-count:]
        levels = [0.0] * (count - len(newest)) + newest
        for number, level in enumerate(levels):
            height = _REST_PX + level * (self.height() - _REST_PX)
            painter.setOpacity(0.35 + 0.65 * (number + 1) / count if level else 0.35)
            bar = QRectF(number * _STEP_PX, (self.height() - height) / 2, _BAR_PX, height)
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)
