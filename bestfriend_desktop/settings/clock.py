"""The person's clock: their time zone, or this machine's."""

from datetime import datetime, tzinfo
from zoneinfo import ZoneInfo

from bestfriend_desktop.domain.errors import Misconfigured


def zone_of(name: str) -> tzinfo:
    """The time zone of a name such as `Europe/Berlin`; an empty one means this machine's.

    Raises:
        Misconfigured: `time_zone_unknown`.
    """
    if not name:
        local = datetime.now().astimezone().tzinfo
        assert local is not None
        return local
    try:
        return ZoneInfo(name)
    except (OSError, ValueError) as error:
        raise Misconfigured(
            "time_zone_unknown",
            f"There is no time zone called {name}.",
            "Write it like Europe/Berlin: bestfriend settings set you.time_zone Europe/Berlin",
        ) from error
