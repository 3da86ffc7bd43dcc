"""Spanish and French as they are said: units, money, times, numbers of telephones, rulers; the rest is espeak's."""

import re
from collections.abc import Callable, Mapping

from bestfriend_desktop.domain.spoken import mathematics, roman
from bestfriend_desktop.domain.spoken.rules import Replacement, Rule, counted, instead, rules, words
from bestfriend_desktop.domain.spoken.signs import signs
from bestfriend_desktop.domain.spoken.telephones import telephones

NUMBER = r"\d+(?:[.\u00a0\u202f]\d{3})*(?:,\d+)?"
_POWER = r"(?:²|³|\^[23])"

SPANISH_UNITS = {
    "km": "kilómetro*", "m": "metro*", "cm": "centímetro*", "mm": "milímetro*", "kg": "kilogramo*", "g": "gramo*",
    "mg": "miligramo*", "µg": "microgramo*", "t": "tonelada*", "l": "litro*", "L": "litro*", "ml": "mililitro*",
    "mL": "mililitro*", "dl": "decilitro*", "dL": "decilitro*", "cl": "centilitro*", "h": "hora*",
    "min": "minuto*", "s": "segundo*", "seg": "segundo*", "ms": "milisegundo*", "kB": "kilobyte*",
    "MB": "megabyte*", "GB": "gigabyte*", "TB": "terabyte*", "Mbit": "megabit*", "Hz": "hercio*",
    "kHz": "kilohercio*", "MHz": "megahercio*", "GHz": "gigahercio*", "W": "vatio*", "kW": "kilovatio*",
    "kWh": "kilovatio* hora", "V": "voltio*", "A": "amperio*", "N": "newton*", "J": "julio*", "kcal": "kilocaloría*",
    "dB": "decibelio*", "ha": "hectárea*", "mmol": "milimol*", "°C": "grado* Celsius", "°F": "grado* Fahrenheit",
    "°": "grado*",
}  # fmt: skip

FRENCH_UNITS = {
    "km": "kilomètre*", "m": "mètre*", "cm": "centimètre*", "mm": "millimètre*", "kg": "kilogramme*", "g": "gramme*",
    "mg": "milligramme*", "µg": "microgramme*", "t": "tonne*", "l": "litre*", "L": "litre*", "ml": "millilitre*",
    "mL": "millilitre*", "dl": "décilitre*", "dL": "décilitre*", "cl": "centilitre*", "h": "heure*",
    "min": "minute*", "s": "seconde*", "ms": "milliseconde*", "ko": "kilooctet*", "Mo": "mégaoctet*",
    "Go": "gigaoctet*", "To": "téraoctet*", "MB": "mégaoctet*", "GB": "gigaoctet*", "Mbit": "mégabit*",
    "Hz": "hertz", "kHz": "kilohertz", "MHz": "mégahertz", "GHz": "gigahertz", "W": "watt*", "kW": "kilowatt*",
    "kWh": "kilowattheure*", "V": "volt*", "A": "ampère*", "N": "newton*", "J": "joule*", "kcal": "kilocalorie*",
    "dB": "décibel*", "ha": "hectare*", "mmol": "millimole*", "°C": "degré* Celsius", "°F": "degré* Fahrenheit",
    "°": "degré*",
}  # fmt: skip

SPANISH_SHORT = {
    "Sr": "señor", "Sra": "señora", "Sres": "señores", "Srta": "señorita", "Dr": "doctor", "Dra": "doctora",
    "D": "don", "Dña": "doña", "Ud": "usted", "Uds": "ustedes", "Prof": "profesor", "Av": "avenida",
    "Avda": "avenida", "núm": "número", "Núm": "número", "pág": "página", "págs": "páginas", "aprox": "aproximadamente",
    "tel": "teléfono", "Tel": "teléfono", "máx": "máximo", "mín": "mínimo", "etc": "etcétera", "EE. UU": "Estados Unidos",
    "EE.UU": "Estados Unidos", "p. ej": "por ejemplo", "p.ej": "por ejemplo", "a. C": "antes de Cristo",
    "d. C": "después de Cristo", "St": "Saint",
}  # fmt: skip

