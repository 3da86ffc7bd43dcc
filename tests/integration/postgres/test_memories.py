"""adapters/postgres/memories.py, recall.py, outbox.py, remembering.py, term_counts.py, vector_index.py"""

import asyncio
import signal
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.postgres import recall, vector_index
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.memory import CandidateQuery
from tests.contracts.memory_store import MemoryStoreContract
from tests.contracts.memory_world import MODEL, MemoryWorld, vector
from tests.integration.postgres.conftest import add_owner, opened, sql, url_of

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def world_of(store: PostgresStore, address: ServerAddress) -> MemoryWorld:
    async def another_owner() -> OwnerId:
        return add_owner(address)

    owner, stranger = add_owner(address), add_owner(address)
    return MemoryWorld(store.memories, store.conversations, owner, stranger, another_owner)


@pytest.fixture
async def world(store: PostgresStore, migrated: ServerAddress) -> MemoryWorld:
    return world_of(store, migrated)


# Half of them alike, and made in two bursts: a sample that went by time would see but one half.
MANY = """
    WITH made AS (
        SELECT gen_random_uuid() AS id, n FROM generate_series(1, 3000) AS n
    ), kept AS (
        INSERT INTO memories (
            user_id, id, type, content, terms, content_hash, occurred_at, created_at
        )
        SELECT %(owner)s, id, 'conversation', 'many', '{}', '', now(), now() FROM made
    )
    INSERT INTO memory_vectors (user_id, model, memory_id, embedding)
    SELECT %(owner)s, %(model)s, id, v.embedding::halfvec FROM made CROSS JOIN LATERAL (
        SELECT array_agg(random() - 0.5 + made.n %% 2 * k / 384)::real[] AS embedding
        FROM generate_series(1, 384) AS k
    ) v
"""


