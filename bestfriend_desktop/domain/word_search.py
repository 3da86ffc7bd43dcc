"""Finding words in texts of any language: what is indexed, what a query asks for, and where it matched.

Case and accents do not matter, and the beginning of a word finds the word. Scripts that put no spaces between
words (Chinese, Japanese, Thai) are indexed by pairs of characters, so that any run of them is found.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from bestfriend_desktop.domain.plain_words import plain_words

LONGEST_WORD = 64
"""What of a word counts, in characters."""
INDEX_LIMIT_BYTES = 900_000
"""Of all words of one text together, as UTF-8; a Postgres tsvector holds 1,048,575."""

_UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"  # Thai, Lao, Tibetan, Burmese, Khmer
    "\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31f0-\u31ff"  # kana, bopomofo
    "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"  # Han
)
_PIECE = re.compile(rf"[{_UNSPACED}]+|[^\s{_UNSPACED}]+")
_IS_UNSPACED = re.compile(rf"[{_UNSPACED}]")

_WITH_SIGNS = re.compile(r"(?<!\w)[^\W_]{1,3}(?:\+\+|#)(?![\w+#])")
"""Names that end in signs; longer words with one are more often a tag or a sum."""

_EXCERPT_BEFORE = 40
_EXCERPT_LENGTH = 160


class _Folding(dict[int, str | None]):
    """What becomes of each character: letters and digits stay, accents go, all else parts words."""

    def __missing__(self, code: int) -> str | None:
        character = chr(code)
        if unicodedata.combining(character):
            self[code] = None
        elif unicodedata.category(character)[0] in "LNM":
            self[code] = character
        else:
            self[code] = " "
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case, accents and punctuation; words are parted by spaces."""
    if text.isascii():
        return text.lower().translate(_FOLDING)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    # Composed again, for Korean syllables to be one character each.
    return unicodedata.normalize("NFC", plain.translate(_FOLDING))


def pieces(text: str) -> Iterator[str]:
    """The folded words of the text in order; a run of an unspaced script is one piece."""
    return (piece.group() for piece in _PIECE.finditer(fold(text)))


def is_unspaced(piece: str) -> bool:
    """Whether a piece is a run of a script that puts no spaces between words."""
    return _IS_UNSPACED.match(piece) is not None


def index_terms(text: str) -> list[str]:
    """The distinct terms under which a text is found, as far as `INDEX_LIMIT_BYTES` goes."""
    terms: dict[str, None] = {}
    room = INDEX_LIMIT_BYTES
    for piece in _PIECE.findall(fold(text)):
        for term in _terms_of(piece):
            if term not in terms:
                room -= len(term.encode("utf-8", "replace"))
                if room < 0:
                    return list(terms)
                terms[term] = None
    return list(terms)


def _terms_of(piece: str) -> Iterator[str]:
    if _IS_UNSPACED.match(piece):
        # Each character begins a term, so that a single one is found as a beginning.
        for at in range(len(piece)):
            yield piece[at : at + 2]
    else:
        yield piece[:LONGEST_WORD]


@dataclass(frozen=True, slots=True)
class WordQuery:
    """What a person looks for: all of these words."""

    words: tuple[str, ...]
    """Folded; runs of an unspaced script are one word."""
    written: tuple[str, ...] = ()
    """What must stand in the text as it is, in small letters: `c++`, `c#`. Elsewhere signs part words."""

    @staticmethod
    def of(typed: str) -> "WordQuery":
        """The query in what was typed; it has no words where nothing but punctuation was."""
        words = (
            piece if _IS_UNSPACED.match(piece) else piece[:LONGEST_WORD]
            for piece in _PIECE.findall(fold(typed))
        )
        written = (found.group().lower() for found in _WITH_SIGNS.finditer(typed))
        return WordQuery(tuple(dict.fromkeys(words)), tuple(dict.fromkeys(written)))

    def terms(self) -> list[tuple[str, bool]]:
        """The terms of the index that must all be there, and whether a beginning is enough.

        Exact for words; a run of an unspaced script finds a little too much, which `excerpt` tells.
        """
        terms: dict[tuple[str, bool], None] = {}
        whole = {fold(written).strip() for written in self.written}
        for word in self.words:
            if _IS_UNSPACED.match(word) and len(word) > 1:
                for at in range(len(word) - 1):
                    terms[word[at : at + 2], False] = None
            else:
                terms[word, word not in whole] = None
        return list(terms)

    def excerpt(self, text: str) -> tuple[str, tuple[tuple[int, int], ...]] | None:
        """The surroundings of the first match and the marks in it; None where a word is not in the text.

        Returns:
            One line of at most some 160 characters, without the marks of Markdown, and (start, end) of each
            match in it.
        """
        if any(written not in text.lower() for written in self.written):
            return None
        missing = set(self.words)
        marks: list[tuple[int, int]] = []
        for run in re.finditer(r"\S+", text):
            if not missing and marks and run.start() > marks[0][0] + _EXCERPT_LENGTH:
                break
            found = {word for piece in _PIECE.findall(fold(run.group())) for word in self._found_in(piece)}
            if found:
                missing -= found
                marks += self._marks_in(run.group(), run.start()) or [run.span()]
        if missing or not marks:
            return None
        return _cut(text, marks)

    def _found_in(self, piece: str) -> Iterator[str]:
        whole = {fold(written).strip() for written in self.written}
        for word in self.words:
            if word in whole:
                if piece == word:
                    yield word
            elif word in piece if _IS_UNSPACED.match(word) else piece.startswith(word):
                yield word

    def _marks_in(self, run: str, offset: int) -> list[tuple[int, int]]:
        """Where the words stand in this run of the original text."""
        folded: list[str] = []
        origin: list[int] = []
        for at, character in enumerate(run):
            plain = fold(character)
            folded.append(plain)
            origin += [at] * len(plain)
        marks: list[tuple[int, int]] = []
        for piece in _PIECE.finditer("".join(folded)):
            for word in self._found_in(piece.group()):
                at = piece.group().find(word)
                while at >= 0:
                    start, last = origin[piece.start() + at], origin[piece.start() + at + len(word) - 1]
                    end = last + 1
                    while end < len(run) and not folded[end]:
                        end += 1  # accents written as characters of their own
                    marks.append((offset + start, offset + end))
                    at = piece.group().find(word, at + 1) if _IS_UNSPACED.match(word) else -1
        return marks


def _cut(text: str, marks: list[tuple[int, int]]) -> tuple[str, tuple[tuple[int, int], ...]]:
    first = min(start for start, _ in marks)
    begin = max(0, first - _EXCERPT_BEFORE)
    if begin:
        space = re.search(r"\s", text[begin:first])
        begin += space.end() if space else 0
    end = min(len(text), begin + _EXCERPT_LENGTH)
    before, after = "…" if begin else "", "…" if end < len(text) else ""
    inside = [(start - begin, min(stop, end) - begin) for start, stop in sorted(marks) if start < end]
    shown, places = plain_words(text[begin:end], inside)
    if not places:  # the words stand in a block of code, or behind a link
        shown, places = text[begin:end], tuple(inside)
    line = before + re.sub(r"\s", " ", shown) + after
    merged: list[tuple[int, int]] = []
    for start, stop in places:
        mark = start + len(before), stop + len(before)
        if merged and mark[0] <= merged[-1][1]:
            last = merged.pop()
            mark = last[0], max(last[1], mark[1])
        merged.append(mark)
    return line, tuple(merged)
