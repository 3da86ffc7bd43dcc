"""The Ollama adapter against a server that does what it is told; the real one is in test_ollama_real.py."""

import json
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from dataclasses import replace

import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.models.ollama import OllamaModels
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.domain.reply_parts import Text, Usage
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.settings.schema import OllamaSettings
from tests.engines.talk import SAMPLING, beginning, hear, prompt, until
from tests.fakes.ollama_server import Ending, FakeModel, FakeOllama

NOBODY = "http://127.0.0.1:9"
"""The discard port: nothing listens there."""

TINY = ModelInfo("tiny:latest", Engine.OLLAMA, "tiny:latest", context_limit_tokens=8192)


class Tried:
    """The adapter, with settings that the test may change at any time."""

    def __init__(self, settings: OllamaSettings) -> None:
        self.settings = settings
        self.engine = OllamaModels(lambda: self.settings)

    def change(self, **values: object) -> None:
        self.settings = replace(self.settings, **values)  # type: ignore[arg-type]  # any of its fields


@pytest_asyncio.fixture
async def tried(fake: FakeOllama) -> AsyncIterator[Tried]:
    tried = Tried(OllamaSettings(address=fake.url))
    yield tried
    await tried.engine.close()


async def failure_of(asked: Callable[[], object]) -> BestFriendError:
    with pytest.raises(BestFriendError) as said:
        await asked()  # type: ignore[misc]  # a coroutine function
    assert said.value.message.endswith(".")
    return said.value


# What there is


async def test_nothing_is_contacted_before_something_is_asked(tried: Tried, fake: FakeOllama) -> None:
    await tried.engine.counter(TINY)
    assert fake.requests == []


async def test_models_are_listed_with_what_they_can_do(tried: Tried, fake: FakeOllama) -> None:
    fake.models["thinker:8b"] = FakeModel("thinker:8b", ("completion", "thinking"), context_tokens=40960)
    fake.models["embedder:latest"] = FakeModel("embedder:latest", ("embedding",))
    tiny, thinker, embedder = await tried.engine.models()
    assert tiny == replace(TINY, size_bytes=1_000_000, address=fake.url)
    assert (thinker.thinks, thinker.context_limit_tokens) == (True, 40960)
    assert (embedder.chats, tiny.chats) == (False, True)


async def test_servers_that_tell_capabilities_only_in_show_are_asked_there(
    tried: Tried, fake: FakeOllama
) -> None:
    fake.tags_tell_capabilities = False
    fake.models["thinker:8b"] = FakeModel("thinker:8b", ("completion", "thinking"))
    assert [model.thinks for model in await tried.engine.models()] == [False, True]


async def test_on_old_servers_an_embedder_is_known_by_its_family(tried: Tried, fake: FakeOllama) -> None:
    fake.tags_tell_capabilities = fake.show_tells_capabilities = False
    fake.models["minilm:latest"] = FakeModel("minilm:latest", ("embedding",))
    assert [model.chats for model in await tried.engine.models()] == [True, False]


async def test_cloud_models_are_hidden_and_not_asked_about_unless_allowed(
    tried: Tried, fake: FakeOllama
) -> None:
    fake.models["big:120b-cloud"] = FakeModel("big:120b-cloud")
    fake.models["big:cloud"] = FakeModel("big:cloud")
    fake.models["named-otherwise:latest"] = FakeModel(
        "named-otherwise:latest", remote_host="https://ollama.com:443"
    )
    assert [model.name for model in await tried.engine.models()] == ["tiny:latest"]
    tried.change(allow_cloud=True)
    models = await tried.engine.models()
    assert [model.is_cloud for model in models] == [False, True, True, True]
    assert models[1].label == "big:120b-cloud (cloud)"
    assert {r.body["model"] for r in fake.requests if r.path == "/api/show"} == {"tiny:latest"}


async def test_details_of_a_model_are_shown(tried: Tried, fake: FakeOllama) -> None:
    details = await tried.engine.show("tiny")
    assert details.info.name == "tiny:latest"
    assert (details.family, details.parameters, details.quantization) == ("llama", "135M", "Q4_1")
    assert (details.licence, details.capabilities) == ("Apache License", ("completion",))


# A reply


async def test_a_reply_arrives_as_it_was_sent(tried: Tried, fake: FakeOllama) -> None:
    fake.reply("Hel", "lo", " 🦊")
    assert await hear(tried.engine, TINY) == ["Hel", "lo", " 🦊"]


async def test_prompt_and_sampling_are_passed_on(tried: Tried, fake: FakeOllama) -> None:
    await hear(tried.engine, TINY, prompt("Hi", "Hello", "How are you?"), SAMPLING)
    body = fake.chats()[0].body
    assert [line["role"] for line in body["messages"]] == ["system", "user", "assistant", "user"]
    assert body["messages"][-1]["content"] == "How are you?"
    assert body["options"] == {"temperature": 0.7, "top_p": 0.9, "num_ctx": 1024, "num_predict": 24}


