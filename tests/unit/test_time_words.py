import unicodedata
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.time_words import mentions_time, relative_times, spans_in
from bestfriend_desktop.domain.word_search import pieces

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY = datetime(2026, 11, 22, 9, 0, tzinfo=BERLIN)
WORDS = list(
    pieces("""
    last this next in vor since may 31 7 0 1999 2024 9999 week weeks jahren day days months years ago summer
    winter friday montag october yesterday morgen couple of a few 12 05 2023 letzten the before
    """)
)


def dates(text: str, now: datetime = SUNDAY, zone: ZoneInfo = BERLIN) -> list[tuple[str, str]]:
    """First and last day of each span."""
    return [
        (
            f"{span.start.astimezone(zone):%Y-%m-%d}",
            f"{span.end.astimezone(zone) - timedelta(hours=1):%Y-%m-%d}",
        )
        for span in spans_in(text, now=now, time_zone=zone)
    ]


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("What did I do yesterday?", "2026-11-21", "2026-11-21"),
        ("the day before yesterday", "2026-11-20", "2026-11-20"),
        ("last night", "2026-11-21", "2026-11-21"),
        ("the day - before yesterday", "2026-11-20", "2026-11-20"),
        ("Who did I meet last Friday?", "2026-11-20", "2026-11-20"),
        ("on Sunday", "2026-11-15", "2026-11-15"),
        ("next Friday", "2026-11-27", "2026-11-27"),
        ("this Monday", "2026-11-16", "2026-11-16"),
        ("last week", "2026-11-09", "2026-11-15"),
        ("last weekend", "2026-11-14", "2026-11-15"),
        ("this weekend", "2026-11-21", "2026-11-22"),
        ("two weeks ago", "2026-11-05", "2026-11-11"),
        ("a couple of days ago", "2026-11-20", "2026-11-20"),
        ("three months ago", "2026-08-01", "2026-08-31"),
        ("half a year ago", "2026-04-01", "2026-06-30"),
        ("vor einem halben Jahr", "2026-04-01", "2026-06-30"),
        ("a year and a half ago", "2025-03-01", "2025-07-31"),
        ("last summer", "2026-06-01", "2026-08-31"),
        ("this winter", "2026-12-01", "2027-02-28"),
        ("last winter", "2025-12-01", "2026-02-28"),
        ("summer of 2022", "2022-06-01", "2022-08-31"),
        ("in May", "2026-05-01", "2026-05-31"),
        ("last May", "2026-05-01", "2026-05-31"),
        ("in December", "2025-12-01", "2025-12-31"),
        ("on 7 May 2023", "2023-05-07", "2023-05-07"),
        ("October 13th, 2023", "2023-10-13", "2023-10-13"),
        ("June 2023", "2023-06-01", "2023-06-30"),
        ("2023-05-07", "2023-05-07", "2023-05-07"),
        ("in 2022", "2022-01-01", "2022-12-31"),
        ("last year", "2025-01-01", "2025-12-31"),
        ("Was habe ich gestern gesagt?", "2026-11-21", "2026-11-21"),
        ("letzten Freitag", "2026-11-20", "2026-11-20"),
        ("vor zwei Wochen", "2026-11-05", "2026-11-11"),
        ("vor ein paar Tagen", "2026-11-19", "2026-11-19"),
        ("im März", "2026-03-01", "2026-03-31"),
        ("am 7.5.2023", "2023-05-07", "2023-05-07"),
        ("nächste Woche", "2026-11-23", "2026-11-29"),
        ("übermorgen", "2026-11-24", "2026-11-24"),
        ("heute Morgen", "2026-11-22", "2026-11-22"),
    ],
)
def test_time_words_become_the_days_they_mean(text: str, first: str, last: str) -> None:
    assert dates(text) == [(first, last)]


@pytest.mark.parametrize(
    "text", ["I may go", "they march on", "guten Morgen", "", "我昨天去了", "call 5551999"]
)
def test_words_that_only_look_like_times_are_none(text: str) -> None:
    assert dates(text) == []


