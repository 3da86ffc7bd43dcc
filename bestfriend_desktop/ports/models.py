"""Engines that answer, and those whose models can be fetched and removed."""

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Protocol, runtime_checkable

from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.domain.models import ModelDetails, ModelInfo, PullProgress, Sampling
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart


class LanguageModels(Protocol):
    """One engine with its models."""

    async def models(self) -> list[ModelInfo]:
        """What could answer now. Raises `Unavailable` where the engine does not."""
        ...

    async def counter(self, model: ModelInfo) -> Count:
        """How this model counts tokens; may load it. An estimate must err on the high side."""
        ...

    def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        """The reply part by part, `Usage` last. `aclose()` (or cancelling the task) stops the engine at once.

        Raises:
            Unavailable: `engine_unreachable`, `stream_broken` (it ended before it was done), `engine_busy`.
            Misconfigured: `model_unknown`, `weights_damaged`.
        """
        ...

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Load it, so that the first reply comes sooner."""
        ...

    async def health(self) -> PartHealth:
        """How the engine is; never raises."""
        ...

    async def close(self) -> None:
        """Stop what runs and let the weights go."""
        ...


class ModelLibrary(Protocol):
    """An engine whose models can be fetched and removed."""

    def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch a model; goes on where it was broken off. Closing the iterator cancels."""
        ...

    async def delete(self, name: str) -> None:
        """Remove a model from the disk."""
        ...

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        ...


@runtime_checkable
class OwnFiles(Protocol):
    """An engine that runs a file the person has."""

    async def add(self, path: Path, *, copy: bool) -> ModelInfo:
        """Take a file into the list: where it is, or as a copy.

        Raises:
            Refused: `model_unfit`, `model_known`.
            Unavailable: `disk_full`.
        """
        ...


class EmbeddedLibrary(ModelLibrary, OwnFiles, Protocol):
    """The library of the engine within the program."""
