"""What turns texts into vectors."""

from collections.abc import Sequence
from typing import Protocol

from bestfriend_desktop.domain.health import PartHealth


class EmbeddedText(Protocol):
    """A text as an embedder sees it."""

    @property
    def vector(self) -> Sequence[float]:
        """384 numbers, unit length."""
        ...

    @property
    def token_vectors(self) -> bytes | None:
        """For late interaction; None where the embedder gives none. Opaque to all but the embedder."""
        ...


class Embedder(Protocol):
    """Turns texts into vectors. Vectors of two embedders (by `name`) are never compared."""

    @property
    def name(self) -> str:
        """Stored beside each vector: `minilm-l6-v2-int8-128x4`, `ollama:nomic-embed-text`."""
        ...

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to be found later, in order. Raises `Unavailable` where the engine does not answer."""
        ...

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to search with, in order."""
        ...

    def late_interaction(
        self, questions: Sequence[EmbeddedText], documents: Sequence[bytes | None]
    ) -> list[list[float]]:
        """How well each token of a question is met by its best token in each document.

        Rare tokens weigh more than common ones. Runs at once on the calling thread: 10 ms for 500 documents.

        Args:
            questions: from `questions` of the same embedder.
            documents: `token_vectors` of candidates; None scores 0.

        Returns:
            For each question one score a document, -1 to 1. All 0 where the embedder gives no token vectors.
        """
        ...

    async def health(self) -> PartHealth:
        """How it is; never raises."""
        ...

    async def close(self) -> None:
        """Let the weights go; they come back when they are needed."""
        ...


class Embedders(Protocol):
    """The embedders there are; each is made once, and loads when it is first asked."""

    def wanted(self) -> Embedder:
        """The one that the settings choose now."""
        ...

    def named(self, name: str) -> Embedder | None:
        """The one whose vectors bear this name; None where there is no such one (any more)."""
        ...

    async def close(self) -> None:
        """Let all of them go."""
        ...
