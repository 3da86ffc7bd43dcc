"""A scripted engine: a real `LanguageModels`, whose replies the test has written."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from pathlib import Path

from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.models import (
    BASIC_MODEL,
    Engine,
    ModelDetails,
    ModelInfo,
    PullProgress,
    Sampling,
)
from bestfriend_desktop.domain.prompt import Count, Prompt
from bestfriend_desktop.domain.reply_parts import ReplyPart, Text, Usage

BASIC = ModelInfo(
    name=BASIC_MODEL, engine=Engine.BUILT_IN, label="Basic (scripted)", context_limit_tokens=8192
)
LLAMA = ModelInfo(name="llama3.2:latest", engine=Engine.OLLAMA, label="llama3.2:latest")


class ScriptedModels:
    """Answers with the given pieces, or echoes; can fail, wait for the test, and tells what it was asked.

    Args:
        offered: the models it has.
        pieces: the reply; None echoes the last message word by word.
    """

    def __init__(
        self, offered: Sequence[ModelInfo] = (BASIC,), pieces: Sequence[str | ReplyPart] | None = None
    ) -> None:
        self.offered = list(offered)
        self.pieces = pieces
        self.prompts: list[Prompt] = []
        self.samplings: list[Sampling] = []
        self.unreachable: BestFriendError | None = None
        """Raised by `models` and before the first piece."""
        self.breaks_with: BestFriendError | None = None
        """Raised after the last piece."""
        self.pause_after: int | None = None
        """Waits for ever after so many pieces, until it is stopped."""
        self.was_stopped = False
        self.was_cut = False
        """Whether the reply is said to end at its limit."""
        self.stream_delay_s = 0.0

    async def models(self) -> list[ModelInfo]:
        if self.unreachable:
            raise self.unreachable
        return list(self.offered)

    async def counter(self, model: ModelInfo) -> Count:
        return count_words

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        self.prompts.append(prompt)
        self.samplings.append(sampling)
        if self.unreachable:
            raise self.unreachable
        try:
            for number, piece in enumerate(self._reply_to(prompt)):
                if number == self.pause_after:
                    await asyncio.Event().wait()
                await asyncio.sleep(self.stream_delay_s)
                yield Text(piece) if isinstance(piece, str) else piece
        except (asyncio.CancelledError, GeneratorExit):
            self.was_stopped = True
            raise
        if self.breaks_with:
            raise self.breaks_with
        yield Usage(was_cut=self.was_cut)

    def _reply_to(self, prompt: Prompt) -> Sequence[str | ReplyPart]:
        if self.pieces is not None:
            return self.pieces
        return [f"{word} " for word in prompt.messages[-1].text.split("]\n\n", 1)[-1].split()]

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        pass

    async def health(self) -> PartHealth:
        return PartHealth("scripted model", HealthState.OK, "It answers as the test has written.")

    async def close(self) -> None:
        pass


class ScriptedLibrary:
    """A library whose downloads arrive in ten steps; `hold` makes the next one wait in the middle."""

    def __init__(self, engine: ScriptedModels, made: Callable[[str], ModelInfo]) -> None:
        self._engine = engine
        self._made = made
        self.hold = False
        self.fails_with: BestFriendError | None = None
        """Raised in the middle."""

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        for step in range(11):
            if self.hold and step == 5:
                await asyncio.Event().wait()
            if self.fails_with and step == 5:
                raise self.fails_with
            yield PullProgress(name, "downloading", step * 100, 1000)
        self._engine.offered.append(self._made(name))

    async def delete(self, name: str) -> None:
        left = [model for model in self._engine.offered if model.name != name]
        if len(left) == len(self._engine.offered):
            raise Refused("model_unknown", f"There is no model called {name}.", "See the list of models.")
        self._engine.offered[:] = left

    async def show(self, name: str) -> ModelDetails:
        return ModelDetails(next(model for model in self._engine.offered if model.name == name))


class ScriptedEmbeddedLibrary(ScriptedLibrary):
    """One whose models are files in a folder, as those of llama.cpp."""

    def __init__(self, engine: ScriptedModels, folder: Path) -> None:
        super().__init__(engine, lambda name: ModelInfo(name, Engine.EMBEDDED, name))
        self.folder = folder

    async def pull(self, name: str) -> AsyncGenerator[PullProgress]:
        async with aclosing(super().pull(name)) as steps:
            async for step in steps:
                yield step
        self._put(name)

    async def add(self, path: Path, *, copy: bool) -> ModelInfo:
        added = ModelInfo(path.stem, Engine.EMBEDDED, path.stem)
        self._engine.offered.append(added)
        self._put(added.name)
        return added

    async def delete(self, name: str) -> None:
        await super().delete(name)
        (self.folder / f"{name}.gguf").unlink()

    def _put(self, name: str) -> None:
        self.folder.mkdir(exist_ok=True)
        (self.folder / f"{name}.gguf").write_bytes(b"GGUF")


def count_words(text: str) -> int:
    """A token a word; simple enough to reckon with in a test."""
    return len(text.split())
