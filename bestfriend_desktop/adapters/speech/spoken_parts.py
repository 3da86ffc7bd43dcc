"""The stretches of a recording in which somebody speaks, each no longer than whisper can take at once.

So that silence, noise and music are never given to whisper, which would write something all the same.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from bestfriend_desktop.adapters.speech.samples import Samples
from bestfriend_desktop.adapters.speech.silero import SileroModel
from bestfriend_desktop.domain.sound import FRAME_S, FRAME_SAMPLES
from bestfriend_desktop.domain.utterance import BEGIN_PROBABILITY, END_PROBABILITY

MARGIN_FRAMES = math.ceil(0.25 / FRAME_S)
"""Kept on either side: words begin and end more softly than is noticed."""

GAP_FRAMES = math.ceil(2 / FRAME_S)
"""A longer silence separates two parts."""

SHORTEST_FRAMES = 5
"""160 ms in which somebody surely speaks; less is none."""


@dataclass(frozen=True, slots=True, eq=False)
class SpokenPart:
    """A stretch of speech."""

    start_s: float
    """Where it lies in the recording."""
    samples: Samples
    probabilities: npt.NDArray[np.float32]
    """That somebody speaks, for each of its frames."""


class SpokenParts:
    """Finds them while the recording comes in; keeps no more of it than one part. Every call blocks.

    Args:
        longest_s: of a part; a longer one is cut in its longest pause.
    """

    def __init__(self, longest_s: float) -> None:
        self._longest = math.floor(longest_s / FRAME_S)
        self._silero = SileroModel()
        self._rest = np.zeros(0, np.float32)
        """Less than a frame."""
        self._forget()

    def find(self, samples: Samples) -> list[SpokenPart]:
        """All of a whole recording; what was fed before is forgotten."""
        self._silero.reset()
        self._forget()
        return [*self.feed(samples), *self.finish()]

    def feed(self, samples: Samples) -> Iterator[SpokenPart]:
        """The next of the recording, at 16 kHz; the parts that are complete now."""
        samples = np.concatenate([self._rest, samples])
        whole = len(samples) - len(samples) % FRAME_SAMPLES
        self._rest = samples[whole:]
        yield from self._found(samples[:whole])

    def finish(self) -> Iterator[SpokenPart]:
        """The recording is over; the parts that are left."""
        last, self._rest = np.pad(self._rest, (0, -len(self._rest) % FRAME_SAMPLES)), self._rest[:0]
        yield from self._found(last)
        while (end := len(self._probabilities)) > 0:
            yield from self._take(end if end <= self._longest else self._cut())

    def _forget(self) -> None:
        self._samples = np.zeros(0, np.float32)
        self._probabilities = np.zeros(0, np.float32)
        self._origin = 0
        """The frame of the recording at which what we hold begins."""

    def _found(self, samples: Samples) -> Iterator[SpokenPart]:
        self._samples = np.concatenate([self._samples, samples])
        self._probabilities = np.concatenate([self._probabilities, self._silero.probabilities(samples)])
        while True:
            speech = np.flatnonzero(self._probabilities >= END_PROBABILITY)
            if len(speech) == 0:
                self._drop(len(self._probabilities) - MARGIN_FRAMES)
                return
            self._drop(speech[0] - MARGIN_FRAMES)
            speech = np.flatnonzero(self._probabilities >= END_PROBABILITY)
            gaps = np.flatnonzero(np.diff(speech) > GAP_FRAMES)
            last = speech[gaps[0]] if len(gaps) else speech[-1]
            if len(self._probabilities) - last > GAP_FRAMES and last < self._longest:
                yield from self._take(last + MARGIN_FRAMES)
            elif len(self._probabilities) > self._longest:
                yield from self._take(self._cut())
            else:
                return

    def _cut(self) -> int:
        """The frame in the middle of the longest pause of the later half; or the least likely speech."""
        half = self._longest // 2
        later = self._probabilities[half : self._longest]
        edges = np.flatnonzero(np.diff(np.concatenate([[False], later < END_PROBABILITY, [False]])))
        starts, ends = edges[::2], edges[1::2]
        if len(starts) == 0:
            return half + int(later.argmin()) + 1
        longest = int((ends - starts).argmax())
        return half + int(starts[longest] + ends[longest]) // 2 + 1

    def _take(self, end: int) -> Iterator[SpokenPart]:
        """The part up to this frame, where there is speech in it; it is not held any more."""
        probabilities = self._probabilities[:end]
        speech = np.flatnonzero(probabilities >= END_PROBABILITY)
        if np.count_nonzero(probabilities >= BEGIN_PROBABILITY) >= SHORTEST_FRAMES:
            first = max(0, speech[0] - MARGIN_FRAMES)
            last = speech[-1] + 1 + MARGIN_FRAMES
            last = min(last, end)
            samples = self._samples[first * FRAME_SAMPLES : last * FRAME_SAMPLES]
            yield SpokenPart(float(self._origin + first) * FRAME_S, samples, probabilities[first:last])
        self._drop(end)

    def _drop(self, frames: int) -> None:
        frames = min(max(0, frames), len(self._probabilities))
        self._samples = self._samples[frames * FRAME_SAMPLES :]
        self._probabilities = self._probabilities[frames:]
        self._origin += frames