FRENCH_SHORT = {
    "M": "monsieur", "MM": "messieurs", "Dr": "docteur", "Pr": "professeur", "av": "avenue", "Av": "avenue",
    "bd": "boulevard", "Bd": "boulevard", "tél": "téléphone", "Tél": "téléphone", "env": "environ", "p. ex": "par exemple",
    "p.ex": "par exemple", "c.-à-d": "c'est-à-dire", "etc": "et cetera", "chap": "chapitre", "vol": "volume",
    "max": "maximum", "min": "minimum", "av. J.-C": "avant Jésus-Christ", "apr. J.-C": "après Jésus-Christ",
}  # fmt: skip

SPANISH_ORDINALS = (
    "",
    "primero",
    "segundo",
    "tercero",
    "cuarto",
    "quinto",
    "sexto",
    "séptimo",
    "octavo",
    "noveno",
    "décimo",
)
SPANISH_QUEENS = ("Isabel", "Cristina", "María", "Catalina", "Margarita", "Juana", "Beatriz", "Elizabeth")


def _spanish_reign(found: re.Match[str]) -> str:
    number = roman.value(found[2])
    if number > 10:
        return f"{found[1]} {number}"
    said = SPANISH_ORDINALS[number]
    is_woman = found[1].split()[-1] in SPANISH_QUEENS or found[1].startswith(("reina", "Reina"))
    return f"{found[1]} {said.removesuffix('o') + 'a' if is_woman else said}"


def _french_reign(found: re.Match[str]) -> str:
    number = roman.value(found[2])
    is_woman = found[1].split()[-1] in (
        "Élisabeth",
        "Elisabeth",
        "Elizabeth",
        "Catherine",
        "Marie",
        "Isabelle",
    )
    return f"{found[1]} {('première' if is_woman else 'premier') if number == 1 else number}"


def _language(
    units: Mapping[str, str],
    short: Mapping[str, str],
    per: str,
    times: Mapping[str, str],
    money: Mapping[str, tuple[str, str]],
    sign_words: tuple[str, str, str, str, str, str, str],
    plus: str,
    to: str,
    either: str,
    reign: Callable[[re.Match[str]], str],
    square: tuple[str, str],
    time: Replacement,
    math: Mapping[str, str],
) -> tuple[Rule, ...]:
    unit_signs = words(units)

    def name(sign: str, power: str | None, *, is_one: bool) -> str:
        said = units[sign].replace("*", "" if is_one else "s")
        if power and sign in ("km", "m", "cm", "mm"):
            return f"{said} {square[power in ('³', '^3')]}{'' if is_one else 's'}"
        return f"{said} {math['squared' if power in ('²', '^2') else 'cubed']}" if power else said

    def behind(text: str) -> str:
        found = re.fullmatch(r"(\d+\s?)?(.+?)(²|³|\^[23])?", text)
        assert found is not None
        amount, sign, power = (found[1] or "").strip(), found[2], found[3]
        said = times.get(sign) or (name(sign, power, is_one=amount in ("", "1")) if sign in units else text)
        return f"{amount} {said}".strip()

    def unit(found: re.Match[str]) -> str:
        said = f"{found[1]} {name(found[2], found[3], is_one=found[1] == '1')}"
        return said + "".join(f" {per} {behind(part[1:])}" for part in re.findall(r"/[^/]+", found[4] or ""))

    def amount_of(found: re.Match[str]) -> str:
        written, (one, small) = found["amount"], money[found["sign"]]
        whole, _, part = written.partition(",")
        said = f"{whole} {counted(one, is_one=whole == '1')}"
        if len(part) != 2 or not small:
            return f"{written} {counted(one, is_one=False)}" if part else said
        return f"{int(part)} {small}" if whole == "0" else said + (f" {int(part)}" if int(part) else "")

    return (
        *mathematics.mathematics(math),
        *signs(*sign_words),
        *rules(
            (rf"(?<![\w.])({words(short)})\.(?=\s\w|,|\))", instead(short)),
            (rf"({roman.RULER}) ({roman.MANY_LETTERS}|IV|VI|XI|I(?=er|re|ère)|[IVX](?=[\s,.]|$)(?! ?\.\w))(?:er|re|ère)?\b", reign),
            (rf"\b([A-ZÉ][\w'’-]*[a-zéèáíóúñç\d])\s+({roman.MANY_LETTERS}|IV|VI|XI)\b(?!\.\w)",
             lambda found: f"{found[1]} {roman.value(found[2])}"),
            (rf"\b(siglo|siglos|chapitre|capítulo|tomo|tome|acte|acto) ({roman.NUMERAL})\b",
             lambda found: f"{found[1]} {roman.value(found[2])}"),
            (rf"\b({roman.NUMERAL})e (siècle)", lambda found: f"{roman.value(found[1])}e {found[2]}"),
            (r"(?<![\d:.])([01]?\d|2[0-4])[:h]([0-5]\d)(?![\d:]|\.\d)(?:\s?h\b)?", time),
        ),
        *telephones(plus),
        *rules(
            (rf"(?P<sign>[$€£¥])\s?(?P<amount>{NUMBER})", amount_of),
            (rf"(?<![\w,.])(?P<amount>{NUMBER})\s?(?P<sign>[$€£¥]|EUR|USD)(?!\w)", amount_of),
            (rf"(?<![\w.'])(?<!\d[:/,])({NUMBER})[\s\u00a0\u202f]?({unit_signs})({_POWER})?"
             rf"((?:/(?:\d+\s?)?(?:{unit_signs}|{words(times)}){_POWER}?(?!\w))*)(?![\w°'’])(?!/\w)", unit),
            (rf"(?<!\w)(km|m|MB|Mo|Mbit|mg|g|kg|l|L|mmol)({_POWER})?/((?:h|s|min|dl|dL|ml|l|L|kg|m[²³]){_POWER}?)(?![\w/])",
             lambda found: f"{name(found[1], found[2], is_one=False)} {per} {behind(found[3])}" if found[1] in units else found[0]),
            (rf"((?<![\w.])(?:{NUMBER}) [^\W\d_]+(?: \d+)?)/((?:{unit_signs}|{words(times)}|[^\W\d_]+){_POWER}?)(?![\w/])",
             lambda found: f"{found[1]} {per} {behind(found[2])}"),
            (r"(?<=\d)\s?[-–]\s?(?=\d)(?<!\d{4}-)", f" {to} "),
            (r"(?<![\d:.])(\d{1,3}):(\d{1,3})(?![\d:])", rf"\1 {to} \2"),
            (r"\s*(?:→|⇒|->|=>|↔)\s*", ", "),
            (r"(?<!\S)[~≈](?=\d)", ""),
            (r"\b24/7\b", "24 7"),
            (r"\b(y|et)/(ou?)\b", r"\1 \2"),
            (r"(?<=[a-zéèàáíóúñç])/(?=[a-zéèàáíóúñç])", f" {either} "),
            (r"\b(?:[A-Za-z]/)+[A-Za-z]\b", lambda found: found[0].replace("/", " ")),
        ),
    )  # fmt: skip


