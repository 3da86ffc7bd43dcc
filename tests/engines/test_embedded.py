"""Models within the program: llama.cpp with a real, small model."""

import asyncio
import json
import logging
import os
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.models import llama_requests
from bestfriend_desktop.adapters.models.embedded import EmbeddedModels
from bestfriend_desktop.adapters.models.llama_requests import READING
from bestfriend_desktop.adapters.models.llama_server import LlamaServer
from bestfriend_desktop.adapters.models.model_folder import ModelFolder
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.machine import GB, Machine
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.domain.prompt import Prompt
from bestfriend_desktop.runtime.tasks import spawn
from tests.engines.talk import LONG_REPLY, SAMPLING, beginning, hear, prompt, until, work_s
from tests.engines.weights import NAME, WEIGHTS, small_model

pytestmark = pytest.mark.asyncio(loop_scope="session")

LONG_MESSAGE = "The quick brown fox jumps over the lazy dog. " * 40
"""400 tokens: some seconds of reading."""

STORY = prompt("Tell me a long story.")
ONE_WORD = replace(SAMPLING, reply_tokens=1)
COLD = replace(SAMPLING, temperature=0.0)
"""It says the same again."""


@dataclass(frozen=True)
class Step:
    """Of reading a prompt, in tokens."""

    read: int
    all: int
    known: int
    """That need not be read, because they were before."""


