"""Signals to play and record, and how alike two of them are."""

import numpy as np
import numpy.typing as npt

Samples = npt.NDArray[np.int16]

LOUD = 300
"""Above it there is sound."""


def tone(seconds: float, rate_hz: int, hz: float = 440.0, level: int = 8000) -> Samples:
    return np.asarray(
        level * np.sin(2 * np.pi * hz * np.arange(round(seconds * rate_hz)) / rate_hz), np.int16
    )


def melody(seconds: float, rate_hz: int) -> Samples:
    """A rising tone with a beat: no part of it is like another."""
    time_s = np.arange(round(seconds * rate_hz)) / rate_hz
    phase = 2 * np.pi * (300 * time_s + 700 * time_s**2 / max(seconds, 0.1))
    return np.asarray(9000 * np.sin(phase) * (0.6 + 0.4 * np.sin(2 * np.pi * 3 * time_s)), np.int16)


def likeness(wanted: Samples, heard: Samples) -> tuple[float, int]:
    """How alike `wanted` is to the best place in `heard` (1: the same), and where that begins."""
    a, b = wanted.astype(float), heard.astype(float)
    assert len(b) >= len(a), "too little was heard"
    size = len(a) + len(b)
    found = np.fft.irfft(np.fft.rfft(b, size) * np.conj(np.fft.rfft(a, size)), size)[: len(b) - len(a) + 1]
    place = int(np.argmax(found))
    part = b[place : place + len(a)]
    return float(a @ part / np.sqrt((a @ a) * (part @ part) + 1e-9)), place


def loud_parts(heard: Samples, rate_hz: int, *, apart_s: float = 0.005) -> list[tuple[int, int]]:
    """Where there is sound: from (inclusive) and to (exclusive), parted by silence of at least `apart_s`."""
    loud = np.flatnonzero(np.abs(heard.astype(int)) > LOUD)
    if not len(loud):
        return []
    breaks = np.flatnonzero(np.diff(loud) > apart_s * rate_hz)
    starts = [loud[0], *loud[breaks + 1]]
    ends = [*loud[breaks], loud[-1]]
    return [(int(start), int(end) + 1) for start, end in zip(starts, ends, strict=True)]
