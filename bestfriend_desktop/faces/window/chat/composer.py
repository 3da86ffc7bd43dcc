"""Where the person writes: grows with the text, sends, stops, and never loses a word."""

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

PAUSE_MS = 150
"""Long enough that not every letter is a pause, short enough to be over before somebody sends."""

_MOST_LINES = 8
_INVITATION, _SHORT_INVITATION = "Write a message", "Message"

LONGEST_PASTE = 200_000
"""Characters. Qt breaks a line of a million for seconds, and few models have room for so much."""


class ComposerText(QPlainTextEdit):
    """Plain text that is as high as its lines, up to eight."""

    submitted = Signal()
    focused = Signal(bool)
    paste_refused = Signal(int)
    """So many characters are too many."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer_text")
        self.setPlaceholderText(_INVITATION)
        self.setAccessibleName("Message")
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.sends_with_ctrl = False
        self.textChanged.connect(self.fit)

    def fit(self) -> None:
        """As high as the text."""
        lines = max(1, min(_MOST_LINES, round(self.document().size().height())))
        height = lines * self.fontMetrics().lineSpacing() + 2 * 2 + 2
        self.setFixedHeight(height)
        beyond = self.document().size().height() > _MOST_LINES
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if beyond else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)

    def resizeEvent(self, event: object) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stub wants QResizeEvent, which it is
        fits = self.fontMetrics().horizontalAdvance(_INVITATION) + 2 * 2 < self.width()
        self.setPlaceholderText(_INVITATION if fits else _SHORT_INVITATION)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter sends, or Ctrl+Enter where the person prefers that; the other one starts a new line."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not shift and (ctrl if self.sends_with_ctrl else not ctrl):
            self.submitted.emit()
        else:
            self.insertPlainText("\n")
            self.ensureCursorVisible()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Whatever is pasted comes in as plain text; a book does not, and stays where it was copied."""
        if not source.hasText():
            return
        if len(text := source.text()) > LONGEST_PASTE:
            self.paste_refused.emit(len(text))
        else:
            self.insertPlainText(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The frame around shows the focus."""
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame around shows the focus."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class Composer(QFrame):
    """The field, the button to talk with, and the one that sends or stops."""

    submitted = Signal(str)
    paused = Signal(str)
    """What is written so far, when nothing was written for a moment."""
    stop_wanted = Signal()
    edit_cancelled = Signal()

    def __init__(self, talk: QWidget, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self.text = ComposerText(self)
        self.is_answering = False
        self.is_editing = False
        self.button = QToolButton(self)
        self.button.setProperty("role", "send")
        self._icon = ThemedIcon(self.button, theme, "send")
        self._editing = self._editing_banner()
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.text, 1, Qt.AlignmentFlag.AlignVCenter)
        line.addWidget(talk, 0, Qt.AlignmentFlag.AlignBottom)
        line.addWidget(self.button, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M + 2, SPACE_S, SPACE_S, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self._editing)
        layout.addLayout(line)
        self.setFocusProxy(self.text)
        self.text.submitted.connect(self._submit)
        self.text.focused.connect(self._show_focus)
        self.text.textChanged.connect(self._refresh)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._tell_pause)
        self.text.textChanged.connect(self._pause.start)
        self.button.clicked.connect(self._press)
        theme.changed.connect(self.text.fit)
        self._refresh()

    def draft(self) -> str:
        """What is written and not sent."""
        return self.text.toPlainText()

    def write(self, text: str) -> None:
        """Put a text into the field, the cursor behind it."""
        self.text.setPlainText(text)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def set_answering(self, is_answering: bool) -> None:
        """While a reply is written the button stops it."""
        self.is_answering = is_answering
        self._refresh()

    def begin_edit(self, text: str) -> None:
        """Write an earlier message anew."""
        self.is_editing = True
        self._editing.show()
        self.write(text)
        self.text.setFocus()

    def end_edit(self) -> None:
        """Back to a new message."""
        self.is_editing = False
        self._editing.hide()

    def _editing_banner(self) -> QWidget:
        banner = QWidget(self)
        banner.setObjectName("editing")
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(banner)
        layout.setContentsMargins(SPACE_S, 2, 2, 2)
        label = WrappedLabel("Editing an earlier message. The old version stays reachable.")
        label.setProperty("role", "small")
        cancel = QPushButton("Cancel")
        cancel.setProperty("role", "status")
        cancel.setAccessibleName("Cancel editing")
        cancel.clicked.connect(self.edit_cancelled)
        layout.addWidget(label, 1)
        layout.addWidget(cancel)
        banner.hide()
        return banner

    def _press(self) -> None:
        self.stop_wanted.emit() if self.is_answering else self._submit()

    def _submit(self) -> None:
        if not self.is_answering and self.draft().strip():
            self.submitted.emit(self.draft())

    def _tell_pause(self) -> None:
        if not self.is_answering and self.draft().strip():
            self.paused.emit(self.draft())

    def _show_focus(self, has_focus: bool) -> None:
        self.setProperty("focused", has_focus)
        self.style().unpolish(self)
        self.style().polish(self)

    def _refresh(self) -> None:
        name, label = ("stop", "Stop the reply (Esc)") if self.is_answering else ("send", "Send")
        enabled = self.is_answering or bool(self.draft().strip())
        self.button.setEnabled(enabled)
        self._icon.show(name, colour="on_accent" if enabled else "text_muted")
        self.button.setToolTip(label)
        self.button.setAccessibleName(label)
