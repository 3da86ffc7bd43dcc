"""adapters/postgres/upkeep.py and services/upkeep.py, on the real store"""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.scheduler import ApScheduler
from bestfriend_desktop.domain.conversation import MessageId, new_id, utc_now
from bestfriend_desktop.domain.errors import BestFriendError, Refused, Unavailable
from bestfriend_desktop.domain.events import Event, MemoriesChanged, TurnFinished, TurnStarted
from bestfriend_desktop.domain.memory import MemoryFilter, MemoryId
from bestfriend_desktop.domain.upkeep import UpkeepRun, UpkeepRunId, UpkeepTask
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services import upkeep as service
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.upkeep import Upkeep
from bestfriend_desktop.settings.schema import MemorySettings
from tests.contracts.memory_world import MODEL, MemoryWorld
from tests.integration.postgres.conftest import sql, url_of
from tests.integration.postgres.test_memories import lines_until, on_posix, rest_of, world_of

LONG_AGO = timedelta(days=500)


@dataclass
class Kept:
    """A world whose upkeep can be done."""

    world: MemoryWorld
    store: PostgresStore
    address: ServerAddress
    events: EventBus
    settings: MemorySettings
    heard: list[Event]

    def __post_init__(self) -> None:
        self.events.subscribe(self.heard.append)
        self.upkeep = self.another()

    def another(self) -> Upkeep:
        """As another program would have it."""
        return Upkeep(
            self.world.owner,
            self.store,
            lambda: MODEL,
            lambda: self.settings,
            self.events,
            ApScheduler(),
            spawn,
        )

    async def run(self, task: UpkeepTask) -> UpkeepRun:
        (run,) = await self.upkeep.run([task])
        return run

    async def importance(self, memory_id: MemoryId | MessageId) -> float:
        memory = await self.world.store.get(self.world.owner, MemoryId(memory_id))
        return round(memory.importance, 2)

    async def contents(self, *, deleted: bool = False) -> list[str]:
        found = await self.world.store.browse(self.world.owner, MemoryFilter(deleted=deleted))
        return sorted(memory.content for memory in found)

    def sql(self, statement: str, *values: object) -> list[tuple[object, ...]]:
        with sql(self.address) as connection:
            cursor = connection.execute(statement, values)
            return cursor.fetchall() if cursor.description else []

    def drawn(self) -> None:
        """Nothing is to be drawn any more."""
        self.sql("DELETE FROM memory_outbox WHERE user_id = %s", self.world.owner)

    def age(self, run: UpkeepRun, by: timedelta) -> None:
        """Let a run have been so long ago."""
        self.sql(
            "UPDATE upkeep_runs SET started_at = started_at - %s, finished_at = finished_at - %s "
            "WHERE user_id = %s AND id = %s",
            by,
            by,
            self.world.owner,
            run.id,
        )


@pytest.fixture
async def kept(store: PostgresStore, migrated: ServerAddress) -> AsyncIterator[Kept]:
    kept = Kept(world_of(store, migrated), store, migrated, EventBus(), MemorySettings(), [])
    yield kept
    await kept.upkeep.close()


# Importance


async def test_importance_follows_age_and_use_and_can_be_undone(kept: Kept) -> None:
    old = await kept.world.hear("I had soup", at=utc_now() - LONG_AGO)
    new = await kept.world.hear("I had cake")
    run = await kept.run(UpkeepTask.WEIGH)
    assert (await kept.importance(old.id), await kept.importance(new.id)) == (0.25, 0.5)
    assert (run.changed, await kept.upkeep.changes(run.id)) == (1, [old.id])
    assert await kept.upkeep.undo(run.id) == 1
    assert await kept.importance(old.id) == 0.5
    again = await kept.run(UpkeepTask.WEIGH)
    assert (again.changed, await kept.importance(old.id)) == (0, 0.5), "what was undone is not done again"


async def test_pinned_memory_keeps_its_importance(kept: Kept) -> None:
    old = await kept.world.hear("I had soup", at=utc_now() - LONG_AGO)
    await kept.world.store.pin(kept.world.owner, MemoryId(old.id), True)
    assert (await kept.run(UpkeepTask.WEIGH)).changed == 0
    assert await kept.importance(old.id) == 0.5


