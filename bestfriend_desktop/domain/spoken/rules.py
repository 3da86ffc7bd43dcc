"""What the rules of all languages are made of: patterns with what stands in their place, tables, amounts."""

import re
from collections.abc import Callable, Iterable, Mapping

Replacement = str | Callable[[re.Match[str]], str]
Rule = tuple[str, Replacement]
"""A pattern, and what stands in its place."""

Compiled = tuple[re.Pattern[str], Replacement]


def rules(*pairs: Rule) -> tuple[Rule, ...]:
    """As they are; compiled when they are first needed, for that takes a quarter of a second for a language."""
    return pairs


def compiled(to_compile: Iterable[Rule]) -> tuple[Compiled, ...]:
    """Ready to be applied, in their order."""
    return tuple((re.compile(pattern), replacement) for pattern, replacement in to_compile)


def applied(text: str, to_apply: Iterable[Compiled]) -> str:
    """The text after all of the rules."""
    for pattern, replacement in to_apply:
        text = pattern.sub(replacement, text)
    return text


def words(table: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


def instead(table: Mapping[str, str], group: int = 1) -> Callable[[re.Match[str]], str]:
    """What the table has for a group of the match."""
    return lambda found: table[found[group]]


def counted(forms: str, *, is_one: bool) -> str:
    """A word of a table in its number: `hour*` takes an s, `foot|feet` has two forms, `hertz` one."""
    one, _, many = forms.partition("|")
    return (one if is_one else many or one.replace("*", "s")).replace("*", "")


def spelled(text: str) -> str:
    """Letter by letter, digit by digit: `B A 1`."""
    return " ".join(letter for letter in text if letter.isalnum())
