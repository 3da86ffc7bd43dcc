"""The connections to Postgres: a small pool whose statements outlive a lost server.

Every statement of the store is one transaction and may be sent twice without doing its work twice. So a
statement whose connection broke, committed or not, is simply sent again once the server is back.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from typing import Any

import psycopg
from sqlalchemy import Executable, Row, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bestfriend_desktop.adapters.postgres import priority
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.refusals import (
    is_lost,
    is_waking_up,
    not_unicode,
    refused_connection,
    refused_statement,
    too_old,
)
from bestfriend_desktop.domain.errors import Unavailable

POOL_SIZE = 4
CONNECT_TIMEOUT_S = 5
WAKE_LIMIT_S = 30.0
"""Longest wait for a server that says it is starting or recovering."""
CLOSE_LIMIT_S = 10.0
"""Longest wait for statements under way when closing."""
OLDEST_SERVER = 14_00_00

_ON_EACH_CONNECTION: dict[str, Any] = {
    "autocommit": True,
    "connect_timeout": CONNECT_TIMEOUT_S,
    "application_name": "bestfriend",
    # A plan kept for all values goes stale as the tables grow.
    "options": (
        "-c plan_cache_mode=force_custom_plan -c timezone=UTC "
        # Of pgvector; a server without it takes them as names that mean nothing.
        "-c hnsw.ef_search=180 -c hnsw.iterative_scan=relaxed_order"
    ),
    # A network that went away is noticed within seconds, not hours.
    "keepalives_idle": 30,
    "tcp_user_timeout": 15_000,
}

_IN_BACKGROUND = (
    "-c max_parallel_workers_per_gather=0 -c max_parallel_maintenance_workers=0 -c synchronous_commit=off"
)
"""For what nobody waits for, one processor is enough. What a crash takes back of its last second is done anew
with what it left undone: so a message need not wait until the disk has taken that in."""

_FACTS = text("""
    SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size
