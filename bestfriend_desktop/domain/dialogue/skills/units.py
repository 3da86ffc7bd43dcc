"""Units: "how many kilometres are 5 miles", "20 °C in Fahrenheit"."""

import functools
import re
from typing import TYPE_CHECKING

from bestfriend_desktop.domain.dialogue.skills.sums import figure
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, plainly

if TYPE_CHECKING:
    from pint import UnitRegistry

_UNITS = {
    "mile": "mile", "miles": "mile", "mi": "mile", "meile": "mile", "meilen": "mile", "milla": "mile", "millas": "mile",
    "km": "km", "kilometre": "km", "kilometres": "km", "kilometer": "km", "kilometers": "km", "kilometern": "km", "kilómetros": "km", "kilomètres": "km",
    "m": "m", "metre": "m", "metres": "m", "meter": "m", "meters": "m", "metern": "m", "metros": "m", "mètres": "m",
    "cm": "cm", "centimetres": "cm", "centimeters": "cm", "zentimeter": "cm", "mm": "mm", "millimeter": "mm", "millimetres": "mm",
    "inch": "inch", "inches": "inch", "zoll": "inch", "pulgadas": "inch", "pouces": "inch", "foot": "foot", "feet": "foot", "ft": "foot", "fuß": "foot",
    "pies": "foot", "pieds": "foot", "yard": "yard", "yards": "yard",
    "kg": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg", "kilograms": "kg", "kilogramm": "kg", "kilogramos": "kg", "g": "gram", "gram": "gram",
    "grams": "gram", "gramm": "gram", "gramos": "gram", "grammes": "gram", "lb": "pound", "lbs": "pound", "pound": "pound", "pounds": "pound",
    "pfund": "pound", "libras": "pound", "livres": "pound", "oz": "ounce", "ounce": "ounce", "ounces": "ounce", "unzen": "ounce", "stone": "stone",
    "tonnes": "tonne", "tons": "tonne", "tonnen": "tonne",
    "l": "liter", "litre": "liter", "litres": "liter", "liter": "liter", "liters": "liter", "litern": "liter", "litros": "liter", "ml": "milliliter",
    "gallon": "gallon", "gallons": "gallon", "gallonen": "gallon", "pint": "pint", "pints": "pint", "cup": "cup", "cups": "cup", "tassen": "cup",
    "celsius": "degC", "c": "degC", "°c": "degC", "fahrenheit": "degF", "f": "degF", "°f": "degF", "kelvin": "kelvin",
    "km/h": "km/hour", "kmh": "km/hour", "kph": "km/hour", "mph": "mile/hour", "knots": "knot", "knoten": "knot",
    "second": "second", "seconds": "second", "sekunden": "second", "minute": "minute", "minutes": "minute", "minuten": "minute", "minutos": "minute",
    "hour": "hour", "hours": "hour", "stunden": "hour", "horas": "hour", "heures": "hour", "day": "day", "days": "day", "tage": "day", "tagen": "day", "días": "day", "jours": "day",
    "week": "week", "weeks": "week", "wochen": "week", "semanas": "week", "semaines": "week",
    "acres": "acre", "hectares": "hectare", "hektar": "hectare",
}  # fmt: skip
_SYMBOLS = {
    "degC": "\u00b0C", "degF": "\u00b0F", "km/hour": "km/h", "mile/hour": "mph", "gram": "g", "liter": "l", "milliliter": "ml", "kelvin": "K", "foot": "ft", "inch": "in",
    "pound": "lb", "ounce": "oz", "mile": "mi", "hour": "h", "minute": "min", "second": "s", "day": "d",
}  # fmt: skip
_UNIT = "|".join(sorted(map(re.escape, _UNITS), key=len, reverse=True))
_NUMBER = r"(?P<number>-?\d+(?:[.,]\d+)?|an?|one|ein(?:e|em|er|en)?|una?|un|une)"
_DEGREES = r"(?:degrees? |grad |grados |degrés )?"
_X_IN_Y = re.compile(
    rf"{_NUMBER} ?\u00b0?{_DEGREES}(?P<source>{_UNIT}) (?:to|in|into|as|en|nach|sind|are|is|=)(?: how many| wie ?viele?)?(?: degrees?| grad)? (?P<target>{_UNIT})\b"
)
_HOW_MANY = re.compile(
    rf"\b(?:how many|how much|wie ?viele?|cuánt[oa]s|combien de) (?P<target>{_UNIT})\b.*? {_NUMBER} ?\u00b0?{_DEGREES}(?P<source>{_UNIT})\b"
)


@functools.cache
def registry() -> "UnitRegistry[float]":
    """The units of the world; reading them takes a third of a second, once."""
    import pint

    return pint.UnitRegistry()


def _units(part: Part, turn: Turn) -> Answer | None:
    found = _X_IN_Y.search(part.plain) or _HOW_MANY.search(part.plain)
    if not found:
        return None
    import pint

    number = found["number"].replace(",", ".")
    amount = float(number) if number[-1].isdigit() else 1.0
    source, target = _UNITS[found["source"]], _UNITS[found["target"]]
    try:
        value = registry().Quantity(amount, source).to(target).magnitude
    except (pint.DimensionalityError, pint.UndefinedUnitError):
        return None
    rounded = float(f"{value:.4g}") if abs(value) < 10_000 else round(value)
    return Answer(f"{figure(amount)} {_symbol(source)} = {figure(rounded)} {_symbol(target)}.")


def _symbol(unit: str) -> str:
    return _SYMBOLS.get(unit, unit)


UNITS = Skill(
    "units",
    plainly(_units),
    (
        Example("How many kilometres are 5 miles?", r"8\.047 km"),
        Example("convert 20 celsius to fahrenheit", "68"),
        Example("20 °C in Fahrenheit", "68"),
        Example("Wie viele Gramm sind 3 Kilo?", "3000 g"),
        Example("10 kg in pounds", r"22\.05"),
        Example("how many minutes in 3 hours", "180"),
    ),
)
