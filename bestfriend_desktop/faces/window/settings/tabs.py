"""The tabs between the pages of settings; in two lines where there is no room for one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from bestfriend_desktop.faces.window.theme import SPACE_S

_TABS = {"settings": "Settings", "models": "Models", "voice": "Voice", "health": "Health"}


class Tabs(QWidget):
    """One button for each page; that of the page it stands on is marked.

    Args:
        here: the name of the page.
        show: goes to another one.
    """

    def __init__(self, here: str, show: Callable[[str], None]) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE_S)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.buttons: list[QPushButton] = []
        self._columns = 0
        for name, label in _TABS.items():
            tab = QPushButton(label)
            tab.setProperty("role", "tab")
            tab.setCheckable(True)
            tab.setAutoExclusive(False)
            tab.setChecked(name == here)
            tab.clicked.connect(partial(_go, tab, name == here, show, name))
            self.buttons.append(tab)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for two of them."""
        return QSize(1, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """In one line, if there is room."""
        return QSize(self._in_one_line, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line or two."""
        super().resizeEvent(event)
        # Not at once: the layout around is being worked on, and would not learn that this is higher now.
        QTimer.singleShot(0, self, self._arrange)

    @property
    def _in_one_line(self) -> int:
        return sum(tab.sizeHint().width() for tab in self.buttons) + SPACE_S * (len(self.buttons) - 1)

    def _arrange(self) -> None:
        columns = len(self.buttons) if self.width() >= self._in_one_line else 2
        if columns != self._columns:
            self._columns = columns
            for number, tab in enumerate(self.buttons):
                self._grid.addWidget(tab, number // columns, number % columns)
            self.updateGeometry()


def _go(tab: QPushButton, is_here: bool, show: Callable[[str], None], other: str) -> None:
    tab.setChecked(is_here)  # a tab shows where one is, not what was pressed
    show(other)
