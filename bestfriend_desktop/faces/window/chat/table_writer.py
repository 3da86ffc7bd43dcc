"""Tables of Markdown in a QTextDocument; Arabic and Hebrew ones stand from the right."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.token import Token
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextTable,
    QTextTableCellFormat,
    QTextTableFormat,
)

from bestfriend_desktop.faces.window.chat.formula_object import Formulas, Place
from bestfriend_desktop.faces.window.chat.inline import base_format, write_inline
from bestfriend_desktop.faces.window.chat.markdown_tokens import is_from_right
from bestfriend_desktop.faces.window.chat.text_style import FROM_RIGHT, TextStyle

_PADDING_PX = 8


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, and how."""

    content: Token
    """An `inline` token."""
    alignment: str
    """As CSS, or empty."""
    is_header: bool


def rows_of(tokens: Iterator[Token]) -> list[list[Cell]]:
    """The cells of a table whose beginning has been read; reads up to its end."""
    rows: list[list[Cell]] = []
    alignment, is_header = "", False
    for token in tokens:
        if token.type == "table_close":
            break
        if token.type == "tr_open":
            rows.append([])
        elif token.type in ("th_open", "td_open"):
            alignment, is_header = str(token.attrGet("style") or ""), token.type == "th_open"
        elif token.type == "inline":
            rows[-1].append(Cell(token, alignment, is_header))
    return rows


def begin_table(
    cursor: QTextCursor, opened: Token, rows: Sequence[Sequence[Cell]], style: TextStyle
) -> QTextTable:
    """An empty table for these rows."""
    shape = QTextTableFormat()
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    shape.setBorderBrush(QBrush(style.colour("border")))
    shape.setCellPadding(_PADDING_PX)
    shape.setCellSpacing(0)
    shape.setTopMargin(12)
    shape.setBottomMargin(14)
    shape.setProperty(FROM_RIGHT, is_from_right(opened))
    shape.setAlignment(_beginning(shape))
    return cursor.insertTable(len(rows), max(map(len, rows)), shape)


def cell_place(around: Place, table: QTextTable) -> Place:
    """How much room a formula has in a cell."""
    return Place(around.indent_px, table.columns(), 2 * _PADDING_PX + 2)


def write_row(
    table: QTextTable, row: int, cells: Sequence[Cell], style: TextStyle, formulas: Formulas
) -> None:
    """Write the cells of a row."""
    shape = table.format()
    for number, cell in enumerate(cells):
        # Qt has the columns of every table from the left.
        column = table.columns() - 1 - number if shape.boolProperty(FROM_RIGHT) else number
        place = table.cellAt(row, column)
        cursor = place.firstCursorPosition()
        if cell.is_header:
            filled = QTextTableCellFormat()
            filled.setBackground(style.colour("code"))
            place.setFormat(filled)
        block = QTextBlockFormat()
        aligned = _ALIGNMENTS.get(cell.alignment, _beginning(shape))
        block.setAlignment(aligned | Qt.AlignmentFlag.AlignAbsolute)
        cursor.setBlockFormat(block)
        shown = base_format(style)
        shown.setFontWeight(QFont.Weight.DemiBold if cell.is_header else QFont.Weight.Normal)
        write_inline(cursor, cell.content.children or (), shown, style, formulas)


def _beginning(shape: QTextTableFormat) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignRight if shape.boolProperty(FROM_RIGHT) else Qt.AlignmentFlag.AlignLeft


_ALIGNMENTS = {
    "text-align:left": Qt.AlignmentFlag.AlignLeft,
    "text-align:right": Qt.AlignmentFlag.AlignRight,
    "text-align:center": Qt.AlignmentFlag.AlignHCenter,
}
