"""Markdown of a model as rich text, written straight into a QTextDocument.

No HTML is ever made or read: tags in a reply are letters like all others, pictures are named and never
loaded, and only addresses that `inline.safe_link` lets pass become links.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtGui import QTextDocument

from bestfriend_desktop.faces.window.chat.document_writer import CodeBlock, DocumentWriter
from bestfriend_desktop.faces.window.chat.markdown_tokens import tokens_of
from bestfriend_desktop.faces.window.chat.text_style import TextStyle

_LONGEST_CHARACTERS = 200_000
_LONG_CHARACTERS = 16_000
"""A longer text is parsed on a thread of its own, which lets the window have its turns."""
_A_TURN = 1_000_000
"""What waiting for the parser costs: the rest of this go."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a document holds beside its letters."""

    code_blocks: list[CodeBlock]
    """Top to bottom."""
    formulas: list[str]
    """Each as it was written, in order."""


class Rendering:
    """A document that is being written, in as many goes as one likes; not to be shown before it is whole.

    Args:
        text: Markdown.
        document: empty, and not yet shown.
        style: of the words.
        waits: parse a long text here and now.
    """

    def __init__(self, text: str, document: QTextDocument, style: TextStyle, *, waits: bool = False) -> None:
        self.document = document
        self._text = text
        self._writer = DocumentWriter(document, style)
        self._steps = self._begin(waits)

    def go_on(self, characters: int) -> Rendered | None:
        """Write on for about so many characters; None while there is more."""
        for cost in self._steps:
            characters -= cost
            if characters < 0:
                return None
        self._writer.formulas.register()
        return Rendered(self._writer.code_blocks, self._writer.formulas.written)

    def _begin(self, waits: bool) -> Iterator[int]:
        if len(self._text) > _LONGEST_CHARACTERS:
            self._writer.plain(self._text)
        elif waits or len(self._text) <= _LONG_CHARACTERS:
            yield from self._writer.blocks(tokens_of(self._text))
        else:
            parsing = _parser_thread().submit(tokens_of, self._text)
            while not parsing.done():
                yield _A_TURN
            yield from self._writer.blocks(parsing.result())


@lru_cache(maxsize=1)
def _parser_thread() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="markdown")


def render(text: str, document: QTextDocument, style: TextStyle) -> Rendered:
    """Write Markdown into an empty document."""
    rendering = Rendering(text, document, style, waits=True)
    while (made := rendering.go_on(1_000_000)) is None:
        pass
    return made
