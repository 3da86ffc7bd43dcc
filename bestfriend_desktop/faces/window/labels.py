"""Labels and buttons that show what they are given, letter by letter, and give way where there is no room.

Qt's own take anything that looks like HTML for HTML, tooltips too: a title, a model's name or an error may
hold what somebody else has written.
"""

import html
import re

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QStyleOptionButton

from bestfriend_desktop.faces.window.elided import elided


class PlainLabel(QLabel):
    """A label that never reads HTML."""

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


_WITHIN_ADDRESSES = re.compile(r"(?<=[/:@._-])(?=\S)")
"""Where an address, a path or a model's name may be broken between two lines."""
_ANYWHERE = re.compile("(?<=.)(?<!\u200d)(?=.)(?![\u0300-\u036f\u200d\ufe0f])")
"""But not before an accent or within an emoji."""
_WORD = re.compile(r"\S+")
_BREAK = "\u200b"


class WrappedLabel(PlainLabel):
    """As many lines as it takes; where a path or an address is wider than the label, it is broken too.

    First at its slashes, dots and the like; where one of its parts is still too wide, anywhere.
    """

    def __init__(self, text: str = "") -> None:
        self._text = text
        super().__init__(text)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        """Show another text."""
        self._text = text
        super().setText(text)
        self._break_where_needed()

    def text(self) -> str:
        """What it was given."""
        return self._text

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Broken or whole: what is copied out of a wide one has no break in it."""
        super().resizeEvent(event)
        # Not at once: the layout around is being worked on, and would not learn of another height.
        QTimer.singleShot(0, self, self._break_where_needed)

    def _break_where_needed(self) -> None:
        shown = _WORD.sub(lambda word: self._fitting(word[0]), self._text)
        if shown != super().text():
            super().setText(shown)

    def _fitting(self, word: str) -> str:
        room, width = self.contentsRect().width(), self.fontMetrics().horizontalAdvance
        if width(word) <= room:
            return word
        parts = _WITHIN_ADDRESSES.split(word)
        return _BREAK.join(part if width(part) <= room else _ANYWHERE.sub(_BREAK, part) for part in parts)


class ElidedLabel(PlainLabel):
    """One line that ends in an ellipsis where it has no room; all of it is in the tooltip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setProperty("role", role)

    def setText(self, text: str) -> None:
        """Show another text."""
        super().setText(text)
        self.setToolTip(f"<p>{html.escape(text)}</p>" if text else "")

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """As much as there is room for."""
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        area = self.contentsRect()
        shown = elided(self.text(), self.fontMetrics(), area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)


class ElidedButton(QPushButton):
    """A button whose words end in an ellipsis where they have no room.

    Args:
        text: its words.
        short: stands in their place where they have no room.
        edge_px: border and padding on either side, as the style sheet has them.
    """

    def __init__(self, text: str, *, short: str = "", edge_px: int = 11) -> None:
        super().__init__(text)
        self._short = short
        self._edge_px = edge_px
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(1, super().minimumSizeHint().height())

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """What is painted."""
        super().initStyleOption(option)
        image = 0 if self.icon().isNull() else self.iconSize().width() + 4  # the gap that Qt leaves
        room = self.width() - 2 * self._edge_px - image
        has_room = self.fontMetrics().horizontalAdvance(self.text()) <= room
        shown = self.text() if has_room else self._short or self.text()
        option.text = elided(shown, self.fontMetrics(), room)
