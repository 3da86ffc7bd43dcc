"""Facts drawn by rules: what people say of themselves and their own in plain sentences.

Used where the language model is too small to be asked, for it would invent. The rules (`fact_phrases`, read
in the sentences that `own_words` finds) are few and strict: a missed fact is still found word for word among
the conversation memories, a wrong one is believed.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from bestfriend_desktop.domain.fact_phrases import BLANKS, PHRASES, VAGUE
from bestfriend_desktop.domain.facts import PERSON, Fact, clause_around, folded, says_it_is_over
from bestfriend_desktop.domain.memory import MemoryType
from bestfriend_desktop.domain.own_words import INNER_STOP, Statement, masked, statements

LONGEST_SENTENCE = 300
"""Longer ones are seldom plain, in characters."""

LONGEST_VALUE = 60
"""What follows "I love ..." for longer than this is a story and no liking, in characters."""

_PAIR_OF_QUOTES = re.compile(r"^[\"'“„«]([^\"“”„«»]+)[\"'”“»]$")
_LINK = re.compile(r"(?: *,)? *(?:[,\u2013\u2014]|\b(?:and|but|und|aber|et|y|pero)\b) *$", re.IGNORECASE)
_INITIALS = re.compile(rf"{INNER_STOP}\w\.$")
_ONESELF = re.compile(
    rf"\b(?:I(?![.{INNER_STOP}]\w)|my|mine|me|myself|ich|mein(?:e[rsnm]?)?|mir|mich)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    type: MemoryType
    attribute: str
    """May contain `{kind}`, which the pattern's own group fills."""


@dataclass(frozen=True, slots=True)
class _Find:
    """A fact and where in its sentence the phrase stands that tells it."""

    fact: Fact
    start: int
    end: int


def facts_in(text: str) -> list[Fact]:
    """The facts that a message of the person states plainly, in the order of the message."""
    found: dict[tuple[str, str, str], Fact] = {}
    for statement in statements(text):
        if len(statement.text) > LONGEST_SENTENCE:
            continue
        for fact in _with_words_of_their_own(statement, list(_finds(statement))):
            found.setdefault((*fact.key, fact.value.casefold()), fact)
    return list(found.values())


def fact_by_hand(content: str, type_: MemoryType) -> Fact:
    """What was written by hand, with what the rules make of it; it is one memory, whatever it says.

    Where no rule fits but it speaks of oneself it is about the person; else about nobody in particular, and
    its subject is empty. Only a single fact about the person has an attribute, by which it may be replaced:
    "My friend Lisa plays chess" must not take the place of "My friend Tom hates nuts", and there is no
    message to fall back on.
    """
    drawn = facts_in(content)
    subjects = {fact.subject for fact in drawn}
    subjects -= {
        fact.subject for fact in drawn if fact.attribute == "name" and fact.value.lower() in subjects
    }
    if len(drawn) == 1 and subjects == {PERSON}:
        return replace(drawn[0], type=type_, content=content)
    if len(subjects) == 1:
        (subject,) = subjects
    else:
        subject = PERSON if subjects or _ONESELF.search(masked(content)) else ""
    return Fact(type_, subject, attribute="", value="", content=content)


def _finds(statement: Statement) -> Iterator[_Find]:
    plain = statement.plain
    if plain.isupper() or (len(plain.split()) > 3 and all(not word[0].islower() for word in plain.split())):
        plain = plain.lower()  # where all words have capitals, those are no sign of a name
    for rule in _rules():
        for match in rule.pattern.finditer(plain):
            if statement.tells(match.start()) and (fact := _fact(rule, match, statement)):
                yield _Find(fact, *match.span())


def _fact(rule: _Rule, match: re.Match[str], statement: Statement) -> Fact | None:
    groups = match.groupdict()
    start, end = match.span("value")
    if _INITIALS.search(statement.plain[start : end + 1]):
        end += 1  # the stop of "U.S." is a part of it
    value = _PAIR_OF_QUOTES.sub(r"\1", statement.text[start:end].strip(" -"))
    if not folded(value) or len(value) > LONGEST_VALUE or VAGUE.search(value):
        return None
    subject = (groups.get("called") or groups.get("relation") or PERSON).lower()
    attribute = rule.attribute.format(kind=(groups.get("kind") or "").lower())
    return Fact(rule.type, subject, attribute, value, statement.text)


def _with_words_of_their_own(statement: Statement, finds: list[_Find]) -> list[Fact]:
    """The facts of a sentence in its order, each with the words that tell it: no two look the same.

    A sentence with one fact is left whole. Else each has its clause; of several in a clause the first has it
    all, and the others the phrase alone ("my wife Anna").
    """
    kept: dict[tuple[str, ...], _Find] = {}
    for find in sorted(finds, key=lambda one: (one.start, -one.end)):
        key = (*find.fact.key, find.fact.value.casefold())
        if key not in kept or says_it_is_over(statement.text[find.start : find.end]):
            kept[key] = find
    found = [find for find in kept.values() if not _only_names(find, kept.values())]
    if len(found) < 2:
        return [find.fact for find in found]
    facts, taken = [], 0
    for find, following in zip_longest(found, found[1:]):
        start, end = clause_around(statement.text, find.start, find.end)
        if following and (link := _LINK.search(statement.plain, find.end, following.start)):
            end = min(end, link.start())
        if start < taken:
            start, end = find.start, end if find.start >= taken else find.end
        taken = end
        facts.append(replace(find.fact, content=statement.text[start:end].strip(" \u2013\u2014-")))
    return facts


def _only_names(find: _Find, others: Iterable[_Find]) -> bool:
    """True of "My sister Mara" in a phrase that tells something of Mara herself."""
    return find.fact.attribute == "name" and any(
        other.start <= find.start < other.end and other.fact.subject == find.fact.value.lower()
        for other in others
    )


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    """The phrases as patterns: words match in any case, what fills a blank keeps its own.

    The case of a name is part of its sign: "I live in Lyon" names a place, "I live in fear" does not.
    """
    rules = []
    for type_, attribute, phrases in PHRASES:
        for phrase in phrases:
            pattern = re.sub(r"\{([A-Za-z_]+)\}", lambda blank: f"(?-i:{BLANKS[blank[1]]})", phrase)
            rules.append(_Rule(re.compile(rf"\b(?i:{pattern})"), type_, attribute))
    return tuple(rules)
