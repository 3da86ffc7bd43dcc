import json

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.faces.cli.doctor import _line
from tests.unit.cli.conftest import CommandLine


def test_a_program_that_can_talk_is_healthy(bestfriend: CommandLine) -> None:
    ran = bestfriend("doctor")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0].split() == ["ok", "database", "In", "memory."]
    told = json.loads(bestfriend("doctor", "--json").out)
    assert told["ok"] is True
    assert {part["part"] for part in told["parts"]} >= {"database", "conversation"}


def test_a_program_that_cannot_talk_exits_with_1_and_says_why(bestfriend: CommandLine) -> None:
    bestfriend.store._failure = Unavailable("database_down", "The database does not answer.", "Start it.")
    ran = bestfriend("doctor")
    assert ran.code == 1
    assert "missing   database" in ran.out
    assert "Start it." in ran.out
    assert ran.err == ""
    told = json.loads(bestfriend("doctor", "--json").out)
    assert told["ok"] is False


def test_a_folder_that_cannot_be_written_is_why_there_is_no_database_and_no_conversation(
    bestfriend: CommandLine,
) -> None:
    bestfriend.folder.write_text("a file where the folder should be")
    ran = bestfriend("doctor")
    assert (ran.code, ran.err) == (1, "")
    parts = {part["part"]: part for part in json.loads(bestfriend("doctor", "--json").out)["parts"]}
    assert parts["database"]["state"] == parts["conversation"]["state"] == "missing"
    assert parts["database"]["message"].startswith(f"The folder {bestfriend.folder} cannot be written")
    assert parts["database"]["remedy"].startswith("Make it writable")
    assert parts["conversation"]["remedy"] == parts["database"]["remedy"]
    assert ran.out.splitlines()[0].split()[:2] == ["missing", "database"]


def test_a_part_is_one_line_and_its_remedy_another() -> None:
    part = PartHealth("ollama", HealthState.DEGRADED, "It is\x1b slow.", "Wait.")
    assert _line(part, 8) == "degraded  ollama    It is slow.\n                    Wait."
