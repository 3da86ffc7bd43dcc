"""What stands where memories would stand: a picture and a calm sentence or two."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.icons import pixmap
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.page import centred
from bestfriend_desktop.faces.window.theme import SPACE_M, Theme

_WIDEST_PX = 420


class EmptyList(QWidget):
    """A little above the middle, as wide as one likes to read."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.words = WrappedLabel()
        self.words.setProperty("role", "muted")
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addStretch(2)
        layout.addWidget(self._picture)
        layout.addLayout(centred(self.words))
        layout.addStretch(3)
        theme.changed.connect(self._restyle)
        self._restyle()

    def say(self, words: str) -> None:
        """Show other words."""
        self.words.setText(words)

    def _restyle(self) -> None:
        self.words.setMaximumWidth(round(_WIDEST_PX * self._theme.percent / 100))
        self._picture.setPixmap(
            pixmap(
                "memory",
                self._theme.colours.field_border,
                self._theme.icon_px("title"),
                self.devicePixelRatioF(),
            )
        )
