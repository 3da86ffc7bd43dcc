"""Whether anything is remembered at all, and which kinds: the settings of `memory` that are switches."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.labels import PlainLabel
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S
from bestfriend_desktop.settings.describe import SettingType, descriptions
from bestfriend_desktop.settings.store import SettingsStore, Source


class Switches(QWidget):
    """A card with a row for each switch."""

    change_wanted = Signal(str, object)

    def __init__(self, settings: SettingsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._settings = settings
        heading = PlainLabel("What is remembered")
        heading.setProperty("role", "heading")
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_S, 0, SPACE_L)
        column.setSpacing(SPACE_M)
        column.addWidget(heading)
        column.addWidget(card)
        column.addStretch(1)
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(0)
        self.rows: dict[str, SettingRow] = {}
        for described in descriptions().values():
            if described.section == "memory" and described.type is SettingType.SWITCH:
                row = self.rows[described.name] = SettingRow(described)
                row.change_wanted.connect(self.change_wanted)
                row.reset_wanted.connect(
                    lambda name, default=described.default: self.change_wanted.emit(name, default)
                )
                layout.addWidget(row)
        self.refresh()

    def refresh(self) -> None:
        """Show what is in force."""
        for name, row in self.rows.items():
            source = self._settings.source(name)
            is_fixed = source in (Source.ENVIRONMENT, Source.COMMAND_LINE)
            row.show_value(self._settings.get(name), fixed_by=str(source) if is_fixed else "")
