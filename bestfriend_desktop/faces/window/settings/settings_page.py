"""All settings, made from their descriptions: searchable, explained, applied at once."""

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, SettingChanged
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import PlainLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_S, Theme
from bestfriend_desktop.settings.describe import descriptions, sections
from bestfriend_desktop.settings.store import SettingsStore, Source

_ABOVE_THE_FORM = (Source.ENVIRONMENT, Source.COMMAND_LINE)


class SettingsPage(Page):
    """A card for each section, a row for each setting."""

    def __init__(self, intents: Intents, settings: SettingsStore, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Settings", theme)
        self._intents = intents
        self._settings = settings
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search settings")
        self.search.setAccessibleName("Search settings")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._filter)
        self.body.addWidget(self.search)
        self.nothing = PlainLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.hide()
        self.body.addWidget(self.nothing)
        self.rows: dict[str, SettingRow] = {}
        self._cards: list[tuple[PlainLabel, QFrame, list[SettingRow]]] = []
        for section, kind in sections():
            self._add_section(section, str(kind.__doc__))
        self.body.addStretch(1)
        self.setFocusProxy(self.search)
        bridge.heard.connect(self._hear)
        for name in self.rows:
            self._show(name)

    def _add_section(self, section: str, title: str) -> None:
        heading = PlainLabel(title.rstrip("."))
        heading.setProperty("role", "heading")
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(0)
        rows = []
        for described in descriptions().values():
            if described.section == section:
                row = SettingRow(described)
                row.change_wanted.connect(self._change)
                row.reset_wanted.connect(self._reset)
                layout.addWidget(row)
                rows.append(row)
                self.rows[described.name] = row
        self.body.addWidget(heading)
        self.body.addWidget(card)
        self._cards.append((heading, card, rows))

    def _change(self, name: str, value: object) -> None:
        self._intents.do(self._store(name, value), f"change setting {name}")

    def _reset(self, name: str) -> None:
        self._intents.submit(self._intents.companion.reset_setting(name), f"reset setting {name}")

    async def _store(self, name: str, value: object) -> None:
        try:
            await self._intents.ask(self._intents.companion.change_setting(name, value))
        except BestFriendError as error:
            self.rows[name].show_problem(str(error))

    def _hear(self, event: Event) -> None:
        if isinstance(event, SettingChanged) and event.name in self.rows:
            self._show(event.name)

    def _show(self, name: str) -> None:
        row = self.rows[name]
        try:
            source = self._settings.source(name)
            value = self._settings.get(name)
        except BestFriendError as error:  # a secret that cannot be had now
            row.show_problem(str(error))
            return
        row.show_value(value, fixed_by=str(source) if source in _ABOVE_THE_FORM else "")

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
