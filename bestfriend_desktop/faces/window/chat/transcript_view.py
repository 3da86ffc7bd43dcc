"""The transcript: a view of many messages of different height that lays out only what is seen.

Rows that were never seen have an estimated height; when one comes into sight and turns out higher or lower,
what the person looks at stays where it is. So 10,000 messages open as fast as ten.
"""

from bisect import bisect_right
from collections import OrderedDict
from itertools import accumulate

from PySide6.QtCore import (
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from bestfriend_desktop.faces.window.chat.message_layout import MessageLayout, estimated_height
from bestfriend_desktop.faces.window.chat.text_style import TextStyle
from bestfriend_desktop.faces.window.chat.transcript_model import AnyIndex, TranscriptModel
from bestfriend_desktop.faces.window.theme import MEASURE, SPACE_L, Theme

_KEPT_LAYOUTS = 120
_OLDER_WITHIN_PX = 1200
_NEAR_BOTTOM_PX = 40
_RENDER_EVERY_MS = 4
_FLASH_MS, _FLASH_STEP_MS = 1600, 50


class TranscriptView(QListView):
    """Shows a `TranscriptModel`; keeps to the bottom while the person is there.

    All geometry is our own. It is a QListView because Qt tells screen readers of the rows of that, and not of
    those of a QAbstractItemView.
    """

    older_wanted = Signal()
    """The top is near and the model has older messages."""
    at_bottom_changed = Signal(bool)
    scrolled = Signal()
    rendered = Signal(int)
    """A row that was shown as it was written shows its Markdown: places in it are others now."""

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transcript")
        self.setAccessibleName("Messages")
        self.messages = model
        self._theme = theme
        self._style = TextStyle.of(theme)
        self._heights: list[float] = []
        self._tops: list[float] = [0.0]
        self._layouts: OrderedDict[int, MessageLayout] = OrderedDict()
        self._keeps_bottom = True
        self._was_at_bottom = True
        self._settling = False
        self._flashed: QPersistentModelIndex | None = None
        self._flash_left_ms = 0
        self._flash_timer = QTimer(self, interval=_FLASH_STEP_MS)
        self._flash_timer.timeout.connect(self._flash_on)
        self._rendering = QTimer(self, singleShot=True, interval=_RENDER_EVERY_MS)
        self._rendering.timeout.connect(self._render_on)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAutoScroll(False)  # a click must not move what is read
        self.viewport().setMouseTracking(True)
        self.setModel(model)
        model.modelReset.connect(self._reset)
        model.rowsInserted.connect(self._inserted)
        model.rowsRemoved.connect(self._removed)
        model.dataChanged.connect(self._changed)
        theme.changed.connect(self._restyle)
        self.verticalScrollBar().setSingleStep(48)

    # what stands where

    @property
    def column(self) -> QRectF:
        """Where messages stand in the viewport, left and right."""
        width = self.width()  # with the scroll bar, so that the column stands above the composer's
        measure = min(MEASURE * self._style.scale, width - 2 * SPACE_L)
        return QRectF((width - measure) / 2, 0, max(120.0, measure), 0)

    def layout_of(self, row: int) -> MessageLayout:
        """A row laid out, as it is now."""
        shown = self.messages.row(row)
        made = self._layouts.get(row)
        if made is None or made.width != self.column.width():
            made = self._layouts[row] = MessageLayout(shown, self.column.width(), self._style)
        elif made.row is not shown:
            made.update(shown)
        self._layouts.move_to_end(row)
        if not made.is_whole and not self._rendering.isActive():
            self._rendering.start()
        if len(self._layouts) > _KEPT_LAYOUTS:
            self._layouts.popitem(last=False)
        return made

    def row_at(self, y: float) -> int:
        """The row at a height of the viewport; the first or last beyond the ends; -1 when there is none."""
        found = bisect_right(self._tops, y + self.verticalOffset()) - 1
        return max(0, min(found, len(self._heights) - 1)) if self._heights else -1

    def origin_of(self, row: int) -> QPointF:
        """The top left corner of a row in the viewport."""
        return QPointF(self.column.left(), self._tops[row] - self.verticalOffset())

    @property
    def visible_rows(self) -> range:
        """The rows that are in sight."""
        if not self._heights:
            return range(0)
        return range(self.row_at(0), self.row_at(self.viewport().height()) + 1)

    @property
    def is_at_bottom(self) -> bool:
        """True when the newest words are in sight."""
        bar = self.verticalScrollBar()
        return bar.value() >= bar.maximum() - _NEAR_BOTTOM_PX

    def to_bottom(self) -> None:
        """Show the newest words, and keep to them."""
        self._keeps_bottom = True
        self._settle()

    def reveal(self, row: int) -> None:
        """Bring a message into sight and choose it."""
        self._keeps_bottom = False
        self.setCurrentIndex(self.messages.index(row))
        self._bring(row, centred=True)

    def flash(self, row: int) -> None:
        """Bring a message into sight and mark it for a moment."""
        index = self.messages.index(row)
        self.reveal(row)
        self._flashed, self._flash_left_ms = QPersistentModelIndex(index), _FLASH_MS
        self._flash_timer.start()

    # keeping it together

    def _reset(self) -> None:
        self._layouts.clear()
        self._estimate()
        self._keeps_bottom = True
        self._settle()

    def _inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        width = self.column.width()
        added = [
            estimated_height(self.messages.row(row), width, self._style) for row in range(first, last + 1)
        ]
        anchor = self._anchor()
        self._heights[first:first] = added
        count = last - first + 1
        if first < len(self._heights) - count:
            self._layouts = OrderedDict(
                (r + count if r >= first else r, kept) for r, kept in self._layouts.items()
            )
            # The message that was first may have lost the name of its day above it.
            self._heights[last + 1] = self.layout_of(last + 1).height
        if anchor is not None and anchor[0] >= first:
            anchor = (anchor[0] + count, anchor[1])
        self._settle(anchor)

    def _removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        anchor = self._anchor()
        del self._heights[first : last + 1]
        self._layouts = OrderedDict((r, kept) for r, kept in self._layouts.items() if r < first)
        self._settle(anchor if anchor is not None and anchor[0] < first else None)

    def _changed(self, top: QModelIndex, bottom: QModelIndex) -> None:
        anchor = self._anchor()
        for row in range(top.row(), bottom.row() + 1):
            if row in self.visible_rows or row in self._layouts:
                self._heights[row] = self.layout_of(row).height
        self._settle(anchor)

    def _restyle(self) -> None:
        self._style = TextStyle.of(self._theme)
        anchor = self._anchor()
        self._layouts.clear()
        self._estimate()
        self._settle(anchor)

    def _estimate(self) -> None:
        width = self.column.width()
        rows = range(self.messages.rowCount())
        self._heights = [estimated_height(self.messages.row(row), width, self._style) for row in rows]

    def _anchor(self) -> tuple[int, float] | None:
        """The row at the top of the viewport, and how far it is scrolled out."""
        row = self.row_at(0)
        return None if row < 0 else (row, self.verticalOffset() - self._tops[row])

    def _settle(self, anchor: tuple[int, float] | None = None) -> None:
        """Lay out what is in sight until nothing moves any more; keep the bottom, or the anchor, in place."""
        if self._settling:
            return
        self._settling = True
        try:
            for _attempt in range(12):
                self._tops = list(accumulate(self._heights, initial=float(SPACE_L)))
                bar = self.verticalScrollBar()
                bar.setPageStep(self.viewport().height())
                bar.setRange(0, max(0, round(self._tops[-1] + SPACE_L / 2) - self.viewport().height()))
                if self._keeps_bottom:
                    bar.setValue(bar.maximum())
                elif anchor is not None and anchor[0] < len(self._heights):
                    bar.setValue(round(self._tops[anchor[0]] + anchor[1]))
                if not self._measure():
                    break
                anchor = anchor or self._anchor()
        finally:
            self._settling = False
        self.viewport().update()
        self._tell()

    def _measure(self) -> bool:
        """Give the visible rows their true heights; True when one was another than thought."""
        moved = False
        for row in self.visible_rows:
            height = self.layout_of(row).height
            if abs(height - self._heights[row]) > 0.5:
                self._heights[row] = height
                moved = True
        return moved

    def _tell(self) -> None:
        if self.is_at_bottom != self._was_at_bottom:
            self._was_at_bottom = self.is_at_bottom
            self.at_bottom_changed.emit(self._was_at_bottom)
        if self.messages.has_older and self.verticalOffset() < _OLDER_WITHIN_PX and self._heights:
            self.older_wanted.emit()
        self.scrolled.emit()

    def _bring(self, row: int, *, centred: bool = False) -> None:
        for _attempt in range(4):
            room = self.viewport().height()
            height = self._heights[row]
            top = self._tops[row]
            value = self.verticalOffset()
            if centred:
                value = round(top - max(0.0, (room - height) / 2))
            elif top < value or height > room:
                value = round(top)
            elif top + height > value + room:
                value = round(top + height - room)
            self.verticalScrollBar().setValue(value)
            if abs(self._tops[row] - top) < 1:
                break

    def _render_on(self) -> None:
        """A long reply is rendered in small goes, so that everything else may go on in between."""
        row = next((row for row, made in reversed(self._layouts.items()) if not made.is_whole), None)
        if row is None:
            return
        if self._layouts[row].go_on():
            anchor = self._anchor()
            self._heights[row] = self._layouts[row].height
            self._settle(anchor)
            self.rendered.emit(row)
        self._rendering.start()

    def _flash_on(self) -> None:
        self._flash_left_ms -= _FLASH_STEP_MS
        if self._flash_left_ms <= 0:
            self._flash_timer.stop()
            self._flashed = None
        self.viewport().update()

    # what Qt asks of a view

    def doItemsLayout(self) -> None:
        """Rows are laid out when they are seen."""

    def updateGeometries(self) -> None:
        """The range of the scroll bar is set by `_settle`."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """The scroll bar moved."""
        if not self._settling:
            self._keeps_bottom = self.is_at_bottom
            self._settle(self._anchor())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Touchpads scroll by the pixel."""
        if event.pixelDelta().y():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.pixelDelta().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere; what was at the top stays there."""
        super().resizeEvent(event)
        anchor = self._anchor()
        if event.oldSize().width() != event.size().width():
            self._layouts.clear()
            self._estimate()
        self._settle(anchor)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows in sight."""
        painter = QPainter(self.viewport())
        for row in self.visible_rows:
            painter.save()
            painter.translate(self.origin_of(row))
            flash = 0.0
            if self._flashed is not None and self._flashed.row() == row:
                flash = min(1.0, self._flash_left_ms / (_FLASH_MS / 2))
            made = self.layout_of(row)
            inside = QRectF(event.rect()).translated(-self.origin_of(row))
            spoken = self.messages.spoken.span_in(self.messages.row(row).message.id)
            made.paint(painter, inside, self.selection_in(row), flash, self.copied_code, spoken)
            if self.shows_ring and self.hasFocus() and self.currentIndex().row() == row:
                ring = QRectF(-10, 2, made.width + 20, made.height - 4)
                painter.setPen(QPen(self._style.colour("accent"), 1.5))
                painter.drawRoundedRect(ring, 8, 8)
            painter.restore()

    shows_ring = False
    """Whether the chosen message is marked: when it was chosen by keyboard."""
    copied_code = ""
    """The code block that was copied a moment ago."""

    def selection_in(self, row: int) -> tuple[int, int] | None:
        """Which of a row's characters are selected."""
        return None

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where a row stands in the viewport."""
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        origin = self.origin_of(index.row())
        return QRectF(origin.x(), origin.y(), self.column.width(), self._heights[index.row()]).toRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        row = self.row_at(point.y())
        return self.messages.index(row) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into sight."""
        if index.isValid() and index.row() < len(self._heights):
            self._bring(index.row(), centred=hint is QAbstractItemView.ScrollHint.PositionAtCenter)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Up and down go from message to message."""
        step, last = QAbstractItemView.CursorAction, self.messages.rowCount() - 1
        current = self.currentIndex().row() if self.currentIndex().isValid() else last + 1
        page = max(1, len(self.visible_rows) - 1)
        target = {
            step.MoveUp: current - 1, step.MovePrevious: current - 1, step.MoveDown: current + 1,
            step.MoveNext: current + 1, step.MoveHome: 0, step.MoveEnd: last,
            step.MovePageUp: current - page, step.MovePageDown: current + page,
        }.get(action, current)  # fmt: skip
        return self.messages.index(max(0, min(target, last))) if last >= 0 else QModelIndex()

    def horizontalOffset(self) -> int:
        """Never scrolled sideways."""
        return 0

    def verticalOffset(self) -> int:
        """How far it is scrolled."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, _index: AnyIndex) -> bool:
        """No row is hidden."""
        return False

    def setSelection(self, _rect: QRect, _flags: object) -> None:
        """Words are selected, not rows."""

    def visualRegionForSelection(self, _selection: QItemSelection) -> QRegion:
        """Words are selected, not rows."""
        return QRegion()