class TestPostgresMemories(MemoryStoreContract):
    async def test_turn_of_a_program_that_died_ends_and_its_work_is_taken_again(
        self, world: MemoryWorld, migrated: ServerAddress
    ) -> None:
        await world.hear("Tea")
        (taken,) = await world.store.take_to_embed(world.owner)
        with sql(migrated) as connection:
            # As long ago as its turn lasts; or the clock jumped back, and its turn ends next year.
            for ends in ("now() - interval '1 second'", "now() + interval '1 year'"):
                connection.execute(
                    f"UPDATE memory_outbox SET taken_until = {ends} WHERE user_id = %s AND work = 'embed'",
                    (world.owner,),
                )
                assert await world.store.take_to_embed(world.owner) == [taken]

    async def test_owner_with_many_memories_gets_an_index_that_finds_the_same(
        self, world: MemoryWorld, store: PostgresStore, migrated: ServerAddress
    ) -> None:
        for number in range(60):
            await world.hear(f"Number {number}")
        await world.embed_all()
        query = CandidateQuery((vector("Number 7"),), MODEL, (), nearest=10)
        of_two_forms = replace(query, vectors=(vector("Number 7"), vector("Number 8")))
        exact = await world.store.candidates(world.owner, query)
        database = store._database
        assert database is not None
        for _ in range(2):
            await vector_index.tend(database, world.owner, MODEL, at_least=50)
        name = vector_index.index_name(world.owner, MODEL)
        with sql(migrated) as connection:
            assert connection.execute("SELECT to_regclass(%s) IS NOT NULL", (name,)).fetchone() == (True,)
        figures = await world.store.figures(world.owner, (), MODEL)
        by_index = await recall.candidates(
            database, world.owner, query, figures, has_vectors=True, exact_limit=50
        )
        assert {one.memory.id for one in by_index.candidates} == {one.memory.id for one in exact.candidates}
        of_both = await recall.candidates(
            database, world.owner, of_two_forms, figures, has_vectors=True, exact_limit=50
        )
        nearest = {one.memory.content for one in of_both.candidates if max(one.similarities) > 0.99}
        assert nearest == {"Number 7", "Number 8"}
        with sql(migrated) as connection:
            connection.execute(f"DROP INDEX {name}")

    async def test_index_goes_with_the_embedder_whose_vectors_it_held(
        self, world: MemoryWorld, store: PostgresStore, migrated: ServerAddress
    ) -> None:
        for number in range(3):
            await world.hear(f"Number {number}")
        await world.embed_all()
        assert store._database is not None
        await vector_index.tend(store._database, world.owner, MODEL, at_least=1)
        await world.store.use_embedder(world.owner, "new")
        name = vector_index.index_name(world.owner, MODEL)
        with sql(migrated) as connection:
            assert connection.execute("SELECT to_regclass(%s) IS NULL", (name,)).fetchone() == (True,)

    async def test_mean_and_deviation_of_many_vectors_are_those_of_a_fair_sample(
        self, world: MemoryWorld, store: PostgresStore, migrated: ServerAddress
    ) -> None:
        with sql(migrated) as connection:
            connection.execute(MANY, {"owner": world.owner, "model": MODEL})
        query = CandidateQuery((vector("What?"),), MODEL, (), nearest=10)
        exact = await world.store.candidates(world.owner, query)
        assert store._database is not None
        await vector_index.tend(store._database, world.owner, MODEL, at_least=50)
        figures = await world.store.figures(world.owner, (), MODEL)
        sampled = await recall.candidates(
            store._database, world.owner, query, figures, has_vectors=True, exact_limit=-1
        )
        assert sampled.similarity_mean != exact.similarity_mean
        assert sampled.similarity_mean == pytest.approx(exact.similarity_mean, abs=0.03)
        assert sampled.similarity_deviation == pytest.approx(exact.similarity_deviation, rel=0.4)
        with sql(migrated) as connection:
            connection.execute(f"DROP INDEX {vector_index.index_name(world.owner, MODEL)}")

    async def test_index_that_a_dead_program_left_half_made_is_made_anew(
        self, world: MemoryWorld, store: PostgresStore, migrated: ServerAddress
    ) -> None:
        for number in range(3):
            await world.hear(f"Number {number}")
        await world.embed_all()
        name = vector_index.index_name(world.owner, MODEL)
        with sql(migrated) as connection:
            connection.execute(f"CREATE INDEX {name} ON memory_vectors (memory_id)")
            connection.execute(
                "UPDATE pg_index SET indisvalid = false WHERE indexrelid = %s::regclass", (name,)
            )
            assert store._database is not None
            await vector_index.tend(store._database, world.owner, MODEL, at_least=2)
            made = connection.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", (name,))
            assert "USING hnsw" in str(made.fetchone())
            connection.execute(f"DROP INDEX {name}")

    async def test_only_the_owner_with_many_memories_pays_for_an_index(
        self, world: MemoryWorld, migrated: ServerAddress
    ) -> None:
        await world.hear("Tea")
        await world.embed_all()
        await world.store.tend(world.owner, MODEL)
        with sql(migrated) as connection:
            found = connection.execute(
                "SELECT to_regclass(%s)", (vector_index.index_name(world.owner, MODEL),)
            ).fetchone()
        assert found == (None,)


REMEMBER = """
import asyncio, sys
from pathlib import Path
from uuid import UUID
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import Conversation
from tests.contracts.conversation_store import message
from tests.contracts.memory_world import MODEL, embedding

async def main():
    store = PostgresStore(Path(sys.argv[1]), lambda: sys.argv[2])
    await store.open(lambda step: None)
    owner = UUID(sys.argv[3]) if sys.argv[3] else await store.local_owner()
    conversation = Conversation.fresh()
    await store.conversations.create(owner, conversation)
    said = None
    for number in range(int(sys.argv[4])):
        said = message(conversation.id, f"tea and biscuits number {number}", said)
        said = await store.conversations.append(owner, said, remember=True)
        print("stored", said.id, flush=True)
        if sys.argv[5] == "embed" and number % 2:
            waiting = await store.memories.take_to_embed(owner, limit=1)
            print("taken", *(one.id for one in waiting), flush=True)
            await store.memories.embed(owner, MODEL, [embedding(one) for one in waiting])
            print("embedded", *(one.id for one in waiting), flush=True)
    await store.close()

asyncio.run(main())
"""


async def remembering(
    folder: Path, url: str = "", owner: OwnerId | None = None, count: int = 1000, work: str = "embed"
) -> asyncio.subprocess.Process:
    arguments = (str(folder), url, str(owner or ""), str(count), work)
    return await asyncio.create_subprocess_exec(
        sys.executable, "-c", REMEMBER, *arguments, stdout=subprocess.PIPE
    )


