"""English: what numbers, amounts and times become; each takes what its rule has found."""

import re
import unicodedata

from bestfriend_desktop.domain.spoken import roman
from bestfriend_desktop.domain.spoken.english_words import (
    CURRENCIES,
    DECADES,
    LENGTHS,
    MONEY,
    MONTH_SIGNS,
    MONTHS,
    PER,
    SAME_IN_PLURAL,
    SIZES,
    UNITS,
)
from bestfriend_desktop.domain.spoken.rules import counted

ONES = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)  # fmt: skip

TENS = ("", "", "twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet")

PARTS = {2: "half", 4: "quarter", 100: "hundredth", 1000: "thousandth"}


AFTER_PLURAL = frozenset(
    (
        "long",
        "later",
        "ago",
        "apart",
        "earlier",
        "left",
        "remaining",
        "each",
        "per",
        "flat",
        "faster",
        "slower",
        "and",
        "more",
        "before",
        "after",
        "rest",
        "rests",
        "hold",
        "holds",
    )
)


def ordinal(number: int) -> str:
    """`twenty-first`, for 0 to 99."""
    if number < 20:
        return ONES[number]
    tens, one = divmod(number, 10)
    return f"{TENS[tens]}y-{ONES[one]}" if one else f"{TENS[tens]}ieth"


def reign(found: re.Match[str]) -> str:
    """`Henry VIII` as `Henry the eighth`; of Malcolm X the X stays."""
    if found[0] == "Malcolm X":
        return found[0]
    return f"{found[1]} the {ordinal(roman.value(found[2]))}"


def counted_roman(found: re.Match[str]) -> str:
    """`Chapter IV` as `Chapter 4`."""
    return f"{found[1]} {roman.value(found[2])}"


def century(found: re.Match[str]) -> str:
    """`XXI century` as `twenty-first century`."""
    return f"{ordinal(roman.value(found[1]))} {found[2]}"


def year(found: re.Match[str]) -> str:
    """`1984` as `19 84`."""
    hundreds, rest = found[1], found[2]
    if rest == "00":
        return f"{hundreds} hundred"
    return f"{hundreds} oh {rest[1]}" if rest[0] == "0" else f"{hundreds} {rest}"


def decade(found: re.Match[str]) -> str:
    """`1980s` as `19 eighties`."""
    hundreds, tens = found[1] or "", found[2]
    if tens == "00" and hundreds.endswith("0"):
        return f"{int(hundreds) // 10} thousands"
    return f"{hundreds} {DECADES[int(tens[0])]}".strip()


def seconds(following: str) -> str:
    """`second` of a 30 second timer, `seconds` of 30 seconds later."""
    return "seconds" if following in AFTER_PLURAL else "second"


def heaps(found: re.Match[str]) -> str:
    """`100s of` as `hundreds of`."""
    name = {"1": "tens", "2": "hundreds", "3": "thousands", "4": "tens of thousands"}
    return name.get(str(found[1].count("0")), f"{found[1]}s")


def time(found: re.Match[str]) -> str:
    """`9:05 am` as `9 oh 5 am`."""
    hour, minute, half = int(found[1]), found[2], found[3] or ""
    half = half and f" {half.strip()}"
    if minute == "00":
        return f"{hour}{half}" if half else f"{hour} o'clock"
    return f"{hour} oh {minute[1]}{half}" if minute[0] == "0" else f"{hour} {minute}{half}"


def time_to_the_second(found: re.Match[str]) -> str:
    """`17:45:30` as `17 45 and 30 seconds`."""
    minute = f"oh {found[2][1]}" if found[2][0] == "0" else found[2]
    seconds = int(found[3])
    return f"{int(found[1])} {minute} and {seconds} second{'s' * (seconds != 1)}"


def money(found: re.Match[str]) -> str:
    """`$5.50` as `5 dollars and 50 cents`."""
    unit, small = MONEY[found["sign"]]
    sign = "minus " if found.groupdict().get("minus") else ""
    return sign + _amount(found["amount"], found["size"], unit, small)


def currency(found: re.Match[str]) -> str:
    """`USD 300` as `300 dollars`."""
    return _amount(found["amount"], found["size"], CURRENCIES[found["code"]], "")


def _amount(amount: str, size: str | None, unit: str, small: str) -> str:
    if size:
        return f"{amount} {SIZES.get(size, size)} {_plural(unit, '2')}"
    whole, _, part = amount.partition(".")
    if not small or len(part) != 2:
        return f"{amount.removesuffix('.00')} {_plural(unit, amount.removesuffix('.00'))}"
    said = [f"{whole} {_plural(unit, whole)}"] if int(whole.replace(",", "")) else []
    if int(part):
        coins = "pence" if small == "penny" and part != "01" else _plural(small, str(int(part)))
        said.append(f"{int(part)} {coins}")
    return " and ".join(said) or f"0 {_plural(unit, '0')}"


def _plural(unit: str, amount: str) -> str:
    return unit if amount == "1" or unit.split()[-1] in SAME_IN_PLURAL else f"{unit}s"


_ARTICLE = re.compile(r"\b(?:[Aa]n?|[Tt]h(?:e|is|at)|[Mm]y|[Yy]our|[Oo]ur|[Hh]is|[Hh]er) $")
_NOUN = re.compile(
    r" (?!of|and|or|in|for|to|at|on|is|are|was|were|from|by|than|with|per|away|long|wide|tall|high|deep)"
    r"[a-z]{3,}"
)


