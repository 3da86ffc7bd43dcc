import json

import pytest

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.speech import FileProgress, Segment
from bestfriend_desktop.faces.cli.transcribe import line_of
from tests.fakes.voice import ScriptedRecognizer
from tests.unit.cli.conftest import CommandLine

HELLO = Segment(1.24, 2.0, "Hello.", 0.9)
FAR = Segment(3725.5, 3730.0, "Far away\x1b[2J.", 0.2)
MEMO = [
    FileProgress(2.0, 4000.0, "en", (HELLO,), 0.98),
    FileProgress(3000.0, 4000.0, "en", (), 0.98),
    FileProgress(4000.0, 4000.0, "en", (FAR,), 0.98),
]


@pytest.fixture(autouse=True)
def recordings(monkeypatch: pytest.MonkeyPatch) -> None:
    """`memo.wav` and `silence.wav`, whatever else there is."""
    silence = [FileProgress(5.0, 5.0)]
    begun = ScriptedRecognizer.__init__

    def with_files(recognizer: ScriptedRecognizer, *given: object) -> None:
        begun(recognizer, *given)  # type: ignore[arg-type]
        recognizer.files = {"memo.wav": MEMO, "silence.wav": silence}

    monkeypatch.setattr(ScriptedRecognizer, "__init__", with_files)


def test_each_sentence_stands_on_a_line_with_its_time(bestfriend: CommandLine) -> None:
    ran = bestfriend("transcribe", "memo.wav")
    assert ran.code == 0
    assert ran.out == "[00:01.2] Hello.\n[1:02:05.5] Far away[2J. (?)\n"
    assert ran.err == "memo.wav: en, 1:06:40.0\n"


def test_the_whole_is_one_json_object(bestfriend: CommandLine) -> None:
    found = json.loads(bestfriend("transcribe", "--json", "memo.wav").out)
    assert (found["language"], found["language_confidence"], found["seconds"]) == ("en", 0.98, 4000.0)
    assert found["text"] == "Hello. Far away\x1b[2J."
    assert found["segments"][0] == {
        "start_s": 1.24,
        "end_s": 2.0,
        "text": "Hello.",
        "confidence": 0.9,
        "words": [],
    }


def test_a_language_can_be_given(bestfriend: CommandLine) -> None:
    assert (
        json.loads(bestfriend("transcribe", "--json", "--language", "de", "memo.wav").out)["language"] == "de"
    )


def test_where_nobody_speaks_that_is_said_and_nothing_is_printed(bestfriend: CommandLine) -> None:
    ran = bestfriend("transcribe", "silence.wav")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nobody speaks in silence.wav.\n")
    assert json.loads(bestfriend("transcribe", "--json", "silence.wav").out)["text"] == ""


def test_a_bad_file_is_one_sentence_and_the_others_are_read(bestfriend: CommandLine) -> None:
    ran = bestfriend("transcribe", "nowhere.wav", "memo.wav")
    assert ran.code == 1
    assert ran.out.splitlines()[:3] == ["nowhere.wav:", "memo.wav:", "[00:01.2] Hello."]
    assert ran.err.splitlines()[0] == "There is no file nowhere.wav. Check its name and folder."


def test_several_files_are_one_json_object_a_line(bestfriend: CommandLine) -> None:
    lines = bestfriend("transcribe", "--json", "memo.wav", "silence.wav").out.splitlines()
    assert [json.loads(line)["file"] for line in lines] == ["memo.wav", "silence.wav"]


def test_without_a_file_it_was_called_wrongly(bestfriend: CommandLine) -> None:
    assert bestfriend("transcribe").code == 2


def test_recordings_need_no_database(bestfriend: CommandLine) -> None:
    bestfriend.store._failure = Unavailable("database_down", "The database does not answer.")
    assert bestfriend("transcribe", "memo.wav").code == 0


@pytest.mark.parametrize(
    ("start_s", "shown"), [(0, "[00:00.0]"), (59.96, "[01:00.0]"), (3599.99, "[1:00:00.0]")]
)
def test_times_are_rounded_as_clocks_go(start_s: float, shown: str) -> None:
    assert line_of(Segment(start_s, start_s, "x", 1.0)) == f"{shown} x"
