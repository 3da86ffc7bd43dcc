"""What do you know about me: the facts, in the person's words; and about one of theirs."""

import re
from collections.abc import Sequence

from bestfriend_desktop.domain.dialogue.knowledge import Known, known_things
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Asking,
    Example,
    KnownFacts,
    Part,
    Skill,
    Turn,
    Wordings,
)
from bestfriend_desktop.domain.dialogue.turn_round import turned_round
from bestfriend_desktop.domain.facts import folded

MOST_LISTED = 8

_ASKS = re.compile(
    r"\b(?:what (?:all |else )?do you (?:know|remember)(?: about| of)? (?:me|us|my life)|what (?:do|have) you (?:know|learn(?:ed|t)|remember(?:ed)?) about me|what have i told you(?: so far| about me| about myself)?$|tell me (?:everything|all|what) (?:you know|you remember)(?: about me)?|do you (?:know|remember) (?:me|anything about me)$|who am i$"
    r"|was (?:alles )?weißt du (?:alles )?(?:über|von) (?:mich|mir)|was weisst du über mich|was habe ich dir (?:bisher |schon )?erzählt|was hast du dir (?:über mich |von mir )?gemerkt|kennst du mich|wer bin ich$|erzähl mir,? was du (?:über mich )?weißt"
    r"|qué (?:sabes|recuerdas) (?:de|sobre) mí|quién soy$|que sais-tu (?:de|sur) moi|qu'est-ce que tu sais (?:de|sur) moi|qui suis-je$)"
)
_LIST: Wordings = {
    Language.EN: ("This is what I know from you: {things}", "So far you have told me: {things}"),
    Language.DE: ("Das weiß ich von dir: {things}", "Bisher hast du mir erzählt: {things}"),
    Language.ES: ("Esto es lo que sé de ti: {things}", "Hasta ahora me has contado: {things}"),
    Language.FR: ("Voici ce que je sais de toi : {things}", "Jusqu'ici tu m'as dit : {things}"),
}
_MORE: Wordings = {
    Language.EN: ("The rest is on the page Memories.",),
    Language.DE: ("Den Rest findest du auf der Seite Erinnerungen.",),
    Language.ES: ("El resto está en la página Recuerdos.",),
    Language.FR: ("Le reste est sur la page Souvenirs.",),
}
_NOTHING: Wordings = {
    Language.EN: (
        "Not much yet: nothing you have told me so far is a fact I could name. What should I know about you?",
    ),
    Language.DE: (
        "Noch nicht viel: Etwas, das ich nennen könnte, hast du mir bisher nicht erzählt. Was sollte ich über dich wissen?",
    ),
    Language.ES: ("Todavía poco: aún no me has contado nada que pueda nombrar. ¿Qué debería saber de ti?",),
    Language.FR: (
        "Pas grand-chose encore : tu ne m'as rien dit que je puisse nommer. Que devrais-je savoir de toi ?",
    ),
}


def _answer(part: Part, turn: Turn) -> Asking:
    if not _ASKS.search(part.plain):
        return None
    found = yield KnownFacts()
    current = [one for one in known_things(turn, found) if one.is_current]
    distinct = list({folded(one.words): one for one in current}.values())
    if not distinct:
        return Answer(turn.pick(_NOTHING))
    distinct = [
        one
        for one in distinct
        if not any(one is not other and folded(one.words) in folded(other.words) for other in distinct)
    ]
    things = " ".join(f"{_worded(one, turn)}." for one in distinct[:MOST_LISTED])
    more = f" {turn.pick(_MORE)}" if len(distinct) > MOST_LISTED else ""
    return Answer(turn.pick(_LIST, things=things) + more)


def _worded(one: Known, turn: Turn) -> str:
    return turned_round(one.words, turn.language) or one.words.rstrip(" .!")


def listed(things: Sequence[Known], turn: Turn) -> str:
    """Some things said back, one sentence each."""
    return " ".join(f"{_worded(one, turn)}." for one in things)


ALL_KNOWN = Skill(
    "all known",
    _answer,
    (
        Example("What do you know about me?", "allergic to walnuts", before=("I am allergic to walnuts.",)),
        Example("What do you know about me?", "not much"),
        Example("Was weißt du über mich?", "Du wohnst in Bonn", before=("Ich wohne in Bonn.",)),
    ),
)
