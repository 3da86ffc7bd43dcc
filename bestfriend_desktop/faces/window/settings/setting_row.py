"""One setting in the form: label, help, the field of its type, what is wrong with it, a way back."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.faces.window.beside import direction
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.choice_words import choices_of, empty_words
from bestfriend_desktop.faces.window.settings.setting_field import ChoiceField, SliderField
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS
from bestfriend_desktop.settings.describe import SettingDescription, SettingType
from bestfriend_desktop.settings.fields import SettingValue

_FIELD_PX = 300
_COMMAND = re.compile(r"`([^`]+)`")
"""In the help, which is Markdown for the docs; here it stands in quotation marks."""
_BESIDE_FROM_LINES = 24
"""Narrower than so many lines are high, the field stands below its words."""


class SettingRow(QWidget):
    """Shows one `SettingDescription`; a change is wanted at once, and shown when it holds.

    Args:
        described: the setting.
        field: what it is changed with; None makes the field of its type.
        about: what is said of it; empty takes its help.
    """

    change_wanted = Signal(str, object)
    reset_wanted = Signal(str)

    def __init__(
        self, described: SettingDescription, field: ChoiceField | SliderField | None = None, about: str = ""
    ) -> None:
        super().__init__()
        self.described = described
        info = described.info
        has_figure = isinstance(field, SliderField)
        label = WrappedLabel(f"{info.label} ({info.unit})" if info.unit and not has_figure else info.label)
        help_text = _COMMAND.sub(r"“\1”", about or info.help)
        help_text += " Takes effect at the next start." if info.restart else ""
        self.help = WrappedLabel(help_text)
        self.help.setProperty("role", "small")
        self.field: QWidget = field or self._field()
        if isinstance(self.field, ChoiceField | SliderField):
            _wide(self.field)
            self.field.value_wanted.connect(self._want)
        self.field.setAccessibleName(info.label)
        self.field.setAccessibleDescription(help_text)
        label.setBuddy(self.field)
        self.problem = WrappedLabel()
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.reset = QPushButton("Use the default")
        self.reset.setProperty("role", "link")
        self.reset.setAccessibleName(f"Use the default for {info.label}")
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(described.name))
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        for widget in (label, self.help, self.problem):
            words.addWidget(widget)
        words.addWidget(self.reset, 0, Qt.AlignmentFlag.AlignLeft)
        words.addStretch(1)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        self._layout.setSpacing(SPACE_M)
        self._layout.addLayout(words, 1)
        self._layout.addWidget(self.field, 0 if isinstance(self.field, QCheckBox) else 1)
        self._layout.setAlignment(self.field, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM_LINES * self.fontMetrics().height()
        self._layout.setDirection(direction(beside))
        self._layout.setSpacing(SPACE_M if beside else SPACE_XS)

    def show_value(self, value: SettingValue, *, fixed_by: str = "") -> None:
        """Show the value in force; `fixed_by` names what outranks the form."""
        field = self.field
        field.blockSignals(True)
        if isinstance(field, QCheckBox):
            field.setChecked(bool(value))
        elif isinstance(field, ChoiceField):
            field.show_value(str(value))
        elif isinstance(field, SliderField):
            field.show_value(float(value))
        elif isinstance(field, QLineEdit) and (not field.hasFocus() or not field.isModified()):
            field.setText("" if self.described.info.secret else self.described.as_text(value))
            if self.described.info.secret:
                field.setPlaceholderText("Stored; write to replace it" if value else "Not set")
        field.blockSignals(False)
        field.setEnabled(not fixed_by)
        self.reset.setVisible(value != self.described.default and not fixed_by)
        self.show_problem(f"Set by the {fixed_by}; it cannot be changed here." if fixed_by else "")

    def show_problem(self, words: str) -> None:
        """Say what is wrong, under the setting."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def matches(self, words: str) -> bool:
        """True when the setting speaks of all these words."""
        info = self.described.info
        text = f"{self.described.name} {info.label} {info.help} {' '.join(info.choices)}".lower()
        return all(word in text for word in words.lower().split())

    def _field(self) -> QWidget:
        described, info = self.described, self.described.info
        match described.type:
            case SettingType.SWITCH:
                switch = QCheckBox()
                switch.toggled.connect(self._want)
                return switch
            case SettingType.CHOICE:
                return ChoiceField(choices_of(described))
            case _:
                line = QLineEdit()
                _wide(line)
                line.setPlaceholderText(empty_words(described))
                if info.secret:
                    line.setEchoMode(QLineEdit.EchoMode.Password)
                line.editingFinished.connect(lambda: self._want_text(line))
                return line

    def _want(self, value: object) -> None:
        self.change_wanted.emit(self.described.name, value)

    def _want_text(self, line: QLineEdit) -> None:
        if line.isModified():
            line.setModified(False)
            self._want(line.text())


def _wide(field: QWidget) -> None:
    field.setMinimumWidth(140)
    field.setMaximumWidth(_FIELD_PX)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
