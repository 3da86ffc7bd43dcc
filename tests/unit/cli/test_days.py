"""Days that are written on the command line."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bestfriend_desktop.domain.memory import Span
from bestfriend_desktop.faces.cli.days import span_of


def test_the_last_day_counts_to_its_end() -> None:
    day = datetime(2026, 5, 3)
    midnight = day.replace(tzinfo=UTC)
    assert span_of(day, day, UTC) == Span(midnight, midnight + timedelta(days=1))
    assert span_of(None, None, UTC) is None


def test_days_at_the_ends_of_the_calendar_are_days_in_every_time_zone() -> None:
    for zone in (ZoneInfo("Pacific/Kiritimati"), ZoneInfo("Pacific/Pago_Pago")):
        span = span_of(datetime.min, datetime.max, zone)
        assert span is not None
        assert span.start.astimezone(UTC) < span.end.astimezone(UTC)
