"""The basic model on its real weights."""

import asyncio
import os
import re
import shutil
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.model_files import ModelFiles, starter_models
from bestfriend_desktop.adapters.models.embedded import WEIGHTS, EmbeddedModels
from bestfriend_desktop.adapters.models.llama_server import LlamaServer
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.models import BASIC_MODEL, Engine, ModelInfo
from tests.engines.talk import LONG_REPLY, SAMPLING, beginning, hear, prompt

pytestmark = pytest.mark.asyncio(loop_scope="session")

LONG_MESSAGE = "The quick brown fox jumps over the lazy dog. " * 40
"""400 tokens: some seconds of reading."""


@pytest_asyncio.fixture(loop_scope="session")
async def basic(embedded: EmbeddedModels) -> ModelInfo:
    (info,) = await embedded.models()
    return info


@pytest_asyncio.fixture(loop_scope="session")
async def copied(files: ModelFiles, tmp_path: Path) -> AsyncIterator[tuple[EmbeddedModels, Path]]:
    """An engine of its own on a copy of the weights, which may be spoilt."""
    weights = tmp_path / "models" / starter_models()[WEIGHTS].file_name
    weights.parent.mkdir()
    shutil.copy(files.find(WEIGHTS), weights)
    engine = EmbeddedModels(ModelFiles([weights.parent]))
    yield engine, weights
    await engine.close()


async def test_the_basic_model_is_labelled_as_basic(basic: ModelInfo) -> None:
    assert (basic.name, basic.engine, basic.is_basic) == (BASIC_MODEL, Engine.EMBEDDED, True)
    assert basic.label == "Basic (SmolLM2 135M, built in)"


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
    async with beginning(embedded, basic):
        count = await embedded.counter(basic)
        started = time.monotonic()
        for number in range(20):
            count(f"Message number {number}: how are you today?")
        assert time.monotonic() - started < 1.0


