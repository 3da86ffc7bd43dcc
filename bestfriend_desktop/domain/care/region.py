"""Which country a person is probably in: a first guess, that they can change and that is shown as one."""

from collections.abc import Iterable
from dataclasses import dataclass

from bestfriend_desktop.domain.care.helplines import Country

_ZONES_OF_LARGE_COUNTRIES = {
    "AU": ("Australia/",),
    "BR": (
        "America/Sao_Paulo America/Manaus America/Bahia America/Fortaleza America/Recife America/Belem "
        "America/Cuiaba America/Maceio America/Porto_Velho America/Rio_Branco America/Araguaina Brazil/"
    ).split(),
    "CA": (
        "America/Toronto America/Vancouver America/Montreal America/Edmonton America/Winnipeg America/Halifax "
        "America/Regina America/St_Johns America/Moncton America/Whitehorse America/Iqaluit Canada/"
    ).split(),
    "CL": "America/Santiago America/Punta_Arenas Pacific/Easter Chile/".split(),
    "ID": "Asia/Jakarta Asia/Makassar Asia/Jayapura Asia/Pontianak".split(),
    "MX": (
        "America/Mexico_City America/Tijuana America/Monterrey America/Cancun America/Merida "
        "America/Hermosillo America/Chihuahua America/Mazatlan America/Ciudad_Juarez Mexico/"
    ).split(),
    "US": (
        "America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix America/Anchorage "
        "America/Detroit America/Boise America/Indiana/ America/Kentucky/ America/North_Dakota/ America/Juneau "
        "Pacific/Honolulu US/"
    ).split(),
    "ES": ["Atlantic/Canary", "Africa/Ceuta"],
    "PT": ["Atlantic/Madeira", "Atlantic/Azores"],
    "DE": ["Europe/Busingen"],
    "NZ": ["NZ", "Pacific/Chatham"],
    "GB": ["GB", "Europe/Belfast"],
    "IN": ["Asia/Calcutta"],
    "AR": ["America/Buenos_Aires", "America/Argentina/"],
    "UA": ["Europe/Kiev"],
}
"""Names, and beginnings that end in a stroke; all other zones stand with their country in the list."""


@dataclass(frozen=True, slots=True)
class Region:
    """What a computer says of where it is."""

    time_zone: str
    """IANA name; empty where it is not known."""
    locale: str
    """`de_AT.UTF-8`, `de-AT`; empty where it is not known."""


def country_of(countries: Iterable[Country], region: Region) -> str:
    """The code of the country; empty where nothing tells.

    The clock goes first: it follows the person, while a computer's language is often just English (US).

    Args:
        countries: those of the list.
        region: what the computer says.
    """
    time_zone, locale = region.time_zone, region.locale.replace("-", "_")
    known = {country.code: country.zone for country in countries}
    for code, zone in known.items():
        if zone and zone == time_zone:
            return code
    for code, zones in _ZONES_OF_LARGE_COUNTRIES.items():
        if any(time_zone.startswith(zone) if zone.endswith("/") else time_zone == zone for zone in zones):
            return code
    _, separator, code = locale.partition(".")[0].partition("@")[0].rpartition("_")
    return code.upper() if separator and code.upper() in known else ""
