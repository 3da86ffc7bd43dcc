import json

import pytest

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.faces.cli.talk import LISTENING
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


def test_it_says_that_it_listens_when_it_does(
    bestfriend: CommandLine, press_ctrl_c: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bestfriend_desktop.faces.cli.turn.TWICE_WITHIN_S", 60)
    bestfriend.equip = lambda stage: stage.voice.microphone.hear(SILENCE, 2)
    press_ctrl_c(LISTENING, "Ctrl-C again at once leaves.")
    ran = bestfriend("talk")
    assert (ran.code, ran.out) == (0, "")
    told = ran.err.splitlines()
    assert told[0].startswith("Best Friend is a computer program and not a human being.")
    assert told[1] == LISTENING
