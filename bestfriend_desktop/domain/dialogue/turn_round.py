"""A person's words turned round, as the companion says them back: "my boss shouted at me" -> "your boss ... you".

Word by word, without parsing; what cannot be turned well is left to the caller, who quotes it instead.
"""

import re

from bestfriend_desktop.domain.dialogue.language import Language

LONGEST = 140
"""Characters of a sentence that is said back; a longer one sounds like a parrot."""

_TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*|[^\w\s]|\S")
_SPACES = re.compile(r"\s+")

_EN = {
    "i": "you", "me": "you", "my": "your", "mine": "yours", "myself": "yourself", "i'm": "you're", "im": "you're",
    "i've": "you've", "i'd": "you'd", "i'll": "you'll", "we": "you", "us": "you", "our": "your",
    "ours": "yours", "ourselves": "yourselves", "we're": "you're", "we've": "you've", "we'd": "you'd",
    "we'll": "you'll", "you": "I", "your": "my", "yours": "mine", "you're": "I'm", "you've": "I've",
    "am": "are",
}  # fmt: skip
_EN_AFTER_I = {"was": "were", "am": "are"}
_EN_SUBJECT_BEFORE = frozenset(
    [
        "to",
        "for",
        "with",
        "at",
        "about",
        "from",
        "of",
        "on",
        "by",
        "tell",
        "told",
        "gave",
        "give",
        "show",
        "help",
        "see",
    ]
)

_DE = {
    "ich": "du", "mich": "dich", "mir": "dir", "mein": "dein", "meine": "deine", "meinen": "deinen",
    "meinem": "deinem", "meiner": "deiner", "meines": "deines", "wir": "ihr", "uns": "euch",
    "unser": "euer", "unsere": "eure", "unseren": "euren", "unserem": "eurem", "unserer": "eurer",
}  # fmt: skip
_DE_VERBS = {
    "bin": "bist", "war": "warst", "habe": "hast", "hab": "hast", "hatte": "hattest", "werde": "wirst",
    "wurde": "wurdest", "kann": "kannst", "konnte": "konntest", "muss": "musst", "musste": "musstest",
    "will": "willst", "wollte": "wolltest", "soll": "sollst", "sollte": "solltest", "darf": "darfst",
    "durfte": "durftest", "mag": "magst", "mochte": "mochtest", "möchte": "möchtest", "weiß": "weißt",
    "wusste": "wusstest", "ging": "gingst", "kam": "kamst", "fahre": "fährst", "lese": "liest",
    "esse": "isst", "sehe": "siehst", "schlafe": "schläfst", "trage": "trägst", "laufe": "läufst",
    "nehme": "nimmst", "gebe": "gibst", "spreche": "sprichst", "treffe": "triffst", "vergesse": "vergisst",
    "helfe": "hilfst", "halte": "hältst", "heiße": "heißt", "lerne": "lernst", "arbeite": "arbeitest",
    "tanze": "tanzt", "sitze": "sitzt", "reise": "reist", "vermisse": "vermisst", "hasse": "hasst",
    "gehe": "gehst", "geh": "gehst", "wäre": "wärst", "hätte": "hättest", "würde": "würdest",
    "freu": "freust", "glaub": "glaubst", "hoff": "hoffst", "find": "findest", "denk": "denkst", "mach": "machst", "komm": "kommst",
    "brauch": "brauchst", "kenn": "kennst", "wohn": "wohnst", "arbeit": "arbeitest", "sei": "seist", "wein": "weinst",
    "verliere": "verlierst", "sah": "sahst", "fuhr": "fuhrst", "aß": "aßt", "las": "last", "lief": "liefst",
    "traf": "trafst", "fand": "fandest", "bekam": "bekamst", "verlor": "verlorst", "schlief": "schliefst",
}  # fmt: skip
_DE_REGULAR = re.compile(r"^[a-zäöüß]{2,}e$")
_DE_PAST = re.compile(r"^[a-zäöüß]{2,}te$")
_SIBILANT = ("s", "ß", "x", "z")


