"""Another embedder from end to end: the whole program on its own database, from MiniLM to one over Ollama."""

import asyncio
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bestfriend_desktop.domain.events import EmbedderChanged, EmbedderChanging
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.memory import Channel
from bestfriend_desktop.services.companion import Companion
from tests.fakes.companion import Ear
from tests.fakes.ollama_server import FakeModel, FakeOllama
from tests.scenarios.conftest import ROOT
from tests.scenarios.program import counted, settled, started, until

MINILM, NOMIC = "minilm-l6-v2-int8-128x4", "ollama:nomic-embed-text"
CELLO = "My sister Mara plays the cello in an orchestra in Vienna."
WHICH_INSTRUMENT = "Which instrument does my sister play?"


@pytest.fixture
def ollama() -> Iterator[FakeOllama]:
    with FakeOllama() as fake:
        fake.models["nomic-embed-text:latest"] = FakeModel(
            "nomic-embed-text:latest", ("embedding",), dimensions=768
        )
        yield fake


Embed = Callable[[FakeModel, list[str]], list[list[float]]]


def held(embed: Embed, go_on: threading.Event) -> Embed:
    """The same, as soon as it may."""

    def embed_when_it_may(model: FakeModel, texts: list[str]) -> list[list[float]]:
        assert go_on.wait(120)
        return embed(model, texts)

    return embed_when_it_may


async def talked(companion: Companion, *texts: str) -> None:
    for text in texts:
        assert (await companion.say(text)).failure is None
    await settled(companion)


async def channels_of_cello(companion: Companion) -> set[Channel]:
    """What brings it to mind at the question; the words alone would."""
    recalled = await (await companion.memories()).recall(WHICH_INSTRUMENT)
    reasons = [one.reasons for one in recalled if one.memory.content == CELLO]
    return {reason.channel for reason in reasons[0]}


async def test_recall_goes_on_with_the_old_embedder_until_the_new_one_has_done_all(
    home: Path, ollama: FakeOllama
) -> None:
    go_on = threading.Event()
    async with started(ollama) as companion:
        ear = Ear(companion)
        await talked(companion, CELLO)
        ollama.embed = held(ollama.embed, go_on)
        await companion.change_setting("memory.embedder", "nomic-embed-text")
        await companion.say("The bread in the oven smells wonderful.")
        await settled(companion)
        halfway = await counted(companion)
        assert (halfway.embedder, halfway.embedded) == (MINILM, {MINILM: 4})
        assert Channel.MEANING in await channels_of_cello(companion)
        change = await (await companion.memories()).embedder_change()
        assert change is not None
        assert change.sentence == "Getting memories ready for nomic-embed-text: 0 of 4."
        go_on.set()
        assert (await ear.until(EmbedderChanged)).name == NOMIC
        assert ear.all(EmbedderChanging)[-1].change.done == 4
        after = await settled(companion)
        assert (after.embedder, after.embedded) == (NOMIC, {NOMIC: 4})
        recalled = await (await companion.memories()).recall(WHICH_INSTRUMENT)
        assert CELLO in [one.memory.content for one in recalled]
        assert ollama.requests[-1].body["input"][0].startswith("search_query: ")


async def test_a_server_that_is_away_or_gives_vectors_of_a_wrong_size_leaves_the_old_one_with_a_sentence(
    home: Path, ollama: FakeOllama
) -> None:
    ollama.models["bge-large:latest"] = FakeModel("bge-large:latest", ("embedding",), dimensions=1024)
    async with started(ollama) as companion:
        ear = Ear(companion)
        await talked(companion, CELLO)
        await companion.change_setting("memory.embedder", "bge-large")
        told = (await ear.until(EmbedderChanging)).change
        assert "1024" in told.problem
        assert "built-in" in told.sentence
        parts = {part.part: part for part in await companion.health()}
        assert parts["embeddings"].state is HealthState.OK
        assert parts["new embeddings"].state is HealthState.DEGRADED
        assert parts["new embeddings"].remedy
        assert Channel.MEANING in await channels_of_cello(companion)
        await companion.change_setting("memory.embedder", "nomad-embed")
        assert "nomad-embed" in (await ear.until(EmbedderChanging, 2)).change.problem
        await companion.change_setting("memory.embedder", "")

        async def all_is_well() -> bool:
            return await (await companion.memories()).embedder_change() is None

        await until(all_is_well)
        assert (await counted(companion)).embedded == {MINILM: 2}


CHANGES = """
import sys, time
from bestfriend_desktop.app import build

program = build({"ollama.address": sys.argv[1], "memory.embedder": "nomic-embed-text"})
program.start().result(120)
time.sleep(600)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
async def test_a_change_that_is_killed_in_the_middle_goes_on_at_the_next_start(
    home: Path, ollama: FakeOllama
) -> None:
    async with started(ollama) as companion:
        await talked(companion, CELLO, *(f"Note number {number}." for number in range(12)))
    embed = ollama.embed
    given: list[int] = []

    def killing(kill: Callable[[], None]) -> Embed:
        def embed_or_kill(model: FakeModel, texts: list[str]) -> list[list[float]]:
            given.append(len(texts))
            if len(given) == 2:
                kill()
            return embed(model, texts)

        return embed_or_kill

    environment = {**os.environ, "BESTFRIEND_HOME": str(home)}
    dying = subprocess.Popen(  # noqa: ASYNC220 (it returns at once)
        [sys.executable, "-c", CHANGES, ollama.url], cwd=ROOT, env=environment
    )
    ollama.embed = killing(lambda: dying.send_signal(signal.SIGKILL))
    assert await asyncio.to_thread(dying.wait, 120) == -signal.SIGKILL
    go_on = threading.Event()
    ollama.embed = held(embed, go_on)
    before = len(ollama.requests)
    async with started(ollama, memory__embedder="nomic-embed-text") as companion:
        ear = Ear(companion)
        halfway = await settled(companion)
        assert (halfway.embedder, halfway.embedded) == (MINILM, {MINILM: 26, NOMIC: given[0]})
        assert Channel.MEANING in await channels_of_cello(companion)
        go_on.set()
        await ear.until(EmbedderChanged)
        after = await settled(companion)
        assert (after.embedder, after.embedded) == (NOMIC, {NOMIC: 26})
    again = [request.body["input"] for request in ollama.requests[before:] if "input" in request.body]
    assert sum(map(len, again)) == 26 - given[0]
