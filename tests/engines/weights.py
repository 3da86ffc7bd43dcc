"""The small language model that tests run on."""

from pathlib import Path

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.models.embedded import EmbeddedModels
from bestfriend_desktop.adapters.models.model_folder import ModelFolder

WEIGHTS = "smollm2-135m"
"""SmolLM2 135M: quick, and good enough to say that Paris is the capital of France."""

TEST_TABLE = Path(__file__).parents[1] / "weights.json"
"""What set-up for tests fetches besides the starter weights."""

NAME = "smollm2-135m-instruct.q4_1"
"""What it is called once it is added."""


def small_model(files: ModelFiles, folder: Path, *, copy: bool = False) -> EmbeddedModels:
    """An engine whose only model is the small one."""
    place = ModelFolder(folder)
    place.files.add(files.find(WEIGHTS), copy=copy)
    return EmbeddedModels(place, lambda: "http://127.0.0.1:9", ())
