"""The line below a message: who wrote it, how it ended, and the arrows between its versions.

Coordinates start at the left end of the message's column, where its words end.
"""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from bestfriend_desktop.domain.conversation import MessageStatus
from bestfriend_desktop.domain.models import BASIC_MODEL
from bestfriend_desktop.faces.window.chat.recalled import remembered
from bestfriend_desktop.faces.window.chat.text_style import TextStyle
from bestfriend_desktop.faces.window.chat.transcript_model import Row
from bestfriend_desktop.faces.window.status_line import BASIC_LABEL

_FOOTER_PX = 28
_BELOW_PX = 6
"""Of the footer's height, what stays free below it."""
_ARROW_PX = 18
_BETWEEN = "  ·  "
GO_ON = "Go on"
"""Lets a reply go on that was cut off."""


class Part(Enum):
    """What lies under a point of a message."""

    TEXT = auto()
    LINK = auto()
    COPY_CODE = auto()
    PREVIOUS = auto()
    NEXT = auto()
    RECALLED = auto()
    GO_ON = auto()


def footer_height(row: Row, style: TextStyle) -> float:
    """Of the line below the words; lower where nothing stands in it."""
    is_bare = row.is_own and not (row.note or row.doubt or row.is_waiting or len(row.message.siblings) > 1)
    return (_FOOTER_PX - 10 if is_bare else _FOOTER_PX) * style.scale


@dataclass(frozen=True, slots=True)
class Footer:
    """The footer of one message, in a column of a width."""

    row: Row
    width: float
    style: TextStyle

    @property
    def middle(self) -> float:
        """The height of the middle of its words."""
        return (_FOOTER_PX * self.style.scale - _BELOW_PX) / 2

    @property
    def edge(self) -> float:
        """Where its words end: right of a reply's, left of the person's own."""
        arrows, metrics = self._arrows(), self._metrics()
        words = sum(metrics.horizontalAdvance(words) for words, _colour in self._words())
        if self.row.is_own:
            return (arrows[Part.PREVIOUS].left() if arrows else self.width) - words - (8 if words else 0)
        return (arrows[Part.NEXT].right() + 4 if arrows else 0) + words + (8 if words else 0)

    def part_at(self, point: QPointF) -> Part | None:
        """The arrow at a point, or the mark of what came to mind, if any."""
        areas = self._arrows()
        if (mark := self._mark()) is not None:
            areas[Part.RECALLED] = mark
        if (more := self._more()) is not None:
            areas[Part.GO_ON] = more
        return next((part for part, area in areas.items() if area.contains(point)), None)

    def paint(self, painter: QPainter) -> None:
        """Paint it."""
        metrics, arrows = self._metrics(), self._arrows()
        painter.setFont(self.style.small_font)
        baseline = self.middle + (metrics.ascent() - metrics.descent()) / 2
        if arrows:
            painter.setPen(self.style.colour("text_muted"))
            painter.drawText(QPointF(arrows[Part.PREVIOUS].right(), baseline), self._versions())
            self._paint_arrows(painter, arrows)
        left = arrows[Part.NEXT].right() + 4 if arrows else 0.0
        if self.row.is_own:
            left = self.edge + 8
        for text, colour in self._words():
            painter.setPen(self.style.colour(colour))
            painter.drawText(QPointF(left, baseline), text)
            left += metrics.horizontalAdvance(text)

    def _paint_arrows(self, painter: QPainter, arrows: dict[Part, QRectF]) -> None:
        message = self.row.message
        scale = self.style.scale
        pen = QPen(self.style.colour("accent"), 1.6 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        for part, area in arrows.items():
            is_end = message.branch == (1 if part is Part.PREVIOUS else len(message.siblings))
            pen.setColor(self.style.colour("border" if is_end else "accent"))
            painter.setPen(pen)
            tip = QPointF(1.5 if part is Part.PREVIOUS else -1.5, 0) * scale
            wing = QPointF(0, 4) * scale
            painter.drawPolyline(
                [area.center() + tip - wing, area.center() - tip, area.center() + tip + wing]
            )

    def _arrows(self) -> dict[Part, QRectF]:
        if len(self.row.message.siblings) < 2 or self.row.is_writing:
            return {}
        label = self._metrics().horizontalAdvance(self._versions())
        arrow, height = _ARROW_PX * self.style.scale, 2 * self.middle
        left = self.width - 2 * arrow - label - 4 if self.row.is_own else -4.0
        return {
            Part.PREVIOUS: QRectF(left, 0, arrow, height),
            Part.NEXT: QRectF(left + arrow + label, 0, arrow, height),
        }

    def _mark(self) -> QRectF | None:
        """Where it says how much came to mind; it stands last."""
        if not self.row.recalled:
            return None
        width = self._metrics().horizontalAdvance(remembered(self.row.recalled))
        return QRectF(self.edge - 8 - width, 0, width, 2 * self.middle)

    @property
    def _offers_more(self) -> bool:
        return self.row.is_last and self.row.message.status is MessageStatus.CUT and not self.row.is_writing

    def _more(self) -> QRectF | None:
        """Where it offers to go on; before the mark of what came to mind."""
        if not self._offers_more:
            return None
        metrics, mark = self._metrics(), self._mark()
        width = metrics.horizontalAdvance(GO_ON)
        right = mark.left() - metrics.horizontalAdvance(_BETWEEN) if mark is not None else self.edge - 8
        return QRectF(right - width, 0, width, 2 * self.middle)

    def _versions(self) -> str:
        return f"{self.row.message.branch}/{len(self.row.message.siblings)}"

    def _words(self) -> list[tuple[str, str]]:
        row, words = self.row, list[tuple[str, str]]()
        if row.is_waiting:
            words.append(("Listening…" if row.is_caption else "Sending…", "text_muted"))
        elif row.doubt:
            words.append((row.doubt, "warning"))
        if row.message.model:
            label = BASIC_LABEL if row.message.model == BASIC_MODEL else row.message.model
            words.append((label, "text_muted"))
        if row.message.status is MessageStatus.INTERRUPTED:
            words.append(("stopped", "warning"))
        elif row.message.status is MessageStatus.CUT:
            words.append(("cut off at its limit", "warning"))
        if row.note:
            words.append((row.note, "error"))
        elif row.message.status is MessageStatus.FAILED:
            words.append(("broke off", "error"))
        if self._offers_more:
            words.append((GO_ON, "accent"))
        if row.recalled:
            words.append((remembered(row.recalled), "accent"))
        return self._fitting(
            [((_BETWEEN if number else "") + text, colour) for number, (text, colour) in enumerate(words)]
        )

    def _fitting(self, words: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Where there is no room for all, the longest ends in an ellipsis: a name, or what went wrong."""
        widths = [self._metrics().horizontalAdvance(text) for text, _colour in words]
        arrows = self._arrows()
        taken = arrows[Part.NEXT].right() - arrows[Part.PREVIOUS].left() + 4 if arrows else 0.0
        overflow = sum(widths) + taken - self.width
        if words and overflow > 0:
            longest = widths.index(max(widths))
            text, colour = words[longest]
            room = max(0.0, widths[longest] - overflow)
            words[longest] = (self._metrics().elidedText(text, Qt.TextElideMode.ElideRight, room), colour)
        return words

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.style.small_font)
