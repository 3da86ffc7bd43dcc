"""One memory in full: its words, the words it came from, what it replaced, and why it came to mind."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.conversation import Message, Role
from bestfriend_desktop.domain.memory import Memory, MemoryType, Reason
from bestfriend_desktop.faces.window.labels import PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.memories.figures import ReasonBars
from bestfriend_desktop.faces.window.memories.memory_editor import MemoryEditor
from bestfriend_desktop.faces.window.memories.origins import Origins
from bestfriend_desktop.faces.window.memories.wording import day, kind
from bestfriend_desktop.faces.window.person_clock import local
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Theme

_LONGEST_SHOWN = 2_000
"""Characters of a memory or a source; its message shows all of it."""


class MemoryDetail(QWidget):
    """Shows one memory; what the person wants with it is told by signals."""

    edited = Signal(object, str)
    pin_wanted = Signal(object)
    forget_wanted = Signal(object)
    return_wanted = Signal(object)
    """A forgotten `Memory` that shall come back."""
    message_wanted = Signal(object)
    """A source, a `Message`, to be seen in its conversation."""
    memory_wanted = Signal(object)
    """Another `Memory`: what this one replaced, or what replaced it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # so that its keys work without a button chosen
        self.shown: Origins | None = None
        self.about = _label("small")
        self.content = _label("heading")
        self.content.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.editor = MemoryEditor("Save", asks_type=False)
        self.editor.saved.connect(self._save)
        self.editor.cancelled.connect(self.end_edit)
        self.edit = self._button("Edit", "Change the words of this memory (E)")
        self.pin = self._button("Pin", "Keep this memory for good (P)")
        self.forget = self._button("Forget", "Put this memory out of mind; it can be undone (Del)")
        self.bring_back = self._button("Bring back", "Remember this again")
        self.edit.clicked.connect(self.begin_edit)
        self.pin.clicked.connect(lambda: self._emit(self.pin_wanted))
        self.forget.clicked.connect(lambda: self._emit(self.forget_wanted))
        self.bring_back.clicked.connect(lambda: self._emit(self.return_wanted))
        self.buttons = QWidget()
        line = QHBoxLayout(self.buttons)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        for button in (self.edit, self.pin, self.forget, self.bring_back):
            line.addWidget(button)
        line.addStretch(1)
        self.reasons_heading = _heading("Why it came to mind")
        self.reasons = ReasonBars(theme)
        self.sources_heading = _heading("Where it comes from")
        self._sources = QVBoxLayout()
        self._sources.setSpacing(SPACE_S)
        self.history_heading = _heading("What changed")
        self._history = QVBoxLayout()
        self._history.setSpacing(SPACE_S)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, SPACE_L)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.about)
        layout.addWidget(self.content)
        layout.addWidget(self.editor)
        layout.addWidget(self.buttons)
        for heading, content in (
            (self.reasons_heading, self.reasons),
            (self.sources_heading, self._sources),
            (self.history_heading, self._history),
        ):
            layout.addSpacing(SPACE_M)
            layout.addWidget(heading)
            if isinstance(content, QWidget):
                layout.addWidget(content)
            else:
                layout.addLayout(content)
        layout.addStretch(1)

    @property
    def is_editing(self) -> bool:
        """True while the words are being changed."""
        return self.editor.isVisibleTo(self)

    def show_memory(self, shown: Origins, reasons: tuple[Reason, ...]) -> None:
        """Show a memory, with the reasons why it came to mind where it did."""
        self.shown, memory = shown, shown.memory
        self.end_edit()
        self.about.setText(_about(memory))
        self.content.setText(_shortened(memory.content))
        self.pin.setText("Unpin" if memory.pinned else "Pin")
        is_there = memory.deleted_at is None
        for button in (self.edit, self.pin, self.forget):
            button.setVisible(is_there)
        self.bring_back.setVisible(not is_there)
        self.reasons.show_reasons(reasons)
        self.reasons.setVisible(bool(reasons))
        self.reasons_heading.setVisible(bool(reasons))
        self._show_sources(shown)
        self._show_history(shown)

    def begin_edit(self) -> None:
        """Put a field in the place of the words."""
        if self.shown is not None and self.shown.memory.deleted_at is None:
            self.content.hide()
            self.buttons.hide()
            self.editor.begin(self.shown.memory.content)

    def end_edit(self) -> None:
        """Leave the words as they are."""
        had_focus = self.editor.isAncestorOf(self.focusWidget()) if self.focusWidget() else False
        self.editor.hide()
        self.content.show()
        self.buttons.show()
        if had_focus:
            self.edit.setFocus()

    def _save(self, words: str, _type: MemoryType) -> None:
        if self.shown is not None:
            self.edited.emit(self.shown.memory, words)

    def _emit(self, signal: SignalInstance) -> None:
        if self.shown is not None:
            signal.emit(self.shown.memory)

    def _show_sources(self, shown: Origins) -> None:
        _clear(self._sources)
        for message, title in zip(shown.sources, shown.titles, strict=True):
            self._sources.addWidget(self._source(message, title, shown.memory))
        if not shown.sources:
            was_said = shown.memory.conversation_id is not None
            self._sources.addWidget(
                _label("muted", "Its messages are gone." if was_said else "You wrote it here yourself.")
            )

    def _source(self, message: Message, title: str, memory: Memory) -> QFrame:
        who = "You" if message.role is Role.PERSON else "Best Friend"
        where = f" in “{title}”" if title else ""
        about = f"{who}, {day(message.created_at)} at {local(message.created_at):%H:%M}{where}"
        go = _link("Go to message", f"Go to the message of {day(message.created_at)}")
        go.clicked.connect(partial(self._go_to, message))
        text = message.text.strip()
        return _card(about, go, f"“{_shortened(text)}”" if text != memory.content.strip() else "")

    def _go_to(self, message: Message) -> None:
        self.message_wanted.emit(message)

    def _show_history(self, shown: Origins) -> None:
        _clear(self._history)
        if later := shown.replaced_by:
            self._history.addWidget(self._other(f"Now · since {day(later.occurred_at)}", later))
        for earlier in shown.replaced:
            until = f" to {day(earlier.valid_until)}" if earlier.valid_until else ""
            self._history.addWidget(self._other(f"Before · {day(earlier.occurred_at)}{until}", earlier))
        self.history_heading.setVisible(bool(shown.replaced or shown.replaced_by))

    def _other(self, about: str, memory: Memory) -> QFrame:
        go = _link("Open", f"Open: {about}")
        go.clicked.connect(lambda: self.memory_wanted.emit(memory))
        return _card(about, go, _shortened(memory.content))

    def _button(self, label: str, about: str) -> QPushButton:
        button = QPushButton(label)
        button.setProperty("role", "outlined")
        button.setToolTip(about)
        return button


