import numpy as np
import numpy.typing as npt
import pytest

from bestfriend_desktop.adapters.audio.echo_path import STEP_SAMPLES, EchoPath
from bestfriend_desktop.adapters.audio.resampling import Samples
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ

Signal = npt.NDArray[np.float64]

PLAYED = np.random.default_rng(1).normal(0, 2000, 6 * HEARING_RATE_HZ)


def whole(sound: Signal) -> Samples:
    return np.clip(sound, -32768, 32767).astype(np.int16)


def echo_of(played: Signal, delay_ms: int) -> Signal:
    """Late, half as loud, and once more from the wall behind."""
    late = delay_ms * HEARING_RATE_HZ // 1000
    return 0.5 * np.roll(played, late) + 0.2 * np.roll(played, late + 300)


def left(near: Signal, played: Signal = PLAYED) -> Signal:
    """What the filter leaves of a microphone's sound."""
    path = EchoPath()
    steps = zip(whole(near).reshape(-1, STEP_SAMPLES), whole(played).reshape(-1, STEP_SAMPLES), strict=True)
    return np.concatenate([step - path.echo(step, far) for step, far in steps])


def loudness(sound: Signal, second: int) -> float:
    """The root mean square of that second."""
    part = sound[second * HEARING_RATE_HZ : (second + 1) * HEARING_RATE_HZ]
    return float(np.sqrt(np.mean(part**2)))


@pytest.mark.parametrize("delay_ms", [1, 100, 200])
def test_echo_is_taken_out_within_seconds(delay_ms: int) -> None:
    echo = echo_of(PLAYED, delay_ms)
    assert loudness(left(echo), 5) < loudness(echo, 5) / 30


def test_other_sound_is_left_as_it_is() -> None:
    other = np.random.default_rng(2).normal(0, 1000, len(PLAYED))
    other[: 3 * HEARING_RATE_HZ] = 0
    found = left(echo_of(PLAYED, 20) + other)
    assert loudness(found - other, 4) < loudness(other, 4) / 4


def test_without_an_echo_next_to_nothing_is_added() -> None:
    other = np.random.default_rng(2).normal(0, 1000, len(PLAYED))
    assert loudness(left(other) - other, 5) < loudness(other, 5) / 4


def test_echo_that_appears_or_moves_is_learned_anew() -> None:
    echo = echo_of(PLAYED, 20)
    echo[: 2 * HEARING_RATE_HZ] = 0
    echo[4 * HEARING_RATE_HZ :] = echo_of(PLAYED, 25)[4 * HEARING_RATE_HZ :]
    found = left(echo)
    assert loudness(found, 3) < loudness(echo, 3) / 3
    assert loudness(found, 5) < loudness(echo, 5) / 3


def test_silence_stays_silent() -> None:
    nothing = np.zeros(HEARING_RATE_HZ)
    assert not left(nothing, nothing).any()
