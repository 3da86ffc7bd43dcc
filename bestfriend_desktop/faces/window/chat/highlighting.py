"""Colours for code: Pygments' tokens in two calm palettes."""

from collections.abc import Iterator
from functools import lru_cache

from pygments.lexer import Lexer
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Generic, Keyword, Literal, Name, Number, Operator, String, _TokenType
from pygments.util import ClassNotFound

_LONGEST_CHARACTERS = 20_000
"""Longer code is shown in one colour: some lexers take seconds for it."""

# (light, dark, bold, italic); each at least 4.5:1 on the theme's `code` colour.
_COLOURS: dict[_TokenType, tuple[str, str, bool, bool]] = {
    Comment: ("#6a6257", "#a0978b", False, True),
    Keyword: ("#8a3b6b", "#dfa3c8", False, False),
    Operator.Word: ("#8a3b6b", "#dfa3c8", False, False),
    String: ("#3d6420", "#b0cf8c", False, False),
    Literal: ("#3d6420", "#b0cf8c", False, False),
    Number: ("#97461b", "#e9ae85", False, False),
    Name.Function: ("#1d5f8a", "#8cc4ea", False, False),
    Name.Class: ("#1d5f8a", "#8cc4ea", True, False),
    Name.Decorator: ("#7d5300", "#e6bd6c", False, False),
    Name.Builtin: ("#1f6659", "#83c7b6", False, False),
    Name.Tag: ("#8a3b6b", "#dfa3c8", False, False),
    Name.Attribute: ("#1d5f8a", "#8cc4ea", False, False),
    Generic.Heading: ("#25211c", "#ece7df", True, False),
    Generic.Deleted: ("#9c3325", "#f0a597", False, False),
    Generic.Inserted: ("#2b6a3c", "#8fcb9c", False, False),
}


def coloured(text: str, language: str, is_dark: bool) -> Iterator[tuple[str, str, bool, bool]]:
    """Pieces of the code in order: (text, colour or "", bold, italic); together they are `text`."""
    lexer = _lexer(language.lower()) if len(text) <= _LONGEST_CHARACTERS else None
    if lexer is None:
        yield text, "", False, False
        return
    for kind, piece in lexer.get_tokens(text):
        light, dark, is_bold, is_italic = _look(kind)
        yield piece, dark if is_dark else light, is_bold, is_italic


@lru_cache(maxsize=512)
def _look(kind: _TokenType) -> tuple[str, str, bool, bool]:
    step: _TokenType | None = kind
    while step is not None:
        if step in _COLOURS:
            return _COLOURS[step]
        step = step.parent
    return "", "", False, False


@lru_cache(maxsize=32)
def _lexer(language: str) -> Lexer | None:
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None
