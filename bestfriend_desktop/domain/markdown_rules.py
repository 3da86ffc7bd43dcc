"""What the constructs of Markdown and HTML look like: whole, and while they are still arriving.

For `markdown_stream`, which explains how they are used. Every pattern is bounded, and what is `begun` matches
every beginning of what is `whole`: else the decision would depend on how the text arrives.
"""

import re
import unicodedata
from typing import NamedTuple


class Rule(NamedTuple):
    """A construct that may begin here, and what it looks like while it is still arriving."""

    whole: re.Pattern[str]
    begun: re.Pattern[str]


def _rule(whole: str, begun: str) -> Rule:
    return Rule(re.compile(whole), re.compile(begun))


LINE_MARKS = frozenset("`~-|:+=_*#>[•‣◦–0123456789")

FENCE = _rule(r"(`{3,50}|~{3,50})[^\n`]{0,200}\n", r"(`{1,50}|~{1,50}|(`{3,50}|~{3,50})[^\n`]{0,200})")
FENCE_END = _rule(
    r"[ \t>]{0,50}(`{3,50}|~{3,50})[ \t\r]{0,50}\n", r"[ \t>]{0,50}(`{0,50}|~{0,50})[ \t\r]{0,50}"
)
MARKS_ONLY = _rule(r"[-|:+=_*~# \t\r]{1,500}\n", r"[-|:+=_*~# \t\r]{1,500}")
HEADING = _rule(r"#{1,6}[ \t]", r"#{1,6}")
QUOTE = _rule(r">", r"(?!)")
ROW = _rule(r"\|", r"(?!)")
BULLET = _rule(r"(?:[-*+•‣◦–]|\d{1,3}[.)])[ \t]{1,20}(?=[^ \t])", r"(?:[-*+•‣◦–]|\d{1,3}[.)]?)[ \t]{0,20}")
CHECKBOX = _rule(r"\[[ xX]\](?=[ \t])", r"\[([ xX]\]?)?")
DEFINITION = _rule(
    r"\[\^[^\]\n]{1,79}\]:|\[[^\]\n]{1,80}\]:[ \t]{0,20}<?(?:https?:|[/#])",
    r"\[([^\]\n]{1,80}(\](:[ \t]{0,20}(<?(h(t(t(ps?)?)?)?)?)?)?)?)?",
)
NOTE = _rule(
    r"\[(?:\^[^\]\n]{1,80}|\d{1,3}(?:[,–-] ?\d{1,3}){0,3})\](?=[^(])",
    r"\[(\^[^\]\n]{0,80}|[\d,– -]{0,20})\]?",
)
TAG = _rule(r"</?[A-Za-z][^<>]{0,400}>", r"</?(?:[A-Za-z][^<>]{0,400})?")
TAG_PARTS = re.compile(
    r"<(/?)([A-Za-z][A-Za-z0-9-]*)"
    r"(?:\s+[\w:.-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s\"'<>]+))?)*\s*/?>"
)
ENVIRONMENT = _rule(
    r"\\(?:begin|end)\{[A-Za-z]{1,20}\*?\}",
    r"\\(?:b(?:e(?:g(?:in?)?)?)?|e(?:nd?)?|(?:begin|end)\{[A-Za-z]{0,20}\*?)?",
)
"""Of TeX: what stands in it is read, its name is not."""
ENTITY = _rule(
    r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});",
    r"&(?:#\d{0,7}|#[xX][0-9a-fA-F]{0,6}|[A-Za-z][A-Za-z0-9]{0,30})?",
)
BAR = _rule(r"\|[ \t|]{0,500}(?=[^ \t|])", r"\|[ \t|]{0,500}")
ADDRESS = _rule(
    r"(?i:https?://(?:www\.)?|www\.)([a-zA-Z0-9.-]{0,253})(?=[^a-zA-Z0-9.-])",
    r"(?i:h(t(t(p(s?(:(//?)?)?)?)?)?)?|w(ww?)?|(https?://(www\.)?|www\.)[a-z0-9.-]{0,253})",
)
HOST = re.compile(r"[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*")
ADDRESS_REST = re.compile(r"(?:[.,;:!?'\")\]*_~]{0,20}[#$%&(+/0-9=@A-Z\[^a-z{}-]+)*")
ADDRESS_END = re.compile(r"[.,;:!?'\")\]*_~]{0,20}")

HUSHED = frozenset(("think", "thinking", "thought", "reasoning", "script", "style", "svg"))
"""HTML elements whose content is not for anybody's ears."""

APART = re.compile(r"br|p|div|li|tr|td|th|h[1-6]|hr|ul|ol")
"""HTML elements that separate words."""

KEPT_SYMBOLS = frozenset("°©®™№℃℉→←↔⇒")
"""Of the category "other symbol", those that are words to somebody; the others are emoji and ornaments."""


def is_speakable(letter: str) -> bool:
    """False for emoji, ornaments, invisible and private characters."""
    if letter.isalnum() or letter in KEPT_SYMBOLS:
        return True
    category = unicodedata.category(letter)
    if category[0] == "C":
        return letter == "\u200c"  # the zero-width non-joiner is spelling in Persian
    if "\ufe00" <= letter <= "\ufe0f" or letter == "\u20e3" or "\U0001f3fb" <= letter <= "\U0001f3ff":
        return False  # they dress an emoji
    return category != "So"
