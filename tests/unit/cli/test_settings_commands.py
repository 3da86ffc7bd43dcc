import json

import pytest

from bestfriend_desktop.settings.describe import descriptions
from tests.unit.cli.conftest import CommandLine


def test_every_setting_is_listed_with_value_and_source(
    bestfriend: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestfriend("settings", "set", "window.theme", "dark")
    listed = bestfriend("--set", "you.name=Ada", "settings", "list").out
    rows = {line.split(" = ")[0].strip(): line.split(" = ")[1] for line in listed.splitlines()}
    assert set(rows) == set(descriptions())
    assert rows["window.theme"] == "dark  (file)"
    assert rows["you.name"] == "Ada  (command line)"
    assert rows["model.temperature"] == "0.7"
    assert rows["database.url"] == "(not set)"


def test_a_value_is_set_printed_and_reset(bestfriend: CommandLine) -> None:
    assert bestfriend("settings", "set", "model.temperature", "0.20").out == "model.temperature = 0.2\n"
    assert bestfriend("settings", "get", "model.temperature").out == "0.2\n"
    assert bestfriend("settings", "reset", "model.temperature").out == "model.temperature = 0.7\n"
    assert bestfriend("settings", "get", "model.temperature").out == "0.7\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ["settings", "set", "model.temperature", "warm"],
            "model.temperature must be a number from 0 to 2, not 'warm'.\n",
        ),
        (["settings", "get", "model.heat"], "There is no setting 'model.heat'."),
        (
            ["--set", "model.temperature=9", "settings", "list"],
            "model.temperature must be a number from 0 to 2",
        ),
        (["--set", "nope=1", "settings", "list"], "There is no setting 'nope'."),
    ],
)
def test_mistakes_are_one_sentence(bestfriend: CommandLine, arguments: list[str], sentence: str) -> None:
    ran = bestfriend(*arguments)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(sentence)
    assert ran.err.count("\n") == 1


def test_an_override_without_a_value_is_a_mistake_in_the_call(bestfriend: CommandLine) -> None:
    ran = bestfriend("--set", "model.temperature", "settings", "list")
    assert ran.code == 2
    assert "NAME=VALUE" in ran.err


def test_a_secret_is_read_from_a_pipe_and_never_shown(bestfriend: CommandLine) -> None:
    ran = bestfriend("settings", "set", "database.url", stdin=b"postgresql://me:hunter2@db/friend\n")
    assert ran.out == "database.url = (set)\n"
    assert ran.err == "It takes effect at the next start.\n"
    bad = bestfriend("settings", "set", "database.url", stdin=b"mysql://me:hunter2@db\n")
    assert bad.code == 1
    assert "hunter2" not in ran.out + ran.err + bad.err + bestfriend("settings", "list", "--json").out


def test_a_value_that_the_command_line_outranks_is_stored_and_told(bestfriend: CommandLine) -> None:
    ran = bestfriend("--set", "window.theme=light", "settings", "set", "window.theme", "dark")
    assert ran.out == "window.theme = light\n"
    assert ran.err == "Stored, but --set on this command line comes before it.\n"
    assert bestfriend("settings", "get", "window.theme").out == "dark\n"


def test_all_that_is_known_is_there_as_json(bestfriend: CommandLine) -> None:
    listed = {entry["name"]: entry for entry in json.loads(bestfriend("settings", "list", "--json").out)}
    assert set(listed) == set(descriptions())
    assert listed["model.temperature"] | {"help": ""} == {
        "name": "model.temperature", "value": 0.7, "source": "default", "type": "number", "default": 0.7,
        "label": "Temperature", "help": "", "unit": "", "low": 0, "high": 2, "choices": [], "secret": False,
        "restart": False, "variable": "BESTFRIEND_MODEL_TEMPERATURE", "field": "slider", "choices_from": "",
        "empty": "",
    }  # fmt: skip
    assert "value" not in listed["database.url"]
    assert json.loads(bestfriend("settings", "list", "--schema").out)["type"] == "object"


def test_a_setting_is_explained(bestfriend: CommandLine) -> None:
    told = bestfriend("settings", "explain", "model.context_tokens").out
    assert "Takes a whole number from 1024 to 131072 (tokens); the default is 4096." in told
    assert "BESTFRIEND_MODEL_CONTEXT_TOKENS" in told
    assert bestfriend.built == 0


def test_a_damaged_file_is_told_and_everything_else_goes_on(bestfriend: CommandLine) -> None:
    bestfriend.folder.mkdir()
    (bestfriend.folder / "settings.toml").write_text("[model\n")
    ran = bestfriend("settings", "get", "model.temperature")
    assert (ran.code, ran.out) == (0, "0.7\n")
    assert ran.err.startswith("Warning: The settings file ")
    assert "line 1" in ran.err
    ran = bestfriend("settings", "set", "model.temperature", "1")
    assert ran.code == 1
    assert (bestfriend.folder / "settings.toml").read_text() == "[model\n"


def test_choices_are_listed_with_a_star_at_the_one_in_force(bestfriend: CommandLine) -> None:
    ran = bestfriend("--set", "window.theme=dark", "settings", "choices", "window.theme")
    assert ran.out == "  system  As the system\n  light   Light\n* dark    Dark\n"
    assert bestfriend("settings", "choices", "memory.enabled").out == "* true   On\n  false  Off\n"


def test_choices_are_searched_by_words(bestfriend: CommandLine) -> None:
    ran = bestfriend("settings", "choices", "you.time_zone", "york", "america")
    assert ran.out.startswith("  America/New_York  America/New York (UTC-")
    listed = json.loads(bestfriend("settings", "choices", "listening.language", "german", "--json").out)
    assert listed == [{"value": "de", "label": "German"}]
    assert bestfriend("settings", "choices", "listening.language", "elvish").err == "Nothing of that name.\n"


def test_setting_without_a_list_says_what_it_takes(bestfriend: CommandLine) -> None:
    ran = bestfriend("settings", "choices", "model.temperature")
    assert ran.code == 1
    assert "has no list of choices: it takes a number from 0 to 2." in ran.err


def test_explaining_says_what_the_choices_and_an_empty_value_mean(bestfriend: CommandLine) -> None:
    told = bestfriend("settings", "explain", "speaking.answers").out
    assert "  always: To everything\n" in told
    told = bestfriend("settings", "explain", "speaking.voice").out
    assert "Empty: By itself.\n" in told
    assert "bestfriend settings choices speaking.voice" in told
    assert "0: Keeps everything.\n" in bestfriend("settings", "explain", "memory.retention_days").out
