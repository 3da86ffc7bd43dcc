"""An embedder whose meaning is the words: texts are as close as the terms they share."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.words import terms
from bestfriend_desktop.ports import EmbeddedText

DIMENSIONS = 384


@dataclass(frozen=True, slots=True)
class WordsAsVector:
    vector: tuple[float, ...]
    token_vectors: bytes | None


class WordEmbedder:
    """`Embedder`; fails where it is given a failure."""

    name = "words"

    def __init__(self, *, with_tokens: bool = True, failure: BestFriendError | None = None) -> None:
        self._with_tokens = with_tokens
        self.failure = failure

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        if self.failure:
            raise self.failure
        return [self._embed(text) for text in texts]

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        return await self.documents(texts)

    def late_interaction(
        self, questions: Sequence[EmbeddedText], documents: Sequence[bytes | None]
    ) -> list[list[float]]:
        asked = [set((question.token_vectors or b"").split()) for question in questions]
        said = [set((text or b"").split()) for text in documents]
        return [[len(words & text) / max(1, len(words)) for text in said] for words in asked]

    async def health(self) -> PartHealth:
        return PartHealth("embeddings", HealthState.OK, "By words.")

    async def close(self) -> None:
        pass

    def _embed(self, text: str) -> EmbeddedText:
        vector = [0.0] * DIMENSIONS
        vector[0] = 0.1  # a text without words has a direction too
        words = terms(text)
        for word in words:
            vector[crc32(word.encode()) % DIMENSIONS] += 1.0
        length = math.hypot(*vector)
        tokens = " ".join(words).encode() if self._with_tokens else None
        return WordsAsVector(tuple(value / length for value in vector), tokens)


class HeardEmbedder(WordEmbedder):
    """Says what questions it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        self.asked.append(texts[0])
        return await super().questions(texts)
