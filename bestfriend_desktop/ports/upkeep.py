"""What keeps the log of upkeep and carries its batches out."""

from collections.abc import Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import datetime
from typing import Protocol

from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.memory import Memory, MemoryId
from bestfriend_desktop.domain.upkeep import UpkeepRun, UpkeepRunId, UpkeepTask


class UpkeepStore(Protocol):
    """The log of upkeep, its batches, and what undoes them; for all owners.

    Each call is one transaction and may be repeated. Calls that take a run store how far it has come together
    with what they do, so that it goes on there after a crash: `run` is as it will be afterwards.
    """

    def alone(self, owner: OwnerId) -> AbstractAsyncContextManager[bool]:
        """Hold the right to do this owner's upkeep; False where another has it. Ends with the program."""
        ...

    async def runs(self, owner: OwnerId, *, limit: int = 50) -> list[UpkeepRun]:
        """The log, the newest first."""
        ...

    async def last_finished(self, owner: OwnerId) -> dict[UpkeepTask, datetime]:
        """When each task was last done to its end; those that never were are not in it."""
        ...

    async def begin(self, owner: OwnerId, task: UpkeepTask, now: datetime) -> UpkeepRun:
        """Take up what was interrupted less than a day ago, or begin anew."""
        ...

    async def finish(self, owner: OwnerId, run: UpkeepRun, now: datetime) -> None:
        """All of it is done."""
        ...

    async def fail(self, owner: OwnerId, run: UpkeepRun, failure: str) -> None:
        """Note why it could not go on."""
        ...

    async def to_weigh(self, owner: OwnerId, *, after: MemoryId | None, limit: int) -> list[Memory]:
        """Memories in the order of their identifiers, without pinned and forgotten ones.

        And without those whose importance the person has made what it was before (`undo`).
        """
        ...

    async def weigh(self, owner: OwnerId, run: UpkeepRun, weights: Mapping[MemoryId, float]) -> None:
        """Give memories their importance; what they had is logged."""
        ...

    async def to_clean(
        self, owner: OwnerId, *, before: datetime, after: MemoryId | None, limit: int
    ) -> list[Memory]:
        """Memories from before that time that have not come to mind since, in the order of identifiers.

        Without pinned and forgotten ones, and those that upkeep forgot and somebody has brought back.
        """
        ...

    async def clean(
        self, owner: OwnerId, run: UpkeepRun, memory_ids: Sequence[MemoryId], now: datetime
    ) -> None:
        """Forget memories; they may be drawn anew when they are said again."""
        ...

    async def alike(self, owner: OwnerId, *, after: MemoryId | None) -> list[tuple[MemoryId, ...]]:
        """Groups of memories of one kind, key, speaker and wording, the oldest of each first.

        In the order of these oldest ones, of which `after` is one. Without pinned, replaced, hidden and
        forgotten ones, those that somebody has brought back, and messages from which facts are still to be
        drawn.
        """
        ...

    async def to_merge(
        self, owner: OwnerId, groups: Sequence[Sequence[MemoryId]]
    ) -> list[tuple[Memory, ...]]:
        """The memories of such groups, without those of which something else has become in between."""
        ...

    async def merge(
        self, owner: OwnerId, run: UpkeepRun, into: Mapping[MemoryId, MemoryId], now: datetime
    ) -> None:
        """Let memories, the values, stand for others, the keys: they get their sources.

        The others are forgotten.
        """
        ...

    async def changes(self, owner: OwnerId, run_id: UpkeepRunId) -> list[MemoryId]:
        """Which memories a run has changed, as far as they are still there."""
        ...

    async def undo(self, owner: OwnerId, run_id: UpkeepRunId, now: datetime) -> int:
        """Make what a run has changed what it was before; how many memories. Once only."""
        ...

    async def trim(self, owner: OwnerId, *, before: datetime) -> None:
        """Drop from the log what importance was before that time, and runs a year older without changes."""
        ...

    async def analyze(self) -> None:
        """Let the database look at its tables anew, so that it plans well."""
        ...
