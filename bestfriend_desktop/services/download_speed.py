"""How quickly a download comes, from its steps."""

import time
from collections import deque
from collections.abc import Callable

WINDOW_S = 20.0
"""What is left is reckoned from so much of the past."""

LEAST_BYTES = 5_000_000
LEAST_S = 0.5
"""Less says nothing about a line."""


class DownloadSpeed:
    """Counts what comes after the first step: what was here before came at no time.

    Args:
        clock: seconds that only go on.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._first: tuple[float, int] | None = None
        self._recent: deque[tuple[float, int]] = deque()

    def add(self, done_bytes: int) -> None:
        """So much is here now."""
        now = self._clock(), done_bytes
        if self._first is None or done_bytes < self._first[1]:  # it began anew
            self._first = now
            self._recent.clear()
        self._recent.append(now)
        while now[0] - self._recent[0][0] > WINDOW_S and len(self._recent) > 2:
            self._recent.popleft()

    @property
    def bytes_per_s(self) -> float | None:
        """Over all of it; None while too little has come."""
        return _speed(self._first, self._recent[-1]) if self._first and self._recent else None

    def seconds(self, left_bytes: int) -> float | None:
        """How long the rest takes at the speed of late; None where that is not known."""
        speed = _speed(self._recent[0], self._recent[-1]) if self._recent else None
        return left_bytes / speed if speed and left_bytes > 0 else None


def _speed(first: tuple[float, int], last: tuple[float, int]) -> float | None:
    took_s, came = last[0] - first[0], last[1] - first[1]
    return came / took_s if took_s >= LEAST_S and came >= LEAST_BYTES else None