def unit(found: re.Match[str]) -> str:
    """`5 kg` as `5 kilograms`, `9.81 m/s²` as `9.81 meters per second squared`."""
    amount = found["amount"]
    # "A 5 km run": beside a noun the unit is in the singular.
    is_beside = _ARTICLE.search(found.string[: found.start()]) and _NOUN.match(found.string, found.end())
    said = [amount, named(found["unit"], found["power"], is_one=amount == "1" or bool(is_beside))]
    for per in re.findall(r"/[^/]+", found["per"] or ""):
        said += ["per", behind_slash(per[1:])]
    return " ".join(said)


def units_alone(found: re.Match[str]) -> str:
    """`km/h` as `kilometers per hour`."""
    one = named(found[1], found[2], is_one=False) if found[1] in UNITS else f"{MONEY[found[1]][0]}s"
    return f"{one} per {behind_slash(found[3])}"


def per_word(found: re.Match[str]) -> str:
    """`60 beats/min` as `60 beats per minute`; `2 cats/dogs` are cats or dogs."""
    what, per = found[1], found[2]
    is_plural = per.endswith("s") and not per.endswith("ss") and per not in UNITS
    return f"{what} or {per}" if is_plural else f"{what} per {behind_slash(per)}"


def named(sign: str, power: str | None, *, is_one: bool) -> str:
    """A unit in full, with what it is raised to."""
    name = counted(UNITS.get(sign) or {"in": "inch|inches"}[sign], is_one=is_one)
    if power in ("²", "^2", "2"):
        return f"square {name}"
    return f"cubic {name}" if power else name


def part_of_unit(found: re.Match[str]) -> str:
    """`3/4 tsp` as `3/4 of a teaspoon`."""
    name = named(found[2], None, is_one=True)
    return f"{found[1]} of {'an' if name[0] in 'aeiou' or name.startswith('hour') else 'a'} {name}"


def behind_slash(text: str) -> str:
    """What an amount is for: one, so in the singular."""
    found = re.fullmatch(r"(\d+\s?)?(.+?)(²|³|\^[23]|(?<=m)[23])?", text)
    assert found is not None
    amount, sign, power = found[1] or "", found[2], found[3]
    if sign == "in" and power:
        return f"{'square' if power in ('²', '^2') else 'cubic'} inch"
    if sign in PER:
        return f"{amount}{PER[sign]}"
    if sign not in UNITS:
        return text
    name = counted(UNITS[sign], is_one=amount.strip() in ("", "1"))
    if power and sign in LENGTHS:
        return f"{amount}{'square' if power in ('²', '^2', '2') else 'cubic'} {name}".strip()
    squared = {"²": " squared", "^2": " squared", "³": " cubed", "^3": " cubed", None: ""}[power]
    return f"{amount.strip()} {name}{squared}".strip()


def date(found: re.Match[str]) -> str:
    """A date in figures, with the month's name; what is none stays."""
    written_year, month, day = found["year"], int(found["month"]), int(found["day"])
    if month > 12 >= day and found.groupdict().get("swaps"):
        month, day = day, month
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found[0]
    if len(written_year) == 2:
        written_year = ("20" if int(written_year) < 50 else "19") + written_year
    return f"{MONTHS[month - 1]} {ordinal(day)}, {written_year}"


def month_and_day(month: int, day: int) -> str:
    """`12/05` as `December fifth`; empty where it is none."""
    return f"{MONTHS[month - 1]} {ordinal(day)}" if 1 <= month <= 12 and 1 <= day <= 31 else ""


def month_day(found: re.Match[str]) -> str:
    """`Jan. 5` as `January fifth`."""
    month, day = MONTH_SIGNS.get(found[1], found[1]), int(found[2])
    if not 1 <= day <= 31:
        return found[0]
    last = f" to {ordinal(int(found[3]))}" if found[3] and 1 <= int(found[3]) <= 31 else ""
    return f"{month} {ordinal(day)}{last}"


def fraction(found: re.Match[str]) -> str:
    """`3/4` as `3 quarters`, `10/10` as `10 out of 10`."""
    top, bottom = int(found[1]), int(found[2])
    if bottom in (10, 100) and (top == bottom or top > 1):
        return f"{top} out of {bottom}"
    if bottom < 2 or top >= bottom or bottom > 99:
        return f"{top} over {bottom}"
    name = PARTS.get(bottom) or ordinal(bottom)
    return f"{top} {name if top == 1 else 'halves' if name == 'half' else name + 's'}"


def raised(found: re.Match[str]) -> str:
    """`10⁻³` as `10 to the power of minus 3`."""
    number = unicodedata.normalize("NFKC", found[2])
    if not found[1] and number in ("2", "3"):
        return " squared" if number == "2" else " cubed"
    return f" to the power of {'minus ' if found[1] else ''}{number}"


def power_of_ten(found: re.Match[str]) -> str:
    """`1.5e-3` as `1.5 times 10 to the power of minus 3`."""
    minus = "minus " if found[2] == "-" else ""
    return f"{found[1]} times 10 to the power of {minus}{int(found[3])}"


def version(found: re.Match[str]) -> str:
    """`v2.0.1` as `version 2 point 0 point 1`."""
    lead = "version " if found[1] else ""
    return lead + found[2].replace(".", " point ")
