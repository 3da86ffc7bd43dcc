"""What the list of memories is narrowed to: what one asks, a type, a time, whom or what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QComboBox,
    QGridLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.memory import Memory, MemoryFilter, MemoryType, Span
from bestfriend_desktop.faces.window.beside import direction
from bestfriend_desktop.faces.window.labels import ElidedButton
from bestfriend_desktop.faces.window.memories.wording import subject
from bestfriend_desktop.faces.window.person_clock import local_now
from bestfriend_desktop.faces.window.theme import SPACE_S, SPACE_XS, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

_BESIDE_FROM_PX = 520
"""Narrower, times and subjects stand below the field, and the types in several lines."""
_FEWEST_COLUMNS = 3
"""Where the types have no room for so many, as with large text on a small screen, one list offers them."""
_WIDEST_CHOICE_PX = 220


@dataclass(frozen=True, slots=True)
class View:
    """One way to look at memories."""

    label: str
    types: tuple[MemoryType, ...] = tuple(MemoryType)
    pinned: bool = False
    deleted: bool = False


VIEWS = (
    View("All"),
    View("Said", (MemoryType.CONVERSATION,)),
    View("Facts", (MemoryType.FACT,)),
    View("Preferences", (MemoryType.PREFERENCE,)),
    View("Summaries", (MemoryType.SUMMARY,)),
    View("Pinned", pinned=True),
    View("Forgotten", deleted=True),
)
_TIMES = (("Any time", 0, None), ("Today", 0, 0), ("Past week", 0, 7), ("Past month", 0, 30),
          ("Past year", 0, 365), ("Older", 365, None))  # fmt: skip
"""Label, and how many days ago it ends and begins."""
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)


class Filters(QWidget):
    """A field to ask in, a choice of times and of subjects, and a button for each type, or a list of them."""

    changed = Signal()
    """Another type, time or subject; of the words `search` tells itself."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search by meaning, or leave empty to look around")
        self.search.setAccessibleName("Search memories")
        self.search.setClearButtonEnabled(True)
        glass = self.search.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        ThemedIcon(glass, theme, "search", step="small")
        self._group = QButtonGroup(self)
        self.buttons = [ElidedButton(view.label) for view in VIEWS]
        for number, button in enumerate(self.buttons):
            button.setProperty("role", "tab")
            button.setCheckable(True)
            self._group.addButton(button, number)
        self.buttons[0].setChecked(True)
        self.types = QComboBox()
        self.types.setAccessibleName("Which memories")
        self.types.addItems(["All memories", *(view.label for view in VIEWS[1:])])
        self.time = QComboBox()
        self.time.setAccessibleName("When")
        self.time.addItems([label for label, _ends, _begins in _TIMES])
        self.about = QComboBox()
        self.about.setAccessibleName("About whom or what")
        self.about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.about.addItem("About anyone", "")
        self._choices = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._choices.setSpacing(SPACE_S)
        self._choices.addWidget(self.time)
        self._choices.addWidget(self.about)
        first = self._first = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        first.setSpacing(SPACE_S)
        first.addWidget(self.search, 1)
        first.addLayout(self._choices)
        self._tabs = QWidget()
        self._grid = QGridLayout(self._tabs)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_XS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addLayout(first)
        layout.addWidget(self.types)
        layout.addWidget(self._tabs)
        self._columns = 0
        self._flow()
        theme.changed.connect(self._restyle)
        self._restyle()
        self._group.idClicked.connect(self.types.setCurrentIndex)
        self._group.idClicked.connect(lambda _number: self.changed.emit())
        self.types.activated.connect(lambda number: self.buttons[number].click())
        self.time.currentIndexChanged.connect(lambda _number: self.changed.emit())
        self.about.currentIndexChanged.connect(lambda _number: self.changed.emit())

    @property
    def view(self) -> View:
        """The way of looking that is chosen."""
        return VIEWS[self._group.checkedId()]

    @property
    def is_open(self) -> bool:
        """True where nothing is left out but what the words leave out."""
        return self._group.checkedId() == 0 and self.time.currentIndex() == 0 and not self.about.currentData()

    def filter(self, text: str = "") -> MemoryFilter:
        """What is chosen, as the store is asked for it."""
        view = self.view
        return MemoryFilter(
            types=view.types,
            text=text,
            subject=str(self.about.currentData() or ""),
            span=self._span(),
            pinned=view.pinned,
            deleted=view.deleted,
        )

    def accepts(self, memory: Memory) -> bool:
        """True for a memory that the filter lets through; forgotten ones are looked at by the store only."""
        chosen = self.filter()
        span = chosen.span
        return (
            memory.type in chosen.types
            and (memory.pinned or not chosen.pinned)
            and (not chosen.subject or memory.subject == chosen.subject)
            and (span is None or span.start <= memory.occurred_at < span.end)
        )

    def open_all(self) -> None:
        """Leave nothing out, without a signal."""
        widgets = (self.search, self._group, self.time, self.about)
        for widget in widgets:
            widget.blockSignals(True)
        self.search.clear()
        self.buttons[0].setChecked(True)
        self.types.setCurrentIndex(0)
        self.time.setCurrentIndex(0)
        self.about.setCurrentIndex(0)
        for widget in widgets:
            widget.blockSignals(False)

    def offer_subjects(self, by_subject: Mapping[str, int]) -> None:
        """Whom and what there are facts about; the choice stays where it can."""
        chosen = self.about.currentData()
        self.about.blockSignals(True)
        self.about.clear()
        self.about.addItem("About anyone", "")
        for name in by_subject:
            self.about.addItem(f"About {subject(name)}", name)
        self.about.setCurrentIndex(max(0, self.about.findData(chosen)))
        self.about.blockSignals(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Beside each other, or below."""
        super().resizeEvent(event)
        self._flow()

    def _flow(self) -> None:
        is_wide = self.width() >= _BESIDE_FROM_PX * self._theme.percent / 100
        self._first.setDirection(direction(is_wide))
        choices = self.time.sizeHint().width() + self.about.sizeHint().width() + SPACE_S
        self._choices.setDirection(direction(is_wide or choices <= self.width()))
        widest = max(button.sizeHint().width() for button in self.buttons)
        columns = len(VIEWS) if is_wide else _FEWEST_COLUMNS
        has_room = is_wide or columns * (widest + SPACE_XS) - SPACE_XS <= self.width()
        self._tabs.setVisible(has_room)
        self.types.setVisible(not has_room)
        if columns != self._columns:
            self._columns = columns
            shares = (len(VIEWS),) if is_wide else range(columns)  # seven stand to the left, few share evenly
            for column in range(len(VIEWS) + 1):
                self._grid.setColumnStretch(column, int(column in shares))
            for number, button in enumerate(self.buttons):
                self._grid.addWidget(button, number // columns, number % columns)

    def _restyle(self) -> None:
        self.about.setMaximumWidth(round(_WIDEST_CHOICE_PX * self._theme.percent / 100))
        QTimer.singleShot(0, self, self._flow)  # when the text has its new size

    def _span(self) -> Span | None:
        _label, ends, begins = _TIMES[self.time.currentIndex()]
        if not self.time.currentIndex():
            return None
        midnight = local_now().replace(hour=0, minute=0, second=0, microsecond=0)
        end = midnight + timedelta(days=1) if not ends else midnight - timedelta(days=ends)
        return Span(_EARLIEST if begins is None else midnight - timedelta(days=begins), end)
