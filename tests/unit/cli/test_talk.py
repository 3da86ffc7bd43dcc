import json

import pytest

from bestfriend_desktop.domain.conversation import new_id
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import Heard, VoiceState, VoiceStateChanged
from bestfriend_desktop.domain.speech import Transcript
from bestfriend_desktop.faces.cli.talk import LISTENING, _Printer
from tests.fakes.companion import Stage
from tests.fakes.voice import SILENCE
from tests.unit.cli.conftest import CommandLine, Press

MISSING = Unavailable("microphone_missing", "There is no microphone.", "Plug one in.")


def unplugged(stage: Stage) -> None:
    stage.voice.microphone.missing = MISSING


def test_without_a_microphone_it_says_so_and_ends(bestfriend: CommandLine) -> None:
    bestfriend.equip = unplugged
    ran = bestfriend("talk")
    assert (ran.code, ran.out, ran.err) == (1, "", "There is no microphone. Plug one in.\n")
    ran = bestfriend("talk", "--json")
    assert ran.code == 1
    assert [json.loads(line)["code"] for line in ran.out.splitlines()] == [MISSING.code]


def test_it_says_that_it_listens_when_it_does(bestfriend: CommandLine, press_ctrl_c: Press) -> None:
    bestfriend.equip = lambda stage: stage.voice.microphone.hear(SILENCE, 2)
    press_ctrl_c(VoiceStateChanged, 1, 1)
    ran = bestfriend("talk")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.splitlines()[0] == LISTENING


def test_stages_are_counted_from_the_end_of_what_was_said_last(capsys: pytest.CaptureFixture[str]) -> None:
    printer = _Printer(as_json=False)
    states = (VoiceState.HEARING, VoiceState.THINKING) * 2
    for at, state in enumerate(states):
        printer.hear(float(at), VoiceStateChanged(state, is_recording=True))
    printer.hear(3.125, VoiceStateChanged(VoiceState.THINKING, is_recording=False))
    printer.hear(3.25, Heard(new_id(), Transcript("Hello. Who are you?", "en", 0.9, 3.0), None))
    printer.tell_stages()
    told = capsys.readouterr().err.splitlines()
    assert told == ["You: Hello. Who are you?", "After the end of your turn: understood 0.25 s."]
