"""What a question about the person asks for: about whom, and which side of them.

Read by key words of four languages, not by whole sentences: "where does my sister live", "wo wohnt meine
Schwester" and "do you still know where Mara lives" ask the same.
"""

import re
from dataclasses import dataclass

from bestfriend_desktop.domain.dialogue.turn import Part
from bestfriend_desktop.domain.facts import folded
from bestfriend_desktop.domain.words import terms

_ASKS = re.compile(
    r"^(?:(?:and|so|but|ok(?:ay)?|well|hey|und|also|aber|y|et|mais|pero|please|bitte|then|dann|say|sag mal|"
    r"by the way|übrigens|no|yes|hi|hello|hallo|hola|salut)[, ]+)*"
    r"(?:what(?:'?s|'re)?|whats|who(?:'?s|se|m)?|where(?:'?s)?|when(?:'?s)?|why|how|which"
    r"|do|does|did|is|are|am|was|were|can|could|will|would|have|has|had|should|shall|may"
    r"|was|wer|wen|wem|wessen|wo|woher|wohin|wann|warum|wieso|weshalb|wie|welche[rsnm]?|womit|worüber|wovon"
    r"|hast|bist|ist|sind|kannst|weißt|weisst|magst|darf|soll|erinnerst|kennst"
    r"|qué|que|quién|quien|dónde|donde|cuándo|cuando|cómo|como|cuál|cual|cuántos?|cuántas?|por qué|sabes"
    r"|recuerdas|te acuerdas|conoces|puedes"
    r"|qui|où|ou|quand|comment|pourquoi|quel(?:le)?s?|combien|qu'est|est-ce|quoi|sais-tu|tu sais|te souviens"
    r"|tu te souviens|tu te rappelles|peux-tu|connais-tu|tu connais|de quoi|à quoi)\b"
)
_TELL_ME = re.compile(
    r"\b(?:tell me|remind me|do you (?:still )?(?:know|remember)|you remember|what do you know|can you recall"
    r"|erzähl mir|sag mir|weißt du|weisst du|erinnerst du dich|kennst du|dime|recuérdame|sabes|recuerdas"
    r"|dis-moi|rappelle-moi|sais-tu|tu sais|te souviens|tu te rappelles)\b"
)
_OWN = re.compile(
    r"\b(?:i|i'm|im|i've|i'd|me|my|mine|myself|we|us|our|ich|mich|mir|mein(?:e[rsnm]?)?|wir|uns|unser\w*"
    r"|yo|mi|mis|me|mí|nosotros|nuestr[oa]s?|je|j'\w+|moi|mon|ma|mes|nous|notre|nos|m'\w+|vivo|soy|tengo|estoy|llamo"
    r"|gusta|gustan|trabajo)\b"
)

RELATIONS: tuple[tuple[str, ...], ...] = (
    ("sister", "schwester", "hermana", "soeur", "sœur"),
    ("brother", "bruder", "hermano", "frere", "frère"),
    ("mother", "mom", "mum", "mama", "mutter", "madre", "mere", "mère", "maman"),
    ("father", "dad", "papa", "vater", "padre", "pere", "père"),
    ("wife", "frau", "esposa", "mujer", "femme"),
    ("husband", "mann", "marido", "esposo", "mari"),
    ("partner", "partnerin", "pareja", "compagnon", "compagne"),
    ("girlfriend", "freundin", "novia", "copine", "amie", "amiga"),
    ("boyfriend", "freund", "novio", "copain", "ami", "amigo"),
    ("friend", "freund", "freundin", "amigo", "amiga", "ami", "amie"),
    ("son", "sohn", "hijo", "fils"),
    ("daughter", "tochter", "hija", "fille"),
    ("child", "children", "kids", "kid", "kind", "kinder", "hijos", "enfant", "enfants"),
    ("grandmother", "grandma", "gran", "oma", "großmutter", "abuela", "grandmere", "mamie"),
    ("grandfather", "grandpa", "opa", "großvater", "abuelo", "grandpere", "papi"),
    ("uncle", "onkel", "tío", "tio", "oncle"),
    ("aunt", "tante", "tía", "tia"),
    ("cousin", "cousine", "primo", "prima"),
    ("niece", "nichte", "sobrina"),
    ("nephew", "neffe", "sobrino", "neveu"),
    ("boss", "chef", "chefin", "jefe", "jefa", "patron"),
    ("colleague", "coworker", "kollege", "kollegin", "colega", "collegue"),
    ("neighbour", "neighbor", "nachbar", "nachbarin", "vecino", "vecina", "voisin", "voisine"),
    ("teacher", "lehrer", "lehrerin", "profesor", "profesora", "professeur"),
    ("doctor", "arzt", "ärztin", "médico", "doctora", "médecin"),
    ("dog", "puppy", "hund", "hündin", "perro", "perra", "chien", "chienne"),
    ("cat", "kitten", "katze", "kater", "gato", "gata", "chat", "chatte"),
    ("pet", "pets", "haustier", "haustiere", "mascota", "animal"),
    ("car", "auto", "wagen", "coche", "carro", "voiture"),
)  # fmt: skip
"""Whom or what somebody may be or have; one row means the same in four languages."""

