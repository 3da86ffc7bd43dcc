"""adapters/postgres/store.py, and what it stands on: engine.py, migrations, owners.py, refusals.py"""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from bestfriend_desktop.adapters.postgres import migrations
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.refusals import StatementFailed
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.adapters.postgres.tables import metadata
from bestfriend_desktop.domain.conversation import Conversation, Message, OwnerId, new_id
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState
from tests.contracts.conversation_store import message
from tests.integration.postgres.conftest import add_owner, fill, opened, run, sql, url_of

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


async def failure(url: str, folder: Path) -> BestFriendError:
    """Why a store at that address cannot be opened."""
    with pytest.raises(BestFriendError) as caught:
        async with opened(folder, url):
            pass
    error = caught.value
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")
    assert "secret" not in str(error)
    return error


def address_of(store: PostgresStore) -> ServerAddress:
    assert store._database is not None
    address = store._database.address
    assert address is not None
    return address


async def begin(store: PostgresStore) -> tuple[OwnerId, Conversation, Message]:
    owner = await store.local_owner()
    conversation = Conversation.fresh()
    await store.conversations.create(owner, conversation)
    return owner, conversation, await store.conversations.append(owner, message(conversation.id, "first"))


def backends(address: ServerAddress) -> list[int]:
    with sql(address) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'bestfriend'"
        ).fetchall()
    return [pid for (pid,) in rows]


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


# The tables


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


# An external server


@pytest.fixture(scope="module")
def over_tcp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAddress]:
    """A server reached by host and port, as on another machine."""
    server = EmbeddedServer(tmp_path_factory.mktemp("external"), over_tcp=True)
    yield server.start()
    server.stop()


def tcp_url(address: ServerAddress, scheme: str = "postgresql", password: str = "", name: str = "") -> str:
    password = password or address.password
    return f"{scheme}://{address.user}:{password}@{address.host}:{address.port}/{name or address.dbname}"


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
async def test_external_server_is_used_and_no_folder_is_made(
    over_tcp: ServerAddress, tmp_path: Path, scheme: str
) -> None:
    async with opened(tmp_path / "unused", tcp_url(over_tcp, scheme)) as store:
        await begin(store)
        (health,) = await store.health()
    assert health.state is HealthState.OK
    assert f"at postgres on 127.0.0.1:{over_tcp.port}" in health.message
    assert not (tmp_path / "unused").exists()


async def test_wrong_password_is_told_without_repeating_it(over_tcp: ServerAddress, tmp_path: Path) -> None:
    error = await failure(tcp_url(over_tcp, password="secret-and-wrong"), tmp_path)
    assert error.code == "database_password_wrong"
    assert isinstance(error, Misconfigured)
    assert "BESTFRIEND_DATABASE_URL" in error.remedy


async def test_unknown_database_is_told(over_tcp: ServerAddress, tmp_path: Path) -> None:
    error = await failure(tcp_url(over_tcp, name="nowhere"), tmp_path)
    assert error.code == "database_unknown"
    assert "nowhere" in error.message


