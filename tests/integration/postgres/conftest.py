"""One embedded server for these tests; owners keep them apart, or databases where they must be empty."""

import asyncio
from collections.abc import AsyncIterator, Iterator
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
from bestfriend_desktop.domain.conversation import OwnerId, new_id


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
    """A store, open; closed within half a minute."""
    store = PostgresStore(folder, lambda: url)
    try:
        await store.open(lambda step: None)
        yield store
    finally:
        async with asyncio.timeout(30):
            await store.close()


@pytest.fixture(scope="session")
def shared_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerAddress]:
    server = EmbeddedServer(tmp_path_factory.mktemp("postgres"))
    yield server.start()
    server.stop()


@pytest.fixture(scope="session")
def migrated(shared_server: ServerAddress, tmp_path_factory: pytest.TempPathFactory) -> ServerAddress:
    """A database with the tables; each test adds owners of its own."""
    folder = tmp_path_factory.mktemp("unused")

    async def migrate() -> None:
        async with opened(folder, url_of(shared_server)):
            pass

    asyncio.run(migrate())
    return shared_server


@pytest.fixture
async def store(migrated: ServerAddress, tmp_path: Path) -> AsyncIterator[PostgresStore]:
    async with opened(tmp_path / "unused", url_of(migrated)) as store:
        yield store


@pytest.fixture
def empty_database(shared_server: ServerAddress) -> Iterator[ServerAddress]:
    """A database without a table."""
    address = replace(shared_server, dbname=f"test_{new_id().hex}")
    with sql(shared_server) as admin:
        admin.execute(f'CREATE DATABASE "{address.dbname}" TEMPLATE template0')
        yield address
        admin.execute(f'DROP DATABASE "{address.dbname}" WITH (FORCE)')


@pytest.fixture
async def embedded(tmp_path: Path) -> AsyncIterator[PostgresStore]:
    """A store with an embedded server of its own, to be ill-treated."""
    async with opened(tmp_path / "postgres") as store:
        yield store
