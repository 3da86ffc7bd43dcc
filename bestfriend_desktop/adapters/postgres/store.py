"""The store in Postgres: opened once, at start; embedded, or at the address the person gave."""

import asyncio
import importlib
import logging
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from bestfriend_desktop.adapters.postgres.address import ServerAddress, address_of_url
from bestfriend_desktop.adapters.postgres.backups import Backups
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth

if TYPE_CHECKING:
    from bestfriend_desktop.adapters.postgres.conversations import PostgresConversations
    from bestfriend_desktop.adapters.postgres.digests import PostgresDigests
    from bestfriend_desktop.adapters.postgres.engine import Database
    from bestfriend_desktop.adapters.postgres.memories import PostgresMemories
    from bestfriend_desktop.adapters.postgres.upkeep import PostgresUpkeep

_log = logging.getLogger(__name__)

_HEALTH_LIMIT_S = 10.0
_HEAVY = ("conversations", "digests", "engine", "memories", "migrations", "owners", "upkeep", "vectors")
"""What imports SQLAlchemy, which takes half a second: loaded while the server starts."""


class PostgresStore:
    """All that is kept, in one database; fulfils `ports.Store`.

    Args:
        folder: of the embedded server; not touched where there is a URL. Its backups stand beside it, in
            `backups`.
        database_url: asked once, when the store is opened, on a thread where it may block: the address of an
            external server, or "" for the embedded one.
    """

    def __init__(self, folder: Path, database_url: Callable[[], str]) -> None:
        self._folder = folder
        self._backups = Backups(folder.absolute().with_name("backups"))
        self._database_url = database_url
        self._server: EmbeddedServer | None = None
        self._database: Database | None = None
        self._background: Database | None = None
        self._conversations: PostgresConversations | None = None
        self._memories: PostgresMemories | None = None
        self._digests: PostgresDigests | None = None
        self._upkeep: PostgresUpkeep | None = None
        self._without_vectors: BestFriendError | None = None
        self._failure: BestFriendError | None = None
        # Starting and stopping the server block: on a thread of their own, one after the other.
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="postgres")

    @property
    def conversations(self) -> "PostgresConversations":
        """Valid after `open`."""
        if self._conversations is None:
            raise RuntimeError("the store is not open")
        return self._conversations

    @property
    def memories(self) -> "PostgresMemories":
        """Valid after `open`."""
        if self._memories is None:
            raise RuntimeError("the store is not open")
        return self._memories

    @property
    def digests(self) -> "PostgresDigests":
        """Valid after `open`."""
        if self._digests is None:
            raise RuntimeError("the store is not open")
        return self._digests

    @property
    def upkeep(self) -> "PostgresUpkeep":
        """Valid after `open`."""
        if self._upkeep is None:
            raise RuntimeError("the store is not open")
        return self._upkeep

    async def open(self, progress: Callable[[str], None]) -> None:
        """Start or reach the server and bring its tables up to date.

        Args:
            progress: told each step that takes time, on the loop.

        Raises:
            Unavailable: no server, and why.
            Misconfigured: what the person can put right; `schema_newer` asks for an update.
        """
        try:
            await self._open(progress)
        except BestFriendError as failure:
            self._failure = failure
            raise
        self._failure = None

    async def close(self) -> None:
        """Close the connections and let go of the server, which ends with its last program."""
        self._conversations = None
        self._memories = None
        self._digests = None
        self._upkeep = None
        for database in (self._database, self._background):
            if database is not None:
                await database.close()
        if self._server is not None:
            await asyncio.get_running_loop().run_in_executor(self._executor, self._server.stop)
        self._executor.shutdown(wait=False)

    async def local_owner(self) -> OwnerId:
        """The person whose machine this is; added at the first call."""
        from bestfriend_desktop.adapters.postgres.owners import local_owner

        return await local_owner(self._opened())

    async def health(self) -> Sequence[PartHealth]:
        """How the database is; never raises."""
        try:
            if self._failure is not None:
                raise self._failure
            async with asyncio.timeout(_HEALTH_LIMIT_S):
                version, size = await self._opened().facts()
        except BestFriendError as error:
            return [PartHealth("database", HealthState.MISSING, error.message, error.remedy, needed=True)]
        except TimeoutError:
            message = "The database is slow to answer."
            remedy = "See whether the disk or another program keeps this machine busy."
            return [PartHealth("database", HealthState.DEGRADED, message, remedy, needed=True)]
        kind, place = ("Built-in Postgres", f"in {self._folder}")
        if self._server is None:
            kind, place = ("Postgres", f"at {self._opened().address}")
        message = f"{kind} {version}, {size / 1_000_000:.0f} MB, {place}."
        if self._server is not None and (kept := await asyncio.to_thread(self._backups.kept)):
            count = "1 backup" if len(kept) == 1 else f"{len(kept)} backups"
            message += f" {count} in {self._backups.folder}."
        parts = [PartHealth("database", HealthState.OK, message, needed=True)]
        if (lack := self._without_vectors) is not None:
            parts.append(PartHealth("recall by meaning", HealthState.DEGRADED, lack.message, lack.remedy))
        return parts

    async def _open(self, progress: Callable[[str], None]) -> None:
        loop = asyncio.get_running_loop()

        def tell(step: str) -> None:
            loop.call_soon_threadsafe(progress, step)

        url = await loop.run_in_executor(self._executor, self._database_url)
        external = address_of_url(url) if url else None
        if external is None:
            self._server = self._server or EmbeddedServer(self._folder)
            starting = loop.run_in_executor(self._executor, self._server.start, tell)
            await asyncio.gather(starting, asyncio.to_thread(_load))
        else:
            progress("Connecting to the database")
            await asyncio.to_thread(_load)

        async def find() -> ServerAddress:
            if external is not None:
                return external
            assert self._server is not None
            return await loop.run_in_executor(self._executor, self._server.start, tell)

        async def back_up(revision: str) -> None:
            if external is not None:
                _log.info("the tables of an external database are changed; its backups are its owner's")
                return
            progress("Backing up the database before its update")
            address = await find()
            await loop.run_in_executor(self._executor, self._backups.make, address, revision)

        from bestfriend_desktop.adapters.postgres import migrations, vectors
        from bestfriend_desktop.adapters.postgres.conversations import PostgresConversations
        from bestfriend_desktop.adapters.postgres.digests import PostgresDigests
        from bestfriend_desktop.adapters.postgres.engine import Database
        from bestfriend_desktop.adapters.postgres.memories import PostgresMemories
        from bestfriend_desktop.adapters.postgres.upkeep import PostgresUpkeep

        for database in (self._database, self._background):
            if database is not None:
                await database.close()
        self._database = Database(find, is_ours=external is None)
        self._background = Database(find, is_ours=external is None, in_background=True)
        await migrations.bring_up_to_date(self._database, progress, back_up)
        self._without_vectors = await vectors.prepare(self._database, is_ours=external is None)
        self._conversations = PostgresConversations(self._database, self._background)
        self._memories = PostgresMemories(
            self._database, self._background, has_vectors=self._without_vectors is None
        )
        self._digests = PostgresDigests(self._database)
        self._upkeep = PostgresUpkeep(self._database, self._background)

    def _opened(self) -> "Database":
        if self._database is None:
            raise Unavailable(
                "database_not_open", "The database is not open yet.", "Wait a moment, then try again."
            )
        return self._database


def _load() -> None:
    for module in _HEAVY:
        importlib.import_module(f"bestfriend_desktop.adapters.postgres.{module}")
