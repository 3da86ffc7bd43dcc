"""Where words of a text stand in the document that was made of it.

A document has the words of its Markdown in the same order, but not its marks and addresses. The words of both
are paired one after the other; one that is missing on either side is passed over.
"""

import re

from bestfriend_desktop.domain.formulas import formulas_in

_WORD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?<=\])\([^()\s]*\)")
_AHEAD = 12
"""So many words of the document are looked through for the next one of the text."""
_CLOSING = ".,;:!?…)»”\"'"


class WordMap:
    """Pairs the words of one text with those of its document.

    Args:
        text: as it was written, Markdown.
        shown: the plain text of the document.
    """

    def __init__(self, text: str, shown: str) -> None:
        self._shown = shown
        self._pairs: list[tuple[int, int, int, int]] = []
        for formula in formulas_in(text):  # an object in the document, not words
            text = text[: formula.start] + " " * (formula.end - formula.start) + text[formula.end :]
        text = _ADDRESS.sub(lambda found: " " * len(found[0]), text)
        there = [(found[0], *found.span()) for found in _WORD.finditer(shown)]
        following = 0
        for word in _WORD.finditer(text):
            for number in range(following, min(following + _AHEAD, len(there))):
                if there[number][0] == word[0]:
                    self._pairs.append((*word.span(), *there[number][1:]))
                    following = number + 1
                    break

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a place of the text stands in the document, in UTF-16 units as Qt counts.

        None where no word of it is shown.
        """
        inside = [pair for pair in self._pairs if pair[0] < end and pair[1] > start]
        if not inside:
            return None
        first, last = inside[0][2], inside[-1][3]
        while last < len(self._shown) and self._shown[last] in _CLOSING:
            last += 1
        return utf16_length(self._shown[:first]), utf16_length(self._shown[:last])


def utf16_length(text: str) -> int:
    """How long Qt takes a text to be: an emoji counts twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
