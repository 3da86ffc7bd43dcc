"""A list to choose from, in words; a long one is searched by typing into it."""

import html
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QStyleOptionComboBox

from bestfriend_desktop.faces.window.elided import elided
from bestfriend_desktop.settings.fields import Option

SEARCHED_FROM = 13
"""So many options are searched; fewer are seen at a glance."""
_COMING = (
    Qt.FocusReason.MouseFocusReason,
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Ways to come to a field by will; a list of what was found opens and closes without."""
_SHOWN_AT_ONCE = 12
_EDGES_PX = 46
"""Of a choice, around its words: padding, borders and the arrow, as the style sheet has them."""


class ChoiceField(QComboBox):
    """Values that are shown in words; a value that is not on offer stays, and is said to be missing.

    Args:
        options: what is offered; None until `offer` says.
        missing: what is said of a value that is not on offer.
        empty: the words of the empty value until then.
    """

    value_wanted = Signal(object)

    def __init__(
        self, options: Sequence[Option] | None = None, missing: str = "not there now", empty: str = ""
    ) -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)  # names of devices are long, and the page may be narrow
        self.setMaxVisibleItems(_SHOWN_AT_ONCE)
        self._missing = missing
        self._empty = empty
        self._value = ""
        self._options: list[Option] = []
        self.is_loaded = False
        """True once it was said what there is."""
        if options is None:
            self.show_value("")
        else:
            self.offer(options)
        self.currentIndexChanged.connect(self._chosen)

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    @property
    def is_searched(self) -> bool:
        """True for a list so long that one types into it."""
        return self.isEditable()

    def offer(self, options: Sequence[Option]) -> None:
        """Offer these; what is chosen stays so."""
        if self.is_loaded and list(options) == self._options:
            return  # the list may be open
        self._options = list(options)
        self.is_loaded = True
        self.show_value(self._value)
        self._make_searchable(len(self._options) >= SEARCHED_FROM)

    def show_value(self, value: object) -> None:
        """Show what is in force; nothing is wanted by that."""
        self._value = str(value)
        shown = list(self._options)
        if self._value not in (option.value for option in shown):
            shown.append(Option(self._value, self._words_of_missing()))
        was_blocked = self.blockSignals(True)
        self.clear()
        for option in shown:
            self.addItem(option.label, option.value)
        self.setCurrentIndex([option.value for option in shown].index(self._value))
        self.blockSignals(was_blocked)
        self._show_whole()

    def _words_of_missing(self) -> str:
        if not self._value:
            return self._empty
        return f"{self._value} ({self._missing})" if self.is_loaded else self._value

    def _words(self) -> str:
        """Of what is chosen; `currentText` is what is being typed."""
        return self.itemText(self.currentIndex())

    def _chosen(self) -> None:
        self._show_whole()
        self.value_wanted.emit(self.value)

    def _show_whole(self) -> None:
        """Names of devices are longer than fields; a tooltip would read HTML."""
        self.setToolTip(f"<p>{html.escape(self._words())}</p>")
        if (line := self.lineEdit()) is not None:
            line.setText(self._words())
            line.setCursorPosition(0)

    def _make_searchable(self, wanted: bool) -> None:
        if wanted == self.isEditable():
            return
        self.setEditable(wanted)
        if (line := self.lineEdit()) is None:
            return
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setMaxVisibleItems(_SHOWN_AT_ONCE)
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.installEventFilter(self)
        line.setPlaceholderText("Type to search")
        line.setAccessibleName(self.accessibleName())
        line.setAccessibleDescription("Type to search the list")
        line.setObjectName("in_choice")
        line.installEventFilter(self)
        line.editingFinished.connect(self._take_written)
        line.setCursorPosition(0)

    def setAccessibleName(self, name: str) -> None:
        """A searched list is read out as what one types into."""
        super().setAccessibleName(name)
        if (line := self.lineEdit()) is not None:
            line.setAccessibleName(name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whoever comes to search a list does not want to go on with what stands there."""
        line = self.lineEdit()
        if line is not None and watched is line and isinstance(event, QFocusEvent):
            if event.gotFocus() and event.reason() in _COMING:
                QTimer.singleShot(0, line, line.selectAll)
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            self._mark_first(event)
        return super().eventFilter(watched, event)

    def _mark_first(self, event: QKeyEvent) -> None:
        """Enter in the list of what was found takes the first, unless another is marked."""
        completer = self.completer()
        popup = completer.popup() if completer is not None else None
        if completer is None or popup is None or event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return
        if popup.isVisible() and not popup.currentIndex().isValid():
            popup.setCurrentIndex(completer.completionModel().index(0, 0))

    def _take_written(self) -> None:
        """Words that fit one option choose it; others are put back."""
        if (line := self.lineEdit()) is None:
            return
        written = line.text().strip().casefold()
        if written and written != self._words().casefold():
            labels = [self.itemText(number).casefold() for number in range(self.count())]
            exact = [number for number, label in enumerate(labels) if label == written]
            found = exact or [number for number, label in enumerate(labels) if written in label]
            if len(found) == 1:
                self.setCurrentIndex(found[0])
        self._show_whole()

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What is painted: words that have no room end in an ellipsis."""
        super().initStyleOption(option)
        option.currentText = elided(self._words(), self.fontMetrics(), self.width() - _EDGES_PX)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change a choice on its way."""
        event.ignore()