def turned_round(text: str, language: Language) -> str:
    """The text as the companion says it back, beginning with a capital and without its full stop; "" if not sure.

    Only English and German are turned; for the others, and for what is long, has several lines or is quoted,
    the answer is "".
    """
    text = _SPACES.sub(" ", text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")).strip(" .!,;:\u2026-\u2013")
    if not text or len(text) > LONGEST or any(mark in text for mark in '"\u201c\u201d\u201e`:;()?{}<>'):
        return ""
    if language is Language.EN:
        turned = _english(text)
    elif language is Language.DE:
        turned = _german(text)
    else:
        return ""
    return turned[:1].upper() + turned[1:]


def _english(text: str) -> str:
    words = text.split(" ")
    turned: list[str] = []
    subject = ""
    for at, word in enumerate(words):
        core = word.strip(",.!").lower()
        following = words[at + 1].strip(",.!").lower() if at + 1 < len(words) else ""
        new = _EN.get(core)
        if core == "you":
            is_object = at > 0 and (words[at - 1].strip(",.!").lower() in _EN_SUBJECT_BEFORE or not following)
            new = "me" if is_object else "I"
        elif core in _EN_AFTER_I and subject in ("i", "we"):
            new = _EN_AFTER_I[core]
        elif core == "am":
            new = "are"
        elif core == "are" and subject == "you":
            new = "am"
        if core in ("i", "we", "you"):
            subject = core
        elif core not in _ADVERBS and new is None:
            subject = ""
        turned.append(word if new is None else _like(word, core, new))
    return " ".join(turned)


_ADVERBS = frozenset(
    ["really", "just", "also", "still", "always", "never", "often", "only", "so", "not", "both", "all"]
)


def _german(text: str) -> str:
    if "'" in text:
        return ""  # "ich bin's", "hab's": said back they sound odd
    words = text.split(" ")
    lower = [word.strip(",.!").lower() for word in words]
    turned = []
    for at, (word, core) in enumerate(zip(words, lower, strict=True)):
        new = _DE.get(core)
        if new is None and _is_verb_of_me(lower, at):
            new = _second_person(core)
        elif new is None and "wir" in lower and _is_beside(lower, at, "wir"):
            new = _of_you_all(core)
        turned.append(word if new is None else _like(word, core, new))
    return " ".join(turned)


def _is_verb_of_me(words: list[str], at: int) -> bool:
    """Whether this is the verb of "ich": it stands beside it, or at the end of its clause."""
    if "ich" not in words or words[at] == "ich":
        return False
    beside = (at > 0 and words[at - 1] == "ich") or (at + 1 < len(words) and words[at + 1] == "ich")
    if words[at] in _DE_VERBS:
        return beside or abs(at - words.index("ich")) > 1
    return beside and words[at] not in _DE_NO_VERBS and bool(_DE_REGULAR.match(words[at]))


def _is_beside(words: list[str], at: int, subject: str) -> bool:
    return (at > 0 and words[at - 1] == subject) or (at + 1 < len(words) and words[at + 1] == subject)


_OF_US = {
    "sind": "seid",
    "waren": "wart",
    "haben": "habt",
    "hatten": "hattet",
    "werden": "werdet",
    "wurden": "wurdet",
}


def _of_you_all(verb: str) -> str | None:
    """The verb of "wir" as that of "ihr": `gehen` -> `geht`; None for what is no verb."""
    if verb in _OF_US:
        return _OF_US[verb]
    if not verb.endswith("en") or len(verb) < 5:
        return None
    stem = verb.removesuffix("en")
    return f"{stem}et" if stem.endswith(("d", "t")) else f"{stem}t"


_DE_NO_VERBS = frozenset(
    "wie die sie nie eine keine meine deine seine ihre unsere heute gerne alle viele beide ohne gerade bitte danke weile ende diese jene welche"  # noqa: SIM905
    " ganze leute familie schule woche".split()
)
"""Words that end like the verb of "ich" and are none."""


def _second_person(verb: str) -> str:
    if verb in _DE_VERBS:
        return _DE_VERBS[verb]
    if _DE_PAST.match(verb):
        return f"{verb}st"
    stem = verb.removesuffix("e")
    if stem.endswith(_SIBILANT):
        return f"{stem}t"
    return f"{stem}est" if stem.endswith(("d", "t", "chn", "ffn", "gn")) else f"{stem}st"


def _like(word: str, core: str, new: str) -> str:
    """The new word with the marks of the old one, and its capital where that was no "I"."""
    start = word.lower().find(core)
    if word[start : start + 1].isupper() and core not in _ALWAYS_CAPITAL:
        new = new[:1].upper() + new[1:]
    return f"{word[:start]}{new}{word[start + len(core) :]}"


_ALWAYS_CAPITAL = frozenset(("i", "i'm", "i've", "i'd", "i'll"))
