"""Upkeep of many memories: how long each task takes, and whether chat stays as fast while it runs.

One owner has 100,000 memories of some two years, every fiftieth said twice. Recall and storing a message are
timed through the product's own stores, alone and then while upkeep runs; the locks that upkeep holds are
sampled in the meantime. Run it as `python -m benchmarks.upkeep [--memories N] [--json]`.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import numpy as np
import psycopg

from benchmarks.recall import p95
from benchmarks.report import Figure, arguments, report
from benchmarks.synthetic_memories import MODEL, World, add_memories, add_owner
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.scheduler import ApScheduler
from bestfriend_desktop.domain.conversation import (
    Conversation,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.memory import CandidateQuery
from bestfriend_desktop.domain.upkeep import UpkeepTask
from bestfriend_desktop.domain.words import terms
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.upkeep import Upkeep
from bestfriend_desktop.settings.schema import MemorySettings

LEAST_TURNS = 40
BLOCKING = ("ExclusiveLock", "AccessExclusiveLock", "ShareLock", "ShareRowExclusiveLock")
"""Modes of a lock on a table that would keep a message from being stored."""


class Chat:
    """Turns of a conversation, as the database sees them: recall, then the message is stored."""

    def __init__(self, store: PostgresStore, world: World, owner: OwnerId) -> None:
        self._store = store
        self._world = world
        self._owner = owner
        self._conversation = Conversation.fresh()
        self._last: Message | None = None
        self.recalls: list[float] = []
        self.stored: list[float] = []

    async def begin(self) -> None:
        await self._store.conversations.create(self._owner, self._conversation)

    def forget_times(self) -> None:
        self.recalls, self.stored = [], []

    async def turn(self) -> None:
        text = self._world.text()
        vector = tuple(map(float, np.asarray(self._world.vectors(1)[0])))
        query = CandidateQuery((vector,), MODEL, tuple(dict.fromkeys(terms(text))))
        began = time.perf_counter()
        await self._store.memories.candidates(self._owner, query)
        self.recalls.append((time.perf_counter() - began) * 1000)
        message = Message(
            id=MessageId(new_id()),
            conversation_id=self._conversation.id,
            parent_id=self._last.id if self._last else None,
            depth=self._last.depth + 1 if self._last else 1,
            role=Role.PERSON,
            text=text,
            created_at=utc_now(),
        )
        began = time.perf_counter()
        self._last = await self._store.conversations.append(self._owner, message, remember=True)
        self.stored.append((time.perf_counter() - began) * 1000)
        await asyncio.sleep(0.05)


@asynccontextmanager
async def locks_seen(parameters: dict[str, Any]) -> AsyncIterator[set[str]]:
    """Locks on our tables that would keep a message waiting, sampled while the block runs."""
    seen: set[str] = set()
    done = asyncio.Event()

    def look(connection: "psycopg.Connection[Any]") -> None:
        rows = connection.execute(
            "SELECT c.relname || ' ' || l.mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
            "WHERE l.granted AND c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace "
            "AND l.mode = ANY(%s)",
            (list(BLOCKING),),
        ).fetchall()
        seen.update(row[0] for row in rows)

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


async def measure(count: int) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="bestfriend-upkeep-") as folder:
        store = PostgresStore(Path(folder), lambda: "")
        try:
            await store.open(lambda step: None)
            return await _measure(store, count)
        finally:
            await store.close()


async def _measure(store: PostgresStore, count: int) -> list[Figure]:
    database = store._database
    assert database is not None
    assert database.address is not None
    parameters: dict[str, Any] = {**database.address.parameters()}
    world = World()
    with psycopg.connect(**parameters, autocommit=True) as connection:
        owner = add_owner(connection)
        add_memories(connection, world, owner, count, utc_now())
        # Every fiftieth says what the one before it of its speaker said; a twentieth was forgotten long ago.
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
    chat = Chat(store, world, owner)
    await chat.begin()
    settings = MemorySettings(retention_days=540)
    upkeep = Upkeep(owner, store, lambda: MODEL, lambda: settings, EventBus(), ApScheduler(), spawn)
    for _ in range(5):  # statements are made, caches filled
        await chat.turn()
    figures: list[Figure] = []
    for task in UpkeepTask:
        chat.forget_times()
        for _ in range(LEAST_TURNS):
            await chat.turn()
        recalls, stored = chat.recalls, chat.stored
        chat.forget_times()
        async with locks_seen(parameters) as locks:
            began = time.perf_counter()
            running = spawn(upkeep.run([task]), name="upkeep")
            while not running.done():
                await chat.turn()
            took = time.perf_counter() - began
        (run,) = await running
        figures.append(Figure(f"{task}: {run.changed:,} of {count:,} memories changed", "s", took))
        for what, during, alone in (("recall", chat.recalls, recalls), ("storing", chat.stored, stored)):
            figures.append(
                Figure(f"{task}: {what} p50", "ms", statistics.median(during), statistics.median(alone))
            )
            if len(during) >= 20:
                figures.append(Figure(f"{task}: {what} p95", "ms", p95(during), p95(alone)))
        figures.append(Figure(f"{task}: locks that would stop chat", "", len(locks), None))
    await upkeep.close()
    return figures


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--memories", type=int, default=100_000)
    options = parser.parse_args()
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        results = runner.run(measure(options.memories))
    sys.exit(report("upkeep", results, options.json))
