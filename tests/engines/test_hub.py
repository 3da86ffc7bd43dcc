"""Fetching a model from the hub: what can go wrong on the way, and what is made of it."""

import asyncio
import email.utils
import multiprocessing
import shutil
import sys
import time
from collections import namedtuple
from collections.abc import Iterator
from contextlib import aclosing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bestfriend_desktop.adapters import hub as hub_module
from bestfriend_desktop.adapters.hub import HUB, hub_address
from bestfriend_desktop.adapters.models.embedded import EmbeddedModels
from bestfriend_desktop.adapters.models.model_folder import ModelFolder
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.models import PullProgress
from tests.fakes.gguf_hub import FakeGgufHub, Storage, offered
from tests.fakes.http_server import Answer

CONTENT = bytes(range(256)) * 8192  # 2 MB
MODEL = offered(CONTENT)
Usage = namedtuple("Usage", "total used free")


@dataclass
class World:
    hub: FakeGgufHub
    storage: Storage
    folder: Path
    pauses_s: tuple[float, ...] = ()

    @property
    def target(self) -> Path:
        return self.folder / f"{MODEL.name}.gguf"

    @property
    def part(self) -> Path:
        return self.folder / f".{MODEL.name}.gguf.part"

    async def fetch(self) -> list[PullProgress]:
        place = ModelFolder(self.folder, offered=[MODEL])
        engine = EmbeddedModels(place, lambda: self.hub.address, self.pauses_s)
        try:
            return [step async for step in engine.pull(MODEL.name)]
        finally:
            await engine.close()

    async def failure(self) -> BestFriendError:
        with pytest.raises(BestFriendError) as said:
            await self.fetch()
        assert said.value.remedy
        assert not self.target.exists()
        return said.value


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Storage(CONTENT) as storage, FakeGgufHub(MODEL, storage) as hub:
        yield World(hub, storage, tmp_path / "language")


async def test_a_model_is_fetched_from_where_the_hub_sends_us(world: World) -> None:
    steps = await world.fetch()
    assert world.target.read_bytes() == CONTENT
    done = [step.done_bytes for step in steps]
    assert done == sorted(done)
    assert (steps[-1].status, steps[-1].fraction) == ("success", 1.0)
    assert [path.name for path in world.folder.iterdir()] == [world.target.name]


async def test_the_other_host_is_told_nothing_that_the_hub_was_told(world: World) -> None:
    world.part.parent.mkdir()
    world.part.write_bytes(CONTENT[:1000])
    await world.fetch()
    (headers,) = world.storage.seen
    assert {name.lower() for name in headers} <= {
        "host", "accept", "accept-encoding", "connection", "user-agent", "range",
    }  # fmt: skip
    assert world.storage.asked == ["bytes=1000-"]


async def test_a_password_in_the_address_of_a_mirror_stays_there(world: World) -> None:
    with_password = world.hub.address.replace("http://", "http://me:secret@")
    engine = EmbeddedModels(ModelFolder(world.folder, offered=[MODEL]), lambda: with_password, ())
    assert [step async for step in engine.pull(MODEL.name)]
    assert "Authorization" in world.hub.seen[0]
    assert "Authorization" not in world.storage.seen[0]
    await engine.close()


