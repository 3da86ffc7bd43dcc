"""The phrases in which people tell of themselves and their own; `fact_rules` makes patterns of them.

A phrase is a regular expression with blanks: {Name} and {Place} (begin with a capital letter), {thing} (up to
the end of the clause), {date}, {relation}, {kind} of favourite. Another language is another row of phrases.
"""

import re

from bestfriend_desktop.domain.facts import SEVERAL_PEOPLE
from bestfriend_desktop.domain.memory import MemoryType
from bestfriend_desktop.domain.own_words import INNER_STOP

_FACT, _PREFERENCE = MemoryType.FACT, MemoryType.PREFERENCE

_I_AM = "(?:I am|I'm)"  # curly apostrophes have been made straight
_WE_ARE = "(?:I am|I'm|we are|we're)"
_MONTHS = (
    "(?i:january|february|march|april|may|june|july|august|september|october|november|december"
    "|januar|februar|märz|mai|juni|juli|oktober|dezember"
    "|janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_ONE_EACH = (
    "mother|mom|mum|father|dad|wife|husband|partner|girlfriend|boyfriend|fiancée?|boss|Mutter|Vater|Frau|Mann"
    "|Chefin|Chef|mère|père|femme|mari|madre|padre|esposa|marido|novia|novio"
)
_PEOPLE = f"{_ONE_EACH}|{'|'.join(sorted(SEVERAL_PEOPLE, key=len, reverse=True))}"

_UPPER = "A-ZÀ-ÞĀ-ŽΑ-ΩА-Я"
_WORD = rf"(?!I\b|(?i:mon|tues|wednes|thurs|fri|satur|sun)day\b)[{_UPPER}](?:[\w-]|'(?!s\b)|{INNER_STOP})*"
_NAME = rf"{_WORD}(?: (?:{_WORD}|(?:de|la|am|an|der|of|upon)(?= [{_UPPER}]))){{0,3}}"

_NO_MARK = r"[^.,;:!?()\u2013\u2014\n]"
_END = r"\s*(?:[.,;:!?()\u2013\u2014\n]|$)"
_AND = "and|but|because|since|so|und|aber|weil|et|mais|y|pero|porque"

BLANKS = {
    "Name": f"(?P<value>{_NAME})",
    "Place": rf"(?!{_MONTHS}\b)(?P<value>{_NAME})(?!['\w-])",
    "Elsewhere": _NAME,
    "Called": rf"(?:,? (?P<called>{_NAME}))?",
    "Whose": f"(?P<called>{_NAME})",
    "thing": f"(?P<value>{_NO_MARK}+?)(?={_END}| (?i:{_AND}|when|if|although|while|than"
    "|more|most|best|better|as|any ?more|at all|either|too|now|again|lately|wenn|als|sehr)\\b)",
    "thing_not": f"(?P<value>{_NO_MARK}+?) (?i:nicht(?: mehr)?)(?={_END})",
    "job": f"(?P<value>{_NO_MARK}+?)(?={_END}| (?i:{_AND}|at|in|for|now|again|bei|chez|en)\\b)",
    "until_time": r"(?P<value>[^.,;:!?\n]+?)"
    rf"(?= (?i:tomorrow|next \w+|on (?:the )?\d|on \w+day\b|in (?:a|\d+|two|three) |in {_MONTHS}))",
    "date": r"(?P<value>"
    rf"(?i:the )?\d{{1,2}}(?:st|nd|rd|th|er|\.)?(?: of| de)? {_MONTHS}(?:,? (?:de )?\d{{4}})?"
    rf"|{_MONTHS} (?i:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?:,? \d{{4}})?"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{4}-\d\d-\d\d)",
    "year": r"(?P<value>\d{4})\b",
    "relation": rf"(?P<relation>(?i:(?:best |little |big |older |younger |twin )?(?:{_PEOPLE})))\b",
    "pet": "(?i:cat|dog|rabbit|hamster|horse|parrot|budgie|tortoise|goldfish|snake|puppy|kitten)",
    "pet_de": "(?i:Katze|Kater|Hund|Hündin|Hase|Hamster|Pferd|Papagei|Schildkröte)",
    "pet_fr": "(?i:chat|chatte|chien|chienne|lapin|cheval)",
    "pet_es": "(?i:gato|gata|perro|perra|conejo|caballo)",
    "kind": r"(?P<kind>\w+(?: \w+)?)",
    "died": "(?P<value>(?i:died|passed away))",
    "diet": "(?P<value>(?i:vegetarian|vegan|pescatarian|teetotal))",
    "diet_de": "(?P<value>(?i:Vegetarierin|Vegetarier|Veganerin|Veganer|vegan|vegetarisch))",
    "ailment": "(?P<value>(?i:diabetic|coeliac|celiac|asthmatic|epileptic|Diabetikerin|Diabetiker))",
}

