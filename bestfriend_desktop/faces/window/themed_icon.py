"""The icon of a button, in a colour of the theme and as large as the text wants it; it follows both."""

from PySide6.QtCore import QObject, QSize
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton

from bestfriend_desktop.faces.window.icons import icon
from bestfriend_desktop.faces.window.theme import Theme


class ThemedIcon(QObject):
    """Belongs to its button and lives as long.

    Args:
        button: or the action of a line to write in, whose icon Qt always draws 16 pixels large.
        theme: of the window.
        name: of the icon.
        colour: its purpose in the palette.
        step: of the type scale; `Theme.icon_px` says how large that makes it.
    """

    def __init__(
        self,
        button: QAbstractButton | QAction,
        theme: Theme,
        name: str,
        *,
        colour: str = "text_muted",
        step: str = "body",
    ) -> None:
        super().__init__(button)
        self._button = button
        self._theme = theme
        self._name = name
        self._colour = colour
        self._step = step
        theme.changed.connect(self._paint)
        self._paint()

    def show(self, name: str, *, colour: str = "text_muted") -> None:
        """Another icon, or another colour."""
        if (name, colour) != (self._name, self._colour):
            self._name, self._colour = name, colour
            self._paint()

    def _paint(self) -> None:
        side = self._theme.icon_px(self._step)
        if isinstance(self._button, QAbstractButton):
            self._button.setIconSize(QSize(side, side))
        self._button.setIcon(icon(self._name, getattr(self._theme.colours, self._colour), side))
