"""The phrases in which people tell of themselves, in English and German; `fact_rules` makes patterns of them.

A phrase is a regular expression with blanks: {Name} (begins with a capital letter), {thing} (up to the end of
the clause), {date}, {relation}, {kind} of pet or favourite. Another language is another row of phrases.
"""

import re

from bestfriend_desktop.domain.memory import MemoryType

_FACT, _PREFERENCE = MemoryType.FACT, MemoryType.PREFERENCE

_UPPER = "A-ZÀ-ÞĀ-ŽΑ-ΩА-Я"
_I_AM = "(?:I am|I'm)"  # curly apostrophes have been made straight
_MONTHS = (
    "(?i:january|february|march|april|may|june|july|august|september|october|november|december"
    "|januar|februar|märz|mai|juni|juli|oktober|dezember)"
)
_PEOPLE = (
    "mother|mom|mum|father|dad|sister|brother|wife|husband|partner|girlfriend|boyfriend|fiancée?|daughter|son"
    "|grandmother|grandma|grandfather|grandpa|aunt|uncle|cousin|niece|nephew|friend|boss|colleague|neighbou?r"
    "|flatmate|roommate|therapist|doctor|teacher"
)
_PEOPLE_DE = (
    "Mutter|Vater|Schwester|Bruder|Frau|Mann|Freundin|Freund|Tochter|Sohn|Oma|Opa|Tante|Onkel|Chefin|Chef"
    "|Kollegin|Kollege|Nachbarin|Nachbar"
)

BLANKS = {
    "Name": rf"(?P<value>[{_UPPER}][\w'-]*"
    rf"(?: (?:[{_UPPER}][\w'-]*|(?:de|la|am|an|der|of|upon)(?= [{_UPPER}]))){{0,3}})",
    "thing": r"(?P<value>[^.,;:!?\n]+?)"
    r"(?=\s*(?:[.,;:!?\n]|$)| (?i:and|but|because|since|so|und|aber|weil)\b)",
    "until_time": r"(?P<value>[^.,;:!?\n]+?)"
    rf"(?= (?i:tomorrow|tonight|next|on \w+day|in (?:a|\d+|two|three) |in {_MONTHS}))",
    "date": rf"(?P<value>(?i:the )?\d{{1,2}}(?:st|nd|rd|th|\.)?(?: of)? {_MONTHS}(?:,? \d{{4}})?"
    rf"|{_MONTHS} (?i:the )?\d{{1,2}}(?:st|nd|rd|th)?(?:,? \d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)",
    "year": r"(?P<value>\d{4})",
    "relation": rf"(?P<relation>(?i:(?:best |little |big |older |younger |twin )?(?:{_PEOPLE})))",
    "relation_de": rf"(?P<relation>(?i:{_PEOPLE_DE}))",
    "pet": "(?i:cat|dog|rabbit|hamster|horse|parrot|budgie|tortoise|goldfish|snake|puppy|kitten)",
    "pet_de": "(?i:Katze|Kater|Hund|Hündin|Hase|Hamster|Pferd|Papagei|Schildkröte)",
    "kind": r"(?P<kind>\w+(?: \w+)?)",
    "diet": "(?P<value>(?i:vegetarian|vegan|pescatarian|teetotal|diabetic|coeliac))",
    "diet_de": "(?P<value>(?i:Vegetarierin|Vegetarier|Veganerin|Veganer|vegan|vegetarisch))",
}

PHRASES: tuple[tuple[MemoryType, str, tuple[str, ...]], ...] = (
    (_FACT, "name", (
        "my name is {Name}", "(?:please )?call me {Name}", f"{_I_AM} called {{Name}}",
        "ich heiße {Name}", "mein Name ist {Name}",
        "my {relation}(?:'s name is| is called| is named|,? named|,)? {Name}",
        "meine? {relation_de}(?: heißt)? {Name}",
    )),
    (_FACT, "birthday", (
        "my birthday is (?:on )?{date}", "I was born (?:on|in) {date}", "I was born in {year}",
        "mein Geburtstag ist am {date}", "ich habe am {date} Geburtstag",
    )),
    (_FACT, "home", (
        f"(?:I|{_I_AM})(?: now| currently| still)? (?:live|living) in {{Name}}",
        "I(?: have|'ve)?(?: just)? moved to {Name}",
        "(?:ich|und) (?:wohne|lebe)(?: jetzt| nun)? in {Name}", "ich bin nach {Name}(?= gezogen)",
    )),
    (_FACT, "origin", (
        f"{_I_AM} (?:originally )?from {{Name}}", "I grew up in {Name}", "ich komme aus {Name}",
    )),
    (_FACT, "work", ("I (?:now )?work as (?:an? |the )?{thing}", "ich arbeite(?: jetzt)? als {thing}")),
    (_FACT, "employer", (
        "I (?:now )?work (?:at|for) (?:the )?{Name}",
        "ich arbeite(?: jetzt)? (?:bei|für) (?:der |dem )?{Name}",
    )),
    (_FACT, "allergy", (f"{_I_AM} allergic to {{thing}}", "ich bin allergisch gegen {thing}")),
    (_FACT, "diet", (f"{_I_AM} (?:an? )?{{diet}}\\b", "ich bin {diet_de}\\b", "ich esse {diet_de}\\b")),
    (_FACT, "pet", (
        "I(?: have|'ve) (?:an? |got an? )?(?:\\w+ )?{pet},? (?:called|named) {Name}",
        "my {pet}(?: is called| is named|'s name is|,)? {Name}",
        "meine? {pet_de}(?: heißt)? {Name}",
    )),
    (_FACT, "plan", (
        f"(?:{_I_AM} going to|{_I_AM} planning to|I(?:'ll| will| plan to| have to)) {{until_time}}",
    )),
    (_PREFERENCE, "favourite {kind}", (
        "my favou?rite {kind} is {thing}", "meine? Lieblings{kind} ist {thing}",
    )),
    (_PREFERENCE, "likes", (
        "I (?:really |absolutely |just |do )?(?:love|like|enjoy|adore) {thing}",
        "ich (?:mag|liebe) (?!kein){thing}",
    )),
    (_PREFERENCE, "dislikes", (
        "I (?:really |absolutely |just )?(?:hate|dislike) {thing}",
        "I (?:really |absolutely |just )?(?:can'?t stand|cannot stand|don'?t like|do not like) {thing}",
        "ich (?:hasse|mag keine?n?) {thing}",
    )),
)  # fmt: skip
"""What each phrase tells: type, attribute, phrases."""

DOUBT = re.compile(
    r"^\s*(?:if|when|imagine|suppose|would|should|could|wenn|falls)\b"
    r"|\b(?:used to|wish|would|pretend|joking|kidding|früher)\b"
    r"|\bI (?:don'?t|do not|never) (?:live|work|have)\b",
    re.IGNORECASE,
)
"""Sentences of what is not so, was so, or might be."""

VAGUE = re.compile(
    r"(?:it|this|that|them|these|those|him|her|you|what|how|when|das|es|dich|euch|sie|ihn|wie|was|nicht)\b",
    re.IGNORECASE,
)
"""Values that mean nothing outside of their conversation: "I love it"."""
