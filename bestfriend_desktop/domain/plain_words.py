r"""Markdown -> its words, for where there is room for a line or two: excerpts of messages.

Reads as `markdown_stream` does for the voice, so code blocks and the targets of links are left out; but what
only a voice leaves out stays: emoji, what joins the parts of `a_name` and `C:\a\path`, the signs of formulas.
"""

from collections.abc import Sequence

from bestfriend_desktop.domain.formulas import Formula, formulas_in
from bestfriend_desktop.domain.letters import Letter
from bestfriend_desktop.domain.markdown_stream import MarkdownStream

Marks = tuple[tuple[int, int], ...]
"""(start, end) of words that are marked, in characters."""

_BULLETS = "•‣◦"


def plain_words(text: str, marks: Sequence[tuple[int, int]] = ()) -> tuple[str, Marks]:
    """The words of a text, each block of it on a line, and where the marked ones stand in them.

    Args:
        text: Markdown, or a stretch cut out of some.
        marks: places in it; those in what is left out are lost.
    """
    stream = MarkdownStream()
    words: list[str] = []
    places: list[int] = []
    end, has_silent = 0, False
    formulas = formulas_in(text)
    of_formulas = {place for formula in formulas for place in range(formula.start, formula.end)}
    for letter in [*stream.feed(_without_signs(text, formulas)), *stream.finish()]:
        if letter.end > letter.start and letter.start in of_formulas:
            shown = " " if text[letter.start].isspace() else text[letter.start]
        else:
            shown = _shown(letter, text, end)
        if not shown:
            continue
        is_silent = not letter.text
        # The stream tells of blanks between what is spoken; those around the rest are to be seen here.
        has_blank = text[end : letter.start].isspace() and (is_silent or has_silent)
        for one in (" ", shown) if has_blank else (shown,):
            if not one.isspace() or (words and not words[-1].isspace()):
                words.append(one)
                places.append(letter.start)
        end, has_silent = letter.end, is_silent
    while words and words[-1].isspace():
        words.pop()
    moved: list[tuple[int, int]] = []
    for first, last in marks:
        inside = [at for at, word in enumerate(words) if first <= places[at] < last and not word.isspace()]
        if inside:
            moved.append((inside[0], inside[-1] + 1))
    return "".join(words), tuple(moved)


def first_words(text: str, at_most: int) -> str:
    """The beginning of a text in plain words and on one line; code that stands alone is left as it is.

    Args:
        text: Markdown, of any length.
        at_most: how many characters of it are read.
    """
    beginning = text[:at_most]
    return " ".join((plain_words(beginning)[0] or beginning).split())


def _without_signs(text: str, formulas: Sequence[Formula]) -> str:
    """With a letter for each character of a formula, in which Markdown would find marks."""
    for formula in formulas:
        text = text[: formula.start] + "x" * (formula.end - formula.start) + text[formula.end :]
    return text


def _shown(letter: Letter, text: str, end: int) -> str:
    """What is seen of a letter; `end` is that of the one before it."""
    raw = text[letter.start : letter.end]
    if letter.text == " " and text[end : letter.start] == "_":
        return "_"
    if letter.text:
        return letter.text
    if raw == "\\":
        return raw if text[letter.end : letter.end + 1].isalnum() else ""
    return raw if len(raw) == 1 and not raw.isascii() and raw not in _BULLETS else ""
