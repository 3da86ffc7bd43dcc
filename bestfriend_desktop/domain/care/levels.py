"""How much distress a message shows, and why it is thought so."""

from dataclasses import dataclass
from enum import IntEnum


class Level(IntEnum):
    """The steps of care; they follow the order of questions of the C-SSRS screener, and are no diagnosis."""

    NONE = 0
    """Nothing; also idioms, games, novels, questions of knowledge."""
    LOW = 1
    """Low, lonely, grieving or worn out: listen, ask one open question."""
    CARE = 2
    """A wish to be dead, thoughts of suicide, self-harm, or worry about somebody near: show help."""
    ACUTE = 3
    """Intent, means, a plan, or something just done: help comes first."""


@dataclass(frozen=True, slots=True)
class Distress:
    """What was seen in a message, given what the same person said just before."""

    level: Level = Level.NONE
    why: tuple[str, ...] = ()
    """The frames that were found, in plain words, the weightiest first; for people who check the rules."""
    language: str = ""
    """Of the words that were found: `en`, `de`, `es`, `fr`; empty at level 0."""
    about_another: bool = False
    """The worry is about somebody else, not about the person who writes."""

    @property
    def needs_help_shown(self) -> bool:
        """Whether the card with helplines is due."""
        return self.level >= Level.CARE
