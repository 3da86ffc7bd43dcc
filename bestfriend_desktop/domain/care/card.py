"""The card: emergency first, then the lines of the country, the directory at the end; in the person's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from bestfriend_desktop.domain.care.country_names import country_name
from bestfriend_desktop.domain.care.helplines import Country, Helpline, Helplines, Place
from bestfriend_desktop.domain.care.levels import Level
from bestfriend_desktop.domain.care.opening_hours import OpeningHours
from bestfriend_desktop.domain.care.wording import CardWords, card_words


@dataclass(frozen=True, slots=True)
class CardRow:
    """One thing a person can do."""

    label: str
    """`112`, `0800 111 0 111`, `Find a Helpline`."""
    detail: str
    """`Emergency`, `TelefonSeelsorge, day and night`."""
    address: str
    """What a click opens: `tel:112`, `sms:988`, `https://...`."""
    is_emergency: bool = False


@dataclass(frozen=True, slots=True)
class CareCard:
    """What is shown, quietly, where somebody may need help."""

    level: Level
    language: str
    country: str
    """Its code; empty where it is not known."""
    title: str
    where: str
    """`For Germany. Somewhere else? ...`"""
    rows: tuple[CardRow, ...]
    footnote: str
    """As of when, and that it is old where it is."""
    dismiss: str
    """The word on the button that puts it away."""

    def as_text(self) -> str:
        """For a terminal."""
        width = max(len(row.label) for row in self.rows)
        lines = [f"  {row.label:{width}}  {row.detail}" for row in self.rows]
        return "\n".join([self.title, *lines, f"{self.where} {self.footnote}"])


def make_card(
    helplines: Helplines,
    *,
    country: str,
    is_assumed: bool,
    level: Level,
    language: str,
    now: datetime,
) -> CareCard:
    """The card of a country.

    Args:
        helplines: the list.
        country: a code; one that the list has not, or an empty one, shows what works anywhere.
        is_assumed: it is a guess, and is called one.
        level: as of the message; `NONE` where the person asked for the card themselves.
        language: `en`, `de`, `es`, `fr`.
        now: aware.
    """
    words = card_words(language)
    found = helplines.countries.get(country)
    if found is None:
        rows = [CardRow(one.name, one.note, f"tel:{one.address}", True) for one in helplines.anywhere]
        where = words.country_unknown
    else:
        rows = [*_emergency(found, words), *_lines(found.lines, words, now)]
        where = (words.country_assumed if is_assumed else words.country_chosen).format(
            country=country_name(found.code, language, found.name)
        )
    rows += [_directory(one) for one in helplines.directory]
    footnote = words.as_of.format(date=helplines.as_of.isoformat())
    if now.date() >= helplines.recheck_by:
        footnote = f"{footnote} {words.old}"
    return CareCard(
        level=level,
        language=language,
        country=found.code if found else "",
        title=words.title_acute if level is Level.ACUTE else words.title,
        where=where,
        rows=tuple(rows),
        footnote=footnote,
        dismiss=words.dismiss,
    )


def first_line(helplines: Helplines, country: str, now: datetime) -> Helpline | None:
    """The line to name in a sentence: for adults, by telephone, open now where that is known."""
    found = helplines.countries.get(country)
    lines = [line for line in found.lines if line.phones and not line.for_youth] if found else []
    return next((line for line in lines if line.hours.always or line.hours.closes(now)), None)


def emergency_number(helplines: Helplines, country: str) -> str:
    """The one number to name in a sentence; empty where the country is not known."""
    found = helplines.countries.get(country)
    return found.emergency[0].number if found else ""


def dialled(number: str) -> str:
    """A number as it is dialled: without blanks, hyphens and brackets."""
    return "".join(sign for sign in number if sign.isdigit() or sign in "*+#")


def hours_in_words(hours: OpeningHours, words: CardWords, now: datetime) -> str:
    """`day and night`, `closed now, opens at 09:00`, `hours not known`."""
    if hours.always:
        return words.always
    if not hours.are_known:
        return words.hours_unknown
    if hours.zone is None:
        return hours.written
    if (closes := hours.closes(now)) is not None:
        return words.open_until.format(time=f"{closes:%H:%M}")
    opens = hours.opens(now)
    assert opens is not None, "a span recurs within a week"
    days = (opens.date() - now.astimezone(hours.zone).date()) // timedelta(days=1)
    at = f"{opens:%H:%M}"
    if days == 0:
        return words.opens_at.format(time=at)
    return words.opens_on.format(day=words.tomorrow if days == 1 else words.days[opens.weekday()], time=at)


def _emergency(country: Country, words: CardWords) -> Iterable[CardRow]:
    for one in country.emergency:
        yield CardRow(one.number, words.purposes[one.purpose], f"tel:{dialled(one.number)}", True)


def _lines(lines: Iterable[Helpline], words: CardWords, now: datetime) -> Iterable[CardRow]:
    for line in lines:
        about = ", ".join(
            filter(
                None,
                (line.name, words.youth if line.for_youth else "", hours_in_words(line.hours, words, now)),
            )
        )
        notes = words.press.format(digit=line.press) if line.press else ""
        whole = ". ".join(filter(None, (about, notes, line.note.rstrip("."))))
        for number, phone in enumerate(line.phones):
            yield CardRow(phone, line.name if number else whole, f"tel:{dialled(phone)}")
        if line.text_to:
            body = words.text_body.format(body=line.text_body) if line.text_body else words.text
            yield CardRow(line.text_to, f"{about}, {body}", f"sms:{dialled(line.text_to)}")
        if line.whatsapp:
            yield CardRow(line.whatsapp, f"{line.name}, WhatsApp", f"tel:{dialled(line.whatsapp)}")
        if line.chat:
            yield CardRow(words.chat, line.name, line.chat)


def _directory(place: Place) -> CardRow:
    host = urlsplit(place.address).netloc.removeprefix("www.")
    return CardRow(host, ", ".join(filter(None, (place.name, place.note))), place.address)
