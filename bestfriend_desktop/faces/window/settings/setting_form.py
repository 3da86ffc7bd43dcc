"""Rows of settings that store what is wanted, and show what holds."""

from PySide6.QtCore import QObject

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, SettingChanged
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.settings.store import SettingsStore, Source

_ABOVE_THE_FORM = (Source.ENVIRONMENT, Source.COMMAND_LINE)


class SettingForm(QObject):
    """Keeps the rows of a page and the stored settings the same."""

    def __init__(self, intents: Intents, settings: SettingsStore, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._intents = intents
        self._settings = settings
        self.rows: dict[str, SettingRow] = {}
        bridge.heard.connect(self._hear)

    def add(self, row: SettingRow) -> SettingRow:
        """Take care of one more row."""
        row.change_wanted.connect(self._change)
        row.reset_wanted.connect(self._reset)
        self.rows[row.described.name] = row
        self._show(row.described.name)
        return row

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
