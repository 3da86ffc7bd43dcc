"""Sums: as figures ("12 * (3 + 4)"), in words ("seven times eight"), percentages and roots."""

import re

from simpleeval import FeatureNotAvailable, InvalidExpression, SimpleEval

from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, plainly

LONGEST = 120
"""Characters of a sum."""

_NUMBER_WORDS = {
    word: str(number)
    for number, words in enumerate(
        (
            "zero null cero zéro", "one eins uno", "two zwei dos deux", "three drei tres trois", "four vier cuatro quatre",
            "five fünf cinco cinq", "six sechs seis", "seven sieben siete sept", "eight acht ocho huit", "nine neun nueve neuf",
            "ten zehn diez dix", "eleven elf once onze", "twelve zwölf doce douze",
        )
    )
    for word in words.split()
} | {"twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "hundred": "100", "zwanzig": "20", "dreißig": "30", "hundert": "100"}  # fmt: skip
_OPERATORS = (
    (r"\b(?:plus|und|y|et|más)\b|\band\b(?= \d)", "+"),
    (r"\b(?:minus|menos|moins|weniger)\b", "-"),
    (r"\b(?:times|multiplied by|multipliziert mit|mal|por|fois)\b|[x\u00d7\u00b7](?= ?\d)", "*"),
    (r"\b(?:divided by|over|geteilt durch|durch|dividido (?:por|entre)|entre|divisé par)\b|[\u00f7:](?= ?\d)", "/"),
    (r"\b(?:to the power of|hoch|elevado a|puissance)\b|\^", "**"),
    (r"\bsquared\b|\bzum quadrat\b|\u00b2", "**2"),
    (r"\bcubed\b|\u00b3", "**3"),
    (r"(\d+(?:\.\d+)?) ?(?:%|percent|prozent|por ciento|pour cent) (?:of|von|de) (\d+(?:\.\d+)?)", r"(\1/100*\2)"),
    (r"(?:the )?(?:square root|wurzel|raíz cuadrada|racine carrée)(?: of| aus| von| de)? (\d+(?:\.\d+)?)", r"(\1**0.5)"),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), by) for pattern, by in _OPERATORS)
_PREFACE = re.compile(
    r"^(?:(?:hey|ok|and|so|please|bitte|und|well)[, ]+)*(?:what(?:'?s| is| are| does)|how much (?:is|are)|calculate|compute|work out|solve|can you (?:calculate|add)|"
    r"was (?:ist|sind|macht|ergibt)|wie ?viel (?:ist|sind|macht|ergibt)|rechne(?: mir)?(?: aus)?|berechne|cuánto (?:es|son)|combien (?:font|fait)|calcula|calcule)? *"
)
_TAIL = re.compile(r" *(?:=|equals?|ist|is|make|aus|please|bitte)* *\??$")
_SUM = re.compile(r"^[\d\s.+\-*/()%]*\d[\d\s.+\-*/()%]*$")
_HAS_OPERATION = re.compile(r"\d\)? *(?:\*\*|[+\-*/%])|\*\*")
_DATE_LIKE = re.compile(r"^\d{1,4}(?:[-/.]\d{1,4}){2}$|^\d+(?:\.\d+)?-\d+$|^\+?\d[\d -]{6,}$")


def _sum(part: Part, turn: Turn) -> Answer | None:
    text = part.plain
    if len(text) > LONGEST:
        return None
    expression = _TAIL.sub("", _PREFACE.sub("", text, count=1))
    shown = expression.strip()
    expression = re.sub(r"[^\W\d_]+", lambda word: _NUMBER_WORDS.get(word[0], word[0]), expression)
    expression = re.sub(r"(?<=\d),(?=\d{3}\b)", "", expression)
    expression = re.sub(r"(?<=\d),(?=\d)", ".", expression)
    for pattern, by in _COMPILED:
        expression = pattern.sub(by, expression)
    if (
        not _SUM.match(expression)
        or not _HAS_OPERATION.search(expression)
        or _DATE_LIKE.match(expression.strip())
    ):
        return None
    try:
        value = SimpleEval().eval(expression)
    except ZeroDivisionError:
        return Answer(f"{_shown(shown)}: \u00f7 0?")
    except (InvalidExpression, FeatureNotAvailable, SyntaxError, ValueError, OverflowError, TypeError):
        return None
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    return Answer(f"{_shown(shown)} = {figure(value)}.")


def _shown(sum_: str) -> str:
    """As it was written, with spaces around the signs."""
    shown = re.sub(r"(?<=[\d)])\s*(\*\*|[*/+-])\s*(?=[\d(])", r" \1 ", sum_)
    return shown.replace(" ** ", "^").replace("*", "\u00d7").replace(" / ", " \u00f7 ")


def figure(value: float) -> str:
    """A number as a person writes it: no more than six digits behind the point, none that are zero."""
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return (
        f"{value:.6g}" if abs(value) < 1e-3 or abs(value) >= 1e15 else f"{value:.6f}".rstrip("0").rstrip(".")
    )


SUMS = Skill(
    "sums",
    plainly(_sum),
    (
        Example("What is 12 * (3 + 4)?", "= 84"),
        Example("seven times eight", "= 56"),
        Example("what's 15% of 80?", "= 12"),
        Example("Was ist 7 mal 8?", "= 56"),
        Example("How much is 10 divided by 4?", r"= 2\.5"),
        Example("square root of 144", "= 12"),
        Example("2+2=?", "= 4"),
        Example("1,250 + 50", "= 1300"),
    ),
)
