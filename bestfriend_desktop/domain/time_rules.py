"""What makes a time of words ("last Friday", "in May", "vor zwei Wochen"): tables, and rules that read days.

English and German, of a text that is folded. Weeks begin on Monday, seasons are the northern ones, and a time
without a year is the latest that has begun: people ask their memory about what was.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from bestfriend_desktop.domain.word_search import pieces

_Dates = tuple[date, date]
"""From (included) to (excluded)."""
_Reading = Callable[[re.Match[str], date], _Dates]
_Sureness = Callable[[re.Match[str], _Dates, date], bool]
_DAY = timedelta(days=1)


def _numbered(*names: str, start: int) -> dict[str, int]:
    return {name: number for number, group in enumerate(names, start) for name in group.split()}


MONTHS = _numbered(
    "january januar jan", "february februar feb", "march marz", "april apr", "may mai", "june juni jun",
    "july juli jul", "august aug", "september sept sep", "october oktober oct okt", "november nov",
    "december dezember dec dez", start=1,
)  # fmt: skip
DOUBTFUL_MONTHS = frozenset(pieces("may march mai jan feb apr jun jul aug sep sept oct okt nov dec dez"))
"""Months only beside a number or after `in`, `since` and the like."""
WEEKDAYS = _numbered(
    "monday montag", "tuesday dienstag", "wednesday mittwoch", "thursday donnerstag", "friday freitag",
    "saturday samstag sonnabend", "sunday sonntag", start=0,
)  # fmt: skip
SEASONS = {
    "spring": 3, "fruhling": 3, "fruhjahr": 3, "summer": 6, "sommer": 6,
    "autumn": 9, "fall": 9, "herbst": 9, "winter": 12,
}  # fmt: skip
"""The month a season begins with; it has three."""
NEAR_DAYS = {
    "day before yesterday": -2, "vorgestern": -2, "yesterday": -1, "last night": -1, "gestern": -1,
    "today": 0, "tonight": 0, "this morning": 0, "this afternoon": 0, "this evening": 0, "heute": 0,
    "tomorrow": 1, "day after tomorrow": 2, "ubermorgen": 2,
}  # fmt: skip
UNITS = {
    "day": 1, "days": 1, "tag": 1, "tage": 1, "tagen": 1, "week": 7, "weeks": 7, "woche": 7, "wochen": 7,
    "month": 30, "months": 30, "monat": 30, "monate": 30, "monaten": 30,
    "year": 365, "years": 365, "jahr": 365, "jahre": 365, "jahren": 365,
}  # fmt: skip
_WHOLE = frozenset({"week", "month", "year", "woche", "monat", "jahr"})
_SPANS = frozenset((*UNITS, "night", "evening", "morning", "weekend", "wochenende", "nacht", "abend"))
WEEKENDS = {"weekend": 2, "wochenende": 2}
COUNTS = _numbered(
    "a an one ein eine einem einer", "two couple zwei", "three few several drei paar", "four vier",
    "five funf", "six sechs", "seven sieben", "eight acht", "nine neun", "ten zehn",
    "eleven elf", "twelve zwolf", start=1,
)  # fmt: skip
_SHIFTS = {
    "last": -1, "past": -1, "previous": -1, "letzt": -1, "vergangen": -1, "vorig": -1,
    "this": 0, "dies": 0, "next": 1, "coming": 1, "nachst": 1, "kommend": 1,
}  # fmt: skip


def any_of(*tables: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted({*chain(*tables)}, key=len, reverse=True))


@dataclass(frozen=True, slots=True)
class Rule:
    """One way to name a time."""

    pattern: str
    reading: _Reading
    is_sure: _Sureness
    """Whether a statement means it so too."""


RELATIVE: list[Rule] = []
CALENDAR: list[Rule] = []
"""In the order they are tried, the relative ones first; what one has read, the next do not see."""


def _rule(pattern: str, is_sure: _Sureness | None = None) -> Callable[[_Reading], _Reading]:
    """A rule for times on the calendar or, where it can be sure of them, for relative ones."""

    def keep(reading: _Reading) -> _Reading:
        # Whatever stands between two words, such as a comma, has become spaces.
        spaced = rf"\b(?:{pattern})\b".replace(r"\ ", r"\ +")
        rules = RELATIVE if is_sure else CALENDAR
        rules.append(Rule(spaced, reading, is_sure or (lambda found, dates, today: False)))
        return reading

    return keep


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """When first needed: all of them take 35 ms, for which a window that opens should not wait."""
    return re.compile(pattern, re.VERBOSE)


def _month(year: int, month: int, *, months: int = 1) -> _Dates:
    """So many months from that one on; `month` may lie outside 1 to 12."""
    first, after = year * 12 + month - 1, year * 12 + month - 1 + months
    return date(first // 12, first % 12 + 1, 1), date(after // 12, after % 12 + 1, 1)


def _days(first: date, count: int = 1) -> _Dates:
    return first, first + count * _DAY


def _monday(day: date) -> date:
    return day - day.weekday() * _DAY


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else COUNTS[word]


@_rule(r"(?P<year>(?:19|20)\d\d)\ (?P<month>\d\d)\ (?P<day>\d\d)"
       r"|(?P<day_2>\d\d?)\ (?P<month_2>\d\d?)\ (?P<year_2>(?:19|20)\d\d)")  # fmt: skip
def _in_figures(found: re.Match[str], today: date) -> _Dates:
    """`2023-05-07` and, as in most of the world, day first: `7.5.2023`; month first where it must be."""
    year, month, day = (int(found[name] or found[f"{name}_2"]) for name in ("year", "month", "day"))
    if month > 12:
        month, day = day, month
    return _days(date(year, month, day))


_MORNINGS = pieces("heute gestern vorgestern am den der diesen guten schonen jeden ganzen fruhen nachsten")
_NO_MORNING = "".join(rf"(?<!\b{word}[ ])" for word in chain(_MORNINGS, WEEKDAYS))
"""Behind these `morgen` is a part of the day, as it is a greeting where it stands alone."""


@_rule(
    rf"{any_of(NEAR_DAYS)}|(?=morgen){_NO_MORNING}(?:(?<=\w[ ])morgen|morgen(?=[ ]\w))",
    is_sure=lambda found, dates, today: True,
)
def _near_day(found: re.Match[str], today: date) -> _Dates:
    _refuse_tail(found)
    if compiled(rf"\ (?:vor|in)\ (?:\d|(?:{any_of(COUNTS)})\b)").match(found.string, found.end()):
        raise ValueError("heute vor einer Woche: it is the week that counts")
    return _days(today + NEAR_DAYS.get(" ".join(found.group().split()), 1) * _DAY)


_SOME = rf"(?:(?:a|ein)\ (?=couple|few|paar))?(?P<count>\d{{1,4}}|{any_of(COUNTS)})(?:\ of)?"
_VAGUE = frozenset({"couple", "few", "several", "paar"})
_LOOSENING = frozenset(
    pieces(
        "or to half quarter nearly almost about over around roughly under than not once twice some good well"
        " halben halbes viertel fast beinahe etwa ungefahr knapp gut uber einmal nicht oder bis"
    )
)
"""Words that make another time of the one behind them ("half a year ago"), or leave it open."""
_SPENT = (
    r"\b(?:haven|hasn|hadn|ve|had|hatten?|did|didn|was|were|been|war(?:en)?|seen|done|made|read|wrote|written"
    r"|got|went|gone|took|lost|grew|built|learnt|met|heard|saw|never|nie|first|best|worst|once|twice|times"
    r"|\w*mal|\w{2,}ed|\w*ge\w{2,}(?:t|en)|in\ (?:a|one|einem)\ (?:day|tag))\b"
)
"""Words that make of "in two weeks" how long something took, not when it will be."""
_TENS = frozenset(
    ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred", "thousand"]
)
_PARTS = frozenset(["half", "quarter", "third", "fourth", "halves", "quarters", "thirds"])


def _refuse_tail(found: re.Match[str]) -> None:
    """Refuse what is the end of a longer expression, which means another time.

    So are "a year ago" in "half a year ago", "five days ago" in "twenty-five days ago", "three months ago" in
    "two years and three months ago", "yesterday" in "two days before yesterday" or "a week ago yesterday".

    Raises:
        ValueError: it is one.
    """
    words = found.string[: found.start()].split()[-3:]
    last, second = (["", "", *words])[-1], (["", "", *words])[-2]
    if "count" in found.groupdict():
        is_tail = last in _PARTS or last in _TENS or last.isdecimal()
        is_tail |= last in {"of", "and", "und"} and (second in UNITS or second in _TENS or second in _PARTS)
    else:
        is_tail = last == "ago" or (last in {"before", "after", "from", "vor", "nach"} and second in _SPANS)
    if is_tail:
        raise ValueError("the end of a longer expression")


def _is_counted(found: re.Match[str], dates: _Dates, today: date) -> bool:
    """Not "a few days ago" nor "two or three days ago"."""
    if found["count"] in _VAGUE or _word_before(found) in _LOOSENING:
        return False
    return found.groupdict().get("way") != "in" or compiled(_SPENT).search(_clause(found)) is None


def _word_before(found: re.Match[str]) -> str:
    return "".join(found.string[: found.start()].split()[-1:])


def _clause(found: re.Match[str]) -> str:
    """What surrounds a time, as far as the next mark of punctuation: that has become several spaces."""
    before = found.string[: found.start()].rpartition("  ")[2]
    after = found.string[found.end() :]
    # "In two weeks, I finished it": one that begins a sentence belongs to what follows.
    return before + found.group() + (after if before else after.lstrip()).partition("  ")[0]


@_rule(rf"{_SOME}\ (?P<unit>{any_of(UNITS)})\ ago", is_sure=_is_counted)
@_rule(rf"(?P<way>vor|in)\ {_SOME}\ (?P<unit>{any_of(UNITS)})", is_sure=_is_counted)
def _so_long_ago(found: re.Match[str], today: date) -> _Dates:
    """`three days ago` is a day; weeks are taken three days wide on either side; months and years whole."""
    _refuse_tail(found)
    count, unit = _count(found["count"]), UNITS[found["unit"]]
    if found.groupdict().get("way") != "in":
        count = -count
    if unit == 1:
        return _days(today + count * _DAY)
    if unit == 7:
        return _days(today + (7 * count - 3) * _DAY, 7)
    if unit == 30:
        return _month(today.year, today.month + count)
    return _month(today.year + count, 1, months=12)


@_rule(
    r"(?:(?:a\ )?half(?:\ (?:a|of\ a))?|half\ of\ a)\ year\ ago"
    r"|vor\ (?:rund\ |etwa\ |gut\ )?einem\ halben\ jahr",
    is_sure=lambda found, dates, today: False,
)
def _half_a_year_ago(found: re.Match[str], today: date) -> _Dates:
    """A month wide on either side."""
    return _month(today.year, today.month - 7, months=3)


@_rule(
    r"(?:(?:a|one)\ and\ a\ half\ years|(?:a|one)\ year\ and\ a\ half|1\ 5\ years)\ ago"
    r"|vor\ (?:anderthalb|eineinhalb|1\ 5)\ jahren",
    is_sure=lambda found, dates, today: False,
)
def _a_year_and_a_half_ago(found: re.Match[str], today: date) -> _Dates:
    """Two months wide on either side."""
    return _month(today.year, today.month - 20, months=5)


_OWNER = (
    r"the|my|your|his|her|its|our|their|every|each|d[ae]s|de[rmn]|die|(?:mein|dein|sein|ihr|unser|jed)\w*"
)
"""Words behind which "last year" may be another than that before this one ("my last year at school")."""


def _is_plainly_shifted(found: re.Match[str], dates: _Dates, today: date) -> bool:
    """Not "the last week", "next weekend" or "last summer": which one these are is a matter of taste."""
    what, shift = found["what"], _shift(found["shift"])
    if found["shift"] in {"past", "previous"} or compiled(_OWNER).fullmatch(_word_before(found)):
        return False
    if shift:
        return what in WEEKDAYS or what in _WHOLE or (shift < 0 and what in WEEKENDS)
    # "This Friday" may be over, and on a Monday so may be "this weekend".
    return dates[0] > today and (what in WEEKDAYS or (what in WEEKENDS and today.weekday() > 0))


@_rule(r"(?P<shift>last|past|previous|this|next|coming"
       r"|(?:letzt|vergangen|vorig|dies|nachst|kommend)e[mnrs]?)\ "
       rf"(?P<what>{any_of(UNITS, WEEKENDS, SEASONS, WEEKDAYS, MONTHS)})",
       is_sure=_is_plainly_shifted)  # fmt: skip
def _shifted(found: re.Match[str], today: date) -> _Dates:
    """`last week`, `this summer`, `next Friday` (the first one to come), `letzten Mai`."""
    _refuse_tail(found)
    what, shift = found["what"], _shift(found["shift"])
    if what in WEEKDAYS:
        return _weekday(WEEKDAYS[what], today, shift)
    if what in MONTHS:
        return _of_year(MONTHS[what], 1, today, shift)
    if what in SEASONS:
        return _of_year(SEASONS[what], 3, today, shift)
    if what in WEEKENDS:
        return _days(_monday(today) + (5 + 7 * shift) * _DAY, 2)
    unit = UNITS[what]
    if unit == 1:
        return _days(today + shift * _DAY)
    if unit == 7:
        return _days(_monday(today) + 7 * shift * _DAY, 7)
    if unit == 30:
        return _month(today.year, today.month + shift)
    return _month(today.year + shift, 1, months=12)


def _shift(word: str) -> int:
    return next(by for start, by in _SHIFTS.items() if word.startswith(start))


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


@_rule(rf"(?P<season>{any_of(SEASONS)})(?:\ of|\ in)?\ (?P<year>(?:19|20)\d\d)")
def _season(found: re.Match[str], today: date) -> _Dates:
    return _month(int(found["year"]), SEASONS[found["season"]], months=3)


@_rule(rf"""(?:(?P<sure>in|of|during|by|since|until|till|early|late|mid|im|seit|bis|anfang|mitte|ende)\ )?
            (?:(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\ (?:of\ )?)?(?P<month>{any_of(MONTHS)})
            (?:\ (?P<day_2>[0-3]?\d)(?:st|nd|rd|th)?)?(?:\ (?:of\ )?(?P<year>(?:19|20)\d\d))?""")
def _calendar(found: re.Match[str], today: date) -> _Dates:
    """`7 May 2023`, `May 7th`, `in May`, `May 2023`; without a year the latest that has begun."""
    month, day = MONTHS[found["month"]], found["day"] or found["day_2"]
    if found["month"] in DOUBTFUL_MONTHS and not (found["sure"] or day or found["year"]):
        raise ValueError("a month's name that is also another word")
    for year in (int(found["year"]),) if found["year"] else (today.year, today.year - 1):
        dates = _days(date(year, month, int(day))) if day else _month(year, month)
        if found["year"] or dates[0] <= today:
            break
    return dates


@_rule(any_of(WEEKDAYS))
def _bare_weekday(found: re.Match[str], today: date) -> _Dates:
    return _weekday(WEEKDAYS[found.group()], today, -1)


@_rule(r"(?:19|20)\d\d")
def _year(found: re.Match[str], today: date) -> _Dates:
    return _month(int(found.group()), 1, months=12)