async def test_upkeep_leaves_everybody_else_alone(kept: Kept) -> None:
    kept.settings = MemorySettings(retention_days=30)
    theirs = [
        await kept.world.hear("I had a whole lot of soup", owner=kept.world.stranger, at=utc_now() - LONG_AGO)
        for _ in range(2)
    ]
    kept.sql("DELETE FROM memory_outbox WHERE user_id = %s", kept.world.stranger)
    runs = await kept.upkeep.run()
    assert [run.changed for run in runs] == [0] * len(UpkeepTask)
    for message in theirs:
        memory = await kept.world.store.get(kept.world.stranger, MemoryId(message.id))
        assert (memory.importance, memory.deleted_at, memory.sources) == (0.5, None, (message.id,))
    log = kept.store.upkeep
    assert await log.runs(kept.world.stranger) == []
    assert await log.last_finished(kept.world.stranger) == {}
    mine = await kept.world.hear("I had soup", at=utc_now() - LONG_AGO)
    run = await kept.run(UpkeepTask.WEIGH)
    assert run.changed == 1
    assert await log.changes(kept.world.stranger, run.id) == []
    assert await log.undo(kept.world.stranger, run.id, utc_now()) == 0
    assert await kept.importance(mine.id) == 0.25


# Cleaning


async def test_without_retention_nothing_is_cleaned(kept: Kept) -> None:
    await kept.world.hear("I had soup", at=utc_now() - LONG_AGO)
    assert (await kept.run(UpkeepTask.CLEAN)).changed == 0
    assert await kept.contents() == ["I had soup"]


async def test_retention_forgets_what_is_old_and_has_not_mattered(kept: Kept) -> None:
    kept.settings = MemorySettings(retention_days=100)
    long_ago = utc_now() - LONG_AGO
    for text in ("soup", "cake", "tea", "jam"):
        said = await kept.world.hear(text, at=utc_now() if text == "jam" else long_ago)
        if text == "cake":
            await kept.world.store.pin(kept.world.owner, MemoryId(said.id), True)
        if text == "tea":
            await kept.world.store.touch(kept.world.owner, [MemoryId(said.id)], utc_now())
    await kept.world.fact("I live in Lyon", occurred_at=long_ago, sources=(MessageId(new_id()),))
    await kept.world.fact("My sister is Anna", occurred_at=long_ago, attribute="sister")
    run = await kept.run(UpkeepTask.CLEAN)
    assert run.changed == 1
    assert await kept.contents(deleted=True) == ["soup"]
    assert kept.heard[-1] == MemoriesChanged()


async def test_what_was_cleaned_comes_back_by_undo_and_stays(kept: Kept) -> None:
    kept.settings = MemorySettings(retention_days=100)
    said = [await kept.world.hear(text, at=utc_now() - LONG_AGO) for text in ("soup", "tea")]
    run = await kept.run(UpkeepTask.CLEAN)
    assert await kept.contents() == []
    # One by hand, on the memory page, the other with the whole run.
    await kept.world.store.undo_forget(kept.world.owner, MemoryId(said[0].id))
    assert (await kept.run(UpkeepTask.CLEAN)).changed == 0
    await kept.upkeep.undo(run.id)
    assert await kept.contents() == ["soup", "tea"]
    assert (await kept.run(UpkeepTask.CLEAN)).changed == 0
    assert await kept.contents() == ["soup", "tea"]


async def test_what_was_cleaned_is_remembered_when_it_is_said_again(kept: Kept) -> None:
    kept.settings = MemorySettings(retention_days=100)
    source = (MessageId(new_id()),)
    old = await kept.world.fact("I live in Lyon", occurred_at=utc_now() - LONG_AGO, sources=source)
    newer = replace(
        old, id=MemoryId(new_id()), content="I live in Metz", occurred_at=utc_now() - LONG_AGO / 2
    )
    await kept.world.store.supersede(kept.world.owner, old.id, newer)
    assert (await kept.run(UpkeepTask.CLEAN)).changed == 1
    assert await kept.contents() == ["I live in Metz"]
    await kept.world.fact("I live in Lyon")
    assert await kept.contents() == ["I live in Lyon", "I live in Metz"]