async def lines_until(program: asyncio.subprocess.Process, stage: str, times: int) -> list[list[str]]:
    """What the program says, until it has said `stage` so many times."""
    assert program.stdout is not None
    lines: list[list[str]] = []
    while sum(line[0] == stage for line in lines) < times:
        line = (await program.stdout.readline()).decode().split()
        assert line, "the program ended too soon"
        lines.append(line)
    return lines


async def rest_of(program: asyncio.subprocess.Process) -> list[list[str]]:
    assert program.stdout is not None
    # The last line may have been cut off by the kill.
    text = (await program.stdout.read()).decode()
    await program.wait()
    return [line.split() for line in text.split("\n")[:-1]]


def told(lines: Sequence[Sequence[str]], stage: str) -> set[str]:
    return {word for line in lines if line[0] == stage for word in line[1:]}


@on_posix
@pytest.mark.parametrize("stage", ["stored", "taken", "embedded"])
async def test_program_killed_in_the_middle_has_lost_and_doubled_nothing(tmp_path: Path, stage: str) -> None:
    folder = tmp_path / "postgres"
    program = await remembering(folder)
    lines = await lines_until(program, stage, 6)
    program.send_signal(signal.SIGKILL)
    lines += await rest_of(program)
    async with opened(folder) as store:
        database = store._database
        assert database is not None
        assert database.address is not None
        with sql(database.address) as connection:
            messages = connection.execute("SELECT id::text FROM messages").fetchall()
            memories = connection.execute("SELECT id::text FROM memories").fetchall()
            waiting = connection.execute(
                "SELECT memory_id::text FROM memory_outbox WHERE work = 'embed'"
            ).fetchall()
            embedded = connection.execute("SELECT memory_id::text FROM memory_vectors").fetchall()
        assert told(lines, "stored") <= {one for (one,) in messages}
        assert sorted(messages) == sorted(memories)
        assert told(lines, "embedded") <= {one for (one,) in embedded}
        # Each is either done or still to be done.
        assert sorted(waiting + embedded) == sorted(memories)
        owner = await store.local_owner()
        found = await store.memories.candidates(owner, CandidateQuery((), MODEL, ("biscuit",)))
        assert (len(found.candidates), found.total) == (len(memories), len(memories))
        assert found.document_frequency == {"biscuit": len(memories)}


async def test_two_programs_remember_at_once(migrated: ServerAddress, tmp_path: Path) -> None:
    owner = add_owner(migrated)
    programs = [await remembering(tmp_path, url_of(migrated), owner, 40) for _ in range(2)]
    said = [told(await rest_of(program), "stored") for program in programs]
    assert [program.returncode for program in programs] == [0, 0]
    assert len(said[0] | said[1]) == 80
    async with opened(tmp_path, url_of(migrated)) as store:
        found = await store.memories.candidates(
            owner, CandidateQuery((), MODEL, ("tea", "biscuit"), hits=100)
        )
        assert {str(one.memory.id) for one in found.candidates} == said[0] | said[1]
        assert (found.total, found.document_frequency) == (80, {"tea": 80, "biscuit": 80})
        stats = await store.memories.statistics(owner)
        assert stats.waiting_to_embed + stats.embedded[MODEL] == 80


async def test_new_store_remembers_while_the_planner_knows_nothing(
    empty_database: ServerAddress, tmp_path: Path
) -> None:
    async with opened(tmp_path, url_of(empty_database)) as store:
        world = world_of(store, empty_database)
        said = None
        for number in range(150):
            said = await world.hear(f"tea number {number}", said)
        await world.embed_all()
        async with asyncio.timeout(60):
            found = await world.find(
                "tea number", vectors=(vector("x"), vector("y")), per_channel=200, hits=200
            )
        assert len(found.candidates) == 150
        vectors = (vector("tea number 7"),)
        nearest = await world.find(vectors=vectors, nearest=1, neighbours=0)
        assert [one.memory.content for one in nearest.candidates] == ["tea number 7"]
        stranger = replace(world, owner=world.stranger)
        assert await stranger.contents("tea", vectors=vectors) == []