""")

_LARGE_ROW = "SELECT repeat(' ', 1000000)"
"""Libpq takes 16 kB off a connection at a time, each of which is a turn of the loop, until a row did not fit:
then as much as there is, for good. A recall takes half as many turns, and 3 ms less."""


class _BinaryCursor(psycopg.AsyncCursor[Any]):
    """Gets identifiers, times and vectors as bytes and not as text: half as many, and sooner read."""

    def __init__(self, connection: psycopg.AsyncConnection[Any], **options: Any) -> None:
        super().__init__(connection, **options)
        self.format = psycopg.pq.Format.BINARY


class Database:
    """Postgres at one address.

    Args:
        find: says where the server is, and starts it again where that is ours to do.
        is_ours: True where `find` can heal the server.
        in_background: True for work that nobody waits for: it makes way for everybody else's.
    """

    def __init__(
        self,
        find: Callable[[], Awaitable[ServerAddress]],
        *,
        is_ours: bool,
        in_background: bool = False,
    ) -> None:
        self._find = find
        self._is_ours = is_ours
        self._in_background = in_background
        self._address: ServerAddress | None = None
        self._times_found = 0
        self._finding = asyncio.Lock()
        self._under_way: set[asyncio.Task[Sequence[Row[Any]]]] = set()
        # Reached by `_connect`, so the URL says no more than the dialect. Values stay out of error texts.
        self._engine: AsyncEngine = create_async_engine(
            "postgresql+psycopg://",
            async_creator=self._connect,
            isolation_level="AUTOCOMMIT",
            pool_size=POOL_SIZE,
            max_overflow=0,
            pool_timeout=60,
            # The one used last has mapped the pages that are touched most; in turns each would map them anew.
            pool_use_lifo=True,
            use_native_hstore=False,
            hide_parameters=True,
        )

    @property
    def address(self) -> ServerAddress | None:
        """Where the server was last found; None before the first use."""
        return self._address

    async def rows(
        self, statement: Executable, parameters: Mapping[str, Any] | None = None
    ) -> Sequence[Row[Any]]:
        """Run one statement as one transaction; it must bear being sent twice.

        Cancelling whoever waits does not break it off: half-way through it would cost its connection.

        Raises:
            Unavailable: `database_unreachable`, `database_busy`, `disk_full`, or why it could not be healed.
            Misconfigured: `database_no_rights`, `database_read_only`, or why nothing can be reached.
        """
        sending = asyncio.get_running_loop().create_task(self._send(statement, parameters), name="statement")
        self._under_way.add(sending)
        sending.add_done_callback(self._ended)
        return await asyncio.shield(sending)

    def _ended(self, sending: asyncio.Task[Sequence[Row[Any]]]) -> None:
        self._under_way.discard(sending)
        if not sending.cancelled():
            sending.exception()  # told to whoever waits; where nobody does, nobody asks for it

    async def _send(self, statement: Executable, parameters: Mapping[str, Any] | None) -> Sequence[Row[Any]]:
        for attempts_left in range(POOL_SIZE, -1, -1):
            found = self._times_found
            try:
                async with self._engine.connect() as connection:
                    try:
                        return (await connection.execute(statement, parameters)).all()
                    except DBAPIError as error:
                        if _is_lost(error):
                            # The others in the pool are most likely gone too; each is tried once at most.
                            await connection.invalidate()
                        raise
            except DBAPIError as error:
                # Also from a server that went away between letting us in and the first statement.
                if not _is_lost(error):
                    raise _reason(error) from None
                reason: Exception = error
            except PoolTimeout:
                raise Unavailable(
                    "database_busy", "The database is still busy with earlier work.", "Try again in a moment."
                ) from None
            except Unavailable as unreachable:
                if not self._is_ours or unreachable.code != "database_unreachable":
                    raise
                reason = unreachable
            if attempts_left:
                await self._heal(found)
        raise Unavailable(
            "database_unreachable",
            "The connection to the database keeps breaking.",
            "Try again in a moment.",
        ) from reason

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """Several statements as one transaction, never repeated; for migrations.

        Raises:
            Unavailable: as `rows`.
            Misconfigured: as `rows`.
        """
        await self._heal(0)
        try:
            async with self._engine.connect() as connection:
                await connection.execution_options(isolation_level="READ COMMITTED")
                async with connection.begin():
                    yield connection
        except DBAPIError as error:
            raise _reason(error) from None

    @asynccontextmanager
    async def session(self) -> AsyncIterator[AsyncConnection]:
        """A connection of its own, each statement by itself, never repeated; for what no transaction allows.

        Raises:
            Unavailable: as `rows`.
            Misconfigured: as `rows`.
        """
        await self._heal(0)
        try:
            async with self._engine.connect() as connection:
                try:
                    yield connection
                finally:
                    await connection.invalidate()  # with all that was set on it
        except DBAPIError as error:
            raise _reason(error) from None

    async def facts(self) -> tuple[str, int]:
        """The server's version and the size of the database in bytes."""
        row = (await self.rows(_FACTS))[0]
        return row.version.split()[0], row.size

    async def close(self) -> None:
        """Finish what is under way and close all connections."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=CLOSE_LIMIT_S)
        await self._engine.dispose()

    async def _heal(self, times_found: int) -> None:
        """Find the server again, once for all that ask at the same time."""
        async with self._finding:
            if self._times_found == times_found:
                self._address = await self._find()
                self._times_found += 1

    async def _connect(self) -> psycopg.AsyncConnection[Any]:
        if self._address is None:
            await self._heal(self._times_found)
        assert self._address is not None
        address = self._address
        parameters = {**_ON_EACH_CONNECTION, **address.parameters()}
        options = [_ON_EACH_CONNECTION["options"]]
        if "options" in dict(address.options):
            options.insert(0, dict(address.options)["options"])
        if self._in_background:
            options.append(_IN_BACKGROUND)
        parameters["options"] = " ".join(options)
        give_up = time.monotonic() + WAKE_LIMIT_S
        while True:
            try:
                connection = await psycopg.AsyncConnection.connect(**parameters)
                break
            except psycopg.Error as error:
                if not is_waking_up(error) or time.monotonic() > give_up:
                    raise refused_connection(error, address) from None
            await asyncio.sleep(0.02)
        encoding = connection.info.parameter_status("server_encoding") or "UTF8"
        if encoding == "UTF8" and connection.info.server_version >= OLDEST_SERVER:
            connection.cursor_factory = _BinaryCursor
            if self._is_ours:
                if self._in_background:
                    priority.lower(connection.info.backend_pid)
                await connection.execute(_LARGE_ROW)
            return connection
        version = connection.info.server_version
        await connection.close()
        raise too_old(address, version) if version < OLDEST_SERVER else not_unicode(address, encoding)


def _is_lost(error: DBAPIError) -> bool:
    return error.connection_invalidated or (isinstance(error.orig, psycopg.Error) and is_lost(error.orig))


def _reason(error: DBAPIError) -> Exception:
    if not isinstance(error.orig, psycopg.Error):
        return error
    if _is_lost(error):
        return Unavailable(
            "database_unreachable", "The connection to the database broke.", "Try again in a moment."
        )
    return refused_statement(error.orig)
