"""The clock on the wall of this window: the person's time zone, which need not be the machine's."""

from datetime import datetime, tzinfo

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.settings.clock import zone_of

_zone: list[tzinfo | None] = [None]


def use_time_zone(name: str) -> None:
    """Show times in this zone from now on; an empty or unknown name means the machine's."""
    try:
        _zone[0] = zone_of(name) if name else None
    except Misconfigured:
        _zone[0] = None


def local(moment: datetime) -> datetime:
    """The same moment on the person's clock."""
    return moment.astimezone(_zone[0])


def local_now() -> datetime:
    """Now, on the person's clock."""
    return datetime.now().astimezone(_zone[0])
