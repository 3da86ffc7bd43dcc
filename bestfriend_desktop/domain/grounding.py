"""Whether what a model wrote about a text is made of that text.

A model may invent, and may obey what the text tells it. So what it writes of a conversation is only believed
where most of its words, all its numbers and all its names were said there.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from bestfriend_desktop.domain.traits import traits
from bestfriend_desktop.domain.words import terms

_MARKS = re.compile(r"[*_`#>~|]+")
_QUOTES = re.compile(r"[\"“”„«»「」『』]")
_NUMBER = re.compile(r"\d+")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202f\u2066-\u2069\ufeff]+")


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """The stems of all words of some texts."""
    return frozenset(term for text in texts for term in terms(text))


def is_grounded(sentence: str, said: frozenset[str]) -> bool:
    """True where half of a sentence's words were said, and all of its numbers and names.

    Args:
        sentence: as the model wrote it.
        said: from `words_of` what the sentence is about.
    """
    words = set(terms(sentence))
    certain = {*traits(sentence).names, *_NUMBER.findall(sentence)}
    return len(words & said) >= max(1, len(words) // 2) and words_of(certain) <= said


def plain(text: str) -> str:
    """One line of text without Markdown, quotation marks and invisible characters."""
    return _SPACE.sub(" ", _QUOTES.sub("", _MARKS.sub("", text))).strip()


def answer_of(answer: str, key: str) -> str:
    """The text under a key of the JSON that a model gave; "" where it is broken or holds none."""
    try:
        found: Any = json.loads(answer)[key]
    except (ValueError, KeyError, TypeError):
        return ""
    return found if isinstance(found, str) else ""
