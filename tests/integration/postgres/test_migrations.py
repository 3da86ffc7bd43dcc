"""adapters/postgres/migrations"""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from bestfriend_desktop.adapters.postgres import migrations
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.refusals import StatementFailed
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.postgres.tables import metadata
from bestfriend_desktop.domain.conversation import OwnerId, new_id
from tests.integration.postgres.conftest import begin, failure, opened, run, sql, url_of


async def test_new_database_gets_the_tables_and_tells_each_step(tmp_path: Path) -> None:
    store = PostgresStore(tmp_path / "postgres", lambda: "")
    steps: list[str] = []
    await store.open(steps.append)
    assert steps == [
        "Preparing the database for the first time",
        "Starting the database",
        "Preparing the tables",
    ]
    await store.close()
    again: list[str] = []
    store = PostgresStore(tmp_path / "postgres", lambda: "")
    await store.open(again.append)
    assert again == ["Starting the database"]
    await store.close()


def test_migrations_lead_to_the_tables_the_statements_use(migrated: ServerAddress) -> None:
    parameters = {**migrated.parameters()}
    engine = create_engine("postgresql+psycopg://", connect_args=parameters)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_known_revisions_are_those_in_the_folder() -> None:
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    found = [script.revision for script in scripts.walk_revisions()][::-1]
    assert tuple(found) == migrations.REVISIONS


def test_first_revision_can_be_taken_back(empty_database: ServerAddress, tmp_path: Path) -> None:
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext

    async def migrate() -> None:
        async with opened(tmp_path / "unused", url_of(empty_database)):
            pass

    run(migrate())
    scripts = ScriptDirectory(str(Path(migrations.__file__).parent))
    engine = create_engine("postgresql+psycopg://", connect_args={**empty_database.parameters()})
    with (
        engine.begin() as connection,
        EnvironmentContext(
            Config(), scripts, fn=lambda revision, _: scripts._downgrade_revs("base", revision)
        ) as environment,
    ):
        environment.configure(connection=connection)
        environment.run_migrations()
        left = connection.scalars(text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")).all()
    assert left == ["alembic_version"]
    engine.dispose()


def test_what_went_with_a_conversation_before_deletions_were_noted_still_comes_back(
    empty_database: ServerAddress, tmp_path: Path
) -> None:
    engine = create_engine("postgresql+psycopg://", connect_args={**empty_database.parameters()})
    owner, whole, single = new_id(), new_id(), new_id()
    with engine.begin() as connection:
        migrations.upgrade(connection, "0005")
        connection.execute(text("INSERT INTO users (user_id, created_at) VALUES (:o, now())"), {"o": owner})
        for conversation, forgotten in ((whole, "2026-05-02"), (single, "2026-04-30")):
            connection.execute(
                text("""
                    INSERT INTO conversations (
                        user_id, id, title, title_is_own, pinned, archived, created_at, updated_at, deleted_at
                    ) VALUES (:o, :c, '', false, false, false, now(), now(), '2026-05-01')
                """),
                {"o": owner, "c": conversation},
            )
            connection.execute(
                text("""
                    INSERT INTO memories (
                        user_id, id, type, content, terms, content_hash, conversation_id, occurred_at,
                        created_at, deleted_at
                    ) VALUES (:o, :m, 'fact', '', '{}', '', :c, now(), now(), :forgotten)
                """),
                {"o": owner, "m": new_id(), "c": conversation, "forgotten": forgotten},
            )
        migrations.upgrade(connection, migrations.HEAD)
        noted = connection.execute(
            text("SELECT id FROM conversations WHERE memories_forgotten_at IS NOT NULL")
        )
        assert noted.scalars().all() == [whole]
    engine.dispose()


async def test_two_programs_may_migrate_at_once(empty_database: ServerAddress, tmp_path: Path) -> None:
    async def open_and_ask() -> OwnerId:
        async with opened(tmp_path / "unused", url_of(empty_database)) as store:
            return await store.local_owner()

    owners = await asyncio.gather(*(open_and_ask() for _ in range(4)))
    assert len(set(owners)) == 1
    with sql(empty_database) as connection:
        assert connection.execute("SELECT count(*) FROM users").fetchone() == (1,)


async def test_newer_tables_are_left_alone_and_ask_for_an_update(
    empty_database: ServerAddress, tmp_path: Path
) -> None:
    async with opened(tmp_path / "unused", url_of(empty_database)):
        pass
    with sql(empty_database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    error = await failure(url_of(empty_database), tmp_path)
    assert error.code == "schema_newer"
    assert error.remedy == "Update Best Friend."


async def test_half_done_migration_leaves_nothing(empty_database: ServerAddress, tmp_path: Path) -> None:
    with sql(empty_database) as connection:
        connection.execute("CREATE TABLE messages (mine text)")
    with pytest.raises(StatementFailed):
        async with opened(tmp_path / "unused", url_of(empty_database)):
            pass
    with sql(empty_database) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        connection.execute("DROP TABLE messages")
    assert tables == [("messages",)]
    async with opened(tmp_path / "unused", url_of(empty_database)) as store:
        await begin(store)
