"""Upkeep of many memories: how long each task takes, and whether chat stays as fast while it runs.

One owner has 100,000 memories of some two years, their vectors indexed, every fiftieth said twice, a
twentieth forgotten long ago. Turns of a conversation go through the product's own stores and events, so that
upkeep hears of them. The bound is what they take when upkeep does not run: before each task and, since the
machine may be busier at one time than at another, in breaks of the long ones, in which a reply that is being
written elsewhere holds upkeep up. Locks for which somebody waits, or would have to, are looked for meanwhile.

Run it as `python -m benchmarks.upkeep [--memories N] [--keep FOLDER] [--json]`.
"""

import asyncio
import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from benchmarks.recall import p95
from benchmarks.report import Figure, arguments, report
from benchmarks.synthetic_memories import MODEL, World, add_memories
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.scheduler import ApScheduler
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.events import TurnFinished, TurnStarted
from bestfriend_desktop.domain.memory import CandidateQuery
from bestfriend_desktop.domain.upkeep import UpkeepTask
from bestfriend_desktop.domain.words import terms
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.upkeep import Upkeep
from bestfriend_desktop.settings.schema import MemorySettings

QUESTIONS = 40
"""Asked in turns, the same at rest and while upkeep runs."""
TURNS_AT_REST = 20
"""Before each task, and after the last."""
TURNS_DURING, TURNS_IN_A_BREAK = 10, 6
HELD_UP = frozenset({UpkeepTask.ERASE, UpkeepTask.WEIGH, UpkeepTask.CLEAN})
"""Tasks that consist of batches only."""
WRITING_S, READING_S = 0.1, 0.5
"""How long a reply is written, and then read and answered: less than anybody needs, for many turns."""
P50_LIMIT, P95_LIMIT = 1.1, 1.3

BLOCKING = ("ExclusiveLock", "AccessExclusiveLock", "ShareLock", "ShareRowExclusiveLock")
"""Modes of a lock on a table that would keep a message from being stored."""
LOCKS = """
    SELECT CASE WHEN l.granted THEN '' ELSE 'waits for ' END
        || l.locktype || ' ' || coalesce(c.relname, '') || ' ' || l.mode
    FROM pg_locks l LEFT JOIN pg_class c ON c.oid = l.relation
    WHERE l.granted AND l.locktype = 'relation' AND c.relkind = 'r'
            AND c.relnamespace = 'public'::regnamespace AND l.mode = ANY(%s)
        -- One that makes an index CONCURRENTLY waits for all others, and nobody for it.
        OR NOT l.granted AND l.pid NOT IN (SELECT pid FROM pg_stat_progress_create_index)
"""


@dataclass
class Times:
    """What turns took, in ms."""

    recalls: list[float] = field(default_factory=list)
    stored: list[float] = field(default_factory=list)

    def extend(self, other: "Times") -> None:
        self.recalls += other.recalls
        self.stored += other.stored


