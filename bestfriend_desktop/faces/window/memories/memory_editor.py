"""A field in which a memory is written or changed, in place."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.memory import MemoryType
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S

_HEIGHT_PX = 84


class MemoryEditor(QFrame):
    """Words, for a new memory its type, and Save; Ctrl+Enter saves too."""

    saved = Signal(str, object)
    """The words, and the `MemoryType` that was chosen."""
    cancelled = Signal()

    def __init__(self, save: str, *, asks_type: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.text = QPlainTextEdit()
        self.text.setProperty("role", "field")
        self.text.setAccessibleName("What is remembered")
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(_HEIGHT_PX)
        self.text.installEventFilter(self)
        self.type = QComboBox()
        self.type.setAccessibleName("Kind of memory")
        self.type.addItem("A fact", MemoryType.FACT)
        self.type.addItem("A preference", MemoryType.PREFERENCE)
        self.save = QPushButton(save)
        self.save.setProperty("role", "main")
        self.save.setToolTip(f"{save} (Ctrl+Enter)")
        self.save.clicked.connect(self._save)
        self.cancel = QPushButton("Cancel")
        self.cancel.clicked.connect(self.cancelled)
        self.text.textChanged.connect(self._look)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.type)
        line.addStretch(1)
        line.addWidget(self.cancel)
        line.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.text)
        layout.addLayout(line)
        self.type.setVisible(asks_type)  # once it has a parent: a widget without one is a window
        self.hide()

    def begin(self, text: str, hint: str = "") -> None:
        """Show the field, with these words in it."""
        self.text.setPlaceholderText(hint)
        self.text.setPlainText(text)
        self._look()
        self.show()
        self.text.setFocus()
        self.text.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter saves."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._save()
                return True
        return super().eventFilter(watched, event)

    def _look(self) -> None:
        self.save.setEnabled(bool(self.text.toPlainText().strip()))

    def _save(self) -> None:
        if words := self.text.toPlainText().strip():
            self.saved.emit(words, MemoryType(self.type.currentData()))  # Qt keeps it as a string
