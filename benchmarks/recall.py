"""Recall: how soon candidates are there as memories grow, and how many of the nearest are among them.

One owner among others has 1,000, 10,000 and 100,000 memories (a million with `--million`, which takes half an
hour). The bound is one bare indexed look-up through the same pool, in turns with ours; nearest neighbours are
held against comparing all vectors. Run it as `python -m benchmarks.recall [--million] [--json]`.
"""

import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import psycopg
from sqlalchemy import text

from benchmarks.report import Figure, arguments, report
from benchmarks.synthetic_memories import MODEL, World, add_memories, add_owner
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.postgres.vector_index import index_name
from bestfriend_desktop.domain.conversation import (
    Conversation,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.memory import Candidate, CandidateQuery, Channel, Embedding, Span
from bestfriend_desktop.domain.words import terms

SIZES = (1_000, 10_000, 100_000)
QUESTIONS = 40
OTHERS, MEMORIES_OF_OTHERS = 5, 4_000
NEAREST = 50
"""Of the neighbours that are held against the exact answer: those nearest to the mean of the question's
forms, which is what ranking goes by."""
INGESTED = 200

LOOK_UP = text("SELECT content FROM memories WHERE user_id = :owner AND id = :id")
SIZE = """
    SELECT sum(pg_total_relation_size(oid)) FROM pg_class
    WHERE relname IN ('memories', 'memory_sources', 'memory_vectors', 'memory_terms', 'memory_totals')
"""
EXACT = """
    SELECT memory_id FROM (
        SELECT memory_id, embedding <=> %s::halfvec AS distance FROM memory_vectors
        WHERE user_id = %s AND model = %s OFFSET 0
    ) AS compared ORDER BY distance LIMIT %s
"""


def question(world: World, number: int, content: str, vector: Sequence[float]) -> CandidateQuery:
    """What somebody asks who remembers half of it; every third names a time, every third a person."""
    about = np.array(vector, np.float32)
    now = utc_now()
    week = Span(now - timedelta(days=20), now - timedelta(days=13))
    people = (world.words["name"][number].lower(),) if number % 3 == 1 else ()
    return CandidateQuery(
        vectors=(world.near(about), world.near(about)),
        embedding_model=MODEL,
        terms=tuple(dict.fromkeys(terms(content))),
        spans=(week,) if number % 3 == 0 else (),
        people=people,
        named=people,
    )


async def measure_size(
    store: PostgresStore, connection: "psycopg.Connection[Any]", world: World, owner: OwnerId, size: int
) -> list[Figure]:
    """All figures of an owner of that many memories."""
    database = store._database
    assert database is not None
    asked = connection.execute(
        "SELECT m.id, m.content, v.embedding::text FROM memories m "
        "JOIN memory_vectors v ON v.user_id = m.user_id AND v.memory_id = m.id "
        "WHERE m.user_id = %s ORDER BY md5(m.id::text) LIMIT %s",
        (owner, QUESTIONS + 5),
    ).fetchall()
    ours, bare, found_share, counts = [], [], [], []
    for number, (memory_id, content, vector) in enumerate(asked):
        query = question(world, number, content, json.loads(vector))
        began = time.perf_counter()
        found = (await store.memories.candidates(owner, query)).candidates
        ours.append((time.perf_counter() - began) * 1000)
        began = time.perf_counter()
        await database.rows(LOOK_UP, {"owner": owner, "id": memory_id})
        bare.append((time.perf_counter() - began) * 1000)
        counts.append(len(found))
        by_meaning = replace(query, terms=(), spans=(), people=(), named=(), hits=query.nearest)
        near = (await store.memories.candidates(owner, by_meaning)).candidates
        found_share.append(share_of_nearest(connection, owner, query, near))
    # The first ones make statements and fill caches.
    ours, bare = ours[5:], bare[5:]
    of = f"{size:,} memories"
    return [
        Figure(f"candidates of {of}, p50", "ms", statistics.median(ours), statistics.median(bare)),
        Figure(f"candidates of {of}, p95", "ms", p95(ours), p95(bare)),
        Figure(f"candidates of {of}, how many", "", statistics.fmean(counts)),
        Figure(
            f"of the {NEAREST} nearest, where meaning alone decides, {of}",
            "share",
            statistics.fmean(found_share),
            1.0,
            limit=1 / 0.98,
            more_is_better=True,
        ),
    ]


def share_of_nearest(
    connection: "psycopg.Connection[Any]",
    owner: OwnerId,
    query: CandidateQuery,
    found: Sequence[Candidate],
) -> float:
    """How many of the nearest to all forms together MEANING has brought."""
    by_meaning = {one.memory.id for one in found if Channel.MEANING in one.channels}
    mean = np.mean(query.vectors, axis=0).tolist()
    rows = connection.execute(EXACT, (str(mean), owner, MODEL, NEAREST)).fetchall()
    return sum(row[0] in by_meaning for row in rows) / len(rows)


def p95(values: Sequence[float]) -> float:
    return sorted(values)[int(len(values) * 0.95)]


async def measure_ingest(store: PostgresStore, world: World, owner: OwnerId, of: str) -> list[Figure]:
    """The product's own way in: a message is stored and remembered, then embedded (vectors are at hand)."""
    conversation = Conversation.fresh()
    await store.conversations.create(owner, conversation)
    times: dict[bool, list[float]] = {True: [], False: []}
    last: Message | None = None
    for number in range(2 * INGESTED):
        remember = number % 2 == 0
        last = Message(
            id=MessageId(new_id()),
            conversation_id=conversation.id,
            parent_id=last.id if last else None,
            depth=number + 1,
            role=Role.PERSON,
            text=world.text(),
            created_at=utc_now(),
        )
        began = time.perf_counter()
        await store.conversations.append(owner, last, remember=remember)
        times[remember].append((time.perf_counter() - began) * 1000)
    waiting = await store.memories.take_to_embed(owner, limit=INGESTED)
    vectors = [tuple(map(float, vector)) for vector in world.vectors(len(waiting))]
    began = time.perf_counter()
    for at in range(0, len(waiting), 16):
        batch = zip(waiting[at : at + 16], vectors[at : at + 16], strict=True)
        await store.memories.embed(
            owner, MODEL, [Embedding(one, vector, b"\0" * 1500) for one, vector in batch]
        )
    embedding = (time.perf_counter() - began) / len(waiting) * 1000
    with_memory, without = statistics.median(times[True]), statistics.median(times[False])
    return [
        Figure(f"a message stored and remembered, {of}", "ms", with_memory, without),
        Figure(f"its vector stored, {of}", "ms", embedding),
        Figure(f"ingest, {of}", "messages/s", 1000 / (statistics.fmean(times[True]) + embedding)),
    ]


async def measure(sizes: Sequence[int]) -> list[Figure]:
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="bestfriend-recall-") as folder:
        store = PostgresStore(Path(folder), lambda: "")
        try:
            await store.open(lambda step: None)
            database = store._database
            assert database is not None
            assert database.address is not None
            parameters: dict[str, Any] = {**database.address.parameters()}
            with psycopg.connect(**parameters, autocommit=True) as connection:
                figures = await _measure(store, connection, sizes)
        finally:
            await store.close()
    return figures


