"""The steps of the first start, as data: the window, the command line and others go through the same ones."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Step(StrEnum):
    """One page; its value is what is kept of it, and what the command line calls it."""

    YOU = "you"
    MODEL = "model"
    VOICE = "voice"
    MEMORY = "memory"
    READY = "ready"


@dataclass(frozen=True, slots=True)
class SetupStep:
    """What a step is about."""

    step: Step
    name: str
    """One word, for a list of all steps."""
    title: str
    about: str
    """Two or three plain sentences."""
    settings: tuple[str, ...] = ()
    """Names of the settings that are asked for, in order; each has a default that does."""


STEPS = (
    SetupStep(
        Step.YOU,
        "You",
        "Welcome to Best Friend",
        "An AI companion that lives on this computer. It is software, and it stays with you: what you say is "
        "kept here and sent nowhere. A few short pages follow, all of them optional.",
        ("you.name", "you.time_zone", "you.country", "listening.language"),
    ),
    SetupStep(
        Step.MODEL,
        "Model",
        "Its model",
        "The built-in companion works at once: it listens, remembers and knows the time. To talk about "
        "everything it needs a language model, which runs on this computer as well.",
    ),
    SetupStep(
        Step.VOICE,
        "Voice",
        "Talk and listen",
        "Hold the microphone button to talk, or just write. What you say aloud is answered aloud.",
        ("listening.microphone", "speaking.voice"),
    ),
    SetupStep(
        Step.MEMORY,
        "Memory",
        "Its memory",
        "It remembers what you tell it, and draws on that months later. You can see, correct and forget "
        "every memory under Memories.",
        ("memory.enabled",),
    ),
    SetupStep(
        Step.READY,
        "Ready",
        "You are ready",
        "Everything can be changed later in the settings, and these pages are there again under Settings.",
    ),
)


def step_of(step: Step) -> SetupStep:
    """All that there is to say of a step."""
    return next(known for known in STEPS if known.step is step)


@dataclass(frozen=True, slots=True)
class SetupState:
    """How far somebody has come."""

    begun: bool = False
    done: frozenset[Step] = frozenset()
    """Gone through or skipped."""
    is_over: bool = False
    """Not asked again by itself."""

    @property
    def next_step(self) -> Step:
        """Where to go on: the first step that is not done; the last one where all are."""
        return next((known.step for known in STEPS if known.step not in self.done), Step.READY)

    def with_done(self, step: Step) -> "SetupState":
        """One more step is done; after the last one it is over."""
        return SetupState(True, self.done | {step}, self.is_over or step is Step.READY)

    def ended(self) -> "SetupState":
        """The rest is left out."""
        return SetupState(True, self.done, True)


def is_untouched(names: Sequence[str]) -> bool:
    """Whether a data folder with these files in it was never used: no settings, database or secrets."""
    return all(name.startswith(".") or name in ("logs", "models") for name in names)