# Merging


async def test_one_memory_stands_for_those_that_say_the_same_and_keeps_all_sources(kept: Kept) -> None:
    first, second = [await kept.world.hear(text) for text in ("I do like green tea", "I do like green TEA!")]
    await kept.world.hear("I do not like green tea")
    kept.drawn()
    run = await kept.run(UpkeepTask.MERGE)
    assert run.changed == 1
    assert await kept.contents() == ["I do like green tea", "I do not like green tea"]
    memory = await kept.world.store.get(kept.world.owner, MemoryId(first.id))
    assert memory.sources == (first.id, second.id)
    assert (await kept.run(UpkeepTask.MERGE)).changed == 0
    await kept.upkeep.undo(run.id)
    memory = await kept.world.store.get(kept.world.owner, MemoryId(first.id))
    other = await kept.world.store.get(kept.world.owner, MemoryId(second.id))
    assert (memory.sources, other.sources) == ((first.id,), (second.id,))
    assert len(await kept.contents()) == 3
    assert (await kept.run(UpkeepTask.MERGE)).changed == 0, "what was undone is not done again"


async def test_facts_of_different_value_pinned_ones_and_short_answers_are_never_merged(kept: Kept) -> None:
    for content in ("I live in Lyon", "I live in Metz"):
        await kept.world.fact(content)
    for _ in range(2):
        await kept.world.hear("Yes, of course")
        said = await kept.world.hear("I really like green tea")
    await kept.world.store.pin(kept.world.owner, MemoryId(said.id), True)
    await kept.world.store.pin(kept.world.owner, MemoryId(said.id), True)
    kept.drawn()
    assert (await kept.run(UpkeepTask.MERGE)).changed == 0


async def test_message_from_which_facts_are_still_to_be_drawn_is_not_merged(kept: Kept) -> None:
    for _ in range(2):
        await kept.world.hear("I really like green tea")
    assert (await kept.run(UpkeepTask.MERGE)).changed == 0
    kept.drawn()
    assert (await kept.run(UpkeepTask.MERGE)).changed == 1


# Erasing


async def test_what_was_deleted_a_month_ago_is_erased(kept: Kept) -> None:
    owner = kept.world.owner
    forgotten = [await kept.world.hear(text) for text in ("soup", "tea")]
    for message in forgotten:
        await kept.world.store.forget(owner, MemoryId(message.id))
    conversations = [await kept.world.conversation() for _ in range(2)]
    for conversation in conversations:
        await kept.world.conversations.delete(owner, conversation.id)
    assert (await kept.run(UpkeepTask.ERASE)).changed == 0
    back = timedelta(days=31)
    kept.sql(
        "UPDATE memories SET deleted_at = deleted_at - %s WHERE user_id = %s AND id = %s",
        back, owner, forgotten[0].id,
    )  # fmt: skip
    kept.sql(
        "UPDATE conversations SET deleted_at = deleted_at - %s WHERE user_id = %s AND id = %s",
        back, owner, conversations[0].id,
    )  # fmt: skip
    assert (await kept.run(UpkeepTask.ERASE)).changed == 2
    assert await kept.contents(deleted=True) == ["tea"]
    assert await kept.world.conversations.restore(owner, conversations[1].id)
    with pytest.raises(Refused):
        await kept.world.conversations.restore(owner, conversations[0].id)


async def test_log_forgets_old_weights_and_old_runs(kept: Kept) -> None:
    await kept.world.hear("soup", at=utc_now() - LONG_AGO)
    weighed = await kept.run(UpkeepTask.WEIGH)
    kept.age(weighed, timedelta(days=31))
    with pytest.raises(Refused):
        await kept.upkeep.undo(weighed.id)
    await kept.run(UpkeepTask.ERASE)
    assert await kept.upkeep.changes(weighed.id) == []
    assert weighed.id in [run.id for run in await kept.upkeep.log()]
    kept.age(weighed, timedelta(days=400))
    await kept.run(UpkeepTask.ERASE)
    assert weighed.id not in [run.id for run in await kept.upkeep.log()]


