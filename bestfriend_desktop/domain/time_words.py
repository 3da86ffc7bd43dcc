"""Times that a text names ("last Friday", "in May", "vor zwei Wochen") as spans, seen from here and now.

English and German. Weeks begin on Monday, seasons are the northern ones, and a time without a year is the
latest that has begun: people ask their memory about what was. Days begin at midnight in the person's time
zone, so the day of a change of clocks has 23 or 25 hours.
"""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import cache, partial
from itertools import chain

from bestfriend_desktop.domain.memory import Span
from bestfriend_desktop.domain.word_search import fold, pieces

_Dates = tuple[date, date]
"""From (included) to (excluded)."""
_Reading = Callable[[re.Match[str], date], _Dates]
_DAY = timedelta(days=1)


def _numbered(*names: str, start: int) -> dict[str, int]:
    return {name: number for number, group in enumerate(names, start) for name in group.split()}


_MONTHS = _numbered(
    "january januar jan", "february februar feb", "march marz", "april apr", "may mai", "june juni jun",
    "july juli jul", "august aug", "september sept sep", "october oktober oct okt", "november nov",
    "december dezember dec dez", start=1,
)  # fmt: skip
_DOUBTFUL_MONTHS = frozenset(pieces("may march mai jan feb apr jun jul aug sep sept oct okt nov dec dez"))
"""Months only beside a number or after `in`, `since` and the like."""
_WEEKDAYS = _numbered(
    "monday montag", "tuesday dienstag", "wednesday mittwoch", "thursday donnerstag", "friday freitag",
    "saturday samstag sonnabend", "sunday sonntag", start=0,
)  # fmt: skip
_SEASONS = {
    "spring": 3, "fruhling": 3, "fruhjahr": 3, "summer": 6, "sommer": 6,
    "autumn": 9, "fall": 9, "herbst": 9, "winter": 12,
}  # fmt: skip
"""The month a season begins with; it has three."""
_NEAR_DAYS = {
    "day before yesterday": -2, "vorgestern": -2, "yesterday": -1, "last night": -1, "gestern": -1,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "heute": 0,
    "tomorrow": 1, "day after tomorrow": 2, "ubermorgen": 2,
}  # fmt: skip
_UNITS = {
    "day": 1, "days": 1, "tag": 1, "tage": 1, "tagen": 1, "week": 7, "weeks": 7, "woche": 7, "wochen": 7,
    "month": 30, "months": 30, "monat": 30, "monate": 30, "monaten": 30,
    "year": 365, "years": 365, "jahr": 365, "jahre": 365, "jahren": 365,
}  # fmt: skip
_WEEKENDS = {"weekend": 2, "wochenende": 2}
_COUNTS = _numbered(
    "a an one ein eine einem einer", "two couple zwei", "three few several drei paar", "four vier",
    "five funf", "six sechs", "seven sieben", "eight acht", "nine neun", "ten zehn",
    "eleven elf", "twelve zwolf", start=1,
)  # fmt: skip
_SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "letzt": -1, "vergangen": -1, "vorig": -1,
    "this": 0, "dies": 0, "next": 1, "coming": 1, "nachst": 1, "kommend": 1,
}  # fmt: skip


def _any(*tables: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted({*chain(*tables)}, key=len, reverse=True))


_RULES: list[tuple[str, _Reading]] = []
"""Patterns in the order they are tried; what one has read, the next do not see."""


def _rule(pattern: str) -> Callable[[_Reading], _Reading]:
    def keep(reading: _Reading) -> _Reading:
        _RULES.append((rf"\b(?:{pattern})\b", reading))
        return reading

    return keep


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """When first needed: all of them take 35 ms, for which a window that opens should not wait."""
    return re.compile(pattern, re.VERBOSE)


def spans_in(text: str, *, now: datetime, time_zone: tzinfo) -> tuple[Span, ...]:
    """The times that a text names, in UTC, each once; relative ones are counted from `now` (aware)."""
    today = now.astimezone(time_zone).date()
    folded = " ".join(fold(text).split())
    spans: dict[Span, None] = {}

    def read(reading: _Reading, found: re.Match[str]) -> str:
        # A date that the calendar does not have (31 June, the year 0) is none.
        with suppress(ValueError, OverflowError):
            first, after = reading(found, today)
            span = Span(_midnight(first, time_zone), _midnight(after, time_zone))
            if span.start < span.end:
                spans[span] = None
            return " . "
        return found.group()

    for pattern, reading in _RULES:
        folded = _compiled(pattern).sub(partial(read, reading), folded)
    return tuple(spans)


