import os
import socket
import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import soxr

from bestfriend_desktop.adapters.audio.sound_file import SoundFile
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ
from tests.engines.audio import recordings
from tests.engines.audio.signals import Samples, likeness, melody


def read(path: Path) -> Samples:
    with SoundFile(path) as recording:
        return np.frombuffer(b"".join(recording.chunks()), np.int16)


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        read(path)
    assert str(path) in refused.value.message
    assert refused.value.remedy
    return refused.value


def is_melody(heard: Samples, seconds: float = recordings.SPOKEN_S) -> bool:
    wanted = soxr.resample(melody(recordings.SPOKEN_S, 48_000), 48_000, HEARING_RATE_HZ)
    middle = wanted[HEARING_RATE_HZ // 5 : round((seconds - 0.2) * HEARING_RATE_HZ)]
    return likeness(middle, heard)[0] > 0.95


@pytest.mark.parametrize(
    ("name", "codec"),
    [
        ("a.wav", "pcm_s16le"),
        ("a.mp3", "libmp3lame"),
        ("a.m4a", "aac"),
        ("a.flac", "flac"),
        ("a.ogg", "libopus"),
        ("a.webm", "libopus"),
    ],
)
def test_every_usual_format_is_read(tmp_path: Path, name: str, codec: str) -> None:
    path = recordings.encoded(tmp_path / name, codec)
    with SoundFile(path) as recording:
        assert recording.seconds == pytest.approx(2, abs=0.1)
    heard = read(path)
    assert len(heard) / HEARING_RATE_HZ == pytest.approx(2, abs=0.1)
    assert is_melody(heard)


def test_the_sound_of_a_video_is_read(tmp_path: Path) -> None:
    assert is_melody(read(recordings.encoded(tmp_path / "film.mp4", "aac", with_picture=True)))


@pytest.mark.parametrize(("rate_hz", "channels"), [(8_000, 1), (96_000, 1), (48_000, 6), (11_025, 2)])
def test_any_rate_and_any_number_of_channels_becomes_16_khz_mono(
    tmp_path: Path, rate_hz: int, channels: int
) -> None:
    path = recordings.wav(tmp_path / "a.wav", melody(2, rate_hz), rate_hz, channels)
    heard = read(path)
    assert len(heard) == pytest.approx(2 * HEARING_RATE_HZ, abs=20)
    assert is_melody(heard)


def test_of_a_truncated_file_what_is_there_is_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    path = recordings.encoded(tmp_path / "a.mp3", "libmp3lame")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 + 100])
    heard = read(path)
    assert 0.8 < len(heard) / HEARING_RATE_HZ < 1.2
    assert is_melody(heard, 1.0)
    assert capfd.readouterr().err == ""


def test_a_damaged_stretch_is_left_out(tmp_path: Path) -> None:
    path = recordings.encoded(tmp_path / "a.mp3", "libmp3lame")
    whole = path.read_bytes()
    middle = len(whole) // 2
    path.write_bytes(whole[:middle] + bytes(3000) + whole[middle + 3000 :])
    heard = read(path)
    assert 1.0 < len(heard) / HEARING_RATE_HZ < 2.1


def test_three_hours_are_read_a_second_at_a_time(tmp_path: Path) -> None:
    path = recordings.three_hours(tmp_path / "long.wav")
    tracemalloc.start()
    try:
        with SoundFile(path) as recording:
            assert recording.seconds == 3 * 3600
            chunks = recording.chunks()
            total = sum(len(next(chunks)) for _ in range(120))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total / 2 / HEARING_RATE_HZ > 110
    assert peak < 2_000_000


@pytest.mark.parametrize(
    "content",
    [b"Dear diary, today we went to the sea.\n" * 40, b"RIFF\0\0\0\0WAVEfmt ", bytes(5000)],
    ids=["text", "half a header", "zeros"],
)
def test_what_is_no_sound_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.wav"
    path.write_bytes(content)
    assert refusal(path).code == "file_not_audio"


def test_a_video_without_sound_is_refused(tmp_path: Path) -> None:
    assert refusal(recordings.silent_film(tmp_path / "a.mp4")).code == "file_not_audio"


def test_an_empty_file_a_missing_one_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    (tmp_path / "empty.wav").touch()
    assert refusal(tmp_path / "empty.wav").code == "file_empty"
    assert refusal(tmp_path / "missing.wav").code == "file_missing"
    assert refusal(tmp_path).code == "file_unreadable"
    assert refusal(tmp_path / ("a" * 300)).code == "file_unreadable"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has neither in its folders")
def test_neither_a_pipe_nor_a_socket_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.wav")
    assert refusal(tmp_path / "pipe.wav").code == "file_unreadable"
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.wav")
        assert refusal(Path("socket.wav")).code == "file_unreadable"


def test_a_list_of_other_files_reads_none_of_them(tmp_path: Path) -> None:
    recordings.wav(tmp_path / "other.wav", melody(1, 16_000), 16_000)
    playlist = tmp_path / "a.wav"
    playlist.write_text(f"ffconcat version 1.0\nfile '{tmp_path / 'other.wav'}'\n")
    assert refusal(playlist).code == "file_not_audio"