async def test_every_request_names_the_same_context_size_within_the_models_own(
    tried: Tried, fake: FakeOllama
) -> None:
    small, roomy = replace(TINY, context_limit_tokens=2048), replace(SAMPLING, context_tokens=4096)
    await tried.engine.preload(small, roomy)
    await hear(tried.engine, small, sampling=roomy)
    loaded, asked = (request.body for request in fake.requests if request.path == "/api/chat")
    assert loaded["messages"] == []
    assert loaded["options"]["num_ctx"] == asked["options"]["num_ctx"] == 2048


async def test_thinking_is_switched_off_only_where_there_is_any(tried: Tried, fake: FakeOllama) -> None:
    fake.models["thinker:8b"] = FakeModel("thinker:8b", ("completion", "thinking"))
    tiny, thinker = await tried.engine.models()
    await hear(tried.engine, tiny)
    await hear(tried.engine, thinker)
    plain, thinking = (request.body for request in fake.chats())
    assert "think" not in plain
    assert thinking["think"] is False


async def test_a_thought_is_no_part_of_the_reply(tried: Tried, fake: FakeOllama) -> None:
    fake.models["thinker:8b"] = FakeModel("thinker:8b", ("completion", "thinking"))
    as_if_unknown = replace(TINY, name="thinker:8b")  # so that nothing switches the thinking off
    fake.reply("Hello.", thinking=["They greet me.", "I greet back."])
    assert await hear(tried.engine, as_if_unknown) == ["Hello."]


async def test_a_thought_sent_as_text_is_no_part_of_it_either(tried: Tried, fake: FakeOllama) -> None:
    fake.reply("<thi", "nk>They greet me.</th", "ink>\n\n", "Hello", ".")
    assert await hear(tried.engine, TINY) == ["Hello", "."]


async def test_closing_a_reply_hangs_up(tried: Tried, fake: FakeOllama) -> None:
    fake.reply("word ", ending=Ending.HANG)
    async with beginning(tried.engine, TINY):
        pass
    assert await until(fake.chats()[0].hung_up.is_set)


async def test_cancelling_hangs_up_while_nothing_comes(tried: Tried, fake: FakeOllama) -> None:
    fake.reply(ending=Ending.HANG)
    hearing = spawn(hear(tried.engine, TINY), name="hear")
    assert await until(lambda: bool(fake.chats()))
    hearing.cancel()
    assert await until(fake.chats()[0].hung_up.is_set)


# What goes wrong


@pytest.mark.parametrize("ending", [Ending.BREAK, Ending.WITHOUT_DONE, Ending.ERROR])
@pytest.mark.parametrize("pieces", [(), ("Hel", "lo")])
async def test_a_reply_that_breaks_off_is_said_to_be_broken(
    tried: Tried, fake: FakeOllama, ending: Ending, pieces: tuple[str, ...]
) -> None:
    fake.reply(*pieces, ending=ending)
    heard: list[str] = []

    async def listen() -> None:
        async for part in tried.engine.stream(TINY, prompt("Hi"), SAMPLING):
            if isinstance(part, Text):
                heard.append(part.text)

    failure = await failure_of(listen)
    assert (type(failure), failure.code) == (Unavailable, "stream_broken")
    assert tuple(heard) == pieces
    assert ("CUDA error" in failure.message) is (ending is Ending.ERROR)


async def test_a_silent_server_is_not_waited_for_for_ever(tried: Tried, fake: FakeOllama) -> None:
    tried.change(silence_timeout_s=0.3)
    fake.reply("Hel", ending=Ending.HANG)
    failure = await failure_of(lambda: hear(tried.engine, TINY))
    assert failure.code == "engine_silent"
    assert fake.url in failure.message


async def test_a_model_that_is_not_there_is_named(tried: Tried) -> None:
    failure = await failure_of(lambda: hear(tried.engine, replace(TINY, name="gone:7b")))
    assert (type(failure), failure.code) == (Misconfigured, "model_unknown")
    assert "gone:7b" in failure.message
    assert "bestfriend models pull gone:7b" in failure.remedy


async def test_an_overloaded_server_is_said_to_be_busy(tried: Tried, fake: FakeOllama) -> None:
    fake.busy = 1
    assert (await failure_of(lambda: hear(tried.engine, TINY))).code == "engine_busy"


async def test_another_error_is_told_in_the_servers_words(tried: Tried, fake: FakeOllama) -> None:
    fake.models["embedder:latest"] = FakeModel("embedder:latest", ("embedding",))
    failure = await failure_of(lambda: hear(tried.engine, replace(TINY, name="embedder:latest")))
    assert failure.code == "engine_failed"
    assert "does not support chat" in failure.message


