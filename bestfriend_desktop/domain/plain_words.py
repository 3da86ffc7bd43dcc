r"""Markdown -> its words, for where there is room for a line or two: excerpts of messages.

Reads as `markdown_stream` does for the voice, so code blocks and the targets of links are left out; but what
only a voice leaves out stays: emoji, and what joins the parts of `a_name` and `C:\a\path`.
"""

from collections.abc import Sequence

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
    end = 0
    for shown, start, after in [*stream.feed(text), *stream.finish()]:
        between = text[end:start]
        if shown == " " and between == "_":
            shown = "_"
        elif not shown:
            dropped = text[start:after]
            is_symbol = len(dropped) == 1 and not dropped.isascii() and dropped not in _BULLETS
            is_joint = dropped == "\\" and text[after : after + 1].isalnum()
            if not is_symbol and not is_joint:
                continue
            shown = f" {dropped}" if between.isspace() and words else dropped
        if shown.isspace() and words[-1].isspace():
            continue
        for one in shown:
            words.append(one)
            places.append(start)
        end = after
    while words and words[-1].isspace():
        words.pop()
    moved: list[tuple[int, int]] = []
    for first, last in marks:
        inside = [at for at, word in enumerate(words) if first <= places[at] < last and not word.isspace()]
        if inside:
            moved.append((inside[0], inside[-1] + 1))
    return "".join(words), tuple(moved)
