"""When a helpline answers."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from bestfriend_desktop.domain.care.opening_hours import OpeningHours, parse_hours

BERLIN = ZoneInfo("Europe/Berlin")
WEEKDAYS = parse_hours([["mon-sat", "14:00", "20:00"]], BERLIN)
NIGHTS = parse_hours([["mon-sun", "19:00", "07:00"]], BERLIN)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of December 2026; the first is a Tuesday."""
    return datetime(2026, 12, day, hour, minute, tzinfo=BERLIN)


def test_it_is_open_between_its_hours_and_closed_at_their_end() -> None:
    assert WEEKDAYS.closes(at(1, 14)) == at(1, 20)
    assert WEEKDAYS.closes(at(1, 19, 59)) == at(1, 20)
    assert WEEKDAYS.closes(at(1, 20)) is None
    assert WEEKDAYS.closes(at(1, 13, 59)) is None


def test_where_it_is_closed_it_says_when_it_opens() -> None:
    assert WEEKDAYS.opens(at(1, 9)) == at(1, 14)
    assert WEEKDAYS.opens(at(5, 21)) == at(7, 14)  # Saturday evening: not before Monday


def test_hours_that_end_before_they_begin_reach_into_the_next_day() -> None:
    assert NIGHTS.closes(at(1, 3)) == at(1, 7)
    assert NIGHTS.closes(at(1, 23)) == at(2, 7)
    assert NIGHTS.closes(at(1, 12)) is None


def test_midnight_may_be_written_as_24() -> None:
    assert parse_hours([["mon-sun", "21:00", "24:00"]], BERLIN).closes(at(1, 23, 59)) == at(2, 0)


def test_days_may_go_over_the_end_of_the_week() -> None:
    hours = parse_hours([["fri-mon", "10:00", "12:00"]], BERLIN)
    assert hours.closes(at(7, 11)) is not None  # Monday
    assert hours.closes(at(8, 11)) is None  # Tuesday


def test_hours_that_are_not_known_are_not_open() -> None:
    hours = parse_hours(None, BERLIN)
    assert not hours.are_known
    assert hours.closes(at(1, 12)) is None


def test_where_the_country_has_several_time_zones_open_cannot_be_told() -> None:
    assert parse_hours([["mon-sun", "00:00", "24:00"]], None).closes(at(1, 12)) is None


def test_day_and_night_is_known() -> None:
    assert parse_hours("24/7", BERLIN) == OpeningHours(always=True, zone=BERLIN)


@pytest.mark.parametrize(
    "written", ["always", [], [["someday", "09:00", "10:00"]], [["mon", "25:00", "26:00"]]]
)
def test_malformed_hours_are_refused(written: object) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  # whatever of it is wrong
        parse_hours(written, BERLIN)
