"""Facts drawn by rules: what people say of themselves and their own in plain sentences.

Used where the language model is too small to be asked, for it would invent. The rules (`fact_phrases`, read
in the sentences that `own_words` finds) are few and strict: a missed fact is still found word for word among
the conversation memories, a wrong one is believed.
"""

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest

from bestfriend_desktop.domain.fact_phrases import BLANKS, PHRASES, VAGUE
from bestfriend_desktop.domain.facts import (
    PERSON,
    Fact,
    clause_around,
    folded,
    says_it_is_over,
    tells_of_death,
)
from bestfriend_desktop.domain.memory import MemoryType
from bestfriend_desktop.domain.own_words import INNER_STOP, Statement, masked, statements
from bestfriend_desktop.domain.required_words import required_words

LONGEST_SENTENCE = 300
"""Longer ones are seldom plain, in characters."""

SHORTEST_SENTENCE = 4
"""Shorter ones tell nothing, in characters."""

LONGEST_VALUE = 60
"""What follows "I love ..." for longer than this is a story and no liking, in characters."""

_PAIR_OF_QUOTES = re.compile(r"^[\"'“„«]([^\"“”„«»]+)[\"'”“»]$")
_LINK = re.compile(r"(?: *,)? *(?:[,\u2013\u2014]|\b(?:and|but|und|aber|et|y|pero)\b) *$", re.IGNORECASE)
_NO_HEAD = re.compile(
    r"(?:and|or|but|at|in|on|of|with|without|until|before|after|when|while|because|if|right now|now|today"
    r"|yet|alone|much"
    r"|enough|too|so|as|like|properly|well|und|oder|aber|bei|mit|ohne|bis|wenn|weil|gar|eher|viel|so|zu"
    r"|pas|plus|que"
    r")\b(?!$)|(?:right now|now|today|yet|alone|enough|more|mehr|gar|properly)$",
    re.IGNORECASE,
)
"""No thing, but how or when: "I never drink alone"."""
_INITIALS = re.compile(rf"{INNER_STOP}\w\.$")
_LONG_PAST = re.compile(
    r"\b(?:(?:19|20)\d\d|(?:years|decades|months) ago|a (?:year|decade|month) ago|back then|as a (?:child"
    r"|kid|teenager"
    r"|student|baby)|when I was|until|for (?:an?|one|two|three|four|five|six|a few|some|\d+) (?:years?"
    r"|months?|weeks?)"
    r"|and back|back (?:again|home)|then (?:moved|went|came|back)|returned|once|originally|but (?:moved"
    r"|left|went|came|quit)"
    r"|vor \w+ (?:Jahr|Monat)\w*|damals|als Kind|und zurück|wieder zurück|hace \w+ (?:años|meses)"
    r"|il y a \w+ (?:ans|mois))\b",
    re.IGNORECASE,
)
"""An event told as past: it may be over, and takes no place of what is so."""

