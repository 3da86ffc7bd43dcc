"""The command line of the real program, from start to end."""

import json
import os
import signal
import subprocess
import sys
import threading

import pytest

from tests.fakes.ollama_server import Ending, FakeOllama
from tests.scenarios.conftest import PATIENCE_S, ROOT, CommandLine, complaints, read_until


def test_a_piped_message_is_answered_by_the_basic_model(bestfriend: CommandLine) -> None:
    ran = bestfriend.run(
        stdin=b"Hello, who are you?\n", BESTFRIEND_OLLAMA_ENABLED="no", BESTFRIEND_MODEL_REPLY_TOKENS="16"
    )
    assert ran.returncode == 0, ran.stderr
    assert len(ran.stdout.split()) > 2
    assert ran.stdout.endswith("\n")
    (asked, answered) = bestfriend.messages()
    assert asked == ("complete", "Hello, who are you?")
    assert answered == ("complete", ran.stdout.strip())


def test_a_conversation_is_still_there_after_a_restart(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.reply("Good ", "morning, ", "Zoë.")
    ollama.reply("Zoë.")
    ran = bestfriend.run("chat", "I am Zoë")
    assert (ran.returncode, ran.stdout, complaints(ran.stderr)) == (0, "Good morning, Zoë.\n", [])
    assert bestfriend.run("chat", "--conversation", "last", "Who am I?").stdout == "Zoë.\n"
    said = [message["content"] for message in ollama.chats()[-1].body["messages"]]
    assert said[1:3] == ["I am Zoë", "Good morning, Zoë."]
    assert [text for _, text in bestfriend.messages()] == [
        "I am Zoë",
        "Good morning, Zoë.",
        "Who am I?",
        "Zoë.",
    ]
    assert "Good morning" in bestfriend.run("history", "--search", "morn zoe").stdout


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_message_is_committed_before_its_first_event_is_printed(
    bestfriend: CommandLine, ollama: FakeOllama
) -> None:
    ollama.reply(ending=Ending.HANG)
    running = bestfriend.start("chat", "--json", "Remember me")
    seen = read_until(running.stdout, b"\n")
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    first = json.loads(seen.splitlines()[0])
    assert first["event"] == "TurnStarted"
    assert bestfriend.messages(first["conversation_id"]) == [("complete", "Remember me")]


def test_events_come_in_order_and_one_a_line(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.reply("one ", "two")
    ran = bestfriend.run("chat", "--json", stdin=b"a\nb\n")
    events = [json.loads(line) for line in ran.stdout.splitlines()]
    turn = ["TurnStarted", "ModelAnswers", "TokenArrived", "TurnFinished"]
    names = [event["event"] for event in events if event["event"] != "MemoriesRecalled"]
    assert [name for name, before in zip(names, ["", *names], strict=False) if name != before] == turn + turn
    assert len({event["conversation_id"] for event in events}) == 1
    assert events[-1]["message"]["status"] == "complete"


def test_a_temporary_conversation_leaves_nothing(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.reply("Your secret is safe.")
    ran = bestfriend.run("chat", "--temporary", "A xylophonic secret")
    assert (ran.returncode, ran.stdout) == (0, "Your secret is safe.\n")
    assert bestfriend.run("history", "--search", "xylophonic").stdout == ""
    assert "xylophonic" not in (bestfriend.home / "logs" / "bestfriend.log").read_text("utf-8")


def test_two_programs_talk_at_once(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    go_on = threading.Event()
    for _ in range(2):
        ollama.reply("a ", "b ", "c", rest=go_on)
    both = [bestfriend.start("chat", text) for text in ("first", "second")]
    seen = [read_until(running.stdout, b"b") for running in both]
    go_on.set()
    ran = [running.communicate(timeout=PATIENCE_S) for running in both]
    assert [running.returncode for running in both] == [0, 0], ran
    assert seen == [b"a b", b"a b"]
    assert [out for out, _ in ran] == [b" c\n", b" c\n"]
    assert {c["title"] for c in bestfriend.conversations()[:2]} == {"first", "second"}


def test_a_reply_that_breaks_off_is_kept(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.reply("half a ", "reply", ending=Ending.BREAK)
    ran = bestfriend.run("chat", "Go on")
    assert (ran.returncode, ran.stdout) == (1, "half a reply\n")
    assert len(complaints(ran.stderr)) == 1
    assert bestfriend.messages()[-1] == ("failed", "half a reply")


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_nobody_reading_ends_the_program_quietly(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    go_on = threading.Event()
    ollama.reply("first line\n", "more\n", rest=go_on, ending=Ending.HANG)
    running = bestfriend.start("chat", "Talk to a wall")
    read_until(running.stdout, b"first line")
    assert running.stdout is not None
    running.stdout.close()
    go_on.set()
    _, err = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, complaints(err)) == (141, [])
    assert bestfriend.messages()[-1][0] == "interrupted"


@pytest.mark.skipif(os.name == "nt", reason="a shell of POSIX")
def test_closed_standard_streams_do_no_harm(bestfriend: CommandLine) -> None:
    command = f"'{sys.executable}' -m bestfriend_desktop chat 'Into the void' <&- >&- 2>&-"
    ran = subprocess.run(
        ["sh", "-c", command], cwd=ROOT, env=dict(bestfriend.environment), timeout=PATIENCE_S, check=False
    )
    assert ran.returncode == 0
    assert bestfriend.messages()[0] == ("complete", "Into the void")


def test_the_doctor_finds_a_healthy_program(bestfriend: CommandLine) -> None:
    ran = bestfriend.run("doctor", "--json")
    told = json.loads(ran.stdout)
    assert (ran.returncode, told["ok"]) == (0, True)
    states = {part["part"]: part["state"] for part in told["parts"]}
    assert states["database"] == states["ollama"] == states["conversation"] == "ok"


def test_models_are_listed_fetched_and_removed(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.pullable["small:latest"] = type(ollama.models["tiny:latest"])("small:latest")
    assert bestfriend.run("models", "pull", "small:latest").returncode == 0
    listed = {model["name"] for model in json.loads(bestfriend.run("models", "list", "--json").stdout)}
    assert listed == {"tiny:latest", "small:latest", "basic"}
    assert bestfriend.run("models", "delete", "small:latest").returncode == 0
    assert "small:latest" not in ollama.models
