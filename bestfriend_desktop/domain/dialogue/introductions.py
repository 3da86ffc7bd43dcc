"""Names that people give in passing: "Hi, I'm Lena". No rule of facts draws them, for "I'm German" is built alike."""

import re

_GREETING = r"(?:hi|hey|hello|hallo|moin|servus|guten (?:tag|morgen|abend)|good (?:morning|evening|day)|hola|bonjour|salut|ok(?:ay)?|so|well)"
_NAMING = re.compile(
    rf"^(?P<greeting>{_GREETING}\b[^\w]*(?:there|you|zusammen|everyone|best friend)?[^\w]*)?"
    r"(?i:i am|i'm|im|my name'?s|this is|it'?s|ich bin(?:'?s)?(?:,? (?:der|die))?|hier (?:ist|spricht)|soy|je suis|c'est) "
    r"(?P<name>[A-ZÄÖÜÉ][\w'-]{1,20})(?: (?:here|speaking|hier))?(?:, (?:\d{1,3}|from .*|aus .*))?$".replace(
        "(?i:", "(?i:"
    ),
    re.IGNORECASE,
)
_ADJECTIVES_AND_TRADES = """
    German English French Spanish Italian American British Irish Polish Turkish Russian Chinese Japanese
    Indian Brazilian Dutch Austrian Swiss Swedish Danish Norwegian Greek Jewish Muslim Christian Catholic
    Vegan Vegetarian Single Married Sad Happy Tired Sick Fine Good Bad Okay Ok New Back Here Home Bored
    Lonely Hungry Sorry Sure Ready Gay Lesbian Bi Trans Pregnant Retired Student Teacher Nurse Doctor
    Deutscher Deutsche Lehrer Lehrerin Arzt Ärztin Studentin Rentner Rentnerin Vegetarier Vegetarierin
    Veganer Krank Müde Traurig Allein Neu Not So Very Just A An The From In On At Your My Ein Eine Der
    Die Das Triste Fatigué Feliz Cansado Cansada
"""
_NO_NAMES = frozenset(_ADJECTIVES_AND_TRADES.split())


def introduced(text: str) -> str:
    """The name by which somebody introduces themselves in a short sentence; "" where they do not."""
    for sentence in re.split(r"(?<=[.!?])\s+", text.strip()[:200]):
        plain = sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").strip(" .!")
        found = _NAMING.match(plain)
        if not found:
            continue
        name = found["name"]
        has_greeting = bool(found["greeting"]) or sentence is not text.strip()
        if (
            name[0].isupper()
            and name not in _NO_NAMES
            and (has_greeting or not plain.lower().startswith(_UNSURE))
        ):
            return name
    return ""


_UNSURE = ("ich bin ", "it's ", "this is ", "je suis ", "soy ", "c'est ")
"""What also begins "Ich bin Lehrerin": a name only behind a greeting."""