_ROW_OF = {folded(word): row for row in RELATIONS for word in row}

ATTRIBUTES: tuple[tuple[frozenset[str], str], ...] = (
    (frozenset(("allergy", "avoids", "diet", "health")),
     r"\b(?:what|was|qué|que) (?:do|can) i (?:eat|drink)\b|\bwas esse ich\b|\ballerg|\bavoid|\bdangerous\b|\bharmful\b|\btolerate\b|\bintoleran|\bvertrage|\bgefährlich|\b(?:can'?t|cannot|mustn'?t|shouldn'?t|not|never|nicht|nichts|no|pas|ne) (?:i |ich )?(?:\w+ )?"
     r"(?:eat|essen|comer|manger)|\bvermeiden|\bevitar|\béviter|\bdiet\b|\bdiät|\bvegan|\bveget"
     r"|\b(?:may|can|should|darf|kann|puedo|debo|dois|peux) (?:i|ich|je)?\W*(?:\w+ ){0,2}(?:eat|drink|essen|comer|beber|"
     r"manger|boire)"),
    (frozenset(("birthday", "birth year", "age")),
     r"\bbirthday|\bborn\b|\bgeburtstag|\bgeboren|\bcumpleaños|\banniversaire|\bnaci[óo]?\b|\bné\b|\bnée\b"
     r"|\bhow old\b|\bage\b|\byears? old\b|\byear-old\b|\bjahre? alt\b|\bis \d{1,3}\b|\bist \d{1,3}\b|\bis (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b|\bwie alt\b|\balter\b|\bcuántos años|\bedad\b|\bquel âge"),
    (frozenset(("work", "employer")),
     r"\bwork|\bjob\b|\bfor a living\b|\bprofession|\bemployer|\bcompany\b|\barbeit|\bberuf|\bfirma\b|\btrabaj"
     r"|\btravaill|\bmétier|\bdo(?:es)? (?:i|my \w+|\w+) do\b|\bdo i do\b"),
    (frozenset(("home",)),
     r"\blive[sd]?\b|\bmoved\b|\bgezogen\b|\bwohnhaft\b|\bliving\b|\bmy home\b|\bmy (?:city|town|address)\b|\bwohn|\bleb(?:e|t|st)\b|\bzuhause\b"
     r"|\bviv[eo]s?\b|\bhabite|\bvis\b|\bvit\b"),
    (frozenset(("origin", "birthplace", "grew up")),
     r"\b(?:from|come from|grew up|grow up)\b|\bwoher\b|\bkomme? .*\bher\b|\baufgewachsen|\bde dónde|\bd'où"),
    (frozenset(("dislikes", "avoids")),
     r"\bhates?\b|\bdislikes?\b|\b(?:don'?t|not|doesn'?t|can'?t) (?:like|stand|enjoy)|\bhass[et]|\bmag\w* (?:\w+ )?nicht|\bnicht (?:gern|mag)"
     r"|\bodi[oa]|\bno me gusta|\bdéteste|\bn'aime pas"),
    (frozenset(("likes", "favourite")),
     r"\blikes?\b|\bloves?\b|\benjoys?\b|\bfavou?rite|\bprefer|\bmag\b|\bliebe|\blieblings|\bgern|\bgusta|\bencanta"
     r"|\bfavorit[oa]|\bj'aime|\baime|\bpréfér|\badore"),
    (frozenset(("plan",)), r"\bplans?\b|\bplanning|\bgoing to\b|\bvorhabe|\bvor\b$|\bpläne|\bplanes\b|\bprojets?\b"),
    (frozenset(("language", "speaks")), r"\blanguages?\b|\bspeak\b|\bsprache|\bspreche|\bidioma|\bhablo|\blangue|\bparle"),
    (frozenset(("name", "pet")),
     r"\bnames?\b|\bcalled\b|\bwho(?:'s| is| are| am)?\b|\bheiß|\bheiss|\bhies|\bwer\b|\bllam|\bnombre|\bquién"
     r"|\bs'appelle|\bm'appelle|\bnom\b|\bqui\b|\bprénom"),
)  # fmt: skip
"""Which facts answer, by the key words of a question; the first that fits counts."""

_COMPILED = tuple((attributes, re.compile(pattern)) for attributes, pattern in ATTRIBUTES)

