"""The list of conversations as a Qt model: pinned first, then by day, with headings in between."""

from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from bestfriend_desktop.domain.conversation import Conversation, ConversationId
from bestfriend_desktop.faces.window.chat.transcript_model import AnyIndex
from bestfriend_desktop.faces.window.person_clock import local_now

CONVERSATION_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Conversation`; None for a heading."""
WHEN_ROLE = Qt.ItemDataRole.UserRole + 2
"""When its last message was: `14:05`, `Mon`, `3 May`."""

UNTITLED = "New conversation"
Entry = Conversation | str


class ConversationModel(QAbstractListModel):
    """Conversations with headings; temporary ones are known for as long as the program runs."""

    more_wanted = Signal(int)
    """The end of the list is near; how many kept conversations it has."""
    rename_wanted = Signal(object, str)
    """(ConversationId, title)"""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._by_id: dict[ConversationId, Conversation] = {}
        self._entries: list[Entry] = []
        self._has_more = False
        self.shows_archived = False

    def show(self, conversations: Iterable[Conversation], *, archived: bool, has_more: bool) -> None:
        """Show these kept conversations, and the temporary ones that are known."""
        kept_apart = {i: c for i, c in self._by_id.items() if c.temporary and not archived}
        self.shows_archived, self._has_more = archived, has_more
        self._by_id = kept_apart | {conversation.id: conversation for conversation in conversations}
        self._arrange()

    def add(self, conversations: Iterable[Conversation], *, has_more: bool) -> None:
        """A further page."""
        self._has_more = has_more
        self._by_id |= {conversation.id: conversation for conversation in conversations}
        self._arrange()

    def put(self, conversation: Conversation) -> None:
        """A conversation is new or has changed."""
        if conversation.archived is self.shows_archived:
            self._by_id[conversation.id] = conversation
        else:
            self._by_id.pop(conversation.id, None)
        self._arrange()

    def remove(self, conversation_id: ConversationId) -> None:
        """A conversation is gone."""
        if self._by_id.pop(conversation_id, None):
            self._arrange()

    def index_of(self, conversation_id: ConversationId | None) -> QModelIndex:
        """Where a conversation stands."""
        for row, entry in enumerate(self._entries):
            if not isinstance(entry, str) and entry.id == conversation_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Conversations and headings."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Titles and headings, and what belongs to them."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, str):
            return (
                entry if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
            )
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return entry.title or UNTITLED
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marks = [name for name, has in (("pinned", entry.pinned), ("temporary", entry.temporary)) if has]
            return ", ".join([entry.title or UNTITLED, *marks, when(entry.updated_at)])
        if role == CONVERSATION_ROLE:
            return entry
        return when(entry.updated_at) if role == WHEN_ROLE else None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A title was written: it is only wanted; the list changes when the store has it."""
        entry = self._entries[index.row()]
        if isinstance(entry, str) or not isinstance(value, str) or value.strip() in ("", entry.title):
            return False
        self.rename_wanted.emit(entry.id, value)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings cannot be chosen."""
        if not index.isValid() or isinstance(self._entries[index.row()], str):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

    def canFetchMore(self, _parent: AnyIndex) -> bool:
        """True while the store has older conversations."""
        return self._has_more

    def fetchMore(self, _parent: AnyIndex) -> None:
        """The view has come to the end."""
        self._has_more = False
        self.more_wanted.emit(sum(not conversation.temporary for conversation in self._by_id.values()))

    def _arrange(self) -> None:
        entries = arranged(self._by_id.values(), local_now())
        if [_key(entry) for entry in entries] == [_key(entry) for entry in self._entries]:
            self._entries = entries  # the same order: an open editor must not be closed by a reset
            self.dataChanged.emit(self.index(0), self.index(len(entries) - 1))
        else:
            self.beginResetModel()
            self._entries = entries
            self.endResetModel()


def arranged(conversations: Iterable[Conversation], now: datetime) -> list[Entry]:
    """Headings and conversations, in the order they are shown."""
    groups: dict[str, list[Conversation]] = {
        name: [] for name in ("Temporary", "Pinned", "Today", "Yesterday", "This week", "Earlier")
    }
    for conversation in sorted(conversations, key=lambda c: c.updated_at, reverse=True):
        groups[_group(conversation, now)].append(conversation)
    entries: list[Entry] = []
    for name, members in groups.items():
        entries += [name, *members] if members else []
    return entries


def when(moment: datetime, now: datetime | None = None) -> str:
    """A short time: `14:05` today, `Mon` within a week, `3 May`, `3 May 2025`."""
    now = now or local_now()
    local = moment.astimezone(now.tzinfo)
    ago = now.date().toordinal() - local.date().toordinal()
    if ago <= 0:
        return f"{local:%H:%M}"
    if ago < 7:
        return f"{local:%a}"
    return f"{local.day} {local:%b}" if local.year == now.year else f"{local.day} {local:%b %Y}"


def _group(conversation: Conversation, now: datetime) -> str:
    if conversation.temporary:
        return "Temporary"
    if conversation.pinned:
        return "Pinned"
    ago = now.date().toordinal() - conversation.updated_at.astimezone(now.tzinfo).date().toordinal()
    return "Today" if ago <= 0 else "Yesterday" if ago == 1 else "This week" if ago < 7 else "Earlier"


def _key(entry: Entry) -> object:
    return entry if isinstance(entry, str) else entry.id
