import asyncio
import os
import time
import wave
from contextlib import aclosing
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
import soxr

from bestfriend_desktop.adapters.audio import files
from bestfriend_desktop.adapters.audio.files import SILENCE_AFTER_S, FileMicrophone, FileSpeaker, SoundFiles
from bestfriend_desktop.domain.errors import Refused, Unavailable
from bestfriend_desktop.domain.sound import FRAME_BYTES, FRAME_S, HEARING_RATE_HZ, Sound
from bestfriend_desktop.settings.schema import ListeningSettings
from tests.engines.audio import recordings
from tests.engines.audio.signals import Samples, likeness, melody, tone


def written(path: Path) -> tuple[Samples, int]:
    with wave.open(str(path)) as reader:
        assert (reader.getnchannels(), reader.getsampwidth()) == (1, 2)
        return np.frombuffer(reader.readframes(10**9), "<i2"), reader.getframerate()


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


async def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as refused:
        await anext(FileMicrophone(path).frames())
    return refused.value


async def test_a_file_is_heard_at_the_pace_of_real_time_and_then_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "SILENCE_AFTER_S", 0.2)
    said = melody(0.5, 48_000)
    path = recordings.wav(tmp_path / "question.wav", said, 48_000)
    began = time.monotonic()
    frames, early_s = [], []
    async for frame in FileMicrophone(path).frames():
        frames.append(frame)
        early_s.append(began + len(frames) * FRAME_S - time.monotonic())
    assert {len(frame) for frame in frames} == {FRAME_BYTES}
    assert max(early_s) < 0.001  # none comes before it would have been spoken
    heard = np.frombuffer(b"".join(frames), np.int16)
    assert len(heard) / HEARING_RATE_HZ == pytest.approx(0.7, abs=FRAME_S)
    assert likeness(soxr.resample(said, 48_000, HEARING_RATE_HZ)[50:-50], heard)[0] > 0.99
    assert not heard[round(0.55 * HEARING_RATE_HZ) :].any()


async def test_a_listener_that_was_late_gets_the_rest_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    late_s = 0.0
    monkeypatch.setattr(files, "time", SimpleNamespace(monotonic=lambda: time.monotonic() + late_s))
    path = recordings.wav(tmp_path / "question.wav", tone(120, HEARING_RATE_HZ), HEARING_RATE_HZ)
    async with asyncio.timeout(60), aclosing(FileMicrophone(path).frames()) as frames:
        await anext(frames)
        late_s = 120 + SILENCE_AFTER_S
        rest = [frame async for frame in frames]
    assert len(rest) * FRAME_S == pytest.approx(late_s, abs=2 * FRAME_S)


def test_the_silence_at_the_end_is_long_enough_for_a_finished_sentence_to_end() -> None:
    guessing_s = 0.12
    assert ListeningSettings().end_silence_ms / 1000 + guessing_s < SILENCE_AFTER_S


async def test_what_cannot_be_heard_is_refused(tmp_path: Path) -> None:
    (tmp_path / "text.wav").write_text("Hello")
    assert (await refusal(tmp_path / "text.wav")).code == "file_not_audio"
    assert (await refusal(tmp_path / "missing.wav")).code == "file_missing"


async def test_three_hours_are_no_turn(tmp_path: Path) -> None:
    refused = await refusal(recordings.three_hours(tmp_path / "long.wav"))
    assert refused.code == "file_too_long"
    assert "bestfriend transcribe" in refused.remedy


async def test_a_file_that_hides_how_long_it_is_ends_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = recordings.encoded(tmp_path / "a.webm", "libopus")
    monkeypatch.setattr(files.SoundFile, "seconds", 0.0)
    monkeypatch.setattr(files, "LONGEST_S", 0.1)
    monkeypatch.setattr(files, "SILENCE_AFTER_S", 0.1)
    with pytest.raises(Refused) as refused:
        async for _ in FileMicrophone(path).frames():
            pass
    assert refused.value.code == "file_too_long"


async def test_a_listener_that_leaves_in_the_middle_closes_the_file(tmp_path: Path) -> None:
    path = recordings.encoded(tmp_path / "a.mp3", "libmp3lame")
    async with aclosing(FileMicrophone(path).frames()) as frames:
        await anext(frames)
        reading = asyncio.ensure_future(anext(frames))  # noqa: TID251  there is no core here
        await asyncio.sleep(0)
        reading.cancel()
        with pytest.raises(asyncio.CancelledError):
            await reading


