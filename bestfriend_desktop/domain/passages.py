"""A long text in passages, each short enough to be shown, cut where sentences end."""

import re

from bestfriend_desktop.domain.plain_words import plain_words

LENGTH = 100
"""What a passage holds at most, in characters: about two lines of the list of results."""

_READ_PER_PASSAGE = 4 * LENGTH
"""Characters: a message may be a megabyte, and much of it marks and code."""
_SENTENCE = re.compile(r".+?(?:[.!?…]+(?=\s)|[。\uff01\uff1f]+|\n|$)", re.DOTALL)
"""The last are the full stop and marks of Chinese and Japanese, which no space follows."""


def passages(text: str, *, at_most: int = 12) -> list[str]:
    """The passages of a text in order, each on one line, without the marks of Markdown; a short text is one.

    A cut-off sentence ends, and its rest begins, with an ellipsis.

    Args:
        text: Markdown; of a text that is all code, the code.
        at_most: so many of its beginning; the rest is left out.
    """
    text = text[: _READ_PER_PASSAGE * at_most]
    found: list[str] = []
    for sentence in _SENTENCE.findall(plain_words(text)[0] or text):
        sentence = " ".join(sentence.split())
        if not sentence:
            continue
        if found and len(found[-1]) + 1 + len(sentence) <= LENGTH:
            found[-1] = f"{found[-1]} {sentence}"
            continue
        while len(sentence) > LENGTH and len(found) < at_most:
            end = sentence.rfind(" ", LENGTH // 2, LENGTH - 1)
            end = end if end > 0 else LENGTH - 1
            found.append(f"{sentence[:end]}…")
            sentence = f"…{sentence[end:].lstrip()}"
        if len(found) >= at_most:
            break
        found.append(sentence)
    return found
