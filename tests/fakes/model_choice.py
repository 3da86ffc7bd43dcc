"""A real choice between scripted engines."""

from collections.abc import Callable
from pathlib import Path

from bestfriend_desktop.adapters.models.model_folder import ModelFolder
from bestfriend_desktop.services.model_choice import ModelChoice
from bestfriend_desktop.settings.schema import Settings
from tests.fakes.models import BASIC, ScriptedModels


def choice_with(
    ollama: ScriptedModels,
    settings: Callable[[], Settings] = Settings,
    folder: Path = Path("nowhere"),
    openai: ScriptedModels | None = None,
) -> ModelChoice:
    """Between the built-in companion, nothing that runs within the program, and these servers."""
    embedded, openai = ScriptedModels([]), openai or ScriptedModels([])
    return ModelChoice(ScriptedModels([BASIC]), embedded, ollama, openai, ModelFolder(folder), settings)
