"""How the window was left: its size, and whether the list was shown; kept in `window.ini`."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget


class WindowState:
    """Reads and writes one small file in the program's folder."""

    def __init__(self, home: Path) -> None:
        self._kept = QSettings(str(home / "window.ini"), QSettings.Format.IniFormat)

    def restore(self, window: QWidget) -> bool:
        """Give the window the size it had; True when the list of conversations shall be shown."""
        geometry = self._kept.value("geometry")
        if isinstance(geometry, QByteArray):
            window.restoreGeometry(geometry)
        return str(self._kept.value("sidebar", "true")).lower() == "true"

    def keep(self, window: QWidget, *, sidebar: bool) -> None:
        """Remember it for the next start."""
        self._kept.setValue("geometry", window.saveGeometry())
        self._kept.setValue("sidebar", "true" if sidebar else "false")
        self._kept.sync()