# When, and who


async def test_each_task_is_done_once_and_again_when_it_is_due(kept: Kept) -> None:
    first = await kept.upkeep.catch_up()
    assert [run.task for run in first] == list(UpkeepTask)
    assert await kept.upkeep.catch_up() == []
    for run in first:
        kept.age(run, timedelta(days=1, minutes=1))
    assert [run.task for run in await kept.upkeep.catch_up()] == [UpkeepTask.ERASE, UpkeepTask.WEIGH]
    for run in first:
        kept.age(run, timedelta(days=6))
    assert [run.task for run in await kept.upkeep.catch_up()] == [UpkeepTask.CLEAN, UpkeepTask.TEND]


async def test_clock_that_jumped_back_does_not_keep_upkeep_away(kept: Kept) -> None:
    for run in await kept.upkeep.catch_up():
        kept.age(run, -timedelta(days=365))
    assert len(await kept.upkeep.catch_up()) == len(UpkeepTask)


async def test_of_two_programs_one_does_the_upkeep(kept: Kept) -> None:
    alone = kept.store.upkeep.alone
    async with alone(kept.world.owner) as first:
        async with alone(kept.world.owner) as second, alone(kept.world.stranger) as theirs:
            assert (first, second, theirs) == (True, False, True)
        assert await kept.upkeep.catch_up() == []
        with pytest.raises(Refused, match="being done already"):
            await kept.upkeep.run()
    assert len(await kept.upkeep.catch_up()) == len(UpkeepTask)


async def test_two_programs_at_once_do_each_task_once(kept: Kept) -> None:
    done = await asyncio.gather(kept.upkeep.catch_up(), kept.another().catch_up())
    assert sum(map(len, done)) == len(UpkeepTask)


async def test_upkeep_leaves_no_connection_behind(kept: Kept) -> None:
    connections = "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'bestfriend'"
    await kept.upkeep.log()
    before = kept.sql(connections)
    await kept.upkeep.run()
    async with asyncio.timeout(60):
        while kept.sql(connections) != before:  # noqa: ASYNC110  # the server tells nobody
            await asyncio.sleep(0.02)


async def test_status_says_what_was_done_and_what_is_next(kept: Kept) -> None:
    before = await kept.upkeep.status()
    assert all(one.last is None and one.next_at <= utc_now() for one in before)
    await kept.upkeep.run()
    for one in await kept.upkeep.status():
        assert one.last is not None
        assert one.last.finished_at is not None
        assert timedelta(hours=23) < one.next_at - utc_now() <= timedelta(days=30)


async def test_upkeep_begins_by_itself_and_ends_with_the_program(kept: Kept) -> None:
    done = asyncio.Event()
    kept.events.subscribe(lambda event: done.set())
    kept.upkeep.start(first_check_s=0.0)
    async with asyncio.timeout(60):
        await done.wait()
    await kept.upkeep.close()
    assert UpkeepTask.ERASE in {run.task for run in await kept.upkeep.log()}


# Interrupted


class _Failing:
    """The real log, until it has weighed so many batches."""

    def __init__(self, kept: Kept, batches: int, failure: BaseException) -> None:
        self._real = kept.store.upkeep
        self._left = batches
        self._failure = failure

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    async def weigh(self, *arguments: object) -> None:
        if self._left == 0:
            raise self._failure
        self._left -= 1
        await self._real.weigh(*arguments)  # type: ignore[arg-type]  # as they came