async def test_encryption_is_not_given_up_on_the_way(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    import httpx

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(302, headers={"Location": "http://elsewhere.example/file"})

    async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as client:
        from bestfriend_desktop.adapters.resumable_download import download

        with pytest.raises(Refused) as said:
            async for _ in download(client, "https://hub.example/f", world.target, 10, "00", "sha256", ()):
                pass
    assert said.value.code == "download_unsafe"
    assert "elsewhere.example" in said.value.message


async def test_a_hub_that_sends_us_in_a_circle_is_left(world: World) -> None:
    world.hub.answers = [Answer(b"", 302, {"Location": "/again"})] * 20
    assert "in a circle" in (await world.failure()).message


async def test_a_broken_line_is_taken_up_again_by_itself(world: World) -> None:
    world.pauses_s = (0.0, 0.0)
    world.storage.breaks_off_after = 300_000  # of each answer
    await world.fetch()
    assert world.target.read_bytes() == CONTENT
    assert len(world.storage.asked) == 7
    assert world.storage.asked[1] == "bytes=300000-"


async def test_the_network_gone_and_back_is_waited_for(world: World) -> None:
    world.pauses_s = (0.0, 0.0, 0.0)
    world.storage.answers = [Answer(b"", 502), Answer(b"", 503, {"Retry-After": "0"})]
    steps = await world.fetch()
    told = [step.status for step in steps]
    assert "the server answered 502; next try in 0 s" in told
    assert "the server has too much to do; next try in 0 s" in told
    assert world.target.exists()


async def test_a_network_that_stays_away_is_said_and_what_arrived_is_kept(world: World) -> None:
    world.storage.breaks_off_after = 500_000
    failure = await world.failure()
    assert (failure.code, world.part.stat().st_size) == ("download_failed", 500_000)
    assert "it goes on where it stopped" in failure.remedy
    world.storage.breaks_off_after = None
    await world.fetch()
    assert world.storage.asked[-1] == "bytes=500000-"
    assert world.target.read_bytes() == CONTENT


async def test_without_any_network_that_is_said(world: World) -> None:
    world.hub.stop()
    failure = await world.failure()
    assert "the server cannot be reached" in failure.message


async def test_cancelling_keeps_what_has_arrived(world: World) -> None:
    world.storage.pause_s = 0.01
    engine = EmbeddedModels(ModelFolder(world.folder, offered=[MODEL]), lambda: world.hub.address, ())
    async with aclosing(engine.pull(MODEL.name)) as steps:
        async for step in steps:
            if step.done_bytes > 500_000:
                break
    assert 500_000 < world.part.stat().st_size < len(CONTENT)
    await engine.close()
    await world.fetch()
    assert world.target.read_bytes() == CONTENT


async def test_a_slow_hub_is_no_error(world: World) -> None:
    world.storage.pause_s = 0.02
    steps = await world.fetch()
    assert len(steps) > 4
    assert world.target.exists()


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("in_words", [False, True])
async def test_a_hub_that_asks_for_a_long_rest_is_told_of(world: World, status: int, in_words: bool) -> None:
    later = email.utils.formatdate(time.time() + 1800, usegmt=True) if in_words else "1800"
    world.hub.answers = [Answer(b"slow down", status, {"Retry-After": later})]
    world.pauses_s = (0.0,)
    failure = await world.failure()
    assert failure.code == "hub_busy"
    assert "asks to come back in 30 minutes" in failure.message


@pytest.mark.parametrize("status", [401, 403])
async def test_a_model_behind_an_account_is_said_to_be(world: World, status: int) -> None:
    world.hub.answers = [Answer(b"gated", status)]
    failure = await world.failure()
    assert (failure.code, str(status) in failure.message) == ("hub_forbids", True)
    assert "add it from your disk" in failure.remedy


@pytest.mark.parametrize("status", [404, 410])
async def test_a_model_that_is_not_there_any_more_is_said_to_be_gone(world: World, status: int) -> None:
    world.hub.answers = [Answer(b"", status)]
    assert (await world.failure()).code == "download_gone"


async def test_a_web_page_in_place_of_the_model_is_no_model(world: World) -> None:
    page = Answer(b"<html>Sign in to the hotel</html>", headers={"Content-Type": "text/html; charset=utf-8"})
    world.hub.answers = [page]
    failure = await world.failure()
    assert "a web page came in place of the file" in failure.message
    assert "sign in" in failure.remedy


async def test_another_file_under_the_same_name_is_seen_before_it_is_fetched(world: World) -> None:
    world.hub.etag = "b" * 64
    failure = await world.failure()
    assert "another file of that name" in failure.message
    assert world.storage.asked == []


async def test_another_content_is_seen_at_the_end_and_thrown_away(world: World) -> None:
    world.storage.content = CONTENT[:-1] + b"x"
    failure = await world.failure()
    assert "not the file that was announced" in failure.message
    assert not world.part.exists()


async def test_more_than_was_announced_is_not_taken(world: World) -> None:
    world.storage.content = CONTENT + b"more"
    assert "larger than was announced" in (await world.failure()).message


async def test_a_beginning_that_does_not_fit_is_begun_anew(world: World) -> None:
    world.pauses_s = (0.0,)
    world.folder.mkdir()
    world.part.write_bytes(CONTENT[:1000])
    world.storage.answers = [Answer(b"", 416)]
    await world.fetch()
    assert world.target.read_bytes() == CONTENT
    assert world.storage.asked == ["bytes=1000-", ""]


async def test_a_part_that_is_too_long_is_begun_anew(world: World) -> None:
    world.folder.mkdir()
    world.part.write_bytes(CONTENT + b"x")
    await world.fetch()
    assert world.target.read_bytes() == CONTENT


async def test_a_disk_without_room_is_said_before_anything_is_fetched(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(10**9, 9 * 10**8, 10**8))
    failure = await world.failure()
    assert (failure.code, world.storage.asked) == ("disk_full", [])
    assert "0.1 GB are free" in failure.message


@pytest.mark.skipif(sys.platform == "win32", reason="limits of files are of POSIX")
async def test_a_disk_that_fills_up_on_the_way_keeps_what_is_there(world: World) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(len(CONTENT) * 0.9), before[1]))
    try:
        failure = await world.failure()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert failure.code == "disk_full"
    assert world.part.stat().st_size > len(CONTENT) // 2
    await world.fetch()
    assert world.target.read_bytes() == CONTENT


