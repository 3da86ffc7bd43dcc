"""Texts: a line, some lines, a secret, and a file that is chosen; and the switch."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.faces.window.settings.choice_field import ChoiceField
from bestfriend_desktop.faces.window.theme import SPACE_S

_LINES = 3.5
"""How high a text of some lines is, in lines."""


class SwitchField(QCheckBox):
    """On or off."""

    value_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.toggled.connect(lambda is_on: self.value_wanted.emit(is_on))

    def show_value(self, value: object) -> None:
        """Show what is in force; nothing is wanted by that."""
        was_blocked = self.blockSignals(True)
        self.setChecked(bool(value))
        self.blockSignals(was_blocked)


class LineField(QLineEdit):
    """One line; wanted when it is left, or with Enter.

    Args:
        empty: stands there while it is empty.
    """

    value_wanted = Signal(object)

    def __init__(self, empty: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(empty)
        self.editingFinished.connect(self._finished)

    def show_value(self, value: object) -> None:
        """Show what is in force, unless the person is writing something else."""
        if not (self.hasFocus() and self.isModified()):
            self.setText(str(value))
            self.setCursorPosition(0)

    def _finished(self) -> None:
        if self.isModified():
            self.setModified(False)
            self.value_wanted.emit(self.text())


class ParagraphField(QPlainTextEdit):
    """Some lines; wanted when they are left."""

    value_wanted = Signal(object)

    def __init__(self, empty: str = "") -> None:
        super().__init__()
        self.setProperty("role", "field")
        self.setPlaceholderText(empty)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(2)

    def show_value(self, value: object) -> None:
        """Show what is in force, unless the person is writing something else."""
        if not (self.hasFocus() and self.document().isModified()) and self.toPlainText() != value:
            self.setPlainText(str(value))
            self.document().setModified(False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The person has done writing; a menu that opens above it is no end of that."""
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason and self.document().isModified():
            self.document().setModified(False)
            self.value_wanted.emit(self.toPlainText())

    def changeEvent(self, event: object) -> None:
        """As high as its lines."""
        super().changeEvent(event)  # type: ignore[arg-type]  # the stub wants QEvent, which it is
        self.setFixedHeight(round(self.fontMetrics().lineSpacing() * _LINES) + 14)


class SecretField(QWidget):
    """A line that is hidden, and a button that shows it: what is stored as well, when one asks for it."""

    value_wanted = Signal(object)
    reveal_wanted = Signal()
    """Give `reveal` what is stored."""

    def __init__(self) -> None:
        super().__init__()
        self.line = LineField()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.value_wanted.connect(lambda value: self.value_wanted.emit(value))
        self.show_it = QPushButton("Show")
        self.show_it.setProperty("role", "outlined")
        self.show_it.setCheckable(True)
        self.show_it.toggled.connect(self._toggle)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.show_it)
        self.setFocusProxy(self.line)

    def show_value(self, value: object) -> None:
        """Say whether there is one; it is not shown by that."""
        self.line.setPlaceholderText("Stored; write to replace it" if value else "Not set")
        self.line.show_value("")
        self.show_it.setChecked(False)

    def reveal(self, stored: str) -> None:
        """Show what is stored, if that is still wanted and nothing else has been written."""
        if self.show_it.isChecked() and not self.line.text():
            self.line.setText(stored)

    def hideEvent(self, event: object) -> None:
        """Nobody finds it open on coming back."""
        super().hideEvent(event)  # type: ignore[arg-type]  # the stub wants QHideEvent, which it is
        self.show_it.setChecked(False)

    def setAccessibleName(self, name: str) -> None:
        """The line is what is read out, and the button says whose it is."""
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)
        self.show_it.setAccessibleName(f"Show {name}")

    def _toggle(self, is_shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)
        self.show_it.setText("Hide" if is_shown else "Show")
        if is_shown:
            self.reveal_wanted.emit()
        elif not self.line.isModified():
            self.line.clear()


class FileField(QWidget):
    """A field that may name a file, with a chooser below it.

    Args:
        field: what else it is chosen or written with.
        files: which ones are shown: `Text files (*.md *.txt)`.
    """

    value_wanted = Signal(object)

    def __init__(self, field: ChoiceField | LineField, files: str) -> None:
        super().__init__()
        self.field = field
        self._files = files
        self.choose = QPushButton("Choose a file…")
        self.choose.setProperty("role", "outlined")
        self.choose.clicked.connect(self._open)
        field.value_wanted.connect(lambda value: self.value_wanted.emit(value))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(field)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(field)

    def show_value(self, value: object) -> None:
        """Show what is in force; nothing is wanted by that."""
        self.field.show_value(value)

    def setAccessibleName(self, name: str) -> None:
        """Read out for both."""
        super().setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.choose.setAccessibleName(f"Choose a file for {name}")

    def take(self, path: str) -> None:
        """This file is wanted."""
        self.value_wanted.emit(path)

    def _open(self) -> None:
        dialog = QFileDialog(self, "Choose a file", "", f"{self._files};;All files (*)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.take)
        dialog.open()
