"""The transcript with its person: selecting, copying, links, versions, actions on a message."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from bestfriend_desktop.faces.window.chat.message_actions import MessageActions, can_answer_again, can_go_on
from bestfriend_desktop.faces.window.chat.message_footer import GO_ON, Part
from bestfriend_desktop.faces.window.chat.message_layout import Hit
from bestfriend_desktop.faces.window.chat.transcript_model import AnyIndex, Row, TranscriptModel
from bestfriend_desktop.faces.window.chat.transcript_view import TranscriptView
from bestfriend_desktop.faces.window.theme import Theme

_COPIED_MS = 1500
_Place = tuple[int, int]  # row, character


class Transcript(TranscriptView):
    """A view of the messages that can be pointed at and worked with by keyboard."""

    link_clicked = Signal(str)
    again_wanted = Signal(object)
    """A `Row` to answer again: a reply, or a message that got none."""
    edit_wanted = Signal(object)
    version_wanted = Signal(object)
    """The MessageId of another version of a message."""
    speak_wanted = Signal(object)
    """A reply, as a Message, is to be read aloud."""
    silence_wanted = Signal()
    """It is to be read no further."""
    go_on_wanted = Signal(object)
    """A `Row` whose reply is to go on."""
    recalled_wanted = Signal(object)
    """The MessageId of a reply: what came to mind for it shall be seen."""
    copied = Signal()

    def __init__(self, model: TranscriptModel, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(model, theme, parent)
        self.is_busy = False
        """True while a reply is being written: then nothing can be answered again or edited."""
        self._from: _Place | None = None
        self._to: _Place | None = None
        self._pressed: Hit | None = None
        self.tools = MessageActions(theme, self.viewport())
        self.tools.wanted.connect(self.act)
        self._copied_timer = QTimer(self, singleShot=True, interval=_COPIED_MS)
        self._copied_timer.timeout.connect(self._forget_copied)
        self.scrolled.connect(self._place_actions)
        self.rendered.connect(self._forget_places_in)
        model.modelReset.connect(self._forget_places)
        model.rowsInserted.connect(self._shift_places)
        model.rowsRemoved.connect(self._forget_places)

    # the words that are selected

    @property
    def selected_text(self) -> str:
        """The selected words, plain; messages are parted by an empty line."""
        rows = (
            range(self._from[0], self._to[0] + 1)
            if self._from and self._to and self._from <= self._to
            else (range(self._to[0], self._from[0] + 1) if self._from and self._to else range(0))
        )
        parts = []
        for row in rows:
            if span := self.selection_in(row):
                parts.append(self.layout_of(row).selected(*span))
        return "\n\n".join(part for part in parts if part)

    def selection_in(self, row: int) -> tuple[int, int] | None:
        """Which of a row's characters are selected."""
        if self._from is None or self._to is None or self._from == self._to:
            return None
        first, last = sorted((self._from, self._to))
        if not first[0] <= row <= last[0]:
            return None
        start = first[1] if row == first[0] else 0
        end = last[1] if row == last[0] else self.layout_of(row).length
        return (start, end) if end > start else None

    def select(self, start: _Place, end: _Place) -> None:
        """Select from one place to another: (row, character)."""
        self._from, self._to = start, end
        self.viewport().update()

    def copy(self) -> None:
        """Copy the selected words, or the chosen message."""
        row = self.currentIndex().row()
        text = self.selected_text or (self.messages.row(row).message.text if row >= 0 else "")
        if text:
            self._copy(text)

    def act(self, action: str, row: int) -> None:
        """Do what a button or a key asks for: `copy`, `again`, `go_on`, `edit`, `recalled` or `speak`."""
        if not 0 <= row < self.messages.rowCount():
            return
        shown = self.messages.row(row)
        if action == "copy":
            self._copy(shown.message.text)
        elif action == "again" and can_answer_again(shown) and not self.is_busy:
            self.again_wanted.emit(shown)
        elif action == "go_on" and self._can_go_on(row) and not self.is_busy:
            self.go_on_wanted.emit(shown)
        elif action == "edit" and shown.is_own and not shown.is_waiting and not self.is_busy:
            self.edit_wanted.emit(shown)
        elif action == "recalled" and shown.recalled:
            self.recalled_wanted.emit(shown.message.id)
        elif action == "speak" and self._is_spoken(shown):
            self.silence_wanted.emit()
        elif action == "speak" and not shown.is_own and not shown.is_writing:
            self.speak_wanted.emit(shown.message)

    def _can_go_on(self, row: int) -> bool:
        return row == self.messages.rowCount() - 1 and can_go_on(self.messages.row(row))

    def switch_version(self, row: int, step: int) -> None:
        """Show the version before (-1) or after (1) of a message."""
        message = self.messages.row(row).message
        target = message.branch - 1 + step
        if 0 <= target < len(message.siblings) and not self.is_busy:
            self.version_wanted.emit(message.siblings[target])

    # the pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to select, or press what is under the pointer."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        row, point = self._point(event.position())
        self._pressed = self.layout_of(row).hit(point) if row >= 0 else None
        self.shows_ring = False
        if row >= 0:
            self.setCurrentIndex(self.messages.index(row))
            place = (row, self.layout_of(row).position_at(point))
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.select(self._from if shift and self._from else place, place)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Select further, or show what is under the pointer."""
        row, point = self._point(event.position())
        if row < 0:
            return
        if event.buttons() & Qt.MouseButton.LeftButton and self._from is not None:
            beyond = min(0.0, event.position().y()) + max(
                0.0, event.position().y() - self.viewport().height()
            )
            if beyond:
                bar = self.verticalScrollBar()
                bar.setValue(bar.value() + round(beyond))
                row, point = self._point(event.position())
            self.select(self._from, (row, self.layout_of(row).position_at(point)))
            return
        hit = self.layout_of(row).hit(point)
        shape = Qt.CursorShape.ArrowCursor
        if hit is not None:
            shape = Qt.CursorShape.IBeamCursor if hit.part is Part.TEXT else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)
        self._offer(row)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Do what was pressed, unless words were selected instead."""
        row, point = self._point(event.position())
        pressed, self._pressed = self._pressed, None
        if (
            event.button() is not Qt.MouseButton.LeftButton
            or pressed is None
            or row < 0
            or self.selected_text
        ):
            return
        if self.layout_of(row).hit(point) != pressed:
            return
        match pressed.part:
            case Part.LINK:
                self.link_clicked.emit(pressed.value)
            case Part.COPY_CODE:
                self.copy_code(pressed.value)
            case Part.PREVIOUS:
                self.switch_version(row, -1)
            case Part.NEXT:
                self.switch_version(row, 1)
            case Part.GO_ON:
                self.act("go_on", row)
            case Part.RECALLED:
                self.act("recalled", row)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        row, point = self._point(event.position())
        if row >= 0:
            made = self.layout_of(row)
            start, end = made.word_at(made.position_at(point))
            self.select((row, start), (row, end))

    def leaveEvent(self, event: QEvent) -> None:
        """The pointer has gone: the actions stay with the chosen message only."""
        super().leaveEvent(event)
        self._place_actions()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """All that can be done with a message, also from the keyboard."""
        is_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        row = self.currentIndex().row() if is_key else self.row_at(event.pos().y())
        if row >= 0:
            place = self.visualRect(self.messages.index(row)).center() if is_key else event.pos()
            self.menu_of(row).popup(self.viewport().mapToGlobal(place))

    def menu_of(self, row: int) -> QMenu:
        """The menu of a message."""
        shown, made, menu = self.messages.row(row), self.layout_of(row), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if text := self.selected_text:
            menu.addAction("Copy selected words", lambda: self._copy(text))
        menu.addAction("Copy message", lambda: self.act("copy", row))
        for number, (language, code) in enumerate(made.code_blocks, start=1):
            label = f"Copy code {number}" + (f" ({language})" if language else "")
            menu.addAction(label, partial(self.copy_code, code))
        for address in made.links[:8]:
            menu.addAction(
                f"Open {address[:60]}".replace("&", "&&"), partial(self.link_clicked.emit, address)
            )
        if can_answer_again(shown) and not self.is_busy:
            menu.addAction("Answer again", lambda: self.act("again", row))
        if self._can_go_on(row) and not self.is_busy:
            menu.addAction(GO_ON, lambda: self.act("go_on", row))
        if shown.is_own and not self.is_busy:
            menu.addAction("Edit and send again", lambda: self.act("edit", row))
        if not shown.is_own and not shown.is_writing:
            label = "Stop reading" if self._is_spoken(shown) else "Read aloud"
            menu.addAction(label, lambda: self.act("speak", row))
        if shown.recalled:
            menu.addAction("Show what was remembered", lambda: self.act("recalled", row))
        if len(shown.message.siblings) > 1:
            menu.addSeparator()
            menu.addAction("Earlier version", lambda: self.switch_version(row, -1))
            menu.addAction("Later version", lambda: self.switch_version(row, 1))
        return menu

    # the keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters do what the actions do; Alt with left and right switches versions."""
        row = self.currentIndex().row()
        alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif alt and event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and row >= 0:
            self.switch_version(row, -1 if event.key() == Qt.Key.Key_Left else 1)
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in _KEYS and row >= 0:
            self.act(_KEYS[Qt.Key(event.key())], row)
        elif event.key() == Qt.Key.Key_Escape:
            self._forget_places()
            event.ignore()
        elif event.text() and event.text().isprintable():
            event.ignore()  # the view would search its rows for the letter
        else:
            self.shows_ring = True
            super().keyPressEvent(event)
            self.scrollTo(self.currentIndex())

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        """Another message was chosen."""
        super().currentChanged(current, previous)
        if current.isValid() or previous.isValid():
            self.viewport().update()
            self._place_actions()

    # within

    def _point(self, position: QPointF) -> tuple[int, QPointF]:
        row = self.row_at(position.y())
        return (row, position - self.origin_of(row)) if row >= 0 else (row, position)

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.copied.emit()

    def copy_code(self, code: str) -> None:
        """Copy a code block and say so on it for a moment."""
        self._copy(code)
        self.copied_code = code
        self._copied_timer.start()
        self.viewport().update()

    def _forget_copied(self) -> None:
        self.copied_code = ""
        self.viewport().update()

    def _offer(self, row: int) -> None:
        shown = self.messages.row(row)
        if shown.is_writing or shown.is_waiting:
            self.tools.hide()
            return
        made, origin = self.layout_of(row), self.origin_of(row)
        edge = QPoint(
            round(origin.x() + made.footer.edge), round(origin.y() + made.bottom + made.footer.middle)
        )
        self.tools.offer(row, shown, edge, busy=self.is_busy, is_spoken=self._is_spoken(shown))

    def show_spoken(self) -> None:
        """Other words are being spoken, or none any more."""
        self.viewport().update()
        if self.tools.isVisible() and self.tools.row < self.messages.rowCount():
            self._offer(self.tools.row)

    def _is_spoken(self, shown: Row) -> bool:
        return shown.message.id == self.messages.spoken.message_id

    def _place_actions(self) -> None:
        row = self.currentIndex().row()
        if row >= 0 and self.hasFocus() and row in self.visible_rows:
            self._offer(row)
        else:
            self.tools.hide()

    def _forget_places(self) -> None:
        self._from = self._to = None
        self.tools.hide()
        self.viewport().update()

    def _forget_places_in(self, row: int) -> None:
        if self._from and self._to and min(self._from, self._to)[0] <= row <= max(self._from, self._to)[0]:
            self._forget_places()

    def _shift_places(self, _parent: QModelIndex, first: int, last: int) -> None:
        count = last - first + 1
        self._from, self._to = (
            (place[0] + count, place[1]) if place and place[0] >= first else place
            for place in (self._from, self._to)
        )


_KEYS = {
    Qt.Key.Key_C: "copy", Qt.Key.Key_S: "speak", Qt.Key.Key_R: "again", Qt.Key.Key_E: "edit",
    Qt.Key.Key_M: "recalled", Qt.Key.Key_G: "go_on",
}  # fmt: skip
