"""Times that a text names ("last Friday", "in May", "vor zwei Wochen"), as `time_rules` read them.

Asked about, they become spans, seen from here and now. Days begin at midnight in the person's time zone, so
the day of a change of clocks has 23 or 25 hours. Told, only some can be relied upon: "next Friday" means the
same in a statement, but not "on Friday", which is one to come in a plan.
"""

import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo
from functools import partial
from re import Match

from bestfriend_desktop.domain.memory import Span
from bestfriend_desktop.domain.time_rules import (
    CALENDAR,
    COUNTS,
    DOUBTFUL_MONTHS,
    MONTHS,
    NEAR_DAYS,
    RELATIVE,
    SEASONS,
    UNITS,
    WEEKDAYS,
    WEEKENDS,
    Rule,
    any_of,
    compiled,
)
from bestfriend_desktop.domain.word_search import fold

_KEYS = frozenset((*(words.split()[-1] for words in NEAR_DAYS), "morgen", *UNITS, *WEEKENDS, *WEEKDAYS))
"""No relative time that is sure is without one of these."""


@dataclass(frozen=True, slots=True)
class NamedTime:
    """Days that a text names."""

    words: str
    """As they are written."""
    first: date
    after: date
    """The day behind the last."""


class _Letters(dict[int, str]):
    """Folds a text character by character, so that what is found stands where it was written."""

    def __missing__(self, code: int) -> str:
        self[code] = fold(chr(code))[:1] or " "
        return self[code]


_LETTERS = _Letters()


def spans_in(text: str, *, now: datetime, time_zone: tzinfo) -> tuple[Span, ...]:
    """The times that a text names, in UTC, each once; relative ones are counted from `now` (aware)."""
    today = now.astimezone(time_zone).date()
    spans: dict[Span, None] = {}
    for named, _ in _read(text, today, (*RELATIVE, *CALENDAR)):
        with suppress(OverflowError):  # the end of the calendar
            span = Span(_midnight(named.first, time_zone), _midnight(named.after, time_zone))
            if span.start < span.end:
                spans[span] = None
    return tuple(spans)


def relative_times(text: str, *, today: date) -> list[NamedTime]:
    """The times counted from the day a text was said of which one can be sure, in its order.

    Args:
        text: in which white space is single spaces.
        today: the day it was said.
    """
    if _KEYS.isdisjoint(fold(text).split()):
        return []
    # Where "last. Friday" is read as one, the words do not belong together.
    return [
        named
        for named, is_sure in _read(text, today, RELATIVE)
        if is_sure and named.words.replace(" ", "").isalnum()
    ]


def _read(text: str, today: date, rules: Sequence[Rule]) -> list[tuple[NamedTime, bool]]:
    """The times that rules find in a text, in its order, and whether they are sure of them."""
    written = unicodedata.normalize("NFC", text)
    folded = written.translate(_LETTERS)
    times: dict[int, tuple[NamedTime, bool]] = {}

    def read(rule: Rule, found: Match[str]) -> str:
        # A date that the calendar does not have (31 June, the year 0) is none.
        with suppress(ValueError, OverflowError):
            dates = rule.reading(found, today)
            named = NamedTime(written[slice(*found.span())], *dates)
            times[found.start()] = named, rule.is_sure(found, dates, today)
            return "." * len(found.group())
        return found.group()

    for rule in rules:
        folded = compiled(rule.pattern).sub(partial(read, rule), folded)
    return [times[at] for at in sorted(times)]


def _midnight(day: date, time_zone: tzinfo) -> datetime:
    return datetime.combine(day, time.min, time_zone).astimezone(UTC)


_TIME_WORD = rf"""\b(?:{any_of(NEAR_DAYS, WEEKDAYS, set(MONTHS) - DOUBTFUL_MONTHS)}|übermorgen|märz
    |may|(?:in|im|of|since|seit)\ (?:march|mai)
    |(?:last|past|previous|this|next|coming)\ (?:{any_of(UNITS, WEEKENDS, SEASONS)})
    |(?:letzt|vergangen|vorig|dies|nächst|kommend)e[mnrs]?\ (?:{any_of(UNITS, WEEKENDS, SEASONS)}|frühling)
    |(?:\d+|couple\ of|{any_of(COUNTS)}|zwölf|fünf)\ (?:{any_of(UNITS)})\ (?:ago|now|already)
    |(?:for|seit|vor)\ (?:a\ |ein\ )?(?:\d+|{any_of(COUNTS)}|zwölf|fünf)\ (?:{any_of(UNITS)})
    |since|recently|lately|just|seit|neulich|kürzlich|soeben|gerade|(?:19|20)\d\d)\b"""


def mentions_time(text: str) -> bool:
    """Whether a text says when, in words or figures; vague ones (`recently`, `since`) count."""
    # Folding the text is five times as quick as letting the pattern ignore case.
    return compiled(_TIME_WORD).search(text.lower()) is not None


def is_time_name(word: str) -> bool:
    """Whether a folded word is the name of a month or a weekday."""
    return word in MONTHS or word in WEEKDAYS


def day_in_words(day: date) -> str:
    """`Sunday 7 May 2023`; always English, for the model."""
    weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
