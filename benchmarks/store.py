"""The store: what a committed message costs, and how soon a page or a search result of 10,000 is there.

The bound is bare psycopg on the same server, in turns with ours: the same statement committed without our
pool, healing and SQLAlchemy; and, to inform, a plain INSERT that checks no branch and moves no head.
Run it as `python -m benchmarks.store [--json]`.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, cast

import psycopg
from psycopg.rows import namedtuple_row
from sqlalchemy import Executable, TextClause
from sqlalchemy.dialects import postgresql

from benchmarks.report import Figure, arguments, report
from bestfriend_desktop.adapters.postgres.conversations import PostgresConversations
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import (
    Conversation,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.word_search import index_terms

WORDS = [
    *("tea", "kettle", "morning", "window", "rain", "garden", "letter", "brother", "winter", "holiday"),
    *("music", "piano", "dinner", "journey", "friend", "question", "answer", "story", "weather", "coffee"),
]

COMMIT_LIMIT = 1.5
"""Of the same statement sent bare: what we add must stay below half of what the disk and Postgres take."""

BARE_INSERT = """
    INSERT INTO messages (
        user_id, id, conversation_id, parent_id, depth, role, content, status, model, created_at, search
    ) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, array_to_tsvector(%s::text[]))
"""


def next_message(conversation: Conversation, parent: Message | None) -> Message:
    """About 40 words, as people and models write them."""
    depth = parent.depth + 1 if parent else 1
    words = (WORDS[(depth * step) % len(WORDS)] for step in range(1, 41))
    return Message(
        id=MessageId(new_id()),
        conversation_id=conversation.id,
        parent_id=parent.id if parent else None,
        depth=depth,
        role=Role.PERSON if depth % 2 else Role.COMPANION,
        text=f"Number {depth}: {' '.join(words)}.",
        created_at=utc_now(),
    )


_DIALECT = postgresql.psycopg.dialect()  # type: ignore[no-untyped-call]  # SQLAlchemy leaves it untyped


class BareDatabase:
    """Sends the store's statements straight to psycopg: what is left without the engine."""

    def __init__(self, connection: "psycopg.AsyncConnection[Any]") -> None:
        self._connection = connection
        self._compiled: dict[Executable, str] = {}

    async def rows(self, statement: Executable, parameters: Mapping[str, Any]) -> Sequence[Any]:
        """As `Database.rows`, without a second attempt."""
        if statement not in self._compiled:
            self._compiled[statement] = str(cast(TextClause, statement).compile(dialect=_DIALECT))
        async with self._connection.cursor(row_factory=namedtuple_row) as cursor:
            await cursor.execute(self._compiled[statement], parameters)
            return await cursor.fetchall()


async def insert_bare(connection: "psycopg.AsyncConnection[Any]", owner: OwnerId, message: Message) -> None:
    """The least that keeps a message: one INSERT, committed."""
    row = (
        owner,
        message.id,
        message.conversation_id,
        message.parent_id,
        message.depth,
        message.role.value,
        message.text,
        message.status.value,
        message.model,
        message.created_at,
        index_terms(message.text),
    )
    await connection.execute(BARE_INSERT, row)


async def timed_ms(work: Awaitable[object]) -> float:
    """How long it takes."""
    begin = time.perf_counter()
    await work
    return (time.perf_counter() - begin) * 1000


def percentile(values: list[float], percent: int) -> float:
    """Of at least two values."""
    return statistics.quantiles(values, n=100)[percent - 1]


async def commits(
    store: PostgresStore, bare: "psycopg.AsyncConnection[Any]", owner: OwnerId, count: int
) -> list[Figure]:
    """Messages committed one after the other: ours, the same statement bare, and a plain INSERT, in turns."""
    same_database = cast(Database, BareDatabase(bare))
    same = PostgresConversations(same_database, same_database)
    ways: list[Callable[[Message], Awaitable[object]]] = [
        lambda message: store.conversations.append(owner, message),
        lambda message: same.append(owner, message),
        lambda message: insert_bare(bare, owner, message),
    ]
    conversations = [Conversation.fresh() for _ in ways]
    for new in conversations:
        await store.conversations.create(owner, new)
    last: list[Message | None] = [None for _ in ways]
    taken_ms: list[list[float]] = [[] for _ in ways]
    warm_up = 20
    for turn in range(count + warm_up):
        for way, append in enumerate(ways):
            message = next_message(conversations[way], last[way])
            passed_ms = await timed_ms(append(message))
            last[way] = message
            if turn >= warm_up:
                taken_ms[way].append(passed_ms)
    (ours, again, plain), (ours95, again95, plain95) = (
        [percentile(values, percent) for values in taken_ms] for percent in (50, 95)
    )
    rates = [1000 * len(values) / sum(values) for values in taken_ms]
    return [
        Figure("commit of a message, p50, same statement bare", "ms", ours, again, COMMIT_LIMIT),
        Figure("commit of a message, p95, same statement bare", "ms", ours95, again95),
        Figure("commit of a message, p50, plain INSERT", "ms", ours, plain),
        Figure("commit of a message, p95, plain INSERT", "ms", ours95, plain95),
        Figure(
            "messages committed, same statement bare", "messages/s", rates[0], rates[1], more_is_better=True
        ),
    ]


