"""What the loudspeaker has yet to play, and how much of it has been heard."""

import threading
import time
from collections import deque
from dataclasses import dataclass

import numpy as np

from bestfriend_desktop.adapters.audio.resampling import Samples

FADE_S = 0.005
"""After a pause the voice comes back over 5 ms: no click."""


@dataclass(frozen=True, slots=True)
class _Handed:
    """Samples that the device has been given."""

    heard_at: float
    """When the first of them is heard, by the monotonic clock."""
    start: int
    """Which sample of the stretch that is."""
    count: int


class PlayQueue:
    """One stretch of sound, at the device's rate; fed by the loop, taken by PortAudio's callback.

    Whatever the device has been given but nobody has heard is kept: after `pause` it is played again.

    Args:
        rate_hz: of the device.
    """

    def __init__(self, rate_hz: int) -> None:
        self.rate_hz = rate_hz
        self._lock = threading.Lock()
        self._pieces: deque[Samples] = deque()
        self._first = 0
        """The sample of the stretch at which the first of the pieces begins."""
        self._end = 0
        self._next = 0
        """The next one for the device."""
        self._handed: deque[_Handed] = deque()
        self._heard = 0
        self._fade_from = 0
        self._is_silent = False
        self._is_dropped = False

    def add(self, samples: Samples) -> None:
        """To be played after all the others; nothing more is after `drop`."""
        with self._lock:
            if self._is_dropped:
                return
            self._pieces.append(samples)
            self._end += len(samples)

    def take(self, count: int, heard_at: float) -> Samples:
        """For the device: the next samples, filled up with silence.

        Args:
            count: how many it wants.
            heard_at: when the first of them will be heard.
        """
        block = np.zeros(count, np.int16)
        with self._lock:
            if self._is_silent:
                return block
            start = self._next
            self._next = min(self._end, start + count)
            given = self._next - start
            if given:
                self._handed.append(_Handed(heard_at, start, given))
            position = self._first
            for piece in self._pieces:
                begin, end = max(start, position), min(self._next, position + len(piece))
                if begin < end:
                    block[begin - start : end - start] = piece[begin - position : end - position]
                position += len(piece)
        self._fade_in(block, start, given)
        return block

    def heard(self) -> int:
        """How many samples of the stretch have been heard by now."""
        with self._lock:
            return self._heard_now()

    def waiting_s(self) -> float:
        """How long what has not been heard will take."""
        with self._lock:
            return (self._end - self._heard_now()) / self.rate_hz

    def pause(self) -> None:
        """Give silence from now on; what the device still holds is taken as never heard."""
        with self._lock:
            self._next = self._heard_now()
            self._handed.clear()
            self._is_silent = True

    def resume(self) -> None:
        """Go on with what was heard last."""
        with self._lock:
            self._is_silent = False
            self._fade_from = self._next

    def drop(self) -> None:
        """Silence for good; nothing waits any more."""
        self.pause()
        with self._lock:
            self._is_dropped = True
            self._pieces.clear()
            self._first = self._end = self._next

    def _heard_now(self) -> int:
        now = time.monotonic()
        while self._handed:
            oldest = self._handed[0]
            played = min(oldest.count, int((now - oldest.heard_at) * self.rate_hz))
            self._heard = max(self._heard, oldest.start + played)
            if played < oldest.count:
                break
            self._handed.popleft()
        while self._pieces and self._first + len(self._pieces[0]) <= self._heard:
            self._first += len(self._pieces.popleft())
        return self._heard

    def _fade_in(self, block: Samples, start: int, given: int) -> None:
        steps = round(FADE_S * self.rate_hz)
        done = start - self._fade_from
        if self._fade_from and done < steps:
            loudness = np.minimum(1, (done + np.arange(given)) / steps)
            block[:given] = (block[:given] * loudness).astype(np.int16)
