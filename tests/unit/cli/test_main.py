import subprocess
import sys

import click
import pytest

import bestfriend_desktop
from bestfriend_desktop.faces.cli.main import root
from tests.unit.cli.conftest import CommandLine


def commands(command: click.Command, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    inner = command.commands.items() if isinstance(command, click.Group) else ()
    return [path, *(found for name, one in inner for found in commands(one, (*path, name)))]


@pytest.mark.parametrize("path", commands(root), ids=" ".join)
def test_every_command_explains_itself_without_a_program(
    bestfriend: CommandLine, path: tuple[str, ...]
) -> None:
    ran = bestfriend(*path, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Usage: bestfriend")
    assert ran.err == ""
    assert bestfriend.built == 0


@pytest.mark.parametrize("path", commands(root), ids=" ".join)
def test_every_option_has_help(path: tuple[str, ...]) -> None:
    command: click.Command = root
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    assert command.help
    assert all(p.help for p in command.params if isinstance(p, click.Option))


def test_a_list_of_commands_says_what_each_does_on_a_usual_terminal() -> None:
    groups = [path for path in commands(root) if not path or len(path) == 1]
    for path in groups:
        command = root.commands[path[0]] if path else root
        context = click.Context(command, info_name=" ".join(("bestfriend", *path)), terminal_width=80)
        cut = [line for line in command.get_help(context).splitlines() if line.endswith("...")]
        assert [line for line in cut if not line.startswith("Usage")] == []


def test_the_version_is_told(bestfriend: CommandLine) -> None:
    assert bestfriend("--version").out == f"Best Friend {bestfriend_desktop.__version__}\n"


@pytest.mark.parametrize("arguments", [["nope"], ["--nope"], ["history", "--limit", "0"], ["models", "pull"]])
def test_a_mistake_in_the_call_exits_with_2_and_shows_the_usage(
    bestfriend: CommandLine, arguments: list[str]
) -> None:
    ran = bestfriend(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "Usage: bestfriend" in ran.err
    assert bestfriend.built == 0


def test_without_a_command_it_talks(bestfriend: CommandLine) -> None:
    assert bestfriend(stdin=b"hello\n").out == "hello\n"


def test_the_help_needs_none_of_the_heavy_libraries() -> None:
    program = (
        "import sys\n"
        "from bestfriend_desktop.faces.cli.main import run\n"
        "run(['--help'], lambda overrides: None)\n"
        "heavy = {'sqlalchemy', 'psycopg', 'ollama', 'httpx', 'keyring', 'prompt_toolkit', 'PySide6'}\n"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert ran.stderr == "[]\n"
