"""What did we talk about on Friday: what the person said that day, in their words."""

import re

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.asked import is_telling
from bestfriend_desktop.domain.dialogue.knowledge import day_said, quoted
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Asking,
    Example,
    Part,
    SaidIn,
    Skill,
    Turn,
    Wordings,
)
from bestfriend_desktop.domain.time_words import spans_in

MOST_SAID = 4
LONGEST = 160

_ASKS = re.compile(
    r"\b(?:what (?:did|have|were) (?:we|i|you and i) (?:talk|talking|talked|speak|spoken|discuss|discussed|say|said|tell|told|chat|chatted)\w*|what (?:was|were) (?:we|i) (?:talking|saying)|what did i (?:tell|say)"
    r"|worüber haben wir|was haben wir|was (?:habe|hab) ich (?:dir )?.{0,30}(?:gesagt|erzählt)|wovon haben wir|worum ging es"
    r"|(?:de|sobre) qué hablamos|qué te (?:dije|conté)|de quoi (?:avons-nous|on a|a-t-on) parlé|qu'est-ce que je t'ai dit)"
)
_TOPIC = re.compile(
    r"\b(?:about|of|über|von|sobre|de|sur) (?:my|the|a|our|mein\w*|de[rmn]|die|das|mi|la|el|mon|ma|le)\b(?! (?:day|week|tag|woche))"
)
_TODAY_WORDS = re.compile(
    r"\b(?:today|so far|just now|earlier|heute|vorhin|eben|bisher|hoy|hace un momento|aujourd'hui|tout à l'heure)\b"
)
_SAID: Wordings = {
    Language.EN: ("{Day} you said: {words}", "{Day}, in your words: {words}"),
    Language.DE: ("{Day} hast du gesagt: {words}", "{Day}, in deinen Worten: {words}"),
    Language.ES: ("{Day} dijiste: {words}",),
    Language.FR: ("{Day}, tu as dit : {words}",),
}
_NOTHING: Wordings = {
    Language.EN: ("I find nothing from that time.", "Nothing that you said then has come down to me."),
    Language.DE: ("Aus dieser Zeit finde ich nichts.", "Von damals ist nichts da, was du gesagt hast."),
    Language.ES: ("No encuentro nada de ese momento.",),
    Language.FR: ("Je ne trouve rien de ce moment-là.",),
}
_FIRST: Wordings = {
    Language.EN: ("This is the beginning of our conversation.",),
    Language.DE: ("Das ist der Anfang unseres Gesprächs.",),
    Language.ES: ("Este es el comienzo de nuestra conversación.",),
    Language.FR: ("C'est le début de notre conversation.",),
}


def _answer(part: Part, turn: Turn) -> Asking:
    if not _ASKS.search(part.plain):
        return None
    zone = turn.now.tzinfo
    assert zone is not None
    if _TOPIC.search(part.plain):
        return None  # about something: recall knows
    spans = spans_in(part.text, now=turn.now, time_zone=zone)
    if not spans:
        told = [line for line in turn.history if line.role is Role.PERSON and is_telling(line.text)]
        if not _TODAY_WORDS.search(part.plain) and len(part.plain.split()) > 7:
            return None  # about a topic: recall knows
        if not told:
            return Answer(turn.pick(_FIRST))
        words = " ".join(quoted(line.text[:LONGEST], turn) for line in told[-MOST_SAID:])
        day = day_said(told[-1].at, turn)
        return Answer(turn.pick(_SAID, Day=day[:1].upper() + day[1:], words=words))
    found = yield SaidIn(spans[0])
    here = [
        line.text
        for line in turn.history
        if line.role is Role.PERSON and spans[0].start <= line.at < spans[0].end
    ]
    stored = [memory for memory in found.said if is_telling(memory.content)]
    sayings = list(dict.fromkeys([*(memory.content for memory in stored), *filter(is_telling, here)]))
    if not sayings:
        return Answer(turn.pick(_NOTHING))
    at = stored[0].occurred_at if stored else spans[0].start
    day = day_said(at, turn)
    words = " ".join(quoted(text[:LONGEST], turn) for text in _most_telling(sayings))
    return Answer(turn.pick(_SAID, Day=day[:1].upper() + day[1:], words=words))


def _most_telling(sayings: list[str]) -> list[str]:
    """The longest few, in their order."""
    kept = sorted(sayings, key=len, reverse=True)[:MOST_SAID]
    return [text for text in sayings if text in kept]


BY_DAY = Skill(
    "by day",
    _answer,
    (
        Example("What did we talk about on Friday?", "nothing"),
        Example("What did I tell you today?", "plumber", before=("The plumber is coming at nine.",)),
        Example("Worüber haben wir heute geredet?", "Klempner", before=("Der Klempner kommt um neun.",)),
    ),
)
