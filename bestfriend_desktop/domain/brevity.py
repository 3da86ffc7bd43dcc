"""Where a reply should end when its model does not know when to stop: after a few whole sentences.

The basic model says what it has to say at first, and circles from then on. Lists and code are let be, for a
while: they were probably asked for, and half of them is of no use.
"""

import re

from bestfriend_desktop.domain.sentences import ends_sentence

ENOUGH_SENTENCES = 4
"""Of prose."""

ENOUGH_CHARACTERS = 600
"""From then on it ends at the next sentence, line or end of code, whatever it is."""

_FENCE = re.compile(r"\s*(?:```|~~~)")
_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])\s")
_WORD = re.compile(r"(\S+)(?=\s*\n|\s+(\S))")
"""A word of which it is known what comes next: another one, or the end of the line."""


def enough(text: str) -> int | None:
    """The characters of a growing reply that are enough; None while it may go on.

    A sentence is known to have ended once the next one, or a new line, begins; so what the model has written
    beyond the end is a word at most.
    """
    sentences = at = 0
    in_code = False
    for line in text.splitlines(keepends=True):
        start, at = at, at + len(line)
        is_fence = _FENCE.match(line) is not None
        in_code ^= is_fence
        if in_code:
            continue
        is_prose = not (is_fence or _ITEM.match(line))
        for word in _WORD.finditer(line):
            end = start + word.end(1)
            if ends_sentence(word[1], word[2] or "\n"):
                sentences += is_prose
                if sentences >= ENOUGH_SENTENCES or end >= ENOUGH_CHARACTERS:
                    return end
        if line.endswith("\n") and at >= ENOUGH_CHARACTERS:
            return start + len(line.rstrip())
    return None
