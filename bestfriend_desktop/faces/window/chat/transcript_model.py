"""The messages of the shown conversation as a Qt model: oldest first, the one being written last."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    MessageStatus,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.faces.window.chat.doubts import Doubts
from bestfriend_desktop.faces.window.chat.recalled import RecalledForReplies, remembered
from bestfriend_desktop.faces.window.chat.spoken import SpokenWords
from bestfriend_desktop.faces.window.person_clock import local_now

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `Row`."""

AnyIndex = QModelIndex | QPersistentModelIndex

_CAPTION = MessageId(new_id())
"""Stands for what is being said right now."""


@dataclass(frozen=True, slots=True)
class Row:
    """One message as it is shown."""

    message: Message
    is_writing: bool = False
    """The reply is still arriving; the text is plain until it is whole."""
    is_waiting: bool = False
    """The person's message is sent but not stored yet."""
    is_caption: bool = False
    """What the person is saying, roughly, while they say it."""
    doubt: str = ""
    """That it may have been misheard, in words."""
    note: str = ""
    """Why there is no whole reply."""
    recalled: int = 0
    """How many things came to mind for this reply."""
    is_last: bool = False
    """Nothing stands behind it."""
    day: str = ""
    """Set on the first message of a day: `Today`, `Friday 20 November`."""

    @property
    def is_own(self) -> bool:
        """True for the person's messages."""
        return self.message.role is Role.PERSON


