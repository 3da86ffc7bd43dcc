"""The microphones and loudspeakers of this machine, and whether the chosen ones are there."""

from collections.abc import Callable, Sequence

from bestfriend_desktop.adapters.audio.portaudio import PortAudio
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.sound import AudioDevice, DeviceKind

Chosen = Callable[[DeviceKind], str]
"""The name of the device that the person wants; empty follows the system."""


class SystemDevices:
    """`AudioDevices` of this machine.

    Args:
        portaudio: lists them.
        chosen: asked each time.
    """

    def __init__(self, portaudio: PortAudio, chosen: Chosen) -> None:
        self._portaudio = portaudio
        self._chosen = chosen

    async def devices(self) -> list[AudioDevice]:
        """Microphones, then loudspeakers; looked for anew unless one is in use.

        Raises:
            Unavailable: `sound_missing`, `sound_hangs`.
        """
        return await self._portaudio.devices()

    async def health(self) -> Sequence[PartHealth]:
        """`microphone` and `speaker`; opens neither."""
        try:
            devices = await self._portaudio.devices()
        except Unavailable as error:
            message, remedy = error.message, error.remedy
            return [PartHealth(kind.value, HealthState.MISSING, message, remedy) for kind in DeviceKind]
        ours = {kind: [device for device in devices if device.kind is kind] for kind in DeviceKind}
        return [_health(kind, self._chosen(kind), ours[kind]) for kind in DeviceKind]


def _health(kind: DeviceKind, chosen: str, devices: Sequence[AudioDevice]) -> PartHealth:
    things = "microphone" if kind is DeviceKind.MICROPHONE else "loudspeaker"
    state, remedy = HealthState.OK, ""
    if not devices:
        state, message = HealthState.MISSING, f"There is no {things}."
        remedy = "Plug one in to talk; everything works in text without."
    elif chosen and all(device.name != chosen for device in devices):
        state, message = HealthState.MISSING, f'The {things} "{chosen}" is not there.'
        remedy = "Plug it in, or choose another: bestfriend devices lists them."
    elif chosen:
        message = f'The {things} "{chosen}" is there.'
    else:
        message = f"The {things} is the one your system uses."
    return PartHealth(kind.value, state, message, remedy)