@pytest.mark.parametrize(
    "failure", [Unavailable("database_down", "The database does not answer."), asyncio.CancelledError()]
)
async def test_interrupted_run_goes_on_where_it_was(
    kept: Kept, monkeypatch: pytest.MonkeyPatch, failure: BaseException
) -> None:
    monkeypatch.setattr(service, "LEAST_BATCH", 2)
    for number in range(7):
        await kept.world.hear(f"soup {number}", at=utc_now() - LONG_AGO)
    broken = kept.another()
    broken._store = _Failing(kept, 2, failure)  # type: ignore[assignment]  # all of it but one call
    with pytest.raises((BestFriendError, asyncio.CancelledError)):
        await broken.run([UpkeepTask.WEIGH])
    (left,) = await kept.upkeep.log()
    assert left.finished_at is None
    assert 2 < left.changed < 7
    assert left.failure == (failure.message if isinstance(failure, Unavailable) else "")
    (status,) = [one for one in await kept.upkeep.status() if one.task is UpkeepTask.WEIGH]
    assert (status.last, status.unfinished) == (None, left)
    run = await kept.run(UpkeepTask.WEIGH)
    assert (run.id, run.changed) == (left.id, 7)
    assert len(await kept.upkeep.changes(run.id)) == 7
    assert await kept.upkeep.undo(run.id) == 7


async def test_batch_that_is_sent_twice_is_done_once(kept: Kept) -> None:
    said = await kept.world.hear("soup", at=utc_now() - LONG_AGO)
    log, owner = kept.store.upkeep, kept.world.owner
    run = replace(await log.begin(owner, UpkeepTask.WEIGH, utc_now()), reached=MemoryId(said.id), changed=1)
    for _ in range(2):
        await log.weigh(owner, run, {MemoryId(said.id): 0.2})
    assert (await log.runs(owner))[0] == run
    assert await log.undo(owner, run.id, utc_now()) == 1
    assert await kept.importance(said.id) == 0.5
    assert await log.undo(owner, run.id, utc_now()) == 0


async def test_upkeep_steps_aside_while_a_reply_is_being_written(
    kept: Kept, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "LEAST_BATCH", 1)
    said = [await kept.world.hear(f"soup {number}", at=utc_now() - LONG_AGO) for number in range(3)]
    turn = new_id()
    kept.events.publish(TurnStarted(turn, said[0].conversation_id, said[0]))
    running = spawn(kept.upkeep.run([UpkeepTask.WEIGH]), name="upkeep of a test")
    async with asyncio.timeout(60):
        while not (log := await kept.upkeep.log()) or not log[0].changed:  # noqa: ASYNC110 (nobody tells)
            await asyncio.sleep(0.01)
    await asyncio.sleep(0.3)
    assert not running.done()
    assert (await kept.upkeep.log())[0].changed == 1
    kept.events.publish(TurnFinished(turn, said[0].conversation_id, None))
    assert [run.changed for run in await running] == [3]


async def test_what_is_unknown_or_final_is_not_undone(kept: Kept) -> None:
    erased = await kept.run(UpkeepTask.ERASE)
    for run_id in (UpkeepRunId(new_id()), erased.id):
        with pytest.raises(Refused, match="nothing to undo"):
            await kept.upkeep.undo(run_id)


async def test_long_run_is_told_when_it_was_begun(kept: Kept) -> None:
    log, owner = kept.store.upkeep, kept.world.owner
    begun: datetime = utc_now() - timedelta(days=2)
    stale = await log.begin(owner, UpkeepTask.WEIGH, begun)
    fresh = await log.begin(owner, UpkeepTask.WEIGH, utc_now())
    assert fresh.id != stale.id
    assert (await log.begin(owner, UpkeepTask.WEIGH, utc_now())).id == fresh.id


DO_UPKEEP = """
import asyncio, sys
from pathlib import Path
from uuid import UUID
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.scheduler import ApScheduler
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services import pace, upkeep
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.settings.schema import MemorySettings

upkeep.LEAST_BATCH = pace.LARGEST = 1

async def main():
    store = PostgresStore(Path(sys.argv[1]), lambda: sys.argv[2])
    await store.open(lambda step: None)
    service = upkeep.Upkeep(
        UUID(sys.argv[3]), store, lambda: "", MemorySettings, EventBus(), ApScheduler(), spawn
    )
    weigh = store.upkeep.weigh
    async def told(*arguments):
        await weigh(*arguments)
        print("weighed", flush=True)
    store.upkeep.weigh = told
    await service.run([upkeep.UpkeepTask.WEIGH])

with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
    runner.run(main())
"""


