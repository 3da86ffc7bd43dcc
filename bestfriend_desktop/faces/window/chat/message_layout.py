"""One message laid out for one width: its document, what is painted around it, and what lies under a point.

The transcript view keeps these for the rows it shows; coordinates start at the row's top left corner.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPalette,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFrame,
    QTextOption,
)

from bestfriend_desktop.faces.window.chat.message_footer import Footer, Part, footer_height
from bestfriend_desktop.faces.window.chat.selected_words import selected_words
from bestfriend_desktop.faces.window.chat.text_style import (
    BREAK,
    CODE_HEADER_PX,
    CODE_PADDING_PX,
    FROM_RIGHT,
    KIND,
    LINE_HEIGHT_PERCENT,
    OWN_LINE_HEIGHT_PERCENT,
    TextStyle,
)
from bestfriend_desktop.faces.window.chat.transcript_model import Row
from bestfriend_desktop.faces.window.chat.word_map import WordMap, utf16_length
from bestfriend_desktop.faces.window.theme import RADIUS, SPACE_L

if TYPE_CHECKING:
    from bestfriend_desktop.faces.window.chat.markdown import Rendered, Rendering

GAP_PX = 10
"""Above every message."""
LONGEST_SHOWN = 20_000
"""Characters of a message that is not Markdown."""
_FIRST_CHARACTERS, _LATER_CHARACTERS = 16_000, 4_000
"""Of Markdown, rendered in one go: at once, and then as often as it takes; some 60 and 20 ms."""
_BUBBLE_PADDING_X, _BUBBLE_PADDING_Y = 16, 11
_BUBBLE_SHARE = 0.82
_DAY_PX = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of a message, and which."""

    part: Part
    value: str = ""
    """The address of a link, or the text of a code block."""


