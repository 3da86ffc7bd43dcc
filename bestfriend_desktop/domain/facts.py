"""Facts: what a message says about the person's life that may matter later, and how a new one meets the old.

A fact has a subject and an attribute ("person", "home"), and those say what it may replace: a new home
supersedes the old one, whereas a second liking stands beside the first. Its words are the person's own, in
their own language, and must stand in the message it came from.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from bestfriend_desktop.domain.memory import Memory, MemoryType

PERSON = "person"
"""The subject of facts about the person who talks."""

SEVERAL = frozenset({"likes", "dislikes", "plan", "visited", "owns", "allergy", "language", "pet", "speaks"})
"""Attributes that hold several values at once; the value belongs to what tells two of them apart."""


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
    """The sentence it stands in, as the person wrote it."""
    when: datetime | None = None
    """When it happens or began, where the sentence says so; aware."""

    @property
    def key(self) -> tuple[str, str]:
        """What two facts must share for one to replace the other: subject and attribute, folded."""
        attribute = self.attribute.strip().lower()
        if attribute in SEVERAL:
            attribute = f"{attribute}: {folded(self.value)}"
        return folded(self.subject), attribute


class Meeting(Enum):
    """How a new fact stands to what is remembered under its key."""

    NEW = "new"
    SAME = "same"
    """It was known: strengthened."""
    CHANGED = "changed"
    """The old one was true until now: superseded, and kept with its dates."""


def meeting(fact: Fact, known: Memory | None) -> Meeting:
    """How a fact stands to the current memory under the same key.

    Similarity plays no part: two sentences about a home are alike and may contradict each other.
    """
    if known is None:
        return Meeting.NEW
    return Meeting.SAME if stands_in(fact.value, known.content) else Meeting.CHANGED


def stands_in(value: str, text: str) -> bool:
    """True where the words of `value` stand in the text, in order; case and accents do not matter."""
    wanted = folded(value)
    return bool(wanted) and f" {wanted} " in f" {folded(text)} "


def folded(text: str) -> str:
    """The words of a text without case, accents and punctuation, parted by single spaces."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.findall(r"\w+", plain))
