"""Which sentences of a message the person states of themselves: the plain ones, outside of what is quoted.

A message also holds what others said or wrote, text to be worked on, play, questions and suppositions. What
is told there is not the person's life; where it is unclear, the sentence is left out.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bestfriend_desktop.domain.sentences import ABBREVIATIONS

LONGEST_ABBREVIATION = max(map(len, ABBREVIATIONS))
"""In characters."""

MASK = "\N{OBJECT REPLACEMENT CHARACTER}"
"""Stands for each letter of what is quoted, so that nothing in it is read and all else keeps its place."""

INNER_STOP = "\N{ONE DOT LEADER}"
"""Stands for the full stop of an abbreviation, which ends no sentence."""

_BLANKS = re.compile(r"[^\S\n]+")
_QUOTED = re.compile(
    r"(?<!\w)[\"“„«»][^\"”“«»]*[\"”“«»]|(?<!\w)['\u2018\u201a](?:[^'\n]|(?<=\w)'(?=\w))*['\u2018](?!\w)"
    r"|```.*?(?:```|\Z)|`[^`\n]*`|^ ?>[^\n]*",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(
    r"^ ?(?:#|//|/\*|(?:def|class|import|return|const|let|var) ).*$|^.*(?:[=(].*;|[{}])$", re.MULTILINE
)
_STOP_WITHIN = re.compile(r"(?<=\w)\.(?= \w)")
_SENTENCE_STARTERS = (
    "I|I'm|I've|My|We|Our|The|This|That|It|It's|He|She|They|You|There|And|But|So|Please|What|How|Where|Do|Is"
    "|Ich|Mein|Meine|Wir|Unsere?|Es|Er|Sie|Das|Und|Aber|Je|J|Mon|Ma|Nous|Mi|Me|Yo|El|La"
)
_INITIALS = re.compile(
    r"(?<!\w)(?:(?:[^\W\d_]{1,2}\.)+[^\W\d_]\.|(?!I\.)[A-Z]\.)"
    rf"(?P<goes_on>(?=,| [^\W\d_])(?! (?:{_SENTENCE_STARTERS})\b))?"
)
"""Initials and dotted abbreviations: "the U.S.", "J. R. R. Tolkien"."""
_WITHIN_WORD = re.compile(r"(?<=[a-z\d])\.(?=[a-z])")
"""The stop in an address: "example.org"."""
_TITLE = re.compile(
    r"^.[A-ZÀ-Þ0-9][\w'-]*"
    r"(?: (?:[A-ZÀ-Þ0-9][\w'-]*|an?|and|for|in|of|on|the|to|with|d[eiu]r?|und|l[ae]s?|el|et|y))*.$"
)
"""What is quoted because it is called so, and not because somebody said it: "The Lord of the Rings"."""

_QUESTIONS = ("?", "\uff1f", "\u061f")
_STOPS = ".!?\u3002\uff01\uff1f\u061f"
_SENTENCE = re.compile(
    rf"[^{_STOPS}\n]+(?:\.(?=\d)[^{_STOPS}\n]+|(?<=\d)\.(?= \w)[^{_STOPS}\n]+)*[{_STOPS}]*"
)
_ITEM = re.compile(r"^(?:[-*•]|\d{1,2}[.)]) +")
_HIDDEN = re.compile(f"{MASK}+")

_LETTER = re.compile(
    r"^ ?(?:From|Subject|Von|Betreff|Objet|Asunto): "
    r"|(?:^|: ?)(?i:Dear|Sehr geehrte[rs]?|Madame|Monsieur|Estimad[oa]) [^.\n]{0,40},"
    r"|^ ?(?i:(?:(?:best|kind|warm) )?(?:regards|wishes)|best|cheers|yours \w+|sincerely"
    r"|(?:viele|liebe|mit freundlichen) grüße\w*|cordialement|saludos),? ?$",
    re.MULTILINE,
)
"""A letter, by its head, its salutation or its close: whoever wrote it, it is not said to the companion."""

_ORDER = re.compile(
    r"(?:^|[.!?:,] ?|\b(?:please|bitte|and|now) )(?:ignore|disregard|forget|vergiss)\b"
    r"[^.\n]{0,40}\b(?:instructions?|prompts?|rules|everything|alles)\b"
    r"|^[^\w\n]*(?:system|assistant) ?:|<\|",
    re.IGNORECASE | re.MULTILINE,
)
"""Orders to a machine: who writes so has pasted a text that was made for one, or wants nothing remembered."""

_JOKE = re.compile(
    r"(?<!not )(?<!n't )\b(?:just )?(?:kidding|joking)\b|\bjk\b|\bnur (?:ein )?(?:Spaß|Scherz)\b", re.I
)

_WORK_OR_PLAY = re.compile(
    r"^\W*(?:(?:please|now|bitte|(?:can|could|would) you|kannst du|let'?s|lass uns) )*(?:"
    r"(?:translate|proof-?read|rewrite|rephrase|paraphrase|summari[sz]e|correct|fix|improve|shorten|complete"
    r"|write|compose|continue|übersetze?|korrigiere?|verbessere?|schreibe?|tradui[st]|traduce|corrige)"
    r"(?: (?:this|these|that|the|following|my|our|me|an?|it|into|diese[nrs]?|d[aei][rnse]s?|mein\w*"
    r"|mir|ce|cette|este)"
    r"\b| ?:|\W*$)"
    r"|(?:pretend|imagine[sz]?|imagina|suppose|stell dir vor|tu so)\b(?!!)"
    r"|role-?play|play (?:the role|a role|that)|act (?:as|like)|spiele? (?:die|eine) Rolle|lyrics\b"
    r"|you are (?:now )?an?\b|for (?:the|this|our|my|a) (?:role-?play|role play|game|story|campaign|scene"
    r"|play)\b"
    r"|für (?:das|unser|mein|ein) (?:rollenspiel|spiel|theaterstück)\b|fürs (?:rollenspiel|spiel)\b)",
    re.IGNORECASE,
)
"""From here on the message is text to be worked on, or a play."""

_ABOUT_TEXT = re.compile(
    r"\b(?:check|proof-?read|correct(?:ion|ly)?|grammar|spelling|translat\w+|rephrase|reword|say (?:this"
    r"|that|it) in"
    r"|mistakes?|typos?|errors?|feedback on|review|look over|sounds? (?:ok|okay|good|right|natural|better)"
    r"|korrig\w+|prüf\w*|übersetz\w*|verbesser\w*|fehler\w*|grammatik|rechtschreibung|gegenlesen|les(?:en"
    r"|t) sie"
    r"|corrig\w+|corrija|corrección|revis\w+|vérifi\w+|tradu\w+|faltas?|fautes?)\b",
    re.IGNORECASE,
)
_ASKS_OF_TEXT = re.compile(
    r"\b(?:this|these|following|below|das(?: hier| so)?|dies\w*|folgend\w*|ceci|cela|ça|esto|este|text|mail"
    r"|e-?mail|letter|message|essay|sentence|paragraph|draft|bio|brief|nachricht|satz|absatz|aufsatz"
    r"|carta|lettre"
    r"|texte|texto)\b(?! (?:week|month|year|morning|evening|weekend|summer|winter|spring|autumn|time"
    r"|afternoon"
    r"|wochenende|jahr|mal))",
    re.IGNORECASE,
)
"""Of a line that ends there: what comes in the next lines is what it speaks of."""
_IS_IT_RIGHT = re.compile(
    r"^\W*(?:(?:and|so|und) )?(?:is (?:this|that|it|my \w+|everything) (?:\w+ )?(?:correct|right"
    r"|ok(?:ay)?|good|fine|natural)"
    r"|(?:does|did) (?:this|that|it) (?:sound|read|look|make sense)|how (?:does|do) (?:this|that"
    r"|it) (?:sound|read|look)"
    r"|(?:are there )?any (?:mistakes|errors|typos|suggestions)|(?:ist|stimmt|klingt|passt"
    r"|geht) das (?:so |hier )?"
    r"(?:\w+ )?(?:richtig|korrekt|gut|ok|okay|so)?\W*\?|est-ce (?:correct|juste)|c'est correct|está bien"
    r"|es correcto"
    r"|how (?:do|would|can) (?:i|you|we) say (?:this|that|it)|wie sagt man das)",
    re.IGNORECASE,
)
"""A question whether what is written is well written: the message is that text."""
_OF_ONESELF = re.compile(
    r"\b(?:about (?:me|us|myself)|über mich|zu mir|sobre mí|sur moi|who I am|(?:remember|note|mind"
    r"|know)(?: this| that"
    r"| the following)?|merk(?:e|en)? dir(?: das| folgendes)?|update|news|neues|neuigkeit(?:en)?|fyi"
    r"|p\.?s\.?|hi|hello"
    r"|hey|hallo|moin|btw|by the way|übrigens|so|okay?|facts?|fakten|me|ich|yo|moi|(?:my"
    r"|meine?) (?:details|data|facts"
    r"|profile|situation|daten|profil|lage))\W*$",
    re.IGNORECASE,
)
"""Before a colon: what follows is the person's own."""
_OTHERS_WORDS = re.compile(
    r"\b(?:sent|gave|wrote|write|says?|said|told|from|schickte|gab|schrieb|sagte?|von)\b", re.IGNORECASE
)
_ONESELF_FIRST = re.compile(r"^\W*(?:I|we|ich|wir|je|j'|yo)\b", re.IGNORECASE)
_I = re.compile(r"\b(?:I|we|ich|wir|tengo|tenemos)\b|\b(?:j'ai|nous avons)\b", re.IGNORECASE)
_LABEL = re.compile(r"^\W{0,2}(?P<label>[^\s:.!?,][^:.!?,\n]{0,40}):(?= )")
"""A line of a play, an example, an excerpt: "Tom: ...", "Beispiel: ..."."""

