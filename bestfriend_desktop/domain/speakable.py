"""Text as it is written -> text as it is said: what espeak, from which Piper has its sounds, reads wrong.

Between the clause and the engine. What espeak reads right (plain numbers, percent, ordinals, "e.g.") is left
to it, and languages other than English nearly altogether.
"""

import re
from collections.abc import Callable

Replacement = str | Callable[[re.Match[str]], str]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

TITLES = {
    "Dr": "Doctor", "Mr": "Mister", "Mrs": "Missus", "Ms": "Miss", "Prof": "Professor", "Mt": "Mount",
    "Capt": "Captain", "Gen": "General", "Lt": "Lieutenant", "Sgt": "Sergeant", "Sen": "Senator",
    "Gov": "Governor", "Rev": "Reverend",
}  # fmt: skip
"""Before a name; with their stop, the engine would end the sentence there."""

SHORT = {
    "vs": "versus", "approx": "approximately", "ca": "about", "Co": "Company", "Inc": "Incorporated",
    "Ltd": "Limited", "Jr": "Junior", "Sr": "Senior", "dept": "department", "est": "established",
    "max": "maximum", "min": "minimum",
}  # fmt: skip

BEFORE_NUMBERS = {
    "No": "number", "Nr": "number", "Fig": "figure", "p": "page", "pp": "pages", "Vol": "volume",
    "Ch": "chapter", "Sec": "section", "Art": "article",
}  # fmt: skip

UNITS = {
    "km/h": "kilometers per hour", "mph": "miles per hour", "m/s": "meters per second", "km": "kilometers",
    "cm": "centimeters", "mm": "millimeters", "m": "meters", "ft": "feet", "mi": "miles", "kg": "kilograms",
    "g": "grams", "mg": "milligrams", "lb": "pounds", "lbs": "pounds", "oz": "ounces", "tsp": "teaspoons",
    "tbsp": "tablespoons", "l": "liters", "L": "liters", "ml": "milliliters", "mL": "milliliters",
    "h": "hours", "hr": "hours", "hrs": "hours", "min": "minutes", "mins": "minutes", "sec": "seconds",
    "s": "seconds", "ms": "milliseconds", "kB": "kilobytes", "KB": "kilobytes", "MB": "megabytes",
    "GB": "gigabytes", "TB": "terabytes", "GiB": "gigabytes", "Mbps": "megabits per second",
    "Gbps": "gigabits per second", "Hz": "hertz", "kHz": "kilohertz", "MHz": "megahertz",
    "GHz": "gigahertz", "W": "watts", "kW": "kilowatts", "kWh": "kilowatt hours", "V": "volts",
    "mAh": "milliamp hours", "kcal": "kilocalories", "dB": "decibels", "°C": "degrees Celsius",
    "℃": "degrees Celsius", "°F": "degrees Fahrenheit", "℉": "degrees Fahrenheit", "°": "degrees",
}  # fmt: skip
"""By their sign; in the plural."""

MONEY = {"$": ("dollar", "cent"), "€": ("euro", "cent"), "£": ("pound", "penny"), "¥": ("yen", "")}
SIZES = {"k": "thousand", "K": "thousand", "M": "million", "B": "billion", "bn": "billion", "T": "trillion"}

ROADS = {"St": "Street", "Ave": "Avenue", "Rd": "Road", "Blvd": "Boulevard"}

ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10, "XI": 11,
    "XII": 12,
}  # fmt: skip

DECADES = (
    "hundreds", "tens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties",
    "nineties",
)  # fmt: skip

NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"


def speakable(text: str, language: str) -> str:
    """The same, for a voice of that language (`en-us`, `de`)."""
    for pattern, replacement in (
        *_EMOTICONS,
        *(_ENGLISH if language.startswith("en") else _ELSEWHERE),
        *_LONE_MARKS,
    ):
        text = pattern.sub(replacement, text)
    return " ".join(text.split())


def _year(found: re.Match[str]) -> str:
    century, rest = found[1], found[2]
    if rest == "00":
        return f"{century} hundred"
    return f"{century} oh {rest[1]}" if rest[0] == "0" else f"{century} {rest}"


def _decade(found: re.Match[str]) -> str:
    return f"{found[1] or ''} {DECADES[int(found[2][0])]}".strip()