_OF_THE_MOMENT = re.compile(
    r"\b(?:right now|at the moment|today|tonight|yet|this (?:week|morning|evening|month)|currently"
    r"|these days|for now"
    r"|gerade|heute|im Moment|momentan|zurzeit|zur Zeit|diese Woche|hoy|ahora|aujourd'hui|en ce moment)\b",
    re.IGNORECASE,
)
_MOURNED = re.compile(
    r"\b(?:miss(?:es|ed|ing)?|lost|los(?:e|ing)|buried|bury|mourn\w*|grave of|ashes of|dream\w* of"
    r"|vermiss\w*|verloren"
    r"|verlor|begraben|extraño|ech(?:o|amos) de menos|rest in peace|perdí|enterr\w*|perdu"
    r"|in memory of)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_WAS = re.compile(
    r",? (?:was|were|had|used to|loved|liked|would|war|hatte|hieß|wurde|era|était|avait)\b", re.IGNORECASE
)
_ONESELF = re.compile(
    rf"\b(?:I(?![.{INNER_STOP}]\w)|my|mine|me|myself|ich|mein(?:e[rsnm]?)?|mir|mich)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Rule:
    source: str
    type: MemoryType
    attribute: str
    """May contain `{kind}`, which the pattern's own group fills."""
    past: str
    """The attribute where it is told as long past."""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Compiled when a text first has what the rule needs: all of them take a second or more."""
        return _compiled(self.source)


_ByNeeds = tuple[tuple[frozenset[str], tuple[_Rule, ...]], ...]
"""Rules, by the small letters of which one must stand in the sentence."""


@dataclass(frozen=True, slots=True)
class _Find:
    """A fact and where in its sentence the phrase stands that tells it."""

    fact: Fact
    start: int
    end: int


def facts_in(text: str) -> list[Fact]:
    """The facts that a message of the person states plainly, in the order of the message."""
    found: dict[tuple[str, str, str], Fact] = {}
    rules = _that_may_fit(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"), _rules())
    if not rules:
        return []

    def may_tell(sentence: str) -> bool:
        fits = SHORTEST_SENTENCE <= len(sentence) <= LONGEST_SENTENCE
        return fits and bool(_that_may_fit(sentence.lower(), rules))

    for statement in statements(text, may_tell=may_tell):
        for fact in _with_words_of_their_own(statement, list(_finds(statement, rules))):
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


def _that_may_fit(small: str, rules: _ByNeeds) -> _ByNeeds:
    """The rules of which the small letters of a text hold what they need."""
    return tuple(
        (needs, those) for needs, those in rules if not needs or any(word in small for word in needs)
    )


def _finds(statement: Statement, rules: _ByNeeds) -> Iterator[_Find]:
    plain = statement.plain
    small = plain.lower()
    if plain.isupper() or (len(plain.split()) > 3 and all(not word[0].islower() for word in plain.split())):
        plain = (
            small if len(small) == len(plain) else plain
        )  # where all words have capitals, no name is seen by them
    for _, those in _that_may_fit(small, rules):
        for rule in those:
            for match in rule.pattern.finditer(plain):
                if statement.tells(match.start()):
                    for fact in _facts(rule, match, statement):
                        yield _Find(fact, *match.span())


def _facts(rule: _Rule, match: re.Match[str], statement: Statement) -> Iterator[Fact]:
    groups = match.groupdict()
    attribute = rule.attribute.format(kind=(groups.get("kind") or "").lower())
    start, end = clause_around(statement.text, *match.span())
    clause = statement.plain[start:end]
    if attribute in ("pet", "name") and _speaks_of_the_dead(attribute, match, statement, clause):
        return
    if attribute in _PASSING and _OF_THE_MOMENT.search(clause):
        return
    if rule.past and _TELLS_EVENT.search(match.group()) and _LONG_PAST.search(statement.plain[start:]):
        attribute = rule.past
    whose = next((name for name in ("called", "relation") if groups.get(name)), "")
    subject = statement.text[slice(*match.span(whose))].lower() if whose else PERSON
    for group in ("value", "value2", "value3"):
        if groups.get(group) and (value := _value(match.span(group), statement)):
            yield Fact(rule.type, subject, attribute, value, statement.text)


_PASSING = frozenset(("avoids", "likes", "dislikes", "allergy"))
"""What may be so for the moment only."""

_TELLS_EVENT = re.compile(r"\b(?:moved|gezogen|got|started|found)\b|nach \w", re.IGNORECASE)


def _speaks_of_the_dead(attribute: str, match: re.Match[str], statement: Statement, clause: str) -> bool:
    """Whether a name is said of one who may not live any more, without this being told."""
    if tells_of_death(match.group()):
        return False
    is_past = attribute == "pet" and _WAS.match(statement.plain, match.end())
    return bool(is_past or _MOURNED.search(statement.plain[: match.start()]) or tells_of_death(clause))


def _value(span: tuple[int, int], statement: Statement) -> str:
    """The words of a value; "" where they mean nothing."""
    start, end = span
    if _INITIALS.search(statement.plain[start : end + 1]):
        end += 1  # the stop of "U.S." is a part of it
    value = _PAIR_OF_QUOTES.sub(r"\1", statement.text[start:end].strip(" -"))
    is_told = (
        folded(value)
        and len(value) <= LONGEST_VALUE
        and not VAGUE.search(value)
        and not _NO_HEAD.match(value)
    )
    return value if is_told else ""


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
    found = list(kept.values())
    if len(found) < 2:
        return [_with_its_own_end(find, find.fact.content) for find in found]
    facts, taken = [], 0
    for find, following in zip_longest(found, found[1:]):
        start, end = clause_around(statement.text, find.start, find.end)
        if following and (link := _LINK.search(statement.plain, find.end, following.start)):
            end = min(end, link.start())
        if start < taken:
            start, end = find.start, end if find.start >= taken else find.end
        taken = end
        facts.append(_with_its_own_end(find, statement.text[start:end].strip(" \u2013\u2014-")))
    return facts


def _with_its_own_end(find: _Find, content: str) -> Fact:
    """The fact in these words, or in fewer where they say of something else that it is over.

    "I quit smoking and live in Porto" must not end that the home is Porto.
    """
    sentence = find.fact.content
    phrase = sentence[find.start : find.end]
    if find.fact.opposite is None and says_it_is_over(content) and not says_it_is_over(phrase):
        start, end = clause_around(sentence, find.start, find.end)
        content = sentence[start:end].strip(" \u2013\u2014-")
        if says_it_is_over(content):
            content = phrase
    return replace(find.fact, content=content)


@functools.cache
def _rules() -> _ByNeeds:
    """The phrases as patterns: words match in any case, what fills a blank keeps its own.

    The case of a name is part of its sign: "I live in Lyon" names a place, "I live in fear" does not.
    """
    rules: dict[frozenset[str], list[_Rule]] = {}
    # A blank that needs no word is read once and not in each phrase: some are hundreds of letters long.
    free = {name: "." for name, blank in BLANKS.items() if not required_words(blank)}
    for type_, attribute, phrases in PHRASES:
        for phrase in phrases:
            pattern = re.sub(r"\{([A-Za-z_]+)\}", lambda blank: f"(?-i:{BLANKS[blank[1]]})", phrase)
            present, _, past = attribute.partition("|")
            rule = _Rule(rf"(?<!\w)(?i:{pattern})", type_, present, past)
            short = re.sub(
                r"\{([A-Za-z_]+)\}", lambda blank: free.get(blank[1], f"(?:{BLANKS[blank[1]]})"), phrase
            )
            rules.setdefault(required_words(short), []).append(rule)
    return tuple((needs, tuple(those)) for needs, those in rules.items())


@functools.cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