async def test_a_web_page_is_no_ollama(tried: Tried, fake: FakeOllama) -> None:
    fake.html = True
    for asked in (
        tried.engine.models,
        lambda: hear(tried.engine, TINY),
        lambda: tried.engine.show("tiny"),
        lambda: tried.engine.preload(TINY, SAMPLING),
    ):
        failure = await failure_of(asked)
        assert (type(failure), failure.code) == (Misconfigured, "not_ollama")
    assert (await tried.engine.health()).state is HealthState.MISSING


async def test_no_server_is_said_to_be_none(tried: Tried, fake: FakeOllama) -> None:
    fake.stop()
    for asked in (tried.engine.models, lambda: hear(tried.engine, TINY)):
        failure = await failure_of(asked)
        assert (type(failure), failure.code) == (Unavailable, "engine_unreachable")
        assert failure.message == f"Ollama at {fake.url} does not answer."
    health = await tried.engine.health()
    assert (health.state, health.remedy) == (HealthState.MISSING, failure.remedy)


async def test_a_server_that_comes_back_is_used_again(tried: Tried, fake: FakeOllama) -> None:
    await hear(tried.engine, TINY)
    fake.stop()
    assert (await failure_of(lambda: hear(tried.engine, TINY))).code == "engine_unreachable"
    fake.start()
    assert await hear(tried.engine, TINY)


async def test_nothing_is_contacted_while_ollama_is_off(tried: Tried, fake: FakeOllama) -> None:
    tried.change(enabled=False)
    for asked in (tried.engine.models, lambda: hear(tried.engine, TINY), lambda: tried.engine.delete("tiny")):
        assert (await failure_of(asked)).code == "ollama_off"
    assert (await tried.engine.health()).message == "Ollama is switched off."
    assert fake.requests == []


# The backup


async def test_the_backup_answers_where_the_first_cannot_be_reached(tried: Tried, fake: FakeOllama) -> None:
    tried.change(address=NOBODY, backup_address=fake.url)
    assert await hear(tried.engine, TINY)
    (tiny,) = await tried.engine.models()
    assert tiny.address == fake.url
    health = await tried.engine.health()
    assert health.state is HealthState.DEGRADED
    assert NOBODY in health.message
    assert fake.url in health.message


async def test_the_backup_answers_where_the_first_is_busy_and_goes_on_for_a_while(
    tried: Tried, fake: FakeOllama
) -> None:
    with FakeOllama() as busy:
        busy.busy = 100
        tried.change(address=busy.url, backup_address=fake.url)
        assert await hear(tried.engine, TINY)
        assert await hear(tried.engine, TINY)
        assert (len(busy.chats()), len(fake.chats())) == (1, 2)
        await tried.engine.health()  # somebody looks: from now on the first is tried again
        await hear(tried.engine, TINY)
        assert len(busy.chats()) == 2


async def test_a_reply_once_begun_is_not_begun_again_by_the_backup(tried: Tried, fake: FakeOllama) -> None:
    with FakeOllama() as first:
        first.reply("Hel", ending=Ending.BREAK)
        tried.change(address=first.url, backup_address=fake.url)
        assert (await failure_of(lambda: hear(tried.engine, TINY))).code == "stream_broken"
        assert fake.chats() == []


async def test_both_addresses_are_named_where_neither_answers(tried: Tried, fake: FakeOllama) -> None:
    fake.stop()
    tried.change(address=NOBODY, backup_address=fake.url)
    failure = await failure_of(tried.engine.models)
    assert failure.message == f"Ollama answers neither at {NOBODY} nor at {fake.url}."


# Fetching and removing


async def test_a_download_tells_how_far_it_is_until_the_model_is_there(
    tried: Tried, fake: FakeOllama
) -> None:
    fake.pullable["new:latest"] = FakeModel("new:latest")
    steps = [step async for step in tried.engine.pull("new")]
    fractions = [step.fraction for step in steps if step.fraction is not None]
    assert fractions == sorted(fractions)
    assert (fractions[-1], steps[-1].status) == (1.0, "success")
    assert {step.model for step in steps} == {"new"}
    assert "new:latest" in [model.name for model in await tried.engine.models()]


async def test_a_cancelled_download_goes_on_where_it_was(tried: Tried, fake: FakeOllama) -> None:
    fake.pullable["new:latest"] = FakeModel("new:latest")
    fake.pull_stalls_at_bytes = 500_000
    async with aclosing(tried.engine.pull("new")) as steps:
        async for step in steps:
            if step.done_bytes >= 500_000:
                break
    assert await until(fake.requests[-1].hung_up.is_set)
    fake.pull_stalls_at_bytes = sys.maxsize
    again = [step async for step in tried.engine.pull("new")]
    assert min(step.done_bytes for step in again if step.total_bytes) >= 500_000


