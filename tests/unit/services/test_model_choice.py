"""Which model answers."""

from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.services.model_choice import ModelChoice, same_model
from tests.fakes.companion import staged
from tests.fakes.model_choice import choice_with
from tests.fakes.models import BASIC, LLAMA, ScriptedModels

DOWN = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")
EMBEDDER = ModelInfo(name="nomic:latest", engine=Engine.OLLAMA, label="nomic", chats=False)


GPT = ModelInfo(name="gpt-oss-20b", engine=Engine.OPENAI, label="gpt-oss-20b")
SERVER_DOWN = Unavailable("engine_unreachable", "The server does not answer.", "Start the server.")


def choice(
    tmp_path: Path, ollama: ScriptedModels, openai: ScriptedModels | None = None, **settings: str
) -> ModelChoice:
    overrides = {name.replace("__", "."): value for name, value in settings.items()}
    stage = staged(tmp_path, overrides=overrides)
    return choice_with(ollama, lambda: stage.settings.current, tmp_path / "models", openai)


async def test_a_model_of_the_other_server_is_listed_and_chosen_by_name(tmp_path: Path) -> None:
    both = choice(tmp_path, ScriptedModels([LLAMA]), ScriptedModels([GPT]), openai__enabled="yes")
    assert await both.models() == [LLAMA, GPT, BASIC]
    assert (await both.choose()).model == LLAMA
    assert (await both.choose(of_conversation="gpt-oss-20b")).model == GPT
    assert await both.serves("gpt-oss-20b")
    assert not await both.serves("llama3.2")


async def test_that_words_leave_this_computer_is_said(tmp_path: Path) -> None:
    elsewhere = replace(GPT, label="gpt-oss-20b (api.example.org)", is_cloud=True)
    far = choice(tmp_path, ScriptedModels([]), ScriptedModels([elsewhere]), openai__enabled="yes")
    notice = "gpt-oss-20b (api.example.org) answers: what you say leaves this computer."
    assert (await far.choose()).notice == notice


async def test_it_answers_where_nobody_is_chosen_and_ollama_has_none(tmp_path: Path) -> None:
    ollama = ScriptedModels([])
    ollama.unreachable = DOWN
    answering = await choice(tmp_path, ollama, ScriptedModels([GPT]), openai__enabled="yes").choose()
    assert (answering.model, answering.notice) == (GPT, "")


async def test_a_server_that_is_off_is_asked_nothing(tmp_path: Path) -> None:
    openai = ScriptedModels([GPT])
    openai.unreachable = AssertionError("asked")  # type: ignore[assignment]  # no error a person is told
    alone = choice(tmp_path, ScriptedModels([LLAMA]), openai)
    assert await alone.models() == [LLAMA, BASIC]
    with pytest.raises(Misconfigured):
        await alone.choose(asked_for="gpt-oss-20b")


async def test_where_nobody_is_chosen_and_the_server_is_down_that_is_said(tmp_path: Path) -> None:
    openai = ScriptedModels([GPT])
    openai.unreachable = SERVER_DOWN
    answering = await choice(tmp_path, ScriptedModels([]), openai, openai__enabled="yes").choose()
    assert answering.model == BASIC
    assert answering.notice.startswith("The server does not answer.")


async def test_where_the_server_is_down_it_is_named_and_another_answers(tmp_path: Path) -> None:
    openai = ScriptedModels([GPT])
    openai.unreachable = SERVER_DOWN
    down = choice(tmp_path, ScriptedModels([LLAMA]), openai, openai__enabled="yes")
    answering = await down.choose(of_conversation="gpt-oss-20b")
    assert answering.model == BASIC
    assert answering.notice.startswith("The server does not answer.")
    with pytest.raises(Unavailable):
        await down.choose(asked_for="gpt-oss-20b")


async def test_ollama_answers_where_it_has_a_model_that_chats(tmp_path: Path) -> None:
    answering = await choice(tmp_path, ScriptedModels([EMBEDDER, LLAMA])).choose()
    assert (answering.model, answering.notice) == (LLAMA, "")


async def test_the_basic_model_answers_where_ollama_has_none(tmp_path: Path) -> None:
    assert (await choice(tmp_path, ScriptedModels([EMBEDDER])).choose()).model == BASIC


async def test_the_basic_model_answers_where_ollama_is_down_and_it_is_said_why(tmp_path: Path) -> None:
    ollama = ScriptedModels([LLAMA])
    ollama.unreachable = DOWN
    answering = await choice(tmp_path, ollama, model__name="llama3.2").choose()
    assert answering.model == BASIC
    assert "Ollama does not answer." in answering.notice
    assert "llama3.2" in answering.notice


async def test_nothing_is_said_of_ollama_where_it_is_switched_off(tmp_path: Path) -> None:
    answering = await choice(tmp_path, ScriptedModels([LLAMA]), ollama__enabled="false").choose()
    assert (answering.model, answering.notice) == (BASIC, "")