_DOUBT = re.compile(
    r"^\W*(?:if|when|whenever|would|should|could|wenn|falls|si|cuando|quand|assuming|supposing|given that"
    r"|hypothetically|theoretically|theoretisch|hypothetisch|(?:mal )?angenommen|gesetzt den Fall|sagen wir"
    r"|let'?s (?:say|assume|suppose)|let us (?:say|assume|suppose)|supongamos|supposons|admettons|digamos)\b"
    r"|\b(?:used to|wish|would|früher|avant|antes)\b|, (?:said|says|sagte?) "
    r"|\b(?:rumou?r|legend|word) has it\b|^\W*as \w+ puts? it\b|\bin \w+'s (?:words|opinion)\b"
    r"|\b(?:according to|in theory|nehmen wir(?: mal)? an|in der Theorie|wäre|hätte|würde"
    r"|en théorie|en teoría|d'après|selon|según|zufolge)\b|\blaut (?-i:[A-ZÄÖÜ])"
    r"|\b(?:in|for) (?:the|this|my|our|a|an|der|einer?|meinem?) (?:(?:role|video|board|computer) ?)?"
    r"(?:story|game|novel|film|movie|play|song|poem|dream|book|scene|campaign|role-?play|another life"
    r"|Geschichte|Spiel|Rollenspiel|Traum|Roman)\b"
    r"|\b(?:im|fürs|beim) (?:Spiel|Rollenspiel|Traum|Roman|Film)\b|\bin (?:another|an alternate) (?:life"
    r"|world|universe)\b",
    re.IGNORECASE,
)
"""Sentences of what is not so, was so, or might be."""