_FAMILY = re.compile(r"\b(?:famil(?:y|ie|ia)|famille|relatives|verwandten)\b")
_CLOSED = re.compile(
    r"^(?:and |so |but |und )*(?:do|does|did|am|is|are|was|mag|liebe|hasse|bin|me gusta|est-ce que j)\b"
)
_ATTRIBUTE_WORD = re.compile(
    r"\b(?:likes?|loves?|enjoys?|hates?|dislikes?|favou?rites?|prefer|mag|liebe|hasse|gern|gusta\w*|encanta\w*|aime|kinds?|sorts?|things?"
    r"|type|most|best|really|also)\b"
)
_NO_TOPIC = frozenset(
    terms("what which who do does did is are i me my ich was me mein meine gut any not don't")
)

_NAME_AFTER = re.compile(
    r"\b(?:is|does|did|do|about|of|for|called|wohnt|arbeitet|heißt|ist|über|von|vive|trabaja|habite|travaille) "
    r"([^\W\d_]{3,})(?= (?:live|lives|work|do|like|from|old|born|called|sick|doing)\b|$)"
)
"""A name in small letters, as people type: "where does mara live"."""

_PAST = re.compile(
    r"\b(?:used to|before|previous(?:ly)?|former(?:ly)?|earlier|back then|in the past|früher|vorher|damals|zuvor"
    r"|antes|avant|autrefois)\b"
)
_CAPITAL = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÄÖÜÀ-Þ][\w'-]+")


_ASKS_FOR_WORK = (
    "write", "explain", "translate", "summari", "tell me", "give me", "show me", "recommend", "suggest", "help me",
    "make", "create", "list", "compare", "describe", "code", "calculate", "solve", "draw", "find", "search", "play",
    "schreib", "erklär", "übersetz", "fasse", "erzähl", "gib mir", "zeig", "empfiehl", "hilf", "mach", "nenne",
    "vergleiche", "beschreib", "berechne", "escribe", "explica", "traduce", "resume", "dame", "recomienda", "ayúdame",
    "écris", "explique", "traduis", "résume", "donne", "recommande", "aide-moi", "can you", "could you", "please",
    "kannst du", "puedes", "peux-tu",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class AskedFor:
    """What is asked of the person's life."""

    whom: tuple[tuple[str, ...], ...]
    """Rows of `RELATIONS` that it names; empty where it asks about the person."""
    names: tuple[str, ...]
    """Names in it, folded."""
    attributes: frozenset[str]
    """Which facts would answer; empty where no key word tells."""
    about_past: bool
    is_of_family: bool
    """Whether it asks about the family as a whole."""
    is_own: bool
    """Whether it speaks of the person: "I", "my"."""
    topic: frozenset[str]
    """What it names besides, as terms: `pizza`."""
    is_closed: bool
    """Whether yes or no would answer it."""


_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|him|her|them|his|their|er|sie|ihn|ihm|ihr|él|ella|ellos|il|elle|ils|elles)\b"
)


_TO_COMPANION = re.compile(
    r"^(?:and |so |but |please |und |ok )*(?:(?:can|could|would|will|do|did|are|have) (?:you|u)\b(?!.*\b(?:know|remember|recall)\b)|tell me (?:something|anything|a |an |more)|give me|show me"
    r"|what (?:can|could|should|would|shall|will|if)\b|how (?:can|could|should|would|do i)\b|why (?:do|does|is|are|would)\b"
    r"|(?:kannst|könntest|würdest|hast|bist|willst) du\b(?!.*(?:weißt|erinner))|gib mir|zeig mir|was (?:kann|könnte|soll|würde|wäre)\b|wie (?:kann|soll|könnte)\b|warum\b"
    r"|puedes|podrías|dame|peux-tu|pourrais-tu|donne-moi)"
)


def is_to_companion(part: Part) -> bool:
    """Whether a sentence asks the companion to do or think something, and not what it knows of the person."""
    return _TO_COMPANION.search(part.plain) is not None


def means_another(text: str) -> bool:
    """Whether a sentence speaks of somebody by a pronoun only: "how old is she"."""
    return _PRONOUN.search(Part(text).plain) is not None


def would_answer(asked: AskedFor, words: str) -> bool:
    """Whether a saying has a key word of what is asked: "works" where somebody asks what Peter does."""
    plain = words.lower()
    return any(kinds == asked.attributes and pattern.search(plain) for kinds, pattern in _COMPILED)


def telling_terms(part: Part, asked: AskedFor) -> tuple[frozenset[str], ...]:
    """The terms of a question that a saying must have to answer it; any of the sets will do.

    Without the key words of what is asked (`leo` of "how old is Leo"), and without the noun of the kind that is
    asked for (`play` of "which instrument do I play"); all of them where nothing is left.
    """
    rest = part.plain
    for kinds, pattern in _COMPILED:
        if kinds == asked.attributes:
            rest = pattern.sub(" ", rest)
    every = roots(part.plain) - ASKING_TERMS
    sets = [roots(rest) - ASKING_TERMS, roots(_KIND.sub(" ", part.plain)) - ASKING_TERMS]
    return tuple(dict.fromkeys(one for one in (*sets, every) if one))


