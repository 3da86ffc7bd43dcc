"""Makes the pages beside the conversation, when they are first wanted, and the tabs between them."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.settings.store import SettingsStore

_HEADING_FROM_PX = 560
_TABS = {"settings": "Settings", "models": "Models", "voice": "Voice", "health": "Health"}


def make(
    name: str,
    intents: Intents,
    settings: SettingsStore,
    bridge: Bridge,
    theme: Theme,
    voice: VoiceControl,
    show: Callable[[str], None],
) -> Page:
    """The page `settings`, `models`, `voice` or `health`; `show` goes to another one."""
    page = _made(name, intents, settings, bridge, theme, voice)
    page.heading_from_px = _HEADING_FROM_PX
    for other, label in _TABS.items():
        tab = QPushButton(label)
        tab.setProperty("role", "tab")
        tab.setCheckable(True)
        tab.setAutoExclusive(False)
        tab.setChecked(other == name)
        tab.clicked.connect(partial(_go, tab, other == name, show, other))
        page.head.addWidget(tab)
    return page


def _made(
    name: str, intents: Intents, settings: SettingsStore, bridge: Bridge, theme: Theme, voice: VoiceControl
) -> Page:
    match name:
        case "models":
            from bestfriend_desktop.faces.window.settings.models_page import ModelsPage

            return ModelsPage(intents, bridge, theme)
        case "voice":
            from bestfriend_desktop.faces.window.voice.voice_page import VoicePage

            return VoicePage(intents, settings, bridge, theme, voice)
        case "health":
            from bestfriend_desktop.faces.window.settings.health_page import HealthPage

            return HealthPage(intents, bridge, theme)
        case _:
            from bestfriend_desktop.faces.window.settings.settings_page import SettingsPage

            return SettingsPage(intents, settings, bridge, theme)


def _go(tab: QPushButton, is_here: bool, show: Callable[[str], None], other: str) -> None:
    tab.setChecked(is_here)  # a tab shows where one is, not what was pressed
    show(other)
