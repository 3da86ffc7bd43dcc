from collections.abc import Iterator

import pytest

from bestfriend_desktop.adapters.audio.portaudio import PortAudio
from tests.fakes.virtual_audio import VirtualAudio, why_not


@pytest.fixture(scope="session")
def sound_server() -> Iterator[VirtualAudio]:
    if reason := why_not():
        pytest.skip(reason)
    server = VirtualAudio()
    with pytest.MonkeyPatch.context() as patch:
        for name, value in server.environment.items():
            patch.setenv(name, value)
        yield server
    server.close()


@pytest.fixture
def virtual_audio(sound_server: VirtualAudio) -> Iterator[VirtualAudio]:
    """The virtual sound card, whole and with both devices plugged in."""
    sound_server.restore()
    yield sound_server
    sound_server.restore()


@pytest.fixture(scope="session")
def portaudio(sound_server: VirtualAudio) -> PortAudio:
    """A process has one."""
    return PortAudio()
