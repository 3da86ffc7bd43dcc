"""What a message asks of the memory: its forms to search with, whose words would answer, what kind of answer.

Memories are statements ("I painted a sunrise"), so a question is searched for as one too. Nor do the
two who talk call themselves by name: theirs become "I" and "you". The rules are English; a message in another
language keeps its plain text, its names and its times.
"""

import re
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum

from bestfriend_desktop.domain.addressing import PRONOUNS, Addressing
from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.memory import Span
from bestfriend_desktop.domain.time_words import is_time_name, spans_in
from bestfriend_desktop.domain.word_search import fold
from bestfriend_desktop.domain.words import terms


class Asked(StrEnum):
    """What kind of answer is wanted."""

    TIME = "time"
    AMOUNT = "amount"
    PERSON = "person"
    PLACE = "place"
    TITLE = "title"
    """Of a book, a song, a game."""


@dataclass(frozen=True, slots=True)
class Question:
    """A message as recall reads it."""

    text: str
    forms: tuple[str, ...]
    """To search with: the message as the person would say it, then perhaps the same as a statement of whoever
    would answer."""
    words: tuple[str, ...]
    """Its terms to compare with, as `domain.words` makes them; without the two's names, which tell whose
    words would answer: who utters one mostly speaks to the one who has it."""
    speaker: Role | None
    """Whose words would answer; None where it speaks of neither or of both."""
    own_names: frozenset[str]
    """The two's names, as written: hearing them says nothing."""
    people: tuple[str, ...]
    """Others it names, folded."""
    named: tuple[str, ...]
    """All whom it names, folded: the two as well."""
    asked: frozenset[Asked]
    spans: tuple[Span, ...]
    """Times it names."""
    about_past: bool
    """Whether it wants what was before, so that what is no longer so may answer."""


