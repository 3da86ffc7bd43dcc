import pytest

from tests.unit.cli.conftest import CommandLine


@pytest.mark.parametrize("command", ["show", "pin", "unpin", "forget", "undo"])
def test_a_mistyped_id_needs_no_database(bestfriend: CommandLine, command: str) -> None:
    ran = bestfriend("memory", command, "nuts\x1b[2J")
    assert (ran.code, ran.out, bestfriend.built) == (1, "", 0)
    assert ran.err == "There is no memory nuts[2J. The ids are listed by: bestfriend memory list\n"


def test_an_empty_id_is_said_to_be_empty(bestfriend: CommandLine) -> None:
    ran = bestfriend("memory", "show", " ")
    assert (ran.code, ran.err) == (1, "The id is empty. The ids are listed by: bestfriend memory list\n")


def test_a_search_for_nothing_is_refused(bestfriend: CommandLine) -> None:
    ran = bestfriend("memory", "search", " ")
    assert (ran.code, ran.out, bestfriend.built) == (1, "", 0)
    assert ran.err == "There is nothing to look for. Write some words.\n"


def test_a_day_that_is_none_is_told_how_to_write_it(bestfriend: CommandLine) -> None:
    ran = bestfriend("memory", "list", "--since", "2026-13-01")
    assert (ran.code, ran.out) == (2, "")
    assert "'2026-13-01' is no day. Write it as 2026-05-31." in ran.err


def test_an_unknown_memory_is_refused(bestfriend: CommandLine) -> None:
    ran = bestfriend("memory", "show", "01936f1c-5a5e-7a2e-8d3c-2f8f5f4f6a10")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is no such memory.")


@pytest.mark.parametrize(
    "arguments",
    [
        ("list", "--type", "dream"),
        ("list", "--since", "yesterday"),
        ("list", "--about", "..."),
        ("list", "--limit", "0"),
        ("add", "words", "--type", "conversation"),
        ("search",),
    ],
)
def test_a_mistake_in_the_call_is_explained(bestfriend: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = bestfriend("memory", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("Usage: bestfriend memory ")


def test_nothing_comes_to_mind_where_nothing_is_remembered(bestfriend: CommandLine) -> None:
    ran = bestfriend("memory", "search", "birthday")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing comes to mind.\n")
    assert bestfriend("memory", "search", "birthday", "--json").out == "[]\n"


def test_searching_and_adding_say_when_memory_is_off(bestfriend: CommandLine) -> None:
    bestfriend("settings", "set", "memory.enabled", "no")
    assert "Memory is switched off" in bestfriend("memory", "search", "birthday").err
    assert "Memory is switched off" in bestfriend("memory", "add", "I love salsa").err
