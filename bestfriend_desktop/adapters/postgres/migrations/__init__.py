"""Bringing the tables to what this program needs, at start and in code; Alembic is only imported for work."""

import asyncio
import importlib
from collections.abc import Awaitable, Callable
from pathlib import Path

from sqlalchemy import Connection, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.errors import Misconfigured

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""All revisions this program knows, oldest first; one file each in `versions`."""
HEAD = REVISIONS[-1]

_LOCK = 0x62657374  # "best"; any number that is ours


def _revision(connection: Connection) -> str | None:
    """The revision the database is at; None where it has no tables of ours."""
    if connection.scalar(text("SELECT to_regclass('alembic_version')")) is None:
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    if revision is not None and revision not in REVISIONS:
        raise Misconfigured(
            "schema_newer",
            "The database was written by a newer Best Friend than this one.",
            "Update Best Friend.",
        )
    return revision


async def bring_up_to_date(
    database: Database, progress: Callable[[str], None], back_up: Callable[[str], Awaitable[None]]
) -> None:
    """Migrate where it is needed; several programs may do so at once.

    Args:
        database: to be migrated.
        progress: told each step.
        back_up: called with the old revision before tables that are there are changed.

    Raises:
        Misconfigured: `schema_newer`, `database_no_rights`.
    """
    async with database.transaction() as connection:
        if await connection.run_sync(_revision) == HEAD:
            return
    await asyncio.to_thread(_load_alembic)
    async with database.transaction() as connection:
        await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        revision = await connection.run_sync(_revision)
        if revision == HEAD:
            return  # another program has done it while this one waited
        if revision is not None:
            await back_up(revision)
        progress("Preparing the tables")
        await connection.run_sync(upgrade, HEAD)


def _load_alembic() -> None:
    importlib.import_module("alembic.runtime.environment")
    importlib.import_module("alembic.script")


def upgrade(connection: Connection, to: str) -> None:
    """Run what is missing up to a revision, in the connection's transaction."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(Path(__file__).parent))

    def missing(revision: str, _context: MigrationContext) -> list[RevisionStep]:
        return scripts._upgrade_revs(to, revision)

    with EnvironmentContext(Config(), scripts, fn=missing, destination_rev=to) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