PHRASES: tuple[tuple[MemoryType, str, tuple[str, ...]], ...] = (
    (_FACT, "name", (
        "my name is {Name}", "(?:please )?call me {Name}(?=[.,!]|$)", f"{_I_AM} called {{Name}}",
        "ich heiße {Name}", "mein Name ist {Name}", "je m'appelle {Name}", "me llamo {Name}",
        "my {relation}(?:'s name is| is called| is named|,? named|,)? {Name}",
        "meine? {relation}(?: heißt)? {Name}",
        "m(?:on|a) {relation}(?: s'appelle)? {Name}", "mi {relation}(?: se llama)? {Name}",
        "my {relation},? {Name}(?: has| have)?(?: just| recently| sadly)? (?:died|passed away)",
        "meine? {relation} {Name} ist (?:\\w+ ){0,3}gestorben",
    )),
    (_FACT, "birthday", (
        "my birthday(?: is|'s) (?:on )?{date}", "I was born (?:on|in) {date}",
        "(?:my|our) {relation}{Called}'s birthday is (?:on )?{date}", "{Whose}'s birthday is (?:on )?{date}",
        "(?:my|our) {relation}{Called} was born (?:on|in) {date}",
        "mein Geburtstag ist am {date}", "ich habe am {date} Geburtstag", "ich bin am {date} geboren",
        "meine? {relation}{Called} hat am {date} Geburtstag",
        "mon anniversaire est le {date}", "mi cumpleaños es el {date}",
    )),
    (_FACT, "birth year", ("I was born in {year}", "ich bin {year} geboren")),
    (_FACT, "home", (
        f"(?:I|we|{_WE_ARE})(?: now| currently| still)? (?:live|living) in (?:the )?{{Place}}",
        "(?:I|we)(?: have|'ve)?(?: just| recently| finally)? moved (?:from {Elsewhere} )?to {Place}",
        "my {relation}{Called}(?: now| still)? lives in {Place}",
        "(?:ich |(?<=und ))(?:wohne|lebe)(?: jetzt| nun)? in {Place}",
        "wir (?:wohnen|leben)(?: jetzt| nun)? in {Place}",
        "(?:ich bin|wir sind) (?:\\w+ ){0,3}nach {Place}(?= gezogen)",
        "meine? {relation}{Called} (?:wohnt|lebt) in {Place}",
        "j'habite (?:à|en|au) {Place}", "(?:yo )?vivo en {Place}",
        "(?:I|we) no longer live in {Place}", "(?:I|we) (?:do not|don't) live in {Place} any ?more",
        "ich wohne nicht mehr in {Place}",
    )),
    (_FACT, "origin", (
        f"(?:{_I_AM} (?:originally )?|I come )from (?:the )?{{Place}}",
        "ich komme aus {Place}(?= |[.,!]|$)(?! zu )", "je viens de {Place}", "soy de {Place}",
    )),
    (_FACT, "birthplace", ("I was born in {Place}", "ich bin in {Place} geboren")),
    (_FACT, "grew up", ("I grew up in {Place}", "ich bin in {Place} aufgewachsen")),
    (_FACT, "work", (
        "I (?:now )?work as (?:an? |the )?{job}",
        "I(?:'ve| have)?(?: just)? (?:got|started|found) a (?:new )?job as an? {job}",
        "ich arbeite(?: jetzt)? als {job}", "je travaille comme {job}", "trabajo (?:de|como) {job}",
    )),
    (_FACT, "employer", (
        "I (?:now )?work (?:at|for) (?:the )?{Place}",
        "I(?:'ve| have)?(?: just)? (?:got|started|found) a (?:new )?job (?:at|with) (?:the )?{Place}",
        "ich arbeite(?: jetzt| seit \\w+)? (?:bei|für) (?:der |dem )?{Place}",
        "je travaille chez {Place}", "trabajo (?:en|para) {Place}",
        "I (?:do not|don't) work (?:at|for) (?:the )?{Place} any ?more",
        "I no longer work (?:at|for) (?:the )?{Place}",
        "I(?:'ve| have)?(?: just)? quit my job (?:at|with) (?:the )?{Place}",
        "ich arbeite nicht mehr bei (?:der |dem )?{Place}",
    )),
    (_FACT, "allergy", (
        f"{_I_AM} allergic to {{thing}}", "my {relation}{Called} is allergic to {thing}",
        "ich bin allergisch gegen {thing}",
        "je suis allergique (?:à|aux?) {thing}", "soy alérgic[oa] a {thing}",
    )),
    (_FACT, "health", (f"{_I_AM} (?:an? )?{{ailment}}\\b", "ich bin {ailment}\\b")),
    (_FACT, "diet", (
        f"{_I_AM} (?:not |no longer )?(?:an? )?{{diet}}\\b", "my {relation}{Called} is (?:an? )?{diet}\\b",
        "ich bin (?:keine? |nicht mehr )?{diet_de}\\b", "ich esse {diet_de}\\b",
    )),
    (_FACT, "avoids", ("I (?:do not|don'?t|can'?t|cannot|never) (?:eat|drink) {thing}",)),
    (_FACT, "death", ("my {relation}(?: has)?(?: just| recently| sadly)? {died}",)),
    (_FACT, "pet", (
        "(?:I|we)(?: have|'ve)? (?:an? |got an? )?(?:\\w+ )?{pet},? (?:called|named) {Name}",
        "(?:my|our) {pet}(?: is called| is named|'s name is|,)? {Name}",
        "(?:my|our) {pet},? {Name}(?: has)?(?: just| recently| sadly)? (?:died|passed away)",
        "(?:mein|unser)e? {pet_de}(?: heißt)? {Name}",
        "(?:ich habe|wir haben) eine?n? {pet_de} namens {Name}",
        "(?:mein|unser)e? {pet_de} {Name} ist (?:\\w+ ){0,3}gestorben",
        "m(?:on|a) {pet_fr} s'appelle {Name}", "mi {pet_es} se llama {Name}",
    )),
    (_FACT, "plan", (
        f"(?:{_WE_ARE} (?:going|planning) to|(?:I|we)(?:'ll| will| plan to| have to)) {{until_time}}",
        f"{_WE_ARE} (?=(?!going|planning)\\w+ing\\b){{until_time}}",
    )),
    (_PREFERENCE, "favourite {kind}", (
        "my favou?rite {kind} is {thing}", "meine? Lieblings{kind} ist {thing}",
    )),
    (_PREFERENCE, "likes", (
        "I (?:(?:really|absolutely|just|do|also|still|always) )*(?:love|like|enjoy|adore) {thing}",
        "my {relation}{Called} (?:loves|likes|enjoys) {thing}",
        "ich (?:mag|liebe)(?: auch| sehr| lieber)? {thing}", "j'(?:adore|aime)(?: beaucoup| bien)? {thing}",
        "me (?:gustan?|encantan?)(?: mucho)? {thing}",
    )),
    (_PREFERENCE, "dislikes", (
        "I (?:(?:really|absolutely|just|also|still|always) )*(?:hate|dislike|can(?:'?t|not) stand) {thing}",
        "I (?:(?:really|also|still) )*(?:don'?t|do not|no longer|never)(?: really)? (?:like|enjoy) {thing}",
        "I (?:don'?t|do not) love {thing} any ?more", "I no longer love {thing}",
        "my {relation}{Called} (?:hates|dislikes|can'?t stand|doesn'?t like) {thing}",
        "ich (?:hasse|mag keine?n?) {thing}", "ich (?:mag|liebe) {thing_not}",
        "je (?:déteste|n'aime p(?:as|lus)) {thing}", "(?:odio|(?:ya )?no me gustan?) {thing}",
    )),
)  # fmt: skip
"""What each phrase tells: type, attribute, phrases."""

VAGUE = re.compile(
    r"\b(?:it|this|that|them|these|those|him|her|his|you|your|yours|myself|what|how|when|where|which|who|both"
    r"|no|none|neither|either|some|something|any\w*|everything|nothing|all|one|ones|not|never|say|admit|idea"
    r"|das|es|dich|dir|euch|sie|ihn|ihm|wie|was|nicht|nie|kein\w*|alles|nichts|dein\w*|euer\w*"
    r"|ça|cela|toi|vous|tout|rien|pas|eso|esto|ti|todo|nada)\b",
    re.IGNORECASE,
)
"""Words by which a value means nothing outside of its conversation, or the opposite: "I love how it is"."""
