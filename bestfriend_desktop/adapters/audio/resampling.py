"""Another rate for sound that comes in pieces: seamless between them, and nothing is held back."""

from math import gcd

import numpy as np
import numpy.typing as npt
import soxr

Samples = npt.NDArray[np.int16]

CONTEXT_S = 0.02
"""So much of the past, and of a guessed future, is resampled along: more than the filter sees."""


class PieceResampler:
    """Resamples the pieces of one stretch of sound, each as soon as it is there.

    A streaming resampler keeps the last milliseconds until more comes, and the end of a sentence would be
    heard with the next one. Here the past is given along with each piece, and the future is guessed by
    turning the piece around at its end, so that there is no edge to ring.

    Args:
        from_hz: of the pieces.
        to_hz: of what comes out.
    """

    def __init__(self, from_hz: int, to_hz: int) -> None:
        self.from_hz = from_hz
        self.to_hz = to_hz
        # After so many samples both rates have a sample at the same time.
        self._period = from_hz // gcd(from_hz, to_hz)
        self._context = round(CONTEXT_S * from_hz)
        self._past = np.zeros(0, np.int16)
        self._taken = 0
        self._given = 0

    def feed(self, piece: Samples) -> Samples:
        """The piece at the other rate; all of it up to its last sample."""
        if self.from_hz == self.to_hz or not len(piece):
            return piece
        known = np.concatenate([self._past, piece])
        first = self._taken - len(self._past)  # in the stretch; both rates have a sample there
        self._taken += len(piece)
        guessed = np.pad(known.astype(np.int32), (0, self._context), "reflect", reflect_type="odd")
        guessed = np.clip(guessed, -32768, 32767).astype(np.int16)
        resampled: Samples = soxr.resample(guessed, self.from_hz, self.to_hz)
        begins = first * self.to_hz // self.from_hz
        ends = -(-self._taken * self.to_hz // self.from_hz)
        given, self._given = resampled[self._given - begins : ends - begins], ends
        keep_from = max(0, (self._taken - self._context) // self._period * self._period)
        self._past = known[max(0, keep_from - first) :]
        return given
