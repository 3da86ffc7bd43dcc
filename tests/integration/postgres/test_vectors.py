"""adapters/postgres/vectors.py"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.postgres import migrations, vectors
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.conversations import PostgresConversations
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.memories import PostgresMemories
from bestfriend_desktop.domain.health import HealthState
from tests.contracts.memory_world import MODEL, MemoryWorld, fact, vector
from tests.integration.postgres.conftest import add_owner, opened, sql, url_of


async def no_backup(revision: str) -> None:
    raise AssertionError("there is nothing to back up")


@asynccontextmanager
async def connected(address: ServerAddress) -> AsyncIterator[Database]:
    """A database with tables, but nobody has looked at vectors yet."""

    async def find() -> ServerAddress:
        return address

    database = Database(find, is_ours=True)
    try:
        await migrations.bring_up_to_date(database, lambda step: None, no_backup)
        yield database
    finally:
        await database.close()


def world_without_vectors(database: Database, address: ServerAddress) -> MemoryWorld:
    async def another_owner() -> None:
        raise NotImplementedError

    return MemoryWorld(
        PostgresMemories(database, database, has_vectors=False),
        PostgresConversations(database, database),
        add_owner(address),
        add_owner(address),
        another_owner,  # type: ignore[arg-type]  # nobody asks for one
    )


@pytest.fixture
def plain_user(empty_database: ServerAddress) -> Iterator[ServerAddress]:
    """The owner of a database, and nothing more."""
    with sql(empty_database) as admin:
        admin.execute("CREATE ROLE plain LOGIN PASSWORD 'plain'")
        admin.execute(f'ALTER DATABASE "{empty_database.dbname}" OWNER TO plain')
        admin.execute("ALTER SCHEMA public OWNER TO plain")
        yield replace(empty_database, user="plain", password="plain")
        admin.execute("DROP OWNED BY plain CASCADE")
        admin.execute(f'ALTER DATABASE "{empty_database.dbname}" OWNER TO {empty_database.user}')
        admin.execute("DROP OWNED BY plain CASCADE")
        admin.execute("DROP ROLE plain")


async def test_two_programs_may_prepare_at_once(empty_database: ServerAddress) -> None:
    async with connected(empty_database) as one, connected(empty_database) as other:
        prepared = [vectors.prepare(database, is_ours=True) for database in (one, other)]
        assert await asyncio.gather(*prepared) == [None, None]


async def test_pgvector_that_kills_the_server_is_told_and_words_remain(
    empty_database: ServerAddress,
) -> None:
    with sql(empty_database) as admin:
        admin.execute("CREATE EXTENSION vector")
        # What an instruction does that the processor does not know: the backend is gone.
        admin.execute("""
            CREATE OR REPLACE FUNCTION cosine_distance(halfvec, halfvec) RETURNS float8 LANGUAGE sql
            AS 'SELECT pg_terminate_backend(pg_backend_pid())::int::float8'
        """)
    async with connected(empty_database) as database:
        reason = await vectors.prepare(database, is_ours=True)
        assert reason is not None
        assert reason.code == "vectors_unfit"
        world = world_without_vectors(database, empty_database)
        said = await world.hear("Whiskers caught two mice")
        home = await world.fact()
        await world.store.edit(world.owner, home.id, "I live in Paris")
        assert await world.contents("whiskers", vectors=(vector("x"),)) == [said.text]
        assert await world.store.take_to_embed(world.owner) == []
        assert await world.store.use_embedder(world.owner, MODEL) == 0
        assert await world.store.embedder_in_use(world.owner) == MODEL
        assert await world.store.without_vector(world.owner, "new") == []
        await world.store.tend(world.owner, MODEL)
        assert (await world.store.statistics(world.owner)).embedded == {}


async def test_server_whose_user_may_not_add_pgvector_is_told_and_gets_vectors_later(
    plain_user: ServerAddress, empty_database: ServerAddress, tmp_path: Path
) -> None:
    async with opened(tmp_path, url_of(plain_user)) as store:
        parts = {part.part: part for part in await store.health()}
        assert parts["database"].state is HealthState.OK
        meaning = parts["recall by meaning"]
        assert meaning.state is HealthState.DEGRADED
        assert "pgvector" in meaning.message
        assert "CREATE EXTENSION vector" in meaning.remedy
        owner = await store.local_owner()
        assert await store.memories.add(owner, fact("I live in Lyon"))
        assert await store.memories.take_to_embed(owner) == []
    with sql(empty_database) as admin:
        admin.execute("CREATE EXTENSION vector")
    async with opened(tmp_path, url_of(plain_user)) as store:
        assert [part.part for part in await store.health()] == ["database"]
        assert len(await store.memories.take_to_embed(owner)) == 1
