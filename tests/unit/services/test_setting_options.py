from datetime import UTC, datetime
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.services.setting_options import SettingOptions
from bestfriend_desktop.settings.describe import descriptions
from bestfriend_desktop.settings.fields import Option
from tests.fakes.companion import staged
from tests.fakes.models import LLAMA, ScriptedModels

LISTED = [name for name, described in descriptions().items() if described.info.provider]


@pytest.mark.parametrize("name", LISTED)
async def test_every_option_is_a_value_that_the_setting_takes(home: Path, name: str) -> None:
    stage = staged(home, ollama=ScriptedModels([LLAMA]))
    options = await stage.companion.options.of(name)
    assert options
    assert len({option.value for option in options}) == len(options)
    for option in options:
        assert descriptions()[name].parse(option.value) == option.value
        assert option.label


@pytest.mark.parametrize("name", LISTED)
async def test_what_holds_by_default_is_among_the_options(home: Path, name: str) -> None:
    options = await staged(home).companion.options.of(name)
    assert descriptions()[name].default in [option.value for option in options]


async def test_models_that_only_embed_do_not_answer(home: Path) -> None:
    stage = staged(home, ollama=ScriptedModels([LLAMA]))
    options = stage.companion.options
    assert [option.value for option in await options.of("model.name")] == ["", LLAMA.name, "basic"]
    assert [option.value for option in await options.of("memory.embedder")] == [""]


async def test_only_models_that_can_make_embeddings_here_are_offered_for_that(home: Path) -> None:
    elsewhere = ModelInfo("text-embedding-3", Engine.OPENAI, "text-embedding-3", chats=False)
    nomic = ModelInfo("nomic:latest", Engine.OLLAMA, "nomic:latest", chats=False)
    servers = {"ollama": ScriptedModels([nomic]), "openai": ScriptedModels([elsewhere])}
    stage = staged(home, overrides={"openai.enabled": "yes"}, **servers)
    offered = [option.value for option in await stage.companion.options.of("memory.embedder")]
    assert offered == ["", "nomic:latest"]


async def test_fixed_choices_are_told_in_their_words(home: Path) -> None:
    options = await staged(home).companion.options.of("window.theme")
    assert options[0] == Option("system", "As the system")


async def test_time_zone_says_how_late_it_is_there(home: Path) -> None:
    stage = staged(home)
    noon = datetime(2026, 7, 1, 12, tzinfo=UTC)
    options = SettingOptions(
        stage.companion.models,
        stage.companion.voice,
        stage.companion.personas,
        stage.companion.care,
        now=lambda: noon,
    )
    labels = {option.value: option.label for option in await options.of("you.time_zone")}
    assert labels["Asia/Kathmandu"] == "Asia/Kathmandu (UTC+5:45, now 17:45)"
    assert labels["America/New_York"] == "America/New York (UTC-4, now 08:00)"
    assert labels[""].startswith("This computer's (UTC")
    assert not any(name.startswith("Etc/") for name in labels)


async def test_persona_that_ships_is_named_and_read(home: Path) -> None:
    stage = staged(home, overrides={"companion.persona_file": "tutor"})
    assert Option("tutor", "Tutor") in await stage.companion.options.of("companion.persona_file")
    persona = await stage.companion.personas.persona()
    assert persona.text.startswith("You are Tutor")


async def test_unknown_setting_is_refused(home: Path) -> None:
    with pytest.raises(Misconfigured):
        await staged(home).companion.options.of("model.nmae")