def _time(found: re.Match[str]) -> str:
    hour, minute = int(found[1]), found[2]
    if minute == "00":
        return str(hour) if found[3] else f"{hour} o'clock"
    return f"{hour} oh {minute[1]}" if minute[0] == "0" else f"{hour} {minute}"


def _money(found: re.Match[str]) -> str:
    unit, small = MONEY[found["sign"]]
    amount, size = found["amount"], found["size"]
    if size:
        return f"{amount} {SIZES.get(size, size)} {_plural(unit, '2')}"
    whole, _, part = amount.partition(".")
    if not small or len(part) != 2:
        return f"{amount} {_plural(unit, amount)}"
    said = [f"{whole} {_plural(unit, whole)}"] if int(whole.replace(",", "")) else []
    if int(part):
        coins = "pence" if small == "penny" and part != "01" else _plural(small, str(int(part)))
        said.append(f"{int(part)} {coins}")
    return " and ".join(said) or f"0 {_plural(unit, '0')}"


def _plural(unit: str, amount: str) -> str:
    return unit if amount == "1" or unit == "yen" else f"{unit}s"


def _unit(found: re.Match[str]) -> str:
    amount, plural = found[1], UNITS[found[2]]
    if amount != "1":
        return f"{amount} {plural}"
    first, _, rest = plural.partition(" ")
    single = {"feet": "foot", "hertz": "hertz"}.get(first, first.removesuffix("s"))
    if rest == "hours":
        single, rest = first, "hour"
    return f"{amount} {single} {rest}".rstrip()


def _date(found: re.Match[str]) -> str:
    year, month, day = found["year"], int(found["month"]), int(found["day"])
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    return f"{MONTHS[month - 1]} {day}, {year}"


def _digits(found: re.Match[str]) -> str:
    """A telephone number: digit by digit, with a breath between the groups."""
    plus = "plus " if found[0].startswith("+") else ""
    return plus + ", ".join(" ".join(group) for group in re.findall(r"\d+", found[0]))


def _fraction(found: re.Match[str]) -> str:
    top, bottom = int(found[1]), int(found[2])
    name = {2: "half", 3: "third", 4: "quarter", 5: "fifth", 8: "eighth", 10: "tenth"}.get(bottom)
    if name is None or top >= bottom:
        return f"{top} over {bottom}"
    return f"{top} {name if top == 1 else 'halves' if name == 'half' else name + 's'}"


def _words(table: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(table, key=len, reverse=True))


def _rules(*rules: tuple[str, Replacement]) -> list[tuple[re.Pattern[str], Replacement]]:
    return [(re.compile(pattern), replacement) for pattern, replacement in rules]


_EMOTICONS = _rules((r"(?<!\S)(?:[:;=8xX][-'^]?[)(DPpOo/|\]\[3*]|<3|\^\^|[xX]D)(?=[.,!?]?(?!\S))", ""))

_LONE_MARKS = _rules((r"(?<!\w)[#*](?!\w)", " "), (r"[{}\[\]|^\\]", " "), (r"\$(?!\s?\d)", ""))

_ELSEWHERE = _rules((r"\s*(?:→|⇒|->|=>|↔)\s*", ", "), (r"(?<!\S)~(?=\d)", ""))

