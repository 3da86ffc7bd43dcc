"""Bringing the tables to what this program needs, at start and in code; Alembic is only imported for work."""

import asyncio
import importlib
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.errors import Misconfigured

REVISIONS = ("0001", "0002", "0003", "0004")
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


async def bring_up_to_date(database: Database, progress: Callable[[str], None]) -> None:
    """Migrate where it is needed; several programs may do so at once.

    Raises:
        Misconfigured: `schema_newer`, `database_no_rights`.
    """
    async with database.transaction() as connection:
        if await connection.run_sync(_revision) == HEAD:
            return
    progress("Preparing the tables")
    await asyncio.to_thread(_load_alembic)
    async with database.transaction() as connection:
        await connection.run_sync(_migrate)


def _load_alembic() -> None:
    importlib.import_module("alembic.runtime.environment")
    importlib.import_module("alembic.script")


def _migrate(connection: Connection) -> None:
    """Run what is missing, in the connection's transaction; other programs wait for its end."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.runtime.migration import MigrationContext, RevisionStep
    from alembic.script import ScriptDirectory

    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    # Another program may have done it while this one waited.
    if _revision(connection) == HEAD:
        return
    scripts = ScriptDirectory(str(Path(__file__).parent))

    def missing(revision: str, _context: MigrationContext) -> list[RevisionStep]:
        return scripts._upgrade_revs(HEAD, revision)

    with EnvironmentContext(Config(), scripts, fn=missing, destination_rev=HEAD) as environment:
        environment.configure(connection=connection)
        environment.run_migrations()
