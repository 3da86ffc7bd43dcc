"""A formula within a document: an object among the letters, which Qt asks for its size and has drawn."""

import math
from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QFontMetrics,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtSvg import QSvgRenderer

from bestfriend_desktop.faces.window.chat.text_style import OBJECT, TextStyle
from bestfriend_desktop.faces.window.chat.typesetting import Drawing

FORMULA = QTextFormat.ObjectTypes.UserObject.value + 1
_NUMBER = QTextFormat.Property.UserProperty.value + 2
_LETTERS = 1.08
"""The letters of formulas are small for their size beside those of a window."""
_NARROWEST_PX = 40.0


@dataclass(frozen=True, slots=True)
class Place:
    """What takes room from a formula."""

    indent_px: float = 4
    """Of lists and quotations."""
    columns: int = 1
    """Of the table it stands in."""
    padding_px: float = 0
    """Of its cell, left and right."""


class Formulas(QPyTextObject):
    """The formulas of one document.

    Qt makes room for an object around half the height of an x. The base line of a formula lies elsewhere: so
    much is left free above or below it that both agree.
    """

    def __init__(self, document: QTextDocument, style: TextStyle) -> None:
        super().__init__(document)
        self.written: list[str] = []
        """Each as it was written, in the order of the document."""
        self.place = Place()
        """Where the next ones stand. (Asking the document while it is laid out has it laid out once more.)"""
        self._style = style
        self._places: list[Place] = []
        self._drawings: list[Drawing] = []
        self._pictures: list[QSvgRenderer] = []
        self._document = document

    def register(self) -> None:
        """Once all is written, have the formulas drawn.

        Not before: what asks for a document's layout has it laid out anew at every change from then on, which
        takes minutes for a long table.
        """
        if self.written:
            self._document.documentLayout().registerHandler(FORMULA, self)

    def insert(self, cursor: QTextCursor, drawing: Drawing, written: str, base: QTextCharFormat) -> None:
        """Put a formula where the cursor is, among letters of a format."""
        shown = QTextCharFormat(base)
        shown.setObjectType(FORMULA)
        shown.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
        shown.setProperty(_NUMBER, len(self.written))
        self.written.append(written)
        self._drawings.append(drawing)
        self._places.append(self.place)
        self._pictures.append(QSvgRenderer(drawing.coloured(self._style.colours.text), self))
        cursor.insertText(OBJECT, shown)

    def intrinsicSize(self, doc: QTextDocument, posInDocument: int, format: QTextFormat) -> QSizeF:
        """How much room a formula takes."""
        drawing, half = self._drawings[format.intProperty(_NUMBER)], _half_x(format)
        px = self._size_px(doc, format)
        height = max(2 * drawing.ascent * px - half, 2 * drawing.descent * px + half)
        return QSizeF(math.ceil(drawing.width * px) + 2, math.ceil(height))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        doc: QTextDocument,
        posInDocument: int,
        format: QTextFormat,
    ) -> None:
        """Draw a formula into the room it got."""
        number = format.intProperty(_NUMBER)
        drawing, px = self._drawings[number], self._size_px(doc, format)
        block = doc.findBlock(posInDocument)
        line = block.layout().lineForTextPosition(posInDocument - block.position())
        # Qt draws it in the middle of the line, wherever the base line is.
        base = QRectF(rect).center().y() + (line.ascent() - line.descent()) / 2
        area = QRectF(
            rect.left() + 1,
            base - drawing.ascent * px,
            drawing.width * px,
            (drawing.ascent + drawing.descent) * px,
        )
        self._pictures[number].render(painter, area)

    def _size_px(self, document: QTextDocument, shown: QTextFormat) -> float:
        """Of its letters: as those beside it, smaller where the formula would not fit between the margins."""
        number, px = shown.intProperty(_NUMBER), shown.toCharFormat().font().pixelSize() * _LETTERS
        if document.textWidth() <= 0:
            return px
        place = self._places[number]
        room = (document.textWidth() - place.indent_px) / place.columns - place.padding_px
        return min(px, max(_NARROWEST_PX, room) / self._drawings[number].width)


def _half_x(shown: QTextFormat) -> float:
    return QFontMetrics(shown.toCharFormat().font()).xHeight() / 2
