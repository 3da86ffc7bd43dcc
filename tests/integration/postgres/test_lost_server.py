"""adapters/postgres/engine.py: a server that goes away, and comes back"""

import asyncio
import os
import shutil
import signal
import socket
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import new_id
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.health import HealthState
from tests.contracts.conversation_store import message
from tests.integration.postgres.conftest import address_of, begin, fill, opened, sql, tcp_url

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def backends(address: ServerAddress) -> list[int]:
    with sql(address) as connection:
        rows = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE application_name = 'bestfriend'"
        ).fetchall()
    return [pid for (pid,) in rows]


def postmaster(folder: Path) -> int:
    return int((folder / "data" / "postmaster.pid").read_text().split()[0])


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