_KIND = re.compile(
    r"^(?:and |so |und )?(?:what|which|welche[rsnm]?|was für eine?n?|qué|quel(?:le)?s?) [^\W\d_]+(?= )"
)
_IRREGULAR = {
    past: base
    for base, pasts in {
        "meet": "met", "go": "went gone", "buy": "bought", "see": "saw seen", "eat": "ate eaten", "get": "got gotten", "break": "broke broken",
        "drive": "drove driven", "write": "wrote written", "speak": "spoke spoken", "give": "gave given", "take": "took taken", "come": "came",
        "find": "found", "lose": "lost", "leave": "left", "feel": "felt", "teach": "taught", "bring": "brought", "sell": "sold", "win": "won",
        "begin": "began begun", "drink": "drank drunk", "swim": "swam", "sing": "sang sung", "fly": "flew flown", "grow": "grew grown",
        "fall": "fell fallen", "hear": "heard", "make": "made", "pay": "paid", "ride": "rode ridden", "send": "sent", "sleep": "slept",
        "steal": "stole stolen", "wear": "wore worn", "die": "died death dead", "marry": "married wedding", "choose": "chose chosen",
        "build": "built", "catch": "caught", "hurt": "hurt", "read": "read", "run": "ran", "spend": "spent", "stand": "stood",
    }.items()
    for past in pasts.split()
}  # fmt: skip


def roots(text: str) -> frozenset[str]:
    """The terms of a text, with "met" as "meet": a question and its answer differ in tense."""
    words = " ".join(_IRREGULAR.get(word, word) for word in folded(text).split())
    return frozenset(terms(words))


ASKING_TERMS = frozenset(
    terms(
        "remember know tell told said say still remind recall name called call go get want think did thing something"
        " anything everything last time day much many what when where who how do does is are my your the a an about"
    )
    + terms(
        "weißt du dein deine dir mich mir mein meine meinen was wann wie wo wer hast hab habe ich ist erinnerst dich noch"
        " der die das ein eine mal denn qué cuándo dónde quién cómo es mi mis quand où qui comment mon ma mes est"
    )
)
"""Terms that stand in every question."""


def speaks_of_oneself(text: str) -> bool:
    """Whether a text says "I" or "my" in one of the languages."""
    return _OWN.search(Part(text).plain) is not None


def is_telling(text: str) -> bool:
    """Whether the person tells something: no question, no request, and more than a greeting."""
    part = Part(text)
    return len(part.plain.split()) >= 3 and not (
        is_asking(part) or is_request(part) or _COMMAND.match(part.plain)
    )


_COMMAND = re.compile(
    r"^(?:(?:please|bitte|no|ok|can you|could you)[, ]+)*(?:forget|don'?t (?:remember|save|store|keep)|delete|vergiss|lösche?|olvida|borra|oublie"
    r"|flip|roll|pick|choose|tell me|spell|good (?:morning|night|evening))\b"
)


def is_asking(part: Part) -> bool:
    """Whether a sentence asks, also without a question mark."""
    return part.is_question or bool(_ASKS.match(part.plain)) or bool(_TELL_ME.search(part.plain))


def is_request(part: Part) -> bool:
    """Whether a sentence asks for some work to be done: "Write me a poem"."""
    return part.plain.startswith(_ASKS_FOR_WORK)


def asked_for(part: Part) -> AskedFor:
    """Read a question."""
    words = folded(part.plain.replace("'s", " ")).split()
    whom = tuple(dict.fromkeys(_ROW_OF[word] for word in words if word in _ROW_OF))
    names = tuple(
        dict.fromkeys(folded(name.removesuffix("'s")) for name in _CAPITAL.findall(part.text) if name != "I")
    )
    names = (*names, *(folded(name) for name in _NAME_AFTER.findall(part.plain)))
    attributes = next((kinds for kinds, pattern in _COMPILED if pattern.search(part.plain)), frozenset())
    return AskedFor(
        whom=whom,
        names=tuple(name for name in names if name not in _ROW_OF),
        attributes=attributes,
        about_past=_PAST.search(part.plain) is not None,
        is_of_family=_FAMILY.search(part.plain) is not None,
        is_own=_OWN.search(part.plain) is not None,
        topic=frozenset(terms(_ATTRIBUTE_WORD.sub(" ", part.plain))) - _NO_TOPIC,
        is_closed=_CLOSED.match(part.plain) is not None,
    )
