"""External servers that lack extensions, or whose user may not add them; by real Postgres, files hidden."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.postgres import binaries
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.domain.conversation import Conversation
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth
from tests.contracts.conversation_store import message
from tests.contracts.memory_world import MODEL, MemoryWorld, vector
from tests.integration.postgres.conftest import add_owner, opened, sql, url_of

Offer = Callable[..., None]


@pytest.fixture
def offer(empty_database: ServerAddress, tmp_path: Path) -> Offer:
    """Lets the empty database know these extensions and no others."""

    def offer(*names: str, version: str | None = None) -> None:
        folder = tmp_path / "share" / "extension"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for name in names:
            for file in (binaries.binaries_folder().parent / "share" / "extension").glob(f"{name}[.-]*"):
                shutil.copy(file, folder)
        if version is not None:
            (folder / f"vector--{version}.sql").write_text("SELECT 1;")
            control = folder / "vector.control"
            control.write_text(control.read_text() + f"\ndefault_version = '{version}'\n")
        with sql(empty_database) as admin:
            admin.execute(
                f"ALTER DATABASE \"{empty_database.dbname}\" SET extension_control_path = '{folder.parent}'"
            )

    return offer


@pytest.fixture
def tenant(empty_database: ServerAddress) -> Iterator[ServerAddress]:
    """Somebody who may create tables in the database and owns nothing of it."""
    with sql(empty_database) as admin:
        admin.execute("CREATE ROLE tenant LOGIN PASSWORD 'tenant'")
        admin.execute("GRANT ALL ON SCHEMA public TO tenant")
        yield replace(empty_database, user="tenant", password="tenant")
        admin.execute("DROP OWNED BY tenant CASCADE")
        admin.execute("DROP ROLE tenant")


async def failure(address: ServerAddress, folder: Path) -> BestFriendError:
    with pytest.raises(BestFriendError) as caught:
        async with opened(folder, url_of(address)):
            pass
    return caught.value


async def lack(address: ServerAddress, folder: Path) -> PartHealth:
    """What is missing for meaning; and that all else works: what is said is kept, and found by its words."""
    async with opened(folder, url_of(address)) as store:
        database, meaning = await store.health()
        assert database.state is HealthState.OK
        assert meaning.state is HealthState.DEGRADED
        owner = add_owner(address)
        conversation = Conversation.fresh()
        await store.conversations.create(owner, conversation)
        said = message(conversation.id, "The heron stands in the reeds")
        await store.conversations.append(owner, said, remember=True)
        (hit,) = await store.conversations.search(owner, "heron")
        assert hit.message == said
        world = MemoryWorld(store.memories, store.conversations, owner, owner, None)  # type: ignore[arg-type]  # nobody else is there
        assert await world.contents("heron", vectors=(vector("heron"),), embedding_model=MODEL) == [said.text]
        assert await world.contents(vectors=(vector("heron"),), embedding_model=MODEL) == []
    return meaning


async def test_a_server_without_pgvector_is_told_and_words_remain(
    empty_database: ServerAddress, offer: Offer, tmp_path: Path
) -> None:
    offer("btree_gin")
    meaning = await lack(empty_database, tmp_path)
    assert (
        "does not have the extension pgvector, so memories are found by their words only" in meaning.message
    )
    assert "install pgvector 0.8 or newer" in str(meaning.remedy)


async def test_a_pgvector_that_is_too_old_is_told_and_words_remain(
    empty_database: ServerAddress, offer: Offer, tmp_path: Path
) -> None:
    offer("btree_gin", "vector", version="0.7.4")
    meaning = await lack(empty_database, tmp_path)
    assert "pgvector 0.7.4 of this database server is too old" in meaning.message


async def test_a_server_that_gets_pgvector_later_compares_vectors_from_then_on(
    empty_database: ServerAddress, offer: Offer, tmp_path: Path
) -> None:
    offer("btree_gin")
    await lack(empty_database, tmp_path)
    offer("btree_gin", "vector")
    async with opened(tmp_path, url_of(empty_database)) as store:
        assert [part.part for part in await store.health()] == ["database"]


async def test_a_server_without_btree_gin_is_told_and_left_as_it_is(
    empty_database: ServerAddress, offer: Offer, tmp_path: Path
) -> None:
    offer("vector")
    error = await failure(empty_database, tmp_path)
    assert (error.code, error.message, error.remedy) == (
        "database_extension_missing",
        "The database server lacks btree_gin, one of Postgres' own extensions.",
        "Let its administrator install the package postgresql-contrib.",
    )
    with sql(empty_database) as admin:
        assert admin.execute("SELECT to_regclass('users')").fetchone() == (None,)


async def test_a_user_who_may_not_add_btree_gin_is_told_and_goes_on_once_it_is_there(
    empty_database: ServerAddress, tenant: ServerAddress, tmp_path: Path
) -> None:
    error = await failure(tenant, tmp_path)
    assert error.code == "database_extension_missing"
    assert error.message == "The user of the database may not add btree_gin, one of Postgres' own extensions."
    assert "CREATE EXTENSION btree_gin" in error.remedy
    with sql(empty_database) as admin:
        admin.execute("CREATE EXTENSION btree_gin")
    meaning = await lack(tenant, tmp_path)
    assert meaning.message.startswith("The user of the database may not add the extension pgvector")
    with sql(empty_database) as admin:
        admin.execute("CREATE EXTENSION vector")
    async with opened(tmp_path, url_of(tenant)) as store:
        assert [part.part for part in await store.health()] == ["database"]
