"""An engine that is imported and made when it is first asked for something.

The clients of the engines take half a second to import; the window need not wait for that.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from pathlib import Path
from typing import Protocol

from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.domain.models import ModelDetails, ModelInfo, PullProgress, Sampling
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart
from bestfriend_desktop.ports import LanguageModels, ModelLibrary, OwnFiles


class EngineWithLibrary(LanguageModels, ModelLibrary, Protocol):
    """Both in one, as all our engines are."""


class EmbeddedEngine(EngineWithLibrary, OwnFiles, Protocol):
    """The one within the program."""


class WhenNeeded:
    """Stands for an engine; `LanguageModels` and `ModelLibrary`.

    Args:
        make: imports and makes the engine; called once, on a thread.
    """

    def __init__(self, make: Callable[[], EngineWithLibrary]) -> None:
        self._make = make
        self._made: EngineWithLibrary | None = None
        self._making = asyncio.Lock()

    async def _engine(self) -> EngineWithLibrary:
        if self._made is None:
            async with self._making:
                if self._made is None:
                    self._made = await asyncio.to_thread(self._make)
        return self._made

    async def models(self) -> list[ModelInfo]:
        """What could answer now."""
        return await (await self._engine()).models()

    async def counter(self, model: ModelInfo) -> Count:
        """How this model counts tokens."""
        return await (await self._engine()).counter(model)

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        """The reply part by part."""
        async with aclosing((await self._engine()).stream(model, prompt, sampling)) as parts:
            async for part in parts:
                yield part

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Load a model."""
        await (await self._engine()).preload(model, sampling)

    async def health(self) -> PartHealth:
        """How the engine is."""
        return await (await self._engine()).health()

    async def close(self) -> None:
        """Stop the engine, if there is one yet."""
        async with self._making:
            if self._made is not None:
                await self._made.close()

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch a model."""
        async with aclosing((await self._engine()).pull(name)) as steps:
            async for step in steps:
                yield step

    async def delete(self, name: str) -> None:
        """Remove a model."""
        await (await self._engine()).delete(name)

    async def show(self, name: str) -> ModelDetails:
        """What is known of one model."""
        return await (await self._engine()).show(name)


class EmbeddedWhenNeeded(WhenNeeded):
    """The engine within the program, which runs files of the person's own as well."""

    def __init__(self, make: Callable[[], EmbeddedEngine]) -> None:
        super().__init__(make)

    async def add(self, path: Path, *, copy: bool) -> ModelInfo:
        """Take a file of the person's own into the list."""
        engine = await self._engine()
        assert isinstance(engine, OwnFiles)
        return await engine.add(path, copy=copy)
