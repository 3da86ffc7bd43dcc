"""Makes the pages beside the conversation, when they are first wanted, and the tabs between them."""

from collections.abc import Callable

from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.settings.tabs import Tabs
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.settings.store import SettingsStore

_HEADING_FROM_PX = 560


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
    page = _made(name, intents, settings, bridge, theme, voice, show)
    page.heading_from_px = _HEADING_FROM_PX
    page.head.addWidget(Tabs(name, show))
    return page


def _made(
    name: str,
    intents: Intents,
    settings: SettingsStore,
    bridge: Bridge,
    theme: Theme,
    voice: VoiceControl,
    show: Callable[[str], None],
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

            page = SettingsPage(intents, settings, bridge, theme)
            page.setup_wanted.connect(lambda: show("setup again"))
            return page
