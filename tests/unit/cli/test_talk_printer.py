"""What is printed of a talk."""

import pytest

from bestfriend_desktop.domain.conversation import new_id
from bestfriend_desktop.domain.events import Heard, VoiceState, VoiceStateChanged
from bestfriend_desktop.domain.speech import Transcript
from bestfriend_desktop.faces.cli.talk_printer import TalkPrinter


def test_stages_are_counted_from_the_end_of_what_was_said_last(capsys: pytest.CaptureFixture[str]) -> None:
    printer = TalkPrinter(as_json=False)
    states = (VoiceState.HEARING, VoiceState.THINKING) * 2
    for at, state in enumerate(states):
        printer.hear(float(at), VoiceStateChanged(state, is_recording=True))
    printer.hear(3.125, VoiceStateChanged(VoiceState.THINKING, is_recording=False))
    printer.hear(3.25, Heard(new_id(), Transcript("Hello. Who are you?", "en", 0.9, 3.0), None))
    printer.tell_stages()
    told = capsys.readouterr().err.splitlines()
    assert told == ["You: Hello. Who are you?", "After the end of your turn: understood 0.25 s."]
