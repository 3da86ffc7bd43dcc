"""How many tokens a text has at most, for servers that cannot be asked (Ollama has no such endpoint).

The weights below were fitted so that the estimate is never below what the tokenizer of SmolLM2 counts (49k
tokens, made for English: coarser than those of the models people run today) on ordinary English, German and
other languages, code, JSON and emoji; `tests/engines/test_token_estimate.py` measures it. On English prose it
is 1.3 to 1.6 times the truth: too many only drops old history a little early, too few would let the server
drop the persona in silence.
"""

import re
from functools import lru_cache
from math import ceil

# Runs that tokenizers cut texts into: words, capitals, white space, anything else.
_RUN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\s+|.")

_SHORT_WORD = 4
"""Words up to here are one token in every tokenizer of note, if they are English."""

_LETTERS_PER_TOKEN = 2.3
"""In longer words: German compounds in an English vocabulary come to 2.6."""

_CAPITALS_PER_TOKEN = 2.2


@lru_cache(maxsize=2048)  # the history of a conversation is counted again on every turn
def estimated_tokens(text: str) -> int:
    """Tokens of a text, on the high side."""
    return ceil(sum(_cost(run) for run in _RUN.findall(text)))


def _cost(run: str) -> float:
    first = run[0]
    if not first.isascii():
        # By bytes of UTF-8: accents, Cyrillic, Greek, Hebrew, Arabic; Chinese, Japanese; emoji.
        return 3.0 if "\uac00" <= first <= "\ud7a3" else (1.4, 2.2, 3.2)[_utf8_length(first) - 2]
    if first.isspace():
        return 0.0 if run == " " else 1.0 + len(run) / 10
    if run.isupper() and len(run) > 1:
        return max(1.0, len(run) / _CAPITALS_PER_TOKEN)
    if first.isalpha() and len(run) > _SHORT_WORD:
        return len(run) / _LETTERS_PER_TOKEN
    return 1.1 if first.isdigit() else 1.0  # digits one by one, and the space before a number


def _utf8_length(character: str) -> int:
    return 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
