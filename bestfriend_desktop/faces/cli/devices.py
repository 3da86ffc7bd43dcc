"""`bestfriend devices`: the microphones and loudspeakers of this machine, and which are used."""

import json

import click

from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.sound import AudioDevice, DeviceKind
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell

_TITLES = {DeviceKind.MICROPHONE: "Microphones", DeviceKind.SPEAKER: "Loudspeakers"}
_SETTINGS = {DeviceKind.MICROPHONE: "listening.microphone", DeviceKind.SPEAKER: "speaking.speaker"}


@click.command(
    epilog="""\b
To choose one by its name, and to follow the system again:
  bestfriend settings set speaking.speaker "USB Headset"
  bestfriend settings reset speaking.speaker
"""
)
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def devices(session: Session, with_json: bool) -> int:
    """List the microphones and loudspeakers. The star marks those that are used."""
    program = session.running()
    found = session.call(program.companion.voice.devices())
    chosen = {kind: str(program.settings.get(name)) for kind, name in _SETTINGS.items()}
    if with_json:
        rows = [as_json(device) | {"is_chosen": device.name == chosen[device.kind]} for device in found]
        say(json.dumps(rows, indent=2))
        return 0
    for kind, title in _TITLES.items():
        _print_side(title, [device for device in found if device.kind is kind], chosen[kind])
        if chosen[kind] and all(device.name != chosen[kind] for device in found if device.kind is kind):
            tell(f'"{one_line(chosen[kind])}" is not there. To follow the system: '
                 f'bestfriend settings reset {_SETTINGS[kind]}')  # fmt: skip
    return 0


def _print_side(title: str, found: list[AudioDevice], chosen: str) -> None:
    say(f"{title}:" if found else f"{title}: none")
    width = max((len(one_line(device.name)) for device in found), default=0)
    for device in found:
        is_used = device.name == chosen if chosen else device.is_default
        note = "the system's choice" if device.is_default else ""
        say(f"{'*' if is_used else ' '} {one_line(device.name):{width}}  {note}".rstrip())
