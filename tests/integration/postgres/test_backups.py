"""adapters/postgres/backups.py, and what makes them: migrations of an embedded database with data in it."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from bestfriend_desktop.adapters.postgres import binaries, migrations
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.backups import KEPT, Backups
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.domain.conversation import Conversation, new_id
from bestfriend_desktop.domain.errors import BestFriendError
from tests.contracts.conversation_store import message
from tests.contracts.memory_world import embedding
from tests.integration.postgres.conftest import add_owner, fill, opened, sql, url_of

SAID = "The key is under the flower pot."

OldStore = Callable[[Path], Path]


def make_old(address: ServerAddress) -> None:
    """Make of an empty database one of the first revision in which somebody has said something."""
    with sql(address) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    engine = create_engine("postgresql+psycopg://", connect_args={**address.parameters()})
    with engine.begin() as transaction:
        migrations.upgrade(transaction, "0001")
    engine.dispose()
    ids = {"owner": new_id(), "conversation": new_id(), "message": new_id(), "text": SAID}
    with sql(address) as connection:
        for statement in (
            "INSERT INTO users VALUES (%(owner)s, true, now())",
            """INSERT INTO conversations VALUES (%(owner)s, %(conversation)s, 'Keys', false, NULL, false,
                false, NULL, now(), now(), NULL)""",
            """INSERT INTO messages VALUES (%(owner)s, %(message)s, %(conversation)s, NULL, 1, 'user',
                %(text)s, 'complete', NULL, now(), to_tsvector('simple', %(text)s))""",
            "UPDATE conversations SET head_id = %(message)s",
        ):
            connection.execute(statement, ids)  # type: ignore[arg-type]  # a literal in a loop


@pytest.fixture
def old(made_once: Path, tmp_path: Path) -> Path:
    """The folder of an embedded database of the first revision, stopped."""
    return old_in(made_once, tmp_path)


def old_in(made_once: Path, home: Path) -> Path:
    folder = home / "postgres"
    server = EmbeddedServer(shutil.copytree(made_once, folder))
    make_old(server.start())
    server.stop()
    return folder


def restore(backup: Path, address: ServerAddress) -> None:
    """As docs/store.md says."""
    for command in (
        ("psql", "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public"),
        ("pg_restore", "--exit-on-error", str(backup)),
    ):
        where = f"--host={address.host}", f"--port={address.port}", f"--username={address.user}"
        folder = backup.parent
        code, said = binaries.run(
            *command, *where, f"--dbname={address.dbname}",
            folder=folder, data=folder, password=address.password,
        )  # fmt: skip
        assert code == 0, said


def revision_of(address: ServerAddress) -> str:
    with sql(address) as connection:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    assert found is not None
    return str(found[0])


async def test_old_tables_are_backed_up_before_they_are_changed_and_the_backup_restores(
    old: Path, tmp_path: Path
) -> None:
    async with opened(old) as store:
        (backup,) = (tmp_path / "backups").iterdir()
        assert backup.name.endswith("-tables-0001.dump")
        assert backup.stat().st_mode & 0o077 == 0
        owner = await store.local_owner()
        assert [hit.message.text for hit in await store.conversations.search(owner, "flower")] == [SAID]
        (part,) = await store.health()
        assert f" 1 backup in {tmp_path / 'backups'}." in part.message
        assert store._database is not None
        address = store._database.address
        assert address is not None
        assert revision_of(address) == migrations.HEAD
        for command in (  # as docs/store.md says
            (
                "psql",
                f"--dbname={address.dbname}",
                "--command=DROP SCHEMA public CASCADE; CREATE SCHEMA public",
            ),
            ("pg_restore", "--exit-on-error", f"--dbname={address.dbname}", str(backup)),
        ):
            where = (f"--host={address.host}", f"--port={address.port}", f"--username={address.user}")
            code, said = binaries.run(
                *command, *where, folder=tmp_path, data=tmp_path, password=address.password
            )
            assert code == 0, said
        assert revision_of(address) == "0001"
    async with opened(old) as store:
        assert [hit.message.text for hit in await store.conversations.search(owner, "flower")] == [SAID]
        assert len(list((tmp_path / "backups").iterdir())) == 2


async def test_tables_that_are_new_or_up_to_date_are_not_backed_up(made_once: Path, tmp_path: Path) -> None:
    async with opened(shutil.copytree(made_once, tmp_path / "postgres")) as store:
        (part,) = await store.health()
    assert not (tmp_path / "backups").exists()
    assert "backup" not in part.message


async def test_without_room_for_a_backup_the_tables_are_left_as_they_were(
    made_once: Path, tmp_path: Path, mounted: Path
) -> None:
    old = old_in(made_once, tmp_path)
    (tmp_path / "backups").symlink_to(mounted)
    ballast = fill(mounted)
    for _ in range(2):
        with pytest.raises(BestFriendError) as caught:
            async with opened(old):
                pass
        assert caught.value.code == "backup_no_room"
        assert os.listdir(mounted) == [ballast.name]
    server = EmbeddedServer(old)
    assert revision_of(server.start()) == "0001"
    server.stop()
    ballast.unlink()
    async with opened(old) as store:
        assert await store.local_owner()
    assert [Path(name).suffix for name in os.listdir(mounted)] == [".dump"]


async def test_a_folder_that_cannot_hold_a_backup_is_named(old: Path, tmp_path: Path) -> None:
    (tmp_path / "backups").write_text("in the way")
    with pytest.raises(BestFriendError) as caught:
        async with opened(old):
            pass
    assert caught.value.code == "backup_failed"
    assert str(tmp_path / "backups") in caught.value.remedy


async def test_an_external_database_is_changed_without_a_backup(
    empty_database: ServerAddress, tmp_path: Path
) -> None:
    make_old(empty_database)
    async with opened(tmp_path / "postgres", url_of(empty_database)) as store:
        assert await store.conversations.recent(await store.local_owner())
    assert not (tmp_path / "backups").exists()


def test_only_the_last_few_backups_are_kept(migrated: ServerAddress, tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    backups.folder.mkdir()
    older = [backups.folder / f"bestfriend-2020-01-0{day}-000000-tables-0001.dump" for day in range(1, 6)]
    for file in (*older, backups.folder / "mine.dump", backups.folder / "left.unfinished"):
        file.write_text("x")
    made = backups.make(migrated, "0003")
    assert backups.kept() == [made, *older[::-1][: KEPT - 1]]
    assert {file.name for file in backups.folder.iterdir()} - {file.name for file in backups.kept()} == {
        "mine.dump"
    }


def test_two_backups_in_one_moment_are_two(migrated: ServerAddress, tmp_path: Path) -> None:
    backups = Backups(tmp_path / "backups")
    first, second = backups.make(migrated, "0003"), backups.make(migrated, "0003")
    assert backups.kept() == [second, first]


def test_a_server_that_is_gone_makes_no_backup(migrated: ServerAddress, tmp_path: Path) -> None:
    from dataclasses import replace

    backups = Backups(tmp_path / "backups")
    with pytest.raises(BestFriendError) as caught:
        backups.make(replace(migrated, host=str(tmp_path)), "0003")
    assert caught.value.code == "backup_failed"
    assert migrated.password not in str(caught.value)
    assert list(backups.folder.iterdir()) == []


async def test_memories_of_a_restored_backup_wait_for_their_vectors(
    migrated: ServerAddress, empty_database: ServerAddress, tmp_path: Path
) -> None:
    model = "minilm-l6-v2-int8"
    owner = add_owner(migrated)
    async with opened(tmp_path / "unused", url_of(migrated)) as store:
        conversation = Conversation.fresh()
        await store.conversations.create(owner, conversation)
        await store.conversations.append(owner, message(conversation.id, SAID), remember=True)
        waiting = await store.memories.take_to_embed(owner)
        await store.memories.embed(owner, model, [embedding(one) for one in waiting])
        assert await store.memories.use_embedder(owner, model) == 0
    restore(Backups(tmp_path / "backups").make(migrated, migrations.HEAD), empty_database)
    async with opened(tmp_path / "unused", url_of(empty_database)) as store:
        assert await store.memories.use_embedder(owner, model) == 1
        assert [one.content for one in await store.memories.take_to_embed(owner)] == [SAID]
