"""Text as a model writes it, piece by piece -> clauses to speak, the first of them early.

Between the model and the voice: what `markdown_stream` lets through is cut where a speaker would pause. How
the text was cut into pieces makes no difference to the clauses, only to when they are known.
"""

import re
from dataclasses import dataclass

from bestfriend_desktop.domain.letters import END_OF_BLOCK, Letter
from bestfriend_desktop.domain.markdown_stream import MarkdownStream

FIRST_CLAUSE_WORDS = 4
"""The first clause may end at a comma after so many words: the voice begins while the sentence is written."""

FIRST_CLAUSE_LETTERS = 8
"""The same in writing without spaces."""

LONG_FIRST_WORDS = 8
"""After so many it may end before any word that begins a phrase."""

LONGEST_FIRST = 100
LONGEST = 200
"""Characters of one clause: what takes longer to speak is cut at a comma, or else between two words."""

STOPS = ".!?…。！？｡।॥؟۔"
WIDE_STOPS = "。！？｡।॥"
"""End a sentence without a space after them."""
MARKS = ",;:)–—，、；：،؛"
WIDE_MARKS = "，、；：—"
CLOSERS = "\"'”’»)]}›」』）】》"

CONJUNCTIONS = frozenset(("and", "but", "because", "und", "aber", "weil", "et", "mais", "pero", "y"))
"""The first clause may end before one of them."""

PHRASE_OPENERS = frozenset(
    ("that", "which", "who", "when", "where", "while", "with", "without", "for", "from", "if", "so", "or")
)
"""The first clause, when it is long, may end before one of these."""

ABBREVIATIONS = frozenset(
    "mr mrs ms dr prof sr st mt ft rev hon gen col capt lt sgt gov sen rep messrs mme mlle hr fr "  # noqa: SIM905 (easier to read)
    "vs cf al approx ca bzw bspw evtl ggf inkl resp sog vgl dh e.g i.e z.b d.h u.a o.ä "
    "p.ej ej núm tel ext dept est fig figs eq adm maj cpl mio mrd geb exkl zzgl zzt abb dipl pág págs "
    "sra sres dra dña ud uds aprox env stk ph med fa gest bzgl hd abschn pkg pck".split()
)
"""Never the end of a sentence."""

MAY_END = frozenset(
    "etc inc ltd jr co corp usw ave a.m p.m min max sec hr hrs tsp tbsp oz lb sq "  # noqa: SIM905
    "std sek chr blvd rd hbf".split()
)
"""Abbreviations that end a sentence where a capital follows."""

BEFORE_NUMBERS = frozenset(
    "no nos nr p pp vol ch sec art op jan feb mar apr jun jul aug sep sept oct nov dec okt dez "  # noqa: SIM905
    "s abs kap bd apt ste rm hwy rte c mind para paras tab ep".split()
)
"""Not the end of a sentence where a number follows."""

DATES = frozenset(
    "Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun Mo Di Mi Do Fr Sa So "  # noqa: SIM905
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez".split()
)
"""With a capital they are days and months, and end a sentence only where another begins with one, too."""

DOTTED = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{1,3}|[IVX]{2,}|\d{1,2}\.\d{1,2}")
"""`Ph.D`, `M.Sc`, a numeral or a date as German writes them: the same."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Something to speak in one breath."""

    text: str
    """Plain text of about 200 characters at most."""
    start: int
    end: int
    """Where it stands in the raw text, in characters; the marks right after its last word belong to it."""