class MessageLayout:
    """A message at a width, in a style."""

    def __init__(self, row: Row, width: float, style: TextStyle) -> None:
        self.row = row
        self.width = width
        self.style = style
        self.document = QTextDocument()
        self._code: list[tuple[str, str, QTextFrame]] = []
        self._formulas: list[str] = []
        self._rendering: Rendering | None = None
        self._plain_length = 0
        self._word_map: WordMap | None = None
        self._fill()

    @property
    def text_top(self) -> float:
        """Where the document begins."""
        padding = _BUBBLE_PADDING_Y if self.row.is_own else 0
        return GAP_PX + _day_height(self.row, self.style) + padding

    @property
    def text_left(self) -> float:
        """Where the lines begin."""
        if not self.row.is_own:
            return 0
        return self.width - self.document.textWidth() - _BUBBLE_PADDING_X

    @property
    def height(self) -> float:
        """Of the whole row, in pixels."""
        return self.bottom + footer_height(self.row, self.style)

    @property
    def bottom(self) -> float:
        """Where the words end and the line below them begins."""
        padding = _BUBBLE_PADDING_Y if self.row.is_own else 6
        return self.text_top + max(self.document.size().height(), self._line_height()) + padding

    @property
    def footer(self) -> Footer:
        """The line below the words."""
        return Footer(self.row, self.width, self.style)

    def update(self, row: Row) -> None:
        """Show a later state of the same message; words that only grew are only appended."""
        grew = self.row.is_writing and row.message.text.startswith(self.row.message.text)
        grew = grew and len(row.message.text) <= LONGEST_SHOWN and not row.is_own
        self.row = row
        if not grew:
            self._fill()
            return
        cursor = QTextCursor(self.document)
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(row.message.text[self._plain_length :])
        self._plain_length = len(row.message.text)
        if not row.is_writing:
            self._render(_LATER_CHARACTERS)  # it is read already: nobody waits for its first sight

    def paint(
        self,
        painter: QPainter,
        inside: QRectF,
        selection: tuple[int, int] | None,
        flash: float,
        copied: str,
        spoken: tuple[int, int] | None = None,
    ) -> None:
        """Paint what of the row lies inside a rectangle.

        Args:
            painter: its origin is the row's.
            inside: nothing need be painted beyond it.
            selection: the characters that are selected.
            flash: 0 to 1 marks the message.
            copied: the code block that was just copied.
            spoken: the characters of the message's text that are being spoken.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.row.day:
            self._paint_day(painter)
        if flash:
            painter.setOpacity(flash)
            top = GAP_PX + _day_height(self.row, self.style) - 8
            area = QRectF(-12, top, self.width + 24, self.bottom - top + 6)
            _rounded(painter, area, self.style, "flash", None)
            painter.setOpacity(1)
        if self.row.is_own:
            bubble = QRectF(
                self.text_left - _BUBBLE_PADDING_X,
                self.text_top - _BUBBLE_PADDING_Y,
                self.document.textWidth() + 2 * _BUBBLE_PADDING_X,
                self.document.size().height() + 2 * _BUBBLE_PADDING_Y,
            )
            _rounded(painter, bubble, self.style, "bubble", None, RADIUS + 6)
        painter.save()
        painter.translate(self.text_left, self.text_top)
        self._paint_frames(painter, self.document.rootFrame(), copied)
        marks = []
        if spoken and (place := self._shown_place(spoken)):
            marks.append(self._marked(place, "flash", "text"))
        if selection:
            marks.append(self._marked(selection, "selection", "on_selection"))
        self._paint_words(painter, inside.translated(-self.text_left, -self.text_top), marks)
        painter.restore()
        painter.translate(0, self.bottom)
        self.footer.paint(painter)
        painter.translate(0, -self.bottom)

    def hit(self, point: QPointF) -> Hit | None:
        """What lies under a point of the row; None for empty space."""
        if part := self.footer.part_at(point - QPointF(0, self.bottom)):
            return Hit(part)
        inside = point - QPointF(self.text_left, self.text_top)
        layout = self.document.documentLayout()
        for text, _language, frame in self._code:
            card = _card(frame, layout.frameBoundingRect(frame))
            if QRectF(card.right() - 84, card.top(), 84, CODE_HEADER_PX).contains(inside):
                return Hit(Part.COPY_CODE, text)
        if address := layout.anchorAt(inside):
            return Hit(Part.LINK, address)
        if layout.hitTest(inside, Qt.HitTestAccuracy.ExactHit) >= 0:
            return Hit(Part.TEXT)
        return None

    def position_at(self, point: QPointF) -> int:
        """The place in the text nearest to a point of the row."""
        inside = point - QPointF(self.text_left, self.text_top)
        if inside.y() < 0:
            return 0
        found = self.document.documentLayout().hitTest(inside, Qt.HitTestAccuracy.FuzzyHit)
        return self.length if found < 0 else found

    @property
    def length(self) -> int:
        """The last place in the text."""
        return self.document.characterCount() - 1

    def selected(self, start: int, end: int) -> str:
        """The plain text between two places; formulas as they were written."""
        return selected_words(
            self.document,
            min(start, self.length),
            min(end, self.length),
            formulas=self._formulas,
            has_breaks=BREAK in self.row.message.text,
        )

    def _shown_place(self, place: tuple[int, int]) -> tuple[int, int] | None:
        """Where characters of the message's text stand in the document."""
        text = self.row.message.text
        if self.row.is_own or self.row.is_writing or not self.is_whole:
            return utf16_length(text[: place[0]]), utf16_length(text[: place[1]])
        if self._word_map is None:
            self._word_map = WordMap(text, self.document.toPlainText())
        return self._word_map.span(*place)

    def word_at(self, position: int) -> tuple[int, int]:
        """The word around a place: (start, end)."""
        cursor = QTextCursor(self.document)
        cursor.setPosition(position)
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor.selectionStart(), cursor.selectionEnd()

    @property
    def code_blocks(self) -> list[tuple[str, str]]:
        """(language, text) of each code block."""
        return [(language, text) for text, language, _frame in self._code]

    @property
    def links(self) -> list[str]:
        """All addresses in the message, in order, each once."""
        found: dict[str, None] = {}
        block = self.document.begin()
        while block.isValid():
            pieces = block.begin()
            while not pieces.atEnd():
                if address := pieces.fragment().charFormat().anchorHref():
                    found[address] = None
                pieces += 1
            block = block.next()
        return list(found)

    def go_on(self) -> bool:
        """Write on what is not whole yet; True when it is, and shown."""
        return self._go_on(_LATER_CHARACTERS)

    @property
    def is_whole(self) -> bool:
        """False while a long reply is shown as it was written, its Markdown not rendered yet: see `go_on`."""
        return self._rendering is None

    def _fill(self) -> None:
        self._rendering = None
        if self.row.is_own or self.row.is_writing or not self._render(_FIRST_CHARACTERS):
            self._fill_plainly()

    def _render(self, characters: int) -> bool:
        """Begin to render the Markdown; True when so many characters were enough."""
        from bestfriend_desktop.faces.window.chat.markdown import Rendering

        self._rendering = Rendering(self.row.message.text, _empty_document(self.style), self.style)
        return self._go_on(characters)

    def _go_on(self, characters: int) -> bool:
        if self._rendering is not None:
            made = self._rendering.go_on(characters)
            if made is not None:
                self._show(self._rendering.document, made)
        return self._rendering is None

    def _show(self, document: QTextDocument, made: "Rendered") -> None:
        self.document, self._rendering, self._word_map = document, None, None
        self._code = [(block.text, block.language, block.frame) for block in made.code_blocks]
        self._formulas = made.formulas
        self.document.setTextWidth(self.width)

    def _fill_plainly(self) -> None:
        self.document = _empty_document(self.style)  # five times as fast as clearing the one before
        self._code, self._formulas, self._word_map = [], [], None
        text = self.row.message.text
        block = QTextBlockFormat()
        percent = OWN_LINE_HEIGHT_PERCENT if self.row.is_own else LINE_HEIGHT_PERCENT
        block.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor = QTextCursor(self.document)
        cursor.setBlockFormat(block)  # new lines take it over
        cursor.insertText(_shortened(text))
        self._plain_length = len(text)
        if self.row.is_own:
            self.document.setTextWidth(self.width * _BUBBLE_SHARE - 2 * _BUBBLE_PADDING_X)
            self.document.setTextWidth(min(self.document.textWidth(), self.document.idealWidth() + 1))
        else:
            self.document.setTextWidth(self.width)

    def _line_height(self) -> float:
        return QFontMetricsF(self.style.font).lineSpacing()

    def _paint_words(
        self, painter: QPainter, inside: QRectF, marks: list[QAbstractTextDocumentLayout.Selection]
    ) -> None:
        context = QAbstractTextDocumentLayout.PaintContext()
        context.clip = inside
        context.palette.setColor(QPalette.ColorRole.Text, self.style.colour("text"))
        if self.row.is_waiting:
            context.palette.setColor(QPalette.ColorRole.Text, self.style.colour("text_muted"))
        context.selections = marks
        if not self.row.is_writing or self.row.message.text:
            self.document.documentLayout().draw(painter, context)
        else:
            painter.setFont(self.style.font)
            painter.setPen(self.style.colour("text_muted"))
            painter.drawText(QPointF(0, QFontMetricsF(self.style.font).ascent()), "Thinking…")

    def _marked(
        self, place: tuple[int, int], behind: str, words: str
    ) -> QAbstractTextDocumentLayout.Selection:
        marked = QAbstractTextDocumentLayout.Selection()
        cursor = QTextCursor(self.document)
        cursor.setPosition(min(place[0], self.length))
        cursor.setPosition(min(place[1], self.length), QTextCursor.MoveMode.KeepAnchor)
        shown = marked.format
        shown.setBackground(self.style.colour(behind))
        shown.setForeground(self.style.colour(words))
        marked.format = shown
        marked.cursor = cursor
        return marked

    def _paint_frames(self, painter: QPainter, parent: QTextFrame, copied: str) -> None:
        """Cards behind code, bars beside quotations."""
        layout = self.document.documentLayout()
        for frame in parent.childFrames():
            kind = frame.frameFormat().property(KIND)
            card = _card(frame, layout.frameBoundingRect(frame))
            if kind == "code":
                _rounded(painter, card, self.style, "code", "border")
                text, language = next(
                    ((t, name) for t, name, f in self._code if f is frame or f == frame), ("", "")
                )
                head = QRectF(card.left() + 12, card.top(), card.width() - 24, CODE_HEADER_PX)
                painter.setFont(self.style.small_font)
                painter.setPen(self.style.colour("text_muted"))
                painter.drawText(
                    head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, language or "text"
                )
                painter.setPen(self.style.colour("accent"))
                label = "Copied" if copied and copied == text else "Copy"
                painter.drawText(head, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, label)
            elif kind == "quote":
                left = card.right() + 11 if frame.frameFormat().boolProperty(FROM_RIGHT) else card.left() - 14
                bar = QRectF(left, card.top(), 3, card.height())
                _rounded(painter, bar, self.style, "border", None, 1.5)
            self._paint_frames(painter, frame, copied)

    def _paint_day(self, painter: QPainter) -> None:
        painter.setFont(self.style.small_font)
        painter.setPen(self.style.colour("text_muted"))
        painter.drawText(
            QRectF(0, GAP_PX, self.width, _DAY_PX / 2 * self.style.scale),
            Qt.AlignmentFlag.AlignCenter,
            self.row.day,
        )


