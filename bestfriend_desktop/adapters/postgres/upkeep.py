"""Upkeep in Postgres: its log, its batches, and what undoes them."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.exc import DBAPIError

from bestfriend_desktop.adapters.postgres import upkeep_statements as statements
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.memory_rows import memory_of
from bestfriend_desktop.domain.conversation import OwnerId, new_id
from bestfriend_desktop.domain.memory import Memory, MemoryId
from bestfriend_desktop.domain.upkeep import UpkeepRun, UpkeepRunId, UpkeepTask

RESUMED_WITHIN = timedelta(days=1)
"""An interrupted run that is older is not taken up again: what it has done would have to be done anew."""
LOG_KEPT = timedelta(days=365)
LONGEST_GROUP = 500
"""Of memories that say the same, merged in one step."""


class PostgresUpkeep:
    """Fulfils `ports.UpkeepStore`.

    Args:
        database: migrated.
        background: the same, for what nobody waits for.
    """

    def __init__(self, database: Database, background: Database) -> None:
        self._database = database
        self._background = background

    @asynccontextmanager
    async def alone(self, owner: OwnerId) -> AsyncIterator[bool]:
        """Hold the right to do this owner's upkeep; False where another program has it."""
        try:
            async with self._background.session() as connection:
                is_ours = bool((await connection.execute(statements.LOCK, {"owner": owner})).scalar_one())
                try:
                    yield is_ours
                finally:
                    # It ends with the connection, but the server may take a moment to notice.
                    if is_ours:
                        with suppress(DBAPIError):
                            await connection.execute(statements.UNLOCK, {"owner": owner})
        finally:
            await self._background.close()  # until tomorrow

    async def runs(self, owner: OwnerId, *, limit: int = 50) -> list[UpkeepRun]:
        """The log, the newest first."""
        found = await self._database.rows(statements.RUNS, {"owner": owner, "limit": limit})
        return [_run(row) for row in found]

    async def last_finished(self, owner: OwnerId) -> dict[UpkeepTask, datetime]:
        """When each task was last done to its end; those that never were are not in it."""
        found = await self._database.rows(statements.LAST_FINISHED, {"owner": owner})
        known = {task.value: task for task in UpkeepTask}
        return {known[row.task]: row.at for row in found if row.task in known}

    async def begin(self, owner: OwnerId, task: UpkeepTask, now: datetime) -> UpkeepRun:
        """Take up what was interrupted, or begin anew."""
        parameters = {
            "owner": owner,
            "run": new_id(),
            "task": task.value,
            "now": now,
            "earliest": now - RESUMED_WITHIN,
        }
        return _run((await self._background.rows(statements.BEGIN, parameters))[0])

    async def finish(self, owner: OwnerId, run: UpkeepRun, now: datetime) -> None:
        """All of it is done."""
        parameters = {"owner": owner, "run": run.id, "now": now, "changed": run.changed}
        await self._background.rows(statements.FINISH, parameters)

    async def fail(self, owner: OwnerId, run: UpkeepRun, failure: str) -> None:
        """Note why it could not go on."""
        await self._database.rows(statements.FAIL, {"owner": owner, "run": run.id, "failure": failure})

    async def to_weigh(self, owner: OwnerId, *, after: MemoryId | None, limit: int) -> list[Memory]:
        """Memories that may be given another importance, in the order of their identifiers."""
        parameters = {"owner": owner, "after": after, "limit": limit}
        return [memory_of(row) for row in await self._background.rows(statements.TO_WEIGH, parameters)]

    async def weigh(self, owner: OwnerId, run: UpkeepRun, weights: Mapping[MemoryId, float]) -> None:
        """Give memories their importance."""
        parameters = {"ids": list(weights), "weights": list(weights.values())}
        await self._background.rows(statements.WEIGH, parameters | _moved_on(owner, run))

    async def to_clean(
        self, owner: OwnerId, *, before: datetime, after: MemoryId | None, limit: int
    ) -> list[Memory]:
        """Memories that are older, and came to mind last before that time; in the order of identifiers."""
        parameters = {"owner": owner, "before": before, "after": after, "limit": limit}
        return [memory_of(row) for row in await self._background.rows(statements.TO_CLEAN, parameters)]

    async def clean(
        self, owner: OwnerId, run: UpkeepRun, memory_ids: Sequence[MemoryId], now: datetime
    ) -> None:
        """Forget memories, in a way that can be undone."""
        parameters = {"ids": list(memory_ids), "now": now}
        await self._background.rows(statements.CLEAN, parameters | _moved_on(owner, run))

    async def alike(self, owner: OwnerId, *, after: MemoryId | None) -> list[tuple[MemoryId, ...]]:
        """Groups of memories that say the same, in the order in which a run deals with them."""
        parameters = {"owner": owner, "after": after, "longest": LONGEST_GROUP}
        found = await self._background.rows(statements.ALIKE, parameters)
        return [tuple(map(MemoryId, row.ids)) for row in found]

    async def to_merge(
        self, owner: OwnerId, groups: Sequence[Sequence[MemoryId]]
    ) -> list[tuple[Memory, ...]]:
        """These groups, of what may still be merged."""
        parameters = {"owner": owner, "ids": [memory_id for group in groups for memory_id in group]}
        rows = await self._background.rows(statements.TO_MERGE, parameters)
        found = {memory.id: memory for memory in map(memory_of, rows)}
        return [tuple(found[one] for one in group if one in found) for group in groups]

    async def merge(
        self, owner: OwnerId, run: UpkeepRun, into: Mapping[MemoryId, MemoryId], now: datetime
    ) -> None:
        """Let memories stand for others: they get their sources, and those are forgotten."""
        parameters = {"gone": list(into), "stay": list(into.values()), "now": now}
        await self._background.rows(statements.MERGE, parameters | _moved_on(owner, run))

    async def changes(self, owner: OwnerId, run_id: UpkeepRunId) -> list[MemoryId]:
        """Which memories a run has changed, as far as they are still there."""
        found = await self._database.rows(statements.CHANGES, {"owner": owner, "run": run_id})
        return [MemoryId(row.memory_id) for row in found]

    async def undo(self, owner: OwnerId, run_id: UpkeepRunId, now: datetime) -> int:
        """Make what a run has changed what it was before."""
        found = await self._database.rows(statements.UNDO, {"owner": owner, "run": run_id, "now": now})
        return len(found)

    async def trim(self, owner: OwnerId, *, before: datetime) -> None:
        """Drop what cannot be undone any more, and runs of more than a year ago."""
        parameters = {"owner": owner, "before": before, "runs_before": before - LOG_KEPT}
        await self._background.rows(statements.TRIM, parameters)

    async def analyze(self) -> None:
        """Let the database look at its tables anew, so that it plans well."""
        names = [row.name for row in await self._background.rows(statements.TABLES)]
        async with self._background.session() as connection:
            for name in names:
                await connection.execute(text(f"ANALYZE {name}"))


def _moved_on(owner: OwnerId, run: UpkeepRun) -> dict[str, Any]:
    return {"owner": owner, "run": run.id, "reached": run.reached, "changed": run.changed}


def _run(row: Row[Any]) -> UpkeepRun:
    return UpkeepRun(
        id=row.id,
        task=UpkeepTask(row.task),
        started_at=row.started_at,
        finished_at=row.finished_at,
        reached=row.reached,
        changed=row.changed,
        failure=row.failure,
        undone_at=row.undone_at,
    )
