"""One embedded server for these tests; owners keep them apart, or databases where they must be empty."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg
import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import Conversation, Message, OwnerId, new_id
from bestfriend_desktop.domain.errors import BestFriendError
from tests.contracts.conversation_store import message


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """The loop of the core, everywhere: psycopg refuses the one that is usual on Windows."""
    return {"selector": asyncio.SelectorEventLoop}


def run(work: Coroutine[Any, Any, None]) -> None:
    """Run it on a loop like the core's."""
    with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
        runner.run(work)


def url_of(address: ServerAddress) -> str:
    """The address as a URL, as a person would write it."""
    user, password, dbname, host = (
        quote(part, safe="") for part in (address.user, address.password, address.dbname, address.host)
    )
    return f"postgresql://{user}:{password}@/{dbname}?host={host}&port={address.port}"


@contextmanager
def sql(address: ServerAddress) -> Iterator["psycopg.Connection[Any]"]:
    """A connection beside the store's."""
    parameters: dict[str, Any] = {**address.parameters()}
    with psycopg.connect(**parameters, autocommit=True) as connection:
        yield connection


def add_owner(address: ServerAddress) -> OwnerId:
    """One more person in the database."""
    owner = OwnerId(new_id())
    with sql(address) as connection:
        connection.execute("INSERT INTO users (user_id, created_at) VALUES (%s, now())", (owner,))
    return owner


@asynccontextmanager
async def opened(folder: Path, url: str = "") -> AsyncIterator[PostgresStore]:
    """A store, open; closed within a minute."""
    store = PostgresStore(folder, lambda: url)
    try:
        await store.open(lambda step: None)
        yield store
    finally:
        async with asyncio.timeout(60):
            await store.close()


def fill(disk: Path, but_bytes: int = 0) -> Path:
    """A file that takes all room on the disk, save for so many bytes."""
    ballast = disk / "ballast"
    with ballast.open("wb") as file:
        try:
            while shutil.disk_usage(disk).free > but_bytes:
                file.write(b"\0" * min(65536, max(1, shutil.disk_usage(disk).free - but_bytes)))
                file.flush()
        except OSError:
            pass
    return ballast


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
    """Where the server of a store is found."""
    assert store._database is not None
    address = store._database.address
    assert address is not None
    return address


async def begin(store: PostgresStore) -> tuple[OwnerId, Conversation, Message]:
    """A conversation with its first message, and whose it is."""
    owner = await store.local_owner()
    conversation = Conversation.fresh()
    await store.conversations.create(owner, conversation)
    return owner, conversation, await store.conversations.append(owner, message(conversation.id, "first"))


def tcp_url(address: ServerAddress, scheme: str = "postgresql", password: str = "", name: str = "") -> str:
    """The address as a URL with host and port, as of another machine."""
    password = password or address.password
    return f"{scheme}://{address.user}:{password}@{address.host}:{address.port}/{name or address.dbname}"


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An embedded database with its tables, stopped; copying it is quicker than making one."""
    folder = tmp_path_factory.mktemp("made") / "postgres"

    async def make() -> None:
        async with opened(folder):
            pass

    run(make())
    return folder


@pytest.fixture(scope="session")
def migrated(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAddress]:
    """A running server with the tables, for all tests; each adds owners of its own."""
    server = EmbeddedServer(shutil.copytree(made_once, tmp_path_factory.mktemp("shared") / "postgres"))
    yield server.start()
    server.stop()


@pytest.fixture
async def store(migrated: ServerAddress, tmp_path: Path) -> AsyncIterator[PostgresStore]:
    async with opened(tmp_path / "unused", url_of(migrated)) as store:
        yield store


@pytest.fixture
def empty_database(migrated: ServerAddress) -> Iterator[ServerAddress]:
    """A database without a table."""
    address = replace(migrated, dbname=f"test_{new_id().hex}")
    with sql(migrated) as admin:
        admin.execute(f'CREATE DATABASE "{address.dbname}" TEMPLATE template0')
        yield address
        admin.execute(f'DROP DATABASE "{address.dbname}" WITH (FORCE)')


@pytest.fixture
async def embedded(made_once: Path, tmp_path: Path) -> AsyncIterator[PostgresStore]:
    """A store with an embedded server of its own, to be ill-treated."""
    async with opened(shutil.copytree(made_once, tmp_path / "postgres")) as store:
        yield store


@pytest.fixture
def mounted(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if shutil.which("mount") is None:
        pytest.skip("no disk may be mounted here")
    disk = tmp_path / "disk"
    disk.mkdir()
    tried = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=80m", "none", str(disk)], capture_output=True, check=False
    )
    if tried.returncode != 0:
        pytest.skip("no disk may be mounted here")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)
