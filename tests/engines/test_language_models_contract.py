"""What every engine behind `ports.LanguageModels` keeps to: embedded, real Ollama, fake Ollama; all as the
program uses them, made when they are needed."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.models.embedded import EmbeddedModels
from bestfriend_desktop.adapters.models.ollama import OllamaModels
from bestfriend_desktop.adapters.models.openai_compatible import OpenAIModels
from bestfriend_desktop.adapters.models.when_needed import WhenNeeded
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.models import ModelInfo
from bestfriend_desktop.domain.reply_parts import Text
from bestfriend_desktop.ports import LanguageModels
from bestfriend_desktop.settings.schema import OllamaSettings, OpenAISettings
from tests.engines.talk import LONG_REPLY, SAMPLING, beginning, hear, prompt, until
from tests.fakes.ollama_server import FakeOllama
from tests.fakes.openai_server import FakeOpenAI, streamed
from tests.fakes.real_ollama import RealOllama

pytestmark = pytest.mark.asyncio(loop_scope="session")


@dataclass
class Tried:
    engine: LanguageModels
    model: ModelInfo


@pytest.fixture
def compatible() -> Iterator[FakeOpenAI]:
    with FakeOpenAI() as server:
        server.models = [{"id": "tiny", "meta": {"size": 1_000_000, "n_ctx_train": 8192}}]
        for _ in range(3):
            server.reply(streamed(*["word "] * 200, delay_s=0.01))
        yield server


Behind = EmbeddedModels | FakeOllama | RealOllama | FakeOpenAI


@pytest.fixture(params=["embedded", "fake ollama", "real ollama", "fake openai"])
def behind(request: pytest.FixtureRequest) -> Behind:
    fixture = {
        "embedded": "embedded",
        "fake ollama": "fake",
        "real ollama": "real",
        "fake openai": "compatible",
    }
    found = request.getfixturevalue(fixture[request.param])
    assert isinstance(found, Behind)
    return found


@pytest_asyncio.fixture(loop_scope="session")
async def tried(behind: Behind) -> AsyncIterator[Tried]:
    if isinstance(behind, EmbeddedModels):
        embedded = WhenNeeded(lambda: behind)
        yield Tried(embedded, (await embedded.models())[0])
        return
    if isinstance(behind, FakeOpenAI):
        served = OpenAISettings(enabled=True, address=behind.url)
        openai = WhenNeeded(lambda: OpenAIModels(lambda: served))
        yield Tried(openai, (await openai.models())[0])
        await openai.close()
        return
    if isinstance(behind, FakeOllama):
        for _ in range(3):
            behind.reply(*["word "] * 200, delay_s=0.01)
    settings = OllamaSettings(address=behind.url)
    ollama = WhenNeeded(lambda: OllamaModels(lambda: settings))
    yield Tried(ollama, (await ollama.models())[0])
    await ollama.close()


async def test_a_model_that_can_chat_is_offered(tried: Tried) -> None:
    assert tried.model.chats
    assert tried.model.name
    assert tried.model.label
    assert tried.model.size_bytes > 0
    assert tried.model.context_limit_tokens == 8192
    assert tried.model in await tried.engine.models()


async def test_a_reply_comes_in_pieces_none_of_them_empty(tried: Tried) -> None:
    pieces = await hear(tried.engine, tried.model)
    assert len(pieces) > 1
    assert all(pieces)


async def test_longer_texts_count_more_tokens(tried: Tried) -> None:
    count = await tried.engine.counter(tried.model)
    assert count("") == 0
    assert 1 <= count("Hello") < count("Hello, my name is Anna.") < count("Hello, my name is Anna. " * 20)


async def test_a_reply_that_is_closed_makes_room_for_the_next(tried: Tried) -> None:
    async with asyncio.timeout(60):
        for _ in range(2):
            async with beginning(tried.engine, tried.model) as piece:
                assert piece


async def test_cancelling_the_task_stops_the_reply(tried: Tried) -> None:
    heard: list[str] = []

    async def listen() -> None:
        async for part in tried.engine.stream(tried.model, prompt("Tell me a long story."), LONG_REPLY):
            if isinstance(part, Text):
                heard.append(part.text)

    async with asyncio.TaskGroup() as group:
        task = group.create_task(listen())
        assert await until(lambda: len(heard) > 1)
        task.cancel()
    assert task.cancelled()
    assert await hear(tried.engine, tried.model)


async def test_a_preloaded_engine_is_well(tried: Tried) -> None:
    await tried.engine.preload(tried.model, SAMPLING)
    health = await tried.engine.health()
    assert health.state is HealthState.OK
    assert health.message


async def test_a_conversation_without_a_system_part_is_answered(tried: Tried) -> None:
    assert await hear(tried.engine, tried.model, prompt("Hello.", "Hi.", "How are you?", system=""))