def _label(role: str, text: str = "") -> WrappedLabel:
    label = WrappedLabel(text)
    if role:
        label.setProperty("role", role)
    return label


def _heading(text: str) -> PlainLabel:
    label = PlainLabel(text)
    label.setProperty("role", "section")
    return label


def _link(label: str, name: str) -> QPushButton:
    button = QPushButton(label)
    button.setProperty("role", "link")
    button.setAccessibleName(name)
    return button


def _card(about: str, link: QPushButton, words: str) -> QFrame:
    card = QFrame()
    card.setObjectName("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(SPACE_M + 2, SPACE_M, SPACE_M, SPACE_M)
    layout.setSpacing(SPACE_XS + 2)
    layout.addWidget(_label("small", about))
    if words:
        label = _label("", words)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(label)
    layout.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _about(memory: Memory) -> str:
    parts = [kind(memory), day(memory.occurred_at)]
    if memory.deleted_at is not None:
        parts.append(f"forgotten {day(memory.deleted_at)}")
    elif not memory.is_current:
        parts.append(
            f"no longer so since {day(memory.valid_until)}" if memory.valid_until else "no longer so"
        )
    if memory.pinned:
        parts.append("pinned")
    if memory.access_count:
        times = "once" if memory.access_count == 1 else f"{memory.access_count:,} times"
        last = f", last on {day(memory.last_accessed)}" if memory.last_accessed else ""
        parts.append(f"came to mind {times}{last}")
    return " · ".join(parts)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN].rstrip()}…"


def _clear(layout: QVBoxLayout) -> None:
    while (item := layout.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.hide()
            widget.deleteLater()