_NOT_MEANT = re.compile(
    r"(?:^|\s)/s\W*$|,? (?:yeah,? right|said no ?(?:one|body)(?: ever)?)\W*$|[,(\u2013\u2014-]\s*(?:not"
    r"|nicht|NOT|no)\W*$|\U0001f644"
    r"|^\W*(?:oh,? (?:great|joy|yay|sure|wonderful|fantastic|perfect)|great,? just great|yeah,? (?:right"
    r"|sure)"
    r"|sure,? (?:because|sure|jan)|as if\b|of course,? because|na (?:toll|super|klasse|prima|großartig|bravo)"
    r"|(?:ja|na) klar|ach (?:toll|super|wie schön)|von wegen|als ob|schön wär's|qué bien|ben voyons"
    r"|super[,!.]+ "
    r"|toll[,!.]+ )",
    re.IGNORECASE,
)
"""A sentence whose irony is marked."""

_TAKEN_BACK = re.compile(
    r"^\W*(?:(?:oh|äh|uh|um|hm+|ok(?:ay)?|well|haha|lol|sorry|ach|no|non|nein|nah|but|aber),? )*(?:"
    r"(?:not|nicht|nope|nein|pas|mentira|quatsch|unsinn|nonsense|psych|sike|von wegen|ja klar|na klar"
    r"|als ob|as if"
    r"|yeah,? right|yeah,? sure|not really|not at all|not true|nicht wirklich|gar nicht|überhaupt nicht)\W*$"
    r"|said (?:no ?one|nobody)|\U0001f644"
    r"|no,? wait|wait,? no|no,? actually|actually,? no|scratch that|strike that|i take (?:that|it) back"
    r"|(?:just |only )?(?:kidding|joking)|that(?:'s| is| was) (?:a (?:joke|lie)|not true|wrong|ironic|sarcas)"
    r"|i(?:'m| am) (?:being )?(?:sarcastic|ironic|lying)|(?:sarcasm|irony|ironie)\b"
    r"|(?:moment|warte|halt|stopp?),? nein|nein,? (?:moment|warte|halt|doch nicht|stimmt nicht|quatsch)"
    r"|(?:das )?stimmt (?:doch )?(?:gar )?nicht|doch nicht\b|das war (?:ein )?(?:scherz|witz|gelogen|spaß)"
    r"|(?:nur )?(?:spaß|scherz)(?! beiseite)|nehme ich zurück|ich nehme (?:das|es) zurück"
    r"|no,? espera|es broma|era broma|je (?:plaisante|rigole)|c'est (?:faux|une blague)|non,? attends"
    r"|/s\W*$)",
    re.IGNORECASE,
)
"""What takes back the sentence before it."""