@pytest.mark.parametrize("host", ["127.0.0.1", "nosuchhost.invalid", "%2Fnosuchfolder"])
async def test_server_that_does_not_answer_is_told(tmp_path: Path, host: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    error = await failure(f"postgresql://me:secret@{host}:{port}/friend", tmp_path)
    assert error.code == "database_unreachable"
    assert isinstance(error, Unavailable)


async def test_something_else_at_that_port_is_told(tmp_path: Path) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n")
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    error = await failure(f"postgresql://me:secret@127.0.0.1:{port}/friend", tmp_path)
    server.close()
    await server.wait_closed()
    assert error.code == "database_url_invalid"
    assert "is not a Postgres server" in error.message


async def test_address_that_asks_for_encryption_the_server_lacks_is_told(
    over_tcp: ServerAddress, tmp_path: Path
) -> None:
    error = await failure(tcp_url(over_tcp) + "?sslmode=require", tmp_path)
    assert error.code == "database_url_invalid"


async def test_user_without_rights_is_told(over_tcp: ServerAddress, tmp_path: Path) -> None:
    with sql(over_tcp) as admin:
        admin.execute("CREATE ROLE guest LOGIN PASSWORD 'secret'")
        admin.execute("CREATE DATABASE guarded")
    url = f"postgresql://guest:secret@127.0.0.1:{over_tcp.port}/guarded"
    assert (await failure(url, tmp_path)).code == "database_no_rights"
    with sql(over_tcp) as admin:
        admin.execute("REVOKE CONNECT ON DATABASE guarded FROM public")
    assert (await failure(url, tmp_path)).code == "database_no_rights"


async def test_database_that_takes_no_changes_is_told(over_tcp: ServerAddress, tmp_path: Path) -> None:
    with sql(over_tcp) as admin:
        admin.execute("CREATE DATABASE copied")
        admin.execute("ALTER DATABASE copied SET default_transaction_read_only = on")
    assert (await failure(tcp_url(over_tcp, name="copied"), tmp_path)).code == "database_read_only"


async def test_database_that_cannot_hold_every_language_is_told(
    over_tcp: ServerAddress, tmp_path: Path
) -> None:
    with sql(over_tcp) as admin:
        admin.execute(
            "CREATE DATABASE latin ENCODING 'LATIN1' TEMPLATE template0 LOCALE_PROVIDER libc LOCALE 'C'"
        )
    error = await failure(tcp_url(over_tcp, name="latin"), tmp_path)
    assert error.code == "database_not_unicode"


async def test_server_without_a_free_connection_is_told(over_tcp: ServerAddress, tmp_path: Path) -> None:
    with sql(over_tcp) as admin:
        admin.execute("CREATE ROLE lonely LOGIN PASSWORD 'secret' CONNECTION LIMIT 0")
    url = f"postgresql://lonely:secret@127.0.0.1:{over_tcp.port}/postgres"
    assert (await failure(url, tmp_path)).code == "database_busy"


async def test_address_that_is_none_is_told(tmp_path: Path) -> None:
    error = await failure("mysql://me:secret@host/name", tmp_path)
    assert error.code == "database_url_invalid"


async def test_failed_store_says_so_in_its_health_and_closes(tmp_path: Path) -> None:
    store = PostgresStore(tmp_path, lambda: "postgresql://me:secret@127.0.0.1:1/friend")
    (health,) = await store.health()
    assert health.state is HealthState.MISSING
    with pytest.raises(Unavailable):
        await store.open(lambda step: None)
    (health,) = await store.health()
    assert (health.part, health.state, health.needed) == ("database", HealthState.MISSING, True)
    assert "does not answer" in health.message
    assert health.remedy
    with pytest.raises(RuntimeError):
        store.conversations  # noqa: B018 (reading it is the test)
    await store.close()


# A server that goes away


@on_posix
async def test_killed_server_is_healed_by_the_next_call(embedded: PostgresStore, tmp_path: Path) -> None:
    owner, conversation, first = await begin(embedded)
    os.kill(postmaster(tmp_path / "postgres"), signal.SIGKILL)
    assert await embedded.conversations.path(owner, conversation.id) == [first]
    os.kill(postmaster(tmp_path / "postgres"), signal.SIGKILL)
    second = await embedded.conversations.append(owner, message(conversation.id, "second", first))
    assert await embedded.conversations.path(owner, conversation.id) == [first, second]


@on_posix
async def test_server_is_started_once_for_all_that_wait_for_it(
    embedded: PostgresStore, tmp_path: Path
) -> None:
    owner, conversation, _ = await begin(embedded)
    await asyncio.gather(*(embedded.conversations.get(owner, conversation.id) for _ in range(4)))
    log = tmp_path / "postgres" / "server.log"
    starts = log.read_text().count("starting PostgreSQL")
    os.kill(postmaster(tmp_path / "postgres"), signal.SIGKILL)
    found = await asyncio.gather(*(embedded.conversations.get(owner, conversation.id) for _ in range(12)))
    assert {one.id for one in found} == {conversation.id}
    assert log.read_text().count("starting PostgreSQL") == starts + 1


@on_posix
async def test_killed_backend_is_healed_by_the_next_call(embedded: PostgresStore) -> None:
    owner, conversation, first = await begin(embedded)
    await asyncio.gather(*(embedded.conversations.get(owner, conversation.id) for _ in range(4)))
    for pid in backends(address_of(embedded))[:1]:
        os.kill(pid, signal.SIGKILL)
    second = await embedded.conversations.append(owner, message(conversation.id, "second", first))
    assert await embedded.conversations.path(owner, conversation.id) == [first, second]


async def test_connections_closed_by_the_server_are_made_anew(
    store: PostgresStore, migrated: ServerAddress
) -> None:
    owner, conversation, first = await begin(store)
    await asyncio.gather(*(store.conversations.get(owner, conversation.id) for _ in range(4)))
    with sql(migrated) as admin:
        admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bestfriend'"
        )
    second = await store.conversations.append(owner, message(conversation.id, "second", first))
    assert await store.conversations.path(owner, conversation.id) == [first, second]


