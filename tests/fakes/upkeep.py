"""A log of upkeep over a memory that stays empty; a `ports.UpkeepStore` as far as there is nothing to do.

What upkeep does to memories is tested on the real store (tests/integration/postgres/test_upkeep.py).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from typing import Any

from bestfriend_desktop.domain.conversation import OwnerId, new_id
from bestfriend_desktop.domain.memory import MemoryId
from bestfriend_desktop.domain.upkeep import UpkeepRun, UpkeepRunId, UpkeepTask


class UpkeepLog:
    """Remembers what was done to nothing."""

    def __init__(self) -> None:
        self.log: list[UpkeepRun] = []
        self.others_turn = False
        """True: another program is at it."""

    @asynccontextmanager
    async def alone(self, owner: OwnerId) -> AsyncIterator[bool]:
        yield not self.others_turn

    async def runs(self, owner: OwnerId, *, limit: int = 50) -> list[UpkeepRun]:
        return self.log[::-1][:limit]

    async def last_finished(self, owner: OwnerId) -> dict[UpkeepTask, datetime]:
        return {run.task: run.finished_at for run in self.log if run.finished_at is not None}

    async def begin(self, owner: OwnerId, task: UpkeepTask, now: datetime) -> UpkeepRun:
        self.log.append(UpkeepRun(UpkeepRunId(new_id()), task, now))
        return self.log[-1]

    async def finish(self, owner: OwnerId, run: UpkeepRun, now: datetime) -> None:
        self.log = [replace(run, finished_at=now) if one.id == run.id else one for one in self.log]

    async def fail(self, owner: OwnerId, run: UpkeepRun, failure: str) -> None:
        self.log = [replace(run, failure=failure) if one.id == run.id else one for one in self.log]

    async def to_weigh(self, owner: OwnerId, *, after: MemoryId | None, limit: int) -> list[Any]:
        return []

    async def to_clean(
        self, owner: OwnerId, *, before: datetime, after: MemoryId | None, limit: int
    ) -> list[Any]:
        return []

    async def alike(self, owner: OwnerId, *, after: MemoryId | None) -> list[Any]:
        return []

    async def changes(self, owner: OwnerId, run_id: UpkeepRunId) -> list[MemoryId]:
        return []

    async def trim(self, owner: OwnerId, *, before: datetime) -> None:
        pass

    async def analyze(self) -> None:
        pass