async def test_a_model_named_for_this_turn_is_never_replaced(tmp_path: Path) -> None:
    ollama = ScriptedModels([LLAMA])
    ollama.unreachable = DOWN
    with pytest.raises(Unavailable):
        await choice(tmp_path, ollama).choose(asked_for="llama3.2")


async def test_an_unknown_model_is_an_error_that_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as error:
        await choice(tmp_path, ScriptedModels([LLAMA])).choose(asked_for="gpt-9")
    assert error.value.code == "model_unknown"
    assert "llama3.2:latest, basic" in error.value.remedy


async def test_an_embedder_is_not_asked_to_chat(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="embeddings"):
        await choice(tmp_path, ScriptedModels([EMBEDDER, LLAMA])).choose(asked_for="nomic")


async def test_the_conversations_model_comes_before_the_setting_and_the_turns_before_both(
    tmp_path: Path,
) -> None:
    other = ModelInfo(name="other:1b", engine=Engine.OLLAMA, label="other:1b")
    chosen = choice(tmp_path, ScriptedModels([LLAMA, other]), model__name="basic")
    assert (await chosen.choose()).model == BASIC
    assert (await chosen.choose(of_conversation="other:1b")).model == other
    assert (await chosen.choose(asked_for="llama3.2", of_conversation="other:1b")).model == LLAMA


async def test_the_context_never_exceeds_what_the_model_was_trained_for(tmp_path: Path) -> None:
    small = ModelInfo(name="small:1b", engine=Engine.OLLAMA, label="small", context_limit_tokens=2048)
    answering = await choice(tmp_path, ScriptedModels([small]), model__context_tokens="8192").choose()
    assert answering.sampling.context_tokens == 2048
    assert answering.sampling.reply_tokens <= 1024


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("llama3.2", "llama3.2:latest", True),
        ("LLAMA3.2", "llama3.2", True),
        ("llama3.2:1b", "llama3.2", False),
        ("host:5000/me/model", "host:5000/me/model:latest", True),
    ],
)
def test_names_are_compared_as_ollama_does(one: str, other: str, same: bool) -> None:
    assert same_model(one, other) is same


async def test_the_model_that_came_last_answers_before_ollamas_newest(tmp_path: Path) -> None:
    stage = staged(tmp_path, ollama=ScriptedModels([LLAMA]))
    companion = stage.companion
    assert (await companion.answering_model()).model == LLAMA
    await companion.pull_model("qwen3.5-2b")
    assert (await companion.answering_model()).model.name == "qwen3.5-2b"
    await companion.pull_model("llama3.2")
    assert (await companion.answering_model()).model == LLAMA
    await companion.delete_model("llama3.2:latest")
    assert (await companion.answering_model()).model.name == "qwen3.5-2b"
    await companion.delete_model("qwen3.5-2b")
    assert (await companion.answering_model()).model.is_basic


async def test_a_model_within_the_program_stands_in_where_ollama_is_down(tmp_path: Path) -> None:
    ollama = ScriptedModels([LLAMA])
    ollama.unreachable = DOWN
    stage = staged(tmp_path, ollama=ollama, overrides={"model.name": "llama3.2"})
    await stage.companion.pull_model("qwen3.5-2b")
    answering = await stage.companion.answering_model()
    assert answering.model.name == "qwen3.5-2b"
    assert answering.notice == "Ollama does not answer. qwen3.5-2b answers in place of llama3.2."


async def test_an_offered_model_that_is_not_here_is_said_to_be_fetchable(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as error:
        await choice(tmp_path, ScriptedModels([LLAMA])).choose(asked_for="qwen3.5-2b")
    assert error.value.remedy.endswith("bestfriend models fetch qwen3.5-2b")


async def test_the_person_is_told_of_a_model_that_does_not_answer(tmp_path: Path) -> None:
    stage = staged(tmp_path, overrides={"model.name": "basic"})
    await stage.companion.pull_model("qwen3.5-2b")
    news = await stage.companion.take_model_news()
    assert news == "Qwen3.5 2B is here. Another model is chosen; to let the new one answer, choose it."
    assert await stage.companion.take_model_news() == ""


async def test_ollama_is_missed_only_where_it_was_once(tmp_path: Path) -> None:
    ollama = ScriptedModels([LLAMA])
    ollama.unreachable = DOWN
    never = await choice(tmp_path, ollama).choose()
    assert (never.model, never.notice, never.absent) == (BASIC, "", "Ollama does not answer.")
    ollama.unreachable = None
    assert (await choice(tmp_path, ollama).choose()).model == LLAMA
    ollama.unreachable = DOWN
    missed = await choice(tmp_path, ollama).choose()
    assert missed.notice == "Ollama does not answer. The built-in companion answers in its place."


async def test_ollama_at_an_address_of_ones_own_is_missed_at_once(tmp_path: Path) -> None:
    ollama = ScriptedModels([LLAMA])
    ollama.unreachable = DOWN
    answering = await choice(tmp_path, ollama, ollama__address="http://10.0.0.5:11434").choose()
    assert answering.notice.startswith("Ollama does not answer.")
