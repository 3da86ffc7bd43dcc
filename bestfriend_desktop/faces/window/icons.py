"""Our own line icons (resources/icons), drawn in a colour of the theme."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from bestfriend_desktop.runtime.paths import resources_folder

_PIXEL_RATIOS = (1, 2)


@lru_cache(maxsize=256)
def icon(name: str, colour: str, size_px: int) -> QIcon:
    """The icon `name` in `colour` (`#rrggbb`); raises FileNotFoundError for an unknown name."""
    drawn = QIcon()
    for ratio in _PIXEL_RATIOS:
        drawn.addPixmap(pixmap(name, colour, size_px, ratio))
    return drawn


def pixmap(name: str, colour: str, size_px: int, ratio: float = 1) -> QPixmap:
    """The icon as a picture of `size_px`, for a screen with that many device pixels each way."""
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    picture = QPixmap(QSize(size_px, size_px) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer.render(painter, QRectF(0, 0, size_px, size_px))
    painter.end()
    return picture


def application_icon() -> QIcon:
    """The program's own icon."""
    drawn = QIcon()
    for size in (32, 128):
        drawn.addPixmap(pixmap("app", "#ffffff", size))
    return drawn


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (resources_folder() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