def _empty_document(style: TextStyle) -> QTextDocument:
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(style.font)
    document.setUndoRedoEnabled(False)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    return document


def _shortened(text: str) -> str:
    """A pasted book would take Qt seconds to lay out; copying the message still gives all of it."""
    if len(text) <= LONGEST_SHOWN:
        return text
    return f"{text[:LONGEST_SHOWN]}… ({len(text) - LONGEST_SHOWN:,} more characters)"


def estimated_height(row: Row, width: float, style: TextStyle) -> float:
    """Roughly how high a row will be, without laying it out."""
    text = row.message.text
    line = style.font.pixelSize() * (1.5 if row.is_own else 1.6)
    column = width * (_BUBBLE_SHARE if row.is_own else 1)
    lines = sum(1 + len(part) * style.font.pixelSize() * 0.5 // max(column, 1) for part in text.split("\n"))
    padding = 2 * _BUBBLE_PADDING_Y if row.is_own else 6
    return float(lines * line + padding + GAP_PX + footer_height(row, style) + _day_height(row, style))


def _day_height(row: Row, style: TextStyle) -> float:
    return _DAY_PX * style.scale if row.day else 0.0


def _card(frame: QTextFrame, area: QRectF) -> QRectF:
    """The frame without its margins, but with the header of code."""
    shape = frame.frameFormat()
    if shape.property(KIND) == "code":
        area = area.adjusted(0, CODE_PADDING_PX / 2 - CODE_HEADER_PX, 0, 0)
    return area.adjusted(shape.leftMargin(), shape.topMargin(), -shape.rightMargin(), -shape.bottomMargin())


def _rounded(
    painter: QPainter,
    area: QRectF,
    style: TextStyle,
    fill: str,
    line: str | None,
    radius: float = SPACE_L / 2,
) -> None:
    path = QPainterPath()
    path.addRoundedRect(area, radius, radius)
    painter.fillPath(path, style.colour(fill))
    if line:
        painter.setPen(QPen(style.colour(line), 1))
        painter.drawPath(path)
