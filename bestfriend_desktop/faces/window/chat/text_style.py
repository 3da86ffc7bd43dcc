"""What the words of a message look like: fonts and colours of the theme at one moment."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QTextFormat

from bestfriend_desktop.faces.window.theme import Colours, Theme

LINE_HEIGHT_PERCENT = 132.0
"""Of a reply; what the person says stands closer."""
OWN_LINE_HEIGHT_PERCENT = 118.0

KIND = QTextFormat.Property.UserProperty.value + 1
"""Frames of a document carry what they are, `code` or `quote`; the layout of the message paints them."""
OBJECT = "\ufffc"
"""What stands for a formula in the letters of a document."""
BREAK = "\u200b"
"""Where a word without end may be broken between two lines."""
FROM_RIGHT = QTextFormat.Property.UserProperty.value + 3
"""Quotations in Arabic, Hebrew and the like have their bar on the right."""
CODE_HEADER_PX = 32
CODE_PADDING_PX = 12


@dataclass(frozen=True, slots=True)
class TextStyle:
    """Fonts and colours for documents; a new one is made when the theme changes."""

    font: QFont
    small_font: QFont
    code_font: QFont
    colours: Colours
    scale: float
    """1.0 at a text size of 100 %."""

    @staticmethod
    def of(theme: Theme) -> "TextStyle":
        """As the theme has it now."""
        return TextStyle(
            theme.font("chat"),
            theme.font("small"),
            theme.font("chat", code=True),
            theme.colours,
            theme.percent / 100,
        )

    def colour(self, name: str) -> QColor:
        """One colour by its purpose."""
        return QColor(getattr(self.colours, name))
