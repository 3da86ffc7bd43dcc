"""adapters/postgres/store.py, and what it stands on: engine.py, owners.py, refusals.py"""

import asyncio
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.refusals import StatementFailed
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState
from tests.contracts.conversation_store import message
from tests.integration.postgres.conftest import (
    add_owner,
    address_of,
    begin,
    failure,
    opened,
    sql,
    tcp_url,
    url_of,
)

# An external server


@pytest.fixture(scope="module")
def over_tcp(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAddress]:
    """A server reached by host and port, as on another machine."""
    server = EmbeddedServer(tmp_path_factory.mktemp("external"), over_tcp=True)
    yield server.start()
    server.stop()


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
