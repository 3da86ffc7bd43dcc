"""Facts drawn by rules: what people say of themselves in plain sentences.

Used where the language model is too small to be asked, for it would invent. The rules (`fact_phrases`) are
few and strict: a missed fact is still found word for word among the conversation memories, a wrong one is
believed.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bestfriend_desktop.domain.fact_phrases import BLANKS, DOUBT, PHRASES, VAGUE
from bestfriend_desktop.domain.facts import PERSON, Fact
from bestfriend_desktop.domain.memory import MemoryType

LONGEST_SENTENCE = 300
"""Longer ones are seldom plain, in characters."""

LONGEST_VALUE = 60
"""What follows "I love ..." for longer than this is a story and no liking, in characters."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]+|(?<=\d)\.(?= \w)[^.!?\n]+)*[.!?]*")
_ONESELF = re.compile(r"\b(?:I(?!\.\w)|my|mine|me|myself|ich|mein(?:e[rsnm]?)?|mir|mich)\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«][^\"”“»]*[\"”»]|^>.*$|```.*?```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class _Rule:
    pattern: re.Pattern[str]
    type: MemoryType
    attribute: str
    """May contain `{kind}`, which the pattern's own group fills."""


def facts_in(text: str) -> list[Fact]:
    """The facts that a message of the person states plainly; none of questions, quotes and suppositions."""
    found: dict[tuple[str, str, str], Fact] = {}
    for sentence in _plain_sentences(_QUOTED.sub(" ", text)):
        straight = sentence.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        for rule in _rules():
            for match in rule.pattern.finditer(straight):
                if fact := _fact(rule, match, sentence):
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
    if len(drawn) == 1 and subjects == {PERSON}:
        return replace(drawn[0], type=type_, content=content)
    if len(subjects) == 1:
        (subject,) = subjects
    else:
        subject = PERSON if subjects or _ONESELF.search(_QUOTED.sub(" ", content)) else ""
    return Fact(type_, subject, attribute="", value="", content=content)


def _plain_sentences(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        sentence = " ".join(match.group().split())
        if len(sentence) <= LONGEST_SENTENCE and not sentence.endswith("?") and not DOUBT.search(sentence):
            yield sentence


def _fact(rule: _Rule, match: re.Match[str], sentence: str) -> Fact | None:
    groups = match.groupdict()
    value = groups["value"].strip(" -")
    if not value or len(value) > LONGEST_VALUE or VAGUE.match(value):
        return None
    subject = (groups.get("relation") or PERSON).lower()
    attribute = rule.attribute.format(kind=(groups.get("kind") or "").lower())
    return Fact(rule.type, subject, attribute, value, sentence)


@functools.cache
def _rules() -> tuple[_Rule, ...]:
    """The phrases as patterns: words match in any case, what fills a blank keeps its own.

    The case of a name is part of its sign: "I live in Lyon" names a place, "I live in fear" does not.
    """
    rules = []
    for type_, attribute, phrases in PHRASES:
        for phrase in phrases:
            parts = re.split(r"\{(\w+)\}", phrase)
            pattern = r"\b" + "".join(
                BLANKS[part] if index % 2 else f"(?i:{part})" for index, part in enumerate(parts) if part
            )
            rules.append(_Rule(re.compile(pattern), type_, attribute))
    return tuple(rules)
