"""An embedder that is imported and made when it is first asked: numpy is not for every start."""

import asyncio
from collections.abc import Callable, Sequence

from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.ports import EmbeddedText, Embedder


class EmbedderWhenNeeded:
    """Stands for an embedder; `Embedder`.

    Args:
        name: the embedder's own.
        make: imports and makes it; called once, on a thread.
    """

    def __init__(self, name: str, make: Callable[[], Embedder]) -> None:
        self._name = name
        self._make = make
        self._made: Embedder | None = None
        self._making = asyncio.Lock()

    @property
    def name(self) -> str:
        """Stored beside each vector."""
        return self._name

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to be found later."""
        return await (await self._embedder()).documents(texts)

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to search with."""
        return await (await self._embedder()).questions(texts)

    def late_interaction(
        self, questions: Sequence[EmbeddedText], documents: Sequence[bytes | None]
    ) -> list[list[float]]:
        """How well each token of a question is met; whoever has a question has made the embedder."""
        if self._made is None:
            return [[0.0] * len(documents) for _ in questions]
        return self._made.late_interaction(questions, documents)

    async def health(self) -> PartHealth:
        """How it is."""
        return await (await self._embedder()).health()

    async def close(self) -> None:
        """Let the weights go, where they were ever needed."""
        if self._made is not None:
            await self._made.close()

    async def _embedder(self) -> Embedder:
        if self._made is None:
            async with self._making:
                if self._made is None:
                    self._made = await asyncio.to_thread(self._make)
                    assert self._made.name == self._name
        return self._made
