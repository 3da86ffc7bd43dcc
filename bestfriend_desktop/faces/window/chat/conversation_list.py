"""The list of conversations: open, rename, pin, archive, delete, by pointer, menu and keyboard."""

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QWidget

from bestfriend_desktop.domain.conversation import Conversation, ConversationId
from bestfriend_desktop.domain.events import ConversationChanged, ConversationDeleted, Event
from bestfriend_desktop.faces.window.chat.conversation_delegate import ConversationDelegate
from bestfriend_desktop.faces.window.chat.conversation_model import CONVERSATION_ROLE, ConversationModel
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.theme import Theme

_PAGE = 200


class ConversationList(QListView):
    """All conversations, or the archived ones."""

    opened = Signal(object)
    """The ConversationId of what the person wants to see."""

    def __init__(self, intents: Intents, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Conversations")
        self._intents = intents
        self._companion = intents.companion
        self.conversations = ConversationModel(self)
        self._shown: ConversationId | None = None
        self.setModel(self.conversations)
        self.setItemDelegate(ConversationDelegate(theme, self))
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._show_menu)
        self.clicked.connect(self._open)
        self.activated.connect(self._open)
        self.conversations.rename_wanted.connect(self._rename)
        self.conversations.more_wanted.connect(self._load_more)
        self.conversations.modelReset.connect(self._mark)
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def load(self, *, archived: bool = False) -> None:
        """Read the newest conversations from the store."""
        self._intents.do(self._load(archived), "load conversations")

    def mark(self, conversation_id: ConversationId | None) -> None:
        """Show which conversation is open."""
        self._shown = conversation_id
        self._mark()

    def hear(self, event: Event) -> None:
        """Follow what changes."""
        if isinstance(event, ConversationChanged):
            self.conversations.put(event.conversation)
        elif isinstance(event, ConversationDeleted):
            self.conversations.remove(event.conversation_id)

    def menu_of(self, conversation: Conversation) -> QMenu:
        """What can be done with a conversation."""
        menu, companion, submit = QMenu(self), self._companion, self._intents.submit
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        index = self.conversations.index_of(conversation.id)
        menu.addAction("Rename\tF2", lambda: self.edit(index))
        if not conversation.temporary:
            pin, archive = not conversation.pinned, not conversation.archived
            menu.addAction(
                "Pin to the top" if pin else "Unpin",
                lambda: submit(companion.pin(conversation.id, pin), "pin"),
            )
            menu.addAction(
                "Archive" if archive else "Move out of the archive",
                lambda: submit(companion.archive(conversation.id, archive), "archive"),
            )
        menu.addSeparator()
        menu.addAction("Delete\tDel", lambda: submit(companion.delete(conversation.id), "delete"))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete deletes (it can be undone), Enter opens, F2 renames."""
        conversation = self.currentIndex().data(CONVERSATION_ROLE)
        editing = self.state() is QAbstractItemView.State.EditingState
        if isinstance(conversation, Conversation) and not editing:
            if event.key() == Qt.Key.Key_Delete:
                self._intents.submit(self._companion.delete(conversation.id), "delete")
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._open(self.currentIndex())
                return
        super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        conversation = index.data(CONVERSATION_ROLE)
        if isinstance(conversation, Conversation):
            self.opened.emit(conversation.id)

    def _show_menu(self, place: QPoint) -> None:
        conversation = self.indexAt(place).data(CONVERSATION_ROLE)
        if isinstance(conversation, Conversation):
            self.menu_of(conversation).popup(self.viewport().mapToGlobal(place))

    def _mark(self) -> None:
        index = self.conversations.index_of(self._shown)
        if index.isValid():
            self.setCurrentIndex(index)
        else:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())

    def _rename(self, conversation_id: ConversationId, title: str) -> None:
        self._intents.submit(self._companion.rename(conversation_id, title), "rename")

    def _load_more(self, have: int) -> None:
        self._intents.do(self._load(self.conversations.shows_archived, have), "load more conversations")

    async def _load(self, archived: bool, offset: int = 0) -> None:
        work = self._companion.conversations(archived=archived, limit=_PAGE, offset=offset)
        found = await self._intents.ask(work)
        if offset:
            self.conversations.add(found, has_more=len(found) == _PAGE)
        else:
            self.conversations.show(found, archived=archived, has_more=len(found) == _PAGE)