def _midnight(day: date, time_zone: tzinfo) -> datetime:
    return datetime.combine(day, time.min, time_zone).astimezone(UTC)


def _month(year: int, month: int, *, months: int = 1) -> _Dates:
    """So many months from that one on; `month` may lie outside 1 to 12."""
    first, after = year * 12 + month - 1, year * 12 + month - 1 + months
    return date(first // 12, first % 12 + 1, 1), date(after // 12, after % 12 + 1, 1)


def _days(first: date, count: int = 1) -> _Dates:
    return first, first + count * _DAY


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else _COUNTS[word]


@_rule(r"(?P<year>(?:19|20)\d\d)\ (?P<month>\d\d)\ (?P<day>\d\d)"
       r"|(?P<day_2>\d\d?)\ (?P<month_2>\d\d?)\ (?P<year_2>(?:19|20)\d\d)")  # fmt: skip
def _in_figures(found: re.Match[str], today: date) -> _Dates:
    """`2023-05-07` and, as in most of the world, day first: `7.5.2023`; month first where it must be."""
    year, month, day = (int(found[name] or found[f"{name}_2"]) for name in ("year", "month", "day"))
    if month > 12:
        month, day = day, month
    return _days(date(year, month, day))


@_rule(_any(_NEAR_DAYS) + r"|(?<!heute\ )(?<!gestern\ )(?<!am\ )(?<!guten\ )(?<!jeden\ )morgen")
def _near_day(found: re.Match[str], today: date) -> _Dates:
    return _days(today + _NEAR_DAYS.get(found.group(), 1) * _DAY)


_SOME = rf"(?:(?:a|ein)\ (?=couple|few|paar))?(?P<count>\d{{1,4}}|{_any(_COUNTS)})(?:\ of)?"


@_rule(rf"{_SOME}\ (?P<unit>{_any(_UNITS)})\ ago")
@_rule(rf"(?P<way>vor|in)\ {_SOME}\ (?P<unit>{_any(_UNITS)})")
def _so_long_ago(found: re.Match[str], today: date) -> _Dates:
    """`three days ago` is a day; weeks are taken three days wide on either side; months and years whole."""
    count, unit = _count(found["count"]), _UNITS[found["unit"]]
    if found.groupdict().get("way") != "in":
        count = -count
    if unit == 1:
        return _days(today + count * _DAY)
    if unit == 7:
        return _days(today + (7 * count - 3) * _DAY, 7)
    if unit == 30:
        return _month(today.year, today.month + count)
    return _month(today.year + count, 1, months=12)


@_rule(r"(?P<shift>last|past|previous|this|next|coming"
       r"|(?:letzt|vergangen|vorig|dies|nachst|kommend)e[mnrs]?)\ "
       rf"(?P<what>{_any(_UNITS, _WEEKENDS, _SEASONS, _WEEKDAYS, _MONTHS)})")  # fmt: skip
def _shifted(found: re.Match[str], today: date) -> _Dates:
    """`last week`, `this summer`, `next Friday` (the first one to come), `letzten Mai`."""
    what = found["what"]
    shift = next(by for word, by in _SHIFTS.items() if found["shift"].startswith(word))
    if what in _WEEKDAYS:
        return _weekday(_WEEKDAYS[what], today, shift)
    if what in _MONTHS:
        return _of_year(_MONTHS[what], 1, today, shift)
    if what in _SEASONS:
        return _of_year(_SEASONS[what], 3, today, shift)
    if what in _WEEKENDS:
        return _days(_monday(today) + (5 + 7 * shift) * _DAY, 2)
    unit = _UNITS[what]
    if unit == 1:
        return _days(today + shift * _DAY)
    if unit == 7:
        return _days(_monday(today) + 7 * shift * _DAY, 7)
    if unit == 30:
        return _month(today.year, today.month + shift)
    return _month(today.year + shift, 1, months=12)


def _weekday(weekday: int, today: date, shift: int) -> _Dates:
    if shift == 0:
        return _days(_monday(today) + weekday * _DAY)
    if shift > 0:
        return _days(today + ((weekday - today.weekday() - 1) % 7 + 1) * _DAY)
    return _days(today - ((today.weekday() - weekday - 1) % 7 + 1) * _DAY)


def _of_year(month: int, months: int, today: date, shift: int) -> _Dates:
    """The last (over), this (running, or this year's) or next (to come) one of what comes once a year."""
    if shift < 0:
        every = (_month(today.year - back, month, months=months) for back in (0, 1, 2))
        return next(dates for dates in every if dates[1] <= today)
    if shift > 0:
        every = (_month(today.year + on, month, months=months) for on in (0, 1))
        return next(dates for dates in every if dates[0] > today)
    running = _month(today.year - 1, month, months=months)
    return running if running[0] <= today < running[1] else _month(today.year, month, months=months)


@_rule(rf"(?P<season>{_any(_SEASONS)})(?:\ of|\ in)?\ (?P<year>(?:19|20)\d\d)")
def _season(found: re.Match[str], today: date) -> _Dates:
    return _month(int(found["year"]), _SEASONS[found["season"]], months=3)


@_rule(rf"""(?:(?P<sure>in|of|during|by|since|until|till|early|late|mid|im|seit|bis|anfang|mitte|ende)\ )?
            (?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\ (?:of\ )?)?(?P<month>{_any(_MONTHS)})
            (?:\ (?P<day_2>[0-3]?\d)(?:st|nd|rd|th)?)?(?:\ (?:of\ )?(?P<year>(?:19|20)\d\d))?""")
def _calendar(found: re.Match[str], today: date) -> _Dates:
    """`7 May 2023`, `May 7th`, `in May`, `May 2023`; without a year the latest that has begun."""
    month, day = _MONTHS[found["month"]], found["day"] or found["day_2"]
    if found["month"] in _DOUBTFUL_MONTHS and not (found["sure"] or day or found["year"]):
        raise ValueError("a month's name that is also another word")
    for year in (int(found["year"]),) if found["year"] else (today.year, today.year - 1):
        dates = _days(date(year, month, int(day))) if day else _month(year, month)
        if found["year"] or dates[0] <= today:
            break
    return dates


@_rule(_any(_WEEKDAYS))
def _bare_weekday(found: re.Match[str], today: date) -> _Dates:
    return _weekday(_WEEKDAYS[found.group()], today, -1)


@_rule(r"(?:19|20)\d\d")
def _year(found: re.Match[str], today: date) -> _Dates:
    return _month(int(found.group()), 1, months=12)


_TIME_WORD = rf"""\b(?:{_any(_NEAR_DAYS, _WEEKDAYS, set(_MONTHS) - _DOUBTFUL_MONTHS)}|übermorgen|märz
    |may|(?:in|im|of|since|seit)\ (?:march|mai)
    |(?:last|past|previous|this|next|coming)\ (?:{_any(_UNITS, _WEEKENDS, _SEASONS)})
    |(?:letzt|vergangen|vorig|dies|nächst|kommend)e[mnrs]?\ (?:{_any(_UNITS, _WEEKENDS, _SEASONS)}|frühling)
    |(?:\d+|couple\ of|{_any(_COUNTS)}|zwölf|fünf)\ (?:{_any(_UNITS)})\ (?:ago|now|already)
    |(?:for|seit|vor)\ (?:a\ |ein\ )?(?:\d+|{_any(_COUNTS)}|zwölf|fünf)\ (?:{_any(_UNITS)})
    |since|recently|lately|just|seit|neulich|kürzlich|soeben|gerade|(?:19|20)\d\d)\b"""


def mentions_time(text: str) -> bool:
    """Whether a text says when, in words or figures; vague ones (`recently`, `since`) count."""
    # Folding the text is five times as quick as letting the pattern ignore case.
    return _compiled(_TIME_WORD).search(text.lower()) is not None


def is_time_name(word: str) -> bool:
    """Whether a folded word is the name of a month or a weekday."""
    return word in _MONTHS or word in _WEEKDAYS


def day_in_words(day: date) -> str:
    """`Sunday 7 May 2023`; always English, for the model."""
    weekdays = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    months = (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    )  # fmt: skip
    return f"{weekdays[day.weekday()]} {day.day} {months[day.month - 1]} {day.year}"