_WH = r"(?:when|what|where|who|whom|whose|why|how|which)"
_AUXILIARY = (
    r"(?:did|does|do|is|are|was|were|has|have|had|can|could|would|will|might|may|should)(?:n't)?"
)  # fmt: skip
_PREFACE = re.compile(
    r"""(?:[\s,;:.!-]*\b(?:
        (?:do|did|can|could|would|will)\ you\ (?:still\ |please\ |maybe\ )?
            (?:remember|recall|know|tell\ me|remind\ me|say)
      | (?:tell|remind)\ me | i\ (?:wonder|forgot|forget|can't\ remember|don't\ remember)
      | hey | hi | hello | so | and | but | well | ok | okay | oh | please | by\ the\ way | again | also
    )\b[\s,;:.!-]*)+""",
    re.VERBOSE | re.IGNORECASE,
)
_OPEN_QUESTION = re.compile(
    rf"""(?:[^,?]{{1,60}},\ )?(?:(?:in|on|at|for|since|from|to|with|by|about|around|until)\ )?
         {_WH}\b(?:'s)?\ ?(?:many\ |much\ |often\ |long\ |(?:kind|type|sort)s?\ of\ )?
         (?P<topic>(?:[\w'"-]+\ ){{0,5}}?){_AUXILIARY}\ (?P<rest>.+)""",
    re.VERBOSE | re.IGNORECASE,
)
_SUBJECT_QUESTION = re.compile(rf"{_WH}\b(?:'s)?\ (?P<rest>.+)", re.IGNORECASE)
_CLOSED_QUESTION = re.compile(
    rf"""(?i:{_AUXILIARY})\ (?P<rest>(?:[A-Z]\w*|(?i:i|you|he|she|it|we|they|my|your|his|her|its|our|their|the
         |this|that|these|those|there|an?|any|anyone|someone))\b.+)""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"(?<=[?!])\s+|(?<=[^\W\d_A-Z]{2}\.)\s+|\n+")
_NAME = re.compile(r"(?<![.?!\n]\s)(?<!^)\b(?!I\b)[^\W\d_a-z][\w-]*[^\W\d_]", re.MULTILINE)
_ASKED = {
    Asked.TIME: re.compile(
        r"^(?:(?:since )?when|how (?:long|recently)"
        r"|(?:(?:in|on|around|during|since) )?(?:what|which) (?:year|month|week|weekend|day|date|time))\b",
        re.IGNORECASE,
    ),
    Asked.AMOUNT: re.compile(r"\bhow (?:many|much|often|old|long)\b", re.IGNORECASE),
    Asked.PERSON: re.compile(r"\bwho(?:m|se)?\b|\bname(?:s|d)?\b", re.IGNORECASE),
    Asked.PLACE: re.compile(r"\bwhere\b|\b(?:which|what) (?:city|country|state|place|town)\b", re.IGNORECASE),
    Asked.TITLE: re.compile(
        r"\b(?:book|movie|film|song|show|series|game|band|title|album|novel)s?\b", re.IGNORECASE
    ),
}
_PAST = re.compile(
    r"\b(?:used to|before|previous(?:ly)?|former(?:ly)?|earlier|originally|back then|in the past|no longer|"
    r"old(?:er)? (?:job|home|house|flat|place|address|name|number)|früher|vorher|damals|ehemalig\w*)\b",
    re.IGNORECASE,
)


def read_question(
    text: str, *, person_name: str = "", companion_name: str = "", now: datetime, time_zone: tzinfo
) -> Question:
    """Read a message of the person.

    Args:
        text: what the person says.
        person_name: what the person is called, for those who speak of themselves by name; "" unknown.
        companion_name: what the companion is called; "" unknown.
        now: aware.
        time_zone: of the person.
    """
    addressing = Addressing(person_name, companion_name)
    whole = text.replace("\u2019", "'").strip()
    plain = addressing.uncalled(whole)
    own_named = addressing.names(plain)
    question = _question_in(plain)
    meant = addressing.roles(question) or addressing.roles(plain)
    statement = _statement(question)
    said = addressing.as_said_by(Role.PERSON, plain) if statement and addressing.names(whole) else text
    if meant:
        statement = addressing.as_said_by(meant[0], statement)
    people = _people(plain, own_named)
    return Question(
        text=text,
        forms=(said, statement) if statement and statement != said else (said,),
        words=_words(text, addressing.names(whole)),
        speaker=meant[0] if len(meant) == 1 else None,
        own_names=addressing.own_names,
        people=people,
        named=(*people, *sorted(own_named)),
        asked=frozenset(asked for asked, pattern in _ASKED.items() if pattern.search(question)),
        spans=spans_in(text, now=now, time_zone=time_zone),
        about_past=_PAST.search(plain) is not None,
    )


def _question_in(text: str) -> str:
    """The last sentence that asks, rid of its preface ("Do you remember ..."); "" where none does."""
    for sentence in reversed(_SENTENCE_END.split(text)):
        preface = _PREFACE.match(sentence)
        rest = sentence[preface.end() :] if preface else sentence
        asks = _OPEN_QUESTION.match(rest) or (preface and _SUBJECT_QUESTION.match(rest))
        if asks or sentence.endswith("?"):
            return rest if any(map(str.isalnum, rest)) else sentence
    return ""


def _statement(question: str) -> str:
    """From "When did I paint a sunrise?" to "I paint a sunrise"; "" where no rule fits."""
    plain = question.rstrip(" ?!.")
    if found := _OPEN_QUESTION.match(plain):
        return found["topic"] + found["rest"]
    found = _CLOSED_QUESTION.match(plain) or _SUBJECT_QUESTION.match(plain)
    return found["rest"] if found else ""


def _words(text: str, own_named: set[str]) -> tuple[str, ...]:
    every = terms(text)
    own = {term for name in own_named for term in terms(name)}
    return tuple(term for term in every if term not in own) or tuple(every)


def _people(text: str, own_named: set[str]) -> tuple[str, ...]:
    """Names in the text besides the two: capitalised within a sentence, and no day or month."""
    known = own_named | PRONOUNS.keys()
    names = (fold(found.group()) for found in _NAME.finditer(text))
    return tuple(dict.fromkeys(name for name in names if name not in known and not is_time_name(name)))
