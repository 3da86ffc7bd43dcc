"""Facts: what a message says about the person's life that may matter later, and how a new one meets the old.

A fact has a subject and an attribute ("person", "home"), and those say what it may replace: a new home
supersedes the old one, whereas a second liking stands beside the first. Its words are the person's own, in
their own language, and must stand in the message it came from.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import Enum

from bestfriend_desktop.domain.memory import Memory, MemoryType

PERSON = "person"
"""The subject of facts about the person who talks."""

SEVERAL = frozenset(
    {
        "likes",
        "dislikes",
        "plan",
        "visited",
        "owns",
        "allergy",
        "language",
        "pet",
        "speaks",
        "health",
        "avoids",
        "eats",
        "moved",
        "joined",
        "plays",
        "family",
    }
)
"""Attributes that hold several values at once; the value belongs to what tells two of them apart."""

SEVERAL_PEOPLE = frozenset(
    "sister brother sibling daughter son child aunt uncle cousin niece nephew grandmother grandma "  # noqa: SIM905 (easier to read)
    "grandfather grandpa friend colleague coworker neighbour neighbor flatmate roommate teacher doctor "
    "therapist schwester bruder tochter sohn oma opa tante onkel freundin freund kollegin kollege "
    "nachbarin nachbar sœur frère fille fils tante oncle amie ami hermana hermano hija hijo tía tío "
    "amiga amigo kids children sons daughters brothers sisters friends kinder söhne töchter "
    "brüder schwestern geschwister freunde freundinnen hijos hijas hermanos hermanas enfants filles "
    "frères sœurs abuela abuelo "
    "enkel enkelin primo prima sobrino sobrina neveu nièce cousine neffe nichte stepson stepdaughter".split()
)
"""Relations of which one may have several: two of them need not be the same person."""

_CLAUSE_END = re.compile(
    r"(?:\s*[,;]+|\s*,?\s+(?:and|but|so|because|since|und|aber|denn|weil|et|mais|y|pero)\b)\s+"
    r"(?=(?:I|I'm|I've|my|we|our|he|she|they|it|ich|mein\w*|wir|unser\w*|er|sie|es|je|j'\w+|mon|ma|mi|me"
    r"|yo)\b)",
    re.IGNORECASE,
)

_OPPOSITES = {"likes": "dislikes", "dislikes": "likes", "avoids": "eats", "eats": "avoids"}
_WITHOUT_END = frozenset(_OPPOSITES)
"""Attributes that say themselves whether it is so or not; a "not" in the sentence puts no end to them."""

_OVER = re.compile(
    r"\b(?:no longer|any ?more|quit|nicht mehr|keine?n? (?:\w+ ){1,2}mehr|n(?:e |').+ plus|ya no"
    r"|(?:am|'m|are|'re|do|have)(?: not|n't)|bin (?:nicht|keine?))\b",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:died|dead|passed (?:away|on)|rainbow bridge|rest in peace|run over|ist tot|lebt nicht mehr"
    r"|überfahren|muerto|muerta|put (?:down|to sleep)|put (?:my|our) (?:[\w-]+,? ){1,4}(?:down|to sleep)"
    r"|gestorben"
    r"|verstorben|eingeschläfert|einschläfern|murió|falleció|décédée?|est morte?)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a message says."""

    type: MemoryType
    """FACT or PREFERENCE."""
    subject: str
    """`person`, or a name or relation: `sister`."""
    attribute: str
    """`home`, `birthday`, `likes`."""
    value: str
    """The heart of it: `Lyon`."""
    content: str
    """The sentence it stands in, or its part that tells it, as the person wrote it."""

    @property
    def key(self) -> tuple[str, str]:
        """What two facts must share for one to replace the other: subject and attribute, folded."""
        attribute = self.attribute.strip().lower()
        relation = self.subject.lower().rpartition(" ")[2]
        if attribute in SEVERAL or (attribute and relation in SEVERAL_PEOPLE):
            attribute = f"{attribute}: {folded(self.value)}"
        return folded(self.subject), attribute

    @property
    def opposite(self) -> tuple[str, str] | None:
        """The key of what this one puts an end to: who dislikes something no longer likes it."""
        attribute = _OPPOSITES.get(self.attribute.strip().lower())
        return (folded(self.subject), f"{attribute}: {folded(self.value)}") if attribute else None


class Meeting(Enum):
    """How a new fact stands to what is remembered under its key."""

    NEW = "new"
    SAME = "same"
    """It was known: strengthened."""
    CHANGED = "changed"
    """The old one was true until now: superseded, and kept with its dates."""
    MOOT = "moot"
    """It says that something is over which was so no longer: "I left Lyon" when the home is Oslo.

    Or it speaks of one who is known to have died, and that does not change.
    """


def meeting(fact: Fact, known: Memory | None) -> Meeting:
    """How a fact stands to the current memory under the same key, or under the opposite one.

    Similarity plays no part: two sentences about a home are alike and may contradict each other.
    """
    if known is None:
        return Meeting.NEW
    if fact.opposite == (known.subject, known.attribute):
        return Meeting.CHANGED
    may_end = fact.attribute.strip().lower() not in _WITHOUT_END
    if (
        tells_of_death(known.content)
        and not tells_of_death(fact.content)
        and stands_in(fact.value, known.content)
    ):
        return Meeting.MOOT  # who has died is still spoken of
    is_over = may_end and says_it_is_over(fact.content)
    was_over = may_end and says_it_is_over(known.content)
    if not stands_in(fact.value, known.content):
        return Meeting.MOOT if is_over else Meeting.CHANGED
    return Meeting.SAME if is_over is was_over else Meeting.CHANGED


def clause_around(sentence: str, start: int, end: int) -> tuple[int, int]:
    """Where the clause of a sentence begins and ends that holds these letters: "I love tea but I hate milk".

    A sentence that tells several things is so cut into those that tell one.
    """
    straight = sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    breaks = list(_CLAUSE_END.finditer(straight))
    return (
        max((one.end() for one in breaks if one.end() <= start), default=0),
        min((one.start() for one in breaks if one.start() >= end), default=len(sentence)),
    )


def says_it_is_over(text: str) -> bool:
    """Whether a sentence says of something that it is no longer so: "I don't live in Lyon any more"."""
    straight = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return _OVER.search(straight) is not None or tells_of_death(straight)


def tells_of_death(text: str) -> bool:
    """Whether a sentence says that somebody died."""
    return _DEATH.search(text) is not None


def stands_in(value: str, text: str) -> bool:
    """True where the words of `value` stand in the text, in order; case and accents do not matter."""
    wanted = folded(value)
    return bool(wanted) and f" {wanted} " in f" {folded(text)} "


def folded(text: str) -> str:
    """The words of a text without case, accents and punctuation, parted by single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
