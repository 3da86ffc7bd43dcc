"""Where this computer seems to be: by its clock and its language."""

import locale
import os

from bestfriend_desktop.domain.care.region import Region


def system_region() -> Region:
    """The time zone's name and the locale, each empty where the system does not say."""
    return Region(_time_zone(), _locale())


def _time_zone() -> str:
    import tzlocal  # not needed before somebody needs help

    try:
        name = tzlocal.get_localzone_name()
    except (LookupError, OSError, ValueError):  # a system without a clock set up, or two that differ
        return ""
    return name or ""


def _locale() -> str:
    for variable in ("LC_ALL", "LC_TIME", "LANG"):
        if (named := os.environ.get(variable, "")) not in ("", "C", "POSIX", "C.UTF-8"):
            return named
    try:
        return locale.getlocale()[0] or ""
    except ValueError:
        return ""
