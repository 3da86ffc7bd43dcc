"""The embedder that comes with the program: all-MiniLM-L6-v2, 8 bits, in this process."""

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from bestfriend_desktop.adapters.embeddings.embedding import Embedding, Floats, unit
from bestfriend_desktop.adapters.embeddings.token_vectors import late_interaction, pack
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.ports import EmbeddedText
from bestfriend_desktop.runtime.paths import resources_folder

if TYPE_CHECKING:  # loading these takes a third of a second: not before they are needed
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

WEIGHTS = "minilm-l6-v2-int8"
"""In resources/starter_models.json; also the embedder's name."""

LONGEST_TOKENS = 256
"""What the model was trained for, with the two tokens that frame a text."""

LONGEST_CHARACTERS = 4096
"""More never counts: 254 tokens of 16 characters. So a megabyte is not taken apart for nothing."""

BATCH_TEXTS = 16
BATCH_TOKENS = 1024
"""Padding included; some 50 ms, the longest that a question waits behind documents."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Model:
    tokenizer: "Tokenizer"
    session: "InferenceSession"
    axes: Floats
    """Shape (384, 64): the principal axes of its token vectors, from packaging/token_axes.py."""


class MiniLM:
    """`Embedder` on the weights that ship with the program; loaded when first needed.

    Texts go through in small batches, on a thread of their own: cancelling takes effect between two, and
    questions go in between. Hand over some hundred texts at a time.

    Args:
        files: where the weights are.
    """

    def __init__(self, files: ModelFiles) -> None:
        self._files = files
        self._model: _Model | None = None
        self._thread = ThreadPoolExecutor(1, "embeddings")

    @property
    def name(self) -> str:
        """`minilm-l6-v2-int8`."""
        return WEIGHTS

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """Texts to be found later, in order; of long ones only the first 256 tokens count.

        Raises:
            Misconfigured: `weights_missing`, `weights_damaged`.
            Unavailable: `engine_failed`: this machine cannot run the model.
        """
        token_ids = await self._in_thread(lambda: self._tokens(texts))
        embedded: dict[int, EmbeddedText] = {}
        for batch in _batches(token_ids):
            done = await self._in_thread(partial(self._embed, [token_ids[number] for number in batch]))
            embedded.update(zip(batch, done, strict=True))
        return [embedded[number] for number in range(len(texts))]

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        """As `documents`: this model makes no difference between the two."""
        return await self.documents(texts)

    def late_interaction(self, question: EmbeddedText, documents: Sequence[bytes | None]) -> list[float]:
        """See `token_vectors.late_interaction`."""
        return late_interaction(question.token_vectors or b"", documents)

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

    def _loaded(self) -> _Model:
        """Runs on the embedder's thread, and so never twice at a time."""
        if self._model is None:
            self._model = _load(self._files.verified(WEIGHTS))
        return self._model

    def _tokens(self, texts: Sequence[str]) -> list[list[int]]:
        encode = self._loaded().tokenizer.encode
        # One by one: a batch would start threads of its own, which do not survive a fork.
        return [encode(_readable(text)).ids for text in texts]

    def _embed(self, token_ids: Sequence[Sequence[int]]) -> list[Embedding]:
        model = self._loaded()
        shape = len(token_ids), max(map(len, token_ids))
        ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, tokens in enumerate(token_ids):
            ids[row, : len(tokens)], mask[row, : len(tokens)] = tokens, 1
        fed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states: Floats = model.session.run(None, fed)[0]  # (texts, tokens, 384)
        vectors = unit(np.einsum("btd,bt->bd", states, mask.astype(np.float32)))
        return [
            Embedding(tuple(vector.tolist()), pack(tokens[1:-1], state[1 : len(tokens) - 1], model.axes))
            for tokens, vector, state in zip(token_ids, vectors, states, strict=True)
        ]

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def _load(weights: Path) -> _Model:
    import onnxruntime
    from tokenizers import Tokenizer

    folder = resources_folder() / "embeddings"
    tokenizer = Tokenizer.from_file(str(folder / "minilm-tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.enable_truncation(LONGEST_TOKENS)
    options = onnxruntime.SessionOptions()
    options.enable_cpu_mem_arena = False  # 225 MB in place of 620
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others need the cores too
    try:
        session = onnxruntime.InferenceSession(str(weights), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # its own types have no common base but this
        raise Unavailable(
            "engine_failed",
            f"The embedding model could not be started ({str(error)[:200]}).",
            "Memories are found by their words meanwhile; please report it.",
        ) from error
    return _Model(tokenizer, session, np.load(folder / "minilm-token-axes.npy").astype(np.float32))


def _readable(text: str) -> str:
    """The part of a text that counts, without halves of characters."""
    return text.lstrip()[:LONGEST_CHARACTERS].encode("utf-8", "replace").decode()


def _batches(token_ids: Sequence[Sequence[int]]) -> Iterator[list[int]]:
    """Numbers of texts of like length, the shortest first: what is padded is computed for nothing."""
    batch: list[int] = []
    for number in sorted(range(len(token_ids)), key=lambda number: len(token_ids[number])):
        if batch and (len(batch) == BATCH_TEXTS or (len(batch) + 1) * len(token_ids[number]) > BATCH_TOKENS):
            yield batch
            batch = []
        batch.append(number)
    if batch:
        yield batch
