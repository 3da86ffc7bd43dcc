"""The Ollama adapter against a real server (0.5.4). Its words are gibberish; how it speaks is real."""

import math
from collections.abc import AsyncIterator
from contextlib import aclosing
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.embeddings.ollama import OllamaEmbedder
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.models.ollama import OllamaModels
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured
from bestfriend_desktop.domain.models import ModelInfo
from bestfriend_desktop.settings.schema import OllamaSettings
from tests.engines.talk import LONG_REPLY, SAMPLING, beginning, hear, prompt, work_s
from tests.engines.weights import WEIGHTS
from tests.fakes.ollama_registry import OllamaRegistry
from tests.fakes.real_ollama import RealOllama

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(loop_scope="session")
async def engine(real: RealOllama) -> AsyncIterator[OllamaModels]:
    engine = OllamaModels(lambda: OllamaSettings(address=real.url))
    yield engine
    await engine.close()


@pytest_asyncio.fixture(loop_scope="session")
async def tiny(engine: OllamaModels) -> ModelInfo:
    return next(model for model in await engine.models() if model.name == "tiny:latest")


async def test_a_reply_is_no_longer_than_allowed(engine: OllamaModels, tiny: ModelInfo) -> None:
    assert 1 < len(await hear(engine, tiny, sampling=replace(SAMPLING, reply_tokens=8))) <= 8


async def test_closing_a_reply_saves_the_server_the_rest_of_the_work(
    engine: OllamaModels, tiny: ModelInfo, real: RealOllama
) -> None:
    await engine.preload(tiny, SAMPLING)
    story, long_reply = prompt("Tell me a long story."), replace(SAMPLING, reply_tokens=100)
    whole_s = await work_s(_runners(real), hear(engine, tiny, story, long_reply))

    async def stopped() -> None:
        async with beginning(engine, tiny, story, long_reply):
            pass
        await hear(engine, tiny, story, replace(SAMPLING, reply_tokens=1))  # when it is free again

    assert await work_s(_runners(real), stopped()) < whole_s / 2


async def test_preloading_and_talking_load_the_model_once(
    engine: OllamaModels, tiny: ModelInfo, real: RealOllama
) -> None:
    await engine.preload(tiny, SAMPLING)
    before = {runner.pid for runner in _runners(real)}
    await hear(engine, tiny)
    assert {runner.pid for runner in _runners(real)} == before


async def test_temperature_reaches_the_model(engine: OllamaModels, tiny: ModelInfo) -> None:
    coldly = replace(SAMPLING, temperature=0.0, reply_tokens=12)
    hotly = replace(SAMPLING, temperature=2.0, top_p=1.0, reply_tokens=12)
    assert len({"".join(await hear(engine, tiny, sampling=coldly)) for _ in range(2)}) == 1
    assert len({"".join(await hear(engine, tiny, sampling=hotly)) for _ in range(3)}) > 1


async def test_a_server_killed_in_a_reply_breaks_it_off(files: ModelFiles, tmp_path: Path) -> None:
    with RealOllama(tmp_path / "models") as server:
        server.create("tiny", files.find(WEIGHTS))
        engine = OllamaModels(lambda: OllamaSettings(address=server.url))
        (tiny,) = await engine.models()
        with pytest.raises(BestFriendError) as broken:
            await _hear_and_stop(engine, tiny, server)
        with pytest.raises(BestFriendError) as gone:
            await hear(engine, tiny)
        server.start()
        assert await hear(engine, tiny)
        await engine.close()
    assert (broken.value.code, gone.value.code) == ("stream_broken", "engine_unreachable")


async def test_a_model_that_is_not_there_is_named(engine: OllamaModels, tiny: ModelInfo) -> None:
    with pytest.raises(BestFriendError, match=r"has no model called gone:7b\.") as said:
        await hear(engine, replace(tiny, name="gone:7b"))
    assert said.value.code == "model_unknown"


async def test_a_model_is_shown(engine: OllamaModels) -> None:
    details = await engine.show("tiny")
    assert (details.family, details.parameters, details.quantization) == ("llama", "134.52M", "Q4_1")
    assert details.info.size_bytes > 98_000_000


async def test_a_pull_is_cancelled_resumed_and_removed(
    real: RealOllama, engine: OllamaModels, tmp_path: Path
) -> None:
    with OllamaRegistry(real.models) as registry, RealOllama(tmp_path / "models") as other:
        name = registry.name_of("tiny")
        puller = OllamaModels(lambda: OllamaSettings(address=other.url))
        registry.stalls_at_bytes = 30_000_000
        async with aclosing(puller.pull(name)) as steps:
            async for step in steps:
                if step.done_bytes > 20_000_000:
                    break
        assert step.total_bytes > 98_000_000
        assert await puller.models() == []

        registry.go_on()
        again = [step async for step in puller.pull(name)]
        assert again[-1].status == "success"
        assert max(registry.ranges) > 0, "it began from nothing"

        (pulled,) = await puller.models()
        assert pulled.chats
        await puller.delete(pulled.name)
        assert await puller.models() == []
        await puller.close()


async def test_what_a_registry_does_not_have_cannot_be_fetched(
    real: RealOllama, engine: OllamaModels
) -> None:
    with OllamaRegistry(real.models) as registry, pytest.raises(BestFriendError) as said:
        await anext(_statuses(engine, registry.name_of("nonsense")))
    assert said.value.code == "model_unknown"


async def _statuses(engine: OllamaModels, name: str) -> AsyncIterator[str]:
    async for step in engine.pull(name):
        if step.status != "pulling manifest":
            yield step.status


async def _hear_and_stop(engine: OllamaModels, tiny: ModelInfo, server: RealOllama) -> None:
    async for _ in engine.stream(tiny, prompt("Tell me a long story."), LONG_REPLY):
        server.stop()


def _runners(real: RealOllama) -> list[psutil.Process]:
    assert real._process is not None
    return psutil.Process(real._process.pid).children(recursive=True)


@pytest_asyncio.fixture(loop_scope="session")
async def nomic(real: RealOllama, files: ModelFiles) -> AsyncIterator[OllamaEmbedder]:
    """The basic model under the name of an embedding model: its vectors say nothing, their way is real."""
    real.create("nomic-embed-text", files.find(WEIGHTS))
    embedder = OllamaEmbedder("nomic-embed-text", lambda: OllamaSettings(address=real.url))
    yield embedder
    await embedder.close()


async def test_texts_become_vectors_of_384_numbers(nomic: OllamaEmbedder) -> None:
    embedded = await nomic.documents(["I live in Lyon.", "", "Ich trinke gern Tee. 🍵"])
    assert [len(text.vector) for text in embedded] == [384] * 3
    assert [math.hypot(*text.vector) for text in embedded] == pytest.approx([1] * 3, abs=1e-5)


async def test_vectors_of_another_size_are_refused(real: RealOllama, tiny: ModelInfo) -> None:
    embedder = OllamaEmbedder(tiny.name, lambda: OllamaSettings(address=real.url))
    with pytest.raises(Misconfigured, match="576 numbers"):
        await embedder.questions(["Hello"])
    await embedder.close()
