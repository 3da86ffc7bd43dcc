"""Small things it knows for certain: a coin, a die, a choice, a number, a word spelt, a joke."""

import random
import re

from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import Answer, Example, Part, Skill, Turn, Wordings, plainly

_COIN = re.compile(
    r"\b(?:flip|toss|throw)\b.*\bcoin\b|\bheads or tails\b|\bmünze\b.*\bwirf|\bwirf\b.*\bmünze\b|\bkopf oder zahl\b|\bcara o cruz\b|\bpile ou face\b"
)
_DIE = re.compile(
    r"\b(?:roll|throw|toss)\b.*\b(?:dic?e|d(?P<sides>\d{1,4}))\b|\bwürf(?:el|le)\b|\b(?:tira|lanza)\b.*\bdados?\b|\blance\b.*\bdés?\b"
)
_HOW_MANY = re.compile(r"\b(two|2|zwei|dos|deux|three|3|drei|tres|trois)\b")
_NUMBER = re.compile(
    r"\b(?:random number|(?:pick|choose|say|give me|think of) (?:a |any )?number|zufallszahl|(?:nenn|wähle?|sag)\w* (?:mir )?(?:eine )?zahl|elige un número|choisis un nombre)\b.*?(-?\d{1,9})\D+?(-?\d{1,9})"
)
_CHOICE = re.compile(
    r"\b(?:choose|pick|decide)(?: (?:between|for me|one))*[:,]? (.{1,60}?) (?:or|and) (.{1,60})$|\bentscheide?(?: (?:dich|zwischen|für mich))*[:,]? (.{1,60}?) (?:oder|und) (.{1,60})$"
)
_SPELL = re.compile(
    r"\b(?:spell(?: the word| me)?|how (?:do you|is|to|do i) spell(?: the word)?|buchstabiere?(?: mir)?(?: das wort)?|wie (?:schreibt|buchstabiert) man|deletrea|épelle)[: ]+[\"'\u201c\u201e]?([^\W\d_]{1,40}(?:[- ][^\W\d_]{1,40})?)"
)
_BACKWARDS = re.compile(r"\b(?:reverse|backwards?|rückwärts)\b")
_WORD_BACKWARDS = re.compile(
    r"\b(?:spell|say|write|reverse|sag|schreib)(?: the word| das wort)? [\"'\u201c]?([^\W\d_]{2,40})\b"
)
_JOKE = re.compile(
    r"\b(?:jokes?|make me laugh|something funny|witz|witze|bring mich zum lachen|chiste|blague)\b"
)

_ANOTHER = re.compile(
    r"(?:(?:and |tell me |please )*(?:another|one more|next)(?: one| joke)?(?: please)?|noch eine[rn]?|otro|encore une?)"
)

_HEADS = {
    Language.EN: ("Heads.", "Tails."), Language.DE: ("Kopf.", "Zahl."), Language.ES: ("Cara.", "Cruz."), Language.FR: ("Pile.", "Face."),
}  # fmt: skip
_ROLLED: Wordings = {
    Language.EN: ("I rolled {result}.", "{result}."),
    Language.DE: ("Gewürfelt: {result}.", "{result}."),
    Language.ES: ("Ha salido {result}.",),
    Language.FR: ("J'obtiens {result}.",),
}
_I_TAKE: Wordings = {
    Language.EN: ("By the coin: {result}.", "Chance says {result}."),
    Language.DE: ("Der Zufall sagt: {result}.", "Die Münze meint {result}."),
    Language.ES: ("El azar dice: {result}.",),
    Language.FR: ("Le hasard dit : {result}.",),
}
_JOKES: Wordings = {
    Language.EN: (
        "Why did the scarecrow get a prize? He was outstanding in his field.",
        "I would tell you a joke about paper, but it's tearable.",
        "What do you call a fish with no eyes? A fsh.",
        "Why don't eggs tell jokes? They would crack each other up.",
        "Parallel lines have so much in common. It's a shame they will never meet.",
        "What did the ocean say to the beach? Nothing, it just waved.",
    ),
    Language.DE: (
        "Treffen sich zwei Magneten. Sagt der eine: Was soll ich heute nur anziehen?",
        "Was ist orange und geht über die Berge? Eine Wanderine.",
        "Warum können Geister so schlecht lügen? Weil man durch sie hindurchsieht.",
        "Was macht ein Pirat am Computer? Er drückt die Enter-Taste.",
        "Wie nennt man einen Keks unter einem Baum? Ein schattiges Plätzchen.",
    ),
    Language.ES: (
        "¿Qué hace una abeja en el gimnasio? Zumba.",
        "¿Cuál es el café más peligroso? El ex-preso.",
    ),
    Language.FR: (
        "Que fait une fraise sur un cheval ? Tagada, tagada.",
        "Quel est le comble pour un électricien ? De ne pas être au courant.",
    ),
}
_SPELT: Wordings = {
    Language.EN: ("{letters}.",),
    Language.DE: ("{letters}.",),
    Language.ES: ("{letters}.",),
    Language.FR: ("{letters}.",),
}


