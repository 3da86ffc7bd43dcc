"""Tokens of Markdown written into a QTextDocument, block by block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrame,
    QTextFrameFormat,
    QTextLength,
    QTextList,
    QTextListFormat,
)

from bestfriend_desktop.faces.window.chat.formula_object import Formulas, Place
from bestfriend_desktop.faces.window.chat.inline import (
    NEWLINE,
    base_format,
    breakable,
    heading_format,
    raised,
    write_inline,
)
from bestfriend_desktop.faces.window.chat.markdown_tokens import is_from_right, taken_box
from bestfriend_desktop.faces.window.chat.table_writer import begin_table, cell_place, rows_of, write_row
from bestfriend_desktop.faces.window.chat.text_style import (
    CODE_HEADER_PX,
    CODE_PADDING_PX,
    FROM_RIGHT,
    KIND,
    LINE_HEIGHT_PERCENT,
    TextStyle,
)
from bestfriend_desktop.faces.window.chat.typesetting import typeset

_INDENT_PX = 24
_QUOTE_PX = 16
_FORMULA_COST = 1_000
"""Setting one takes as long as writing so many characters of a list."""


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code in a document."""

    text: str
    language: str
    frame: QTextFrame


@dataclass(slots=True)
class _List:
    format: QTextListFormat
    direction: Qt.LayoutDirection
    made: QTextList | None = None


