"""Icons of buttons follow the theme."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from bestfriend_desktop.faces.window.theme import DARK, LIGHT, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon


@pytest.fixture
def button(qtbot: QtBot) -> QToolButton:
    made = QToolButton()
    qtbot.addWidget(made)
    return made


def ink(button: QToolButton) -> QColor:
    """The colour of what covers its pixel most."""
    side = button.iconSize().width()
    drawn = button.icon().pixmap(side, side).toImage()
    pixels = [drawn.pixelColor(x, y) for x in range(side) for y in range(side)]
    return max(pixels, key=lambda pixel: pixel.alpha())


def test_an_icon_grows_with_the_text(button: QToolButton, theme: Theme) -> None:
    theme.choose("light", 100)
    ThemedIcon(button, theme, "back")
    assert button.iconSize().width() == 20
    theme.choose("light", 200)
    assert button.iconSize().width() == 40
    assert button.icon().actualSize(button.iconSize()) == button.iconSize()


def test_an_icon_is_drawn_anew_in_the_other_theme(button: QToolButton, theme: Theme) -> None:
    theme.choose("light", 100)
    shown = ThemedIcon(button, theme, "record")
    assert ink(button) == QColor(LIGHT.text_muted)
    theme.choose("dark", 100)
    assert ink(button) == QColor(DARK.text_muted)
    shown.show("record", colour="recording")
    assert ink(button) == QColor(DARK.recording)
