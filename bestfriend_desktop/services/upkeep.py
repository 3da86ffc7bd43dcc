"""Upkeep: what keeps the memories fit behind the conversation, by the rules of domain/upkeep.py.

It looks some seconds after the start, and from then on every quarter of an hour, whether something is due: so
what fell into sleep or while the program was off is made up for. It works in small batches, steps aside while
a reply is being written, and goes on where it was after a crash. Of several programs one does it.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from bestfriend_desktop.domain.conversation import OwnerId, utc_now
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.events import MemoriesChanged
from bestfriend_desktop.domain.memory import MemoryId
from bestfriend_desktop.domain.upkeep import (
    UNDO_DAYS,
    UpkeepRun,
    UpkeepRunId,
    UpkeepTask,
    due_at,
    duplicates,
    importance,
    is_expendable,
    is_reweighed,
)
from bestfriend_desktop.ports import Scheduler, Spawn, Store
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.pace import Pace
from bestfriend_desktop.services.quiet import Quiet
from bestfriend_desktop.settings.schema import MemorySettings

FIRST_CHECK_S = 20.0
"""After the start, which should be quick."""
CHECK_S = 900.0
LEAST_BATCH = 50
"""Memories dealt with at once, some 10 ms of work; more where that takes less."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class UpkeepStatus:
    """How it stands with one task."""

    task: UpkeepTask
    last: UpkeepRun | None
    """The last that came to its end, as far as the log reaches back."""
    next_at: datetime
    """When it is due; the program may be off then."""
    unfinished: UpkeepRun | None
    """One that is under way or was interrupted since."""


