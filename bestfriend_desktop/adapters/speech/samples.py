"""Sound as the engines want it: samples between -1 and 1, and back to 16-bit PCM."""

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.float32]
"""Shape (n,); -1 to 1."""


def samples_of(pcm: bytes) -> Samples:
    """The samples of 16-bit little-endian PCM; half a sample at the end is left out."""
    return np.frombuffer(pcm, "<i2", len(pcm) // 2).astype(np.float32) / np.float32(32768)


def pcm_of(samples: npt.NDArray[np.floating]) -> bytes:
    """16-bit little-endian PCM; what is louder than full scale is cut."""
    return bytes((np.clip(samples, -1, 1) * 32767).astype("<i2").data)