def test_several_times_are_all_found_once() -> None:
    assert dates("In May or in June, or in May?") == [
        ("2026-05-01", "2026-05-31"),
        ("2026-06-01", "2026-06-30"),
    ]


def test_a_day_is_the_persons_own_not_that_of_utc() -> None:
    late = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    assert dates("today", late, ZoneInfo("Asia/Tokyo")) == [("2026-11-23", "2026-11-23")]
    assert dates("today", late, ZoneInfo("America/Los_Angeles")) == [("2026-11-22", "2026-11-22")]


@pytest.mark.parametrize(
    ("day", "hours"), [("29 March 2026", 23), ("25 October 2026", 25), ("1 June 2026", 24)]
)
def test_the_day_the_clocks_change_has_its_own_length(day: str, hours: int) -> None:
    (span,) = spans_in(day, now=SUNDAY, time_zone=BERLIN)
    assert span.end - span.start == timedelta(hours=hours)


def test_a_day_a_country_skipped_is_no_span() -> None:
    assert spans_in("30 December 2011", now=SUNDAY, time_zone=ZoneInfo("Pacific/Apia")) == ()


@given(
    text=st.lists(st.sampled_from(WORDS) | st.text(max_size=5)).map(" ".join),
    now=st.datetimes(datetime(1901, 1, 1), datetime(2199, 12, 31), timezones=st.just(UTC)),
    zone=st.sampled_from(["UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu"]),
)
def test_any_text_at_any_time_gives_sound_spans(text: str, now: datetime, zone: str) -> None:
    for span in spans_in(text, now=now, time_zone=ZoneInfo(zone)):
        assert span.start < span.end
        assert span.start.tzinfo is UTC
        assert span.end.tzinfo is UTC


MONDAY = date(2026, 11, 2)


@pytest.mark.parametrize(
    ("text", "words", "first", "days"),
    [
        ("See you tomorrow!", "tomorrow", "2026-11-03", 1),
        ("Yesterday's exam was hard", "Yesterday", "2026-11-01", 1),
        ("I leave the day after tomorrow", "day after tomorrow", "2026-11-04", 1),
        ("Last night, at the opera", "Last night", "2026-11-01", 1),
        ("To the dentist next Friday.", "next Friday", "2026-11-06", 1),
        ("We met last Sunday", "last Sunday", "2026-11-01", 1),
        ("My exam is this Friday", "this Friday", "2026-11-06", 1),
        ("Next Monday at noon", "Next Monday", "2026-11-09", 1),
        ("We moved last week", "last week", "2026-10-26", 7),
        ("last weekend", "last weekend", "2026-10-31", 2),
        ("Next month I retire", "Next month", "2026-12-01", 31),
        ("I moved last year", "last year", "2025-01-01", 365),
        ("three days ago", "three days ago", "2026-10-30", 1),
        ("I have an exam in 3 days", "in 3 days", "2026-11-05", 1),
        ("In two weeks, we fly to Rome", "In two weeks", "2026-11-13", 7),
        ("two years ago", "two years ago", "2024-01-01", 366),
        ("Bis morgen!", "morgen", "2026-11-03", 1),
        ("Guten Morgen. Morgen gehe ich zum Arzt", "Morgen", "2026-11-03", 1),
        ("Übermorgen, heißt es", "Übermorgen", "2026-11-04", 1),
        ("Ich heiße Groß und komme nächsten Freitag", "nächsten Freitag", "2026-11-06", 1),
        ("na\u0308chste Woche", "nächste Woche", "2026-11-09", 7),
        ("letztes Wochenende", "letztes Wochenende", "2026-10-31", 2),
        ("vor drei Tagen", "vor drei Tagen", "2026-10-30", 1),
        ("Ich habe in zwei Wochen Prüfung", "in zwei Wochen", "2026-11-13", 7),
        ("vorige Woche", "vorige Woche", "2026-10-26", 7),
        ("im letzten Monat", "letzten Monat", "2026-10-01", 31),
    ],
)
def test_a_relative_time_is_found_with_its_words_and_days(
    text: str, words: str, first: str, days: int
) -> None:
    (named,) = relative_times(text, today=MONDAY)
    assert (named.words, f"{named.first}", (named.after - named.first).days) == (words, first, days)


