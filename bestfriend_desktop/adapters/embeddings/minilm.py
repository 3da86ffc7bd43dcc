"""The embedder that comes with the program: all-MiniLM-L6-v2, in this process."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from bestfriend_desktop.adapters.embeddings.embedding import Embedding, Floats, unit
from bestfriend_desktop.adapters.embeddings.token_vectors import late_interaction, pack
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.ports import EmbeddedText
from bestfriend_desktop.runtime.paths import resources_folder

if TYPE_CHECKING:
    from bestfriend_desktop.adapters.embeddings.minilm_model import MiniLMModel

WEIGHTS = "minilm-l6-v2-int8"
"""In resources/starter_models.json."""

NAME = f"{WEIGHTS}-128x4"
"""Of the weights and of how token vectors are packed: what is packed otherwise is another embedder."""

BATCH_TEXTS = 16
BATCH_TOKENS = 1024
"""Padding included; some 50 ms, the longest that a question waits behind documents."""

T = TypeVar("T")


class MiniLM:
    """`Embedder` on the weights that ship with the program; loaded when first needed.

    Texts go through in small batches, on a thread of their own: cancelling takes effect between two, and
    questions go in between. Hand over some hundred texts at a time.

    Args:
        files: where the weights are.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._model: MiniLMModel | None = None
        self._axes: Floats | None = None
        self._thread = ThreadPoolExecutor(1, "embeddings")

    @property
    def name(self) -> str:
        """`minilm-l6-v2-int8-128x4`."""
        return NAME

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to be found later, in order; of long ones only the first 256 tokens count.

        Raises:
            Misconfigured: `weights_missing`, `weights_damaged`.
            Unavailable: `engine_failed`: this machine cannot run the model.
        """
        token_ids = await self._in_thread(lambda: [self._loaded().token_ids(text) for text in texts])
        embedded: dict[int, EmbeddedText] = {}
        for batch in batches([len(tokens) for tokens in token_ids]):
            done = await self._in_thread(partial(self._embed, [token_ids[number] for number in batch]))
            embedded.update(zip(batch, done, strict=True))
        return [embedded[number] for number in range(len(texts))]

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """As `documents`: this model makes no difference between the two."""
        return await self.documents(texts)

    def late_interaction(
        self, questions: Sequence[EmbeddedText], documents: Sequence[bytes | None]
    ) -> list[list[float]]:
        """See `token_vectors.late_interaction`."""
        return late_interaction([question.token_vectors or b"" for question in questions], documents)

    async def health(self) -> PartHealth:
        """Whether the weights are there and whole."""
        try:
            await asyncio.to_thread(self._files.verified, WEIGHTS)
        except BestFriendError as error:
            return PartHealth("embeddings", HealthState.MISSING, error.message, error.remedy)
        return PartHealth("embeddings", HealthState.OK, "Memories are found by meaning (MiniLM, built in).")

    async def close(self) -> None:
        """Let the weights go; a batch that is under way is waited for."""
        await self._in_thread(self._unload)

    def _unload(self) -> None:
        self._model = None

    def _loaded(self) -> "MiniLMModel":
        """Runs on the embedder's thread, and so never twice at a time."""
        if self._model is None:
            # Its libraries take a third of a second to import: not before they are needed.
            from bestfriend_desktop.adapters.embeddings.minilm_model import MiniLMModel

            self._axes = np.load(resources_folder() / "embeddings" / "minilm-token-axes.npy").astype(
                np.float32
            )
            self._model = MiniLMModel(self._files.verified(WEIGHTS))
        return self._model

    def _embed(self, token_ids: Sequence[Sequence[int]]) -> list[Embedding]:
        states = self._loaded().states(token_ids)
        assert self._axes is not None
        return [
            Embedding(
                tuple(unit(state.mean(axis=0)).tolist()),
                pack(tokens[1:-1], state[1:-1], self._axes),  # without the two that frame it
            )
            for tokens, state in zip(token_ids, states, strict=True)
        ]

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Which texts to read at once, by their number: of like length, for padding is computed for nothing.

    Args:
        lengths: of the texts, in tokens.
    """
    batch: list[int] = []
    for number in sorted(range(len(lengths)), key=lengths.__getitem__):
        full = len(batch) == BATCH_TEXTS or (len(batch) + 1) * lengths[number] > BATCH_TOKENS
        if batch and full:
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
