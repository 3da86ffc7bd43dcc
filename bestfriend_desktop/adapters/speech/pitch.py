"""Changes the pitch, the pace and the edges of sound that a voice has spoken."""

import numpy as np
import soxr

from bestfriend_desktop.adapters.speech.samples import Samples

AUDIBLE = 0.01
"""Of full scale: what is softer at the edges of a clause is silence."""

ONSET_S = 0.01
"""Kept before the first audible sample, so that no consonant is cut."""

WINDOW_S = 0.04
"""Some four periods of a deep voice."""

SEEK_S = 0.008
"""How far a window may be moved to fit: a period of a deep voice."""


FRAME_S = 0.046
"""Of which the timbre is looked at: so short that it hardly changes meanwhile."""

ENVELOPE_S = 0.0014
"""The finest detail of a spectrum that is timbre: much shorter than a period of the highest voice."""

MOST_GAIN = 30.0


def raised(samples: Samples, pitch: float, rate_hz: int) -> Samples:
    """Higher by this factor, and shorter by it: as a tape that is played faster, timbre and all.

    A voice that is to keep its pace is made to speak slower by the same factor first.
    """
    if pitch == 1:
        return samples
    higher: Samples = soxr.resample(samples, rate_hz * pitch, rate_hz)
    return higher


def timbre_kept(samples: Samples, pitch: float, rate_hz: int) -> Samples:
    """What was raised by this factor, with the timbre it had before: else a giant or a dwarf would speak.

    The spectral envelope of each frame, which is its cepstrum without the finer details, is moved back by
    the factor (Roebel and Rodet, Efficient spectral envelope estimation, 2005, explain the method). Whisper
    then understands a pitch of 0.6 as well as one of 1; without, hardly a word.
    """
    size = 4 * round(FRAME_S * rate_hz / 4)
    if pitch == 1 or len(samples) < size:
        return samples
    hop = size // 4
    window = np.hanning(size + 1)[:size]
    padded = np.pad(samples, (size, 2 * size))
    starts = np.arange(0, len(padded) - size, hop)
    spectra = np.fft.rfft(padded[starts[:, None] + np.arange(size)] * window)
    detail = np.abs(np.fft.fftfreq(size, 1 / size)) < ENVELOPE_S * rate_hz / pitch
    cepstra = np.fft.irfft(np.log(np.abs(spectra) + 1e-5), n=size)
    envelopes = np.fft.rfft(cepstra * detail).real
    last = envelopes.shape[1] - 1
    moved = np.minimum(np.arange(last + 1) * pitch, last)
    below = np.minimum(moved.astype(int), last - 1)
    share = moved - below
    wanted = envelopes[:, below] * (1 - share) + envelopes[:, below + 1] * share
    gains = np.exp(np.clip(wanted - envelopes, -np.log(MOST_GAIN), np.log(MOST_GAIN)))
    frames = np.fft.irfft(spectra * gains, n=size) * window
    total = np.zeros(len(padded))
    for start, frame in zip(starts, frames, strict=True):
        total[start : start + size] += frame
    kept = total[size : size + len(samples)].astype(np.float32)
    loudest = np.max(np.abs(kept), initial=1e-6)
    return np.asarray(kept * np.float32(np.max(np.abs(samples)) / loudest), np.float32)


def stretched(samples: Samples, factor: float, rate_hz: int) -> Samples:
    """Longer by this factor, at the same pitch.

    WSOLA (Verhelst and Roelands, 1993): windows that overlap by half are taken from where the sound goes on
    most like the window before, and added up at their new distance.
    """
    size = 2 * round(WINDOW_S * rate_hz / 2)
    hop, seek = size // 2, round(SEEK_S * rate_hz)
    if factor == 1 or len(samples) <= size + 2 * seek:
        return samples
    window = np.hanning(size + 1)[:size].astype(np.float32)  # two of them, half a size apart, add up to 1
    count = int(len(samples) * factor / hop)
    source = np.pad(samples, (seek + hop, size + 2 * seek + hop))
    sum_of_windows = np.zeros(count * hop + size, np.float32)
    at = seek
    for number in range(count):
        wanted = seek + hop + round((number - 1) * hop / factor)
        wanted = min(max(wanted, seek), len(samples) + seek)
        if number:
            continuation = source[at + hop : at + hop + size]
            area = source[wanted - seek : wanted + seek + size]
            at = wanted - seek + int(np.argmax(np.correlate(area, continuation, "valid")))
        sum_of_windows[number * hop : number * hop + size] += source[at : at + size] * window
    return sum_of_windows[hop : hop + round(len(samples) * factor)]


def trimmed(samples: Samples, pause_s: float, rate_hz: int) -> Samples:
    """Without the silence before it, and with at most so much behind it; empty where nothing is audible."""
    audible = np.flatnonzero(np.abs(samples) > AUDIBLE)
    if not len(audible):
        return samples[:0]
    first = max(0, audible[0] - round(ONSET_S * rate_hz))
    return samples[first : audible[-1] + 1 + round(pause_s * rate_hz)]
