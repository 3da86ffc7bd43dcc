"""Rows of settings that store what is wanted, and show what holds."""

import asyncio
from collections.abc import Awaitable, Collection

from PySide6.QtCore import QObject

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import DevicesChanged, Event, ModelsChanged, SettingChanged
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.settings.setting_field import list_of
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.settings.text_field import SecretField
from bestfriend_desktop.settings.fields import Provider
from bestfriend_desktop.settings.store import SettingsStore, Source

_ABOVE_THE_FORM = (Source.ENVIRONMENT, Source.COMMAND_LINE)
_DEVICES = (Provider.MICROPHONES, Provider.SPEAKERS)
_MODELS = (Provider.MODELS, Provider.EMBEDDING_MODELS, Provider.VOICES, Provider.LISTENING_MODELS)
_OFFERS_MORE = {"ollama.enabled", "ollama.address", "ollama.backup_address", "ollama.allow_cloud"} | {
    "ollama.login",
    "openai.enabled",
    "openai.address",
    "openai.key",
    "openai.allow_outside",
    "speaking.server",
}
"""Settings after which there may be other models and voices."""


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
        row.reveal_wanted.connect(self._reveal)
        self.rows[row.described.name] = row
        self._show(row.described.name)
        return row

    def load_options(self, providers: Collection[Provider] = tuple(Provider)) -> None:
        """Ask anew what there is to choose from; each list waits for its own provider only."""
        for name, row in self.rows.items():
            if row.described.info.provider in providers:
                self._intents.do(self._offer(name), f"options of {name}")

    async def _offer(self, name: str) -> None:
        options = await self._intents.ask(self._intents.companion.options.of(name))
        if (field := list_of(self.rows[name].field)) is not None:
            field.offer(options)

    def _reveal(self, name: str) -> None:
        self._intents.do(self._show_secret(name), f"show {name}")

    async def _show_secret(self, name: str) -> None:
        row = self.rows[name]
        try:
            stored = await asyncio.to_thread(self._settings.get, name)
        except BestFriendError as error:
            row.show_problem(str(error))
            return
        if isinstance(row.field, SecretField):
            row.field.reveal(str(stored))

    def _change(self, name: str, value: object) -> None:
        # Handed down at once: the window may be closing, and then nothing is left to do it later.
        stored = self._intents.ask(self._intents.companion.change_setting(name, value))
        self._intents.do(self._tell(name, stored), f"change setting {name}")

    def _reset(self, name: str) -> None:
        self._intents.submit(self._intents.companion.reset_setting(name), f"reset setting {name}")

    async def _tell(self, name: str, stored: Awaitable[None]) -> None:
        try:
            await stored
        except BestFriendError as error:
            self.rows[name].show_problem(str(error))

    def _hear(self, event: Event) -> None:
        match event:
            case SettingChanged():
                if event.name in self.rows:
                    self._show(event.name)
                if event.name in _OFFERS_MORE:
                    self.load_options(_MODELS)
            case ModelsChanged():
                self.load_options(_MODELS)
            case DevicesChanged():
                self.load_options(_DEVICES)
            case _:
                pass

    def _show(self, name: str) -> None:
        row = self.rows[name]
        try:
            source = self._settings.source(name)
            value = self._settings.get(name)
        except BestFriendError as error:  # a secret that cannot be had now
            row.show_problem(str(error))
            return
        row.show_value(value, fixed_by=str(source) if source in _ABOVE_THE_FORM else "")
