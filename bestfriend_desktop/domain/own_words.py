"""Which sentences of a message the person states of themselves: the plain ones, outside of what is quoted.

A message also holds what others said or wrote, text to be worked on, play, questions and suppositions. What
is told there is not the person's life; where it is unclear, the sentence is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bestfriend_desktop.domain.sentences import ABBREVIATIONS

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
_ABBREVIATED = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(ABBREVIATIONS)))})\.(?= \w)", re.IGNORECASE)
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
    r"|you are (?:now )?an?\b)",
    re.IGNORECASE,
)
"""From here on the message is text to be worked on, or a play."""

_DOUBT = re.compile(
    r"^\W*(?:if|when|whenever|would|should|could|wenn|falls|si|cuando|quand)\b"
    r"|\b(?:used to|wish|would|früher|avant|antes)\b|, (?:said|says|sagte?) "
    r"|\bin (?:the|this|my|our|der|einer?) (?:story|game|novel|film|movie|play|song|poem|dream|Geschichte)\b",
    re.IGNORECASE,
)
"""Sentences of what is not so, was so, or might be."""

_REPORTED = re.compile(
    r"\b(?:sa(?:y|ys|id)|t(?:ell|ells|old)|th(?:ink|inks|ought)|kn(?:ow|ows|ew)|claims?|wr(?:ites?|ote)"
    r"|ask(?:s|ed)?|believes?|assumes?|guess(?:es)?(?! what\b)|hopes?|doubts?|heard|bet|dream(?:s|ed|t)?"
    r"|seems?|sounds?|sure|maybe|perhaps|possibly|probably|sagte?|meinte?|denkt|dachte|glaub[te]"
    r"|schreibt|schrieb|träum(?:e|te?)|vielleicht|dit|pense|croi[st]|écrit|peut-être"
    r"|dice|dijo|piensa|cree|escribió|quizás?)\b|:(?=\s)",
    re.IGNORECASE,
)
"""What follows in the sentence is somebody's word or thought."""

_HANGING = re.compile(
    r"\b(?:what|who|whom|whose|which|where|why|how|that|whether|if|unless|like|as|than|do|does|did|can|could|should|no"
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


def statements(message: str) -> Iterator[Statement]:
    """The plain sentences of a message, in order; none of questions, suppositions, letters and play."""
    text = _BLANKS.sub(" ", message)
    plain = masked(text)
    if any(told.search(plain) for told in (_LETTER, _ORDER, _JOKE)):
        return
    for match in _SENTENCE.finditer(plain):
        sentence = _ITEM.sub("", match.group().strip())
        if _WORK_OR_PLAY.search(sentence) or (sentence.endswith(":") and _REPORTED.search(sentence[:-1])):
            return
        if sentence.strip(MASK) and not sentence.endswith(_QUESTIONS) and not _DOUBT.search(sentence):
            start = match.start() + match.group().rindex(sentence)
            yield Statement(text[start : start + len(sentence)], sentence)


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
    return _ABBREVIATED.sub(lambda match: f"{match.group()[:-1]}{INNER_STOP}", without)
