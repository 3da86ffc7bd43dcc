"""The palette can be read by everybody, and follows the person's choice."""

import pytest
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.faces.window.chat.highlighting import _COLOURS
from bestfriend_desktop.faces.window.theme import (
    CONTROL_PAIRS,
    DARK,
    LIGHT,
    TEXT_PAIRS,
    Colours,
    Theme,
    colour_names,
    contrast,
)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_words_reach_contrast_aa(colours: Colours) -> None:
    weak = {
        (front, back): round(contrast(getattr(colours, front), getattr(colours, back)), 2)
        for front, back in TEXT_PAIRS
        if contrast(getattr(colours, front), getattr(colours, back)) < 4.5
    }
    assert weak == {}


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_controls_can_be_told_from_their_ground(colours: Colours) -> None:
    for front, back in CONTROL_PAIRS:
        assert contrast(getattr(colours, front), getattr(colours, back)) >= 3


def test_code_colours_reach_contrast_aa() -> None:
    for light, dark, _bold, _italic in _COLOURS.values():
        assert contrast(light, LIGHT.code) >= 4.5
        assert contrast(dark, DARK.code) >= 4.5


def test_every_colour_is_a_colour() -> None:
    for name in colour_names():
        for colours in (LIGHT, DARK):
            assert len(getattr(colours, name)) == 7
            int(getattr(colours, name)[1:], 16)


def test_choosing_a_theme_dresses_the_application(qapp: QApplication, theme: Theme) -> None:
    theme.choose("dark", 100)
    assert qapp.palette().window().color().name() == DARK.window
    theme.choose("light", 150)
    assert qapp.palette().window().color().name() == LIGHT.window
    assert theme.size("body") == 15 * 1.5
