"""How quickly a download comes."""

import pytest

from bestfriend_desktop.services.download_speed import DownloadSpeed

MB = 1_000_000


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_what_was_here_before_came_at_no_time() -> None:
    clock = Clock()
    speed = DownloadSpeed(clock)
    speed.add(500 * MB)
    clock.now = 2.0
    speed.add(520 * MB)
    assert speed.bytes_per_s == pytest.approx(10 * MB)
    assert speed.seconds(100 * MB) == pytest.approx(10.0)


def test_too_little_says_nothing() -> None:
    clock = Clock()
    speed = DownloadSpeed(clock)
    assert (speed.bytes_per_s, speed.seconds(MB)) == (None, None)
    speed.add(0)
    clock.now = 0.1
    speed.add(50 * MB)  # from a cache beside
    assert speed.bytes_per_s is None
    clock.now = 10.0
    speed.add(50 * MB + 1000)
    assert speed.seconds(0) is None


def test_what_is_left_is_reckoned_from_the_speed_of_late() -> None:
    clock = Clock()
    speed = DownloadSpeed(clock)
    for second in range(60):
        clock.now = float(second)
        speed.add(second * 10 * MB if second < 30 else (300 + 2 * (second - 30)) * MB)
    assert speed.seconds(20 * MB) == pytest.approx(10.0, rel=0.1)
    assert speed.bytes_per_s == pytest.approx(358 / 59 * MB, rel=0.01)


def test_a_download_that_begins_anew_is_measured_anew() -> None:
    clock = Clock()
    speed = DownloadSpeed(clock)
    speed.add(100 * MB)
    clock.now = 1.0
    speed.add(0)
    clock.now = 3.0
    speed.add(20 * MB)
    assert speed.bytes_per_s == pytest.approx(10 * MB)
