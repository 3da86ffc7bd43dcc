"""The small bar of buttons that stands under the message the person points at or has chosen."""

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from bestfriend_desktop.faces.window.chat.transcript_model import Row
from bestfriend_desktop.faces.window.icons import icon
from bestfriend_desktop.faces.window.theme import Theme

_ACTIONS = (
    ("speak", "Read aloud"),
    ("copy", "Copy message"),
    ("again", "Answer again"),
    ("edit", "Edit and send again"),
)


class MessageActions(QFrame):
    """Read aloud, copy, regenerate, edit; what does not apply to a message is hidden."""

    wanted = Signal(str, int)
    """An action (`speak`, `copy`, `again`, `edit`) for a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self.setAccessibleName("Actions for this message")
        self._theme = theme
        self.row = -1
        self._is_spoken = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        for name, label in _ACTIONS:
            button = QToolButton(self)
            button.setProperty("role", "tiny")
            button.setIconSize(QSize(15, 15))
            button.setToolTip(label)
            button.setAccessibleName(label)
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name, self.row))
            layout.addWidget(button)
            self.buttons[name] = button
        self._paint_icons()
        theme.changed.connect(self._paint_icons)
        self.hide()

    def offer(self, number: int, row: Row, edge: QPoint, *, busy: bool, is_spoken: bool) -> None:
        """Stand beside `edge`, the middle of a footer's free side; to its left for the person's own."""
        self.row = number
        if is_spoken != self._is_spoken:
            self._is_spoken = is_spoken
            self._paint_icons()
        self.buttons["speak"].setVisible(not row.is_own)
        self.buttons["again"].setVisible(can_answer_again(row) and not busy)
        self.buttons["edit"].setVisible(row.is_own and not row.is_waiting and not busy)
        self.adjustSize()
        self.move(edge - QPoint(self.width() if row.is_own else 0, self.height() // 2))
        self.show()
        self.raise_()

    def _paint_icons(self) -> None:
        icons = {"speak": "stop" if self._is_spoken else "speaker"}
        for name, button in self.buttons.items():
            button.setIcon(icon(icons.get(name, name), self._theme.colours.text_muted, 15))
        label = "Stop reading" if self._is_spoken else "Read aloud"
        self.buttons["speak"].setToolTip(label)
        self.buttons["speak"].setAccessibleName(label)


def can_answer_again(row: Row) -> bool:
    """True for a whole reply, and for a message that never got one."""
    return not row.is_writing and not row.is_waiting and (not row.is_own or bool(row.note))
