"""Days on the command line, as `2026-05-31`, and the time from one to another."""

from datetime import datetime, timedelta, tzinfo
from typing import Any

import click

from bestfriend_desktop.domain.memory import Span
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line
from bestfriend_desktop.settings.clock import zone_of

_FIRST_DAY, _LAST_DAY = datetime(1900, 1, 1), datetime(9000, 1, 1)
"""Days beyond them are as good as these, and no time zone leads out of the calendar."""


class Day(click.DateTime):
    """A day, as `2026-05-31`."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The day at midnight; says how it is written."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"'{one_line(str(value))}' is no day. Write it as 2026-05-31.", param, ctx)


def span_of(since: datetime | None, until: datetime | None, zone: tzinfo) -> Span | None:
    """From the beginning of one day to the end of another, in a time zone; None where neither is given."""
    if since is None and until is None:
        return None
    first, last = max(since or _FIRST_DAY, _FIRST_DAY), min(until or _LAST_DAY, _LAST_DAY)
    return Span(first.replace(tzinfo=zone), last.replace(tzinfo=zone) + timedelta(days=1))


def zone_of_person(session: Session) -> tzinfo:
    """The time zone in which days and hours are shown."""
    return zone_of(session.built().settings.current.you.time_zone)
