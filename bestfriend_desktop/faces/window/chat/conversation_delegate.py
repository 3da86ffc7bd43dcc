"""How a conversation looks in the list: its title, and when it was."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from bestfriend_desktop.domain.conversation import Conversation
from bestfriend_desktop.faces.window.chat.conversation_model import CONVERSATION_ROLE, WHEN_ROLE
from bestfriend_desktop.faces.window.elided import elided
from bestfriend_desktop.faces.window.icons import pixmap
from bestfriend_desktop.faces.window.theme import RADIUS_SMALL, Theme

_SIDE_PX = 12


class ConversationDelegate(QStyledItemDelegate):
    """Paints headings and conversations."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Headings have room above them."""
        is_heading = index.data(CONVERSATION_ROLE) is None
        return QSize(
            120, round(self._theme.size("small") + 24 if is_heading else self._theme.size("body") + 19)
        )

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        area: QRect = option.rect
        state: QStyle.StateFlag = option.state
        conversation = index.data(CONVERSATION_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._theme.colour
        if not isinstance(conversation, Conversation):
            painter.setFont(self._theme.font("small", bold=True))
            painter.setPen(colour("text_muted"))
            place = area.adjusted(_SIDE_PX, 0, 0, -5)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, str(index.data())
            )
        else:
            self._paint_conversation(painter, area, state, conversation, index)
        painter.restore()

    def _paint_conversation(
        self,
        painter: QPainter,
        area: QRect,
        state: QStyle.StateFlag,
        conversation: Conversation,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        colour, card = self._theme.colour, area.adjusted(2, 1, -2, -1)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            is_selected = bool(state & QStyle.StateFlag.State_Selected)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("pressed" if is_selected else "hover"))
            painter.drawRoundedRect(card, RADIUS_SMALL, RADIUS_SMALL)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(1, 1, -1, -1), RADIUS_SMALL, RADIUS_SMALL)
        inner = card.adjusted(_SIDE_PX - 2, 0, -8, 0)
        painter.setFont(self._theme.font("small"))
        painter.setPen(colour("text" if state & QStyle.StateFlag.State_Selected else "text_muted"))
        when = str(index.data(WHEN_ROLE))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, when)
        inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(when) - 10)
        if conversation.temporary:
            side, ratio = self._theme.icon_px("small"), painter.device().devicePixelRatioF()
            mark = pixmap("temporary", self._theme.colours.text_muted, side, ratio)
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, mark)
            inner.setLeft(inner.left() + side + 5)
        painter.setFont(self._theme.font("body"))
        painter.setPen(colour("text"))
        title = elided(str(index.data()), painter.fontMetrics(), inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        """A field in place of the title."""
        editor = QLineEdit(parent)
        editor.setProperty("role", "inline")
        editor.setAccessibleName("Title of the conversation")
        editor.setMaxLength(80)
        return editor
