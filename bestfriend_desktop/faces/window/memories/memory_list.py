"""How memories are listed: a line or two of words, a quiet one about them, a mark on what is pinned."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bestfriend_desktop.domain.memory import Memory
from bestfriend_desktop.faces.window.elided import in_order
from bestfriend_desktop.faces.window.icons import pixmap
from bestfriend_desktop.faces.window.memories.memory_model import ENTRY_ROLE, Entry, MemoryModel
from bestfriend_desktop.faces.window.memories.wording import day
from bestfriend_desktop.faces.window.theme import RADIUS_SMALL, SPACE_M, SPACE_S, Theme

_LINES = 2
_LEADING = 1.28


class MemoryDelegate(QStyledItemDelegate):
    """Paints memories. The view asks for every height whenever one is added: they are measured once."""

    def __init__(self, theme: Theme, view: QListView, memories: MemoryModel) -> None:
        super().__init__(view)
        self._theme = theme
        self._memories = memories
        self._view = view
        self._width = 0
        self._sizes = (QSize(), QSize())
        self._metrics = QFontMetrics(theme.font("body"))
        self._is_long: dict[int, bool] = {}
        for changed in (theme.changed, memories.modelReset, memories.rowsRemoved, memories.dataChanged):
            changed.connect(lambda *_which: self._forget_sizes())

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """One line of words or two, a small one, and room around them."""
        width = self._view.viewport().width()
        if width != self._width:
            self._forget_sizes()
            self._width = width
            self._metrics = QFontMetrics(self._theme.font("body"))
            body = self._metrics.height() * _LEADING
            small = QFontMetrics(self._theme.font("small")).height()
            self._sizes = (
                QSize(120, round(body + small + 2 * SPACE_M)),
                QSize(120, round(2 * body + small + 2 * SPACE_M)),
            )
        row = index.row()
        if (is_long := self._is_long.get(row)) is None:
            text = self._memories.entry(row).words
            room = width - 2 * SPACE_M - self._pin_room_px
            is_long = self._is_long[row] = self._metrics.horizontalAdvance(text) > room
        return self._sizes[is_long]

    @property
    def _pin_room_px(self) -> int:
        return self._theme.icon_px("small") + SPACE_S

    def _forget_sizes(self) -> None:
        self._width = 0
        self._is_long.clear()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One memory."""
        entry = index.data(ENTRY_ROLE)
        if not isinstance(entry, Entry):
            return
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, area, state, is_first=index.row() == 0)
        inner = area.adjusted(SPACE_M, SPACE_M, -SPACE_M, -SPACE_M)
        if entry.memory.pinned:
            side, ratio = self._theme.icon_px("small"), painter.device().devicePixelRatioF()
            mark = pixmap("pin", self._theme.colours.accent, side, ratio)
            painter.drawPixmap(inner.right() - side, inner.top() + 2, mark)
        inner.setRight(inner.right() - self._pin_room_px)
        self._paint_words(painter, inner, entry)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, area: QRect, state: QStyle.StateFlag, *, is_first: bool
    ) -> None:
        card = area.adjusted(1, 1, -1, -1)
        if state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_Selected):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("hover"))
            painter.drawRoundedRect(card, RADIUS_SMALL, RADIUS_SMALL)
        elif not is_first:
            painter.setPen(QPen(self._theme.colour("border"), 1))
            painter.drawLine(area.left() + SPACE_M, area.top(), area.right() - SPACE_M, area.top())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card, RADIUS_SMALL, RADIUS_SMALL)

    def _paint_words(self, painter: QPainter, area: QRect, entry: Entry) -> None:
        font, small = self._theme.font("body"), self._theme.font("small")
        metrics, small_metrics = QFontMetrics(font), QFontMetrics(small)
        lines = first_lines(entry.words, font, area.width())
        leading = metrics.height() * _LEADING
        top = float(area.top())
        painter.setFont(font)
        painter.setPen(self._theme.colour("text" if entry.memory.is_current else "text_muted"))
        for line in lines:
            painter.drawText(QPointF(area.left(), top + metrics.ascent()), line)
            top += leading
        painter.setFont(small)
        painter.setPen(self._theme.colour("text_muted"))
        about = small_metrics.elidedText(
            f"{entry.about}{_until(entry.memory)}", Qt.TextElideMode.ElideRight, area.width()
        )
        painter.drawText(QPointF(area.left(), top + small_metrics.ascent() + 1), about)


class MemoryList(QListView):
    """The memories; Enter or a click opens one, Del forgets it, P pins it."""

    opened = Signal(object)
    """An `Entry`."""
    forget_wanted = Signal(object)
    pin_wanted = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Memories")
        self.memories = MemoryModel(self)
        self.setModel(self.memories)
        self.setItemDelegate(MemoryDelegate(theme, self, self.memories))
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(24)
        self.clicked.connect(self._open)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Del forgets (it can be undone), P pins."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        if isinstance(entry, Entry) and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            match event.key():
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self.opened.emit(entry)
                    return
                case Qt.Key.Key_Delete:
                    self.forget_wanted.emit(entry.memory)
                    return
                case Qt.Key.Key_P:
                    self.pin_wanted.emit(entry.memory)
                    return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, Entry):
            self.opened.emit(entry)


def first_lines(text: str, font: QFont, width: int) -> list[str]:
    """At most two lines, as they break at a width; the last ends in an ellipsis where there is more."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le", "replace")  # what Qt counts; a smiling face is two of them
    lines: list[str] = []
    layout.beginLayout()
    while len(lines) < _LINES and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        if len(lines) < _LINES - 1:
            lines.append(units[start:end].decode("utf-16-le", "ignore"))
        else:
            rest = units[start:].decode("utf-16-le", "ignore")
            lines.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return [in_order(line, of=text) for line in lines]


def _until(memory: Memory) -> str:
    if memory.is_current:
        return ""
    return f" · no longer so since {day(memory.valid_until)}" if memory.valid_until else " · no longer so"