@on_posix
async def test_killed_program_leaves_its_upkeep_to_the_next(kept: Kept, tmp_path: Path) -> None:
    for number in range(12):
        await kept.world.hear(f"soup {number}", at=utc_now() - LONG_AGO)
    arguments = (str(tmp_path), url_of(kept.address), str(kept.world.owner))
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", DO_UPKEEP, *arguments, stdout=subprocess.PIPE
    )
    lines = await lines_until(program, "weighed", 3)
    program.send_signal(signal.SIGKILL)
    lines += await rest_of(program)
    (left,) = await kept.upkeep.log()
    assert left.finished_at is None
    assert len(lines) <= left.changed <= 12
    assert len(await kept.upkeep.changes(left.id)) == left.changed
    async with asyncio.timeout(60):
        while True:  # until the server has noticed that the program is dead
            try:
                run = await kept.run(UpkeepTask.WEIGH)
                break
            except Refused:
                await asyncio.sleep(0.1)
    assert (run.id, run.changed) == (left.id, 12)
    assert await kept.upkeep.undo(run.id) == 12


async def test_message_locks_the_total_before_the_terms_so_that_none_waits_for_ever(kept: Kept) -> None:
    await kept.world.hear("tea")
    waits = "SELECT pid FROM pg_locks WHERE NOT granted"
    with sql(kept.address) as other, other.transaction():
        other.execute("SELECT FROM memory_totals WHERE user_id = %s FOR UPDATE", (kept.world.owner,))
        working = spawn(kept.world.hear("tea"), name="work of a test")
        async with asyncio.timeout(60):
            while not kept.sql(waits):  # noqa: ASYNC110  # the server tells nobody
                await asyncio.sleep(0.02)
        # It waits for the total, and has locked no term yet.
        other.execute("SELECT FROM memory_terms WHERE user_id = %s FOR UPDATE NOWAIT", (kept.world.owner,))
    await working
    assert (await kept.world.find("tea")).document_frequency == {"tea": 2}


async def test_counting_anew_waits_for_nobody_and_leaves_what_is_being_counted_up(kept: Kept) -> None:
    await kept.world.hear("tea and cake")
    owner = (kept.world.owner,)
    kept.sql("UPDATE memory_terms SET memories = 7 WHERE user_id = %s", *owner)
    kept.sql("UPDATE memory_totals SET memories = 7 WHERE user_id = %s", *owner)
    with sql(kept.address) as other, other.transaction():
        other.execute("SELECT FROM memory_totals WHERE user_id = %s FOR UPDATE", owner)
        other.execute("SELECT FROM memory_terms WHERE user_id = %s AND term = 'tea' FOR UPDATE", owner)
        async with asyncio.timeout(60):
            await kept.run(UpkeepTask.TEND)
    found = await kept.world.find("tea cake")
    assert (found.total, found.document_frequency) == (7, {"tea": 7, "cake": 1})
    await kept.run(UpkeepTask.TEND)
    found = await kept.world.find("tea cake")
    assert (found.total, found.document_frequency) == (1, {"tea": 1, "cake": 1})


async def test_upkeep_and_conversation_never_wait_for_each_other_for_ever(kept: Kept) -> None:
    said = [await kept.world.hear(f"tea number {number}") for number in range(20)]
    words = [f"word{number}" for number in range(400)]

    async def talk(begin: int) -> None:
        last = None
        for number in range(begin, begin + 60):
            text = f"tea {' '.join(words[number % 50 :: 7])}"
            last = await kept.world.hear(text, last)
            touched = [MemoryId(message.id) for message in reversed(said)]
            await kept.world.store.touch(kept.world.owner, touched, utc_now())

    async def look_after() -> None:
        while not all(task.done() for task in talks):
            # Every count is wrong, so that all of them are corrected.
            kept.sql("UPDATE memory_terms SET memories = memories + 1 WHERE user_id = %s", kept.world.owner)
            await kept.upkeep.run([UpkeepTask.TEND, UpkeepTask.WEIGH])

    talks = [spawn(talk(begin), name="talk of a test") for begin in (0, 25)]
    await asyncio.gather(look_after(), *talks)
    await kept.upkeep.run([UpkeepTask.TEND])
    found = await kept.world.find("tea")
    assert (found.total, found.document_frequency) == (140, {"tea": 140})
