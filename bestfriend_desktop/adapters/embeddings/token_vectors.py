"""Vectors of single tokens, packed small, and late interaction over them.

A text's one vector blurs what it says; with a vector for each token, every token of a question looks for
the token of the document that answers it best (MaxSim: Khattab and Zaharia, ColBERT, SIGIR 2020). Cut to 64
principal axes and 8 bits, a token takes 66 bytes, and finds as much as with all 384 dimensions.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from bestfriend_desktop.adapters.embeddings.embedding import Floats, unit

AXES = 64

TOKEN = np.dtype([("id", "<u2"), ("vector", "i1", (AXES,))])
"""One token as it is stored: its number in the vocabulary, its vector at any length."""

Packed = npt.NDArray[np.void]
"""Tokens of type `TOKEN`, shape (n,)."""


def pack(ids: Sequence[int], vectors: Floats, axes: Floats) -> bytes:
    """The tokens of one text as bytes, 66 each.

    Args:
        ids: token numbers, below 65536.
        vectors: the model's last hidden state, shape (len(ids), d).
        axes: shape (d, 64), orthonormal columns.
    """
    tokens = np.empty(len(ids), TOKEN)
    tokens["id"] = ids
    cut = vectors @ axes
    # Each is stretched to use all 8 bits; its length does not matter, reading makes it 1 again.
    largest = np.abs(cut).max(axis=1, keepdims=True, initial=1e-9)
    tokens["vector"] = np.round(cut * (127 / largest)).astype(np.int8)
    return tokens.tobytes()


def late_interaction(question: bytes, documents: Sequence[bytes | None]) -> list[float]:
    """How well each token of the question is met by its best token in each document.

    The mean cosine with the best token, weighted by inverse document frequency among the documents given.

    Args:
        question: as `pack` makes it.
        documents: likewise; None and empty ones score 0.

    Returns:
        One score a document, -1 to 1.
    """
    scores = np.zeros(len(documents), np.float32)
    full = [number for number, document in enumerate(documents) if document]
    asked = np.frombuffer(question, TOKEN)
    if not full or not len(asked):
        return [0.0] * len(documents)
    packed = [documents[number] or b"" for number in full]
    starts = np.cumsum([0, *(len(document) // TOKEN.itemsize for document in packed[:-1])])
    tokens = np.frombuffer(b"".join(packed), TOKEN)
    best = np.maximum.reduceat(_vectors(tokens) @ _vectors(asked).T, starts, axis=0)
    stands_in = np.logical_or.reduceat(tokens["id"][:, None] == asked["id"], starts, axis=0).sum(axis=0)
    # As in BM25: Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009.
    weights = np.log1p((len(full) - stands_in + 0.5) / (stands_in + 0.5))
    scores[full] = best @ (weights / weights.sum())
    listed: list[float] = scores.tolist()
    return listed


def _vectors(tokens: Packed) -> Floats:
    return unit(tokens["vector"].astype(np.float32))