async def test_two_programs_that_want_the_same_fetch_it_once(world: World) -> None:
    world.storage.pause_s = 0.02
    context = multiprocessing.get_context("spawn")
    ready = context.Event()
    other = context.Process(target=_fetch_elsewhere, args=(world.hub.address, world.folder, ready))
    other.start()
    assert await asyncio.to_thread(ready.wait, 60)
    steps = await world.fetch()
    await asyncio.to_thread(other.join, 60)
    assert other.exitcode == 0
    assert "another program is fetching it" in [step.status for step in steps]
    assert world.target.read_bytes() == CONTENT
    assert len(world.storage.asked) == 1


async def test_a_model_that_is_not_in_the_table_is_not_fetched(world: World) -> None:
    engine = EmbeddedModels(ModelFolder(world.folder, offered=[MODEL]), lambda: world.hub.address, ())
    with pytest.raises(Misconfigured):
        [step async for step in engine.pull("../../etc/passwd")]
    await engine.close()


async def test_fetching_what_is_here_asks_nobody(world: World) -> None:
    await world.fetch()
    asked = len(world.hub.seen)
    (step,) = await world.fetch()
    assert (step.status, len(world.hub.seen)) == ("success", asked)


async def test_certificates_that_are_not_there_are_a_sentence(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(world.folder / "nowhere.pem"))
    assert (await world.failure()).code == "certificates_missing"


def test_the_address_of_the_hub_is_the_setting_or_what_its_own_tools_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("HF_ENDPOINT", raising=False)
    assert hub_address("") == HUB
    monkeypatch.setenv("HF_ENDPOINT", "https://hf-mirror.com/")
    assert hub_address(" ") == "https://hf-mirror.com"
    assert hub_address("https://mine.example/models/") == "https://mine.example/models"


def test_a_mirror_keeps_the_paths() -> None:
    address = hub_module.file_address("https://mine.example", "a/b-GGUF", "main", "b.gguf")
    assert address == "https://mine.example/a/b-GGUF/resolve/main/b.gguf"


def _fetch_elsewhere(address: str, folder: Path, ready: object) -> None:
    """Another program; runs in a process of its own."""

    async def fetch() -> None:
        engine = EmbeddedModels(ModelFolder(folder, offered=[MODEL]), lambda: address, ())
        async for step in engine.pull(MODEL.name):
            if step.done_bytes:
                ready.set()  # type: ignore[attr-defined]  # an Event of multiprocessing
        await engine.close()

    try:
        asyncio.run(fetch())
    except Unavailable:
        sys.exit(1)