async def test_what_is_spoken_is_written_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    said = melody(0.5, 22_050)
    async with SoundFiles().speaker(path).open() as playback:
        for piece in np.array_split(said, 5):
            await playback.feed(Sound(piece.tobytes(), 22_050))
        await playback.drain()
        assert playback.heard_s == 0.5
        assert not path.exists()
    samples, rate_hz = written(path)
    assert rate_hz == 22_050
    assert np.array_equal(samples, said)
    assert names(tmp_path) == ["answer.wav"]


async def test_later_sounds_take_the_rate_of_the_first(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    async with FileSpeaker(path).open() as playback:
        await playback.feed(Sound(tone(0.5, 16_000).tobytes(), 16_000))
        await playback.feed(Sound(tone(0.5, 24_000).tobytes(), 24_000))
    samples, rate_hz = written(path)
    assert (rate_hz, len(samples)) == (16_000, 16_000)


async def test_after_stop_nothing_more_is_written(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    async with FileSpeaker(path).open() as playback:
        await playback.feed(Sound(tone(0.5, 16_000).tobytes(), 16_000))
        playback.stop()
        await playback.feed(Sound(tone(0.5, 16_000).tobytes(), 16_000))
        assert playback.heard_s == 0.5
    assert len(written(path)[0]) == 8_000


async def test_a_pause_holds_back_what_is_fed(tmp_path: Path) -> None:
    async with FileSpeaker(tmp_path / "answer.wav").open() as playback:
        playback.pause()
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(playback.feed(Sound(tone(0.1, 16_000).tobytes(), 16_000)), 0.05)
        playback.resume()
        await playback.feed(Sound(tone(0.1, 16_000).tobytes(), 16_000))
        assert playback.heard_s == 0.1


async def test_where_it_fails_nothing_is_left_behind_and_what_was_there_stays(tmp_path: Path) -> None:
    path = tmp_path / "answer.wav"
    path.write_text("an older answer")

    async def fail() -> None:
        async with FileSpeaker(path).open() as playback:
            await playback.feed(Sound(tone(0.5, 16_000).tobytes(), 16_000))
            raise RuntimeError("the voice broke")

    with pytest.raises(RuntimeError, match="the voice broke"):
        await fail()
    assert names(tmp_path) == ["answer.wav"]
    assert path.read_text() == "an older answer"


async def test_where_nothing_is_said_there_is_no_file(tmp_path: Path) -> None:
    async with FileSpeaker(tmp_path / "answer.wav").open() as playback:
        await playback.drain()
        assert playback.heard_s == 0
    assert names(tmp_path) == []


async def test_a_place_that_cannot_be_written_to_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "no folder" / "answer.wav", tmp_path):
        with pytest.raises(Refused) as refused:
            async with FileSpeaker(path).open():
                pytest.fail("somebody would speak for nothing")
        assert refused.value.code == "file_unwritable"
        assert str(path) in refused.value.message
    assert names(tmp_path) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
async def test_a_disk_that_fills_up_while_it_speaks_is_said(tmp_path: Path) -> None:
    (tmp_path / f".answer.wav.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(Refused, match="No space left") as refused:
        async with FileSpeaker(tmp_path / "answer.wav").open() as playback:
            await playback.feed(Sound(tone(3, 16_000).tobytes(), 16_000))
    assert refused.value.code == "file_unwritable"
    assert names(tmp_path) == []


async def test_a_recording_is_kept_in_a_folder_that_is_made_for_it(tmp_path: Path) -> None:
    path = tmp_path / "data" / "recordings" / "turn.wav"
    said = melody(0.3, HEARING_RATE_HZ)
    await SoundFiles().write(path, Sound(said.tobytes(), HEARING_RATE_HZ))
    samples, rate_hz = written(path)
    assert rate_hz == HEARING_RATE_HZ
    assert np.array_equal(samples, said)
    assert names(path.parent) == ["turn.wav"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
async def test_a_recording_that_finds_no_room_is_said_to(tmp_path: Path) -> None:
    folder = tmp_path / "recordings"
    folder.mkdir()
    (folder / f".turn.wav.{os.getpid()}.part").symlink_to("/dev/full")
    with pytest.raises(Unavailable) as full:
        await SoundFiles().write(folder / "turn.wav", Sound(tone(3, 16_000).tobytes(), 16_000))
    assert full.value.code == "disk_full"
    assert str(folder) in full.value.message
    assert names(folder) == []
