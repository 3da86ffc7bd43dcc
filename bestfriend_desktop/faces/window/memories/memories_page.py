"""The page of memories: look through them, see where one comes from, change, add, pin and forget."""

from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QStackedWidget, QToolButton

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import (
    EmbedderChanged,
    EmbedderChanging,
    Event,
    MemoriesChanged,
    SettingChanged,
)
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType, Reason, Recollection
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.memories.memory_browser import MemoryBrowser
from bestfriend_desktop.faces.window.memories.memory_detail import MemoryDetail
from bestfriend_desktop.faces.window.memories.memory_editor import MemoryEditor
from bestfriend_desktop.faces.window.memories.memory_model import Entry
from bestfriend_desktop.faces.window.memories.origins import origins
from bestfriend_desktop.faces.window.memories.switches import Switches
from bestfriend_desktop.faces.window.notice_bar import Notice, NoticeBar
from bestfriend_desktop.faces.window.page import Page, scrolling
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon
from bestfriend_desktop.services.memories import Memories
from bestfriend_desktop.settings.store import SettingsStore

_HEADING_FROM_PX = 260
"""Narrower, at the usual size of text, it would be cut to a letter or two."""
_SETTLE_MS = 400
"""After a change of memories, when the list is read again: a reply brings several."""
_UNDO_FOR_MS = 12_000


