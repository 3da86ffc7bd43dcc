"""The small bar of buttons that stands under the message the person points at or has chosen."""

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from bestfriend_desktop.domain.conversation import MessageStatus
from bestfriend_desktop.domain.models import BASIC_MODEL
from bestfriend_desktop.faces.window.chat.transcript_model import Row
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

_ACTIONS = (
    ("speak", "Read aloud"),
    ("copy", "Copy message"),
    ("again", "Answer again"),
    ("edit", "Edit and send again"),
)
_ICONS = {"speak": "speaker"}
"""Where it is not named after the action."""


class MessageActions(QFrame):
    """Read aloud, copy, regenerate, edit; what does not apply to a message is hidden."""

    wanted = Signal(str, int)
    """An action (`speak`, `copy`, `again`, `edit`) for a row."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("actions")
        self.setAccessibleName("Actions for this message")
        self.row = -1
        self._is_spoken = False
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 1, 2, 1)
        layout.setSpacing(0)
        self.buttons: dict[str, QToolButton] = {}
        self._icons: dict[str, ThemedIcon] = {}
        for name, label in _ACTIONS:
            button = QToolButton(self)
            button.setProperty("role", "tiny")
            button.setToolTip(label)
            button.setAccessibleName(label)
            button.clicked.connect(lambda _checked=False, name=name: self.wanted.emit(name, self.row))
            layout.addWidget(button)
            self.buttons[name] = button
            self._icons[name] = ThemedIcon(button, theme, _ICONS.get(name, name), step="small")
        self.hide()

    def offer(self, number: int, row: Row, edge: QPoint, *, busy: bool, is_spoken: bool) -> None:
        """Stand beside `edge`, the middle of a footer's free side; to its left for the person's own."""
        self.row = number
        if is_spoken != self._is_spoken:
            self._is_spoken = is_spoken
            self._follow_voice()
        self.buttons["speak"].setVisible(not row.is_own)
        self.buttons["again"].setVisible(can_answer_again(row) and not busy)
        self.buttons["edit"].setVisible(row.is_own and not row.is_waiting and not busy)
        self.adjustSize()
        self.move(edge - QPoint(self.width() if row.is_own else 0, self.height() // 2))
        self.show()
        self.raise_()

    def _follow_voice(self) -> None:
        self._icons["speak"].show("stop" if self._is_spoken else _ICONS["speak"])
        label = "Stop reading" if self._is_spoken else "Read aloud"
        self.buttons["speak"].setToolTip(label)
        self.buttons["speak"].setAccessibleName(label)


def can_go_on(row: Row) -> bool:
    """True for a reply that was cut off at its limit, stopped or broken off."""
    is_over = not row.is_writing and not row.is_waiting and not row.is_own
    return is_over and row.message.status is not MessageStatus.COMPLETE and row.message.model != BASIC_MODEL


def can_answer_again(row: Row) -> bool:
    """True for a whole reply, and for a message that never got one."""
    return not row.is_writing and not row.is_waiting and (not row.is_own or bool(row.note))