async def reads(
    store: PostgresStore, bare: "psycopg.AsyncConnection[Any]", owner: OwnerId, size: int
) -> list[Figure]:
    """Opening a page of a long conversation, and searching it."""
    conversation = Conversation.fresh()
    await store.conversations.create(owner, conversation)
    last: Message | None = None
    async with bare.transaction():
        for _ in range(size - 1):
            last = next_message(conversation, last)
            await insert_bare(bare, owner, last)
    last = next_message(conversation, last)
    await store.conversations.append(owner, last)

    async def fetch_bare() -> None:
        cursor = await bare.execute(
            """SELECT * FROM messages
            WHERE user_id = %s AND conversation_id = %s AND depth > %s ORDER BY depth""",
            (owner, conversation.id, size - 200),
        )
        await cursor.fetchall()

    async def median_ms(work: Callable[[], Awaitable[object]], times: int = 21) -> float:
        return statistics.median([await timed_ms(work()) for _ in range(times)])

    kept = store.conversations
    page_ms = await median_ms(lambda: kept.path(owner, conversation.id, limit=200))
    bare_page_ms = await median_ms(fetch_bare)
    rare_ms = await median_ms(lambda: kept.search(owner, f"number {size // 2}"))
    common_ms = await median_ms(lambda: kept.search(owner, "kettle"))
    branch_ms = await median_ms(lambda: kept.show_branch(owner, conversation.id, last.id))
    return [
        Figure(f"page of 200 out of {size:,}, with branches", "ms", page_ms, bare_page_ms),
        Figure(f"search of a rare word in {size:,}", "ms", rare_ms),
        Figure(f"search of a common word in {size:,}", "ms", common_ms),
        Figure("switch of a branch", "ms", branch_ms),
    ]


def starts(folder: Path) -> list[Figure]:
    """Starting the embedded server: for the first time, and later."""
    server = EmbeddedServer(folder)
    seconds: list[float] = []
    for _ in range(6):
        begin = time.perf_counter()
        server.start()
        seconds.append(time.perf_counter() - begin)
        server.stop()
    return [
        Figure("start of the server, first time", "s", seconds[0]),
        Figure("start of the server, later", "s", statistics.median(seconds[1:])),
    ]


async def measure(folder: Path, count: int, size: int) -> list[Figure]:
    """Everything that needs the store."""
    store = PostgresStore(folder, lambda: "")
    await store.open(lambda step: None)
    owner = await store.local_owner()
    server = EmbeddedServer(folder)
    parameters: dict[str, Any] = {**server.start().parameters()}
    # The same way of planning as ours: it is not what is compared.
    options = "-c plan_cache_mode=force_custom_plan"
    async with await psycopg.AsyncConnection.connect(**parameters, options=options, autocommit=True) as bare:
        figures = await commits(store, bare, owner, count) + await reads(store, bare, owner, size)
    server.stop()
    await store.close()
    return figures


def main() -> int:
    """Measure in a folder that is removed afterwards."""
    parser = arguments(__doc__)
    parser.add_argument("--commits", type=int, default=400, help="messages to commit")
    parser.add_argument("--messages", type=int, default=10_000, help="length of the long conversation")
    parser.add_argument("--folder", type=Path, help="on the disk to measure; the system's temporary one")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        figures = starts(Path(folder, "postgres"))
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            work = measure(Path(folder, "postgres"), options.commits, options.messages)
            figures += runner.run(work)
    return report("store", figures, options.json)


if __name__ == "__main__":
    sys.exit(main())