@pytest.mark.parametrize(
    "text",
    ["on Friday", "in May", "on 7 May 2023", "in 2022", "this Monday", "this weekend", "next weekend",
     "last summer", "next May", "the last week", "my last year at school", "the next day", "past week",
     "die letzte Woche", "in den nächsten Tagen", "a few days ago", "vor ein paar Tagen", "1.5 years ago",
     "two or three weeks ago", "I read it in two days", "In two weeks, I finished it", "in a day",
     "I haven't seen her in two years", "Ich habe es in zwei Tagen gelesen", "Morgen! Wie geht's?",
     "We talked last. Friday was fine", "am nächsten Morgen", "Freitag Morgen", "9999 years ago",
     "I like tea"],
)  # fmt: skip
def test_a_time_of_which_a_statement_is_not_sure_is_no_relative_one(text: str) -> None:
    assert relative_times(text, today=MONDAY) == []


@pytest.mark.parametrize(
    "text",
    ["half-a-year ago", "a quarter of a year ago", "Twenty-five days ago", "a year and a half ago",
     "two years and three months ago", "a year and a day ago", "a hundred and two years ago",
     "two days before yesterday", "the week before last week", "the night before last Friday",
     "over ten years ago", "almost two years ago", "vor einem halben Jahr", "vor anderthalb Jahren",
     "in der Woche vor letzter Woche"],
)  # fmt: skip
def test_the_end_of_a_longer_expression_is_no_time_of_its_own(text: str) -> None:
    assert relative_times(text, today=MONDAY) == []


def test_what_counts_a_time_from_today_is_that_time() -> None:
    (named,) = relative_times("Heute vor einer Woche war ich da", today=MONDAY)
    assert named.words == "vor einer Woche"
    (named,) = relative_times("I saw her a week ago yesterday", today=MONDAY)
    assert named.words == "a week ago"


def test_relative_times_stand_in_the_order_of_the_text() -> None:
    text = "Last week was long, in 3 days it is over, and tomorrow it rains."
    words = [named.words for named in relative_times(text, today=MONDAY)]
    assert words == ["Last week", "in 3 days", "tomorrow"]


def test_the_weekend_ahead_is_this_one_from_tuesday_on() -> None:
    (named,) = relative_times("this weekend", today=MONDAY + timedelta(days=1))
    assert f"{named.first}" == "2026-11-07"


@given(
    text=st.lists(st.sampled_from(WORDS) | st.text(max_size=5)).map(" ".join),
    today=st.dates(),
)
def test_words_of_a_relative_time_stand_in_the_text(text: str, today: date) -> None:
    for named in relative_times(text, today=today):
        assert named.words in unicodedata.normalize("NFC", text)
        assert named.first < named.after


@pytest.mark.parametrize(
    "text",
    ["I painted it yesterday", "We met last May", "since 2019", "for three years", "just got back",
     "a few weeks ago", "Seit gestern", "vor zwei Jahren", "nächsten Sommer"],
)  # fmt: skip
def test_a_text_that_says_when_mentions_time(text: str) -> None:
    assert mentions_time(text)


@pytest.mark.parametrize("text", ["I like painting", "Ich male gern", "the weekly paper", ""])
def test_a_text_that_does_not_say_when_mentions_none(text: str) -> None:
    assert not mentions_time(text)


@pytest.mark.parametrize(
    "said",
    [
        "Half a year ago I broke my wrist.",
        "nearly a year ago",
        "over two years ago",
        "vor einem halben Jahr",
        "not a week ago",
    ],
)
def test_a_longer_expression_is_not_read_as_its_tail(said: str) -> None:
    assert relative_times(said, today=date(2026, 10, 20)) == []
