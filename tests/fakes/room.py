"""A simulated room: what a microphone hears of a loudspeaker, and what is left without the echo."""

from itertools import count

import numpy as np
import numpy.typing as npt
import soxr

from bestfriend_desktop.adapters.audio.echo import EchoCanceller
from bestfriend_desktop.adapters.audio.resampling import Samples
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ

RATE_HZ = 44_100
"""Of the loudspeaker."""

Signal = npt.NDArray[np.float64]


def room(played: Samples, delay_s: float, loudness: float = 0.5) -> Signal:
    """What a microphone in a small room hears of it: late, coloured, with 150 ms of reverberation.

    Args:
        played: by the loudspeaker.
        delay_s: until it reaches the microphone.
        loudness: of the echo, against what is played; 0 is a headset.
    """
    chance = np.random.default_rng(7)
    length = round(0.15 * RATE_HZ)
    response = chance.standard_normal(length) * np.exp(-np.arange(length) / (length / 6))
    response[0] = 3.0
    response *= loudness / np.linalg.norm(response)
    size = len(played) + length
    echo = np.fft.irfft(np.fft.rfft(played, size) * np.fft.rfft(response, size), size)[: len(played)]
    late = np.concatenate([np.zeros(round(delay_s * RATE_HZ)), echo])
    return late + chance.normal(0, 20, len(late))


def cleaned(echo: EchoCanceller, played: Samples, heard: Signal, *, told_late_s: float = 0.0) -> Samples:
    """What the microphone gives while that is played: in blocks, with times that jitter as real ones do."""
    chance = np.random.default_rng(8)
    near = soxr.resample(np.clip(heard, -32768, 32767).astype(np.int16), RATE_HZ, HEARING_RATE_HZ)
    free = echo.listen()
    blocks = ((1000 + n * 512 / RATE_HZ, played[n * 512 : (n + 1) * 512]) for n in count())
    at, block = next(blocks)
    out = []
    for start in range(0, len(near), 256):
        heard_at = 1000 + start / HEARING_RATE_HZ
        while len(block) and at < heard_at + 0.05:  # the device is given sound some time before
            echo.played(block, RATE_HZ, at + chance.uniform(-0.003, 0.003) + told_late_s)
            at, block = next(blocks)
        out.append(free.clean(near[start : start + 256], heard_at + chance.uniform(-0.003, 0.003)))
    return np.concatenate(out)
