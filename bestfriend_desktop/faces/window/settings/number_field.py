"""Numbers: a slider with its figure for what one finds by trying, a box with its unit for what one counts."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QValidator, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox, QHBoxLayout, QSlider, QWidget

from bestfriend_desktop.faces.window.labels import PlainLabel
from bestfriend_desktop.faces.window.theme import SPACE_S

_ANY = 1_000_000_000.0
"""A box takes any number, so that one that is not allowed is answered in words and not by its vanishing."""
_TYPED_DECIMALS = 3


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
        self._exact = low
        """A number that was typed elsewhere may lie between two places."""
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
        if self.slider.value() == round(self._exact / self._step):
            return self._exact
        value = self.slider.value() * self._step
        return round(value) if self._step >= 1 else round(value, 4)

    def show_value(self, value: object) -> None:
        """Show what is in force; nothing is wanted by that."""
        number = float(str(value))
        self._exact = round(number) if self._step >= 1 else number
        was_blocked = self.slider.blockSignals(True)
        self.slider.setValue(round(number / self._step))
        self.slider.blockSignals(was_blocked)
        self._show_figure()

    def setAccessibleName(self, name: str) -> None:
        """The slider is what is read out."""
        super().setAccessibleName(name)
        self.slider.setAccessibleName(name)

    def setAccessibleDescription(self, description: str) -> None:
        """The slider is what is read out."""
        super().setAccessibleDescription(description)
        self.slider.setAccessibleDescription(description)

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


class SpinField(QDoubleSpinBox):
    """A number that is typed or stepped, with its unit.

    Args:
        low, high: what the arrows keep within; what is typed beyond is wanted all the same, and refused.
        step: of one press on an arrow.
        unit: stands behind the number.
        whole: True for numbers without a fraction.
        empty: words in place of the least value: `Keeps everything`.
    """

    value_wanted = Signal(object)

    def __init__(
        self, low: float, high: float, step: float, *, unit: str = "", whole: bool = True, empty: str = ""
    ) -> None:
        super().__init__()
        self._low, self._high, self._unit, self._empty = low, high, unit, empty
        self._shown = low
        self.setDecimals(0 if whole else _TYPED_DECIMALS)
        self.setRange(-_ANY, _ANY)
        self.setSingleStep(step)
        self.setKeyboardTracking(False)
        self.setGroupSeparatorShown(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self.lineEdit().setTextMargins(SPACE_S, 0, SPACE_S, 0)  # a style sheet does not reach it
        self._show_unit()
        self.valueChanged.connect(self._changed)

    def show_value(self, value: object) -> None:
        """Show what is in force; nothing is wanted by that."""
        self._shown = float(str(value))
        was_blocked = self.blockSignals(True)
        self.setValue(self._shown)
        self.blockSignals(was_blocked)
        self._show_unit()

    def stepBy(self, steps: int) -> None:
        """One press on an arrow never leaves what is allowed."""
        wanted = self.value() + steps * self.singleStep()
        self.setValue(min(self._high, max(self._low, wanted)))

    def stepEnabled(self) -> QDoubleSpinBox.StepEnabledFlag:
        """An arrow that leads nowhere is grey."""
        flag = QDoubleSpinBox.StepEnabledFlag
        up = flag.StepUpEnabled if self.value() < self._high else flag.StepNone
        down = flag.StepDownEnabled if self.value() > self._low else flag.StepNone
        return up | down

    def textFromValue(self, value: float) -> str:
        """As short as it can be written."""
        if self._empty and value == self._low:
            return self._empty
        return (
            f"{value:.0f}" if self.decimals() == 0 else f"{value:.{_TYPED_DECIMALS}f}".rstrip("0").rstrip(".")
        )

    def valueFromText(self, text: str) -> float:
        """The words of the least value mean it."""
        return self._low if self._empty and text == self._empty else super().valueFromText(text)

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """What is being typed may be a number, or the words of the least value."""
        if self._empty and text == self._empty:
            return QValidator.State.Acceptable, text, position
        state, text, position = super().validate(text, position)
        return state, text, position

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is typed takes the place of what stands there."""
        super().focusInEvent(event)
        self.selectAll()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page; it must not change a number on its way."""
        event.ignore()

    def _changed(self, value: float) -> None:
        self._show_unit()
        if value != self._shown:
            self._shown = value
            self.value_wanted.emit(round(value) if self.decimals() == 0 else round(value, _TYPED_DECIMALS))

    def _show_unit(self) -> None:
        is_words = bool(self._empty) and self.value() == self._low
        self.setSuffix(f" {self._unit}" if self._unit and not is_words else "")


class _Slider(QSlider):
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