_REPORTED = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|th(?:ink|inks|ought)|kn(?:ow|ows|ew)|claims?|wr(?:ites?|ote)"
    r"|ask(?:s|ed)?|believes?|assumes?|guess(?:es)?(?! what\b)|hopes?|doubts?|heard|bet|dream(?:s|ed|t)?"
    r"|seems?|sounds?|sure|maybe|perhaps|possibly|probably|sagte?|meinte?|denkt|dachte|glaub[te]"
    r"|schreibt|schrieb|träum(?:e|te?)|vielleicht|dit|pense|croi[st]|écrit|peut-être"
    r"|dice|dijo|piensa|cree|escribió|quizás?|reads|shouts?|yells?|sings?|sang|answers?|answered|repl(?:y"
    r"|ies|ied)"
    r"|mention(?:s|ed)|insists?|swears?|pretends?|behauptet\w*|erzählt\w*|findet|schwört|according|supposedly"
    r"|allegedly|angeblich|laut|hypothetically|(?:'s|'re|is|are|was|were|be) (?:all |just )?like(?=,| *$)"
    r"|(?:he|she|they|everyone|everybody|people|mom|mum|dad) goes?(?=,| *$))\b|:(?=\s)",
    re.IGNORECASE,
)
"""What follows in the sentence is somebody's word or thought."""

_HANGING = re.compile(
    r"\b(?:what|who|whom|whose|which|where|why|how|that|whether|if|unless|like|as|than|do|does|did|can"
    r"|could|should|no"
    r"|not|\w+n't|never|you|they|he|she|was|wie|wo|dass|ob|als|nicht|que|qui|si|où|ne) *$",
    re.IGNORECASE,
)
"""What follows hangs on these: a question or a clause of another statement."""

