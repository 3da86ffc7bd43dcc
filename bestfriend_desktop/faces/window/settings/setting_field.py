"""Fields of a form that are more than a line: choices with words of their own, and sliders with a figure."""

import html
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSlider, QStyleOptionComboBox, QWidget

from bestfriend_desktop.faces.window.labels import PlainLabel
from bestfriend_desktop.faces.window.theme import SPACE_S

_EDGES_PX = 46
"""Of a choice, around its words: padding, borders and the arrow, as the style sheet has them."""


class ChoiceField(QComboBox):
    """Values that are shown in words; a value that is not on offer stays, and is said to be missing."""

    value_wanted = Signal(object)

    def __init__(self, options: Sequence[tuple[str, str]] = (), missing: str = "not there now") -> None:
        super().__init__()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)  # names of devices are long, and the page may be narrow
        self._missing = missing
        self._value = ""
        self.offer(options)
        self.currentIndexChanged.connect(self._chosen)

    @property
    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData() or "")

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these (value, words); what is chosen stays so."""
        self._options = list(options)
        self.show_value(self._value)

    def show_value(self, value: str) -> None:
        """Show what is in force; nothing is wanted by that."""
        self._value = value
        shown = list(self._options)
        if value not in (known for known, _words in shown):
            shown.append((value, f"{value} ({self._missing})"))
        was_blocked = self.blockSignals(True)
        self.clear()
        for known, words in shown:
            self.addItem(words, known)
        self.setCurrentIndex([known for known, _words in shown].index(value))
        self.blockSignals(was_blocked)
        self._show_whole()

    def _chosen(self) -> None:
        self._show_whole()
        self.value_wanted.emit(self.value)

    def _show_whole(self) -> None:
        """Names of devices are longer than fields; a tooltip would read HTML."""
        self.setToolTip(f"<p>{html.escape(self.currentText())}</p>")

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        """What is painted: words that have no room end in an ellipsis."""
        super().initStyleOption(option)
        room = self.width() - _EDGES_PX
        option.currentText = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room
        )

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change a choice on its way."""
        event.ignore()


class SliderField(QWidget):
    """A number between two ends, with its figure beside it; wanted when the slider is let go.

    Args:
        low, high: the ends.
        step: from one place to the next.
        figure: how a value is written: `{:.2f}`.
    """

    value_wanted = Signal(object)

    def __init__(self, low: float, high: float, step: float, figure: str) -> None:
        super().__init__()
        self._step = step
        self._figure = figure
        self.slider = _Slider(Qt.Orientation.Horizontal)
        self.slider.setRange(round(low / step), round(high / step))
        self.slider.setPageStep(max(1, (self.slider.maximum() - self.slider.minimum()) // 10))
        self.figure = PlainLabel()
        self.figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.figure)
        self.setFocusProxy(self.slider)
        self.slider.valueChanged.connect(self._moved)
        self.slider.sliderReleased.connect(lambda: self.value_wanted.emit(self.value))
        self._moved()

    @property
    def value(self) -> float:
        """Where the slider stands."""
        value = self.slider.value() * self._step
        return round(value) if self._step >= 1 else round(value, 4)

    def show_value(self, value: float) -> None:
        """Show what is in force; nothing is wanted by that."""
        was_blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(value / self._step))
        self.slider.blockSignals(was_blocked)
        self._show_figure()

    def setAccessibleName(self, name: str) -> None:
        """The slider is what is read out."""
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)

    def _moved(self) -> None:
        self._show_figure()
        if not self.slider.isSliderDown():
            self.value_wanted.emit(self.value)

    def _show_figure(self) -> None:
        self.figure.setText(self._figure.format(self.value))
        widest = max(self._figure.format(end * self._step) for end in self._ends())
        self.figure.setMinimumWidth(self.figure.fontMetrics().horizontalAdvance(widest))

    def _ends(self) -> tuple[int, int]:
        return self.slider.minimum(), self.slider.maximum()


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