class Reading:
    """What the engine tells of how it reads."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.DEBUG, llama_requests.__name__)
        self._caplog = caplog

    def _steps(self) -> list[Step]:
        told = (record.args for record in self._caplog.records if record.msg == READING)
        return [Step(*map(int, numbers)) for numbers in told if isinstance(numbers, tuple)]

    async def begun(self, engine: EmbeddedModels, model: ModelInfo, asked: Prompt) -> Step:
        """The first step of a prompt; there it is stopped."""
        before = len(self._steps())
        hearing = spawn(hear(engine, model, asked, ONE_WORD), name="hear")
        assert await until(lambda: len(self._steps()) > before)
        hearing.cancel()
        await asyncio.wait([hearing])
        return self._steps()[before]


@pytest.fixture
def reading(caplog: pytest.LogCaptureFixture) -> Reading:
    return Reading(caplog)


@pytest_asyncio.fixture(loop_scope="session")
async def basic(embedded: EmbeddedModels) -> ModelInfo:
    (info,) = await embedded.models()
    return info


@pytest_asyncio.fixture(loop_scope="session")
async def copied(files: ModelFiles, tmp_path: Path) -> AsyncIterator[tuple[EmbeddedModels, Path]]:
    """An engine of its own on a copy of the weights, which may be spoilt."""
    engine = small_model(files, tmp_path, copy=True)
    yield engine, tmp_path / f"{NAME}.gguf"
    await engine.close()


async def test_a_file_that_was_added_is_a_model_with_what_its_header_says(basic: ModelInfo) -> None:
    assert (basic.name, basic.engine, basic.is_basic) == (NAME, Engine.EMBEDDED, False)
    assert (basic.size_bytes, basic.context_limit_tokens, basic.thinks) == (98_362_432, 8192, False)


async def test_a_simple_question_is_answered(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    coldly = replace(SAMPLING, temperature=0.0)
    assert "Paris" in "".join(await hear(embedded, basic, prompt("What is the capital of France?"), coldly))


async def test_tokens_are_counted_exactly(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    count = await embedded.counter(basic)
    assert count("Hello") == 1
    assert count("Hello world") == 2
    assert count("1234") == 4  # this tokenizer takes digits one by one
    # ChatML puts five tokens around a message, the first of which is empty, and begins the reply with three.
    with pytest.raises(Refused) as said:
        await hear(embedded, basic, prompt(LONG_MESSAGE * 3, system=""))
    told = re.search(r"takes (\d+) tokens", said.value.message)
    assert told is not None
    assert abs(int(told[1]) - count(LONG_MESSAGE * 3) - 13) <= 1


async def test_counting_does_not_wait_for_the_reply(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    begun = asyncio.Event()

    async def write() -> None:
        async for _ in embedded.stream(basic, STORY, LONG_REPLY):
            begun.set()

    writing = spawn(write(), name="write")
    await begun.wait()
    count = await embedded.counter(basic)
    for number in range(3):
        await asyncio.to_thread(count, f"Message number {number}: how are you today?")
    assert not writing.done()
    writing.cancel()
    await asyncio.wait([writing])


async def test_temperature_zero_says_the_same_again(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    assert await hear(embedded, basic, sampling=COLD) == await hear(embedded, basic, sampling=COLD)


async def test_a_high_temperature_does_not(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    hotly = replace(SAMPLING, temperature=2.0, top_p=1.0)
    assert len({"".join(await hear(embedded, basic, sampling=hotly)) for _ in range(4)}) > 1


async def test_a_narrow_top_p_is_as_good_as_temperature_zero(
    embedded: EmbeddedModels, basic: ModelInfo
) -> None:
    narrow = replace(SAMPLING, temperature=2.0, top_p=0.001)
    assert await hear(embedded, basic, sampling=narrow) == await hear(embedded, basic, sampling=COLD)


async def test_a_reply_is_no_longer_than_allowed(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    count = await embedded.counter(basic)
    reply = "".join(
        await hear(embedded, basic, prompt("Tell me a long story."), replace(COLD, reply_tokens=16))
    )
    assert 8 <= count(reply) <= 17


async def test_characters_of_several_tokens_arrive_whole(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    asked = prompt("Write only emoji: 🦊🐝🎉", "🦊🐝🎉🦊🐝🎉", "Again.", "🦊🐝🎉🦊🐝🎉", "Again.")
    pieces = await hear(embedded, basic, asked, COLD)
    assert "🦊" in "".join(pieces)
    assert not any("\ufffd" in piece for piece in pieces)


async def test_stopping_while_the_prompt_is_read_frees_the_engine(
    embedded: EmbeddedModels, basic: ModelInfo, reading: Reading
) -> None:
    asked = prompt(f"Of foxes. {LONG_MESSAGE * 2}")
    new = await reading.begun(embedded, basic, asked)
    again = await reading.begun(embedded, basic, asked)
    assert new.known < again.known < again.all - 1  # of what had been read to its end, all but one is known


async def test_stopping_a_reply_saves_the_rest_of_the_work(
    embedded: EmbeddedModels, basic: ModelInfo
) -> None:
    await embedded.preload(basic, SAMPLING)
    process = psutil.Process(_running(embedded)._process.pid)
    long_reply = replace(COLD, reply_tokens=100)
    whole_s = await work_s([process], hear(embedded, basic, STORY, long_reply))

    async def stopped() -> None:
        async with beginning(embedded, basic, STORY, long_reply):
            pass
        await hear(embedded, basic, STORY, ONE_WORD)  # when it is free again

    assert await work_s([process], stopped()) < whole_s / 2


async def test_what_stays_of_a_long_conversation_is_not_read_again(
    embedded: EmbeddedModels, basic: ModelInfo, reading: Reading
) -> None:
    history = [f"Number {number}, of {number * 7919} in all, was about a dog." for number in range(16)]
    await hear(embedded, basic, prompt(*history, "And now?"), ONE_WORD)
    shorter = await reading.begun(embedded, basic, prompt(*history[4:], "And now?"))
    assert shorter.known > 2 / 3 * shorter.all


async def test_a_prompt_that_is_too_long_is_refused_with_its_length(
    embedded: EmbeddedModels, basic: ModelInfo
) -> None:
    with pytest.raises(Refused) as said:
        await hear(embedded, basic, prompt(LONG_MESSAGE * 3))
    assert said.value.code == "message_too_long"
    assert "has room for 1024" in said.value.message


async def test_another_context_size_is_taken_up(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    await embedded.preload(basic, replace(SAMPLING, context_tokens=512))
    with pytest.raises(Refused, match="has room for 512"):
        await hear(embedded, basic, prompt(LONG_MESSAGE * 2), replace(SAMPLING, context_tokens=512))


async def test_nothing_of_the_engine_is_printed(
    embedded: EmbeddedModels, basic: ModelInfo, capfd: pytest.CaptureFixture[str]
) -> None:
    await embedded.preload(basic, replace(SAMPLING, context_tokens=768))  # loads anew
    await hear(embedded, basic, sampling=replace(SAMPLING, context_tokens=768))
    assert capfd.readouterr() == ("", "")


async def test_loading_does_not_stop_the_loop(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    loading = spawn(embedded.preload(basic, replace(SAMPLING, context_tokens=640)), name="load")
    turns = 0
    while not loading.done():
        await asyncio.sleep(0.002)
        turns += 1
    await loading
    assert turns > 10  # some 200; were it stopped, two or three


async def test_an_engine_that_dies_in_a_reply_is_started_anew(
    copied: tuple[EmbeddedModels, Path],
) -> None:
    engine, _ = copied
    (basic,) = await engine.models()
    with pytest.raises(Unavailable) as said:
        await _hear_and_kill(engine, basic)
    assert said.value.code == "engine_failed"
    assert await hear(engine, basic, prompt("Hello"))


async def test_closing_ends_the_process(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, _ = copied
    (basic,) = await engine.models()
    await engine.preload(basic, SAMPLING)
    server = _running(engine)
    await engine.close()
    assert not server.is_alive


async def test_a_file_that_was_cut_since_is_said_to_be_cut(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, weights = copied
    (model,) = await engine.models()
    os.truncate(weights, 1_000_000)
    assert await _failure(engine, model) == (Refused, "model_unfit")
    assert await engine.models() == []
    assert (await engine.health()).state is HealthState.DEGRADED


async def test_a_linked_file_that_is_away_is_said_to_be_away(files: ModelFiles, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere.gguf"
    shutil.copy(files.find(WEIGHTS), elsewhere)
    engine = EmbeddedModels(ModelFolder(tmp_path / "language"), lambda: "", ())
    model = await engine.add(elsewhere, copy=False)
    elsewhere.unlink()
    assert await _failure(engine, model) == (Misconfigured, "weights_missing")
    assert await engine.models() == []
    await engine.delete(model.name)
    assert (await engine.health()).state is HealthState.OK
    await engine.close()


async def test_a_model_that_is_deleted_is_let_go_and_gone(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, weights = copied
    (model,) = await engine.models()
    await engine.preload(model, SAMPLING)
    server = _running(engine)
    await engine.delete(model.name)
    assert not server.is_alive
    assert not weights.exists()
    assert await engine.models() == []
    with pytest.raises(Misconfigured) as said:
        await engine.show(model.name)
    assert said.value.code == "model_unknown"


async def test_another_model_takes_the_place_of_the_one_that_is_loaded(
    copied: tuple[EmbeddedModels, Path], tmp_path: Path
) -> None:
    engine, weights = copied
    shutil.copy(weights, tmp_path / "another.gguf")
    first, second = await engine.models()
    await engine.preload(first, SAMPLING)
    before = _running(engine)
    assert await hear(engine, second, prompt("Hello"))
    assert (before.is_alive, _running(engine).name) == (False, second.name)


async def test_a_model_that_is_too_large_for_the_memory_is_refused_with_both_figures(
    files: ModelFiles, tmp_path: Path
) -> None:
    tiny = Machine(memory_bytes=400_000_000, free_disk_bytes=10 * GB, cores=1)
    engine = EmbeddedModels(ModelFolder(tmp_path, lambda _: tiny), lambda: "", ())
    with pytest.raises(Misconfigured) as said:
        await engine.add(files.find(WEIGHTS), copy=False)
    assert said.value.code == "model_too_large"
    assert "needs 0.5 GB of memory, and this computer has 0.4 GB" in said.value.message
    assert await engine.models() == []
    await engine.close()


async def test_the_pace_of_a_reply_is_remembered(files: ModelFiles, tmp_path: Path) -> None:
    place = ModelFolder(tmp_path)
    place.files.add(files.find(WEIGHTS), copy=False)
    engine = EmbeddedModels(place, lambda: "", ())
    (model,) = await engine.models()
    await hear(engine, model, STORY, replace(COLD, reply_tokens=60))
    assert place.notes().words_per_s[NAME] > 0
    await engine.close()


async def test_a_model_is_shown_with_its_kind_and_where_it_is(embedded: EmbeddedModels) -> None:
    details = await embedded.show(NAME)
    assert (details.family, details.parameters, details.quantization) == ("llama", "135M", "Q4_1")
    assert (details.licence, Path(details.path).suffix) == ("apache-2.0", ".gguf")


async def test_a_reply_that_must_be_json_is_json(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    schema = '{"type": "object", "properties": {"town": {"type": "string"}}, "required": ["town"]}'
    asked = replace(COLD, schema=schema, reply_tokens=60)
    reply = "".join(await hear(embedded, basic, prompt("Where is the Eiffel Tower?"), asked))
    assert isinstance(json.loads(reply)["town"], str)


async def _hear_and_kill(engine: EmbeddedModels, basic: ModelInfo) -> None:
    async for _ in engine.stream(basic, prompt("Tell me a long story."), LONG_REPLY):
        _running(engine)._process.kill()


async def _failure(engine: EmbeddedModels, model: ModelInfo) -> tuple[type[BestFriendError], str]:
    with pytest.raises(BestFriendError) as said:
        await hear(engine, model)
    return type(said.value), said.value.code


def _running(engine: EmbeddedModels) -> LlamaServer:
    assert engine._server is not None
    return engine._server
