"""What stands in a conversation before its first message: a greeting and a few ways to begin."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.icons import pixmap
from bestfriend_desktop.faces.window.labels import ElidedButton, PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.page import centred, scrolling
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XL, Theme

SUGGESTIONS = (
    ("Tell me about your day", "I would like to tell you about my day. "),
    ("Think something through", "Help me think something through: "),
    ("Explain something simply", "Explain simply: "),
    ("Write it better", "Make this clearer and kinder:\n\n"),
)
"""(what stands on the chip, what it writes into the composer)"""

WITHOUT_A_MODEL = (
    SUGGESTIONS[0],
    ("Tell me about you", "I want you to know something about me: "),
    ("What do you know about me?", "What do you know about me?"),
    ("What can you do?", "What can you do?"),
)
"""What the built-in companion does well."""


class EmptyState(QWidget):
    """An invitation to talk."""

    suggested = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.greeting = WrappedLabel()
        self.greeting.setProperty("role", "title")
        self.promise = WrappedLabel()
        self.promise.setProperty("role", "muted")
        self._lock = PlainLabel()
        self._column = QWidget()
        inner = QVBoxLayout(self._column)
        inner.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_L)
        inner.setSpacing(SPACE_S)
        inner.addStretch(2)
        inner.addWidget(self.greeting)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.promise, 1)
        inner.addLayout(line)
        inner.addSpacing(SPACE_XL - SPACE_S)
        self._offered = SUGGESTIONS
        self._chips = [self._chip(number) for number in range(len(SUGGESTIONS))]
        self._grid = QGridLayout()
        self._grid.setSpacing(SPACE_M)
        inner.addLayout(self._grid)
        inner.addStretch(3)
        content = QWidget()
        content.setObjectName("page")
        content.setLayout(centred(self._column))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        # Large text is higher than a small window; without this it would take the room of what stands below.
        layout.addWidget(scrolling(content, "A new conversation"))
        self._columns = 0
        self._arrange(2)
        theme.changed.connect(self._restyle)
        self._restyle()
        self.greet("", "", temporary=False)

    def greet(self, name: str, promise: str, *, temporary: bool, now: datetime | None = None) -> None:
        """Greet by the time of day, and by name where it is known."""
        address = f", {name.strip()}" if name.strip() else ""
        if temporary:
            self.greeting.setText("A temporary conversation")
            self.promise.setText("It stays in memory only, and is gone when you close Best Friend.")
        else:
            self.greeting.setText(f"{_time_of_day(now or datetime.now())}{address}.")
            self.promise.setText(promise)

    def suggest(self, *, has_model: bool) -> None:
        """Offer what can be answered: by a language model, or by the built-in companion."""
        self._offered = SUGGESTIONS if has_model else WITHOUT_A_MODEL
        for chip, (label, _text) in zip(self._chips, self._offered, strict=True):
            chip.setText(label)

    def resizeEvent(self, event: object) -> None:
        """One column of chips where two would be squeezed."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # the stub wants QResizeEvent, which it is
        self._arrange(2 if self.width() >= 520 * self._theme.percent / 100 else 1)

    def _chip(self, number: int) -> QPushButton:
        chip = ElidedButton(self._offered[number][0], edge_px=15)
        chip.setProperty("role", "chip")
        chip.clicked.connect(lambda: self.suggested.emit(self._offered[number][1]))
        return chip

    def _arrange(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            for number, chip in enumerate(self._chips):
                self._grid.addWidget(chip, number // columns, number % columns)

    def _restyle(self) -> None:
        self._column.setMaximumWidth(self._theme.measure + 2 * SPACE_L)
        side = self._theme.icon_px("small")
        self._lock.setFixedSize(side + 2, self._theme.icon_px("body"))
        self._lock.setPixmap(pixmap("lock", self._theme.colours.text_muted, side, self.devicePixelRatioF()))


def _time_of_day(now: datetime) -> str:
    if now.hour < 5 or now.hour >= 22:
        return "Good to see you"
    if now.hour < 12:
        return "Good morning"
    return "Good afternoon" if now.hour < 18 else "Good evening"
