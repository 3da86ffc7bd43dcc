"""One setting in the form: label, help, the field of its type, what is wrong with it, a way back."""

import re

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.beside import direction
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.number_field import SliderField, SpinField
from bestfriend_desktop.faces.window.settings.setting_field import field_of
from bestfriend_desktop.faces.window.settings.text_field import SecretField, SwitchField
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS
from bestfriend_desktop.settings.describe import SettingDescription
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
        about: what is said of it; empty takes its help.
    """

    change_wanted = Signal(str, object)
    reset_wanted = Signal(str)
    reveal_wanted = Signal(str)

    def __init__(self, described: SettingDescription, about: str = "") -> None:
        super().__init__()
        self.described = described
        info = described.info
        label = WrappedLabel(info.label)
        help_text = _COMMAND.sub(r"“\1”", about or info.help)
        help_text += " Takes effect at the next start." if info.restart else ""
        self.help = WrappedLabel(help_text)
        self.help.setProperty("role", "small")
        self.field = field_of(described)
        self.field.value_wanted.connect(lambda value: self.change_wanted.emit(described.name, value))
        if isinstance(self.field, SecretField):
            self.field.reveal_wanted.connect(lambda: self.reveal_wanted.emit(described.name))
        is_switch = isinstance(self.field, SwitchField)
        if not is_switch:
            _wide(self.field)
        unit = f" ({info.unit})" if info.unit and isinstance(self.field, SpinField | SliderField) else ""
        self.field.setAccessibleName(info.label + unit)
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
        self._layout.addWidget(self.field, 0 if is_switch else 1)
        self._layout.setAlignment(self.field, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside or below."""
        super().resizeEvent(event)
        beside = self.width() >= _BESIDE_FROM_LINES * self.fontMetrics().height()
        self._layout.setDirection(direction(beside))
        self._layout.setSpacing(SPACE_M if beside else SPACE_XS)

    def show_value(self, value: SettingValue, *, fixed_by: str = "") -> None:
        """Show the value in force; `fixed_by` names what outranks the form."""
        self.field.show_value(value)
        self.field.setEnabled(not fixed_by)
        self.reset.setVisible(value != self.described.default and not fixed_by)
        self.show_problem(f"Set by the {fixed_by}; it cannot be changed here." if fixed_by else "")

    def show_problem(self, words: str) -> None:
        """Say what is wrong, under the setting."""
        self.problem.setText(words)
        self.problem.setVisible(bool(words))

    def matches(self, words: str) -> bool:
        """True when the setting speaks of all these words."""
        info = self.described.info
        options = " ".join(f"{option.value} {option.label}" for option in info.options)
        parts = (self.described.name, info.label, info.help, info.unit, options, info.provider or "")
        text = " ".join(parts).lower()
        return all(word in text for word in words.lower().split())


def _wide(field: QWidget) -> None:
    field.setMinimumWidth(140)
    field.setMaximumWidth(_FIELD_PX)
    field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
