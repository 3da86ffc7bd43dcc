"""The conversation, and the pages that take its place; a page is made when it is first wanted."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.shortcuts import ShortcutsPage
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.settings.store import SettingsStore

if TYPE_CHECKING:
    from bestfriend_desktop.faces.window.memories.memories_page import MemoriesPage
    from bestfriend_desktop.faces.window.setup.wizard import SetupPage


class PageStack(QStackedWidget):
    """Shows one of them at a time.

    Args:
        chat: the conversation; shown first.
        intents, settings, bridge, theme, voice: what pages work with.
        show: goes to another page by name.
    """

    left = Signal()
    """The person wants back to the conversation."""
    message_wanted = Signal(object)
    """A Message shall be seen where it was said."""

    def __init__(
        self,
        chat: QWidget,
        intents: Intents,
        settings: SettingsStore,
        bridge: Bridge,
        theme: Theme,
        voice: VoiceControl,
        show: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._chat = chat
        self._parts = (intents, settings, bridge, theme)
        self._theme = theme
        self._voice = voice
        self._show = show
        self._pages: dict[str, Page] = {}
        self.addWidget(chat)

    @property
    def shown_page(self) -> Page | None:
        """None while the conversation is shown."""
        shown = self.currentWidget()
        return shown if isinstance(shown, Page) else None

    @property
    def is_setting_up(self) -> bool:
        """True while the first steps are shown."""
        return self.currentWidget() is self._pages.get("setup", self._chat) is not self._chat

    def page(self, name: str) -> Page:
        """The page `setup`, `memories`, `deleted`, `settings`, `models`, `voice`, `health` or `shortcuts`."""
        page = self._pages.get(name)
        if page is None:
            page = self._pages[name] = self._make(name)
            page.left.connect(self.left)
            self.addWidget(page)
        return page

    @property
    def memories(self) -> "MemoriesPage":
        """The page of memories."""
        from bestfriend_desktop.faces.window.memories.memories_page import MemoriesPage

        page = self.page("memories")
        assert isinstance(page, MemoriesPage)
        return page

    @property
    def setup(self) -> "SetupPage":
        """The first steps."""
        from bestfriend_desktop.faces.window.setup.wizard import SetupPage

        page = self.page("setup")
        assert isinstance(page, SetupPage)
        return page

    def _make(self, name: str) -> Page:
        if name == "shortcuts":
            return ShortcutsPage(self._theme)
        if name == "memories":
            from bestfriend_desktop.faces.window.memories.memories_page import MemoriesPage

            page = MemoriesPage(*self._parts)
            page.message_wanted.connect(self.message_wanted)
            return page
        if name == "setup":
            from bestfriend_desktop.faces.window.setup.wizard import SetupPage

            return SetupPage(*self._parts, self._voice)
        if name == "deleted":
            from bestfriend_desktop.faces.window.chat.deleted_page import DeletedPage

            intents, _settings, bridge, theme = self._parts
            return DeletedPage(intents, bridge, theme)
        from bestfriend_desktop.faces.window.settings import pages

        return pages.make(name, *self._parts, self._voice, self._show)
