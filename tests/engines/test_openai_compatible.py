"""OpenAI-compatible servers: a stand-in that has every fault, and llama.cpp's own."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Any

import pytest

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.models.llama_server import LlamaServer
from bestfriend_desktop.adapters.models.llama_settings import settings_for
from bestfriend_desktop.adapters.models.openai_address import openai_base_url
from bestfriend_desktop.adapters.models.openai_compatible import OpenAIModels
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.domain.reply_parts import ReplyPart, Text, Thinking, Usage
from bestfriend_desktop.settings.schema import OpenAISettings
from tests.engines.talk import SAMPLING, hear, prompt, until
from tests.engines.weights import WEIGHTS
from tests.fakes.openai_server import FakeOpenAI, OpenAIReply, chunk, streamed

TINY = ModelInfo("tiny", Engine.OPENAI, "tiny")


@dataclass
class Tried:
    engine: OpenAIModels
    settings: OpenAISettings
    fake: FakeOpenAI

    def change(self, **changes: Any) -> None:
        self.settings = replace(self.settings, **changes)

    async def parts(self) -> list[ReplyPart]:
        return [part async for part in self.engine.stream(TINY, prompt("Hi"), SAMPLING)]

    async def failure(self) -> BestFriendError:
        with pytest.raises(BestFriendError) as told:
            await hear(self.engine, TINY)
        return told.value


@pytest.fixture
def fake() -> Iterator[FakeOpenAI]:
    with FakeOpenAI() as fake:
        yield fake


@pytest.fixture
async def tried(fake: FakeOpenAI) -> AsyncIterator[Tried]:
    tried: Tried
    engine = OpenAIModels(lambda: tried.settings)
    tried = Tried(engine, OpenAISettings(enabled=True, address=fake.url), fake)
    yield tried
    await engine.close()


async def test_models_are_listed_with_what_is_known_of_them(tried: Tried) -> None:
    tried.fake.models = [
        {"id": "tiny", "max_model_len": 4096},
        {"id": "/models/qwen.gguf", "meta": {"n_ctx_train": 32768, "size": 1_000_000}},
        {"id": "text-embedding-3-small"},
    ]
    tiny, qwen, embedder = await tried.engine.models()
    assert (tiny.name, tiny.engine, tiny.context_limit_tokens) == ("tiny", Engine.OPENAI, 4096)
    assert (tiny.chats, tiny.is_cloud, tiny.address) == (True, False, f"{tried.fake.url}/v1")
    assert (qwen.name, qwen.label, qwen.size_bytes) == ("/models/qwen.gguf", "qwen", 1_000_000)
    assert not embedder.chats
    assert (await tried.engine.show("tiny")).info == tiny


async def test_the_prompt_the_sampling_and_the_key_reach_the_server(tried: Tried) -> None:
    tried.change(key="secret-key")
    tried.fake.key = "secret-key"
    assert await hear(tried.engine, TINY, prompt("Hi", "Hello", "How are you?")) == [
        "Hello ",
        "from ",
        "the fake.",
    ]
    asked = tried.fake.requests[-1]
    assert asked.headers["Authorization"] == "Bearer secret-key"
    assert [line["role"] for line in asked.body["messages"]] == ["system", "user", "assistant", "user"]
    assert asked.body["max_tokens"] == SAMPLING.reply_tokens
    assert (asked.body["model"], asked.body["stream"]) == ("tiny", True)


async def test_a_schema_is_asked_for_in_their_form(tried: Tried) -> None:
    await hear(tried.engine, TINY, sampling=replace(SAMPLING, schema='{"type": "object"}'))
    form = tried.fake.requests[-1].body["response_format"]
    assert (form["type"], form["json_schema"]["schema"]) == ("json_schema", {"type": "object"})


@pytest.mark.parametrize("name", ["reasoning_content", "reasoning"])
async def test_reasoning_comes_apart(tried: Tried, name: str) -> None:
    lines = [chunk(**{name: "They greet me."}), chunk(content="Hello"), chunk(finish="stop")]
    tried.fake.reply(OpenAIReply([*lines, "data: [DONE]"]))
    assert await tried.parts() == [Thinking("They greet me."), Text("Hello"), Usage()]


async def test_reasoning_in_parts_of_the_content_and_in_tags_comes_apart(tried: Tried) -> None:
    thought = {"type": "thinking", "thinking": [{"type": "text", "text": "Hm."}]}
    lines = [chunk(content=[thought]), chunk(content=[{"type": "text", "text": "Hello"}])]
    tried.fake.reply(OpenAIReply([*lines, chunk(finish="stop")]))
    assert await tried.parts() == [Thinking("Hm."), Text("Hello"), Usage()]
    tried.fake.reply(streamed("<think>Hm.</think>", "Hello<|im_end|>"))
    assert await tried.parts() == [Thinking("Hm."), Text("Hello"), Usage()]


async def test_usage_and_a_reply_cut_at_its_limit_are_told(tried: Tried) -> None:
    usage = {"prompt_tokens": 12, "completion_tokens": 3}
    tried.fake.reply(streamed("Once upon", finish="length", usage=usage))
    assert (await tried.parts())[-1] == Usage(12, 3, was_cut=True)


async def test_a_model_that_counts_more_than_was_estimated_is_believed(tried: Tried) -> None:
    before = (await tried.engine.counter(TINY))("Hello there")
    tried.fake.reply(streamed("Hi", usage={"prompt_tokens": 300, "completion_tokens": 1}))
    await tried.parts()
    assert (await tried.engine.counter(TINY))("Hello there") > before


HELLO = [Text("Hel"), Text("lo"), Usage()]


@pytest.mark.parametrize(
    "lines",
    [
        [": keepalive", "", chunk(content="Hel"), ": ping", chunk(content="lo"), chunk(finish="stop")],
        [chunk(content="Hel").replace("data: ", "data:"), chunk(content="lo"), "data: [DONE]"],
        ["event: message", chunk(content="Hel"), "id: 3", chunk(content="lo"), "data: [DONE]"],
        [chunk(content="Hel") + "\r", chunk(content="lo") + "\r", "data: [DONE]\r"],
        [chunk(content="Hel"), "data:", chunk(content="lo"), 'data: {"choices": []}', "data: [DONE]"],
        [chunk(content="Hel"), chunk(content="lo"), chunk(content=None, finish="stop")],
    ],
    ids=["comments", "no blank", "named", "crlf", "empty", "no [DONE]"],
)
async def test_streams_of_every_form_are_read(tried: Tried, lines: list[str]) -> None:
    tried.fake.reply(OpenAIReply(lines))
    assert await tried.parts() == HELLO


async def test_a_server_that_streams_nothing_is_heard_all_the_same(tried: Tried) -> None:
    whole = {
        "choices": [{"message": {"content": "Hello\nthere"}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 5, "completion_tokens": 2},
    }
    for body in (json.dumps(whole), json.dumps(whole, indent=2)):
        tried.fake.reply(OpenAIReply([body], kind="application/json"))
        assert await tried.parts() == [Text("Hello\nthere"), Usage(5, 2)]


async def test_a_stream_that_stays_open_behind_its_end_is_left(tried: Tried) -> None:
    tried.fake.reply(OpenAIReply([chunk(content="Hello"), chunk(finish="stop")], hangs=True))
    assert await tried.parts() == [Text("Hello"), Usage()]
    assert await until(tried.fake.requests[-1].hung_up.is_set)


async def test_stopping_hangs_up(tried: Tried) -> None:
    tried.fake.reply(OpenAIReply([chunk(content="Hel")], hangs=True))
    async with aclosing(tried.engine.stream(TINY, prompt("Hi"), SAMPLING)) as parts:
        assert await anext(parts) == Text("Hel")
    assert await until(tried.fake.requests[-1].hung_up.is_set)


@pytest.mark.parametrize(
    "reply",
    [
        OpenAIReply([chunk(content="Hel")]),
        OpenAIReply([chunk(content="Hel")], breaks=True),
        OpenAIReply([chunk(content="Hel"), 'data: {"choices": [{"del']),
        OpenAIReply([chunk(content="Hel"), 'data: {"error": {"message": "out of memory"}}']),
        OpenAIReply([chunk(content="Hel"), 'data: {"error": "out of memory"}']),
        OpenAIReply([chunk(content="Hel"), "data: 3"]),
    ],
    ids=["no end", "broken off", "broken JSON", "error", "error as text", "no object"],
)
async def test_a_reply_that_breaks_off_keeps_what_came_and_says_why(tried: Tried, reply: OpenAIReply) -> None:
    tried.fake.reply(reply)
    heard: list[str] = []

    async def listen() -> None:
        async for part in tried.engine.stream(TINY, prompt("Hi"), SAMPLING):
            heard.extend([part.text] if isinstance(part, Text) else [])

    with pytest.raises(Unavailable) as failure:
        await listen()
    assert failure.value.code == "stream_broken"
    assert heard == ["Hel"]
    assert ("out of memory" in failure.value.message) is ("out of memory" in "".join(reply.lines))


def refusal(status: int, message: str, **headers: str) -> OpenAIReply:
    body = json.dumps({"error": {"message": message}})
    return OpenAIReply(
        [body], status, "application/json", {k.replace("_", "-"): v for k, v in headers.items()}
    )


@pytest.mark.parametrize(
    ("reply", "kind", "code", "words"),
    [
        (refusal(401, "Bad key"), Misconfigured, "openai_key", "wants a key"),
        (refusal(404, "The model `tiny` does not exist"), Misconfigured, "model_unknown", "called tiny"),
        (refusal(404, "Not Found"), Misconfigured, "not_openai", "is not an OpenAI-compatible server"),
        (refusal(400, "maximum context length is 4096 tokens"), Refused, "message_too_long", "4096"),
        (refusal(413, ""), Refused, "message_too_long", "no room"),
        (refusal(429, "Slow down", Retry_After="7"), Unavailable, "engine_busy", "7 seconds"),
        (refusal(429, "Slow down"), Unavailable, "engine_busy", "Wait a moment"),
        (refusal(429, "insufficient_quota"), Unavailable, "engine_unpaid", "no credit"),
        (refusal(402, "Add credits"), Unavailable, "engine_unpaid", "Add credits."),
        (refusal(500, "CUDA error"), Unavailable, "engine_failed", "CUDA error."),
        (refusal(502, ""), Unavailable, "engine_unreachable", "finds no server behind it"),
        (refusal(503, "Loading model"), Unavailable, "engine_busy", "still loading"),
        (refusal(503, ""), Unavailable, "engine_busy", "too much to do"),
        (OpenAIReply(["<html>"], 200, "text/html"), Misconfigured, "not_openai", "Check the address"),
        (OpenAIReply(["<html>"], 301, "text/html"), Misconfigured, "not_openai", "Check the address"),
        (OpenAIReply(["[1, 2]"], 200, "application/json"), Misconfigured, "not_openai", "Check the address"),
    ],
)  # fmt: skip
async def test_each_refusal_is_told_in_words(
    tried: Tried, reply: OpenAIReply, kind: type[BestFriendError], code: str, words: str
) -> None:
    tried.fake.reply(reply)
    failure = await tried.failure()
    assert (type(failure), failure.code) == (kind, code)
    assert words in f"{failure.message} {failure.remedy}"


async def test_a_wrong_key_is_said_to_be_wrong_and_never_shown(tried: Tried) -> None:
    tried.fake.key = "right"
    tried.change(key="hunter2")
    with pytest.raises(Misconfigured) as told:
        await tried.engine.models()
    assert told.value.code == "openai_key"
    assert "does not take the key" in told.value.message
    assert "hunter2" not in f"{told.value} {tried.settings!r}"
    health = await tried.engine.health()
    assert (health.state, health.message) == (HealthState.MISSING, told.value.message)


async def test_what_a_server_does_not_know_is_left_out_and_not_asked_again(tried: Tried) -> None:
    tried.fake.reply(refusal(400, "Unsupported: 'max_tokens'. Use 'max_completion_tokens' instead."))
    tried.fake.reply(refusal(422, "temperature: only 1 is supported"))
    tried.fake.reply(refusal(400, "Unknown field: stream_options"))
    assert await hear(tried.engine, TINY)
    assert await hear(tried.engine, TINY)
    asked = tried.fake.requests[-1].body
    assert asked["max_completion_tokens"] == SAMPLING.reply_tokens
    assert not {"max_tokens", "temperature", "stream_options"} & asked.keys()
    assert len(tried.fake.requests) == 5


async def test_a_silent_server_is_not_waited_for_for_ever(tried: Tried) -> None:
    tried.change(silence_timeout_s=0.3)
    tried.fake.reply(OpenAIReply([chunk(content="Hel")], hangs=True))
    assert (await tried.failure()).code == "engine_silent"


async def test_a_server_that_is_not_there_is_told(tried: Tried) -> None:
    tried.change(address="http://127.0.0.1:9")
    assert (await tried.failure()).code == "engine_unreachable"
    assert (await tried.engine.health()).state is HealthState.MISSING


async def test_nothing_is_asked_while_it_is_off_nor_elsewhere_without_leave(tried: Tried) -> None:
    tried.change(enabled=False)
    assert (await tried.failure()).code == "openai_off"
    assert (await tried.engine.health()).state is HealthState.OK
    tried.change(enabled=True, address="https://api.example.org/v1")
    failure = await tried.failure()
    assert failure.code == "openai_outside"
    assert "would leave this computer" in failure.message
    assert tried.fake.requests == []


async def test_halves_of_a_letter_are_joined(tried: Tried) -> None:
    tried.fake.reply(streamed("Well done \ud83d", "\ude00!"))
    assert "".join(await hear(tried.engine, TINY)) == "Well done 😀!"


async def test_a_server_without_models_is_in_doubt(tried: Tried) -> None:
    tried.fake.models = []
    assert (await tried.engine.health()).state is HealthState.DEGRADED


async def test_its_models_are_fetched_and_removed_elsewhere(tried: Tried) -> None:
    for ask in (lambda: tried.engine.delete("tiny"), lambda: anext(tried.engine.pull("tiny"))):
        with pytest.raises(Refused) as refused:
            await ask()
        assert refused.value.code == "model_elsewhere"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("localhost:1234", "http://localhost:1234/v1"),
        (" http://127.0.0.1:8080/ ", "http://127.0.0.1:8080/v1"),
        ("0.0.0.0:8000", "http://127.0.0.1:8000/v1"),
        ("192.168.1.5", "http://192.168.1.5/v1"),
        ("nas:8080", "http://nas:8080/v1"),
        ("api.example.org", "https://api.example.org/v1"),
        ("https://api.example.org/openai/v1/chat/completions", "https://api.example.org/openai/v1"),
        ("http://host/api/models", "http://host/api"),
        ("[::1]:8080", "http://[::1]:8080/v1"),
    ],
)
def test_addresses_are_understood_as_people_write_them(typed: str, meant: str) -> None:
    assert openai_base_url(typed) == meant


@pytest.mark.parametrize("typed", ["", "ftp://a", "http://", "http://a:99999"])
def test_what_is_no_address_is_refused(typed: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        openai_base_url(typed)
    assert refused.value.code == "openai_address"


async def test_llama_cpps_own_server_is_spoken_with(files: ModelFiles) -> None:
    weights = files.find(WEIGHTS)
    server = await asyncio.to_thread(LlamaServer, "tiny", weights, settings_for(98_000_000, 2048, 1))
    settings = OpenAISettings(enabled=True, address=server.address, key=server.key)
    engine = OpenAIModels(lambda: settings)
    try:
        (model,) = await engine.models()
        assert model.chats
        parts = [part async for part in engine.stream(model, prompt("Hello, who are you?"), SAMPLING)]
        assert any(isinstance(part, Text) for part in parts)
        usage = parts[-1]
        assert isinstance(usage, Usage)
        assert usage.prompt_tokens > 10
        assert usage.was_cut is (usage.reply_tokens >= SAMPLING.reply_tokens)
        assert (await engine.health()).state is HealthState.OK
        settings = replace(settings, key="wrong")
        with pytest.raises(Misconfigured) as refused:
            await hear(engine, model)
        assert refused.value.code == "openai_key"
    finally:
        await engine.close()
        await asyncio.to_thread(server.stop)
