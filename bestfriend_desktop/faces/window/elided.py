"""One line of text with an ellipsis where it has no room, on the side where the text ends.

What is painted line by line is taken for text from left to right; an ellipsis or a full stop after Arabic or
Hebrew words would stand before the first of them. A mark at the end (U+200F) keeps it behind the last.
"""

import unicodedata

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics

_RIGHT_TO_LEFT_MARK = "\u200f"


def runs_from_the_right(text: str) -> bool:
    """True where the first letter is of a script that is written from right to left (UAX 9, rule P2)."""
    letters = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in letters if kind in ("L", "R", "AL")), False)


def in_order(line: str, *, of: str = "") -> str:
    """A line, of a longer text or all there is, with the mark where it needs it."""
    return f"{line}{_RIGHT_TO_LEFT_MARK}" if runs_from_the_right(of or line) else line


def elided(text: str, metrics: QFontMetrics, width_px: int) -> str:
    """As much of the text as there is room for."""
    return in_order(metrics.elidedText(text, Qt.TextElideMode.ElideRight, width_px), of=text)
