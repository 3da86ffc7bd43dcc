"""The companion's own voice, taken out of what the microphone hears.

First a linear filter takes out the echo it can explain (`echo_path`), then WebRTC's AEC3 what is left. AEC3
takes a voice that speaks at the same time for echo, most of all where there is none: with a headset. So where
the filter has found no echo to speak of, what is too loud for one is left as the filter gives it.

The loudspeaker says what it plays and when it will be heard; the microphone says when it heard what. Both
by the monotonic clock, so that the canceller always sees the two side by side, however they are buffered.
"""

import math
import threading
from collections import deque
from collections.abc import Callable

import numpy as np
import soxr
from pywebrtc_audio import EchoCanceller as Aec3

from bestfriend_desktop.adapters.audio.echo_path import STEP_SAMPLES, EchoPath
from bestfriend_desktop.adapters.audio.resampling import Samples
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ

LEAD_SAMPLES = 320
"""20 ms: so much sooner than it is heard the canceller is told; an echo before its sound would be none."""

REMEMBERED_SAMPLES = 4 * HEARING_RATE_HZ
WAITING_BLOCKS = 400
"""Some four seconds, while no microphone is open."""

FORGOTTEN_SAMPLES = HEARING_RATE_HZ
"""A second after the last sound there is no echo left, and a third of the work of listening is saved."""

LEARNING_STEPS = 250
"""While a microphone hears the first 2.5 s of sound, the way of the echo is not known: the quieter of both,
with the linear filter and without, is safe."""

JUMP_SAMPLES = 800
"""A clock that is 50 ms off does not drift: there was a gap."""

UNDERFLOW_S = 0.02
"""The loudspeaker is given its sound without gaps; where the times have one, it ran dry in between."""

SPEAKING_STEPS = 30
"""Whoever was surely heard is heard as they are for 0.3 s more, for the quiet sounds of the same words."""

ABOVE_BACKGROUND = 4.0
"""A voice has at least so many times the energy of what is always there, of hiss and of fans."""

BACKGROUND_RISES = 1.005
"""What is always there is the quietest of late; it is thought to become louder by 2 dB a second."""

STEADY_SAMPLES = 48
"""Off by less than 3 ms on average, a clock is right: every step is a new way for the echo to be learned."""


class EchoCanceller:
    """What the loudspeaker plays, for microphones to take out.

    Args:
        is_wanted: asked all the time; where it says no, microphones hear everything.
    """

    def __init__(self, is_wanted: Callable[[], bool]) -> None:
        self._is_wanted = is_wanted
        self._waiting: deque[tuple[Samples, int, float]] = deque(maxlen=WAITING_BLOCKS)
        self._past = _Past()
        self._lock = threading.Lock()

    def played(self, samples: Samples, rate_hz: int, heard_at: float) -> None:
        """From the loudspeaker's callback: these samples are heard from that time on."""
        self._waiting.append((samples, rate_hz, heard_at))

    def listen(self) -> "EchoFree":
        """For one microphone, from now on."""
        return EchoFree(self._is_wanted, self._heard)

    def _heard(self, start: int, count: int) -> Samples:
        with self._lock:
            while self._waiting:
                self._past.add(*self._waiting.popleft())
            return self._past.part(start, count)


