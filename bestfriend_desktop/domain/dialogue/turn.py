"""What the built-in companion knows when it answers, what it can look up, and what it answers."""

from collections.abc import Callable, Generator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import TypeAlias

from bestfriend_desktop.domain.care import Distress
from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.language import Language
from bestfriend_desktop.domain.fact_rules import facts_in
from bestfriend_desktop.domain.facts import Fact
from bestfriend_desktop.domain.memory import Memory, MemoryId, Recollection, Span


@dataclass(frozen=True, slots=True)
class Line:
    """One message of the conversation so far."""

    role: Role
    text: str
    at: datetime
    """When it was said; aware, in the person's time zone."""


@dataclass(frozen=True, slots=True)
class ModelOffer:
    """The model that would suit this machine best and is not here yet."""

    label: str
    """`Qwen3.5 2B`."""
    size_bytes: int
    minutes: int
    """What fetching it takes, about; at least 1."""
    arriving: float | None = None
    """How much of it has arrived, 0 to 1; None while nobody fetches it."""


# What can be looked up ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Recall:
    """What a text brings to mind, the best first."""

    text: str


@dataclass(frozen=True, slots=True)
class KnownFacts:
    """Facts and preferences, the newest first."""

    subject: str = ""
    """About whom only: `person`, `sister`; "" for all."""


@dataclass(frozen=True, slots=True)
class SaidIn:
    """What the person said in a stretch of time, oldest first."""

    span: Span


@dataclass(frozen=True, slots=True)
class HelpAbout:
    """The passage of our own help that fits best."""

    text: str


Lookup: TypeAlias = Recall | KnownFacts | SaidIn | HelpAbout


@dataclass(frozen=True, slots=True)
class HelpPassage:
    """A paragraph of the help that ships with the program."""

    page: str
    """`docs/store.md`."""
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a lookup has found; only what was asked for is filled."""

    recollections: tuple[Recollection, ...] = ()
    facts: tuple[Memory, ...] = ()
    said: tuple[Memory, ...] = ()
    help: HelpPassage | None = None


# What is answered -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Answer:
    """What one skill says to one part of a message."""

    text: str
    used: tuple[Recollection, ...] = ()
    """The recollections it was answered from: shown under the reply."""
    forget: tuple[MemoryId, ...] = ()
    """Memories to be forgotten, as the person has just confirmed."""
    is_opener: bool = False
    """A greeting or thanks, which stands before all else and is left out where there is much to say."""
    question: str = ""
    """What the person is asked at the end; one reply asks one question at most, the last one."""


Asking: TypeAlias = Generator[Lookup, Found, Answer | None]
"""A skill at work: it yields what it wants looked up, is sent what was found, and returns its answer. None
says that it has none, and the next skill is asked."""


@dataclass(frozen=True)
class Part:
    """One sentence of a message, or the message as a whole."""

    text: str
    """As it was written, without blanks around."""

    @cached_property
    def plain(self) -> str:
        """In lower case, with straight apostrophes, single blanks and no marks at its ends."""
        text = self.text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        return " ".join(text.split()).strip(' .!?,;:\u2026\u00bf\u00a1"-\u2013')

    @cached_property
    def is_question(self) -> bool:
        """Whether it ends in a question mark."""
        return self.text.rstrip(" \"')!").endswith(("?", "\uff1f", "\u061f"))

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What it tells of the person and their own."""
        return tuple(facts_in(self.text))


@dataclass(frozen=True)
class Turn:
    """The message to be answered, and all that is known without looking it up."""

    text: str
    parts: tuple[Part, ...]
    """Its sentences."""
    language: Language
    now: datetime
    """Aware, in the person's time zone."""
    history: tuple[Line, ...] = ()
    """What was said before in this conversation, oldest first."""
    person_name: str = ""
    """From the profile, or drawn from what they said; "" unknown."""
    companion_name: str = "Best Friend"
    remembers: bool = True
    """False where nothing of this conversation will be remembered."""
    offer: ModelOffer | None = None
    distress: Distress = field(default_factory=Distress)
    """What the message shows of it, with those before it."""
    was_heavy: bool = False
    """One of the person's last few messages was such that help was shown."""
    said: list[str] = field(default_factory=list)
    """Sentences of the reply that is being put together."""

    @property
    def today(self) -> date:
        """The person's date."""
        return self.now.date()

    @cached_property
    def last_reply(self) -> str:
        """What the companion said last; "" at the beginning."""
        return next((line.text for line in reversed(self.history) if line.role is Role.COMPANION), "")

    @cached_property
    def last_message(self) -> str:
        """What the person said before this message; "" at the beginning."""
        return next((line.text for line in reversed(self.history) if line.role is Role.PERSON), "")

    @cached_property
    def said_before(self) -> str:
        """All that the companion has said in this conversation."""
        return "\n".join(line.text for line in self.history if line.role is Role.COMPANION)

    @cached_property
    def facts(self) -> tuple[Fact, ...]:
        """What the message as a whole tells: less than its sentences by themselves, where it quotes a text."""
        return tuple(facts_in(self.text))

    @cached_property
    def whole(self) -> Part:
        """The message as one part."""
        return Part(self.text)

    def of(self, text: str) -> "Turn":
        """The same turn with other words."""
        return replace(self, text=text)

    def pick(self, variants: "Wordings", **slots: object) -> str:
        """One way to say it in the person's language that was not said in this conversation before.

        A variant that stands in an earlier reply is passed over, of one with a question behind `|` also where
        either half does. Where all were used, the one that was used longest ago; English where the language
        has none.
        """
        options = variants.get(self.language) or variants[Language.EN]
        texts = [option.format(**slots) for option in options]
        spoken = f"{self.said_before}\n{' '.join(self.said)}"
        fresh = [text for text in texts if all(piece not in spoken for piece in text.split("|"))]
        if not fresh:
            return min(texts, key=lambda text: spoken.rfind(text))
        # Another beginning each time, yet the same in the same place: a reply can be had again.
        return fresh[len(self.history) // 2 % len(fresh)] if len(fresh) == len(texts) else fresh[0]

    def is_unused(self, text: str) -> bool:
        """Whether the companion has not said this yet in this conversation."""
        return text not in self.said_before and text not in self.said


Wordings: TypeAlias = dict[Language, tuple[str, ...]]
"""Ways to say the same, by language; `{slots}` are filled in."""


@dataclass(frozen=True, slots=True)
class Example:
    """What a person may say, and what the answer must hold; skills are tested by theirs."""

    said: str
    holds: str = ""
    """A regular expression that is found in the answer, whatever the case."""
    before: tuple[str, ...] = ()
    """What the person says before it in the same conversation."""
    lacks: str = ""
    """A regular expression that is not found in it."""


@dataclass(frozen=True, slots=True)
class Skill:
    """Something the built-in companion can do."""

    name: str
    answer: Callable[[Part, Turn], Asking]
    examples: tuple[Example, ...]
    is_for_whole: bool = False
    """True: it reads the message as a whole, before it is taken apart into sentences."""


def plainly(rule: Callable[[Part, Turn], Answer | None]) -> Callable[[Part, Turn], Asking]:
    """A skill's answer that needs nothing looked up."""

    def asking(part: Part, turn: Turn) -> Asking:
        yield from ()
        return rule(part, turn)

    return asking
