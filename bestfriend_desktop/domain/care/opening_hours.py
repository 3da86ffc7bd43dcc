"""When a helpline answers: `24/7`, `[["mon-sat", "14:00", "20:00"]]`, or not known.

A line without hours must never read as open, so "not known" is a value of its own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta, tzinfo

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Span:
    """Open on these days from one time to another."""

    days: frozenset[int]
    """0 is Monday."""
    start: time
    length: timedelta
    """May reach into the next day."""


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """When somebody answers."""

    always: bool = False
    spans: tuple[Span, ...] = ()
    zone: tzinfo | None = None
    """Where the times hold; None where the country has several, so that open or closed cannot be told."""
    written: str = ""
    """The spans as they are written: `mon-sat 14:00-20:00`."""

    @property
    def are_known(self) -> bool:
        """False must be shown as not known, never as open."""
        return self.always or bool(self.spans)

    def closes(self, now: datetime) -> datetime | None:
        """When it closes, where it is open now; None where it is closed or that cannot be told."""
        return next((end for start, end in self._around(now) if start <= now < end), None)

    def opens(self, now: datetime) -> datetime | None:
        """When it opens next, in its own time zone; None where that cannot be told."""
        return min((start for start, _ in self._around(now) if start > now), default=None)

    def _around(self, now: datetime) -> list[tuple[datetime, datetime]]:
        """The spans from yesterday to a week from now."""
        if self.zone is None:
            return []
        today = now.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0)
        found = []
        for offset in range(-1, 8):
            day = today + offset * _DAY
            for span in self.spans:
                if day.weekday() in span.days:
                    start = day.replace(hour=span.start.hour, minute=span.start.minute)
                    found.append((start, start + span.length))
        return found


def parse_hours(written: object, zone: tzinfo | None) -> OpeningHours:
    """Read the hours of a helpline; raises ValueError where they are malformed."""
    if written is None:
        return OpeningHours(zone=zone)
    if written == "24/7":
        return OpeningHours(always=True, zone=zone)
    if not isinstance(written, list) or not written:
        raise ValueError(f"{written!r} are no hours")
    spans = tuple(_span(one) for one in written)
    text = ", ".join(f"{days} {start}-{end}" for days, start, end in written)
    return OpeningHours(spans=spans, zone=zone, written=text)


def _span(written: Sequence[str]) -> Span:
    days, start, end = written
    first, _, last = days.partition("-")
    begin, stop = DAYS.index(first), DAYS.index(last or first)
    which = frozenset((begin + step) % 7 for step in range((stop - begin) % 7 + 1))
    from_minutes, to_minutes = _minutes(start), _minutes(end)
    if to_minutes <= from_minutes:
        to_minutes += 24 * 60  # the next day
    return Span(
        which, time(from_minutes // 60, from_minutes % 60), timedelta(minutes=to_minutes - from_minutes)
    )


def _minutes(written: str) -> int:
    hours, minutes = (int(part) for part in written.split(":"))
    if not (0 <= hours <= 24 and 0 <= minutes < 60):
        raise ValueError(f"{written!r} is no time of day")
    return hours * 60 + minutes
