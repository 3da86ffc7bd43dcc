"""The left side: a new conversation, search, and the list of those there are."""

import asyncio

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.conversation import SearchHit
from bestfriend_desktop.faces.window.chat.conversation_list import ConversationList
from bestfriend_desktop.faces.window.chat.search import HIT_ROLE, SearchList
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

_SEARCH_AFTER_MS = 160
WIDTH_PX = 284
LEFT_OVER_PX = 44
"""Of a narrow window, beside the list that lies above it."""


class Sidebar(QWidget):
    """What the person navigates with."""

    new_wanted = Signal(bool)
    """True for a temporary conversation."""
    hit_opened = Signal(object)
    """A `SearchHit`."""
    page_wanted = Signal(str)
    """`memories`, `deleted`, `settings` or `shortcuts`."""

    def __init__(self, intents: Intents, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._intents = intents
        self._theme = theme
        self._window_px: int | None = None
        self.conversations = ConversationList(intents, theme)
        self.found = SearchList(theme)
        self.new = ElidedButton("New conversation", short="New")
        self.new.setProperty("role", "outlined")
        self.new.setToolTip("New conversation (Ctrl+N)")
        ThemedIcon(self.new, theme, "new", colour="text", step="small")
        self.temporary = self._tool(
            "temporary", "Temporary conversation (Ctrl+Shift+N): it leaves nothing behind"
        )
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search conversations")
        self.search.setAccessibleName("Search conversations")
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        ThemedIcon(glass, theme, "search", step="small")
        self.nothing = WrappedLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.nothing.setContentsMargins(SPACE_M, SPACE_S, SPACE_M, 0)
        self.archived = self._tool("archive", "Show archived conversations")
        self.archived.setCheckable(True)
        self.deleted = self._tool("trash", "Recently deleted conversations")
        self.settings = QPushButton("Settings")
        self.settings.setProperty("role", "quiet")
        ThemedIcon(self.settings, theme, "settings", step="small")
        self.settings.setToolTip("Settings (Ctrl+,)")
        self.memories = QPushButton("Memories")
        self.memories.setProperty("role", "quiet")
        ThemedIcon(self.memories, theme, "memory", step="small")
        self.memories.setToolTip("Memories (Ctrl+Shift+M)")
        self.shortcuts = self._tool("keyboard", "Keyboard shortcuts (F1)")
        self._lists = QStackedWidget()
        self._results = QWidget()
        for page in (self.conversations, self._results):
            self._lists.addWidget(page)
        self._lay_out()
        self._later = QTimer(self, singleShot=True, interval=_SEARCH_AFTER_MS)
        self._later.timeout.connect(self._search)
        self._searching: asyncio.Task[None] | None = None
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._open_first)
        self.found.clicked.connect(self._open_hit)
        self.found.activated.connect(self._open_hit)
        self.new.clicked.connect(lambda: self.new_wanted.emit(False))
        self.temporary.clicked.connect(lambda: self.new_wanted.emit(True))
        self.archived.toggled.connect(self._show_archived)
        self.deleted.clicked.connect(lambda: self.page_wanted.emit("deleted"))
        self.memories.clicked.connect(lambda: self.page_wanted.emit("memories"))
        self.settings.clicked.connect(lambda: self.page_wanted.emit("settings"))
        self.shortcuts.clicked.connect(lambda: self.page_wanted.emit("shortcuts"))
        self.conversations.conversations.modelReset.connect(self._show_list)
        theme.changed.connect(self._fit)
        self._fit()
        self._show_list()

    def leave_room(self, window_px: int | None) -> None:
        """Above a window of this width, leave some of it to see and to click at; None: beside it."""
        self._window_px = window_px
        self._fit()

    def begin_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the search field, down goes into the results and Escape ends the search."""
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        ends_search = event.key() == Qt.Key.Key_Escape and bool(self.search.text())
        if event.type() is QEvent.Type.ShortcutOverride and ends_search:
            event.accept()  # or Escape would be the window's
            return True
        if event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                if self._lists.currentWidget() is self.conversations:
                    self.conversations.setFocus()
                elif (first := self.found.hits.first_hit()).isValid():
                    self.found.setFocus()
                    self.found.setCurrentIndex(first)
                return True
            if ends_search:
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        results = QVBoxLayout(self._results)
        results.setContentsMargins(0, 0, 0, 0)
        results.setSpacing(0)
        results.addWidget(self.nothing)
        results.addWidget(self.found, 1)
        top = QHBoxLayout()
        top.setSpacing(SPACE_XS)
        top.addWidget(self.new, 1)
        top.addWidget(self.temporary)
        bottom = QHBoxLayout()
        bottom.setSpacing(SPACE_XS)
        bottom.addWidget(self.settings, 1)
        bottom.addWidget(self.archived)
        bottom.addWidget(self.deleted)
        bottom.addWidget(self.shortcuts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_S)
        layout.setSpacing(SPACE_S)
        layout.addLayout(top)
        layout.addWidget(self.search)
        layout.addWidget(self._lists, 1)
        foot = QVBoxLayout()
        foot.setSpacing(0)
        foot.addWidget(self.memories)
        foot.addLayout(bottom)
        layout.addLayout(foot)

    def _tool(self, name: str, label: str) -> QToolButton:
        button = QToolButton()
        button.setToolTip(label)
        button.setAccessibleName(label.partition(" (")[0])
        ThemedIcon(button, self._theme, name)
        return button

    def _fit(self) -> None:
        # Twice as large text does not want a list twice as wide.
        wanted = round(WIDTH_PX * (0.5 + self._theme.percent / 200))
        self.setFixedWidth(wanted if self._window_px is None else min(wanted, self._window_px - LEFT_OVER_PX))

    def _show_archived(self, shown: bool) -> None:
        label = "Show current conversations" if shown else "Show archived conversations"
        self.archived.setToolTip(label)
        self.archived.setAccessibleName(label)
        self.conversations.load(archived=shown)

    def _show_list(self) -> None:
        if self.search.text().strip():
            return
        if self.conversations.conversations.rowCount():
            self._lists.setCurrentWidget(self.conversations)
        else:
            archived = self.conversations.conversations.shows_archived
            self._show_results(
                [], "Nothing is archived." if archived else "Your conversations will stand here."
            )

    def _show_results(self, hits: list[SearchHit], nothing: str) -> None:
        """Show what was found, or say that it is nothing."""
        self.found.hits.show(hits)
        self.nothing.setText(nothing)
        self.nothing.setHidden(bool(hits))
        self.found.setHidden(not hits)
        self._lists.setCurrentWidget(self._results)

    def _typed(self) -> None:
        if self._searching is not None:
            self._searching.cancel()
        self._later.start()

    def _search(self) -> None:
        words = self.search.text().strip()
        if words:
            self._searching = self._intents.do(self._find(words), "search")
        else:
            self._show_list()

    async def _find(self, words: str) -> None:
        """Show what contains the words at once, and what is near in meaning behind it."""
        companion = self._intents.companion
        hits = await self._intents.ask(companion.search(words))
        self._show_results(hits, f"No message contains “{words}”.")
        known = [hit.message.id for hit in hits]
        related = await self._intents.ask(companion.related(words, without=known))
        self.found.hits.add_related(related)
        self.found.setHidden(not hits and not related)

    def _open_first(self) -> None:
        if self._lists.currentWidget() is self._results:
            self._open_hit(self.found.hits.first_hit())

    def _open_hit(self, index: QModelIndex) -> None:
        hit = index.data(HIT_ROLE)
        if isinstance(hit, SearchHit):
            self.hit_opened.emit(hit)