class Sentences:
    """Cuts one reply into clauses: `feed` its pieces as they come, then `finish`."""

    def __init__(self) -> None:
        self._markdown = MarkdownStream()
        self._clause: list[Letter] = []
        self._is_first = True
        self._restart()

    def feed(self, piece: str) -> list[Clause]:
        """The clauses that are complete now."""
        return self._add_all(self._markdown.feed(piece))

    def finish(self) -> list[Clause]:
        """What is left, once the text is at its end."""
        clauses = self._add_all(self._markdown.finish())
        return clauses + self._take(len(self._clause), ends_block=True)

    def _restart(self) -> None:
        self._words = 0  # complete ones in the clause
        self._word_start = 0  # of the word that is being written
        self._mark: int | None = None  # where it could best be cut: after a comma
        self._gap: int | None = None  # or else: between two words

    def _add_all(self, letters: list[Letter]) -> list[Clause]:
        clauses: list[Clause] = []
        for letter in letters:
            if letter.text == END_OF_BLOCK:
                clauses += self._take(len(self._clause), ends_block=True)
            elif letter.text:
                clauses += self._add(letter)
            elif self._clause and self._clause[-1].end == letter.start:
                self._clause[-1] = self._clause[-1]._replace(end=letter.end)
        return clauses

    def _add(self, letter: Letter) -> list[Clause]:
        """One more letter; where it shows that the clause ended before it, that clause."""
        clause = self._clause
        at = len(clause)
        if letter.text != " " and clause:
            cut = self._cut_before(letter.text)
            if cut is not None:
                clause.append(letter)
                return self._cut(cut)
        elif letter.text == " ":
            self._words += 1
        clause.append(letter)
        if letter.text == " ":
            self._gap = at
        if len(clause) > (LONGEST_FIRST if self._is_first else LONGEST):
            return self._cut(self._mark or self._gap or at)
        return []

    def _cut_before(self, letter: str) -> int | None:
        """Where the clause ends, now that this letter has come after it."""
        clause = self._clause
        at = len(clause)
        last = clause[-1].text
        if last != " ":
            if letter in CLOSERS or letter in STOPS:
                return None
            if last in WIDE_STOPS or (last in CLOSERS and at > 1 and clause[-2].text in WIDE_STOPS):
                return at
            if last in WIDE_MARKS:
                self._mark = at
                return at if self._is_first and at >= FIRST_CLAUSE_LETTERS else None
            return None
        gap, start = at - 1, self._word_start
        word = "".join(piece.text for piece in clause[start:gap])
        self._word_start = at
        if ends_sentence(word, letter):
            return gap
        # "(555) 123-4567" and "May 5, 2026" are one breath.
        is_amid_numbers = letter.isdigit() and (word == ":" or any(map(str.isdigit, word)))
        is_early = self._is_first and self._words >= FIRST_CLAUSE_WORDS and not is_amid_numbers
        if word.rstrip(CLOSERS.replace(")", ""))[-1:] in MARKS and word:
            self._mark = gap
            return gap if is_early else None
        if self._is_first and (
            (word.lower() in CONJUNCTIONS and self._words > FIRST_CLAUSE_WORDS)
            or (word.lower() in PHRASE_OPENERS and self._words > LONG_FIRST_WORDS)
        ):
            return start - 1
        return None

    def _cut(self, at: int) -> list[Clause]:
        """The clause up to there; what follows begins the next one."""
        rest = self._clause[at:]
        clauses = self._take(at)
        for letter in rest:
            if letter.text != " " or self._clause:
                clauses += self._add(letter)
        return clauses

    def _take(self, count: int, *, ends_block: bool = False) -> list[Clause]:
        letters = self._clause[:count]
        self._clause = []
        self._restart()
        text = "".join(letter.text for letter in letters).strip()
        if not any(map(str.isalnum, text)):
            return []
        self._is_first = False
        last = text[-1]
        if ends_block and (last.islower() or last.isupper() or last.isdigit()):
            text += "."  # a heading or list item is a sentence to the ear
        return [Clause(text, letters[0].start, letters[-1].end)]


def ends_sentence(word: str, following: str) -> bool:
    """Whether a sentence ends with this word, which a space and that letter follow."""
    bare = word.rstrip(CLOSERS)
    if not bare or bare[-1] not in STOPS:
        return False
    if bare[-1] in "!?" and bare == word:
        return True
    name = bare.lstrip("\"'“‘«([{„‚¿¡").rstrip(STOPS)
    if bare[-1] != "." or bare.endswith(".."):
        return not following.islower()
    if name.lower() in ABBREVIATIONS or (name.lower() in BEFORE_NUMBERS and following.isdigit()):
        return False
    if name.lower() in MAY_END:
        return following.isupper()
    if not following.isupper() and (name in DATES or DOTTED.fullmatch(name)):
        return False
    if not following.isupper() and name.lower().endswith(("str", "-nr", "lnr", "dnr", "nnr")):
        return False  # a street and its number, the number of an order
    if name != "I" and re.fullmatch(r"[^\W\d_]|(?:[^\W\d_]\.)+[^\W\d_]|\d{1,2}(?:\.[-–]\d{1,2})?", name):
        return False  # an initial, "U.S.", an ordinal
    return len(name) > 2 or not following.islower()
