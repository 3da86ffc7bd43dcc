"""Markdown of a model as rich text, written straight into a QTextDocument.

No HTML is ever made or read: tags in a reply are letters like all others, pictures are named and never
loaded, and only addresses that `inline.safe_link` lets pass become links.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markdown_it import MarkdownIt
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
    QTextTableCellFormat,
    QTextTableFormat,
)

from bestfriend_desktop.faces.window.chat.inline import (
    NEWLINE,
    base_format,
    heading_format,
    write_inline,
)
from bestfriend_desktop.faces.window.chat.text_style import (
    CODE_HEADER_PX,
    CODE_PADDING_PX,
    KIND,
    LINE_HEIGHT_PERCENT,
    TextStyle,
)

_INDENT_PX = 24
_LONGEST_CHARACTERS = 200_000


@dataclass(frozen=True, slots=True)
class CodeBlock:
    """A block of code in a document."""

    text: str
    language: str
    frame: QTextFrame


def render(text: str, document: QTextDocument, style: TextStyle) -> list[CodeBlock]:
    """Write Markdown into an empty document; returns its code blocks, top to bottom."""
    writer = _Writer(document, style)
    if len(text) > _LONGEST_CHARACTERS:
        writer.plain(text)
    else:
        writer.blocks(_parser().parse(text))
    return writer.code_blocks


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])


@dataclass(slots=True)
class _List:
    format: QTextListFormat
    made: QTextList | None = None


class _Writer:
    def __init__(self, document: QTextDocument, style: TextStyle) -> None:
        self.document = document
        document.setIndentWidth(_INDENT_PX)
        self.style = style
        self.code_blocks: list[CodeBlock] = []
        self._cursor = QTextCursor(self.document)
        self._is_fresh = True  # the block under the cursor is empty and may be taken
        self._is_first = True
        self._lists: list[_List] = []
        self._starts_item = False
        self._quotes: list[QTextFrame] = []

    def plain(self, text: str) -> None:
        self._cursor.insertText(text, base_format(self.style))

    def blocks(self, tokens: Sequence[Token]) -> None:
        rest = iter(tokens)
        for token in rest:
            match token.type:
                case "paragraph_open":
                    self._open_block(self._item_gap() if token.hidden else 9)
                case "heading_open":
                    self._open_block(16)
                    write_inline(
                        self._cursor, next(rest), heading_format(self.style, int(token.tag[1:])), self.style
                    )
                case "inline":
                    write_inline(self._cursor, token, base_format(self.style), self.style)
                case "fence" | "code_block":
                    self._code(token.content.rstrip("\n"), token.info.split(" ")[0].strip())
                case "bullet_list_open" | "ordered_list_open":
                    self._lists.append(_List(self._list_format(token)))
                case "bullet_list_close" | "ordered_list_close":
                    self._lists.pop()
                case "list_item_open":
                    self._starts_item = True
                case "blockquote_open":
                    self._open_quote()
                case "blockquote_close":
                    self._leave(self._quotes.pop())
                case "hr":
                    self._rule()
                case "table_open":
                    self._table(rest)
        if self._is_fresh and not self._is_first:
            self._collapse(self._cursor)

    # blocks

    def _open_block(self, top_px: float) -> None:
        block = QTextBlockFormat()
        block.setTopMargin(0 if self._is_first else top_px * self.style.scale)
        block.setLineHeight(LINE_HEIGHT_PERCENT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if self._lists and not self._starts_item:
            block.setIndent(len(self._lists))
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
            self._cursor.insertText(piece.replace("\n", NEWLINE), character)
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

    def _open_quote(self) -> None:
        if self._starts_item:
            self._open_block(2)
        shape = self._frame_format("quote", top=10, bottom=10)
        shape.setLeftMargin(shape.leftMargin() + 16)
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

    def _table(self, rest: Iterator[Token]) -> None:
        rows: list[list[tuple[Token, str, bool]]] = []
        align, is_header = "", False
        for token in rest:
            if token.type == "table_close":
                break
            if token.type == "tr_open":
                rows.append([])
            elif token.type in ("th_open", "td_open"):
                align, is_header = str(token.attrGet("style") or ""), token.type == "th_open"
            elif token.type == "inline":
                rows[-1].append((token, align, is_header))
        shape = QTextTableFormat()
        shape.setBorder(1)
        shape.setBorderCollapse(True)
        shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
        shape.setBorderBrush(QBrush(self.style.colour("border")))
        shape.setCellPadding(8)
        shape.setCellSpacing(0)
        shape.setTopMargin(12)
        shape.setBottomMargin(14)
        if self._is_fresh:
            self._collapse(self._cursor)
        table = self._cursor.insertTable(len(rows), max(map(len, rows)), shape)
        for row, cells in enumerate(rows):
            for column, (content, style, header) in enumerate(cells):
                cell = table.cellAt(row, column)
                self._cursor = cell.firstCursorPosition()
                if header:
                    filled = QTextTableCellFormat()
                    filled.setBackground(self.style.colour("code"))
                    cell.setFormat(filled)
                block = QTextBlockFormat()
                block.setAlignment(_ALIGNMENTS.get(style, Qt.AlignmentFlag.AlignLeft))
                self._cursor.setBlockFormat(block)
                shown = base_format(self.style)
                shown.setFontWeight(QFont.Weight.DemiBold if header else QFont.Weight.Normal)
                write_inline(self._cursor, content, shown, self.style)
        self._is_first = False
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


_ALIGNMENTS = {
    "text-align:right": Qt.AlignmentFlag.AlignRight,
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
}
