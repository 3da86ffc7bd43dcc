"""The memories that are looked through, as a Qt model: a page at a time, or those that came to mind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt, Signal

from bestfriend_desktop.domain.conversation import utc_now
from bestfriend_desktop.domain.memory import Memory, MemoryId, Reason, Recollection
from bestfriend_desktop.domain.plain_words import first_words
from bestfriend_desktop.faces.window.chat.transcript_model import AnyIndex
from bestfriend_desktop.faces.window.memories.wording import ago, kind, why

READ_CHARACTERS = 400
"""Of a memory, what is listed; a message may be a megabyte."""

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `Entry`."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One memory as it is listed."""

    memory: Memory
    words: str
    """Its beginning in plain words, on one line."""
    about: str
    """The quiet line under it: what kind it is, when, why it came."""
    reasons: tuple[Reason, ...] = ()
    """Why it came to mind, where it did."""


class MemoryModel(QAbstractListModel):
    """Memories in the order they are given."""

    more_wanted = Signal(int)
    """The list is scrolled towards its end; so many are there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._has_more = False

    def show(self, memories: Sequence[Memory], *, has_more: bool) -> None:
        """Show the first page of others."""
        self._show([_browsed(memory) for memory in memories], has_more)

    def show_recalled(self, recollections: Sequence[Recollection]) -> None:
        """Show what came to mind, the best first, and why."""
        now = utc_now()
        self._show([_recalled(one, now) for one in recollections], has_more=False)

    def add(self, memories: Sequence[Memory], *, has_more: bool) -> None:
        """Put the next page behind the last."""
        self._has_more = has_more
        if memories:
            start = len(self._entries)
            self.beginInsertRows(QModelIndex(), start, start + len(memories) - 1)
            self._entries += [_browsed(memory) for memory in memories]
            self.endInsertRows()

    def put(self, memory: Memory) -> None:
        """A memory has changed; where it is listed, it is shown as it is now."""
        if (row := self.row_of(memory.id)) is not None:
            self._entries[row] = replace(self._entries[row], memory=memory, words=_words(memory))
            self.dataChanged.emit(self.index(row), self.index(row))

    def remove(self, memory_id: MemoryId) -> None:
        """It is listed no longer."""
        if (row := self.row_of(memory_id)) is not None:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._entries[row]
            self.endRemoveRows()

    def row_of(self, memory_id: MemoryId) -> int | None:
        """Where a memory stands; None when it is not loaded."""
        return next((row for row, one in enumerate(self._entries) if one.memory.id == memory_id), None)

    def entry(self, row: int) -> Entry:
        """One entry, by number."""
        return self._entries[row]

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many are loaded."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a memory, all of it for screen readers, or the whole entry."""
        if not index.isValid() or index.row() >= len(self._entries):
            return None
        entry = self._entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.memory.content
        if role == Qt.ItemDataRole.AccessibleTextRole:
            marks = ("Pinned. " if entry.memory.pinned else "") + (
                "" if entry.memory.is_current else "No longer so. "
            )
            return f"{marks}{entry.memory.content} ({entry.about})"
        return None

    def canFetchMore(self, _parent: AnyIndex) -> bool:
        """True while the store has more."""
        return self._has_more

    def fetchMore(self, _parent: AnyIndex) -> None:
        """Ask for the next page; it comes with `add`."""
        self._has_more = False
        self.more_wanted.emit(len(self._entries))

    def _show(self, entries: list[Entry], has_more: bool) -> None:
        self.beginResetModel()
        self._entries, self._has_more = entries, has_more
        self.endResetModel()


def _browsed(memory: Memory) -> Entry:
    return Entry(memory, _words(memory), f"{kind(memory)} · {ago(memory.occurred_at, utc_now())}")


def _recalled(recollection: Recollection, now: datetime) -> Entry:
    memory = recollection.memory
    about = f"{kind(memory)} · {why(recollection, now)}"
    return Entry(memory, _words(memory), about, recollection.reasons)


def _words(memory: Memory) -> str:
    return first_words(memory.content, READ_CHARACTERS)
