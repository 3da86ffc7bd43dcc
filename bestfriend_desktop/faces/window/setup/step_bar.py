"""How far one is: a segment for each step, and the name of this one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.labels import PlainLabel
from bestfriend_desktop.faces.window.theme import SPACE_S, SPACE_XS, Theme

_HEIGHT_PX = 5


class StepBar(QWidget):
    """Never shows more or fewer segments than there are steps.

    Args:
        names: of all steps.
        theme: of the window.
    """

    def __init__(self, names: Sequence[str], theme: Theme) -> None:
        super().__init__()
        self._names = list(names)
        self.words = PlainLabel()
        self.words.setProperty("role", "small")
        self._segments = _Segments(len(self._names), theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_XS)
        layout.addWidget(self._segments)
        layout.addWidget(self.words)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(self, number: int) -> None:
        """This one is shown now, counted from 0."""
        self._segments.reached = number + 1
        self._segments.update()
        self.words.setText(f"{self._names[number]} · {number + 1} of {len(self._names)}")
        self.setAccessibleName(f"Step {number + 1} of {len(self._names)}: {self._names[number]}")


class _Segments(QWidget):
    def __init__(self, count: int, theme: Theme) -> None:
        super().__init__()
        self._count = count
        self._theme = theme
        self.reached = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(200, _HEIGHT_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.colour("window"))
        width = (self.width() - SPACE_S * (self._count - 1)) / self._count
        is_mirrored = self.isRightToLeft()
        for number in range(self._count):
            place = self._count - 1 - number if is_mirrored else number
            painter.setBrush(self._theme.colour("accent" if number < self.reached else "pressed"))
            painter.drawRoundedRect(QRectF(place * (width + SPACE_S), 0, width, _HEIGHT_PX), 2.5, 2.5)
