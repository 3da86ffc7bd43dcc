"""The terms of a text for BM25: what memories are indexed by and what a question asks for.

Folded like in `word_search`, but by stems and with repetition, since here a ranking is wanted and not every
word. English is stemmed and rid of its stop words; other languages keep their words (the English stemmer only
clips the same endings in memory and question), and unspaced scripts go by pairs of characters.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from threading import Lock

from snowballstemmer.english_stemmer import EnglishStemmer  # type: ignore[import-untyped]  # has no types

from bestfriend_desktop.domain.word_search import LONGEST_WORD, is_unspaced, pieces

TERM_LIMIT = 4_096
"""Terms of one text, repetitions counted: what lies further on would only water its weight down."""

STOP_WORDS = frozenset(
    pieces("""
    a an the this that these those and or but if of at by for with about to from in into on out over up than
    i you he she it we they me him her us them my your his its our their
    is am are was were be been being have has had do does did can could would should will shall may might
    don didn doesn isn aren wasn weren s t re ve ll m d
    what which who whom when where why how
    as so not no yes just then there here also too very
    """)
)
"""Taken out after folding, so that what an apostrophe leaves behind (`don t`, `i ve`) is among them."""

# Not `snowballstemmer.stemmer()`: that takes PyStemmer where it happens to be installed, whose version may
# differ, and stored terms must stay what they are.
_STEMMER = EnglishStemmer()
_STEMMER_LOCK = Lock()  # it keeps the word in hand as its own state


def terms(text: str) -> list[str]:
    """The terms of a text in order, at most `TERM_LIMIT`; the same for memories and questions."""
    return list(islice(_terms(text), TERM_LIMIT))


def _terms(text: str) -> Iterator[str]:
    for piece in pieces(text):
        if not is_unspaced(piece):
            if piece not in STOP_WORDS:
                yield _stem(piece[:LONGEST_WORD])
        elif len(piece) == 1:
            yield piece
        else:
            yield from (piece[at : at + 2] for at in range(len(piece) - 1))


@lru_cache(maxsize=65_536)
def _stem(word: str) -> str:
    if not word.isascii():
        return word
    with _STEMMER_LOCK:
        return str(_STEMMER.stemWord(word))
