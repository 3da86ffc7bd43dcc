"""Lines that have no room."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.faces.window.elided import elided, in_order, runs_from_the_right

ARABIC = "محادثة طويلة جدًا عن اللغة العربية"


@pytest.mark.parametrize(
    ("text", "from_right"),
    [
        (ARABIC, True),
        ("שלום", True),
        ("12. שלום world", True),
        ("Hello", False),
        ("Hello שלום", False),
        ("1, 2, 3", False),
        ("", False),
    ],
)
def test_the_first_letter_says_where_a_text_begins(text: str, from_right: bool) -> None:
    assert runs_from_the_right(text) is from_right
    assert (in_order(text) != text) is from_right


def x_of(text: str, position: int) -> float:
    """Where a character is drawn in a line that is taken to run from left to right."""
    layout = QTextLayout(text, QFont())
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    x = line.cursorToX(position)
    return float(x[0] if isinstance(x, tuple) else x)


def test_the_ellipsis_stands_where_the_text_ends(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    for text in (ARABIC, "A rather long conversation about Arabic"):
        shown = elided(text, metrics, metrics.horizontalAdvance(text) // 2)
        assert "…" in shown
        first, dots = x_of(shown, 0), x_of(shown, shown.index("…"))
        assert (dots < first) is (text == ARABIC)


def test_what_has_room_stays_as_it_is(qapp: QApplication) -> None:
    metrics = QFontMetrics(QFont())
    assert elided("Hello", metrics, 1000) == "Hello"
