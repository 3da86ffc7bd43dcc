import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from itertools import pairwise

import numpy as np
import pytest

from bestfriend_desktop.adapters.audio.echo import EchoCanceller
from bestfriend_desktop.adapters.audio.portaudio import PortAudio
from bestfriend_desktop.adapters.audio.speaker import FED_AHEAD_S, DevicePlayback, SystemSpeaker
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import Sound
from tests.engines.audio.signals import Samples, likeness, loud_parts, melody, tone
from tests.fakes.virtual_audio import RATE_HZ, SPEAKER, Recording, VirtualAudio


@pytest.fixture
def speaker(portaudio: PortAudio, virtual_audio: VirtualAudio) -> SystemSpeaker:
    return speaker_called(SPEAKER, portaudio)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device that does not run dry where the machine has a lot to do: it is given half a second ahead."""
    monkeypatch.setattr("bestfriend_desktop.adapters.audio.portaudio.LATENCY_S", 0.5)


def speaker_called(name: str, portaudio: PortAudio) -> SystemSpeaker:
    return SystemSpeaker(portaudio, lambda: name, EchoCanceller(lambda: True))


def sound(samples: Samples, rate_hz: int) -> Sound:
    return Sound(samples.tobytes(), rate_hz)


async def until_loud(recording: Recording) -> None:
    await until(lambda: bool(loud_parts(recording.samples, RATE_HZ)))


async def until_quiet(recording: Recording) -> None:
    """Until nothing has been heard for 50 ms, so that the rest is in the recording."""
    await until(lambda: np.abs(recording.samples[-RATE_HZ // 20 :]).max() < 100)


async def until(condition: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not condition():  # noqa: ASYNC110  another process plays
            await asyncio.sleep(0.01)


Played = Callable[[Sequence[Sound]], Awaitable[Samples]]


@pytest.fixture
def played(speaker: SystemSpeaker, virtual_audio: VirtualAudio, unhurried: None) -> Played:
    """Feeds sounds one after the other, and gives what is then heard."""

    async def play(sounds: Sequence[Sound]) -> Samples:
        with virtual_audio.recording() as recording:
            async with speaker.open() as playback:
                for each in sounds:
                    await playback.feed(each)
                await playback.drain()
                assert playback.heard_s == pytest.approx(sum(s.seconds for s in sounds), abs=0.001)
                await until_quiet(recording)
        return recording.samples

    return play


async def is_gapless(played: Played, sounds: Sequence[Sound]) -> bool:
    """Whether one of three times there is no gap; a machine with a lot to do is late with sound at times."""
    total_s = sum(each.seconds for each in sounds)
    for _ in range(3):
        parts = loud_parts(await played(sounds), RATE_HZ, apart_s=0.003)
        if len(parts) == 1 and (parts[0][1] - parts[0][0]) / RATE_HZ == pytest.approx(total_s, abs=0.003):
            return True
    return False


async def test_what_is_fed_is_heard_as_it_was(played: Played) -> None:
    fed = melody(0.8, 22_050)
    heard = await played([sound(piece, 22_050) for piece in np.split(fed, [9_000, 9_001, 9_300, 14_500])])
    wanted = np.interp(np.arange(0, 0.8, 1 / RATE_HZ), np.arange(len(fed)) / 22_050, fed).astype(np.int16)
    tenths = np.array_split(wanted, 8)  # so that one gap is one loss
    assert sum(likeness(tenth, heard)[0] > 0.98 for tenth in tenths) >= 7


async def test_sounds_of_different_rates_follow_each_other_without_gaps(played: Played) -> None:
    kinds = ((16_000, 0.4), (22_050, 0.1), (24_000, 0.1), (48_000, 0.1))
    assert await is_gapless(played, [sound(tone(seconds, rate_hz), rate_hz) for rate_hz, seconds in kinds])


async def test_the_first_sounds_may_be_too_short_to_fill_the_device(played: Played) -> None:
    pieces = np.split(tone(0.2, RATE_HZ), [480, 960])
    assert await is_gapless(played, [sound(piece, RATE_HZ) for piece in pieces])


@pytest.mark.usefixtures("unhurried")
async def test_stop_falls_silent_at_once_and_nothing_more_is_heard(
    speaker: SystemSpeaker, virtual_audio: VirtualAudio
) -> None:
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(2, 22_050), 22_050))
            await until_loud(recording)
            stopped_at = time.monotonic()
            playback.stop()
            heard_s = playback.heard_s
            await playback.feed(sound(tone(0.2, 22_050), 22_050))
            await playback.drain()
            assert playback.heard_s == heard_s
            await until_quiet(recording)
    ((start, end),) = loud_parts(recording.samples, RATE_HZ)
    silence_ms = 1000 * (recording.heard_at(end - 1) - stopped_at)
    heard_ms = 1000 * (end - start) / RATE_HZ
    print(f"\nsilent {silence_ms:.1f} ms after stop; heard_s is {1000 * heard_s - heard_ms:+.1f} ms off")
    # 1 on a quiet machine, 33 on a busy one; 600 if it played on.
    assert 1000 * heard_s == pytest.approx(heard_ms, abs=200)


@pytest.mark.usefixtures("unhurried")
async def test_a_pause_is_silent_and_loses_nothing(
    speaker: SystemSpeaker, virtual_audio: VirtualAudio
) -> None:
    played = melody(1.0, RATE_HZ)
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(played, RATE_HZ))
            await until_loud(recording)
            playback.pause()
            heard_s = playback.heard_s
            await until_quiet(recording)
            assert playback.heard_s == heard_s
            playback.resume()
            await playback.drain()
            assert playback.heard_s == 1.0
            await until_quiet(recording)
    parts = loud_parts(recording.samples, RATE_HZ, apart_s=0.03)
    assert len(parts) == 2
    assert (parts[1][0] - parts[0][1]) / RATE_HZ > 0.04
    rest = played[round(heard_s * RATE_HZ) + RATE_HZ // 50 :]
    assert likeness(rest, recording.samples)[0] > 0.98
    total_s = sum(end - start for start, end in parts) / RATE_HZ
    assert total_s == pytest.approx(1.0, abs=0.2)  # 0.04 more on a busy machine; 0.6 if it played on


async def test_feeding_waits_while_enough_waits_to_be_heard(speaker: SystemSpeaker) -> None:
    async with speaker.open() as playback:
        much = tone(FED_AHEAD_S + 90, 16_000)
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(playback.feed(sound(much, 16_000)), 0.1)
        playback.stop()
        await asyncio.wait_for(playback.drain(), 60)


async def test_stop_releases_whoever_waits(speaker: SystemSpeaker) -> None:
    async with speaker.open() as playback:

        async def speak() -> None:
            await playback.feed(sound(tone(90, 16_000), 16_000))
            await playback.drain()

        async with asyncio.timeout(60), asyncio.TaskGroup() as tasks:
            tasks.create_task(speak())
            await asyncio.sleep(0)
            playback.stop()


@pytest.mark.usefixtures("unhurried")
async def test_a_very_short_sound_is_heard(speaker: SystemSpeaker, virtual_audio: VirtualAudio) -> None:
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(0.01, 22_050), 22_050))
            await playback.drain()
            await until_loud(recording)
            await until_quiet(recording)
    ((start, end),) = loud_parts(recording.samples, RATE_HZ)
    assert (end - start) / RATE_HZ == pytest.approx(0.01, abs=0.002)


async def test_leaving_while_it_plays_falls_silent(
    speaker: SystemSpeaker, virtual_audio: VirtualAudio
) -> None:
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(2, 22_050), 22_050))
            await until_loud(recording)
        await until_quiet(recording)


async def until_lost(playback: DevicePlayback) -> Unavailable:
    with pytest.raises(Unavailable) as lost:
        async with asyncio.timeout(60):
            await playback.drain()
    return lost.value


async def test_unplugged_in_mid_sentence_it_says_so_and_plays_again_when_it_is_back(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    speaker = speaker_called("", portaudio)
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(2.5, 22_050), 22_050))
            await until_loud(recording)
            virtual_audio.unplug()
            assert (await until_lost(playback)).code == "speaker_lost"
            heard_s = playback.heard_s
            assert 0 < heard_s < 2.5
            with pytest.raises(Unavailable, match="gone"):
                await playback.feed(sound(tone(0.1, 22_050), 22_050))
            assert playback.heard_s == heard_s
    with pytest.raises(Unavailable) as missing:
        async with speaker.open():
            pass
    assert missing.value.code == "speaker_missing"
    virtual_audio.plug_speaker()
    await heard_again(speaker, virtual_audio)


async def test_when_the_sound_server_dies_it_says_so_and_plays_again_when_it_is_back(
    speaker: SystemSpeaker, virtual_audio: VirtualAudio
) -> None:
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(2.5, 22_050), 22_050))
            await until_loud(recording)
            virtual_audio.kill()
            assert (await until_lost(playback)).code == "speaker_lost"
    with pytest.raises(Unavailable) as missing:
        async with speaker.open():
            pass
    assert missing.value.code == "speaker_missing"
    virtual_audio.start()
    await heard_again(speaker, virtual_audio)


async def test_a_sound_server_that_hangs_is_a_lost_loudspeaker(
    speaker: SystemSpeaker, virtual_audio: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(2.5, 22_050), 22_050))
            await until_loud(recording)
            virtual_audio.freeze()
            monkeypatch.setattr("bestfriend_desktop.adapters.audio.speaker.DEAD_AFTER_S", 0.2)
            monkeypatch.setattr("bestfriend_desktop.adapters.audio.portaudio.PATIENCE_S", 0.2)
            try:
                assert (await until_lost(playback)).code == "speaker_lost"
            finally:
                virtual_audio.thaw()


async def heard_again(speaker: SystemSpeaker, virtual_audio: VirtualAudio) -> None:
    with virtual_audio.recording() as recording:
        async with speaker.open() as playback:
            await playback.feed(sound(tone(0.1, 22_050), 22_050))
            await playback.drain()
            await until_loud(recording)


async def test_a_loudspeaker_that_is_not_there_is_named(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    with pytest.raises(Unavailable, match='"Grandfather radio" is not there') as missing:
        async with speaker_called("Grandfather radio", portaudio).open():
            pass
    assert missing.value.code == "speaker_missing"
    assert "bestfriend devices" in missing.value.remedy


async def test_nothing_follows_nothing(speaker: SystemSpeaker) -> None:
    async with speaker.open() as playback:
        await playback.feed(Sound(b"", 22_050))
        playback.pause()
        playback.resume()
        await asyncio.wait_for(playback.drain(), 60)
        assert playback.heard_s == 0


@pytest.mark.usefixtures("unhurried")
async def test_the_canceller_of_echoes_is_told_what_is_heard_and_when(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    told: list[tuple[Samples, int, float]] = []
    echo = EchoCanceller(lambda: True)
    echo.played = lambda *block: told.append(block)  # type: ignore[method-assign]
    played = melody(0.5, RATE_HZ)
    with virtual_audio.recording() as recording:
        async with SystemSpeaker(portaudio, lambda: SPEAKER, echo).open() as playback:
            await playback.feed(sound(played, RATE_HZ))
            await playback.drain()
            await until_quiet(recording)
    rate_hz = told[0][1]
    assert all(abs(b[2] - a[2] - len(a[0]) / rate_hz) < 0.03 for a, b in pairwise(told))
    heard_at = recording.heard_at(likeness(played, recording.samples)[1])
    print(
        f"\nthe first sample was told to be heard {1000 * (told[0][2] - heard_at):+.1f} ms from when it was"
    )
