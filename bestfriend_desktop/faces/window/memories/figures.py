"""Figures that are drawn: what memories there are, and what brought one to mind."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from bestfriend_desktop.domain.memory import MemoryStatistics, MemoryType, Reason
from bestfriend_desktop.faces.window.labels import ElidedLabel
from bestfriend_desktop.faces.window.memories.wording import CHANNEL_WORDS, counted
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS, Theme

_BAR_PX = 6
_DOT_PX = 8
_LEAST_PX = 5
"""A type of which there is one at all can be seen."""
_PARTS = (
    (MemoryType.CONVERSATION, "field_border"),
    (MemoryType.FACT, "accent"),
    (MemoryType.PREFERENCE, "warning"),
    (MemoryType.SUMMARY, "good"),
)


class Shares(QWidget):
    """A thin bar in as many parts as there are types."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: list[tuple[int, str]] = []
        self.setFixedHeight(_BAR_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: Sequence[tuple[int, str]]) -> None:
        """How many of each, and the name of its colour."""
        self._counts = [(count, colour) for count, colour in counts if count]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The parts side by side, in a rounded bar."""
        total = sum(count for count, _colour in self._counts)
        if not total:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), _BAR_PX / 2, _BAR_PX / 2)
        painter.setClipPath(shape)
        room = self.width() - _LEAST_PX * len(self._counts)
        left = 0.0
        for count, colour in self._counts:
            width = _LEAST_PX + room * count / total
            painter.fillRect(QRectF(left, 0, width - 1, _BAR_PX), self._theme.colour(colour))
            left += width


class Legend(ElidedLabel):
    """One quiet line; what is part of the bar has a dot of its colour before it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("small")
        self._theme = theme
        self._parts: list[tuple[str, str]] = []

    def show_parts(self, parts: Sequence[str], colours: Sequence[str]) -> None:
        """Show figures; the first have colours, and empty ones are left out."""
        dotted = zip_longest(parts, colours, fillvalue="")
        self._parts = [(words, colour) for words, colour in dotted if words]
        self.setText(" · ".join(words for words, _colour in self._parts))

    def fitting(self, width: int) -> list[tuple[str, str]]:
        """The parts, words and colour, that fit whole into a width; the first in any case."""
        left, metrics = 0.0, self.fontMetrics()
        for count, (words, colour) in enumerate(self._parts):
            left += (_DOT_PX + SPACE_XS + 1 if colour else 0) + metrics.horizontalAdvance(words)
            if left > width:
                return self._parts[: max(1, count)]
            left += SPACE_M + 2
        return self._parts

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dots and words, as many as there is room for."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics, left, middle = self.fontMetrics(), 0.0, self.height() / 2
        for words, colour in self.fitting(self.width()):
            if colour:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(self._theme.colour(colour))
                painter.drawEllipse(QRectF(left, middle - _DOT_PX / 2, _DOT_PX, _DOT_PX))
                left += _DOT_PX + SPACE_XS + 1
            painter.setPen(self.palette().windowText().color())
            room = max(0, self.width() - round(left))
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, 0, room, self.height()), Qt.AlignmentFlag.AlignVCenter, shown)
            left += metrics.horizontalAdvance(words) + SPACE_M + 2


class Figures(QWidget):
    """The bar, and the same in one quiet line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shares = Shares(theme)
        self.words = Legend(theme)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, SPACE_XS)
        layout.setSpacing(SPACE_XS + 2)
        layout.addWidget(self.shares)
        layout.addWidget(self.words)

    def show_statistics(self, statistics: MemoryStatistics) -> None:
        """What there is of what."""
        self.shares.show_counts([(statistics.by_type.get(kind, 0), colour) for kind, colour in _PARTS])
        self.words.show_parts(counted(statistics), [colour for _kind, colour in _PARTS])


class ReasonBars(QWidget):
    """How much each channel had to do with it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._reasons: tuple[Reason, ...] = ()

    def show_reasons(self, reasons: tuple[Reason, ...]) -> None:
        """The strongest first."""
        self._reasons = tuple(reason for reason in reasons if reason.score > 0)
        self.setAccessibleName(", ".join(CHANNEL_WORDS[reason.channel] for reason in self._reasons))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """A line for each."""
        return QSize(200, len(self._reasons) * self._line())

    def minimumSizeHint(self) -> QSize:
        """The same."""
        return QSize(120, len(self._reasons) * self._line())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """A word and a bar for each."""
        if not self._reasons:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font("small"))
        metrics, line = painter.fontMetrics(), self._line()
        label = max(metrics.horizontalAdvance(words) for words in CHANNEL_WORDS.values()) + SPACE_M
        most = max(reason.score for reason in self._reasons)
        for number, reason in enumerate(self._reasons):
            top = number * line
            painter.setPen(self._theme.colour("text_muted"))
            painter.drawText(
                QRectF(0, top, label, line), Qt.AlignmentFlag.AlignVCenter, CHANNEL_WORDS[reason.channel]
            )
            width = max(_BAR_PX, (min(self.width() - label, 240) * reason.score / most))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("accent"))
            bar = QRectF(label, top + (line - _BAR_PX) / 2, width, _BAR_PX)
            painter.drawRoundedRect(bar, _BAR_PX / 2, _BAR_PX / 2)

    def _line(self) -> int:
        return round(QFontMetrics(self._theme.font("small")).height() * 1.5)