@on_posix
@pytest.mark.parametrize("victim", ["server", "backend"])
async def test_no_message_is_lost_or_doubled_while_the_server_is_killed_again_and_again(
    embedded: PostgresStore, tmp_path: Path, victim: str
) -> None:
    owner, conversation, last = await begin(embedded)
    acknowledged = [last]
    writing = True

    async def kill() -> None:
        for _ in range(3):
            await asyncio.sleep(0.15)
            try:
                pid = postmaster(tmp_path / "postgres")
                if victim == "backend":
                    pid = psutil.Process(pid).children()[-1].pid
                os.kill(pid, signal.SIGKILL)
            except (OSError, IndexError, psutil.Error):
                continue

    killing = asyncio.get_running_loop().create_task(kill())
    while writing:
        last = await embedded.conversations.append(
            owner, message(conversation.id, f"number {last.depth}", last)
        )
        acknowledged.append(last)
        writing = not killing.done()
    await killing
    stored = await embedded.conversations.path(owner, conversation.id, limit=100_000)
    assert [one.id for one in stored] == [one.id for one in acknowledged]
    assert all(one.siblings == (one.id,) for one in stored)


SAY = """
import asyncio, sys
from pathlib import Path
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import Conversation
from tests.contracts.conversation_store import message

async def main():
    store = PostgresStore(Path(sys.argv[1]), lambda: "")
    await store.open(lambda step: None)
    owner = await store.local_owner()
    conversation = Conversation.fresh()
    await store.conversations.create(owner, conversation)
    print(conversation.id, flush=True)
    last = None
    while True:
        last = await store.conversations.append(owner, message(conversation.id, "said", last))
        print(last.depth, flush=True)

asyncio.run(main())
"""


@on_posix
async def test_killed_program_has_kept_every_message_it_acknowledged(tmp_path: Path) -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-c", SAY, str(tmp_path / "postgres"), stdout=subprocess.PIPE
    )
    assert program.stdout is not None
    lines = [await program.stdout.readline() for _ in range(60)]
    program.kill()
    said, _ = await program.communicate()
    lines += said.splitlines()
    acknowledged = int([line for line in lines if line.strip()][-1])
    async with opened(tmp_path / "postgres") as store:
        owner = await store.local_owner()
        (conversation,) = await store.conversations.recent(owner)
        stored = await store.conversations.path(owner, conversation.id, limit=100_000)
    assert len(stored) in (acknowledged, acknowledged + 1)


@on_posix
async def test_server_that_cannot_be_healed_is_told_and_healed_later(
    embedded: PostgresStore, tmp_path: Path
) -> None:
    owner, conversation, first = await begin(embedded)
    folder = tmp_path / "postgres"
    server = psutil.Process(postmaster(folder))
    backends = server.children()
    server.kill()
    await asyncio.to_thread(psutil.wait_procs, backends, 10)
    control = folder / "data" / "global" / "pg_control"
    control.rename(folder / "aside")
    reply = message(conversation.id, "second", first)
    with pytest.raises(Unavailable) as caught:
        await embedded.conversations.append(owner, reply)
    assert caught.value.remedy
    (health,) = await embedded.health()
    assert health.state is HealthState.MISSING
    (folder / "aside").rename(control)
    stored = await embedded.conversations.append(owner, reply)
    assert await embedded.conversations.path(owner, conversation.id) == [first, stored]
    assert (await embedded.health())[0].state is HealthState.OK


