"""What is known of the person at this moment: facts from the memory and from this very conversation.

Facts are drawn behind the conversation, a second after it falls silent; so what was said a moment ago is read
from the conversation itself, and a temporary conversation, of which nothing is kept, knows itself all the same.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import Found, Part, Turn
from bestfriend_desktop.domain.fact_rules import facts_in
from bestfriend_desktop.domain.facts import SEVERAL, folded
from bestfriend_desktop.domain.memory import Memory, MemoryId
from bestfriend_desktop.domain.time_words import day_in_words

MOST_LINES_READ = 60
"""Lines of this conversation that are read for facts: older ones have long been drawn."""


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that the person has told."""

    subject: str
    """`person`, `sister`, `mara`; "" for what was said of nobody in particular."""
    attribute: str
    """`home`, `likes`; without the value that tells two likings apart."""
    words: str
    """The person's own."""
    at: datetime
    """When they said so; aware, in their time zone."""
    value: str = ""
    """The heart of it, `Porto`; of what the memory knows only for names."""
    is_current: bool = True
    until: datetime | None = None
    """Since when it is no longer so, where that is known."""
    memory: Memory | None = None
    """None for what stands in this conversation only, or was not drawn yet."""


def forgotten_here(turn: Turn) -> frozenset[str]:
    """What the person has had forgotten in this conversation, folded: its words still stand in the history."""
    return frozenset(
        folded(quote[1])
        for asked, answered in pairwise(turn.history)
        if asked.role is Role.COMPANION
        and answered.role is Role.PERSON
        and YES.fullmatch(Part(answered.text).plain)
        and ASKS_TO_FORGET.search(asked.text)
        if (quote := QUOTE.search(asked.text))
    )


YES = re.compile(
    r"(?:yes|yep|yeah|sure|ok(?:ay)?|do it|please do|confirm|ja|jep|klar|mach(?: das)?|bitte|sí|si|claro|oui|d'accord)"
    r"(?:[, ]+(?:please|do|forget it|bitte|por favor|s'il te plaît|vergiss es|mach das))*"
)
ASKS_TO_FORGET = re.compile(
    r"Shall I forget this\?|want me to forget this:|Soll ich das vergessen\?|dass ich das vergesse:"
    r"|que olvide esto\?|que j'oublie ceci"
)
"""How the skill of forgetting asks back; a yes to another question with a quotation forgets nothing."""
QUOTE = re.compile(r"[\u201c\u201e\u00ab]\u00a0?(.+?)\u00a0?[\u201d\u201c\u00bb]")
"""What stands between the quotation marks that `quoted` sets."""


def known_things(turn: Turn, found: Found) -> list[Known]:
    """All facts at hand, the newest first; what was replaced is marked, and stands behind what is so."""
    known = [_of_memory(memory, turn) for memory in found.facts]
    for one in _told_here(turn):
        _take_in(one, known)
    gone = forgotten_here(turn)
    known = [one for one in known if folded(one.words) not in gone]
    known.sort(key=lambda one: (one.is_current, one.at), reverse=True)
    return known


def _take_in(one: Known, known: list[Known]) -> None:
    """Add what was told in this conversation: not what is known already, and it may end what was so."""
    for at, other in enumerate(known):
        if folded(other.words) == folded(one.words) and other.attribute == one.attribute:
            return
        same_key = (other.subject, other.attribute) == (one.subject, one.attribute)
        if other.is_current and same_key and other.memory is None and one.attribute not in _SEVERAL:
            known[at] = replace(other, is_current=False, until=one.at)
    known.append(one)


_SEVERAL = SEVERAL | {"name"}
_NAMING = frozenset(("name", "pet"))


def _told_here(turn: Turn) -> Iterable[Known]:
    lines = [line for line in turn.history[-MOST_LINES_READ:] if line.role is Role.PERSON]
    for line in lines:
        for fact in facts_in(line.text):
            yield Known(folded(fact.subject), fact.attribute.lower(), fact.content, line.at, value=fact.value)


def _of_memory(memory: Memory, turn: Turn) -> Known:
    attribute = memory.attribute.partition(":")[0]
    value = ""
    if attribute in _NAMING:  # of two hundred facts only these are asked for their value
        value = next(
            (
                fact.value
                for fact in facts_in(memory.content)
                if fact.attribute.lower() == attribute and folded(fact.subject) == memory.subject
            ),
            "",
        )
    return Known(
        memory.subject,
        attribute,
        memory.content,
        memory.occurred_at.astimezone(turn.now.tzinfo),
        value,
        memory.is_current,
        memory.valid_until,
        memory,
    )


def names_of(relation: Sequence[str], known: Iterable[Known]) -> set[str]:
    """What those are called who are this to the person, folded: `sister` -> {`mara`}."""
    wanted = set(relation)
    return {
        folded(one.value)
        for one in known
        if one.attribute in _NAMING and one.value and wanted & set(folded(one.words).split())
    } - {""}


def memories_of(known: Iterable[Known]) -> tuple[MemoryId, ...]:
    """The memories behind them."""
    return tuple(dict.fromkeys(one.memory.id for one in known if one.memory))


_MONTHS = {
    Language.DE: [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    Language.ES: (
        [
            "enero",
            "febrero",
            "marzo",
            "abril",
            "mayo",
            "junio",
            "julio",
            "agosto",
            "septiembre",
            "octubre",
            "noviembre",
            "diciembre",
        ]
    ),
    Language.FR: (
        [
            "janvier",
            "février",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet",
            "août",
            "septembre",
            "octobre",
            "novembre",
            "décembre",
        ]
    ),
}
_NEAR = {
    Language.EN: ("today", "yesterday"),
    Language.DE: ("heute", "gestern"),
    Language.ES: ("hoy", "ayer"),
    Language.FR: ("aujourd'hui", "hier"),
}


def day_said(at: datetime, turn: Turn) -> str:
    """The day as it stands in a sentence: `today`, `on 1 December`, `am 1. Dezember 2025`."""
    day = at.astimezone(turn.now.tzinfo).date()
    back = (turn.today - day).days
    if back in (0, 1):
        return _NEAR[turn.language][back]
    year = "" if day.year == turn.today.year else f" {day.year}"
    if turn.language is Language.EN:
        return f"on {day_in_words(day).split(' ', 1)[1].rsplit(' ', 1)[0]}{year}"
    month = _MONTHS[turn.language][day.month - 1]
    if turn.language is Language.DE:
        return f"am {day.day}. {month}{year}"
    if turn.language is Language.ES:
        return f"el {day.day} de {month}{year and ' de' + year}"
    return f"le {day.day}{'er' if day.day == 1 else ''} {month}{year}"


def quoted(words: str, turn: Turn) -> str:
    """The words between the quotation marks of the language, on one line."""
    line = " ".join(words.split())
    opening, closing = _MARKS[turn.language]
    return f"{opening}{line}{closing}"


_MARKS = {
    Language.EN: ("\u201c", "\u201d"),
    Language.DE: ("\u201e", "\u201c"),
    Language.ES: ("\u00ab", "\u00bb"),
    Language.FR: ("\u00ab\u00a0", "\u00a0\u00bb"),
}
