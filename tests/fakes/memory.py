"""A memory that stays empty and an embedder that is away: for companions that remember nothing.

What remembering does is tested on the real store and the real embedder (tests/scenarios/test_remembering.py).
"""

from collections.abc import Sequence
from typing import Any, NoReturn

from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.errors import Refused, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.memory import CandidateQuery, CandidateSet, MemoryFigures
from bestfriend_desktop.ports import EmbeddedText, Embedder


class EmptyMemories:
    """Holds nothing, takes nothing; a `MemoryStore` as far as one asks an empty one."""

    async def figures(self, owner: OwnerId, terms: Sequence[str], embedding_model: str) -> MemoryFigures:
        return MemoryFigures(0, 0.0, {}, False)

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        return CandidateSet((), 0, {}, 0.0, (), ())

    async def embedder_in_use(self, owner: OwnerId) -> str:
        return AwayEmbedder.name

    async def use_embedder(self, owner: OwnerId, model: str, *, coming: str = "") -> int:
        return 0

    async def without_vector(self, owner: OwnerId, model: str, **_: object) -> list[Any]:
        return []

    async def take_to_embed(self, owner: OwnerId, *, limit: int = 64) -> list[Any]:
        return []

    async def take_to_draw(self, owner: OwnerId, *, limit: int = 16) -> list[Any]:
        return []

    async def forget_conversation(self, owner: OwnerId, conversation_id: object) -> int:
        return 0

    async def undo_forget_conversation(self, owner: OwnerId, conversation_id: object) -> int:
        return 0

    async def erase_conversation(self, owner: OwnerId, conversation_id: object) -> int:
        return 0

    async def purge(self, owner: OwnerId, *, deleted_before: object, limit: int | None = None) -> int:
        return 0

    async def tend(self, owner: OwnerId, model: str) -> None:
        pass

    def __getattr__(self, name: str) -> NoReturn:
        raise Refused("memory_unknown", "There is no such memory.", f"Nothing is remembered here: {name}.")


class AwayEmbedder:
    """An embedder that does not answer."""

    name = "away"

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        raise Unavailable("engine_unreachable", "The embedder does not answer.", "Start it.")

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        raise Unavailable("engine_unreachable", "The embedder does not answer.", "Start it.")

    def late_interaction(
        self, questions: Sequence[EmbeddedText], documents: Sequence[bytes | None]
    ) -> list[list[float]]:
        return [[0.0] * len(documents) for _ in questions]

    async def health(self) -> PartHealth:
        return PartHealth("embeddings", HealthState.MISSING, "The embedder does not answer.", "Start it.")

    async def close(self) -> None:
        pass


class OneEmbedder:
    """There is this one and no other; `Embedders`."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder

    def wanted(self) -> Embedder:
        return self._embedder

    def named(self, name: str) -> Embedder:
        return self._embedder

    async def close(self) -> None:
        pass
