"""The words between two places of a document, as they are copied: formulas in TeX, cells parted by tabs."""

import re
from collections.abc import Sequence

from PySide6.QtGui import QTextCursor, QTextDocument

from bestfriend_desktop.faces.window.chat.text_style import BREAK, FROM_RIGHT, OBJECT
from bestfriend_desktop.faces.window.chat.word_map import utf16_length

_FRAME_ENDS = "\ufdd0\ufdd1"
"""What Qt has where a frame, a table or a cell begins or ends."""
_LINE_ENDS = "\u2028\u2029"
_MANY_LINES = re.compile(r"\n{3,}")


def selected_words(
    document: QTextDocument, start: int, end: int, *, formulas: Sequence[str], has_breaks: bool
) -> str:
    """The plain text between two places.

    Args:
        document: rendered.
        start: the first place, as Qt counts.
        end: the place behind the last.
        formulas: of the whole document, as they were written.
        has_breaks: zero-width spaces are the text's own, and none were added.
    """
    # Not by a cursor: of a table that it does not leave it tells no cells.
    raw = document.toRawText().encode("utf-16-le", "surrogatepass")
    before = raw[: 2 * start].decode("utf-16-le", "replace")
    selected = raw[2 * start : 2 * end].decode("utf-16-le", "replace")
    place, number = start, before.count(OBJECT)
    collected = _Collected()
    for sign in selected:
        if sign == OBJECT and number < len(formulas):
            collected.add(formulas[number])
            number += 1
        elif sign in _FRAME_ENDS:
            collected.part(*_cell_after(document, place))
        elif sign != BREAK or has_breaks:
            collected.add("\n" if sign in _LINE_ENDS else sign)
        place += utf16_length(sign)
    return _MANY_LINES.sub("\n\n", collected.text()).strip("\n")


class _Collected:
    """Gathers the words; the cells of a row that stands from the right are turned round."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._row: list[list[str]] = [[]]
        self._is_from_right = False

    def add(self, words: str) -> None:
        self._row[-1].append(words)

    def part(self, column: int, is_from_right: bool) -> None:
        """Here begins a cell of a column; or, where that is 0, a row or something else."""
        if column == 0:
            self._end_row()
        self._is_from_right = is_from_right
        self._row.append([])

    def text(self) -> str:
        self._end_row()
        return "\n".join(self._done)

    def _end_row(self) -> None:
        cells = ["".join(cell) for cell in self._row]
        self._done.append("\t".join(reversed(cells) if self._is_from_right else cells))
        self._row, self._is_from_right = [], False


def _cell_after(document: QTextDocument, place: int) -> tuple[int, bool]:
    """Of what begins at a place: its column, and whether its row stands from the right."""
    cursor = QTextCursor(document)
    cursor.setPosition(place + 1)
    table = cursor.currentTable()
    is_within = table is not None
    return (
        (table.cellAt(cursor).column(), table.format().boolProperty(FROM_RIGHT)) if is_within else (0, False)
    )
