import json

from bestfriend_desktop.domain.errors import Unavailable
from tests.unit.cli.conftest import CommandLine


def test_voices_are_listed_with_what_could_be_fetched(bestfriend: CommandLine) -> None:
    ran = bestfriend("voices", "list")
    assert ran.code == 0
    assert "* joe " in ran.out
    assert ran.out.splitlines()[-1].endswith("to be fetched")
    names = [voice["name"] for voice in json.loads(bestfriend("voices", "list", "--json").out)]
    assert "joe" in names
    assert bestfriend("voices", "list", "--language", "xx").out == ""


def test_a_voice_is_fetched(bestfriend: CommandLine) -> None:
    name = next(
        voice["name"]
        for voice in json.loads(bestfriend("voices", "list", "--json").out)
        if not voice["is_installed"]
    )
    ran = bestfriend("voices", "pull", name)
    assert (ran.code, ran.out) == (0, f"{name} is here.\n")
    assert "100%" in ran.err


def test_a_voice_is_imported_and_removed(bestfriend: CommandLine) -> None:
    assert bestfriend("voices", "import", "stick/alba.piper").out == "alba is here.\n"
    ran = bestfriend("voices", "import", "letter.txt")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("letter.txt is no voice.")
    assert bestfriend("voices", "remove", "joe").out == "joe is gone.\n"


def test_an_unknown_name_is_answered_with_where_to_look(bestfriend: CommandLine) -> None:
    for command in ("pull", "remove"):
        ran = bestfriend("voices", command, "nobody")
        assert (ran.code, ran.out) == (1, "")
        assert "bestfriend voices list" in ran.err


def test_voices_need_no_database(bestfriend: CommandLine) -> None:
    bestfriend.store._failure = Unavailable("database_down", "The database does not answer.")
    assert bestfriend("voices", "list").code == 0
