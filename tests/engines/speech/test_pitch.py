import numpy as np
import pytest

from bestfriend_desktop.adapters.speech.pitch import raised, stretched, trimmed
from bestfriend_desktop.adapters.speech.samples import Samples

RATE_HZ = 22050


def tone(hertz: float, seconds: float = 1) -> Samples:
    return (0.5 * np.sin(2 * np.pi * hertz * np.arange(round(seconds * RATE_HZ)) / RATE_HZ)).astype(
        np.float32
    )


def loudest_hz(samples: Samples) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(samples * np.hanning(len(samples))))) * RATE_HZ / len(samples))


@pytest.mark.parametrize("pitch", [0.5, 0.8, 1, 1.37, 2])
def test_a_raised_tone_is_higher_and_shorter_by_the_same_factor(pitch: float) -> None:
    higher = raised(tone(200), pitch, RATE_HZ)
    assert loudest_hz(higher) == pytest.approx(200 * pitch, rel=0.02)
    assert len(higher) == pytest.approx(RATE_HZ / pitch, abs=2)


@pytest.mark.parametrize("factor", [0.25, 0.5, 0.9, 1, 1.3, 2, 4])
def test_a_stretched_tone_is_longer_and_neither_higher_nor_torn(factor: float) -> None:
    longer = stretched(tone(200), factor, RATE_HZ)
    assert len(longer) == round(RATE_HZ * factor)
    assert loudest_hz(longer) == pytest.approx(200, rel=0.02)
    middle = longer[len(longer) // 4 : -len(longer) // 4]
    pieces = np.array_split(middle, max(4, len(middle) // 500))
    assert min(np.abs(piece).max() for piece in pieces) > 0.4


def test_what_is_shorter_than_a_window_stays_as_it_is() -> None:
    assert len(stretched(tone(200, 0.02), 2, RATE_HZ)) == len(tone(200, 0.02))
    assert len(stretched(tone(200, 0), 2, RATE_HZ)) == 0


def test_silence_at_the_edges_is_cut_to_what_is_wanted() -> None:
    silence = np.zeros(RATE_HZ, np.float32)
    cut = trimmed(np.concatenate([silence, tone(200), silence]), 0.1, RATE_HZ)
    assert len(cut) == pytest.approx(1.11 * RATE_HZ, abs=20)
    assert len(trimmed(silence, 0.1, RATE_HZ)) == 0