class Upkeep:
    """The upkeep of one owner's memories and conversations.

    Args:
        owner: whose.
        store: open.
        embedder: the name of the embedder whose vectors are in use.
        settings: as they are now.
        events: told when memories have changed; hears when replies are being written.
        scheduler: wakes it.
        spawn: starts its work.
    """

    def __init__(
        self,
        owner: OwnerId,
        store: Store,
        embedder: Callable[[], str],
        settings: Callable[[], MemorySettings],
        events: EventBus,
        scheduler: Scheduler,
        spawn: Spawn,
    ) -> None:
        self._owner = owner
        self._conversations = store.conversations
        self._memories = store.memories
        self._store = store.upkeep
        self._embedder = embedder
        self._settings = settings
        self._events = events
        self._scheduler = scheduler
        self._spawn = spawn
        self._quiet = Quiet(events)
        self._starting: asyncio.Task[None] | None = None
        self._checking: asyncio.Task[None] | None = None

    def start(self, first_check_s: float = FIRST_CHECK_S) -> None:
        """Look after what is due, in a while and from then on."""
        self._starting = self._spawn(self._start(first_check_s), name="start upkeep")

    async def close(self) -> None:
        """Stop; what is under way goes on at the next start."""
        self._quiet.close()
        tasks = [task for task in (self._starting, self._checking) if task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        await self._scheduler.close()

    async def run(self, tasks: Sequence[UpkeepTask] = tuple(UpkeepTask)) -> list[UpkeepRun]:
        """Do upkeep now, due or not; what it came to.

        Cancelling it stops after the batch at hand.

        Raises:
            Refused: `upkeep_running`: this or another program is at it.
            Unavailable: the store; the log has it too.
        """
        async with self._store.alone(self._owner) as is_ours:
            if not is_ours:
                raise Refused(
                    "upkeep_running",
                    "Upkeep is being done already, by this or another Best Friend.",
                    "Wait for it to end; bestfriend upkeep status shows how far it is.",
                )
            return [await self._do(task) for task in UpkeepTask if task in tasks]

    async def status(self) -> list[UpkeepStatus]:
        """Each task: when it was last done and what it did, and when it is due again."""
        last_finished = await self._store.last_finished(self._owner)
        runs = await self.log()
        now = utc_now()
        found = []
        for task in UpkeepTask:
            of_task = [run for run in runs if run.task is task]
            last = next((run for run in of_task if run.finished_at is not None), None)
            newest = of_task[0] if of_task and of_task[0].finished_at is None else None
            found.append(UpkeepStatus(task, last, due_at(task, last_finished.get(task), now), newest))
        return found

    async def log(self, limit: int = 1_000) -> list[UpkeepRun]:
        """What was done, the newest first."""
        return await self._store.runs(self._owner, limit=limit)

    async def changes(self, run_id: UpkeepRunId) -> list[MemoryId]:
        """Which memories a run has changed, as far as they are still there."""
        return await self._store.changes(self._owner, run_id)

    async def undo(self, run_id: UpkeepRunId) -> int:
        """Undo what a run has done; upkeep does not do the same to these memories again.

        Returns:
            How many memories are as they were before.

        Raises:
            Refused: `upkeep_final`: there is no such run, or nothing of it that can be undone (any more).
        """
        now = utc_now()
        if not any(run.id == run_id and run.can_be_undone(now) for run in await self.log()):
            raise Refused(
                "upkeep_final",
                f"There is nothing to undo: it is unknown, undone already, or older than {UNDO_DAYS} days.",
                "See bestfriend upkeep status for what can be undone.",
            )
        undone = await self._store.undo(self._owner, run_id, now)
        self._events.publish(MemoriesChanged())
        return undone

    async def catch_up(self) -> list[UpkeepRun]:
        """Do what is due; nothing where another program is at it."""
        if not await self._due():
            return []
        async with self._store.alone(self._owner) as is_ours:
            # Another may have done it in between.
            return [await self._do(task) for task in await self._due()] if is_ours else []

    async def _due(self) -> list[UpkeepTask]:
        last = await self._store.last_finished(self._owner)
        now = utc_now()
        return [task for task in UpkeepTask if due_at(task, last.get(task), now) <= now]

    async def _start(self, first_check_s: float) -> None:
        await asyncio.sleep(first_check_s)
        await self._scheduler.every(CHECK_S, self._check, name="upkeep")

    async def _check(self) -> None:
        # A task of ours, so that a failure is told as every other.
        self._checking = self._spawn(self._catch_up_quietly(), name="upkeep")
        await asyncio.wait([self._checking])

    async def _catch_up_quietly(self) -> None:
        try:
            await self.catch_up()
        except BestFriendError as error:
            _log.warning("upkeep waits for its next turn: %s", error.code)

    async def _do(self, task: UpkeepTask) -> UpkeepRun:
        run = await self._store.begin(self._owner, task, utc_now())
        try:
            run = await self._WORK[task](self, run)
            run = replace(run, finished_at=utc_now(), failure="")
            await self._store.finish(self._owner, run, run.finished_at or utc_now())
        except BestFriendError as error:
            await self._note_failure(run, error)
            raise
        finally:
            if task is not UpkeepTask.TEND:
                self._events.publish(MemoriesChanged())  # also for what was done before it failed
        _log.info("upkeep: %s changed %d", task.value, run.changed)
        return run

    async def _note_failure(self, run: UpkeepRun, error: BestFriendError) -> None:
        try:
            await self._store.fail(self._owner, run, error.message)
        except BestFriendError:
            _log.info("upkeep could not note that it failed: %s", error.code)

    async def _erase(self, run: UpkeepRun) -> UpkeepRun:
        before = utc_now() - timedelta(days=UNDO_DAYS)
        erased = 0
        # A conversation has hundreds of messages.
        for purge, least in ((self._conversations.purge, 1), (self._memories.purge, LEAST_BATCH)):
            pace = Pace(self._quiet, least=least)
            while gone := await purge(self._owner, deleted_before=before, limit=pace.size):
                erased += gone
                await pace.rest()
        await self._store.trim(self._owner, before=before)
        return replace(run, changed=run.changed + erased)

    async def _weigh(self, run: UpkeepRun) -> UpkeepRun:
        pace = Pace(self._quiet, least=LEAST_BATCH)
        while batch := await self._store.to_weigh(self._owner, after=run.reached, limit=pace.size):
            now = utc_now()
            weights = {memory.id: importance(memory, now) for memory in batch}
            changed = {one.id: weights[one.id] for one in batch if is_reweighed(one, weights[one.id])}
            run = replace(run, reached=batch[-1].id, changed=run.changed + len(changed))
            await self._store.weigh(self._owner, run, changed)
            await pace.rest()
        return run

    async def _clean(self, run: UpkeepRun) -> UpkeepRun:
        days = self._settings().retention_days
        if not days:
            return run
        before = utc_now() - timedelta(days=days)
        pace = Pace(self._quiet, least=LEAST_BATCH)
        while batch := await self._store.to_clean(
            self._owner, before=before, after=run.reached, limit=pace.size
        ):
            now = utc_now()
            gone = [memory.id for memory in batch if is_expendable(memory, now, days)]
            run = replace(run, reached=batch[-1].id, changed=run.changed + len(gone))
            await self._store.clean(self._owner, run, gone, now)
            await pace.rest()
        return run

    async def _merge(self, run: UpkeepRun) -> UpkeepRun:
        groups = deque(await self._store.alike(self._owner, after=run.reached))
        pace = Pace(self._quiet, least=LEAST_BATCH)
        while groups:
            await pace.rest()
            batch = [groups.popleft()]
            while groups and sum(map(len, batch)) < pace.size:
                batch.append(groups.popleft())
            into = {
                memory.id: group[0].id
                for group in await self._store.to_merge(self._owner, batch)
                if group
                for memory in duplicates(group)
            }
            run = replace(run, reached=batch[-1][0], changed=run.changed + len(into))
            await self._store.merge(self._owner, run, into, utc_now())
        return run

    async def _tend(self, run: UpkeepRun) -> UpkeepRun:
        await self._memories.tend(self._owner, self._embedder())
        await self._store.analyze()
        return run

    _WORK: ClassVar[dict[UpkeepTask, Callable[["Upkeep", UpkeepRun], Awaitable[UpkeepRun]]]] = {
        UpkeepTask.ERASE: _erase,
        UpkeepTask.WEIGH: _weigh,
        UpkeepTask.CLEAN: _clean,
        UpkeepTask.MERGE: _merge,
        UpkeepTask.TEND: _tend,
    }