class DocumentWriter:
    """Writes into one document, which nothing lays out in the meantime."""

    def __init__(self, document: QTextDocument, style: TextStyle) -> None:
        self.document = document
        document.setIndentWidth(_INDENT_PX)
        self.style = style
        self.code_blocks: list[CodeBlock] = []
        self.formulas = Formulas(document, style)
        self._cursor = QTextCursor(self.document)
        self._is_fresh = True  # the block under the cursor is empty and may be taken
        self._is_first = True
        self._lists: list[_List] = []
        self._starts_item = False
        self._quotes: list[QTextFrame] = []

    def plain(self, text: str) -> None:
        """Write a text as it is."""
        self._cursor.insertText(breakable(text), base_format(self.style))

    def blocks(self, tokens: Sequence[Token]) -> Iterator[int]:
        """Write them step by step; says of each step what it cost, in characters."""
        rest = iter(tokens)
        for token in rest:
            yield 20 + len(token.content)
            match token.type:
                case "paragraph_open":
                    inline = next(rest)
                    yield _cost(inline)
                    self._paragraph(token, inline)
                case "heading_open":
                    self._open_block(16)
                    self._words(next(rest).children or (), heading_format(self.style, int(token.tag[1:])))
                case "formula_block":
                    for formula in token.children or ():
                        self._formula(formula)
                case "fence" | "code_block":
                    self._code(token.content.rstrip("\n"), token.info.split(" ")[0].strip())
                case "bullet_list_open" | "ordered_list_open":
                    self._lists.append(_List(self._list_format(token), _direction(token)))
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._starts_item = True
                case "blockquote_open":
                    self._open_quote(token)
                case "blockquote_close":
                    self._leave(self._quotes.pop())
                case "hr":
                    self._rule()
                case "table_open":
                    yield from self._table(token, rest)
        if self._is_fresh and not self._is_first:
            self._collapse(self._cursor)

    # blocks

    def _paragraph(self, token: Token, inline: Token) -> None:
        """Formulas that want lines of their own get blocks of their own."""
        ticked = taken_box(inline) if self._starts_item else None
        for number, run in enumerate(_runs(inline.children or ())):
            if len(run) == 1 and _is_display(run[0]):
                self._formula(run[0])
                continue
            self._open_block((self._item_gap() if token.hidden else 9) if number == 0 else 2)
            if number == 0 and ticked is not None:
                block, marker = self._cursor.blockFormat(), QTextBlockFormat.MarkerType
                block.setMarker(marker.Checked if ticked else marker.Unchecked)
                self._cursor.setBlockFormat(block)
                if self._lists[-1].direction is Qt.LayoutDirection.RightToLeft:
                    self._cursor.insertText("\u00a0")  # Qt draws the box into the words
            base = base_format(self.style)
            if number == 0 and "note" in token.meta:
                self._cursor.insertText(f"{token.meta['note']} ", raised(base))
            self._words(run, base)

    def _words(self, pieces: Sequence[Token], base: QTextCharFormat) -> None:
        self.formulas.place = self._place()
        write_inline(self._cursor, pieces, base, self.style, self.formulas)

    def _place(self) -> Place:
        indent_px = _INDENT_PX * len(self._lists) + sum(
            quote.frameFormat().leftMargin() + quote.frameFormat().rightMargin() for quote in self._quotes
        )
        return Place(4 + indent_px)

    def _formula(self, token: Token) -> None:
        """In the middle of a line of its own; what cannot be typeset is shown as code."""
        formula = token.meta["formula"]
        drawing = typeset(formula.tex, is_display=True) if formula.is_whole else None
        if drawing is None:
            self._code(token.content, "latex")
            return
        self._open_block(8)
        block = self._cursor.blockFormat()
        block.setLineHeight(0, QTextBlockFormat.LineHeightTypes.SingleHeight.value)
        block.setBottomMargin(8 * self.style.scale)
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._cursor.setBlockFormat(block)
        self.formulas.place = self._place()
        self.formulas.insert(self._cursor, drawing, token.content, base_format(self.style))

    def _open_block(self, top_px: float) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if self._is_first else top_px * self.style.scale)
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._lists:
            block.setLayoutDirection(self._lists[-1].direction)
            block.setIndent(0 if self._starts_item else len(self._lists))
        if self._is_fresh:
            self._cursor.setBlockFormat(block)
            self._cursor.setBlockCharFormat(base_format(self.style))
        else:
            self._cursor.insertBlock(block, base_format(self.style))
        if self._lists and self._starts_item:
            current = self._lists[-1]
            if current.made is None:
                current.made = self._cursor.createList(current.format)
            else:
                current.made.add(self._cursor.block())
        self._starts_item = self._is_fresh = self._is_first = False

    def _item_gap(self) -> float:
        """A list stands a little apart; its items are close together."""
        return 8 if len(self._lists) == 1 and self._lists[-1].made is None else 4

    def _list_format(self, token: Token) -> QTextListFormat:
        made = QTextListFormat()
        bullets = (
            QTextListFormat.Style.ListDisc,
            QTextListFormat.Style.ListCircle,
            QTextListFormat.Style.ListSquare,
        )
        numbered = token.type.startswith("ordered")
        depth = len(self._lists)
        made.setStyle(QTextListFormat.Style.ListDecimal if numbered else bullets[depth % 3])
        made.setIndent(depth + 1)
        if numbered:
            made.setStart(int(token.attrGet("start") or 1))
            if is_from_right(token):
                made.setNumberPrefix(".")  # Qt draws numbers from left to right
                made.setNumberSuffix("")
        return made

    def _code(self, text: str, language: str) -> None:
        if self._starts_item:
            self._open_block(2)
        shape = self._frame_format("code", top=10, bottom=12)
        shape.setTopMargin(
            shape.topMargin() + CODE_HEADER_PX - CODE_PADDING_PX / 2
        )  # the header stands in it
        shape.setPadding(CODE_PADDING_PX)
        frame = self._enter(shape)
        block = QTextBlockFormat()
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._cursor.setBlockFormat(block)
        for piece, character in self._coloured(text, language):
            self._cursor.insertText(breakable(piece).replace("\n", NEWLINE), character)
        self.code_blocks.append(CodeBlock(text, language, frame))
        self._is_fresh = False
        self._leave(frame)

    def _coloured(self, text: str, language: str) -> Iterator[tuple[str, QTextCharFormat]]:
        base = base_format(self.style)
        base.setFont(self.style.code_font)
        if not language:
            yield text, base
            return
        from bestfriend_desktop.faces.window.chat.highlighting import coloured

        for piece, colour, is_bold, is_italic in coloured(text, language, self.style.colours.is_dark):
            shown = QTextCharFormat(base)
            if colour:
                shown.setForeground(QColor(colour))
            if is_bold:
                shown.setFontWeight(QFont.Weight.DemiBold)
            shown.setFontItalic(is_italic)
            yield piece, shown

    def _open_quote(self, token: Token) -> None:
        if self._starts_item:
            self._open_block(2)
        shape = self._frame_format("quote", top=10, bottom=10)
        if is_from_right(token):
            shape.setProperty(FROM_RIGHT, True)
            shape.setRightMargin(_QUOTE_PX)
        else:
            shape.setLeftMargin(shape.leftMargin() + _QUOTE_PX)
        self._quotes.append(self._enter(shape))

    def _rule(self) -> None:
        self._open_block(12)
        block = self._cursor.blockFormat()
        block.setProperty(
            QTextFormat.Property.BlockTrailingHorizontalRulerWidth,
            QTextLength(QTextLength.Type.PercentageLength, 100),
        )
        block.setBackground(QBrush(self.style.colour("border")))
        block.setBottomMargin(8)
        self._cursor.setBlockFormat(block)

    def _table(self, opened: Token, rest: Iterator[Token]) -> Iterator[int]:
        rows = rows_of(rest)
        if self._is_fresh:
            self._collapse(self._cursor)
        table = begin_table(self._cursor, opened, rows, self.style)
        self.formulas.place = cell_place(self._place(), table)
        for row, cells in enumerate(rows):
            yield sum(20 + _cost(cell.content) for cell in cells)
            write_row(table, row, cells, self.style, self.formulas)
        self._is_fresh = self._is_first = False  # what is written last is a cell, and no block to be hidden
        self._leave(table)

    def _frame_format(self, kind: str, *, top: float, bottom: float) -> QTextFrameFormat:
        shape = QTextFrameFormat()
        shape.setProperty(KIND, kind)
        shape.setTopMargin(0 if self._is_first else top)
        shape.setBottomMargin(bottom)
        shape.setLeftMargin(_INDENT_PX * len(self._lists))
        return shape

    def _enter(self, shape: QTextFrameFormat) -> QTextFrame:
        """A frame leaves the block before it empty where nothing was written into it: hide that."""
        if self._is_fresh:
            self._collapse(self._cursor)
        frame = self._cursor.insertFrame(shape)
        self._is_fresh = self._is_first = True
        return frame

    def _leave(self, frame: QTextFrame) -> None:
        if self._is_fresh and not self._is_first:
            self._collapse(self._cursor)
        self._cursor = QTextCursor(self.document)
        self._cursor.setPosition(frame.lastPosition() + 1)
        self._is_fresh, self._is_first = True, False

    @staticmethod
    def _collapse(cursor: QTextCursor) -> None:
        block = QTextBlockFormat()
        block.setLineHeight(1, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(block)


def _direction(token: Token) -> Qt.LayoutDirection:
    return Qt.LayoutDirection.RightToLeft if is_from_right(token) else Qt.LayoutDirection.LeftToRight


def _cost(inline: Token) -> int:
    return len(inline.content) + _FORMULA_COST * sum(
        piece.type == "formula" for piece in inline.children or ()
    )


def _is_display(token: Token) -> bool:
    return token.type == "formula" and token.meta["formula"].is_display


def _runs(pieces: Sequence[Token]) -> list[list[Token]]:
    """The pieces of a paragraph, cut before and after each formula that wants a line of its own."""
    runs: list[list[Token]] = [[]]
    depth = 0
    for piece in pieces:
        depth += piece.nesting
        if depth == 0 and _is_display(piece):
            runs += ([piece], [])
        elif runs[-1] or not _is_break(piece):
            runs[-1].append(piece)
    for run in runs:
        while run and _is_break(run[-1]):
            run.pop()
        if len(runs) > 1 and run and run[0].type == "text":
            run[0].content = run[0].content.lstrip()
    return [run for run in runs if run] or [[]]


def _is_break(token: Token) -> bool:
    return token.type in ("softbreak", "hardbreak") or (token.type == "text" and not token.content.strip())
