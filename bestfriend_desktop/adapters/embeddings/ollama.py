"""An embedder over Ollama: nomic-embed-text, or any model whose vectors have 384 numbers."""

from collections.abc import Callable, Sequence

import numpy as np

from bestfriend_desktop.adapters.embeddings.embedding import DIMENSIONS, Embedding, Floats, unit
from bestfriend_desktop.adapters.models.ollama_errors import in_words
from bestfriend_desktop.adapters.models.ollama_servers import Server, Servers
from bestfriend_desktop.domain.embedders import of_ollama, ollama_model
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.ports import EmbeddedText
from bestfriend_desktop.settings.schema import OllamaSettings

NOMIC = "nomic-embed-text"
"""Trained so that the first numbers say most (Matryoshka), and with a prefix for either side.

https://huggingface.co/nomic-ai/nomic-embed-text-v1.5
"""

LONGEST_CHARACTERS = 8192
"""More would not fit into what embedding models read, and need not be sent."""

BATCH_TEXTS = 16

KEEP_LOADED = "1h"
"""After the last text. Servers let go of a model after five minutes, and a question after a pause would then
wait longer for it than recall does."""

BUILT_IN = "Take the built-in embedder: bestfriend settings set memory.embedder ''"


class OllamaEmbedder:
    """`Embedder` by one model of an Ollama server, without token vectors.

    Errors are those of `ollama_errors` and `ollama_servers`, and those of `documents`.

    Args:
        model: as Ollama calls it: `nomic-embed-text`, `all-minilm:33m`.
        settings: where the server is; may change at any time.
    """

    def __init__(self, model: str, settings: Callable[[], OllamaSettings]) -> None:
        self._name = of_ollama(model)
        self._model = ollama_model(self._name) or model
        self._settings = settings
        self._servers = Servers(settings)
        self._is_nomic = self._model.rsplit("/", 1)[-1].partition(":")[0] == NOMIC

    @property
    def name(self) -> str:
        """`ollama:nomic-embed-text`."""
        return self._name

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to be found later, in order.

        Raises:
            Unavailable: the server does not answer, or `engine_failed`: not with vectors.
            Misconfigured: `embedder_unsuitable`: vectors of another size; `cloud_not_allowed`.
        """
        return await self._embed(texts, "search_document: ")

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to search with, in order; errors as `documents`."""
        return await self._embed(texts, "search_query: ")

    def late_interaction(
        self, questions: Sequence[EmbeddedText], documents: Sequence[bytes | None]
    ) -> list[list[float]]:
        """All 0: Ollama gives no token vectors."""
        return [[0.0] * len(documents) for _ in questions]

    async def health(self) -> PartHealth:
        """Whether the model answers with vectors that fit; loads it."""
        try:
            await self.questions(["Hello"])
        except BestFriendError as error:
            return PartHealth("embeddings", HealthState.MISSING, error.message, error.remedy or BUILT_IN)
        return PartHealth("embeddings", HealthState.OK, f"Memories are found by meaning ({self._model}).")

    async def close(self) -> None:
        """Hang up."""
        await self._servers.close()

    async def _embed(self, texts: Sequence[str], prefix: str) -> list[EmbeddedText]:
        if self._model.endswith((":cloud", "-cloud")) and not self._settings().allow_cloud:
            raise Misconfigured(
                "cloud_not_allowed",
                f"{self._model} runs on other machines, and your words would leave this computer.",
                BUILT_IN,
            )
        prefix = prefix if self._is_nomic else ""
        # An empty text is one that some servers give no vector for.
        prompts = [prefix + (_readable(text) or " ") for text in texts]
        embedded: list[EmbeddedText] = []
        for start in range(0, len(prompts), BATCH_TEXTS):
            vectors = await self._vectors(prompts[start : start + BATCH_TEXTS])
            embedded += [Embedding(tuple(vector.tolist())) for vector in vectors]
        return embedded

    async def _vectors(self, prompts: Sequence[str]) -> Floats:
        """Unit vectors, shape (len(prompts), 384)."""

        async def ask(server: Server) -> Sequence[Sequence[float]]:
            with in_words(server.address, self._model, silence_s=server.silence_s):
                answer = await server.client.embed(self._model, prompts, keep_alive=KEEP_LOADED)
                return answer.embeddings

        answer = await self._servers.ask(ask, self._settings().silence_timeout_s)
        sizes = {len(vector) for vector in answer}
        if len(answer) != len(prompts) or len(sizes) != 1:
            raise self._failed(f"gave {len(answer)} vectors for {len(prompts)} texts")
        (size,) = sizes
        if size != DIMENSIONS and not (self._is_nomic and size > DIMENSIONS):
            raise Misconfigured(
                "embedder_unsuitable",
                f"The vectors of {self._model} have {size} numbers, which cannot be made {DIMENSIONS}.",
                f"Choose {NOMIC} or all-minilm. {BUILT_IN}",
            )
        # `dimensions` is not asked for: servers before 0.11.11 ignore it without a word.
        vectors = np.asarray(answer, np.float32)[:, :DIMENSIONS]
        if not np.isfinite(vectors).all():
            raise self._failed("gave vectors that are no numbers")
        return unit(vectors)

    def _failed(self, how: str) -> Unavailable:
        return Unavailable("engine_failed", f"{self._model} {how}.", BUILT_IN)


def _readable(text: str) -> str:
    """The part of a text that counts, without halves of characters."""
    return text.strip()[:LONGEST_CHARACTERS].encode("utf-8", "replace").decode()
