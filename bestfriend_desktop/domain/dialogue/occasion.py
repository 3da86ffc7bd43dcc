"""From a message and the conversation before it to a `Turn` that skills can read."""

from collections.abc import Sequence
from datetime import datetime

from bestfriend_desktop.domain.care import distress_in
from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.conversation import parts_of
from bestfriend_desktop.domain.dialogue.introductions import introduced
from bestfriend_desktop.domain.dialogue.language import Language, language_of
from bestfriend_desktop.domain.dialogue.turn import Line, ModelOffer, Turn
from bestfriend_desktop.domain.fact_rules import facts_in
from bestfriend_desktop.domain.facts import PERSON
from bestfriend_desktop.domain.persona import COMPANION_NAME

LANGUAGE_LINES = 12
"""How many of the person's last messages tell the language of one that does not."""

HEAVY_LINES = 4
"""For so many messages after a heavy one nothing else is talked of, unless the person thanks or leaves."""

EARLIER_READ = 2
"""Messages before this one that tell with it how heavy it is."""


def turn_of(
    text: str,
    *,
    history: Sequence[Line],
    now: datetime,
    person_name: str = "",
    companion_name: str = COMPANION_NAME,
    remembers: bool = True,
    offer: ModelOffer | None = None,
    language: Language = Language.EN,
) -> Turn:
    """What is known of a message before anything is looked up.

    Args:
        text: what the person says.
        history: the conversation before it, oldest first.
        now: aware, in the person's time zone.
        person_name: from the profile; "" where it says none: then what they have said here counts.
        companion_name: what the companion is called.
        remembers: whether anything of this conversation is remembered.
        offer: the model that would suit this machine; None where there is none to offer.
        language: spoken where no message tells.
    """
    said = [line.text for line in history if line.role is Role.PERSON]
    spoken = language
    for one in said[-LANGUAGE_LINES:]:
        spoken = language_of(one, otherwise=(spoken,))
    return Turn(
        text=text,
        parts=parts_of(text),
        language=language_of(text, otherwise=(spoken,)),
        now=now,
        history=tuple(history),
        person_name=person_name or _name_in([*said, text]),
        companion_name=companion_name,
        remembers=remembers,
        offer=offer,
        distress=distress_in(text, said[-EARLIER_READ:]),
        was_heavy=any(distress_in(one).needs_help_shown for one in said[-HEAVY_LINES:]),
    )


def _name_in(said: Sequence[str]) -> str:
    """The name that the person gave last; "" where they gave none."""
    for text in reversed(said):
        if name := introduced(text):
            return name
        for fact in reversed(facts_in(text)):
            if fact.attribute == "name" and fact.subject == PERSON:
                return fact.value
    return ""
