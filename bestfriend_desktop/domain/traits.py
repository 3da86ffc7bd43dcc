"""What can be seen in a text without understanding it: whether it asks, says when, names, counts, quotes."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bestfriend_desktop.domain.time_words import mentions_time

_ASIDE = re.compile(r"\[[^\]]*\]")
_FULL_WIDTH = str.maketrans("\uff01\uff1f\u3002", "!?.")
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]*")
_ASKS = re.compile(r"\?[\"'”)\s]*$")
_NUMBER = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|once|twice|dozen|couple|several"
    r"|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b"
)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-ÖØ-ÞА-ЯΑ-Ω][a-zß-öø-ÿа-яα-ω]{2,}")
_PLACE = re.compile(r"\b(?:in|at|to|from|near|nach|aus|en|à)\s+(?:the\s+)?[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]+")
_QUOTED = re.compile(r"[\"“„«「『]")


@dataclass(frozen=True, slots=True)
class Traits:
    """Of one text; what stands in square brackets (the note of a picture) is left out."""

    asking: float
    """The share of it that are questions, 0 to 1."""
    says_when: bool
    names: frozenset[str]
    """Capitalised words within its sentences."""
    counts: bool
    names_place: bool
    quotes: bool


@lru_cache(maxsize=8_192)
def traits(text: str) -> Traits:
    """Look at a text; memories seldom change, so that recent answers are kept."""
    plain = _ASIDE.sub("", text).translate(_FULL_WIDTH)
    sentences = [sentence.strip() for sentence in _SENTENCE.findall(plain)]
    asking = sum(len(sentence) for sentence in sentences if _ASKS.search(sentence))
    return Traits(
        asking=asking / max(1, sum(map(len, sentences))),
        says_when=mentions_time(plain),
        names=frozenset(_NAME.findall(plain)),
        counts=_NUMBER.search(plain.lower()) is not None,
        names_place=_PLACE.search(plain) is not None,
        quotes=_QUOTED.search(plain) is not None,
    )
