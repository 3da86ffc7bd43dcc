"""German: what numbers, amounts, dates and times become; each takes what its rule has found."""

import re
import unicodedata

from bestfriend_desktop.domain.spoken import roman
from bestfriend_desktop.domain.spoken.german_words import (
    BEFORE_DER,
    ENDS_IN_E,
    ENDS_IN_EN,
    FEMININE,
    MONEY,
    MONTHS,
    NEUTER,
    PER,
    SIZES,
    UNITS,
    WOMEN,
)

ONES = (
    "null", "ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn",
)  # fmt: skip
TENS = ("", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig")
STEMS = {1: "erst", 3: "dritt", 7: "siebt", 8: "acht"}
PARTS = {2: "halb", 3: "Drittel", 4: "Viertel", 5: "Fünftel", 6: "Sechstel", 8: "Achtel", 10: "Zehntel", 7: "Siebtel",
         9: "Neuntel", 12: "Zwölftel", 16: "Sechzehntel", 100: "Hundertstel"}  # fmt: skip


def cardinal(number: int) -> str:
    """0 to 99, as the first part of a word: `einundzwanzig`, `ein`."""
    if number < 20:
        return ONES[number]
    tens, one = divmod(number, 10)
    return f"{ONES[one]}und{TENS[tens]}" if one else TENS[tens]


def stem(number: int) -> str:
    """Of an ordinal up to 99, without its ending."""
    return STEMS.get(number) or cardinal(number) + ("t" if number < 20 else "st")


def year(found: re.Match[str]) -> str:
    """`1985` as `neunzehnhundertfünfundachtzig`."""
    rest = int(found[2])
    return f"{cardinal(int(found[1]))}hundert" + (("eins" if rest == 1 else cardinal(rest)) if rest else "")


def ending(text: str, start: int, noun: str = "") -> str:
    """How an ordinal ends that begins there, by what stands before it and the noun behind it."""
    before = re.findall(r"[\wäöüß]+", text[:start])[-2:]
    last = before[-1] if before and re.search(r"\w[\s(]*$", text[:start]) else ""
    word = last.lower()
    if word == "der" and (noun in FEMININE or (len(before) > 1 and before[0].lower() in BEFORE_DER)):
        return "en"
    if word in ENDS_IN_EN:
        return "en"
    if word in ENDS_IN_E:
        return "e"
    if noun in FEMININE:
        return "e"
    return "es" if noun in NEUTER else "er"


def ordinal(found: re.Match[str]) -> str:
    """`am 3. Mai` as `am dritten Mai`."""
    number = int(found["number"])
    if not 0 < number < 100:
        return found[0]
    noun = re.match(r"\s*([A-ZÄÖÜ]\w+)", found.string[found.end() :])
    return stem(number) + ending(found.string, found.start(), noun[1] if noun else "")


def two_days(found: re.Match[str]) -> str:
    """`3.-5. Mai` as `dritter bis fünfter Mai`; both end alike."""
    end = ending(found.string, found.start())
    between = "bis" if found[2].strip() in "-–—bis" else found[2].strip()
    return f"{stem(int(found[1]) % 100 or 1)}{end} {between} {stem(int(found[3]) % 100 or 1)}{end} "


def date(found: re.Match[str]) -> str:
    """`3.5.2026` as `dritter Mai 2026`."""
    day, month, written = int(found["day"]), int(found["month"]), found["year"] or ""
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return found[0]
    if len(written) == 2:
        written = ("20" if int(written) < 50 else "19") + written
    return f"{stem(day)}{ending(found.string, found.start())} {MONTHS[month - 1]} {written}".rstrip()


def time(found: re.Match[str]) -> str:
    """`9:05 Uhr` as `9 Uhr 5`."""
    hour, minute, seconds = int(found[1]), int(found[2]), found[3]
    said = f"{'ein' if hour == 1 else hour} Uhr" + (f" {minute}" if minute or seconds else "")
    return said + (f" und {int(seconds)} Sekunden" if seconds else "")


def money(found: re.Match[str]) -> str:
    """`5,50 €` as `5 Euro 50`."""
    unit, small = MONEY[found["sign"]]
    minus = "minus " if found.groupdict().get("minus") else ""
    if found["size"]:
        return f"{minus}{sized(found['amount'], found['size'].rstrip('.'))} {unit}"
    whole, _, part = found["amount"].partition(",")
    if found["amount"].count(".") == 1 and re.fullmatch(r"\d+\.\d\d", found["amount"]):
        whole, _, part = found["amount"].partition(".")
    part = part.replace("-", "").replace("–", "").replace("—", "")
    if len(part) not in (0, 2) or (part and not small):
        return f"{minus}{found['amount']} {unit}"
    if whole == "0" and part.strip("0"):
        return f"{minus}{int(part)} {small}"
    said = f"{'ein' if whole == '1' else whole} {unit}"
    return minus + said + (f" {int(part)}" if part.strip("0") else "")


def sized(amount: str, size: str) -> str:
    """`5 Mio.` as `5 Millionen`."""
    one, many = SIZES.get(size, (size, size))
    return one if amount == "1" else f"{amount} {many}"


def unit(found: re.Match[str]) -> str:
    """`9,81 m/s²` as `9,81 Meter pro Quadratsekunde`."""
    amount = found["amount"]
    one, _, many = UNITS[found["unit"]].partition("|")
    prefix = {"²": "Quadrat", "2": "Quadrat", "^2": "Quadrat", "³": "Kubik", "3": "Kubik", "^3": "Kubik"}.get(
        found["power"] or "", ""
    )
    if prefix:
        article, name = one.split(" ", 1)
        one, many = f"{article} {prefix}{name.lower()}", prefix + many.lower()
    said = one if amount == "1" else f"{amount} {many}"
    for per in re.findall(r"/[^/]+", found["per"] or ""):
        said += " pro " + behind_slash(per[1:])
    return said


def units_alone(found: re.Match[str]) -> str:
    """`km/h` as `Kilometer pro Stunde`."""
    name = (
        UNITS[found[1]].partition("|")[2]
        if found[1] in UNITS
        else {"ct": "Cent"}.get(found[1]) or MONEY[found[1]][0]
    )
    prefix = {"²": "Quadrat", "³": "Kubik"}.get(found[2] or "", "")
    return f"{prefix + name.lower() if prefix else name} pro {behind_slash(found[3])}"


def per_word(found: re.Match[str]) -> str:
    """`60 Schläge/min` as `60 Schläge pro Minute`."""
    return f"{found[1]} pro {behind_slash(found[2].rstrip('.'))}"


def behind_slash(text: str) -> str:
    """What an amount is for: one, so without an article."""
    found = re.fullmatch(r"(\d+\s?)?(.+?)(²|³|\^[23]|(?<=m)[23])?", text)
    assert found is not None
    amount, sign, power = (found[1] or "").strip(), found[2], found[3]
    if sign in PER:
        return f"{amount} {PER[sign]}".strip()
    if sign not in UNITS:
        return text
    one, _, many = UNITS[sign].partition("|")
    name = many if amount and amount != "1" else one.split(" ", 1)[1]
    if power:
        name = ("Quadrat" if power in ("²", "^2", "2") else "Kubik") + name.lower()
    return f"{amount} {name}".strip()


def reign(found: re.Match[str]) -> str:
    """`Heinrich VIII.` as `Heinrich der Achte`, in the case that stands before it."""
    name, number, dot = found["name"], roman.value(found["numeral"]), found["dot"]
    said = stem(number).capitalize()
    before = (re.findall(r"\w+", found.string[: found.start()]) or [""])[-1].lower()
    bare = name.split()[-1]
    is_woman = (
        bare in WOMEN
        or bare.removesuffix("s") in WOMEN
        or name.startswith(("Königin", "Queen"))
        or "Zarin" in name
    )
    ends = dot if dot and found.end() == len(found.string.rstrip()) else ""
    if bare.endswith("s") and bare.removesuffix("s") in roman.RULERS and bare not in ("Julius", "Johannes"):
        return f"{name} {'der' if is_woman else 'des'} {said}en{ends}"
    if before in ("von", "mit", "unter", "bei", "nach", "zu", "aus", "seit", "vor", "gegenüber"):
        return f"{name} {'der' if is_woman else 'dem'} {said}en{ends}"
    if before in ("für", "gegen", "durch", "ohne", "um") and not is_woman:
        return f"{name} den {said}en{ends}"
    return f"{name} {'die' if is_woman else 'der'} {said}e{ends}"


def counted_roman(found: re.Match[str]) -> str:
    """`Kapitel IV` as `Kapitel 4`."""
    return f"{found[1]} {roman.value(found[2])}"


def fraction(found: re.Match[str]) -> str:
    """`3/4` as `3 Viertel`."""
    top, bottom = int(found[1]), int(found[2])
    if bottom == 2 and top == 1:
        return "ein halb"
    if bottom in (10, 100) and (top == bottom or top > 1):
        return f"{top} von {bottom}"
    name = PARTS.get(bottom)
    if name is None or bottom == 2 or top >= bottom:
        return f"{top} durch {bottom}"
    return f"{'ein' if top == 1 else top} {name}"


def raised(found: re.Match[str]) -> str:
    """`10⁻³` as `10 hoch minus 3`."""
    return f" hoch {'minus ' if found[1] else ''}{unicodedata.normalize('NFKC', found[2])}"


def and_a_half(found: re.Match[str]) -> str:
    """`2½` as `zweieinhalb`."""
    return f"{cardinal(int(found[1]))}einhalb"
