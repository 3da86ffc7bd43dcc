"""The store in Postgres: opened once, at start; embedded, or at the address the person gave."""

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from sqlalchemy import text

from bestfriend_desktop.adapters.postgres import migrations
from bestfriend_desktop.adapters.postgres.address import ServerAddress, address_of_url
from bestfriend_desktop.adapters.postgres.conversations import PostgresConversations
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.domain.conversation import OwnerId, new_id, utc_now
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth

_LOCAL_OWNER = text("""
    WITH added AS (
        INSERT INTO users (user_id, is_local, created_at)
        SELECT :id, true, :now WHERE NOT EXISTS (SELECT FROM users WHERE is_local)
        ON CONFLICT DO NOTHING
        RETURNING user_id
    )
    SELECT user_id FROM added UNION ALL SELECT user_id FROM users WHERE is_local
""")

_FACTS = text("""
    SELECT pg_database_size(current_database()) AS size, current_setting('server_version') AS version
""")

_HEALTH_LIMIT_S = 10.0


class PostgresStore:
    """All that is kept, in one database.

    Args:
        folder: of the embedded server; not touched where there is a URL.
        database_url: of an external server; None or empty for the embedded one.
    """

    def __init__(self, folder: Path, database_url: str | None = None) -> None:
        self._url = database_url
        self._server = None if database_url else EmbeddedServer(folder)
        self._progress: Callable[[str], None] = lambda step: None
        # Starting and stopping the server block: on a thread of their own, one after the other.
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postgres")
        self._database = Database(self._find, is_ours=self._server is not None)
        self.conversations = PostgresConversations(self._database)

    async def open(self, progress: Callable[[str], None] = lambda step: None) -> None:
        """Start or reach the server and bring its tables up to date.

        Args:
            progress: told each step that takes time, on the loop.

        Raises:
            Unavailable: no server, and why.
            Misconfigured: what the person can put right; `schema_newer` asks for an update.
        """
        loop = asyncio.get_running_loop()

        def tell(step: str) -> None:
            loop.call_soon_threadsafe(progress, step)

        self._progress = tell
        if self._server is None:
            progress("Connecting to the database")
        async with self._database.transaction() as connection:
            revision = await connection.run_sync(migrations.revision_of)
        if revision == migrations.HEAD:
            return
        progress("Preparing the tables")
        await loop.run_in_executor(self._executor, migrations.load_alembic)
        async with self._database.transaction() as connection:
            await connection.run_sync(migrations.migrate)

    async def close(self) -> None:
        """Close the connections and let go of the server, which ends with its last program."""
        await self._database.close()
        if self._server is not None:
            await asyncio.get_running_loop().run_in_executor(self._executor, self._server.stop)
        self._executor.shutdown(wait=False)

    async def local_owner(self) -> OwnerId:
        """The person whose machine this is; added at the first call."""
        while True:
            # No row only where another program adds it in this very moment.
            found = await self._database.rows(_LOCAL_OWNER, {"id": new_id(), "now": utc_now()})
            if found:
                return OwnerId(found[0].user_id)

    async def health(self) -> Sequence[PartHealth]:
        """How the database is; never raises."""
        try:
            async with asyncio.timeout(_HEALTH_LIMIT_S):
                found = (await self._database.rows(_FACTS))[0]
        except BestFriendError as error:
            return [PartHealth("database", HealthState.MISSING, error.message, error.remedy, needed=True)]
        except TimeoutError:
            return [
                PartHealth(
                    "database",
                    HealthState.DEGRADED,
                    "The database is slow to answer.",
                    "See whether the disk or another program keeps this machine busy.",
                    needed=True,
                )
            ]
        kind = "Built-in Postgres" if self._server else "Postgres"
        place = str(self._server.folder) if self._server else str(self._database.address)
        message = f"{kind} {found.version.split()[0]}, {found.size / 1_000_000:.0f} MB, in {place}"
        return [PartHealth("database", HealthState.OK, message, needed=True)]

    async def _find(self) -> ServerAddress:
        if self._server is None:
            return address_of_url(self._url or "")
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._executor, self._server.start, self._progress)