async def test_full_disk_is_told_and_writing_goes_on_when_there_is_room(
    made_once: Path, mounted: Path
) -> None:
    folder = shutil.copytree(made_once, mounted / "postgres")
    async with opened(folder) as store:
        owner, conversation, last = await begin(store)
        kept = [last]
        ballast = fill(mounted, but_bytes=4_000_000)

        async def write_on() -> None:
            for _ in range(100):
                noise = "".join(new_id().hex for _ in range(15_000))
                new = message(conversation.id, noise, kept[-1])
                kept.append(await store.conversations.append(owner, new))

        with pytest.raises(Unavailable) as caught:
            await write_on()
        assert caught.value.code == "disk_full"
        ballast.unlink()
        kept.append(await store.conversations.append(owner, message(conversation.id, "room", kept[-1])))
        assert await store.conversations.path(owner, conversation.id) == kept


async def test_external_server_that_goes_away_is_told_and_used_again_when_it_is_back(
    tmp_path: Path,
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = EmbeddedServer(tmp_path / "external", over_tcp=True, port=port)
    address = server.start()
    async with opened(tmp_path / "unused", tcp_url(address)) as store:
        owner, conversation, first = await begin(store)
        await asyncio.to_thread(server.stop)
        with pytest.raises(Unavailable) as caught:
            await store.conversations.get(owner, conversation.id)
        assert caught.value.code == "database_unreachable"
        await asyncio.to_thread(server.start)
        assert await store.conversations.path(owner, conversation.id) == [first]
    await asyncio.to_thread(server.stop)


async def test_cancelled_call_does_not_harm_the_next(store: PostgresStore, migrated: ServerAddress) -> None:
    owner, conversation, first = await begin(store)
    for delay_ms in range(0, 12, 2):
        call = asyncio.get_running_loop().create_task(
            store.conversations.append(owner, message(conversation.id, "stopped", first))
        )
        await asyncio.sleep(delay_ms / 1000)
        call.cancel()
        await asyncio.wait([call])
        assert (await store.conversations.message(owner, first.id)).text == "first"


# What people and logs are told


async def test_health_says_version_size_and_place(embedded: PostgresStore, tmp_path: Path) -> None:
    (health,) = await embedded.health()
    assert (health.part, health.state, health.needed) == ("database", HealthState.OK, True)
    assert health.message.startswith("Built-in Postgres 18.")
    assert " MB, in " in health.message
    assert str(tmp_path / "postgres") in health.message


async def test_words_of_the_person_are_in_no_log_and_no_error(
    embedded: PostgresStore, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    owner, conversation, _ = await begin(embedded)
    caplog.set_level("DEBUG")
    spoilt = replace(message(conversation.id, "my diary"), depth=2**40)
    with pytest.raises(StatementFailed) as caught:
        await embedded.conversations.append(owner, spoilt)
    with sql(address_of(embedded)) as connection:
        connection.execute("ALTER TABLE messages ADD CHECK (content NOT LIKE '%diary%') NOT VALID")
    with pytest.raises(StatementFailed) as also:
        await embedded.conversations.append(owner, message(conversation.id, "my diary"))
    logged = caplog.text + (tmp_path / "postgres" / "server.log").read_text()
    for told in (str(caught.value), repr(also.value), logged):
        assert "diary" not in told
    assert "messages_content_check" in str(also.value)


async def test_local_owner_stays_the_same(store: PostgresStore, migrated: ServerAddress) -> None:
    add_owner(migrated)
    assert await store.local_owner() == await store.local_owner()


def test_first_import_of_the_store_leaves_the_heavy_parts_aside() -> None:
    code = "import sys, bestfriend_desktop.adapters.postgres.store; print('sqlalchemy' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "False"


async def test_second_start_does_not_load_alembic(migrated: ServerAddress, tmp_path: Path) -> None:
    code = (
        "import asyncio, sys; from pathlib import Path\n"
        "from bestfriend_desktop.adapters.postgres.store import PostgresStore\n"
        "async def main():\n"
        "    store = PostgresStore(Path(sys.argv[1]), lambda: sys.argv[2])\n"
        "    await store.open(print); await store.close()\n"
        "asyncio.Runner(loop_factory=asyncio.SelectorEventLoop).run(main())\n"
        "print('alembic' in sys.modules)"
    )
    said = await asyncio.to_thread(
        subprocess.run,
        [sys.executable, "-c", code, str(tmp_path), url_of(migrated)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.splitlines() == ["Connecting to the database", "False"]
