"""Letters that a server has cut in two: halves of a surrogate pair, as JSON may send an emoji."""


class WholeLetters:
    """Joins halves that follow each other, and puts U+FFFD where one stays alone."""

    def __init__(self) -> None:
        self._half = ""

    def feed(self, piece: str) -> str:
        """The piece, less a first half at its end, which waits for the second."""
        if not self._half and piece.isascii():
            return piece
        text = self._half + piece
        self._half = ""
        if "\ud800" <= text[-1:] <= "\udbff":
            text, self._half = text[:-1], text[-1]
        return mended(text)

    def rest(self) -> str:
        """What waits at the end of the reply."""
        half, self._half = self._half, ""
        return mended(half)


def mended(text: str) -> str:
    """The text with pairs joined and lone halves replaced."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
