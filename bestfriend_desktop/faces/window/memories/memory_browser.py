"""The list of memories with what narrows it: browsed newest first, or found by what one asks."""

from collections.abc import Coroutine, Sequence
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.faces.window.chat.recalled import remembered
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.memories.empty_list import EmptyList
from bestfriend_desktop.faces.window.memories.figures import Figures
from bestfriend_desktop.faces.window.memories.filters import Filters
from bestfriend_desktop.faces.window.memories.memory_list import MemoryList
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, Theme
from bestfriend_desktop.services.memories import Memories
from bestfriend_desktop.settings.store import SettingsStore

PAGE = 100
"""Memories a page."""
_RECALLED = 50
"""What a search brings to mind at most."""
_SEARCH_AFTER_MS = 250

NOTHING_YET = (
    "Nothing is remembered yet. As you talk, what you say and the facts in it will gather here, "
    "and you can change or forget any of it."
)
OFF = "Memory is off. Nothing is remembered and nothing comes to mind until you switch it on again."


class MemoryBrowser(QWidget):
    """Shows memories; each `load` makes the ones before it void."""

    failed = Signal(object)
    """A `BestFriendError`."""
    all_wanted = Signal()
    """Instead of those that came to mind for a reply."""

    def __init__(
        self, intents: Intents, settings: SettingsStore, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self._intents = intents
        self._settings = settings
        self._asked = 0
        self._recalled: tuple[Recollection, ...] | None = None
        self.filters = Filters(theme)
        self.for_reply = QWidget()
        self.for_reply_words = PlainLabel()
        self.all = QPushButton("Show all memories")
        self.all.setProperty("role", "link")
        self.off = WrappedLabel(OFF)
        self.off.setProperty("role", "muted")
        self.note = WrappedLabel()
        self.note.setProperty("role", "muted")
        self.list = MemoryList(theme)
        self.empty = EmptyList(theme)
        self.figures = Figures(theme)
        line = QHBoxLayout(self.for_reply)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_M)
        line.addWidget(self.for_reply_words)
        line.addWidget(self.all)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        for widget in (self.filters, self.for_reply, self.off, self.note):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.figures)
        self.for_reply.hide()
        self.off.hide()
        self.note.hide()
        self.empty.hide()
        self.figures.hide()
        self._typed = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._typed.timeout.connect(self.load)
        self.filters.search.textChanged.connect(self._typed.start)
        self.filters.changed.connect(self.load)
        self.all.clicked.connect(self.all_wanted)
        self.list.memories.more_wanted.connect(lambda have: self._do(self._load_more(have), "more memories"))

    def show_all(self) -> None:
        """As the filters say, which stay as they were."""
        self._recalled = None
        self.load()

    def show_recalled(self, recollections: Sequence[Recollection]) -> None:
        """What came to mind for a reply, and why."""
        self._recalled = tuple(recollections)
        self.load()

    def load(self) -> None:
        """Read what is to be listed."""
        self._asked += 1
        recalled = self._recalled
        self.filters.setVisible(recalled is None)
        self.for_reply.setVisible(recalled is not None)
        self.off.setVisible(not self._settings.current.memory.enabled)
        if recalled is None:
            self._do(self._load(self._asked), "load memories")
        else:
            self.for_reply_words.setText(f"{remembered(len(recalled))} for this reply")
            self.list.memories.show_recalled(recalled)
            self._show_empty("")
            self._do(self._load_figures(), "count memories")

    def show_note(self, note: str) -> None:
        """What is to be known of the embedder; nothing where it is empty."""
        self.note.setVisible(bool(note))
        self.note.setText(note)

    def refresh(self) -> None:
        """Something has changed: read the list again, unless the person has scrolled into it."""
        if self._recalled is None and self.list.verticalScrollBar().value() == 0:
            self.load()
        else:
            self._do(self._load_figures(), "count memories")

    def _do(self, work: Coroutine[Any, Any, None], name: str) -> None:
        self._intents.do(self._told(work), name)

    async def _told(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except BestFriendError as error:
            self.failed.emit(error)

    async def _memories(self) -> Memories:
        return await self._intents.ask(self._intents.companion.memories())

    async def _load(self, asked: int) -> None:
        text = self.filters.search.text().strip()
        memories, ask = await self._memories(), self._intents.ask
        # What is forgotten does not come to mind, and nothing does while memory is off: then words must do.
        if text and not self.filters.view.deleted and self._settings.current.memory.enabled:
            found = await ask(memories.recall(text, limit=_RECALLED))
            if asked == self._asked:
                self.list.memories.show_recalled([one for one in found if self.filters.accepts(one.memory)])
        else:
            page = await ask(memories.browse(self.filters.filter(text), limit=PAGE))
            if asked == self._asked:
                self.list.memories.show(page, has_more=len(page) == PAGE)
        if asked == self._asked:
            self._show_empty(text)
            await self._load_figures()

    async def _load_more(self, have: int) -> None:
        asked, memories = self._asked, await self._memories()
        which = self.filters.filter(self.filters.search.text().strip())
        page = await self._intents.ask(memories.browse(which, limit=PAGE, offset=have))
        if asked == self._asked:
            self.list.memories.add(page, has_more=len(page) == PAGE)

    async def _load_figures(self) -> None:
        memories = await self._memories()
        statistics = await self._intents.ask(memories.statistics())
        self.show_note(await self._intents.ask(memories.embedder_note()))
        self.figures.show_statistics(statistics)
        self.figures.setVisible(any(statistics.by_type.values()))
        self.filters.offer_subjects(statistics.by_subject)

    def _show_empty(self, text: str) -> None:
        is_empty = self.list.memories.rowCount() == 0
        self.list.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        if text:
            self.empty.say(f"Nothing like “{text}” is remembered.")
        elif self.filters.view.deleted:
            self.empty.say("Nothing is forgotten. What you forget can be brought back here for 30 days.")
        else:
            self.empty.say(NOTHING_YET if self.filters.is_open else "Nothing of this kind is remembered.")
