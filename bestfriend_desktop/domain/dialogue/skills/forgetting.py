"""Forget that: asked back first, with the very words, and done only after a yes."""

import re
from collections.abc import Generator

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.asked import is_telling
from bestfriend_desktop.domain.dialogue.knowledge import (
    ASKS_TO_FORGET,
    QUOTE,
    YES,
    Known,
    forgotten_here,
    known_things,
    memories_of,
    quoted,
)
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Asking,
    Example,
    Found,
    KnownFacts,
    Lookup,
    Part,
    Recall,
    Skill,
    Turn,
    Wordings,
)
from bestfriend_desktop.domain.facts import folded
from bestfriend_desktop.domain.memory import MemoryId
from bestfriend_desktop.domain.words import terms

_ASKS = re.compile(
    r"^(?:(?:please|bitte|can you|could you|kannst du|no|ok|oh)[, ]+)*(?:forget|don'?t (?:remember|keep|save|store)|delete|erase|remove|vergiss|lösche?|merk dir (?:das )?nicht|olvida(?:te)?|borra|oublie|efface)\b(?P<what>.*)"
)
_NOT_A_MEMORY = re.compile(
    r"\b(?:about it|it\s*$|instructions|rules|prompt|file|files|folder|me not|conversation|chat|account)\b|^ (?:me|to)\b"
)
_THAT = re.compile(
    r"^\W*(?:that|this|it|what i (?:just )?said|the last (?:thing|message|one)|das|dies|es|was ich (?:gerade |eben )?gesagt habe|eso|esto|lo que dije|ça|cela|ce que j'ai dit)?(?: again| please| bitte| wieder)*\W*$"
)
_EVERYTHING = re.compile(r"\b(?:everything|all|alles|todo|tout)\b")
_NO = re.compile(r"(?:no|nope|don'?t|keep it|nein|nee|lieber nicht|behalte? es|non)(?:[, ]+.{0,30})?")

_ASK: Wordings = {
    Language.EN: (
        "Shall I forget this? {words} Say yes or no.",
        "Do you want me to forget this: {words} Yes or no?",
    ),
    Language.DE: (
        "Soll ich das vergessen? {words} Sag ja oder nein.",
        "Möchtest du, dass ich das vergesse: {words} Ja oder nein?",
    ),
    Language.ES: ("¿Quieres que olvide esto? {words} Di sí o no.",),
    Language.FR: ("Veux-tu que j'oublie ceci ? {words} Dis oui ou non.",),
}
_DONE: Wordings = {
    Language.EN: (
        "Forgotten. For thirty days it can be brought back on the page Memories.",
        "It's gone from my memory.",
    ),
    Language.DE: (
        "Vergessen. Dreißig Tage lang lässt es sich auf der Seite Erinnerungen zurückholen.",
        "Es ist aus meinem Gedächtnis.",
    ),
    Language.ES: ("Olvidado. Durante treinta días puede recuperarse en la página Recuerdos.",),
    Language.FR: ("Oublié. Pendant trente jours, cela peut être rétabli sur la page Souvenirs.",),
}
_KEPT: Wordings = {
    Language.EN: ("Then I'll keep it.", "All right, it stays."),
    Language.DE: ("Dann behalte ich es.", "Gut, es bleibt."),
    Language.ES: ("Entonces lo guardo.",),
    Language.FR: ("Alors je le garde.",),
}
_NOTHING: Wordings = {
    Language.EN: ("I find nothing of that kind to forget.", "There is nothing like that in my memory."),
    Language.DE: (
        "Ich finde nichts dergleichen, das ich vergessen könnte.",
        "So etwas steht nicht in meinem Gedächtnis.",
    ),
    Language.ES: ("No encuentro nada así que olvidar.",),
    Language.FR: ("Je ne trouve rien de tel à oublier.",),
}
_ALL: Wordings = {
    Language.EN: (
        "To forget everything, use the page Memories: there you see what goes, and can take it back.",
    ),
    Language.DE: (
        "Um alles zu vergessen, nimm die Seite Erinnerungen: Dort siehst du, was geht, und kannst es zurückholen.",
    ),
    Language.ES: (
        "Para olvidarlo todo, usa la página Recuerdos: allí ves lo que se borra y puedes recuperarlo.",
    ),
    Language.FR: (
        "Pour tout oublier, utilise la page Souvenirs : tu y vois ce qui part et tu peux le rétablir.",
    ),
}


