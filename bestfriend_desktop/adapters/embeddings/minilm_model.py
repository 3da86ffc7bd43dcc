"""all-MiniLM-L6-v2 itself, 8 bits, in ONNX Runtime: texts to token numbers, token numbers to vectors."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from bestfriend_desktop.adapters.embeddings.embedding import Floats
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.runtime.paths import resources_folder

LONGEST_TOKENS = 256
"""What the model was trained for, with the two tokens that frame a text."""

LONGEST_CHARACTERS = 4096
"""More never counts: 254 tokens of 16 characters. So a megabyte is not taken apart for nothing."""


class MiniLMModel:
    """The loaded model; every call blocks.

    Args:
        weights: an ONNX file, verified.

    Raises:
        Unavailable: `engine_failed`: this machine cannot run it.
    """

    def __init__(self, weights: Path) -> None:
        folder = resources_folder() / "embeddings"
        self._tokenizer = Tokenizer.from_file(str(folder / "minilm-tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST_TOKENS)
        options = onnxruntime.SessionOptions()
        options.enable_cpu_mem_arena = False  # 225 MB in place of 620
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # others need the cores too
        try:
            self._session = onnxruntime.InferenceSession(
                str(weights), options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:  # its own types have no common base but this
            raise Unavailable(
                "engine_failed",
                f"The embedding model could not be started ({str(error)[:200]}).",
                "Memories are found by their words meanwhile; please report it.",
            ) from error

    def token_ids(self, text: str) -> list[int]:
        """The numbers of at most 256 tokens, framed by [CLS] and [SEP]."""
        # The halves of a character that a string may hold are not text to the tokenizer.
        readable = text.lstrip()[:LONGEST_CHARACTERS].encode("utf-8", "replace").decode()
        # Never a batch: it would start threads of its own, which do not survive a fork.
        ids: list[int] = self._tokenizer.encode(readable).ids
        return ids

    def states(self, texts: Sequence[Sequence[int]]) -> list[Floats]:
        """The last hidden states of texts that are read at once; of each, shape (its tokens, 384)."""
        shape = len(texts), max(map(len, texts))
        ids, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for row, tokens in enumerate(texts):
            ids[row, : len(tokens)], mask[row, : len(tokens)] = tokens, 1
        fed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
        states: Floats = self._session.run(None, fed)[0]
        return [state[: len(tokens)] for state, tokens in zip(states, texts, strict=True)]
