"""All settings, made from their descriptions: searchable, explained, applied at once."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_S, Theme
from bestfriend_desktop.settings.describe import descriptions, sections
from bestfriend_desktop.settings.store import SettingsStore


class SettingsPage(Page):
    """A card for each section, a row for each setting."""

    setup_wanted = Signal()
    """The person wants the first steps again."""

    def __init__(self, intents: Intents, settings: SettingsStore, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Settings", theme)
        self._form = SettingForm(intents, settings, bridge, self)
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search settings")
        self.search.setAccessibleName("Search settings")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        self.nothing = WrappedLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.rows = self._form.rows
        self._cards: list[tuple[WrappedLabel, QFrame, list[SettingRow]]] = []
        for section, kind in sections():
            self._add_section(section, str(kind.__doc__))
        self.again = ElidedButton("Go through the first steps again", short="First steps")
        self.again.setProperty("role", "outlined")
        self.again.clicked.connect(self.setup_wanted)
        line = QHBoxLayout()
        line.addWidget(self.again)
        line.addStretch(1)
        self.body.addLayout(line)
        self.body.addStretch(1)
        self.setFocusProxy(self.search)

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have been plugged in or fetched."""
        super().showEvent(event)
        self._form.load_options()

    def _add_section(self, section: str, title: str) -> None:
        heading = WrappedLabel(title.rstrip("."))
        heading.setProperty("role", "heading")
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(0)
        rows = []
        for described in descriptions().values():
            if described.section == section:
                row = self._form.add(SettingRow(described))
                layout.addWidget(row)
                rows.append(row)
        self.body.addWidget(heading)
        self.body.addWidget(card)
        self._cards.append((heading, card, rows))

    def _filter(self, words: str) -> None:
        found = False
        for heading, card, rows in self._cards:
            shown = [row for row in rows if row.matches(words)]
            for row in rows:
                row.setVisible(row in shown)
            heading.setVisible(bool(shown))
            card.setVisible(bool(shown))
            found = found or bool(shown)
        self.nothing.setText(f"No setting speaks of “{words}”.")
        self.nothing.setVisible(not found)