def _chance(part: Part, turn: Turn) -> Answer | None:
    plain = part.plain
    draw = random.Random(
        f"{turn.now.timestamp()} {turn.text}"
    )  # another at each turn, the same when written again
    if _COIN.search(plain):
        return Answer(draw.choice(_HEADS[turn.language]))
    if die := _DIE.search(plain):
        sides = int(die["sides"] or 6)
        many = _HOW_MANY.search(plain)
        count = {"t": 2, "2": 2, "z": 2, "d": 2}.get(many[1][0], 3) if many else 1
        if many and many[1] in ("three", "3", "drei", "tres", "trois"):
            count = 3
        results = " + ".join(str(draw.randint(1, max(2, sides))) for _ in range(count))
        return Answer(turn.pick(_ROLLED, result=results))
    if number := _NUMBER.search(plain):
        low, high = sorted((int(number[1]), int(number[2])))
        return Answer(f"{draw.randint(low, high)}.")
    if choice := _CHOICE.search(plain):
        options = [option for option in choice.groups() if option]
        return Answer(turn.pick(_I_TAKE, result=draw.choice(options)))
    return None


def _spelling(part: Part, turn: Turn) -> Answer | None:
    text = " ".join(part.text.split())
    if _BACKWARDS.search(part.plain) and (word := _WORD_BACKWARDS.search(text)):
        return Answer(f"{word[1][::-1].lower()}.")
    spell = re.search(_SPELL.pattern, text, re.IGNORECASE)
    if not spell:
        return None
    return Answer(turn.pick(_SPELT, letters="-".join(spell[1].upper().replace(" ", ""))))


def _joke(part: Part, turn: Turn) -> Answer | None:
    is_another = _ANOTHER.fullmatch(part.plain) and any(
        joke in turn.last_reply for joke in _JOKES[turn.language]
    )
    if not is_another and (not _JOKE.search(part.plain) or len(part.plain.split()) > 9):
        return None
    return Answer(turn.pick(_JOKES))


CHANCE = Skill(
    "chance",
    plainly(_chance),
    (
        Example("Flip a coin", "^(?:heads|tails)"),
        Example("roll a die please", r"\b[1-6]\b"),
        Example("Pick a number between 5 and 7", r"^[567]\."),
        Example("Wirf eine Münze", "^(?:kopf|zahl)"),
        Example("Würfle mal", r"\b[1-6]\b"),
    ),
)
SPELLING = Skill(
    "spelling",
    plainly(_spelling),
    (
        Example("How do you spell necessary?", "N-E-C-E-S-S-A-R-Y"),
        Example("Buchstabiere Rhythmus", "R-H-Y-T-H-M-U-S"),
    ),
)
JOKE = Skill(
    "joke",
    plainly(_joke),
    (Example("Tell me a joke", r"\w"), Example("Erzähl mir einen Witz!", r"\w", lacks="Modell")),
)