_ENGLISH = _rules(
    # Abbreviations.
    (rf"\b({_words(TITLES)})\.\s+(?=[A-Z])", lambda found: TITLES[found[1]] + " "),
    (r"\bSt\.\s+(?=[A-Z])", "Saint "),
    (r"\b(\d+(?:st|nd|rd|th)|[A-Z][a-z]+)\s+(St|Ave|Rd|Blvd)\b\.?",
     lambda found: f"{found[1]} {ROADS[found[2]]}"),
    (rf"\b({_words(BEFORE_NUMBERS)})\.\s*(?=\d)", lambda found: BEFORE_NUMBERS[found[1]] + " "),
    (rf"\b({'|'.join(month[:3] for month in MONTHS)}|Sept)\.\s*(?=\d)", lambda found: f"{_month(found[1])} "),
    (r"\bvs\b\.?", "versus"),
    (r"(?<=& )Co\b\.?", "Company"),
    (r"\bw/o\b", "without"),
    (r"\bw/\s*(?=\w)", "with "),
    (r"\b(Chapter|Part|Act|Book|Volume|Section|Phase|Type|Level|Class|Stage|War|Appendix)\s+([IVX]{1,4})\b",
     lambda found: f"{found[1]} {ROMAN.get(found[2], found[2])}"),
    # Dates and times.
    (r"\b(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\b", _date),
    (r"\b(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})\b", _date),
    (r"\b([01]?\d|2[0-3]):([0-5]\d)\b(?!:)(\s*[ap]\.?m\b)?", lambda found: _time(found) + (found[3] or "")),
    (r"(?<![\w.,$€£#-])(?:(1[1-9]|20)|['’])(\d0)s\b", _decade),
    # Money, telephones, units.
    (r"([$€£])(\d+)\s?[-–]\s?\1?(?=\d)", r"\2 to \1"),
    (rf"(?P<sign>[$€£¥])\s?(?P<amount>{NUMBER})(?:\s?(?P<size>million|billion|trillion|thousand|bn|[kKMBT])\b)?",
     _money),
    (rf"(?P<amount>{NUMBER})(?:\s?(?P<size>million|billion))?\s?(?P<sign>[€£¥])", _money),
    (r"(?<![\w.-])(?:\+\d{1,3}[ -])?(?:\(?\d{3}\)?[ -])?\d{3}-\d{4}\b", _digits),
    (r"\+\d{1,3}(?: \d{2,4}){2,4}\b", _digits),
    (r"\b(\d)'\s?(\d{1,2})(?:\"|″|'')", r"\1 foot \2"),
    (rf"(?<![\w.'])({NUMBER})\s?({_words(UNITS)})(?![\w/°'])(?:\.(?=\s[a-z]))?", _unit),
    (rf"\b({_words(SHORT)})\.(?=\s+[a-z\d])", lambda found: SHORT[found[1]]),
    # Ranges and sums.
    (r"(?<=\d)\s?–\s?(?=\d)", " to "),
    (r"(?<![\d-])(\d{1,4})-(\d{1,4})(?![\d-])", r"\1 to \2"),
    (r"(?<=\d)\s[-−]\s(?=\d)", " minus "),
    (r"(?<=\d)\s?[*×]\s?(?=\d)|(?<=\w)\s[*×]\s(?=\w)", " times "),
    (r"(?<=\d)\s/\s(?=\d)", " divided by "),
    (r"\b24/7\b", "24 7"),
    (r"(?<=\b\d) (?=\d/\d\b)", " and "),
    (r"(?<![\d/])(\d{1,2})/(\d{1,2})(?![\d/])", _fraction),
    # Years: 1984 and 2026, but neither 2000 to 2009 nor what has a comma or a point.
    (r"(?<![\d.,$€£#-])(1[1-9])(\d\d)(?![\d%]|[.,]\d)", _year),
    (r"(?<![\d.,$€£#-])(20)([1-9]\d)(?![\d%]|[.,]\d)", _year),
    # Signs.
    (r"(?<![\w.])\.(?=\d)", "point "),
    (r"\s*(?:→|⇒|->|=>)\s*", " to "),
    (r"\s*(?:←|↔)\s*", ", "),
    (r"(?<!\S)[~≈]\s?(?=\d)", "about "),
    (r"\s==?=?\s", " equals "),
    (r"\s(?:!=|≠)\s", " is not equal to "),
    (r"(?:(?<=\s)|^)(?:<=|≤)\s?(?=[\w$])", "at most "),
    (r"(?:(?<=\s)|^)(?:>=|≥)\s?(?=[\w$])", "at least "),
    (r"(?:(?<=\s)|^)<\s?(?=[\d$])|(?<=\s)<(?=\s)", "less than "),
    (r"(?:(?<=\s)|^)>\s?(?=[\d$])|(?<=\s)>(?=\s)", "more than "),
    (r"(?<!\w)#(?=\d)", "number "),
    (r"\b([CF])#", r"\1 sharp"),
    (r"(?<!\w)#(?=\w)", "hashtag "),
    (r"(?<=\w)(?:\^2\b|²)", " squared"),
    (r"(?<=\w)(?:\^3\b|³)", " cubed"),
    (r"(?<=\w)\^(?=\w)", " to the power of "),
    (r"\band/or\b", "and or"),
    (r"(?<=[a-z])/(?=[a-z])", " or "),
    (r"(?<=[A-Za-z])/(?=[A-Za-z])", " "),
)  # fmt: skip


def _month(short: str) -> str:
    return next(month for month in MONTHS if month.startswith(short[:3]))