_TO_REMEMBER = re.compile(
    r"^\W*(?:please |bitte )?(?:remember|note|keep in mind|don'?t forget|merk dir|denk daran)"
    r"(?: that| this| dass)?[:,]? +",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Statement:
    """A sentence that the person states."""

    text: str
    """As they wrote it, with single blanks."""
    plain: str
    """The same, letter for letter, to be read: with straight apostrophes, and `MASK` for what is quoted."""

    def tells(self, at: int) -> bool:
        """Whether what begins there is told by the person, and as it is."""
        before = _TO_REMEMBER.sub("", self.plain[:at])
        return not _REPORTED.search(before) and not _HANGING.search(before)


def statements(message: str, *, may_tell: Callable[[str], bool] = bool) -> Iterator[Statement]:
    """The plain sentences of a message, in order; none of questions, suppositions, letters and play.

    Args:
        message: what the person wrote.
        may_tell: whether a sentence is worth a closer look: a quick one that spares the slow ones.
    """
    text = _BLANKS.sub(" ", message)
    plain = masked(text)
    if any(told.search(plain) for told in (_LETTER, _ORDER, _JOKE)):
        return
    found = [
        (match.start() + match.group().rindex(sentence), sentence)
        for match in _SENTENCE.finditer(plain)
        if (sentence := _ITEM.sub("", match.group().strip()))
    ]
    if any(_IS_IT_RIGHT.search(sentence) for _, sentence in found if sentence.endswith(_QUESTIONS)):
        return
    hidden_to = 0  # what stands before is not the person's own
    for at, (start, sentence) in enumerate(found):
        end = start + len(sentence)
        if _begins_other_text(sentence, plain[end:]):
            return
        if label := _LABEL.match(sentence):
            hidden_to = max(hidden_to, _end_of_labelled(label["label"], plain, end))
        if end <= hidden_to:
            continue
        if not sentence.strip(MASK) or sentence.endswith(_QUESTIONS) or not may_tell(sentence):
            continue
        if _DOUBT.search(sentence) or _NOT_MEANT.search(sentence) or _TAKEN_BACK.search(sentence):
            continue
        if at + 1 < len(found) and _TAKEN_BACK.search(found[at + 1][1]):
            continue
        yield Statement(text[start:end], sentence)


def _begins_other_text(sentence: str, rest: str) -> bool:
    """Whether what follows a sentence is text of others, or text to be worked on."""
    if _WORK_OR_PLAY.search(sentence) or (sentence.endswith(":") and _REPORTED.search(sentence[:-1])):
        return True
    after = rest.lstrip(" ")
    if not after.startswith("\n") or not (following := after.lstrip()) or following.startswith(MASK):
        return False  # of what is quoted or code nothing is read anyway, and what follows it is their own
    if sentence.endswith(":"):
        before = sentence[:-1]
        return not _OF_ONESELF.search(before) or _OTHERS_WORDS.search(before) is not None
    if sentence.endswith(_QUESTIONS):
        return bool(_ASKS_OF_TEXT.search(sentence) or _ABOUT_TEXT.search(sentence))
    return not _ONESELF_FIRST.search(sentence) and _ABOUT_TEXT.search(sentence) is not None


def _end_of_labelled(label: str, plain: str, end: int) -> int:
    """Up to where the words reach that a label gives to somebody else: the end of its line."""
    if _I.search(label) or (_OF_ONESELF.search(label) and not _OTHERS_WORDS.search(label)):
        return 0
    line_end = plain.find("\n", end)
    return len(plain) if line_end < 0 else line_end


def own_text(message: str) -> str:
    """The plain sentences of a message one after the other, with an ellipsis for what is quoted in them."""
    sentences = (
        "".join(MASK if read == MASK else written for written, read in zip(one.text, one.plain, strict=True))
        for one in statements(message)
    )
    return " ".join(_HIDDEN.sub("\N{HORIZONTAL ELLIPSIS}", sentence) for sentence in sentences)


def masked(text: str) -> str:
    """A text of the same length, letter for letter, in which nothing that is quoted can be read."""

    def hide(match: re.Match[str]) -> str:
        return match.group() if _TITLE.match(match.group()) else re.sub(r"[^\n]", MASK, match.group())

    straight = text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    without = _CODE.sub(hide, _QUOTED.sub(hide, straight))
    without = _WITHIN_WORD.sub(INNER_STOP, _INITIALS.sub(_initials, without))
    return _STOP_WITHIN.sub(_abbreviation, without)


def _abbreviation(match: re.Match[str]) -> str:
    """The stop of an abbreviation ends no sentence."""
    before = match.string[max(0, match.start() - LONGEST_ABBREVIATION - 1) : match.start()]
    word = re.split(r"[^\w\N{ONE DOT LEADER}]", before)[-1]
    return INNER_STOP if word.replace(INNER_STOP, ".").lower() in ABBREVIATIONS else match.group()


def _initials(match: re.Match[str]) -> str:
    """The stops within do not end the sentence; the last one may."""
    last = INNER_STOP if match["goes_on"] is not None else "."
    return f"{match.group()[:-1].replace('.', INNER_STOP)}{last}"
