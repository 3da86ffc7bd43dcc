"""One calm bar above the composer: a sentence, what to do about it, and at most two buttons."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.faces.window.beside import direction
from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon


@dataclass(frozen=True, slots=True)
class Notice:
    """What the bar says."""

    message: str
    remedy: str = ""
    is_error: bool = False
    action: str = ""
    """The label of its button; empty for none."""
    act: Callable[[], object] | None = None
    other_action: str = ""
    """The label of a second button, left of the first; empty for none."""
    other_act: Callable[[], object] | None = None
    passes_ms: int = 0
    """After this time it goes by itself; 0 stays until it is closed."""
    detail: str = ""
    """Shown in full: an address."""

    @staticmethod
    def of(error: BestFriendError, action: str = "", act: Callable[[], object] | None = None) -> "Notice":
        """An error with its remedy."""
        return Notice(error.message, error.remedy, is_error=True, action=action, act=act)


class NoticeBar(QFrame):
    """Shows one notice at a time; the newest stands. Never a modal box."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.notice: Notice | None = None
        self.message = self._label("")
        self.detail = self._label("")
        self.remedy = self._label("muted")
        self.action = ElidedButton("Try again")
        self.action.setProperty("role", "outlined")
        self.action.clicked.connect(self._act)
        self.other_action = ElidedButton("Something else")
        self.other_action.setProperty("role", "outlined")
        self.other_action.clicked.connect(self._act_otherwise)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName("Close this notice")
        self.close_button.setToolTip("Close (Esc)")
        ThemedIcon(self.close_button, theme, "close", step="small")
        self.close_button.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        for label in (self.message, self.detail, self.remedy):
            words.addWidget(label)
        self._buttons = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons.setSpacing(SPACE_S)
        self._buttons.addWidget(self.other_action, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addWidget(self.action, 0, Qt.AlignmentFlag.AlignLeft)
        self._buttons.addStretch(1)
        self._inner = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._inner.setSpacing(SPACE_S)
        self._inner.addLayout(words, 1)
        self._inner.addLayout(self._buttons)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_M + 2, SPACE_S + 2, SPACE_S, SPACE_S + 2)
        layout.setSpacing(SPACE_S)
        layout.addLayout(self._inner, 1)
        layout.addWidget(self.close_button)
        self._passing = QTimer(self, singleShot=True)
        self._passing.timeout.connect(self.dismiss)
        self.hide()

    def say(self, notice: Notice) -> None:
        """Show a notice in place of the one before."""
        self.notice = notice
        self.message.setText(notice.message)
        self.remedy.setText(notice.remedy)
        self.remedy.setVisible(bool(notice.remedy))
        self.detail.setText(notice.detail)
        self.detail.setVisible(bool(notice.detail))
        self.action.setText(notice.action)
        self.action.setVisible(bool(notice.action))
        self.other_action.setText(notice.other_action)
        self.other_action.setVisible(bool(notice.other_action))
        self.setProperty("kind", "error" if notice.is_error else "notice")
        self.setAccessibleName(f"{notice.message} {notice.detail} {notice.remedy}".strip())
        self.style().unpolish(self)
        self.style().polish(self)
        self._passing.stop()
        if notice.passes_ms:
            self._passing.start(notice.passes_ms)
        self.show()
        self._arrange()

    def dismiss(self) -> None:
        """Close the bar."""
        self._passing.stop()
        self.notice = None
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons beside the words, or below them."""
        super().resizeEvent(event)
        # Not at once: the layout around is being worked on, and would not learn of another height.
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        """Where the buttons would take half of the room they stand below, and below each other if need be."""
        buttons = [button for button in (self.other_action, self.action) if not button.isHidden()]
        wanted = sum(button.sizeHint().width() + SPACE_S for button in buttons)
        room = self.width() - self.close_button.sizeHint().width() - 2 * SPACE_M
        self._inner.setDirection(direction(wanted <= room / 2))
        self._buttons.setDirection(direction(wanted <= room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _act(self) -> None:
        self._do(self.notice.act if self.notice else None)

    def _act_otherwise(self) -> None:
        self._do(self.notice.other_act if self.notice else None)

    def _do(self, act: Callable[[], object] | None) -> None:
        self.dismiss()
        if act is not None:
            act()

    def _label(self, role: str) -> WrappedLabel:
        label = WrappedLabel()
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if role:
            label.setProperty("role", role)
        return label
