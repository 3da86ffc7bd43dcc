"""Several channels -> one: their mix, or the loudest of them where the mix would cancel out what is said."""

import math

import av
import numpy as np
import numpy.typing as npt

from bestfriend_desktop.adapters.audio.resampling import Samples
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ

CANCELLED = 0.1
"""Of the power of the loudest channel. Two channels that have nothing in common keep half of it in their mix,
one beside a silent one a quarter. What is left with less stood in opposite phase: a balanced cable on a
stereo input, a microphone that is wired the wrong way round."""

MEMORY_S = 0.5
"""So far back it looks: one short sound from the side is no reason to change."""

SILENCE = 4.0
"""Mean square of samples of 16 bit: below it there is nothing to judge by."""


class Mixer:
    """Turns the frames of one recording into 16 kHz mono PCM. What it holds back comes with `take`."""

    def __init__(self) -> None:
        self._to_rate = av.AudioResampler(format="s16p", rate=HEARING_RATE_HZ)
        self._to_mono = av.AudioResampler(format="s16", layout="mono", rate=HEARING_RATE_HZ)
        self._mixes: list[Samples] = []
        self._channels: list[Samples] = []
        self._phase = OppositePhase(HEARING_RATE_HZ)
        self.samples = 0
        """How many `take` would give."""

    def feed(self, frame: av.AudioFrame | None) -> None:
        """The next frame, as it was decoded; None after the last one."""
        for resampled in self._to_rate.resample(frame):
            self._hold(resampled)

    def take(self) -> bytes:
        """All that is held; about a second at a time, for that is what it judges by."""
        if not self.samples:
            return b""
        mix, channels = np.concatenate(self._mixes), np.concatenate(self._channels, axis=1)
        self._mixes, self._channels, self.samples = [], [], 0
        alone = self._phase.alone(mix, channels)
        return (mix if alone is None else channels[alone]).tobytes()

    def _hold(self, frame: av.AudioFrame) -> None:
        self._channels.append(frame.to_ndarray().astype(np.int16, copy=False))
        parts = self._to_mono.resample(frame)  # at this rate nothing is late
        self._mixes.append(np.concatenate([np.zeros(0, np.int16), *(part.to_ndarray()[0] for part in parts)]))
        self.samples += len(self._mixes[-1])


class OppositePhase:
    """Watches the channels of one recording or microphone for sound that their mix cancels out.

    Args:
        rate_hz: of the samples.
    """

    def __init__(self, rate_hz: int) -> None:
        self._remembered = MEMORY_S * rate_hz
        self._mix = 0.0
        self._each: npt.NDArray[np.float32] = np.zeros(1, np.float32)
        """Sums of squares, the older the less."""
        self._samples = 0.0
        self._alone: int | None = None

    def alone(self, mix: Samples, channels: Samples) -> int | None:
        """The channel to hear in place of this stretch of the mix; None: the mix will do.

        Args:
            mix: of the channels.
            channels: one row each.
        """
        keep = math.exp(-len(mix) / self._remembered)
        self._samples = self._samples * keep + len(mix)
        self._mix = self._mix * keep + float(np.square(mix, dtype=np.float32).sum())
        self._each = self._each * keep + np.square(channels, dtype=np.float32).sum(axis=1)
        loudest = int(self._each.argmax())
        if self._each[loudest] > SILENCE * self._samples:  # in silence it stays as it was
            self._alone = loudest if self._mix < CANCELLED * self._each[loudest] else None
        return self._alone
