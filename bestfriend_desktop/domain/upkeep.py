"""The rules of upkeep: what memories weigh, what may go, what says the same, and when it is due."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType
from uuid import UUID

from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType
from bestfriend_desktop.domain.word_search import fold

UNDO_DAYS = 30
"""For how long what was deleted, forgotten or done by upkeep can be brought back."""

UpkeepRunId = NewType("UpkeepRunId", UUID)


class UpkeepTask(StrEnum):
    """What upkeep does, in the order in which it does it."""

    ERASE = "erase"
    """Make final what was deleted or forgotten longer ago than it can be brought back."""
    WEIGH = "weigh"
    """Give each memory its importance."""
    CLEAN = "clean"
    """Forget what is older than the person wants to keep and has not mattered."""
    MERGE = "merge"
    """Let one memory stand for those that say the same word for word, with the sources of all."""
    TEND = "tend"
    """Keep the database's own figures and indexes fit."""


PERIODS = {
    UpkeepTask.ERASE: timedelta(days=1),
    UpkeepTask.WEIGH: timedelta(days=1),
    UpkeepTask.CLEAN: timedelta(weeks=1),
    UpkeepTask.MERGE: timedelta(days=30),
    UpkeepTask.TEND: timedelta(weeks=1),
}
"""How often each is done."""

UNDOABLE = frozenset({UpkeepTask.WEIGH, UpkeepTask.CLEAN, UpkeepTask.MERGE})
"""The others change nothing that could be remembered, or are themselves the end of what can be undone."""


@dataclass(frozen=True, slots=True)
class UpkeepRun:
    """One task, done once; as the log has it."""

    id: UpkeepRunId
    task: UpkeepTask
    started_at: datetime
    finished_at: datetime | None = None
    """None while it is under way, and after a failure or a crash, until it is taken up again."""
    reached: MemoryId | None = None
    """The last memory it has dealt with: where it goes on."""
    changed: int = 0
    """How many memories it has changed (conversations too, for ERASE)."""
    failure: str = ""
    """Why it could not go on, in a sentence."""
    undone_at: datetime | None = None

    def can_be_undone(self, now: datetime) -> bool:
        """True where it has changed something, and not too long ago."""
        return (
            self.task in UNDOABLE
            and self.changed > 0
            and self.undone_at is None
            and now - self.started_at < timedelta(days=UNDO_DAYS)
        )


def due_at(task: UpkeepTask, last_finished: datetime | None, now: datetime) -> datetime:
    """When a task is to be done again; `now` or earlier where it should have been done already.

    A last time that lies in the future comes from a clock that has jumped back since: it says nothing.
    """
    if last_finished is None or last_finished > now:
        return now
    return last_finished + PERIODS[task]


# What a memory weighs

_FRESH = {
    MemoryType.CONVERSATION: 0.5,
    MemoryType.FACT: 0.6,
    MemoryType.PREFERENCE: 0.6,
    MemoryType.SUMMARY: 0.6,
}
_LOST_BY_AGE = {
    MemoryType.CONVERSATION: 0.3,
    MemoryType.FACT: 0.05,
    MemoryType.PREFERENCE: 0.05,
    MemoryType.SUMMARY: 0.05,
}
_SAID_AGAIN = 0.1
_RECALLED = 0.05
_FORMER = -0.2
_AGE_HALF_LIFE_DAYS = 180.0
_USE_HALF_LIFE_DAYS = 90.0
_STEP = 0.05


def importance(memory: Memory, now: datetime) -> float:
    """How much a memory matters, 0 to 1, from its type, its use and its age.

    The need for a memory rises with how often, and falls with how long ago, it was last needed (Anderson and
    Schooler, "Reflections of the Environment in Memory", Psychological Science 1991). So:

    - It begins at .5 for a message and at .6 for what was drawn from one, as when they are stored.
    - A fact gains .1 for each further message that says it. A message gains nothing by being said again:
      what people say most often is "thank you". A summary has many sources as it is.
    - Each doubling of the times it came to mind gives .05; half of that is lost every 90 days after the last.
    - A message loses up to .3 as it ages, half of that in 180 days. What was drawn loses .05: a birthday is
      as true after a year; it is replaced, not outlived.
    - What something newer has replaced weighs .2 less.

    It goes by steps of .05, so that a memory is written anew a few times in its life and not every day.
    """
    value = _FRESH[memory.type]
    value -= _LOST_BY_AGE[memory.type] * (1 - _left(memory.occurred_at, now, _AGE_HALF_LIFE_DAYS))
    if memory.type in (MemoryType.FACT, MemoryType.PREFERENCE):
        value += _SAID_AGAIN * max(0, len(memory.sources) - 1)
    if memory.last_accessed is not None:
        use = _RECALLED * math.log2(1 + memory.access_count)
        value += use * _left(memory.last_accessed, now, _USE_HALF_LIFE_DAYS)
    if not memory.is_current:
        value += _FORMER
    steps = round(min(1.0, max(0.0, value)) / _STEP)
    return round(steps * _STEP, 2)


def is_reweighed(memory: Memory, weight: float) -> bool:
    """True where the memory should be given this importance; pinned ones are left as they are."""
    return not memory.pinned and abs(memory.importance - weight) > _STEP / 2


def _left(since: datetime, now: datetime, half_life_days: float) -> float:
    """What is left of 1 after that time; a time in the future is none at all."""
    days = max(0.0, (now - since).total_seconds() / 86_400)
    return math.exp2(-days / half_life_days)


# What may go

KEPT_ABOVE = 0.5
"""The importance that a message has which nobody came back to; what weighs more is kept."""


def is_expendable(memory: Memory, now: datetime, retention_days: int) -> bool:
    """True where it is older than the person wants to keep things, and nothing speaks for it.

    Neither pinned nor added by hand, not come to mind within that time, and of no more importance than what
    is said in passing. So facts that still hold stay, whatever their age.

    Args:
        memory: which.
        now: aware.
        retention_days: 0 keeps all for ever.
    """
    if retention_days <= 0 or memory.pinned or memory.deleted_at is not None or not memory.sources:
        return False
    oldest_kept = now - timedelta(days=retention_days)
    last_used = max(memory.occurred_at, memory.last_accessed or memory.occurred_at)
    return last_used < oldest_kept and importance(memory, now) <= KEPT_ABOVE


# What says the same

FEWEST_WORDS = 4
"""Of a message that may be merged: "yes, of course" means what it answers, which differs."""


def duplicates(memories: Sequence[Memory]) -> tuple[Memory, ...]:
    """Those of some memories that say what the first of them says; it may stand for them all.

    Word for word, but for case, accents and punctuation: "I do not like tea" is no duplicate of "I like tea",
    nor "dog bites man" of "man bites dog", however near their vectors are. They must be of one kind and one
    key and true now; messages must be of one speaker. What is pinned is neither merged away nor changed.

    Args:
        memories: the one that would stay comes first.
    """
    first, *others = memories
    words = fold(first.content).split()
    if first.type is MemoryType.CONVERSATION and len(words) < FEWEST_WORDS:
        return ()
    return tuple(
        other
        for other in others
        if _kind(other) == _kind(first)
        and not (first.pinned or other.pinned)
        and first.is_current
        and other.is_current
        and fold(other.content).split() == words
    )


def _kind(memory: Memory) -> tuple[object, ...]:
    return memory.type, memory.speaker, memory.subject, memory.attribute
