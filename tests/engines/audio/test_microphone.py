import asyncio
from collections.abc import Callable
from contextlib import ExitStack, aclosing

import numpy as np
import pytest
import soxr

from bestfriend_desktop.adapters.audio.echo import EchoCanceller
from bestfriend_desktop.adapters.audio.microphone import KEPT_FRAMES, SystemMicrophone, _Inbox
from bestfriend_desktop.adapters.audio.portaudio import PortAudio
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.sound import FRAME_BYTES, HEARING_RATE_HZ
from tests.engines.audio.signals import Samples, likeness, loud_parts, melody
from tests.fakes.virtual_audio import MICROPHONE, RATE_HZ, VirtualAudio


@pytest.fixture
def microphone(portaudio: PortAudio, virtual_audio: VirtualAudio) -> SystemMicrophone:
    return microphone_called(MICROPHONE, portaudio)


def microphone_called(name: str, portaudio: PortAudio) -> SystemMicrophone:
    return SystemMicrophone(portaudio, lambda: name, EchoCanceller(lambda: True))


async def heard(microphone: SystemMicrophone, virtual_audio: VirtualAudio, said: Samples) -> Samples:
    """What the microphone gives from the first sound on, for as long as that was said."""
    pcm = b""
    wanted_bytes = round(len(said) / RATE_HZ * HEARING_RATE_HZ) * 2 + FRAME_BYTES
    with ExitStack() as mouth:
        async with asyncio.timeout(60), aclosing(microphone.frames()) as frames:
            assert len(await anext(frames)) == FRAME_BYTES
            mouth.enter_context(virtual_audio.saying(said))
            async for frame in frames:
                assert len(frame) == FRAME_BYTES
                if pcm or loud_parts(np.frombuffer(frame, np.int16), HEARING_RATE_HZ):
                    pcm += frame
                if len(pcm) >= wanted_bytes:
                    break
    return np.frombuffer(pcm, np.int16)


async def test_what_is_said_is_heard_at_16_khz(
    microphone: SystemMicrophone, virtual_audio: VirtualAudio
) -> None:
    said = melody(1.0, RATE_HZ)
    samples = await heard(microphone, virtual_audio, said)
    wanted = soxr.resample(said, RATE_HZ, HEARING_RATE_HZ)[100:-100]
    tenths = np.array_split(wanted, 10)  # so that one gap, on a machine with a lot to do, is one loss
    assert sum(likeness(tenth, samples)[0] > 0.95 for tenth in tenths) >= 9


async def test_the_device_is_open_only_while_somebody_listens(
    microphone: SystemMicrophone, portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    assert not virtual_audio.is_listened_to()
    async with aclosing(microphone.frames()) as frames:
        await anext(frames)
        assert virtual_audio.is_listened_to()
    await portaudio.devices()  # waits its turn behind the closing
    assert not virtual_audio.is_listened_to()


async def test_it_can_be_opened_again_and_again(microphone: SystemMicrophone) -> None:
    for _ in range(5):
        async with aclosing(microphone.frames()) as frames:
            assert len(await asyncio.wait_for(anext(frames), 60)) == FRAME_BYTES


async def test_a_listener_that_is_cancelled_while_it_opens_leaves_nothing_open(
    microphone: SystemMicrophone, portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    for turns in range(4):
        frames = microphone.frames()
        opening = asyncio.ensure_future(anext(frames))  # noqa: TID251  there is no core here
        await asyncio.sleep(0)
        portaudio._thread.submit(lambda: None).result()  # it is open now, and the loop does not know yet
        for _ in range(turns):
            await asyncio.sleep(0)
        opening.cancel()
        with pytest.raises(asyncio.CancelledError):
            await opening
        await frames.aclose()
        await portaudio.devices()
        await portaudio.devices()
        assert not virtual_audio.is_listened_to()


async def test_a_slow_listener_loses_the_oldest_frames() -> None:
    inbox = _Inbox()
    inbox.put([bytes([number % 256]) for number in range(KEPT_FRAMES + 3)])
    inbox.end()
    kept = [frame async for frame in inbox.frames()]
    assert len(kept) == KEPT_FRAMES
    assert kept[0] == bytes([3])


async def lose(microphone: SystemMicrophone, after_a_frame: Callable[[], None] = lambda: None) -> str:
    """Listen until that ends; the code of why."""
    try:
        async with asyncio.timeout(60), aclosing(microphone.frames()) as frames:
            await anext(frames)
            after_a_frame()
            async for _ in frames:
                pass
    except Unavailable as error:
        return error.code
    return ""


async def test_unplugged_it_says_so_and_hears_again_when_it_is_back(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    microphone = microphone_called("", portaudio)
    assert await lose(microphone, virtual_audio.unplug) == "microphone_lost"
    assert await lose(microphone) == "microphone_missing"
    virtual_audio.restore()
    await heard(microphone, virtual_audio, melody(0.1, RATE_HZ))


async def test_when_the_sound_server_dies_it_says_so_and_hears_again_when_it_is_back(
    microphone: SystemMicrophone, virtual_audio: VirtualAudio
) -> None:
    assert await lose(microphone, virtual_audio.kill) == "microphone_lost"
    assert await lose(microphone) == "microphone_missing"
    virtual_audio.start()
    await heard(microphone, virtual_audio, melody(0.1, RATE_HZ))


async def test_a_sound_server_that_hangs_is_a_lost_microphone_until_it_goes_on(
    microphone: SystemMicrophone, virtual_audio: VirtualAudio, monkeypatch: pytest.MonkeyPatch
) -> None:
    def freeze() -> None:
        virtual_audio.freeze()
        monkeypatch.setattr("bestfriend_desktop.adapters.audio.portaudio.PATIENCE_S", 0.4)

    try:
        with monkeypatch.context() as impatient:
            impatient.setattr("bestfriend_desktop.adapters.audio.microphone.DEAD_AFTER_S", 1.0)
            assert await lose(microphone, freeze) == "microphone_lost"
        assert await lose(microphone) == "sound_hangs"
    finally:
        virtual_audio.thaw()
    monkeypatch.undo()
    await heard(microphone, virtual_audio, melody(0.1, RATE_HZ))


async def test_the_device_is_asked_for_anew_at_each_opening(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    names = iter(["Grandfather radio", MICROPHONE])
    microphone = SystemMicrophone(portaudio, lambda: next(names), EchoCanceller(lambda: True))
    with pytest.raises(Unavailable, match='"Grandfather radio" is not there'):
        await anext(microphone.frames())
    async with aclosing(microphone.frames()) as frames:
        assert await anext(frames)


async def test_without_a_choice_it_follows_the_system(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    microphone = microphone_called("", portaudio)
    virtual_audio.make_default("desk_speaker.monitor")
    async with aclosing(microphone.frames()) as frames:
        await anext(frames)
        assert virtual_audio.is_listened_to("desk_speaker.monitor")
        assert not virtual_audio.is_listened_to()
    virtual_audio.make_default(MICROPHONE)
    async with aclosing(microphone.frames()) as frames:
        await anext(frames)
        assert virtual_audio.is_listened_to()
