import numpy as np
import pytest
import soxr

from bestfriend_desktop.adapters.audio.resampling import PieceResampler
from tests.engines.audio.signals import melody


@pytest.mark.parametrize(("from_hz", "to_hz"), [(22_050, 48_000), (24_000, 44_100), (48_000, 16_000)])
def test_pieces_are_as_good_as_the_whole(from_hz: int, to_hz: int) -> None:
    sound = melody(1, from_hz)
    resampler = PieceResampler(from_hz, to_hz)
    pieces = np.split(sound, [1, 137, 1000, 1001, 5000, 5013, 9999])
    joined = np.concatenate([resampler.feed(piece) for piece in pieces])
    whole = soxr.resample(sound, from_hz, to_hz)
    assert len(joined) == len(whole)
    difference = (joined.astype(float) - whole)[100:-100]
    assert np.sqrt(np.mean(difference**2)) < 0.005 * np.sqrt(np.mean(whole.astype(float) ** 2))


def test_nothing_is_held_back_until_more_comes() -> None:
    resampler = PieceResampler(22_050, 48_000)
    assert len(resampler.feed(melody(0.1, 22_050))) == 4800
    assert len(resampler.feed(np.zeros(0, np.int16))) == 0
    assert len(resampler.feed(melody(0.1, 22_050))) == 4800


def test_many_tiny_pieces_come_out_whole() -> None:
    resampler = PieceResampler(16_000, 44_100)
    assert sum(len(resampler.feed(np.zeros(7, np.int16))) for _ in range(100)) == -(-700 * 441 // 160)


def test_the_same_rate_changes_nothing() -> None:
    sound = melody(0.1, 48_000)
    assert np.array_equal(PieceResampler(48_000, 48_000).feed(sound), sound)
