from pathlib import Path

import numpy as np
import pytest

from bestfriend_desktop.adapters.audio.mixing import OppositePhase
from bestfriend_desktop.adapters.audio.resampling import Samples
from bestfriend_desktop.adapters.audio.sound_file import SoundFile
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ
from tests.engines.audio import recordings
from tests.engines.audio.signals import likeness, melody


def heard(path: Path, *channels: Samples) -> Samples:
    interleaved = np.stack(channels, axis=1).astype(np.int16)
    recordings.wav(path, interleaved.reshape(-1), HEARING_RATE_HZ, 1)
    content = bytearray(path.read_bytes())
    content[22] = len(channels)  # the header's number of channels, and what follows from it
    content[28:32] = (HEARING_RATE_HZ * 2 * len(channels)).to_bytes(4, "little")
    content[32] = 2 * len(channels)
    path.write_bytes(bytes(content))
    with SoundFile(path) as recording:
        return np.frombuffer(b"".join(recording.chunks()), np.int16)


@pytest.mark.parametrize("factor", [-1.0, -0.9, -0.6])
def test_channels_of_opposite_phase_do_not_cancel_each_other(tmp_path: Path, factor: float) -> None:
    tune = melody(3, HEARING_RATE_HZ)
    alike, _ = likeness(tune[HEARING_RATE_HZ:-800], heard(tmp_path / "a.wav", tune, tune * factor))
    assert alike > 0.99


def test_of_channels_that_differ_the_mix_is_heard(tmp_path: Path) -> None:
    left = melody(3, HEARING_RATE_HZ)
    right = np.roll(left[::-1], 5000)
    mixed = heard(tmp_path / "a.wav", left, right)
    assert likeness(((left / 2) + (right / 2))[HEARING_RATE_HZ:-800], mixed)[0] > 0.99


def test_one_channel_beside_silent_ones_is_heard(tmp_path: Path) -> None:
    tune = melody(2, HEARING_RATE_HZ)
    silent = np.zeros_like(tune)
    mixed = heard(tmp_path / "a.wav", silent, tune)
    assert likeness(tune[HEARING_RATE_HZ:-800], mixed)[0] > 0.99
    assert len(mixed) == len(tune)


def test_what_was_found_holds_through_silence_and_ends_with_the_reason() -> None:
    phase = OppositePhase(HEARING_RATE_HZ)
    tune = melody(1, HEARING_RATE_HZ)
    nothing = np.zeros_like(tune)
    assert phase.alone(nothing, np.stack([nothing, nothing])) is None
    assert phase.alone(nothing, np.stack([tune // 2, -tune])) == 1
    assert phase.alone(nothing, np.stack([nothing, nothing])) == 1
    for _ in range(6):
        last = phase.alone(tune, np.stack([tune, tune]))
    assert last is None
