"""Numbers that are said digit by digit: of telephones, accounts, cards, books; the same in all languages."""

import re

from bestfriend_desktop.domain.spoken.rules import Rule, rules, spelled

LONGEST_GROUP = 5
"""Digits in one breath, where the number itself is not grouped."""

FEWEST_DIGITS = 6
MOST_DIGITS = 15
"""Of a telephone number with its code (E.164)."""

_CALL = (
    r"call|dial|ring|phone|telephone|tel|fax|mobile|cell|hotline|helpline|lifeline|whatsapp|sms|text|"
    r"telefon|handy|mobil|durchwahl|notruf|rufnummer|nummer|ruf|rufe|rufen|wähle|wählen|anrufen|erreichbar|erreichst|"
    r"teléfono|móvil|llama|llame|llamar|marca|marque|téléphone|portable|appelle|appelez|composez|numéro"
)

_DIAL = (
    r"call|dial|ring|phone|text|hotline|helpline|lifeline|ruf|rufe|rufen|wähle|wählen|anrufen|notruf|llama|llame|"
    r"marca|marque|appelle|appelez|composez"
)
"""After these, three digits are a number to be dialled."""

_NOT_COUNTED = (
    r"(?![\w%]|[.,:/-]\d| \d{2}| (?:[a-zäöü]+s|people|times|personas|fois|personnes)\b| [A-ZÄÖÜ][a-zäöüß]+)"
)
"""What does not follow a number that is dialled: what is counted."""

EMERGENCY = r"911|999|988|112|110|111|000|119|118|115|117|116[ -]?\d{3}"

_BETWEEN = r"[ \u00a0/.()-]{1,3}"
_GROUPS = rf"\d{{1,15}}(?:{_BETWEEN}\d{{1,7}}){{0,6}}"


def digits(number: str) -> str:
    """`+49 (0)30 1234` as `plus 4 9, 0, 3 0, 1 2 3 4`, without the plus; long groups get a breath in between."""
    groups: list[str] = []
    for group in re.findall(r"\d+", number):
        rest = group
        while len(rest) > LONGEST_GROUP:
            groups.append(rest[:3])
            rest = rest[3:]
        groups.append(rest)
    return ", ".join(spelled(group) for group in groups)


def telephones(plus: str) -> tuple[Rule, ...]:
    """Rules for numbers of telephones, accounts and cards.

    Args:
        plus: the word for +.
    """

    def with_plus(found: re.Match[str]) -> str:
        count = sum(letter.isdigit() for letter in found[0])
        if not FEWEST_DIGITS <= count <= MOST_DIGITS:
            return found[0]
        return (f"{plus} " if found[0].startswith("+") else "") + digits(found[0])

    def called(found: re.Match[str]) -> str:
        return found[1] + digits(found[2])

    def local(found: re.Match[str]) -> str:
        is_range = found[1].endswith("0") and found[2].endswith("00")
        return found[0] if is_range else digits(found[0])

    def account(found: re.Match[str]) -> str:
        return ", ".join(
            spelled(found[0].replace(" ", "")[at : at + 4]) for at in range(0, _bare(found[0]), 4)
        )

    return rules(
        (r"\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){3,7}(?: ?[\dA-Z]{1,3})?\b", account),  # IBAN
        (r"(?<![\w.,-])\d{4}([ -])\d{4}\1\d{4}\1\d{3,4}\b", lambda found: digits(found[0])),  # a card
        (r"(?<![\w.,-])\d{1,5}(?:-\d{1,7}){3}-[\dX]\b", lambda found: digits(found[0])),  # ISBN
        (rf"(?<!\w)\+{_GROUPS}(?![\d%])", with_plus),
        (r"(?<![\w.,+-])(?:1[-. ])?(?:\(\d{3}\) ?|\d{3}[-. ])\d{3}[-. ]\d{4}(?![\d-])",
         lambda found: digits(found[0])),
        (r"(?<![\w.,+-])(\d{3})-(\d{4})(?![\d-])", local),
        (r"(?<![\w.,:/+-])(?<!\d )0\d{1,5}(?: ?/ ?|[ -])\d{1,8}(?:[ /-]\d{1,8}){0,5}(?![\d:.,/%]\d|\d)", with_plus),
        (r"(?<![\w.,:/+-])\(0\d{1,5}\) ?\d{2,8}(?:[ /-]\d{1,7}){0,4}(?!\d)", with_plus),
        (r"(?<![\w.,:/+-])(?<!\d )0\d{2,13}(?![\w%]|[.,:]\d)", lambda found: digits(found[0])),
        (r"(?<![\w.,:/+-])116[ -]?\d{3}(?![\w%]|[.,:]\d)", lambda found: digits(found[0])),
        (rf"((?i:\b(?:{_CALL})\b\.?:?(?: (?:at|to|the|on|is|number|die|den|auf|unter|an|lautet|nummer|al|le|el|"
         rf"mich|[A-Z]+ to))*):? )(\d{{2,7}}(?:[ /.-]\d{{2,7}}){{1,5}}|\d{{5,13}}){_NOT_COUNTED}", called),
        (rf"((?i:\b(?:{_DIAL})\b:?(?: (?:at|to|the|or|on|die|den|al|le|el|[A-Z]+ to))*):? )(\d{{3,4}}){_NOT_COUNTED}", called),
        (r"(: )(?!\d{1,3}(?: \d{3})+(?!\d| \d))(\d{4}(?: \d{4})|\d{2,4}(?: \d{2,4}){2,5})(?![\w%]|[.,:/-]\d)", called),
        (rf"(?i)(\b(?:{_CALL}|emergency|police|ambulance|polizei|feuerwehr|rettungsdienst|notfall|emergencia|urgence)\b(?:[^.!?;\d]{{0,30}}? )?)({EMERGENCY})"
         r"(?![\w%-]|[.,:]\d| (?:\w+s|people|leute|personen|mal|times)\b)", called),
        (rf"((?:\d, )?\d \d \d,? (?:or|and|oder|und|o|ou|y|et) )(\d{{3,4}}|{EMERGENCY}){_NOT_COUNTED}", called),
        (rf"()\b({EMERGENCY})(?= (?:Suicide|Crisis|Lifeline)| \((?:US|USA|EU|UK|[A-Z]{{2}}|Europe|Germany)\))", called),
    )  # fmt: skip


def _bare(text: str) -> int:
    return len(text.replace(" ", ""))
