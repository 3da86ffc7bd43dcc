"""Questions about the person's life, answered with their own words and the day they said them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.asked import (
    RELATIONS,
    AskedFor,
    asked_for,
    is_asking,
    is_telling,
    is_to_companion,
    means_another,
    roots,
    speaks_of_oneself,
    telling_terms,
    would_answer,
)
from bestfriend_desktop.domain.dialogue.knowledge import (
    Known,
    day_said,
    forgotten_here,
    known_things,
    names_of,
    quoted,
)
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.dialogue.turn import (
    Answer,
    Asking,
    Example,
    KnownFacts,
    Part,
    Recall,
    Skill,
    Turn,
    Wordings,
)
from bestfriend_desktop.domain.facts import PERSON, folded
from bestfriend_desktop.domain.memory import Memory, Recollection
from bestfriend_desktop.domain.words import terms

MOST_TOLD = 3
"""Things that are told in one answer."""

SURE_SIMILARITY, NEAR_SIMILARITY = 0.55, 0.38
"""Cosine of question and memory (all-MiniLM-L6-v2): from the first on they are about the same thing, below the
second they are strangers. Measured on pairs of questions and answers; other embedders' figures differ, so words
must agree as well where no fact was drawn."""

ENOUGH_SHARED = 0.6
"""Share of the words of a question about others that a saying must have: "what does Peter do" needs Peter."""

ALIKE_SIMILARITY = 0.45
"""From here on the meaning alone is enough to ask whether it is meant."""

BONUS = 0.25
"""On top, where a saying has the key word of the question: of two about Peter, the one about his work."""

_TOLD: Wordings = {
    Language.EN: ("You told me {day}: {words}", "{Day} you said: {words}", "You said {day}: {words}"),
    Language.DE: (
        "Du hast mir {day} gesagt: {words}", "{Day} hast du gesagt: {words}", "Du sagtest {day}: {words}",
    ),
    Language.ES: ("Me dijiste {day}: {words}", "{Day} me dijiste: {words}"),
    Language.FR: ("Tu m'as dit {day} : {words}", "{Day}, tu m'as dit : {words}"),
}  # fmt: skip
_AND: Wordings = {
    Language.EN: ("And {day}: {words}", "Also {day}: {words}", "{Day} too: {words}"),
    Language.DE: ("Und {day}: {words}", "Auch {day}: {words}", "{Day} außerdem: {words}"),
    Language.ES: ("Y {day}: {words}",),
    Language.FR: ("Et {day} : {words}",),
}
_NO_LONGER: Wordings = {
    Language.EN: ("Before that it was otherwise; {day} you said: {words}",),
    Language.DE: ("Davor war es anders; {day} hast du gesagt: {words}",),
    Language.ES: ("Antes era distinto; {day} me dijiste: {words}",),
    Language.FR: ("Avant, c'était autrement ; {day}, tu m'as dit : {words}",),
}
_UNSURE: Wordings = {
    Language.EN: (
        "I'm not sure. The nearest thing I remember is from you, {day}: {words}|Is that what you mean?",
        "I can't say for certain. What comes closest is something you said {day}: {words}|Did you mean that?",
    ),
    Language.DE: (
        "Ich bin mir nicht sicher. Am nächsten kommt, was du {day} gesagt hast: {words}|Meinst du das?",
        "Ganz sicher weiß ich es nicht. {Day} hast du gesagt: {words}|Geht es darum?",
    ),
    Language.ES: (
        "No estoy seguro. Lo más parecido que recuerdo es de ti, {day}: {words}|¿Te refieres a eso?",
    ),
    Language.FR: (
        "Je ne suis pas sûr. Ce qui s'en approche le plus, tu l'as dit {day} : {words}|C'est bien cela ?",
    ),
}
_UNKNOWN: Wordings = {
    Language.EN: (
        "I can't find that in what you've told me. If you tell me, I'll keep it.",
        "I looked, and found no sure answer to that in your words. What should I know?",
        "That I can't find, though I may be looking in the wrong place. Would you tell me?",
        "From what you've said I have no sure answer to that. Tell me, and I'll know it next time.",
        "Nothing I remember answers that for certain. How is it?",
    ),
    Language.DE: (
        "Das finde ich in dem, was du mir erzählt hast, nicht. Wenn du es mir sagst, merke ich es mir.",
        "Ich habe nachgesehen und keine sichere Antwort gefunden. Was sollte ich wissen?",
        "Das finde ich nicht; vielleicht suche ich an der falschen Stelle. Sagst du es mir?",
        "Aus deinen Worten weiß ich das nicht sicher. Erzähl es mir, dann weiß ich es.",
    ),
    Language.ES: (
        "Eso no lo encuentro en lo que me has contado. Si me lo dices, lo recordaré.",
        "He mirado, y no tengo una respuesta segura. ¿Me lo cuentas?",
        "De eso no me acuerdo con certeza. Cuéntamelo y lo guardo.",
    ),
    Language.FR: (
        "Je ne trouve pas cela dans ce que tu m'as dit. Si tu me le dis, je le retiendrai.",
        "J'ai regardé, et je n'ai pas de réponse sûre. Tu me le racontes ?",
        "De cela, je ne me souviens pas avec certitude. Dis-le-moi et je le garderai.",
    ),
}
_NAME: Wordings = {
    Language.EN: ("Your name is {name}.", "You are {name}.", "I know you as {name}."),
    Language.DE: ("Du heißt {name}.", "Dein Name ist {name}.", "Ich kenne dich als {name}."),
    Language.ES: ("Te llamas {name}.", "Tu nombre es {name}."),
    Language.FR: ("Tu t'appelles {name}.", "Ton nom est {name}."),
}


_OWN_NAME = re.compile(
    r"\b(?:my name|who am i|what am i called|what do you call me|wie hei(?:ß|ss)e ich|mein name|wer bin ich|cómo me llamo|mi nombre|quién soy"
    r"|comment je m'appelle|mon nom|qui suis-je)\b"
)


def _answer(part: Part, turn: Turn) -> Asking:
    if not is_asking(part):
        return None
    asked = asked_for(part)
    found = yield KnownFacts()
    known = known_things(turn, found)
    whom = _whom(asked, known)
    if not (asked.is_own or whom):
        recalled = yield Recall(part.text)
        return _of_others(part, asked, recalled.recollections, turn)
    if _OWN_NAME.search(part.plain) and turn.person_name:
        return Answer(turn.pick(_NAME, name=turn.person_name))
    fitting = _fitting(asked, whom, known)
    if fitting:
        return _told([*_said_since(fitting, asked, whom, turn), *fitting], asked, turn)
    recalled = yield Recall(part.text)
    return _recalled(part, asked, whom, recalled.recollections, turn)


def _whom(asked: AskedFor, known: Sequence[Known]) -> frozenset[str]:
    """Everything by which those are called whom the question is about; empty where it is the person."""
    rows = RELATIONS if asked.is_of_family else asked.whom
    every = {folded(word) for row in rows for word in row}
    called = names_of(tuple(every), known) if every else set()
    subjects = {one.subject for one in known} | {folded(one.value) for one in known if one.attribute == "pet"}
    return frozenset(every | called | {name for name in asked.names if name in subjects | called})


def _fitting(asked: AskedFor, whom: frozenset[str], known: Sequence[Known]) -> list[Known]:
    """The facts that answer, the best first."""
    about = [one for one in known if _is_about(one, whom)]
    if asked.attributes:
        fitting = [one for one in about if one.attribute.partition(" ")[0] in asked.attributes
                   or one.attribute in asked.attributes]  # fmt: skip
        return _of_topic(asked, fitting)
    return about if whom else []


def _of_topic(asked: AskedFor, fitting: list[Known]) -> list[Known]:
    """Those that name what is asked about: "do I like pizza" is not answered by lasagne."""
    if not asked.attributes & {"likes", "dislikes"} or not asked.topic:
        return fitting
    named = [one for one in fitting if asked.topic & set(terms(f"{one.attribute} {one.words}"))]
    return named if named or asked.is_closed else fitting


def _is_about(one: Known, whom: frozenset[str]) -> bool:
    if not whom:
        return one.subject in (PERSON, "")
    words = set(folded(one.words).split())
    return one.subject in whom or (one.attribute in ("pet", "name") and bool(words & whom))


def _told(fitting: Sequence[Known], asked: AskedFor, turn: Turn) -> Answer:
    current = [one for one in fitting if one.is_current]
    former = [one for one in fitting if not one.is_current]
    shown = ([*former, *current] if asked.about_past else current or former)[:MOST_TOLD]
    sentences: list[str] = []
    for one in _without_repeats(shown):
        wording = _AND if sentences else _TOLD
        if not one.is_current:
            wording = _NO_LONGER if current or asked.about_past else _TOLD
        sentences.append(_worded(wording, one, turn))
    return Answer(" ".join(sentences), used=_as_recollections(shown, turn))


def _said_since(fitting: Sequence[Known], asked: AskedFor, whom: frozenset[str], turn: Turn) -> list[Known]:
    """What was said of the same in this conversation after the newest fact, and no rule drew: "I work elsewhere now"."""
    if whom or not asked.attributes:
        return []
    told = {folded(one.words) for one in fitting}
    later = [
        one.known
        for one in _said_here(turn)
        if one.is_of_person and would_answer(asked, one.known.words) and one.known.at > fitting[0].at
    ]
    return [one for one in reversed(later) if not any(words in folded(one.words) for words in told)][:1]


def _without_repeats(shown: Sequence[Known]) -> list[Known]:
    return list({folded(one.words): one for one in shown}.values())


def _worded(wording: Wordings, one: Known, turn: Turn) -> str:
    day = day_said(one.at, turn)
    words = quoted(one.words if one.words[-1:] in ".!?" else f"{one.words}.", turn)
    return turn.pick(wording, day=day, Day=day[:1].upper() + day[1:], words=words)


def _as_recollections(shown: Sequence[Known], turn: Turn) -> tuple[Recollection, ...]:
    return tuple(
        Recollection(one.memory, 1.0, (), (turn.now - one.memory.occurred_at).total_seconds() / 86_400)
        for one in shown
        if one.memory
    )


@dataclass(frozen=True, slots=True)
class _Saying:
    """Something the person said that may answer."""

    known: Known
    similarity: float = 0.0
    """Cosine with the question; 0 where unknown."""
    recollection: Recollection | None = None
    """None for what was said in this conversation."""

    @property
    def is_of_person(self) -> bool:
        """Whether it speaks of the person: "I", "my"."""
        return speaks_of_oneself(self.known.words)


def _recalled(
    part: Part, asked: AskedFor, whom: frozenset[str], recalled: Sequence[Recollection], turn: Turn
) -> Answer | None:
    """From what comes to mind, as far as it is sure; else that it is not known."""
    wanted = telling_terms(part, asked)
    sayings = [*_said_here(turn), *(_of_memory(one, turn) for one in recalled if _is_told(one.memory))]
    sayings = [one for one in sayings if not _is_begun(one, sayings)]
    distinct = list({folded(one.known.words): one for one in reversed(sayings)}.values())
    rated = sorted(((_fit(one, wanted, whom, asked), one) for one in distinct), key=lambda rated: -rated[0])
    sure = [one for fit, one in rated if fit >= 1.0]
    if sure:
        is_list = bool(asked.attributes and not whom) or max(map(len, wanted), default=0) <= 1
        shown = sure[: MOST_TOLD if is_list else 1]
        told = _told([one.known for one in shown], asked, turn)
        return replace(told, used=_used(shown))
    if is_to_companion(part):
        return None
    if rated and rated[0][0] >= 0.5:
        near, question = _worded(_UNSURE, rated[0][1].known, turn).split("|")
        return Answer(near, used=_used([rated[0][1]]), question=question)
    return Answer(turn.pick(_UNKNOWN))


def _of_others(part: Part, asked: AskedFor, recalled: Sequence[Recollection], turn: Turn) -> Answer | None:
    """About somebody or something they have told of, by its name; None where it is a question to the world."""
    wanted = telling_terms(part, asked)
    here = _said_here(turn)
    if means_another(part.text) and here:
        latest = [
            one
            for one in here[-LATEST:]
            if would_answer(asked, one.known.words) or _shared(one, wanted) >= 0.5
        ]
        return _told([latest[-1].known], asked, turn) if latest else Answer(turn.pick(_UNKNOWN))
    sayings = [*here, *(_of_memory(one, turn) for one in recalled if _is_told(one.memory))]
    rated = [
        (shared + BONUS * would_answer(asked, one.known.words), one)
        for one in sayings
        if (shared := _shared(one, wanted))
    ]
    best, one = max(rated, key=lambda pair: pair[0], default=(0.0, None))
    if one is None or best < ENOUGH_SHARED:
        return None
    return replace(_told([one.known], asked, turn), used=_used([one]))


def _fit(one: _Saying, wanted: Sequence[frozenset[str]], whom: frozenset[str], asked: AskedFor) -> float:
    """How surely a saying answers: 1 and more is sure, from 0.5 on it is worth asking."""
    shared = _shared(one, wanted)
    names = not whom or bool(whom & set(folded(one.known.words).split()))
    answers = would_answer(asked, one.known.words)
    if not whom and one.is_of_person and answers:
        return 1.0 + shared + one.similarity  # "I work as a nurse" to "what job do I have"
    if whom and asked.attributes and not answers and "name" not in asked.attributes:
        return 0.0  # that Max is a dog is no answer to when his birthday is
    if shared and answers:
        shared += BONUS
    if names and (shared >= 0.6 or one.similarity >= SURE_SIMILARITY):
        return 1.0 + shared + one.similarity
    is_near = one.similarity >= NEAR_SIMILARITY and (shared > 0 or one.similarity >= ALIKE_SIMILARITY)
    if names and (shared >= 0.25 or is_near):
        return 0.5 + (shared + one.similarity) / 4
    return 0.0


def _is_begun(one: _Saying, sayings: Sequence[_Saying]) -> bool:
    """Whether a longer saying goes on from this one, and so tells it as well."""
    begun = one.known.words.rstrip(" .")
    return any(
        other.known.words.startswith(begun) and len(other.known.words) > len(one.known.words)
        for other in sayings
    )


def _shared(one: _Saying, wanted: Sequence[frozenset[str]]) -> float:
    """The largest share of the wanted terms that a saying has."""
    has = roots(one.known.words)
    return max((len(terms_ & has) / len(terms_) for terms_ in wanted), default=0.0)


def _is_told(memory: Memory) -> bool:
    """Whether the person said it, and it is no question of theirs."""
    return memory.speaker is not Role.COMPANION and is_telling(memory.content)


def _said_here(turn: Turn) -> list[_Saying]:
    """What was said in this conversation, of which nothing need be stored.

    What goes on with "he" or "she" belongs to the line before it, which says who that is.
    """
    gone = forgotten_here(turn)
    sayings: list[_Saying] = []
    before = ""
    for line in turn.history:
        if line.role is not Role.PERSON or not is_telling(line.text) or folded(line.text) in gone:
            continue
        words = f"{before.rstrip(' .')}. {line.text}" if before and _GOES_ON.match(line.text) else line.text
        sayings.append(_Saying(Known("", "", words, line.at)))
        before = words if len(words) < LONGEST_TOGETHER else ""
    return sayings


_GOES_ON = re.compile(
    r"(?:and |but |und |aber )?(?:he|she|they|it|his|her|their|er|sie|es|ihr|ihre|sein|seine|él|ella|il|elle)\b",
    re.IGNORECASE,
)
LONGEST_TOGETHER = 160
"""Characters of lines that are told together."""
LATEST = 6
"""Sayings back that "he" or "she" may mean."""


def _of_memory(one: Recollection, turn: Turn) -> _Saying:
    memory = one.memory
    known = Known(
        memory.subject,
        memory.attribute,
        memory.content,
        memory.occurred_at.astimezone(turn.now.tzinfo),
        is_current=memory.is_current,
        until=memory.valid_until,
        memory=memory,
    )
    return _Saying(known, one.similarity or 0.0, one)


def _used(sayings: Sequence[_Saying]) -> tuple[Recollection, ...]:
    return tuple(one.recollection for one in sayings if one.recollection)


REMEMBERED = Skill(
    "remembered",
    _answer,
    (
        Example("Where do I live?", "Lyon.*", before=("I live in Lyon.",)),
        Example("What should I avoid eating?", "today.*walnuts", before=("I am allergic to walnuts.",)),
        Example("Where does my sister live?", "Porto", before=("My sister Mara lives in Porto.",)),
        Example("where does mara live", "Porto", before=("My sister Mara lives in Porto.",)),
        Example("Do you remember my dog's name?", "Bruno", before=("My dog Bruno is sick.",)),
        Example("What is my name?", "Lena", before=("My name is Lena.",)),
        Example("When is my birthday?", "find|sure|nothing", lacks="today"),
        Example("Wo wohnt meine Schwester?", "Porto", before=("Meine Schwester Mara wohnt in Porto.",)),
        Example("Was darf ich nicht essen?", "heute.*Nüsse", before=("Ich bin allergisch gegen Nüsse.",)),
    ),
)