class Chat:
    """Turns of a conversation, as the database sees them, in the order of `services/talking.py`."""

    def __init__(self, store: PostgresStore, events: EventBus, world: World, owner: OwnerId) -> None:
        self._store = store
        self._events = events
        self._world = world
        self._owner = owner
        self._questions = [self._question() for _ in range(QUESTIONS)]
        self._conversation = Conversation.fresh()
        self._last: Message | None = None
        self._turns = 0

    async def begin(self) -> None:
        await self._store.conversations.create(self._owner, self._conversation)

    async def turn(self, times: Times) -> None:
        """One message, what it brings to mind, and the reply."""
        query = self._questions[self._turns % QUESTIONS]
        self._turns += 1
        turn_id, place = new_id(), self._conversation.id
        said = await self._append(Role.PERSON, times)
        self._events.publish(TurnStarted(turn_id, place, said))
        began = time.perf_counter()
        found = await self._store.memories.candidates(self._owner, query)
        times.recalls.append((time.perf_counter() - began) * 1000)
        came = [one.memory.id for one in found.candidates[:5]]
        touching = spawn(self._store.memories.touch(self._owner, came, utc_now()), name="touch memories")
        await asyncio.sleep(WRITING_S)
        await touching
        reply = await self._append(Role.COMPANION, times)
        self._events.publish(TurnFinished(turn_id, place, reply))
        await asyncio.sleep(READING_S)

    @asynccontextmanager
    async def reply_elsewhere(self) -> AsyncIterator[None]:
        """A reply that is being written while the block runs."""
        assert self._last is not None
        turn_id, place = new_id(), ConversationId(new_id())
        self._events.publish(TurnStarted(turn_id, place, self._last))
        try:
            yield
        finally:
            self._events.publish(TurnFinished(turn_id, place, None))

    async def _append(self, role: Role, times: Times) -> Message:
        message = Message(
            id=MessageId(new_id()),
            conversation_id=self._conversation.id,
            parent_id=self._last.id if self._last else None,
            depth=self._last.depth + 1 if self._last else 1,
            role=role,
            text=self._world.text(),
            created_at=utc_now(),
        )
        began = time.perf_counter()
        self._last = await self._store.conversations.append(self._owner, message, remember=True)
        times.stored.append((time.perf_counter() - began) * 1000)
        return self._last

    def _question(self) -> CandidateQuery:
        about = np.asarray(self._world.vectors(1)[0])
        vectors = (self._world.near(about), self._world.near(about))
        return CandidateQuery(vectors, MODEL, tuple(dict.fromkeys(terms(self._world.text()))))


@asynccontextmanager
async def locks_seen(parameters: dict[str, Any]) -> AsyncIterator[set[str]]:
    """Locks that somebody waits for, or that a message would have to wait for, while the block runs."""
    seen: set[str] = set()
    done = asyncio.Event()

    def look(connection: "psycopg.Connection[Any]") -> None:
        seen.update(row[0] for row in connection.execute(LOCKS, (list(BLOCKING),)).fetchall())

    async def sample() -> None:
        with psycopg.connect(**parameters, autocommit=True) as connection:
            while not done.is_set():
                await asyncio.to_thread(look, connection)
                await asyncio.sleep(0.1)

    sampling = spawn(sample(), name="sample locks")
    try:
        yield seen
    finally:
        done.set()
        await sampling


async def fill(folder: Path, count: int) -> None:
    """Make the database that all is measured on; minutes for 100,000 memories."""
    store = PostgresStore(folder, lambda: "")
    try:
        await store.open(lambda step: None)
        owner = await store.local_owner()
        with psycopg.connect(**parameters_of(store), autocommit=True) as connection:
            add_memories(connection, World(), owner, count, utc_now())
            connection.execute(
                "WITH numbered AS ("
                "  SELECT id, row_number() OVER (ORDER BY id) AS n FROM memories WHERE user_id = %s) "
                "UPDATE memories m SET content = o.content, terms = o.terms, content_hash = o.content_hash, "
                "speaker = o.speaker FROM numbered a JOIN numbered b ON b.n = a.n - 1 "
                "JOIN memories o ON o.id = b.id AND o.user_id = %s "
                "WHERE a.n %% 50 = 0 AND m.id = a.id AND m.user_id = %s",
                (owner, owner, owner),
            )
            connection.execute(
                "UPDATE memories SET deleted_at = now() - interval '40 days' "
                "WHERE user_id = %s AND get_byte(uuid_send(id), 15) < 13",
                (owner,),
            )
            connection.execute("VACUUM ANALYZE")
        print("indexing their vectors", file=sys.stderr, flush=True)
        await store.memories.tend(owner, MODEL)
    finally:
        await store.close()


def parameters_of(store: PostgresStore) -> dict[str, Any]:
    """How a connection beside the store's is made."""
    assert store._database is not None
    assert store._database.address is not None
    return {**store._database.address.parameters()}


def make(kept: Path, count: int) -> None:
    """Fill a database, as a whole or not at all."""
    unfinished = kept.with_name(f"{kept.name}.unfinished")
    shutil.rmtree(unfinished, ignore_errors=True)
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(fill(unfinished, count))
    unfinished.rename(kept)