class TranscriptModel(QAbstractListModel):
    """The shown branch of one conversation, a page at a time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []
        self.conversation: Conversation | None = None
        self.recalled = RecalledForReplies()
        self.doubts = Doubts()
        self.spoken = SpokenWords()
        self.has_older = False

    def show(self, conversation: Conversation | None, messages: Sequence[Message]) -> None:
        """Show another conversation, or another branch of it; `messages` is its newest page."""
        self.beginResetModel()
        self.conversation = conversation
        self._rows = [self._told(message) for message in messages]
        self._name_days(0, len(self._rows))
        self._note_last()
        self._look_for_older()
        self.endResetModel()

    def add_older(self, messages: Sequence[Message]) -> None:
        """Put an older page in front."""
        if messages and self._rows and messages[-1].id == self._rows[0].message.parent_id:
            self.beginInsertRows(QModelIndex(), 0, len(messages) - 1)
            self._rows[:0] = [self._told(message) for message in messages]
            self._name_days(0, len(messages) + 1)
            self._look_for_older()
            self.endInsertRows()

    def add_waiting(self, text: str, placeholder_id: UUID) -> None:
        """Show what the person just sent, before it is stored."""
        parent = self._rows[-1].message if self._rows else None
        draft = self._draft(Role.PERSON, text, parent, MessageId(placeholder_id))
        self._append(replace(self._told(draft), is_waiting=True))

    def show_caption(self, text: str) -> None:
        """Show what the person is saying, where it will stand; empty when they have finished."""
        row = self.row_of(_CAPTION)
        if row is not None and text:
            shown = self._rows[row]
            self._set(row, replace(shown, message=replace(shown.message, text=text)))
        elif row is not None:
            self._cut(row)
        elif text:
            parent = self._rows[-1].message if self._rows else None
            draft = self._draft(Role.PERSON, text, parent, _CAPTION)
            self._append(Row(draft, is_waiting=True, is_caption=True))

    def remove_waiting(self, placeholder_id: UUID) -> None:
        """The message was refused."""
        if (row := self.row_of(MessageId(placeholder_id))) is not None:
            self._cut(row)

    def begin_turn(self, message: Message, turn_id: UUID) -> None:
        """The person's message is stored: put it in its place, with the reply being written behind it."""
        self.remove_waiting(turn_id)
        row = self.row_of(message.id)
        if row is None:
            parent = self.row_of(message.parent_id) if message.parent_id else None
            self._cut(0 if parent is None else parent + 1)
            self._append(self._told(message))
        else:
            self._cut(row + 1)
            self._set(row, replace(self._rows[row], message=message, note="", is_waiting=False))
        self._look_for_older()
        self._append(Row(self._draft(Role.COMPANION, "", message, MessageId(turn_id)), is_writing=True))

    def name_model(self, turn_id: UUID, model: str) -> None:
        """Say which model writes the reply."""
        if (row := self.row_of(MessageId(turn_id))) is not None:
            shown = self._rows[row]
            self._set(row, replace(shown, message=replace(shown.message, model=model)))

    def write(self, turn_id: UUID, text: str) -> None:
        """Show the reply so far."""
        if (row := self.row_of(MessageId(turn_id))) is not None:
            shown = self._rows[row]
            self._set(row, replace(shown, message=replace(shown.message, text=text)))

    def end_turn(self, turn_id: UUID, reply: Message | None, note: str = "") -> None:
        """The reply is stored; None when nothing had arrived. `note` says why it is not whole."""
        row = self.row_of(MessageId(turn_id))
        if row is None:
            return
        if reply is not None:
            day = self._rows[row].day
            self._set(row, replace(self._told(reply), note=note, day=day))
        else:
            self._cut(row)
            if row and (note or self._rows[row - 1].is_own):
                self._set(row - 1, replace(self._rows[row - 1], note=note or "Not answered"))

    def cut_reply(self, message: Message) -> None:
        """A reply is now only what was heard of it."""
        if (row := self.row_of(message.id)) is not None:
            self._set(row, replace(self._rows[row], message=message))

    def row_of(self, message_id: MessageId | None) -> int | None:
        """Where a message stands; the newest are looked at first. None when it is not loaded."""
        for row in range(len(self._rows) - 1, -1, -1):
            if self._rows[row].message.id == message_id:
                return row
        return None

    def row(self, row: int) -> Row:
        """One row, by number."""
        return self._rows[row]

    @property
    def oldest(self) -> Message | None:
        """The first loaded message; older pages end in its parent."""
        return self._rows[0].message if self._rows else None

    @property
    def conversation_id(self) -> ConversationId | None:
        """Which conversation is shown; None for one that has no message yet."""
        return self.conversation.id if self.conversation else None

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """How many messages are loaded."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The text of a message, the same for screen readers, or the whole row."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.message.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            mark = f" ({remembered(row.recalled)})" if row.recalled else ""
            mark += f" ({row.doubt})" if row.doubt else ""
            return f"{'You' if row.is_own else 'Best Friend'}: {row.message.text} {row.note}".strip() + mark
        return None

    def _told(self, message: Message) -> Row:
        return Row(message, recalled=len(self.recalled.of(message.id)), doubt=self.doubts.of(message.id))

    def _draft(self, role: Role, text: str, parent: Message | None, message_id: MessageId) -> Message:
        owner = parent.conversation_id if parent else self.conversation_id or ConversationId(new_id())
        depth = parent.depth + 1 if parent else 1
        return Message(
            message_id,
            owner,
            parent.id if parent else None,
            depth,
            role,
            text,
            utc_now(),
            MessageStatus.COMPLETE,
        )

    def _append(self, row: Row) -> None:
        end = len(self._rows)
        self.beginInsertRows(QModelIndex(), end, end)
        self._rows.append(row)
        self._name_days(end, end + 1)
        self._note_last()
        self.endInsertRows()
        if end:
            self.dataChanged.emit(self.index(end - 1), self.index(end - 1))

    def _cut(self, start: int) -> None:
        if start < len(self._rows):
            self.beginRemoveRows(QModelIndex(), start, len(self._rows) - 1)
            del self._rows[start:]
            self._note_last()
            self.endRemoveRows()

    def _set(self, row: int, value: Row) -> None:
        self._rows[row] = replace(value, is_last=row == len(self._rows) - 1)
        self.dataChanged.emit(self.index(row), self.index(row))

    def _note_last(self) -> None:
        """The last row is the only one that says so; others were it a moment ago."""
        end = len(self._rows) - 1
        for row in range(max(0, end - 1), end + 1):
            if self._rows[row].is_last != (row == end):
                self._rows[row] = replace(self._rows[row], is_last=row == end)

    def _look_for_older(self) -> None:
        self.has_older = bool(self._rows) and self._rows[0].message.parent_id is not None

    def _name_days(self, start: int, end: int) -> None:
        """A day is named on its first message; today not on the very first one."""
        now = local_now()
        for row in range(start, min(end, len(self._rows))):
            day = self._rows[row].message.created_at.astimezone(now.tzinfo).date()
            before = self._rows[row - 1].message.created_at.astimezone(now.tzinfo).date() if row else None
            name = "" if day == before or (row == 0 and day == now.date()) else day_name(day.toordinal(), now)
            if name != self._rows[row].day:
                self._rows[row] = replace(self._rows[row], day=name)


def day_name(ordinal: int, now: datetime) -> str:
    """`Today`, `Yesterday`, `Friday`, `20 November`, `20 November 2025`, for an ordinal of `date`."""
    day = now.fromordinal(ordinal)
    ago = now.toordinal() - ordinal
    if ago in (0, 1):
        return "Yesterday" if ago else "Today"
    if 1 < ago < 7:
        return f"{day:%A}"
    return f"{day.day} {day:%B}" if day.year == now.year else f"{day.day} {day:%B %Y}"
