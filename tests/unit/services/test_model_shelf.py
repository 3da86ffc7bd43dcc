"""Fetching and removing models."""

from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import ModelPulling, ModelsChanged
from bestfriend_desktop.runtime.tasks import spawn
from tests.fakes.companion import Ear, staged


async def test_a_pull_tells_its_progress_and_then_that_models_changed(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    await stage.companion.pull_model(" llama3.2 ")
    fractions = [event.progress.fraction for event in ear.all(ModelPulling)]
    assert fractions == [step / 10 for step in range(11)]
    assert isinstance(ear.heard[-1], ModelsChanged)
    assert "llama3.2:latest" in [model.name for model in await stage.companion.models()]


async def test_a_pull_can_be_cancelled_by_name_and_started_anew(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    stage.ollama_library.hold = True
    pulling = spawn(stage.companion.pull_model("llama3.2"), name="test")
    await ear.until(ModelPulling, 5)
    with pytest.raises(Refused) as running:
        await stage.companion.pull_model("llama3.2")
    assert running.value.code == "pull_running"
    assert await stage.companion.cancel_pull("llama3.2")
    with pytest.raises(Refused) as cancelled:
        await pulling
    assert cancelled.value.code == "pull_cancelled"
    assert not await stage.companion.cancel_pull("llama3.2")
    stage.ollama_library.hold = False
    await stage.companion.pull_model("llama3.2")
    assert ear.all(ModelsChanged)


async def test_a_model_can_be_shown_and_deleted(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    await stage.companion.pull_model("llama3.2")
    assert (await stage.companion.show_model("llama3.2:latest")).info.name == "llama3.2:latest"
    await stage.companion.delete_model("llama3.2:latest")
    assert [model.name for model in await stage.companion.models()] == ["basic"]


@pytest.mark.parametrize("name", ["", "  "])
async def test_a_pull_needs_a_name(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="No model was named"):
        await staged(tmp_path).companion.pull_model(name)
