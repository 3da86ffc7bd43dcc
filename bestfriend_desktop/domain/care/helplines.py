"""Crisis lines and emergency numbers by country, as `resources/care/helplines.json` has them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from bestfriend_desktop.domain.care.opening_hours import OpeningHours, parse_hours


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A number that sends help."""

    number: str
    purpose: str
    """`all`, `ambulance`, `police`."""


@dataclass(frozen=True, slots=True)
class Helpline:
    """A line where somebody listens."""

    name: str
    """As it is called in its country; not translated."""
    phones: tuple[str, ...]
    hours: OpeningHours
    press: str = ""
    """The digit to choose after the line answers."""
    text_to: str = ""
    text_body: str = ""
    """What to send; empty: anything."""
    whatsapp: str = ""
    chat: str = ""
    url: str = ""
    for_youth: bool = False
    languages: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """What there is in one country; no lines where none could be confirmed."""

    code: str
    """ISO 3166-1: `DE`."""
    name: str
    zone: str
    """IANA name; empty where the country has several."""
    emergency: tuple[EmergencyNumber, ...]
    lines: tuple[Helpline, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A directory of helplines, or a number that works in many countries."""

    name: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Helplines:
    """The whole list."""

    countries: Mapping[str, Country]
    directory: tuple[Place, ...]
    anywhere: tuple[Place, ...]
    """Emergency numbers for where the country is not known."""
    as_of: date
    recheck_by: date
    """From this day on the list must be called old."""


def parse_helplines(data: Mapping[str, Any]) -> Helplines:
    """Read the list; raises KeyError, TypeError or ValueError where it is malformed."""
    return Helplines(
        countries={one["code"]: _country(one) for one in data["countries"]},
        directory=tuple(Place(one["name"], one["url"], one.get("note") or "") for one in data["directory"]),
        anywhere=tuple(
            Place(one["number"], one["number"], one.get("note") or "") for one in data["anywhere"]
        ),
        as_of=date.fromisoformat(data["as_of"]),
        recheck_by=date.fromisoformat(data["recheck_by"]),
    )


def _country(one: Mapping[str, Any]) -> Country:
    zone = ZoneInfo(one["timezone"]) if one["timezone"] else None
    return Country(
        code=one["code"],
        name=one["name"],
        zone=one["timezone"] or "",
        emergency=tuple(EmergencyNumber(number["number"], number["for"]) for number in one["emergency"]),
        lines=tuple(_line(line, zone) for line in _adults_first(one["lines"])),
    )


def _adults_first(lines: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    return sorted(lines, key=lambda line: line["for"] == "youth")


def _line(one: Mapping[str, Any], zone: tzinfo | None) -> Helpline:
    text = one.get("text") or {}
    return Helpline(
        name=one["name"],
        phones=tuple(one["phone"]),
        hours=parse_hours(one["hours"], zone),
        press=str(one.get("after_answer_press") or ""),
        text_to=text.get("to") or "",
        text_body=text.get("body") or "",
        whatsapp=one.get("whatsapp") or "",
        chat=one.get("chat") or "",
        url=one.get("url") or "",
        for_youth=one["for"] == "youth",
        languages=tuple(one["languages"]),
        note=one.get("note") or "",
    )
