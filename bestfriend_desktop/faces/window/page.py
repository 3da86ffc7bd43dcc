"""A page that stands where the conversation stands: a way back, a title, and a column that scrolls."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.labels import ElidedLabel
from bestfriend_desktop.faces.window.theme import (
    SPACE_L,
    SPACE_M,
    SPACE_S,
    SPACE_XL,
    Theme,
)
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

_WHOLE = 10_000
"""Stretch of a centred column beside margins of stretch 1: it takes all the width up to its own limit."""


class Page(QWidget):
    """The frame of settings, shortcuts and the like; content goes into `body`.

    Args:
        title: stands at the top.
        theme: of the window.
        scrolls: False where the content scrolls by itself.
        parent: of the widget.
    """

    left = Signal()
    """The person wants back to the conversation."""

    def __init__(
        self, title: str, theme: Theme, parent: QWidget | None = None, *, scrolls: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.theme = theme
        self.back = QToolButton()
        self.back.setAccessibleName("Back to the conversation")
        self.back.setToolTip("Back (Esc)")
        ThemedIcon(self.back, theme, "back", colour="text")
        self.back.clicked.connect(lambda: self.go_back())
        self.heading = ElidedLabel("title")
        self.heading.setText(title)
        self.heading_from_px = 0
        """Narrower, the heading makes room for what stands beside it."""
        self.head = QHBoxLayout()
        self.head.setContentsMargins(SPACE_L, SPACE_L, SPACE_L, SPACE_S)
        self.head.setSpacing(SPACE_S)
        self.head.addWidget(self.back)
        self.head.addWidget(self.heading)
        self.head.addStretch(1)
        self._column = QWidget()
        self._column.setObjectName("page")
        self.body = QVBoxLayout(self._column)
        self.body.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_XL if scrolls else SPACE_S)
        self.body.setSpacing(SPACE_M)
        content = QWidget()
        content.setObjectName("page")
        content.setLayout(centred(self._column))
        self.setFocusProxy(self.back)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self.head)
        layout.addWidget(scrolling(content, title) if scrolls else content, 1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def go_back(self) -> None:
        """One step back; from most pages that is the conversation."""
        self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page has no room for a heading beside tabs or buttons."""
        super().resizeEvent(event)
        self._fit_heading()

    def _fit_heading(self) -> None:
        self.heading.setVisible(self.width() >= self.heading_from_px * self.theme.percent / 100)

    def _restyle(self) -> None:
        self._fit_heading()
        self._column.setMaximumWidth(self.theme.measure + 2 * SPACE_L)


class PageFoot(QWidget):
    """What is said or goes on while a page is shown stands below it, in `bars`."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._column = QWidget()
        self.bars = QVBoxLayout(self._column)
        self.bars.setContentsMargins(SPACE_L, 0, SPACE_L, SPACE_S)
        self.bars.setSpacing(SPACE_S)
        self.setLayout(centred(self._column))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def _restyle(self) -> None:
        self._column.setMaximumWidth(self._theme.measure + 2 * SPACE_L)


def centred(column: QWidget) -> QHBoxLayout:
    """The column in the middle, as wide as there is room for up to its own limit."""
    layout = QHBoxLayout()
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch(1)
    layout.addWidget(column, _WHOLE)
    layout.addStretch(1)
    return layout


def scrolling(content: QWidget, name: str) -> QScrollArea:
    """What is higher than the window, scrolled up and down; `name` is for screen readers."""
    scroll = QScrollArea()
    scroll.setObjectName("page")
    scroll.setAccessibleName(name)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(content)
    return scroll
