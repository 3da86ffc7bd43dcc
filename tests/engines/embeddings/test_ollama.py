"""The embedder over Ollama, against a small server that speaks its protocol."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace

import numpy as np
import pytest

from bestfriend_desktop.adapters.embeddings.ollama import LONGEST_CHARACTERS, OllamaEmbedder
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.settings.schema import OllamaSettings
from tests.fakes.ollama_server import FakeModel, FakeOllama

NOMIC = "nomic-embed-text"
EMBEDDING = ("embedding",)


@pytest.fixture
def fake(fake: FakeOllama) -> FakeOllama:
    for name, dimensions in {NOMIC: 768, "all-minilm": 384, "bge-large": 1024, "tiny-embed": 128}.items():
        fake.models[f"{name}:latest"] = FakeModel(f"{name}:latest", EMBEDDING, dimensions=dimensions)
    return fake


@asynccontextmanager
async def embedder(
    fake: FakeOllama, model: str = NOMIC, settings: Callable[[OllamaSettings], OllamaSettings] = lambda it: it
) -> AsyncIterator[OllamaEmbedder]:
    made = OllamaEmbedder(model, lambda: settings(OllamaSettings(address=fake.url)))
    yield made
    await made.close()


async def failure(embedder: OllamaEmbedder) -> BestFriendError:
    with pytest.raises(BestFriendError) as said:
        await embedder.documents(["Hello"])
    assert said.value.remedy
    return said.value


async def test_nomic_is_cut_to_384_and_made_of_unit_length(fake: FakeOllama) -> None:
    async with embedder(fake) as nomic:
        (embedded,) = await nomic.documents(["Hello"])
    whole = fake.embed(fake.models[f"{NOMIC}:latest"], ["search_document: Hello"])[0]
    assert len(embedded.vector) == 384
    assert embedded.vector == pytest.approx(np.array(whole[:384]) / np.linalg.norm(whole[:384]), abs=1e-5)
    assert "dimensions" not in fake.requests[-1].body
    assert fake.requests[-1].body["keep_alive"] == "1h"


async def test_nomic_is_told_which_texts_are_questions(fake: FakeOllama) -> None:
    async with embedder(fake, "nomic-embed-text:v1.5") as nomic:
        fake.models["nomic-embed-text:v1.5"] = fake.models[f"{NOMIC}:latest"]
        await nomic.documents(["I live in Lisbon."])
        await nomic.questions(["Where do I live?"])
    assert [request.body["input"] for request in fake.requests] == [
        ["search_document: I live in Lisbon."],
        ["search_query: Where do I live?"],
    ]


async def test_other_models_are_told_nothing(fake: FakeOllama) -> None:
    async with embedder(fake, "all-minilm") as minilm:
        (embedded,) = await minilm.questions(["Where do I live?"])
    assert fake.requests[-1].body["input"] == ["Where do I live?"]
    assert np.linalg.norm(embedded.vector) == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(("model", "size"), [("bge-large", 1024), ("tiny-embed", 128)])
async def test_vectors_that_cannot_be_384_are_refused(fake: FakeOllama, model: str, size: int) -> None:
    async with embedder(fake, model) as unsuitable:
        error = await failure(unsuitable)
    assert (type(error), error.code) == (Misconfigured, "embedder_unsuitable")
    assert str(size) in error.message


async def test_batches_keep_the_order(fake: FakeOllama) -> None:
    texts = [f"text {number}" for number in range(40)]
    async with embedder(fake) as nomic:
        together = await nomic.documents(texts)
        (last,) = await nomic.documents(texts[-1:])
    assert len(together) == 40
    assert together[-1].vector == last.vector
    assert len({embedded.vector for embedded in together}) == 40


async def test_vectors_of_two_models_have_two_names(fake: FakeOllama) -> None:
    async with embedder(fake) as nomic, embedder(fake, "all-minilm:33m") as minilm:
        assert (nomic.name, minilm.name) == ("ollama:nomic-embed-text", "ollama:all-minilm:33m")
    async with embedder(fake, "nomic-embed-text:latest") as same:
        assert same.name == "ollama:nomic-embed-text"


async def test_there_are_no_token_vectors(fake: FakeOllama) -> None:
    async with embedder(fake) as nomic:
        (asked,) = await nomic.questions(["Hello"])
        assert asked.token_vectors is None
        assert nomic.late_interaction([asked], [None, b"x" * 66]) == [[0.0, 0.0]]


async def test_long_empty_and_broken_texts_are_sent_as_text(fake: FakeOllama) -> None:
    async with embedder(fake, "all-minilm") as minilm:
        assert len(await minilm.documents(["x" * 1_000_000, "", "\ud83d half", "😀"])) == 4
    long, empty, half, emoji = fake.requests[-1].body["input"]
    assert (len(long), empty.strip(), half, emoji) == (LONGEST_CHARACTERS, "", "? half", "😀")


async def test_zeros_become_a_vector_with_a_direction(fake: FakeOllama) -> None:
    fake.embed = lambda model, texts: [[0.0] * model.dimensions for _ in texts]
    async with embedder(fake) as nomic:
        (embedded,) = await nomic.documents(["Hello"])
    assert np.linalg.norm(embedded.vector) == 1


@pytest.mark.parametrize(
    "answer",
    [[], [[0.5] * 384] * 2, [[float("nan")] * 384], [[float("inf")] * 384], [[]]],
    ids=["none", "too many", "not a number", "infinite", "empty"],
)
async def test_answers_that_are_no_vectors_are_failures(fake: FakeOllama, answer: list[list[float]]) -> None:
    fake.embed = lambda model, texts: answer
    async with embedder(fake, "all-minilm") as minilm:
        assert (await failure(minilm)).code in ("engine_failed", "embedder_unsuitable")


async def test_a_server_that_is_down_is_unavailable(fake: FakeOllama) -> None:
    fake.stop()
    async with embedder(fake) as nomic:
        error = await failure(nomic)
        assert (type(error), error.code) == (Unavailable, "engine_unreachable")
        assert (await nomic.health()).state is HealthState.MISSING
        fake.start()
        assert (await nomic.health()).state is HealthState.OK


async def test_the_backup_answers_where_the_first_does_not(fake: FakeOllama) -> None:
    def settings(it: OllamaSettings) -> OllamaSettings:
        return replace(it, address="http://127.0.0.1:9", backup_address=fake.url)

    async with embedder(fake, settings=settings) as nomic:
        assert len(await nomic.documents(["Hello"])) == 1


async def test_a_model_that_is_not_there_is_named(fake: FakeOllama) -> None:
    async with embedder(fake, "nomad-embed") as unknown:
        error = await failure(unknown)
    assert (error.code, "nomad-embed" in error.message) == ("model_unknown", True)


async def test_a_chat_model_does_not_embed(fake: FakeOllama) -> None:
    async with embedder(fake, "tiny") as chat:
        assert (await failure(chat)).code == "engine_failed"


async def test_nothing_leaves_this_computer_unasked(fake: FakeOllama) -> None:
    fake.models["big-embed:cloud"] = FakeModel("big-embed:cloud", EMBEDDING)
    async with embedder(fake, "big-embed:cloud") as cloud:
        assert (await failure(cloud)).code == "cloud_not_allowed"
    assert fake.requests == []
    async with embedder(fake, "big-embed:cloud", lambda it: replace(it, allow_cloud=True)) as allowed:
        assert len(await allowed.documents(["Hello"])) == 1


async def test_ollama_switched_off_is_not_asked(fake: FakeOllama) -> None:
    async with embedder(fake, settings=lambda it: replace(it, enabled=False)) as nomic:
        assert (await failure(nomic)).code == "ollama_off"
    assert fake.requests == []
