"""Search results over all conversations: a model, and rows with the found words marked."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bestfriend_desktop.domain.conversation import Role, SearchHit
from bestfriend_desktop.faces.window.chat.conversation_model import UNTITLED, when
from bestfriend_desktop.faces.window.chat.transcript_model import AnyIndex
from bestfriend_desktop.faces.window.chat.word_map import utf16_length
from bestfriend_desktop.faces.window.elided import elided
from bestfriend_desktop.faces.window.theme import RADIUS_SMALL, Theme

HIT_ROLE = Qt.ItemDataRole.UserRole + 1
RELATED = "Related"
_LINES = 2


class SearchModel(QAbstractListModel):
    """The hits of the last search: by words, and under a heading those that are related."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[SearchHit | str] = []

    def show(self, hits: list[SearchHit]) -> None:
        """Show other hits, in place of all."""
        self.beginResetModel()
        self._rows = list(hits)
        self.endResetModel()

    def add_related(self, hits: list[SearchHit]) -> None:
        """Show these behind what is shown; what is chosen stays so."""
        if not hits:
            return
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(hits))
        self._rows += [RELATED, *hits]
        self.endInsertRows()

    def first_hit(self) -> QModelIndex:
        """The first row that is no heading; invalid where there is none."""
        row = next((row for row, hit in enumerate(self._rows) if isinstance(hit, SearchHit)), -1)
        return self.index(row)

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many rows, the heading too."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if index.isValid() and isinstance(self._rows[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The excerpt, and the whole hit; of a heading its words."""
        if not index.isValid():
            return None
        hit = self._rows[index.row()]
        if isinstance(hit, str):
            return hit if role == Qt.ItemDataRole.DisplayRole else None
        if role == HIT_ROLE:
            return hit
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hit.conversation.title or UNTITLED}: {hit.excerpt}"
        return hit.excerpt if role == Qt.ItemDataRole.DisplayRole else None


class SearchDelegate(QStyledItemDelegate):
    """Title, time, and two lines of the message."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Three lines and room around them; a heading has room above it."""
        if index.data(HIT_ROLE) is None:
            return QSize(120, round(self._theme.size("small") + 24))
        return QSize(
            120, round(self._theme.size("body") * 1.3 + _LINES * self._theme.size("small") * 1.4 + 24)
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One hit."""
        hit = index.data(HIT_ROLE)
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        theme, card = self._theme, area.adjusted(2, 2, -2, -2)
        painter.save()
        if not isinstance(hit, SearchHit):
            painter.setFont(theme.font("small", bold=True))
            painter.setPen(theme.colour("text_muted"))
            place = area.adjusted(12, 0, 0, -5)
            painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, index.data())
            painter.restore()
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(card, RADIUS_SMALL, RADIUS_SMALL)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
        inner = card.adjusted(10, 8, -8, -6)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text_muted"))
        time = when(hit.message.created_at)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight, time)
        room = inner.width() - painter.fontMetrics().horizontalAdvance(time) - 10
        painter.setFont(theme.font("body", bold=True))
        painter.setPen(theme.colour("text"))
        title = elided(hit.conversation.title or UNTITLED, painter.fontMetrics(), room)
        painter.drawText(inner, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft, title)
        inner.setTop(inner.top() + painter.fontMetrics().height() + 3)
        self._paint_excerpt(painter, inner, hit)
        painter.restore()

    def _paint_excerpt(self, painter: QPainter, area: QRect, hit: SearchHit) -> None:
        text, places = line_of(hit)
        layout = QTextLayout(text, self._theme.font("small"))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        marks = []
        for start, length in places:
            mark = QTextLayout.FormatRange()
            mark.start, mark.length = start, length
            look = QTextCharFormat()
            look.setBackground(self._theme.colour("flash"))
            look.setForeground(self._theme.colour("text"))
            mark.format = look
            marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        top = 0.0
        for _line in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(area.width())
            line.setPosition(QPointF(0, top))
            top += line.height() * 1.12
        layout.endLayout()
        painter.setPen(self._theme.colour("text_muted"))
        layout.draw(painter, QPointF(area.topLeft()))


def line_of(hit: SearchHit) -> tuple[str, list[tuple[int, int]]]:
    """What is shown of a message, and where it is marked: (start, length) in UTF-16 units, as Qt counts."""
    who = "You: " if hit.message.role is Role.PERSON else ""
    before = [utf16_length(who + hit.excerpt[:start]) for start, _end in hit.marks]
    lengths = [utf16_length(hit.excerpt[start:end]) for start, end in hit.marks]
    return who + hit.excerpt, list(zip(before, lengths, strict=True))


class SearchList(QListView):
    """The hits; activating one opens its conversation there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Found messages")
        self.hits = SearchModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(SearchDelegate(theme, self))
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
