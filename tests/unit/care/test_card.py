"""The card, made of the list that ships."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from bestfriend_desktop.domain.care.card import dialled, emergency_number, first_line, make_card
from bestfriend_desktop.domain.care.country_names import country_name
from bestfriend_desktop.domain.care.helplines import Helplines, parse_helplines
from bestfriend_desktop.domain.care.levels import Level
from bestfriend_desktop.domain.care.region import Region, country_of
from bestfriend_desktop.domain.care.wording import LANGUAGES
from bestfriend_desktop.runtime.paths import resources_folder

HELPLINES = parse_helplines(json.loads((resources_folder() / "care" / "helplines.json").read_text("utf-8")))
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


def card_of(country: str, language: str = "en", now: datetime = NOON, helplines: Helplines = HELPLINES):  # type: ignore[no-untyped-def]  # of a helper
    return make_card(
        helplines, country=country, is_assumed=False, level=Level.CARE, language=language, now=now
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("country", [*HELPLINES.countries, ""])
def test_every_country_has_an_emergency_number_first_and_the_directory_last(
    country: str, language: str
) -> None:
    card = card_of(country, language)
    assert card.rows[0].is_emergency
    assert card.rows[0].address == f"tel:{dialled(card.rows[0].label)}"
    assert card.rows[-1].address == HELPLINES.directory[-1].address
    assert card.title
    assert "{" not in card.as_text()


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
@pytest.mark.parametrize("country", HELPLINES.countries)
def test_every_country_has_a_name_in_each_language(country: str, language: str) -> None:
    assert country_name(country, language, "")


def test_a_line_that_is_closed_says_when_it_opens() -> None:
    (youth,) = (row for row in card_of("DE").rows if row.label == "116 111")
    assert "closed now, opens at 14:00" in youth.detail
    assert "for young people" in youth.detail


def test_hours_that_are_not_known_are_said_to_be_so() -> None:
    assert any("hours not known" in row.detail for row in card_of("AR").rows)


def test_a_list_past_its_day_is_said_to_be_old() -> None:
    assert "old" not in card_of("DE").footnote
    later = datetime.combine(HELPLINES.recheck_by, NOON.timetz()) + timedelta(days=1)
    assert "old" in card_of("DE", now=later).footnote


def test_the_line_that_is_named_in_a_sentence_answers_now() -> None:
    night = datetime(2026, 12, 1, 23, 30, tzinfo=UTC)
    for country in HELPLINES.countries:
        line = first_line(HELPLINES, country, night)
        assert line is None or line.hours.always or line.hours.closes(night)
    assert emergency_number(HELPLINES, "GB") == "999"
    assert emergency_number(HELPLINES, "XX") == ""


def test_a_number_is_dialled_without_blanks_hyphens_and_brackets() -> None:
    assert dialled("(011) 5275-1135") == "01152751135"


@pytest.mark.parametrize(
    ("zone", "locale", "code"),
    [
        ("Europe/Berlin", "en_US.UTF-8", "DE"),
        ("America/Los_Angeles", "", "US"),
        ("America/Indiana/Knox", "", "US"),
        ("America/Toronto", "en_US.UTF-8", "CA"),
        ("Australia/Perth", "", "AU"),
        ("Asia/Calcutta", "", "IN"),
        ("UTC", "de_AT.UTF-8", "AT"),
        ("", "pt-BR", "BR"),
        ("UTC", "C.UTF-8", ""),
        ("Etc/GMT+1", "de", ""),
        ("", "en_XX", ""),
    ],
)
def test_the_clock_tells_the_country_before_the_language_does(zone: str, locale: str, code: str) -> None:
    assert country_of(HELPLINES.countries.values(), Region(zone, locale)) == code
