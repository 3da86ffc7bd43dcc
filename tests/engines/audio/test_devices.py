import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.audio.devices import SystemDevices
from bestfriend_desktop.adapters.audio.echo import EchoCanceller
from bestfriend_desktop.adapters.audio.microphone import SystemMicrophone
from bestfriend_desktop.adapters.audio.portaudio import PortAudio, _trouble, delay_s
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.sound import AudioDevice, DeviceKind
from tests.fakes.virtual_audio import MICROPHONE, SPEAKER, VirtualAudio


def following_the_system(kind: DeviceKind) -> str:
    return ""


def names(devices: list[AudioDevice], kind: DeviceKind) -> set[str]:
    return {device.name for device in devices if device.kind is kind}


async def states(devices: SystemDevices) -> dict[str, HealthState]:
    return {part.part: part.state for part in await devices.health()}


async def test_microphones_and_loudspeakers_are_listed_each_on_its_side(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    devices = await SystemDevices(portaudio, following_the_system).devices()
    microphones, speakers = (names(devices, kind) for kind in DeviceKind)
    assert MICROPHONE in microphones - speakers
    assert SPEAKER in speakers - microphones
    assert [d.name for d in devices if d.is_default] == ["default", "default"]
    assert all(device.rate_hz > 0 for device in devices)
    assert [d.kind for d in devices] == sorted(d.kind for d in devices)


async def test_each_is_well_while_the_chosen_one_is_there(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    well = {"microphone": HealthState.OK, "speaker": HealthState.OK}
    assert await states(SystemDevices(portaudio, following_the_system)) == well
    chosen = {DeviceKind.MICROPHONE: MICROPHONE, DeviceKind.SPEAKER: "Grandfather radio"}
    microphone, speaker = await SystemDevices(portaudio, chosen.__getitem__).health()
    assert (microphone.state, speaker.state) == (HealthState.OK, HealthState.MISSING)
    assert "Grandfather radio" in speaker.message
    assert "bestfriend devices" in speaker.remedy


async def test_what_is_there_since_the_library_was_loaded_is_found_at_the_first_look(
    virtual_audio: VirtualAudio,
) -> None:
    earlier = PortAudio()
    await earlier.devices()  # loads the library, where no test before has
    virtual_audio.kill()
    assert MICROPHONE not in names(await earlier.devices(), DeviceKind.MICROPHONE)
    virtual_audio.start()
    assert MICROPHONE in names(await PortAudio().devices(), DeviceKind.MICROPHONE)


async def test_without_a_sound_server_there_is_nothing_and_with_it_they_are_back(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    chosen = {DeviceKind.MICROPHONE: MICROPHONE, DeviceKind.SPEAKER: SPEAKER}
    devices = SystemDevices(portaudio, chosen.__getitem__)
    virtual_audio.kill()
    assert await states(devices) == {"microphone": HealthState.MISSING, "speaker": HealthState.MISSING}
    assert MICROPHONE not in names(await devices.devices(), DeviceKind.MICROPHONE)
    virtual_audio.start()
    assert await states(devices) == {"microphone": HealthState.OK, "speaker": HealthState.OK}


async def test_looking_for_devices_does_not_disturb_who_listens(
    portaudio: PortAudio, virtual_audio: VirtualAudio
) -> None:
    frames: AsyncIterator[bytes] = SystemMicrophone(
        portaudio, lambda: MICROPHONE, EchoCanceller(lambda: True)
    ).frames()
    await anext(frames)
    assert MICROPHONE in names(await portaudio.devices(), DeviceKind.MICROPHONE)
    for _ in range(10):
        await anext(frames)
    await frames.aclose()  # type: ignore[attr-defined]


@pytest.fixture
def without_portaudio(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PortAudio:
    """On a machine that has not got the library: this is how its binding then fails."""
    (tmp_path / "sounddevice.py").write_text("raise OSError('PortAudio library not found')\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "sounddevice", raising=False)
    return PortAudio()


async def test_without_the_library_everything_says_so(without_portaudio: PortAudio) -> None:
    devices = SystemDevices(without_portaudio, following_the_system)
    assert await states(devices) == {"microphone": HealthState.MISSING, "speaker": HealthState.MISSING}
    microphone = SystemMicrophone(without_portaudio, lambda: "", EchoCanceller(lambda: True))
    for work in (devices.devices(), anext(microphone.frames())):
        with pytest.raises(Unavailable, match="PortAudio") as missing:
            await work
        assert missing.value.code == "sound_missing"
        assert "libportaudio2" in missing.value.remedy


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (("busy", -9985), "microphone_busy"),
        (("host error", -9999, (0, -16, "Device or resource busy")), "microphone_busy"),
        (("host error", -9999, (0, -13, "Permission denied")), "microphone_refused"),
        (("host error", -9999, (0, -2147024891, "E_ACCESSDENIED")), "microphone_refused"),
        (("host error", -9999, (0, -19, "No such device")), "microphone_missing"),
        (("no text",), "microphone_missing"),
    ],
)
def test_what_portaudio_says_becomes_a_sentence(error: tuple[object, ...], code: str) -> None:
    told = _trouble(DeviceKind.MICROPHONE, "Desk", Exception(*error))
    assert told.code == code
    assert told.message.startswith('The microphone "Desk" ')
    assert told.remedy


class Stream:
    """Starts, once these errors have been raised."""

    def __init__(self, *errors: Exception) -> None:
        self._errors = list(errors)
        self.runs = False

    def start(self) -> None:
        if self._errors:
            raise self._errors.pop(0)
        self.runs = True


def test_on_a_busy_machine_a_stream_is_given_a_second_second_to_start(portaudio: PortAudio) -> None:
    from sounddevice import PortAudioError

    slow = Stream(PortAudioError("Wait timed out", -9987))
    portaudio.start_stream(slow)
    assert slow.runs
    for errors in ([PortAudioError("gone", -9985)], 2 * [PortAudioError("Wait timed out", -9987)]):
        with pytest.raises(PortAudioError):
            portaudio.start_stream(Stream(*errors))


def test_times_that_make_no_sense_are_not_believed() -> None:
    assert delay_s(10.05, 10.0, 0.2) == pytest.approx(0.05)
    assert delay_s(0.0, 10.0, 0.2) == 0.2
    assert delay_s(10.0, 0.0, 0.2) == 0.2
    assert delay_s(9.0, 10.0, 0.2) == 0.2
    assert delay_s(100.0, 10.0, 0.2) == 0.2
