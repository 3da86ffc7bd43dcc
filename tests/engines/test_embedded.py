"""The basic model on its real weights."""

import asyncio
import logging
import os
import re
import shutil
from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.model_files import ModelFiles, starter_models
from bestfriend_desktop.adapters.models import embedded as embedded_module
from bestfriend_desktop.adapters.models.embedded import READING, WEIGHTS, EmbeddedModels
from bestfriend_desktop.adapters.models.llama_server import LlamaServer
from bestfriend_desktop.domain.brevity import enough
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.models import BASIC_MODEL, Engine, ModelInfo
from bestfriend_desktop.domain.persona import parse_persona
from bestfriend_desktop.domain.prompt import Prompt
from bestfriend_desktop.domain.sentences import STOPS
from bestfriend_desktop.runtime.paths import resources_folder
from bestfriend_desktop.runtime.tasks import spawn
from tests.engines.talk import LONG_REPLY, SAMPLING, beginning, hear, prompt, until, work_s

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
        caplog.set_level(logging.DEBUG, embedded_module.__name__)
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
    weights = tmp_path / "models" / starter_models()[WEIGHTS].file_name
    weights.parent.mkdir()
    shutil.copy(files.find(WEIGHTS), weights)
    engine = EmbeddedModels(ModelFiles([weights.parent]))
    yield engine, weights
    await engine.close()


async def test_the_basic_model_is_labelled_as_basic(basic: ModelInfo) -> None:
    assert (basic.name, basic.engine, basic.is_basic) == (BASIC_MODEL, Engine.EMBEDDED, False)
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


@pytest.mark.parametrize(
    "said", ["Tell me a long story.", "What should I cook tonight?", "Tell me about cats."]
)
async def test_it_says_a_few_whole_sentences_and_no_more(
    embedded: EmbeddedModels, basic: ModelInfo, said: str
) -> None:
    persona = parse_persona((resources_folder() / "personas" / "friend.md").read_text(encoding="utf-8"))
    asked = prompt(*chain(*persona.examples), said, system=persona.text)
    reply = "".join(await hear(embedded, basic, asked, replace(LONG_REPLY, temperature=0.0)))
    assert reply.rstrip().endswith(tuple(STOPS))
    assert enough(reply) is None


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
