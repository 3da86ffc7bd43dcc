import numpy as np
import pytest

from bestfriend_desktop.adapters.speech.pitch import raised, stretched, timbre_kept, trimmed
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


def vowel(pulses_hz: float, formant_hz: float) -> Samples:
    """Pulses, each ringing at the formant."""
    time_s = np.arange(RATE_HZ // 20) / RATE_HZ
    ringing = np.exp(-800 * time_s) * np.sin(2 * np.pi * formant_hz * time_s)
    pulses = np.zeros(RATE_HZ)
    pulses[:: round(RATE_HZ / pulses_hz)] = 0.5
    return np.convolve(pulses, ringing)[:RATE_HZ].astype(np.float32)


def middle_hz(samples: Samples) -> float:
    """Half of the power is below it."""
    power = np.abs(np.fft.rfft(samples)) ** 2
    return float(np.searchsorted(np.cumsum(power), power.sum() / 2) * RATE_HZ / len(samples))


@pytest.mark.parametrize("pitch", [0.6, 0.8, 1.25, 1.6])
def test_the_timbre_stays_where_it_was_when_the_pitch_moves(pitch: float) -> None:
    spoken = vowel(125, 1200)
    higher = raised(spoken, pitch, RATE_HZ)
    assert middle_hz(higher) == pytest.approx(middle_hz(spoken) * pitch, rel=0.05)
    kept = timbre_kept(higher, pitch, RATE_HZ)
    assert middle_hz(kept) == pytest.approx(middle_hz(spoken), rel=0.12)
    assert len(kept) == len(higher)
    assert np.abs(kept).max() == pytest.approx(np.abs(higher).max(), rel=0.01)


@pytest.mark.parametrize("pitch", [0.6, 1.6])
def test_keeping_the_timbre_leaves_the_new_pitch(pitch: float) -> None:
    kept = timbre_kept(raised(vowel(125, 1200), pitch, RATE_HZ), pitch, RATE_HZ)
    likeness = np.correlate(kept[2000:6000], kept[2000:6000], "full")[4000:]
    period_s = (40 + np.argmax(likeness[40:600])) / RATE_HZ
    assert 1 / period_s == pytest.approx(125 * pitch, rel=0.03)


def test_silence_keeps_its_timbre() -> None:
    assert not np.any(timbre_kept(np.zeros(RATE_HZ, np.float32), 2, RATE_HZ))
    assert len(timbre_kept(tone(200, 0.01), 2, RATE_HZ)) == len(tone(200, 0.01))


def test_what_is_shorter_than_a_window_stays_as_it_is() -> None:
    assert len(stretched(tone(200, 0.02), 2, RATE_HZ)) == len(tone(200, 0.02))
    assert len(stretched(tone(200, 0), 2, RATE_HZ)) == 0


def test_silence_at_the_edges_is_cut_to_what_is_wanted() -> None:
    silence = np.zeros(RATE_HZ, np.float32)
    cut = trimmed(np.concatenate([silence, tone(200), silence]), 0.1, RATE_HZ)
    assert len(cut) == pytest.approx(1.11 * RATE_HZ, abs=20)
    assert len(trimmed(silence, 0.1, RATE_HZ)) == 0