class EchoFree:
    """One microphone's sound, cleaned; belongs to one thread."""

    def __init__(self, is_wanted: Callable[[], bool], played: Callable[[int, int], Samples]) -> None:
        self._is_wanted = is_wanted
        self._played = played
        self._path = EchoPath()
        self._aec = _aec()
        self._first_aec = _aec()
        self._learns_for = LEARNING_STEPS
        self._speaks_for = 0
        self._background = math.inf
        self._clock = _Clock()
        self._rest = np.zeros(0, np.int16)
        self._quiet_samples = FORGOTTEN_SAMPLES

    def clean(self, samples: Samples, heard_at: float) -> Samples:
        """The next samples (16 kHz), without the echo; what makes no whole 10 ms waits for more.

        Args:
            samples: as the microphone gave them.
            heard_at: when the first of them was heard, by the monotonic clock.
        """
        start = self._clock.place(heard_at, len(samples)) - len(self._rest)
        near = np.concatenate([self._rest, samples])
        whole = len(near) - len(near) % STEP_SAMPLES
        near, self._rest = near[:whole], near[whole:]
        if not whole or not self._is_wanted():
            return near
        far = self._played(start + LEAD_SAMPLES, whole)
        self._quiet_samples = 0 if far.any() else self._quiet_samples + whole
        if self._quiet_samples > FORGOTTEN_SAMPLES:
            return near
        return np.concatenate([self._step(*step) for step in zip(_steps(near), _steps(far), strict=True)])

    def _step(self, near: Samples, far: Samples) -> Samples:
        """The next 10 ms."""
        left = near - self._path.echo(near, far)
        rest = np.clip(left, -32768, 32767).astype(np.int16)
        cleaned: Samples = self._aec.process(rest, far)
        if self._learns_for:
            self._learns_for -= bool(far.any())
            cleaned = min(cleaned, self._first_aec.process(near, far), key=_energy)
        self._speaks_for = SPEAKING_STEPS if self._is_somebody(rest) else max(self._speaks_for - 1, 0)
        return rest if self._speaks_for else cleaned

    def _is_somebody(self, rest: Samples) -> bool:
        """Whether this is surely somebody who speaks: louder than an echo and than what is always there."""
        energy = max(_energy(rest), STEP_SAMPLES)
        self._background = min(energy, BACKGROUND_RISES * self._background)
        return energy > ABOVE_BACKGROUND * self._background and not self._path.leaves(energy)


def _aec() -> Aec3:
    return Aec3(HEARING_RATE_HZ, 1, stream_delay_ms=1000 * LEAD_SAMPLES // HEARING_RATE_HZ)


def _energy(samples: Samples) -> float:
    return float(np.square(samples, dtype=np.float64).sum())


def _steps(samples: Samples) -> Samples:
    return samples.reshape(-1, STEP_SAMPLES)


class _Past:
    """What was played lately, at 16 kHz; samples are counted from when the monotonic clock began."""

    def __init__(self) -> None:
        self._ring = np.zeros(REMEMBERED_SAMPLES, np.int16)
        self._end = 0
        self._end_s = 0.0
        self._rate_hz = 0
        self._resampler: soxr.ResampleStream | None = None

    def add(self, samples: Samples, rate_hz: int, heard_at: float) -> None:
        if rate_hz != self._rate_hz or abs(heard_at - self._end_s) > UNDERFLOW_S:
            self._begin(rate_hz, heard_at)
        self._end_s += len(samples) / rate_hz
        assert self._resampler is not None
        hearing = np.rint(self._resampler.resample_chunk(samples.astype(np.float32)))
        places = np.arange(self._end, self._end + len(hearing)) % REMEMBERED_SAMPLES
        self._ring[places] = np.clip(hearing, -32768, 32767)
        self._end += len(hearing)

    def part(self, start: int, count: int) -> Samples:
        """Silence where nothing was played, or nobody knows any more."""
        numbers = np.arange(start, start + count)
        known = (numbers < self._end) & (numbers >= self._end - REMEMBERED_SAMPLES)
        return np.where(known, self._ring[numbers % REMEMBERED_SAMPLES], np.int16(0))

    def _begin(self, rate_hz: int, heard_at: float) -> None:
        """A new stretch of sound; silence since the last one."""
        start = round(heard_at * HEARING_RATE_HZ)
        silent = np.arange(max(self._end, start - REMEMBERED_SAMPLES), start)
        self._ring[silent % REMEMBERED_SAMPLES] = 0
        self._end, self._end_s, self._rate_hz = start, heard_at, rate_hz
        # Whole numbers it would dither: with noise that nobody plays, and another one each time.
        self._resampler = soxr.ResampleStream(rate_hz, HEARING_RATE_HZ, 1, dtype="float32", vr=True)


class _Clock:
    """Where a block stands in time, in samples: counted, and gently led by the times that are told.

    The times of single blocks jitter by milliseconds; the clocks of two devices drift apart by seconds a day.
    """

    def __init__(self) -> None:
        self._next = 0
        self._error = 0.0

    def place(self, at: float, count: int) -> int:
        """Where this block of `count` samples begins."""
        error = round(at * HEARING_RATE_HZ) - self._next
        if abs(error) > JUMP_SAMPLES:
            self._next += error
            self._error = 0.0
        else:
            self._error += (error - self._error) / 64
            self._next += (self._error > STEADY_SAMPLES) - (self._error < -STEADY_SAMPLES)
        start = self._next
        self._next += count
        return start