def _spanish_time(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    return f"{hour} {'y ' + str(minute) if minute else 'en punto'}"


def _french_time(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), int(found[2])
    return f"{hour} heure{'s' * (hour > 1)}" + (f" {minute}" if minute else "")


SPANISH = _language(
    SPANISH_UNITS, SPANISH_SHORT, "por",
    {"mes": "mes", "día": "día", "año": "año", "semana": "semana", "hora": "hora", "minuto": "minuto", "segundo": "segundo"},
    {"€": ("euro*", "céntimos"), "$": ("dólar|dólares", "centavos"), "£": ("libra*", "peniques"), "¥": ("yen", ""),
     "EUR": ("euro*", "céntimos"), "USD": ("dólar|dólares", "centavos")},
    ("barra", "barra invertida", "punto", "tilde", "dos puntos", "guion", "asterisco"), "más", "a", "o",
    _spanish_reign, ("cuadrado", "cúbico"), _spanish_time, mathematics.SPANISH,
)  # fmt: skip

FRENCH = _language(
    FRENCH_UNITS, FRENCH_SHORT, "par",
    {"mois": "mois", "jour": "jour", "an": "an", "semaine": "semaine", "heure": "heure", "minute": "minute",
     "seconde": "seconde", "nuit": "nuit", "personne": "personne"},
    {"€": ("euro*", "centimes"), "$": ("dollar*", "cents"), "£": ("livre*", "pence"), "¥": ("yen", ""),
     "EUR": ("euro*", "centimes"), "USD": ("dollar*", "cents")},
    ("slash", "antislash", "point", "tilde", "deux-points", "tiret", "étoile"), "plus", "à", "ou",
    _french_reign, ("carré", "cube"), _french_time, mathematics.FRENCH,
)  # fmt: skip