def _ask(part: Part, turn: Turn) -> Asking:
    asked = _ASKS.match(part.plain)
    if not asked or (_NOT_A_MEMORY.search(asked["what"]) and not _THAT.match(asked["what"])):
        return None
    if _EVERYTHING.search(asked["what"]):
        return Answer(turn.pick(_ALL))
    words = _last_told(turn) if _THAT.match(asked["what"]) else ""
    if not words:
        words = yield from _nearest(asked["what"], turn)
    if not words:
        return Answer(turn.pick(_NOTHING))
    return Answer(turn.pick(_ASK, words=quoted(words, turn)))


def _last_told(turn: Turn) -> str:
    told = [
        line.text
        for line in turn.history
        if line.role is Role.PERSON and not line.text.rstrip().endswith("?")
    ]
    return told[-1] if told else ""


def _nearest(what: str, turn: Turn) -> Generator[Lookup, Found, str]:
    """The words of what is known that share the most with what is asked for."""
    wanted = set(terms(what)) - {"about", "über"}
    facts = yield KnownFacts()
    recalled = yield Recall(what)
    known = [(one.words, set(terms(one.words))) for one in known_things(turn, facts)]
    known += [
        (line.text, set(terms(line.text)))
        for line in turn.history
        if line.role is Role.PERSON
        and is_telling(line.text)
        and folded(line.text) not in forgotten_here(turn)
    ]
    known += [
        (one.memory.content, set(terms(one.memory.content)))
        for one in recalled.recollections
        if one.memory.speaker is not Role.COMPANION and is_telling(one.memory.content)
    ]
    best = max(known, key=lambda one: len(wanted & one[1]), default=("", set()))
    return best[0] if wanted & best[1] else ""


def _decide(part: Part, turn: Turn) -> Asking:
    words = _asked_back(turn)
    if not words:
        return None
    if _NO.fullmatch(part.plain):
        return Answer(turn.pick(_KEPT))
    if not YES.fullmatch(part.plain):
        return None
    facts = yield KnownFacts()
    recalled = yield Recall(words)
    return Answer(turn.pick(_DONE), forget=_to_forget(words, known_things(turn, facts), recalled))


def _asked_back(turn: Turn) -> str:
    """The words that the companion has just asked about; "" where it asked something else."""
    quote = QUOTE.search(turn.last_reply)
    return quote[1] if quote and ASKS_TO_FORGET.search(turn.last_reply) else ""


def _to_forget(words: str, known: list[Known], recalled: Found) -> tuple[MemoryId, ...]:
    """The memory with these words, and the facts that were drawn from it."""
    whole = folded(words)
    facts = memories_of(one for one in known if folded(one.words) in whole or whole in folded(one.words))
    said = tuple(one.memory.id for one in recalled.recollections if folded(one.memory.content) == whole)
    return tuple(dict.fromkeys((*facts, *said)))


FORGETTING = Skill(
    "forgetting",
    _ask,
    (
        Example("Forget that.", r"“I live in Lyon\.”.*yes or no", before=("I live in Lyon.",)),
        Example("Please forget my allergy to nuts", "allergic to nuts", before=("I am allergic to nuts.",)),
        Example("Vergiss das bitte", "ja oder nein", before=("Ich wohne in Bonn.",)),
        Example("Forget it", "forget|nothing"),
    ),
)
FORGET_CONFIRMED = Skill(
    "forget confirmed",
    _decide,
    (
        Example("yes", "forgotten|gone", before=("I live in Lyon.", "Forget that.")),
        Example("no", "keep it|stays", before=("I live in Lyon.", "Forget that.")),
        Example("ja", "vergessen|gedächtnis", before=("Ich wohne in Bonn.", "Vergiss das.")),
    ),
    is_for_whole=True,
)
