"""What embedders give: a vector of a text, and, where they can, one of each of its tokens."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

DIMENSIONS = 384
"""Of every vector that is stored, whichever model made it."""

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Embedding:
    """One text; an `EmbeddedText`."""

    vector: tuple[float, ...]
    """384 numbers, unit length."""
    token_vectors: bytes | None = None
    """As `token_vectors.pack` makes them."""


def unit(vectors: Floats) -> Floats:
    """The vectors of the last axis with length 1; those without a direction become the first axis.

    A vector of zeros has no cosine with anything, and the database would answer NaN.
    """
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    safe = np.where(lengths > 0, lengths, 1)
    units: Floats = np.where(lengths > 0, vectors / safe, np.eye(1, vectors.shape[-1], dtype=np.float32)[0])
    return units