async def test_a_model_that_nobody_has_cannot_be_fetched(tried: Tried) -> None:
    async def pull() -> None:
        async for _ in tried.engine.pull("nonsense"):
            pass

    failure = await failure_of(pull)
    assert (type(failure), failure.code) == (Misconfigured, "model_unknown")


async def test_a_model_is_removed(tried: Tried, fake: FakeOllama) -> None:
    await tried.engine.delete("tiny")
    assert fake.models == {}
    assert (await failure_of(lambda: tried.engine.delete("tiny"))).code == "model_unknown"


# Tokens


async def test_the_estimate_rises_where_the_model_counts_more(tried: Tried, fake: FakeOllama) -> None:
    text = "Hello, how are you today?"
    before = (await tried.engine.counter(TINY))(text)
    fake.reply("Well.", prompt_tokens=200)
    await hear(tried.engine, TINY, prompt(text, tokens=100))
    assert (await tried.engine.counter(TINY))(text) >= 2 * before
    assert (await tried.engine.counter(replace(TINY, name="other:1b")))(text) == before


async def test_the_estimate_does_not_fall_where_the_model_counts_less(tried: Tried, fake: FakeOllama) -> None:
    text = "Hello, how are you today?"
    before = (await tried.engine.counter(TINY))(text)
    fake.reply("Well.", prompt_tokens=1)  # as when most of the prompt was in the server's cache
    await hear(tried.engine, TINY)
    assert (await tried.engine.counter(TINY))(text) == before


def line(content: str, *, done: bool = False) -> bytes:
    return json.dumps({"message": {"content": content}, "done": done, "done_reason": "stop"}).encode() + b"\n"


async def test_blank_lines_between_the_pieces_are_skipped(tried: Tried, fake: FakeOllama) -> None:
    fake.reply_raw(line("One ") + b"\n\r\n" + line("two") + b"\n" + line("", done=True))
    assert await hear(tried.engine, TINY) == ["One ", "two"]


async def test_halves_of_a_letter_are_joined(tried: Tried, fake: FakeOllama) -> None:
    fake.reply_raw(line("Well done \ud83d") + line("\ude00 and \ude00.") + line("", done=True))
    assert "".join(await hear(tried.engine, TINY)) == "Well done 😀 and \ufffd."


@pytest.mark.parametrize("garbage", [b'{"message": {"conte\n', b"<html>\n", b"3\n", b'{"model": "tiny"}\n'])
async def test_what_is_broken_after_a_good_beginning_is_a_broken_reply(
    tried: Tried, fake: FakeOllama, garbage: bytes
) -> None:
    fake.reply_raw(line("One ") + garbage)
    assert (await failure_of(lambda: hear(tried.engine, TINY))).code == "stream_broken"
    fake.reply_raw(garbage)
    assert (await failure_of(lambda: hear(tried.engine, TINY))).code == "not_ollama"


@pytest.mark.parametrize(
    ("status", "code", "words"),
    [
        (413, "message_too_long", "takes no request so large"),
        (429, "engine_busy", "Wait a moment"),
        (502, "engine_unreachable", "finds no Ollama behind it"),
        (503, "engine_busy", "too much to do"),
    ],
)
async def test_what_stands_before_the_server_is_told_apart(
    tried: Tried, fake: FakeOllama, status: int, code: str, words: str
) -> None:
    fake.reply_raw(b"<html><h1>No</h1></html>", status)
    failure = await failure_of(lambda: hear(tried.engine, TINY))
    assert failure.code == code
    assert words in f"{failure.message} {failure.remedy}"


async def test_a_reply_that_was_cut_and_its_usage_are_told(tried: Tried, fake: FakeOllama) -> None:
    fake.reply("Once ", "upon", reason="length", prompt_tokens=12)
    parts = [part async for part in tried.engine.stream(TINY, prompt("Hi"), SAMPLING)]
    assert parts == [Text("Once "), Text("upon"), Usage(12, 2, was_cut=True)]


async def test_a_login_is_sent_to_the_first_address_only_and_never_shown(
    tried: Tried, fake: FakeOllama
) -> None:
    tried.change(login="anna:hunter2")
    await hear(tried.engine, TINY)
    assert {request.authorization for request in fake.requests} == {"Basic YW5uYTpodW50ZXIy"}
    tried.change(login="a-token")
    await hear(tried.engine, TINY)
    assert fake.requests[-1].authorization == "Bearer a-token"
    tried.change(address="http://127.0.0.1:9", backup_address=fake.url)
    await hear(tried.engine, TINY)
    assert fake.requests[-1].authorization is None
    assert "a-token" not in repr(tried.settings)