async def test_temperature_zero_says_the_same_again(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    coldly = replace(SAMPLING, temperature=0.0)
    assert await hear(embedded, basic, sampling=coldly) == await hear(embedded, basic, sampling=coldly)


async def test_a_high_temperature_does_not(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    hotly = replace(SAMPLING, temperature=2.0, top_p=1.0)
    assert len({"".join(await hear(embedded, basic, sampling=hotly)) for _ in range(4)}) > 1


async def test_a_narrow_top_p_is_as_good_as_temperature_zero(
    embedded: EmbeddedModels, basic: ModelInfo
) -> None:
    narrow = replace(SAMPLING, temperature=2.0, top_p=0.001)
    coldly = replace(SAMPLING, temperature=0.0)
    assert await hear(embedded, basic, sampling=narrow) == await hear(embedded, basic, sampling=coldly)


async def test_a_reply_is_no_longer_than_allowed(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    count = await embedded.counter(basic)
    reply = "".join(
        await hear(embedded, basic, prompt("Tell me a long story."), replace(SAMPLING, reply_tokens=16))
    )
    assert 8 <= count(reply) <= 17


async def test_characters_of_several_tokens_arrive_whole(embedded: EmbeddedModels, basic: ModelInfo) -> None:
    asked = prompt("Write only emoji: 🦊🐝🎉", "🦊🐝🎉🦊🐝🎉", "Again.", "🦊🐝🎉🦊🐝🎉", "Again.")
    pieces = await hear(embedded, basic, asked, replace(SAMPLING, temperature=0.0))
    assert "🦊" in "".join(pieces)
    assert not any("\ufffd" in piece for piece in pieces)


async def test_stopping_while_the_prompt_is_read_frees_the_engine(
    embedded: EmbeddedModels, basic: ModelInfo
) -> None:
    one_word = replace(SAMPLING, reply_tokens=1)
    started = time.monotonic()
    await hear(embedded, basic, prompt(f"{started} {LONG_MESSAGE}"), one_word)
    whole_s = time.monotonic() - started
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(whole_s / 8):
            await hear(embedded, basic, prompt(f"{time.monotonic()} {LONG_MESSAGE}"), one_word)
    stopped = time.monotonic()
    await hear(embedded, basic, prompt("Hi"), one_word)
    assert time.monotonic() - stopped < whole_s / 2


async def test_what_stays_of_a_long_conversation_is_not_read_again(
    embedded: EmbeddedModels, basic: ModelInfo
) -> None:
    one_word = replace(SAMPLING, reply_tokens=1)
    history = [f"At {time.monotonic()} this was number {number}, about a dog." for number in range(16)]
    started = time.monotonic()
    await hear(embedded, basic, prompt(*history, "And now?"), one_word)
    whole_s = time.monotonic() - started
    started = time.monotonic()
    await hear(embedded, basic, prompt(*history[4:], "And now?"), one_word)
    assert time.monotonic() - started < whole_s / 3


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
    loading = asyncio.get_running_loop().create_task(
        embedded.preload(basic, replace(SAMPLING, context_tokens=640))
    )
    started = last = time.monotonic()
    longest = 0.0
    while not loading.done():
        await asyncio.sleep(0.002)
        longest, last = max(longest, time.monotonic() - last), time.monotonic()
    await loading
    assert longest < (last - started) / 2


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


async def test_damaged_weights_are_said_to_be_damaged(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, weights = copied
    with weights.open("r+b") as file:
        file.seek(50_000_000)
        byte = file.read(1)
        file.seek(50_000_000)
        file.write(bytes([byte[0] ^ 1]))
    assert await _failure(engine) == (Misconfigured, "weights_damaged")
    health = await engine.health()
    assert (health.state, "damaged" in health.message) == (HealthState.MISSING, True)


async def test_truncated_weights_are_said_to_be_damaged(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, weights = copied
    os.truncate(weights, 1_000_000)
    assert await _failure(engine) == (Misconfigured, "weights_damaged")


async def test_missing_weights_are_said_to_be_missing(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, weights = copied
    weights.unlink()
    assert await _failure(engine) == (Misconfigured, "weights_missing")
    assert (await engine.health()).state is HealthState.MISSING


async def test_the_basic_model_cannot_be_removed(embedded: EmbeddedModels) -> None:
    with pytest.raises(Refused) as said:
        await embedded.delete(BASIC_MODEL)
    assert said.value.code == "basic_model_stays"


async def test_only_the_basic_model_is_in_its_library(embedded: EmbeddedModels) -> None:
    for attempt in (embedded.delete("llama3.2"), embedded.show("llama3.2")):
        with pytest.raises(Refused) as said:
            await attempt
        assert said.value.code == "model_unknown"


async def test_the_basic_model_is_shown(embedded: EmbeddedModels) -> None:
    details = await embedded.show(BASIC_MODEL)
    assert (details.parameters, details.quantization, details.licence) == ("135M", "Q4_1", "Apache-2.0")


async def test_fetching_what_is_there_says_so_at_once(copied: tuple[EmbeddedModels, Path]) -> None:
    engine, _ = copied
    steps = [step async for step in engine.pull(BASIC_MODEL)]
    assert [(step.model, step.status, step.fraction) for step in steps] == [(BASIC_MODEL, "success", 1.0)]


async def _hear_and_kill(engine: EmbeddedModels, basic: ModelInfo) -> None:
    async for _ in engine.stream(basic, prompt("Tell me a long story."), LONG_REPLY):
        _running(engine)._process.kill()


async def _failure(engine: EmbeddedModels) -> tuple[type[BestFriendError], str]:
    (basic,) = await engine.models()
    with pytest.raises(BestFriendError) as said:
        await hear(engine, basic)
    return type(said.value), said.value.code


def _running(engine: EmbeddedModels) -> LlamaServer:
    assert engine._server is not None
    return engine._server
