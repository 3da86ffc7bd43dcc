"""What was deleted and can still be brought back: for 30 days, also after a restart."""

from functools import partial

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.conversation import ConversationId, utc_now
from bestfriend_desktop.domain.deletion import DeletedConversation
from bestfriend_desktop.domain.events import (
    ConversationChanged,
    ConversationDeleted,
    ConversationErased,
    Event,
)
from bestfriend_desktop.domain.upkeep import UNDO_DAYS
from bestfriend_desktop.faces.window.beside import direction
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.chat.conversation_model import UNTITLED, when
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_S, SPACE_XS, Theme

_PAGE = 100
_BESIDE_LINES = 26
"""Narrower than so many heights of a line, the buttons stand below the words."""


class DeletedPage(Page):
    """A card with the deleted conversations, deleted last first."""

    def __init__(self, intents: Intents, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Recently deleted", theme)
        self._intents = intents
        self._limit = _PAGE
        self.deleted: list[DeletedConversation] = []
        self.rows: list[DeletedRow] = []
        about = WrappedLabel(
            f"Deleted conversations stay here for {UNDO_DAYS} days. What was remembered from them is kept "
            "among your memories, unless you had it forgotten with them."
        )
        about.setProperty("role", "muted")
        self.nothing = WrappedLabel("Nothing is here.")
        self.card = QFrame()
        self.card.setObjectName("card")
        self._rows = QVBoxLayout(self.card)
        self._rows.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        self._rows.setSpacing(0)
        self.more = QPushButton("Show more")
        self.more.setProperty("role", "outlined")
        self.more.clicked.connect(self._show_more)
        for widget in (about, self.nothing, self.card, self.more):
            self.body.addWidget(widget)
            if widget is not about:
                widget.hide()
        self.body.addStretch(1)
        bridge.heard.connect(self._hear)

    def showEvent(self, event: QShowEvent) -> None:
        """Another program may have deleted some meanwhile."""
        super().showEvent(event)
        self.load()

    def load(self) -> None:
        """Read them from the store."""
        self._intents.do(self._load(), "list deleted conversations")

    def _hear(self, event: Event) -> None:
        if not self.isVisible():
            return
        if isinstance(event, (ConversationDeleted, ConversationErased)) or (
            isinstance(event, ConversationChanged)
            and any(one.conversation.id == event.conversation.id for one in self.deleted)
        ):
            self.load()

    async def _load(self) -> None:
        found = await self._intents.ask(self._intents.companion.deleted(limit=self._limit + 1))
        self.more.setVisible(len(found) > self._limit)
        found = found[: self._limit]
        self.nothing.setVisible(not found)
        self.card.setVisible(bool(found))
        if found == self.deleted:
            return  # a row may be asking whether it shall go for good
        self.deleted = found
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rows = [DeletedRow(one) for one in found]
        for row in self.rows:
            conversation_id = row.deleted.conversation.id
            row.restore.clicked.connect(partial(self._restore, conversation_id))
            row.erase.clicked.connect(partial(self._erase, conversation_id))
            self._rows.addWidget(row)

    def _show_more(self) -> None:
        self._limit += _PAGE
        self.load()

    def _restore(self, conversation_id: ConversationId) -> None:
        self._intents.submit(self._intents.companion.undo_delete(conversation_id), "restore a conversation")

    def _erase(self, conversation_id: ConversationId) -> None:
        self._intents.submit(self._intents.companion.erase(conversation_id), "erase a conversation")


class DeletedRow(QWidget):
    """One conversation; deleting it for good asks once, in place."""

    def __init__(self, deleted: DeletedConversation) -> None:
        super().__init__()
        self.deleted = deleted
        title = deleted.conversation.title or UNTITLED
        label = WrappedLabel(title)
        self.about = WrappedLabel(_about(deleted))
        self.about.setProperty("role", "small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label)
        words.addWidget(self.about)
        self.restore = QPushButton("Restore")
        self.restore.setProperty("role", "outlined")
        self.restore.setAccessibleName(f"Restore {title}")
        self.ask = ElidedButton("Delete for good", short="Delete")
        self.ask.setProperty("role", "quiet")
        self.ask.setAccessibleName(f"Delete {title} for good")
        self.erase = ElidedButton("Delete for good", short="Delete")
        self.erase.setProperty("role", "danger")
        self.erase.setAccessibleName(f"Really delete {title} for good")
        self.keep = QPushButton("Keep")
        self.keep.setAccessibleName(f"Keep {title}")
        self.ask.clicked.connect(lambda: self._asking(True))
        self.keep.clicked.connect(lambda: self._asking(False))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE_XS)
        for button in (self.restore, self.ask, self.erase, self.keep):
            buttons.addWidget(button)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(buttons)
        self._asking(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Words and buttons beside each other, or below."""
        super().resizeEvent(event)
        self._layout.setDirection(direction(self.width() >= _BESIDE_LINES * self.fontMetrics().height()))

    def _asking(self, is_asking: bool) -> None:
        for button in (self.restore, self.ask):
            button.setVisible(not is_asking)
        for button in (self.erase, self.keep):
            button.setVisible(is_asking)
        if is_asking:
            self.keep.setFocus()


def _about(deleted: DeletedConversation) -> str:
    days = deleted.days_left(utc_now())
    left = "erased soon" if days == 0 else f"{days} {'day' if days == 1 else 'days'} left"
    parts = [f"Deleted {when(deleted.deleted_at)}", left]
    parts += ["its memories come back with it"] if deleted.took_memories else []
    return " · ".join(parts)
