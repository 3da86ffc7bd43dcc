"""Labels: what they show, and how they give way."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QStyleOptionButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from tests.window.conftest import PATIENCE_MS

PATH = "/home/nora/.local/share/BestFriend/postgres"


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    page = QWidget(window)
    QVBoxLayout(page)
    qtbot.addWidget(window)
    window.show()
    yield page
    window.close()


def shown_in(page: QWidget, text: str, width_px: int) -> WrappedLabel:
    label = WrappedLabel(text)
    layout = page.layout()
    assert layout is not None
    layout.addWidget(label)
    page.resize(width_px, 300)
    return label


def drawn(label: WrappedLabel) -> str:
    """What the label has Qt draw."""
    return str(super(WrappedLabel, label).text())


def test_a_path_is_broken_only_where_there_is_no_room_for_it(qtbot: QtBot, page: QWidget) -> None:
    label = shown_in(page, PATH, 120)
    qtbot.waitUntil(lambda: "/\u200bhome/\u200bnora" in drawn(label), timeout=PATIENCE_MS)
    assert label.text() == PATH
    page.resize(900, 300)
    qtbot.waitUntil(lambda: drawn(label) == PATH, timeout=PATIENCE_MS)  # what is copied out of it is the path


def test_a_wrapped_label_asks_for_no_width(page: QWidget) -> None:
    assert shown_in(page, PATH, 900).minimumSizeHint().width() == 1


def test_a_wrapped_label_shows_the_next_text_as_it_does_the_first(qtbot: QtBot, page: QWidget) -> None:
    label = shown_in(page, "Short.", 120)
    label.setText(PATH)
    qtbot.waitUntil(lambda: drawn(label).startswith("/\u200bhome"), timeout=PATIENCE_MS)
    assert label.text() == PATH
    label.setText("")
    assert label.text() == drawn(label) == ""


def test_a_part_that_is_wider_than_the_label_is_broken_anywhere_and_other_words_are_whole(
    qtbot: QtBot, page: QWidget
) -> None:
    label = shown_in(page, f"Open {'x' * 60}e\u0301?", 120)
    qtbot.waitUntil(lambda: drawn(label).startswith("Open x\u200bx"), timeout=PATIENCE_MS)
    assert drawn(label).endswith("x\u200be\u0301\u200b?")


def test_a_button_without_room_shows_its_short_words_or_an_ellipsis(page: QWidget) -> None:
    def painted(button: ElidedButton, width_px: int) -> str:
        button.setParent(page)
        button.resize(width_px, 30)
        option = QStyleOptionButton()
        button.initStyleOption(option)
        return option.text

    new, chip = ElidedButton("New conversation", short="New"), ElidedButton("New conversation")
    assert [painted(new, width) for width in (400, 80)] == ["New conversation", "New"]
    assert painted(chip, 400) == "New conversation"
    assert painted(chip, 80).endswith("…")