async def measure(folder: Path, count: int) -> list[Figure]:
    """All figures of the database in this folder, which upkeep changes."""
    store = PostgresStore(folder, lambda: "")
    try:
        await store.open(lambda step: None)
        return await _measure(store, count)
    finally:
        await store.close()


async def _measure(store: PostgresStore, count: int) -> list[Figure]:
    owner = await store.local_owner()
    events = EventBus()
    chat = Chat(store, events, World(seed=4), owner)
    await chat.begin()
    settings = MemorySettings(retention_days=540)
    upkeep = Upkeep(owner, store, lambda: MODEL, lambda: settings, events, ApScheduler(), spawn)
    for _ in range(QUESTIONS):  # statements are made, caches filled
        await chat.turn(Times())
    figures: list[Figure] = []
    all_alone, all_during = Times(), Times()

    async def at_rest() -> Times:
        alone = Times()
        for _ in range(TURNS_AT_REST):
            await chat.turn(alone)
        return alone

    for task in UpkeepTask:
        alone, during = await at_rest(), Times()
        async with locks_seen(parameters_of(store)) as locks:
            began = time.perf_counter()
            running = spawn(upkeep.run([task]), name="upkeep")
            held_up = 0.0
            while not running.done():
                for _ in range(TURNS_DURING):
                    if not running.done():
                        await chat.turn(during)
                if task in HELD_UP and not running.done():
                    paused = time.perf_counter()
                    async with chat.reply_elsewhere():
                        await chat.turn(Times())  # the batch at hand is still being done
                        for _ in range(TURNS_IN_A_BREAK):
                            await chat.turn(alone)
                    held_up += time.perf_counter() - paused
            took = time.perf_counter() - began - held_up
        (run,) = await running
        all_during.extend(during)
        all_alone.extend(alone)
        turns = len(during.recalls)
        figures.append(
            Figure(f"{task}: {run.changed:,} of {count:,} memories changed, {turns} turns", "s", took)
        )
        chat_during = compared(str(task), during, alone)
        figures += chat_during
        figures.append(Figure(f"{task}: locks that chat waits for or would", "", len(locks)))
        ratios = ", ".join(f"{one.what.rpartition(': ')[2]} {one.ratio:.2f}" for one in chat_during)
        print(f"{task}: {took:.1f} s; {ratios}; locks {sorted(locks)}", file=sys.stderr, flush=True)
    all_alone.extend(await at_rest())
    await upkeep.close()
    return [*figures, *compared("all of upkeep", all_during, all_alone, limited=True)]


def compared(what: str, during: Times, alone: Times, *, limited: bool = False) -> list[Figure]:
    """Chat while upkeep runs beside chat without it."""
    kinds: list[tuple[str, Sequence[float], Sequence[float]]] = [
        ("recall", during.recalls, alone.recalls),
        ("storing", during.stored, alone.stored),
    ]
    figures = []
    for kind, ours, bound in kinds:
        limits = (P50_LIMIT, P95_LIMIT) if limited and kind == "recall" else (None, None)
        figures.append(
            Figure(f"{what}: {kind} p50", "ms", statistics.median(ours), statistics.median(bound), limits[0])
        )
        if len(ours) >= 20:
            figures.append(Figure(f"{what}: {kind} p95", "ms", p95(ours), p95(bound), limits[1]))
    return figures


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=100_000)
    parser.add_argument("--keep", type=Path, help="where the memories are kept for the next time")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bestfriend-upkeep-") as folder:
        kept = Path(options.keep or folder, f"upkeep-{options.memories}")
        if not kept.exists():
            print(f"making {options.memories:,} memories", file=sys.stderr, flush=True)
            make(kept, options.memories)
        copy = Path(folder, "postgres")
        shutil.copytree(kept, copy, ignore=shutil.ignore_patterns(".s.*"))
        if hasattr(os, "sync"):
            os.sync()  # the copy is not what is measured
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            return report("upkeep", runner.run(measure(copy, options.memories)), options.json)


if __name__ == "__main__":
    sys.exit(main())
