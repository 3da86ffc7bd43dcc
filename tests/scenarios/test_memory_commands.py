"""`bestfriend memory` on the real store, each command with a program of its own."""

import json
import queue
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bestfriend_desktop.app import build
from bestfriend_desktop.domain.events import Event, MemoriesChanged
from bestfriend_desktop.faces.cli.main import run
from bestfriend_desktop.runtime.program import Program
from tests.fakes.ollama_server import FakeOllama


@dataclass
class Ran:
    """What one command came to."""

    code: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs commands in this process, one after the other."""

    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: str) -> Ran:
        self.capsys.readouterr()
        code = run(["memory", *arguments], build)
        told = self.capsys.readouterr()
        return Ran(code, told.out, told.err)

    def json(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--json").out)


@pytest.fixture
def ollama() -> Iterator[FakeOllama]:
    with FakeOllama() as fake:
        yield fake


@pytest.fixture
def program(home: Path, ollama: FakeOllama) -> Iterator[Program]:
    """Keeps the database running, so that each command finds it there; and can be talked with."""
    running = build({"ollama.address": ollama.url})
    running.start().result(60)
    try:
        yield running
    finally:
        running.close()


@pytest.fixture
def memory(program: Program, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    return CommandLine(capsys)


def test_where_nothing_is_remembered_it_says_so(memory: CommandLine) -> None:
    ran = memory("list", "--pinned")
    assert (ran.code, ran.out, ran.err) == (0, "", "Nothing like that is remembered.\n")
    ran = memory("list", "--pinned", "--json")
    assert (ran.code, ran.out, ran.err) == (0, "[]\n", "")


def test_what_was_added_is_listed_searched_and_shown(memory: CommandLine) -> None:
    added = memory("add", "I am allergic to nuts")
    memory("add", "I love salsa", "--type", "preference")
    assert (added.code, added.err) == (0, "")
    nuts = added.out.split()[-1]
    first, second = memory("list").out.splitlines()
    assert first.endswith("preference: I love salsa")
    assert second.startswith(nuts)
    assert second.endswith("fact: I am allergic to nuts")
    assert memory("list", "--type", "fact", "--about", "me").out == f"{second}\n"
    assert memory("list", "--limit", "1").out == f"{first}\n"
    assert memory("list", "--since", "2999-01-01").out == ""
    assert memory("list", "--since", "0001-01-01").out == f"{first}\n{second}\n"
    assert memory("list", "--until", "9999-12-31").out == f"{first}\n{second}\n"
    assert memory("list", "--since", "2020-01-01", "--until", "2020-12-31").out == ""
    found = memory("search", "which nuts must I avoid?").out.splitlines()
    assert found[0] == second
    assert found[1].startswith("    words ") or ", words " in found[1]
    assert found[1].endswith(("; today", "; yesterday"))  # midnight may have passed
    shown = memory("show", nuts)
    assert shown.out.startswith("I am allergic to nuts\n\n")
    assert f"Memory:        {nuts}\n" in shown.out
    assert "About:         you, allergy\n" in shown.out


def test_what_is_added_by_hand_takes_the_place_of_what_it_changes(memory: CommandLine) -> None:
    memory("add", "I live in Lyon")
    memory("add", "I live in Oslo")
    again = memory("add", "I live in Oslo")
    assert (again.code, again.err) == (1, "This is remembered already. Search for it to change it.\n")
    oslo, lyon = memory("list", "--about", "me").out.splitlines()
    assert oslo.endswith("fact: I live in Oslo")
    assert lyon.endswith("fact: I live in Lyon  (no longer so)")
    assert f"Replaced:      {lyon}\n" in memory("show", oslo.split()[0]).out


def test_a_fact_is_shown_with_what_it_replaced_and_the_messages_it_came_from(
    memory: CommandLine, program: Program, ollama: FakeOllama
) -> None:
    for town in ("Lyon", "Oslo"):
        said = f"I live in {town}."
        drawn = {"type": "fact", "subject": "person", "attribute": "home", "value": town, "quote": said}
        ollama.reply("A fine town.\x1b[2J")
        ollama.answer(json.dumps({"facts": [drawn]}))
        heard: queue.SimpleQueue[Event] = queue.SimpleQueue()
        unsubscribe = program.companion.events.subscribe(heard.put)
        program.core.call(program.companion.say(said), 60)
        while not isinstance(heard.get(timeout=120), MemoriesChanged):
            pass
        unsubscribe()
    oslo, lyon = memory("list", "--type", "fact", "--about", "me").out.splitlines()
    assert oslo.endswith("fact: I live in Oslo.")
    assert lyon.endswith("fact: I live in Lyon.  (no longer so)")
    new = memory("show", oslo.split()[0]).out
    assert "About:         you, home\n" in new
    assert f"Replaced:      {lyon}\n" in new
    assert new.endswith(":\nI live in Oslo.\n")
    old = memory("show", lyon.split()[0]).out
    assert f"Replaced by:   {oslo}\n" in old
    assert "True until:" in old
    said_lines = memory("list", "--type", "conversation").out
    assert "you said: I live in Oslo." in said_lines
    assert "companion said: A fine town." in said_lines
    assert "\x1b" not in said_lines
    assert memory("list", "--about", "Anna").out == ""
    (source,) = memory.json("show", lyon.split()[0])["sources"]
    assert source["text"] == "I live in Lyon."


def test_what_is_forgotten_is_gone_and_comes_back(memory: CommandLine) -> None:
    nuts = memory("add", "I am allergic to nuts").out.split()[-1]
    forgotten = memory("forget", nuts)
    assert forgotten.out == f"Forgotten. To bring it back: bestfriend memory undo {nuts}\n"
    assert memory("list").out == memory("search", "nuts").out == ""
    assert memory("list", "--forgotten").out.startswith(nuts)
    for arguments in (("edit", nuts, "I am allergic to peanuts"), ("pin", nuts)):
        refused = memory(*arguments)
        assert (refused.code, refused.err) == (1, "This memory is forgotten. Bring it back first.\n")
    assert "Forgotten:" in memory("show", nuts).out
    assert memory("undo", nuts).out == "Remembered again: I am allergic to nuts\n"
    assert memory("list", "--forgotten").out == ""
    assert memory("search", "nuts").out.startswith(nuts)


def test_a_memory_is_changed_and_pinned(memory: CommandLine) -> None:
    nuts = memory("add", "I am allergic to nuts").out.split()[-1]
    assert memory("edit", nuts, "I am allergic to peanuts").code == 0
    assert memory("pin", nuts).out == "Pinned.\n"
    memory("add", "I have a bicycle")
    assert memory("list", "--pinned").out.endswith("fact: I am allergic to peanuts  (pinned)\n")
    assert memory("unpin", nuts).out == "No longer pinned.\n"
    assert memory("list", "--pinned").out == ""


def test_everything_is_there_as_json(memory: CommandLine) -> None:
    added = memory.json("add", "I am allergic to nuts")
    assert (added["type"], added["content"], added["speaker"]) == ("fact", "I am allergic to nuts", None)
    assert [one["id"] for one in memory.json("list")] == [added["id"]]
    memory("add", "I have a bicycle")
    found = memory.json("search", "nuts")[0]
    assert found["memory"]["id"] == added["id"]
    assert {reason["channel"] for reason in found["reasons"]}
    shown = memory.json("show", added["id"])
    assert shown["memory"]["id"] == added["id"]
    assert (shown["replaced"], shown["replaced_by"], shown["sources"]) == ([], None, [])
    assert memory.json("pin", added["id"])["pinned"] is True
    assert memory.json("forget", added["id"])["deleted_at"]
    assert memory.json("undo", added["id"])["deleted_at"] is None
    counted = memory.json("stats")
    assert (counted["by_type"]["fact"], counted["pinned"]) == (2, 1)


def test_memories_are_counted(memory: CommandLine) -> None:
    memory("add", "I am allergic to nuts")
    nuts = memory("add", "I love nuts", "--type", "preference").out.split()[-1]
    memory("forget", nuts)
    counts = dict(line.rsplit(maxsplit=1) for line in memory("stats").out.splitlines())
    assert (counts["Facts"], counts["Preferences"], counts["Forgotten"]) == ("1", "0", "1")


def test_what_cannot_be_is_refused_with_a_remedy(memory: CommandLine) -> None:
    memory("add", "I am allergic to nuts")
    unknown = "01936f1c-5a5e-7a2e-8d3c-2f8f5f4f6a10"
    for arguments in (
        ("add", " "),
        ("add", "x" * 4001),
        ("add", "I am allergic to nuts"),
        ("show", unknown),
        ("pin", unknown),
        ("edit", unknown, "something"),
        ("forget", unknown),
        ("undo", unknown),
    ):
        ran = memory(*arguments)
        assert (ran.code, ran.out, ran.err.count("\n")) == (1, "", 1), arguments
        assert ran.err.count(". ") >= 1, arguments
