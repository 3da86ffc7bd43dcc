"""Reads how much distress a message shows: rules alone, in four languages, without a network or a model.

Not lists of sentences but frames: who (the person, somebody near), does what (verb and object), denied
or not, past or not, and within which frame (a novel, a song, a game, a question of knowledge). Idioms
and denials are taken out first. What is only hinted at (a goodbye, things given away, pills, a bridge, a
day that is set) is weak alone; two hints within three messages, or one with a low mood, are enough.

This is no clinical instrument. It decides whether help is shown, and says nothing about a person.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from bestfriend_desktop.domain.care.levels import Distress, Level
from bestfriend_desktop.domain.care.lexicon import Matcher
from bestfriend_desktop.domain.care.normal_form import quoted_parts, sentences
from bestfriend_desktop.domain.care.patterns import Frame

TURNS_READ = 3
"""Hints count together within so many messages of the person, this one included."""

_AT_HAND = frozenset(
    {
        "means",
        "place",
        "giving away",
        "puts affairs in order",
        "goodbye",
        "decided",
        "letters",
        "no longer needs",
        "asks to look after",
    }
)
"""Hints at an act; with a second hint in the same message they are more than a mood."""

_ESCALATES = frozenset(
    {"means", "place", "giving away", "decided", "soon over", "puts affairs in order", "letters"}
)
"""Hints that make of a wish to be dead an intent."""

_SAYS_A_MOOD = frozenset({"burden", "no way", "not here", "soon over", "wants it to stop"})
"""Hints that alone already say how somebody feels; the others (a bridge, a goodbye) say nothing alone."""

_FAINT = frozenset({"plain goodbye", "thanks", "no one"})
"""Hints that any friendly farewell or quiet evening has: together, or with a low mood, they still say nothing."""

_MOODS = frozenset({"burden", "no way"})
"""Hints that are moods themselves: a low mood in the same words does not make two of them."""

_DISTANT = frozenset({"fiction", "game"})


@dataclass(slots=True)
class _Read:
    """What was found in one message, taken alone."""

    acute: list[str] = field(default_factory=list)
    care: list[str] = field(default_factory=list)
    another: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    cues: set[str] = field(default_factory=set)
    """Categories of hints."""
    framings: set[str] = field(default_factory=set)
    languages: list[str] = field(default_factory=list)
    """Of each thing that was found."""

    @property
    def language(self) -> str:
        """The one in which most was found."""
        return max(self.languages, key=self.languages.count, default="")


def distress_in(text: str, earlier: Sequence[str] = ()) -> Distress:
    """How much distress a message shows.

    Args:
        text: what the person says.
        earlier: what they said just before, oldest first; the last two are read.
    """
    now = _read(text)
    level, why, about_another = _judged(now, [_read(said) for said in earlier[-(TURNS_READ - 1) :]])
    language = now.language if level else ""
    return Distress(level, tuple(dict.fromkeys(why)), language, about_another)


def _judged(now: _Read, before: Sequence[_Read]) -> tuple[Level, Sequence[str], bool]:
    """Level, why, and whether it is about another."""
    if now.acute:
        return Level.ACUTE, [*now.acute, *now.care], False
    hints = [f"hint: {name}" for name in sorted(now.cues)]
    if now.care:
        escalating = [f"hint: {name}" for name in sorted(_ESCALATES & now.cues)]
        return (Level.ACUTE if escalating else Level.CARE), [*now.care, *(escalating or hints)], False
    if now.another:
        return Level.CARE, now.another, True
    if len(now.cues) >= 2 and now.cues - _FAINT:
        return (Level.ACUTE if _AT_HAND & now.cues else Level.CARE), hints, False
    seen = {name for read in before for name in read.cues}
    earlier = [f"earlier hint: {name}" for name in sorted(seen)]
    two_hints = bool(now.cues and seen - now.cues and (now.cues | seen) - _FAINT)
    hint_and_mood = bool(
        (now.cues - _MOODS - _FAINT and now.low)
        or (now.cues - _FAINT and any(read.low for read in before))
        or (now.low and seen - _FAINT)
    )
    if two_hints or hint_and_mood:
        return Level.CARE, [*hints, *now.low, *earlier], False
    if now.low or now.cues & _SAYS_A_MOOD:
        return Level.LOW, [*now.low, *hints], False
    return Level.NONE, (), False


def prepare() -> None:
    """Load the lexicons (some 0.2 s), so that the first message need not wait for it."""
    _matcher()


@lru_cache(maxsize=64)
def _read(text: str) -> _Read:
    found = _Read()
    quoted = quoted_parts(text)
    for sentence in dict.fromkeys(sentences(text)):
        _read_sentence(sentence, quoted, found)
    _weigh(found)
    return found


def _read_sentence(sentence: str, quoted: tuple[str, ...], found: _Read) -> None:
    candidates = _matcher().candidates(sentence)
    for frame in candidates["framings"]:
        if frame.name not in found.framings and frame.regex.search(sentence):
            found.framings.add(frame.name)
    for frame in candidates["blanks"]:
        sentence = frame.regex.sub("~ ", sentence)
    for group in ("acute", "care", "another", "low"):
        names: list[str] = getattr(found, group)
        for frame in candidates[group]:
            if frame.name not in names and _says(frame, sentence, quoted, found.framings):
                names.append(frame.name)
                found.languages.append(frame.language)
    for frame in candidates["cues"]:
        if frame.name not in found.cues and _says(frame, sentence, quoted, found.framings):
            found.cues.add(frame.name)
            found.languages.append(frame.language)


def _says(frame: Frame, sentence: str, quoted: tuple[str, ...], framings: set[str]) -> bool:
    """Whether the person says this of themselves: not in a novel's, a song's or another's words."""
    if (match := frame.regex.search(sentence)) is None:
        return False
    if "fictional request" in framings:
        return False
    if not framings & {"fiction", "reported"}:
        return True
    words = match.group().strip()
    return not any(words in part for part in quoted)


def _weigh(found: _Read) -> None:
    """What the frame of the whole message takes away."""
    if "goodbye" in found.cues:
        found.cues.discard("plain goodbye")  # the same words
    framings = found.framings
    if "everyday" in framings:
        found.cues.clear()
        if not found.care and not found.low and found.acute == ["has the means at hand"]:
            found.acute.clear()
    if framings & _DISTANT:
        found.another.clear()
        found.cues.clear()
        if "game" in framings and not found.low:
            found.care.clear()
    if "slang" in framings and not found.low and not found.cues:
        found.acute.clear()
        found.care.clear()
    if {"past", "recovered"} <= framings and "still" not in framings:
        found.acute.clear()
        found.care.clear()
        found.cues.clear()
    if "recovered" in framings and "still" not in framings and not found.acute:
        found.cues.clear()


@cache
def _matcher() -> Matcher:
    """The lexicons, loaded when they are first needed."""
    from bestfriend_desktop.domain.care.english import ENGLISH
    from bestfriend_desktop.domain.care.french import FRENCH
    from bestfriend_desktop.domain.care.german import GERMAN
    from bestfriend_desktop.domain.care.spanish import SPANISH

    return Matcher((ENGLISH, GERMAN, SPANISH, FRENCH))
