import json

from bestfriend_desktop.domain.errors import Unavailable
from tests.unit.cli.conftest import CommandLine


def test_microphones_and_loudspeakers_are_listed_and_those_in_use_are_marked(bestfriend: CommandLine) -> None:
    ran = bestfriend("devices")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        "Microphones:",
        "* Desk microphone  the system's choice",
        "Loudspeakers:",
        "* Headphones  the system's choice",
    ]
    assert ran.err == ""


def test_one_that_was_chosen_and_is_not_there_is_said(bestfriend: CommandLine) -> None:
    ran = bestfriend("--set", "speaking.speaker=USB Headset", "devices")
    assert ran.code == 0
    assert ran.out.splitlines()[-1] == "  Headphones  the system's choice"
    assert ran.err == (
        '"USB Headset" is not there. To follow the system: bestfriend settings reset speaking.speaker\n'
    )


def test_a_program_reads_them_as_json(bestfriend: CommandLine) -> None:
    ran = bestfriend("--set", "listening.microphone=Desk microphone", "devices", "--json")
    microphone, speaker = json.loads(ran.out)
    assert microphone == {
        "name": "Desk microphone",
        "kind": "microphone",
        "is_default": True,
        "rate_hz": 0,
        "is_chosen": True,
    }
    assert (speaker["kind"], speaker["is_chosen"]) == ("speaker", False)


def test_devices_need_no_database(bestfriend: CommandLine) -> None:
    bestfriend.store._failure = Unavailable("database_down", "The database does not answer.")
    assert bestfriend("devices").code == 0