async def _measure(
    store: PostgresStore, connection: "psycopg.Connection[Any]", sizes: Sequence[int]
) -> list[Figure]:
    world = World()
    figures: list[Figure] = []
    for _ in range(OTHERS):
        add_memories(connection, world, add_owner(connection), MEMORIES_OF_OTHERS, utc_now())
    owner = add_owner(connection)
    there = 0
    for size in sizes:
        # Each row would be put into the graph by itself, 300 a second.
        connection.execute(f"DROP INDEX IF EXISTS {index_name(owner, MODEL)}")
        before = size_mb(connection)
        # Older ones each time, so that the newest stay where the questions ask for them.
        add_memories(connection, world, owner, size - there, utc_now() - timedelta(minutes=10 * there))
        per_100k = (size_mb(connection) - before) / (size - there) * 100_000
        connection.execute("VACUUM ANALYZE")
        began = time.perf_counter()
        await store.memories.tend(owner, MODEL)
        tended = time.perf_counter() - began
        there = size
        figures += await measure_size(store, connection, world, owner, size)
        figures += await measure_ingest(store, world, owner, f"{size:,} memories")
        there += INGESTED
        figures.append(Figure(f"upkeep of figures and index, {size:,} memories", "s", tended))
        print(f"measured {size:,} memories", file=sys.stderr, flush=True)
    figures.append(Figure("on disk, 100,000 memories without index", "MB", per_100k))
    index = (
        "SELECT coalesce(sum(pg_relation_size(indexrelid)), 0) FROM pg_stat_user_indexes WHERE idx_scan > 0"
    )
    hnsw = f"{index} AND indexrelname IN (SELECT indexname FROM pg_indexes WHERE indexdef LIKE '%hnsw%')"
    found = connection.execute(hnsw).fetchone()
    if found and found[0]:
        figures.append(Figure("index of their vectors, for 100,000", "MB", float(found[0]) / there / 10))
    figures.append(Figure("memory of one connection after that", "MB", connection_mb(connection)))
    return figures


def size_mb(connection: "psycopg.Connection[Any]") -> float:
    found = connection.execute(SIZE).fetchone()
    assert found
    return float(found[0]) / 1e6


def connection_mb(connection: "psycopg.Connection[Any]") -> float:
    """The largest private memory of the store's connections; what they share is shared_buffers."""
    rows = connection.execute(
        "SELECT pid FROM pg_stat_activity WHERE application_name = 'bestfriend'"
    ).fetchall()
    return max(psutil.Process(pid).memory_full_info().uss for (pid,) in rows) / 1e6


if __name__ == "__main__":
    parser = arguments(__doc__)
    parser.add_argument("--million", action="store_true", help="go on to a million memories")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="leave out what is larger")
    options = parser.parse_args()
    wanted = [size for size in SIZES if size <= options.most] + [1_000_000] * options.million
    loop = asyncio.new_event_loop()
    try:
        results = loop.run_until_complete(measure(wanted))
    finally:
        loop.close()
    sys.exit(report("recall", results, options.json))