class MemoriesPage(Page):
    """The list; in its place one memory when it is opened, or the switches."""

    message_wanted = Signal(object)
    """A `Message` to be seen in its conversation."""

    def __init__(self, intents: Intents, settings: SettingsStore, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Memories", theme, scrolls=False)
        self._intents = intents
        self._came_by: tuple[Reason, ...] = ()
        self.what = QToolButton()
        self.what.setCheckable(True)
        self.what.setAccessibleName("Choose what is remembered")
        self.what.setToolTip("Choose what is remembered")
        ThemedIcon(self.what, theme, "settings")
        self.new = QPushButton("Add")
        self.new.setProperty("role", "outlined")
        self.new.setToolTip("Write down something to remember")
        ThemedIcon(self.new, theme, "new", colour="text", step="small")
        self.head.addWidget(self.what)
        self.head.addWidget(self.new)
        self.heading_from_px = _HEADING_FROM_PX
        self.browser = MemoryBrowser(intents, settings, theme)
        self.list = self.browser.list
        self.detail = MemoryDetail(theme)
        self.switches = Switches(settings)
        self.writing = MemoryEditor("Remember", asks_type=True)
        self.notices = NoticeBar(theme)
        self._detail_scroll = scrolling(self.detail, "Memory")
        self._stack = QStackedWidget()
        for page in (self.browser, self._detail_scroll, scrolling(self.switches, "What is remembered")):
            self._stack.addWidget(page)
        self.body.addWidget(self.writing)
        self.body.addWidget(self._stack, 1)
        self.body.addWidget(self.notices)
        self.setFocusProxy(self.browser.filters.search)
        self._later = QTimer(self, singleShot=True)
        self._later.timeout.connect(self._refresh)
        self._connect(bridge)

    @property
    def shows_one(self) -> bool:
        """True while one memory is open."""
        return self._stack.currentWidget() is self._detail_scroll

    def show_all(self) -> None:
        """All memories, the newest first."""
        self._show_list()
        self.browser.show_all()

    def show_recalled(self, recollections: Sequence[Recollection]) -> None:
        """What came to mind for a reply, and why."""
        self._show_list()
        self.browser.show_recalled(recollections)
        self.list.setFocus()
        self.list.setCurrentIndex(self.list.memories.index(0))

    def go_back(self) -> None:
        """End what is being written, close what is open, or go back to the conversation."""
        if self.writing.isVisible():
            self._end_writing()
        elif self.detail.isVisible() and self.detail.is_editing:
            self.detail.end_edit()
        elif self._stack.currentWidget() is not self.browser:
            self._show_list()
        else:
            super().go_back()

    def open(self, memory_id: MemoryId, reasons: tuple[Reason, ...] = ()) -> None:
        """Show one memory in full, with the reasons why it came to mind where it did."""
        self._came_by = reasons
        self._do(self._open(memory_id), "open a memory")

    def forget(self, memory: Memory) -> None:
        """Put it out of mind; the bar brings it back."""
        self._do(self._forget(memory), "forget")

    # what is shown

    def _show_list(self) -> None:
        self.detail.end_edit()
        self.what.setChecked(False)
        if self._stack.currentWidget() is not self.browser:
            self._stack.setCurrentWidget(self.browser)
            self.list.setFocus()

    def _show_switches(self, shown: bool) -> None:
        if shown:
            self._stack.setCurrentIndex(2)
        else:
            self._show_list()

    def _begin_writing(self) -> None:
        self._show_list()
        self.writing.begin("", "Something about you, or about somebody you know")

    def _end_writing(self) -> None:
        self.writing.hide()
        self.new.setFocus()

    # the work itself, on the window's loop

    def _do(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._intents.do(self._told(work), name)

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        """What goes wrong is told here: the conversation's bar is out of sight."""
        try:
            await work
        except BestFriendError as error:
            self._tell(error)

    async def _memories(self) -> Memories:
        return await self._intents.ask(self._intents.companion.memories())

    async def _open(self, memory_id: MemoryId) -> None:
        self.detail.show_memory(await origins(self._intents, memory_id), self._came_by)
        self.what.setChecked(False)
        self._stack.setCurrentWidget(self._detail_scroll)
        self._detail_scroll.verticalScrollBar().setValue(0)
        self.detail.setFocus()

    async def _forget(self, memory: Memory) -> None:
        await self._intents.ask((await self._memories()).forget(memory.id))
        self.list.memories.remove(memory.id)
        self._show_list()
        self._offer_undo("Forgotten.", lambda: self._bring_back(memory))

    async def _bring_back(self, memory: Memory) -> None:
        await self._intents.ask((await self._memories()).undo_forget(memory.id))
        self._show_list()
        self.browser.load()

    async def _pin(self, memory: Memory) -> None:
        await self._show_changed(
            await self._intents.ask((await self._memories()).pin(memory.id, not memory.pinned))
        )

    async def _edit(self, memory: Memory, words: str) -> None:
        await self._show_changed(await self._intents.ask((await self._memories()).edit(memory.id, words)))

    async def _show_changed(self, memory: Memory) -> None:
        self.list.memories.put(memory)
        if self.shows_one:
            self.detail.show_memory(await origins(self._intents, memory.id), self._came_by)

    async def _add(self, words: str, type_: MemoryType) -> None:
        added = await self._intents.ask((await self._memories()).add(words, type_))
        self._end_writing()
        self.browser.filters.open_all()
        self.show_all()
        self._offer_undo("Remembered.", lambda: self._take_back(added))

    async def _take_back(self, memory: Memory) -> None:
        await self._intents.ask((await self._memories()).forget(memory.id))
        self.browser.load()

    async def _switch(self, name: str, value: object) -> None:
        await self._intents.ask(self._intents.companion.change_setting(name, value))

    # what is told, and what comes up

    def _offer_undo(self, said: str, undo: Callable[[], Coroutine[Any, Any, None]]) -> None:
        self.notices.say(
            Notice(said, action="Undo", act=lambda: self._do(undo(), "undo"), passes_ms=_UNDO_FOR_MS)
        )

    def _tell(self, error: BestFriendError) -> None:
        self.notices.say(Notice.of(error))

    def _hear(self, event: Event) -> None:
        if isinstance(event, MemoriesChanged) and self.isVisible():
            self._later.start(_SETTLE_MS)
        elif isinstance(event, EmbedderChanging):
            self.browser.show_note(event.change.note)
        elif isinstance(event, EmbedderChanged):
            self.browser.show_note("")
        elif isinstance(event, SettingChanged) and event.name in self.switches.rows:
            self.switches.refresh()
            self._later.start(0)

    def _refresh(self) -> None:
        if self.isVisible():
            self.browser.refresh()

    def _connect(self, bridge: Bridge) -> None:
        browser, detail = self.browser, self.detail
        self.new.clicked.connect(self._begin_writing)
        self.what.clicked.connect(self._show_switches)
        self.switches.change_wanted.connect(
            lambda name, on: self._do(self._switch(name, on), "switch memory")
        )
        self.writing.saved.connect(lambda words, kind: self._do(self._add(words, kind), "remember"))
        self.writing.cancelled.connect(self._end_writing)
        browser.failed.connect(self._tell)
        browser.all_wanted.connect(self.show_all)
        browser.list.opened.connect(self._open_entry)
        browser.list.forget_wanted.connect(self.forget)
        browser.list.pin_wanted.connect(lambda memory: self._do(self._pin(memory), "pin"))
        detail.edited.connect(lambda memory, words: self._do(self._edit(memory, words), "edit a memory"))
        detail.pin_wanted.connect(lambda memory: self._do(self._pin(memory), "pin"))
        detail.forget_wanted.connect(self.forget)
        detail.return_wanted.connect(lambda memory: self._do(self._bring_back(memory), "remember again"))
        detail.memory_wanted.connect(lambda memory: self.open(memory.id))
        detail.message_wanted.connect(self.message_wanted)
        for keys, button in (("E", detail.edit), ("P", detail.pin), ("Del", detail.forget)):
            bound = QShortcut(QKeySequence(keys), detail)
            bound.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            bound.activated.connect(partial(_press, button))
        bridge.heard.connect(self._hear)

    def _open_entry(self, entry: Entry) -> None:
        self.open(entry.memory.id, entry.reasons)


def _press(button: QPushButton) -> None:
    if button.isVisible():
        button.click()
