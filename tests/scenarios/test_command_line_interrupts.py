"""Ctrl-C, the end of the terminal, and talking at one: the real program, as a shell and a person treat it."""

import os
import re
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from tests.fakes.ollama_server import Ending, FakeOllama
from tests.scenarios.conftest import PATIENCE_S, ROOT, CommandLine, complaints, interrupt, read_until

if sys.platform == "win32":
    pytest.skip("signals and terminals of POSIX", allow_module_level=True)

import pty


def test_ctrl_c_stops_the_reply_and_keeps_what_came(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.reply("one ", "two ", ending=Ending.HANG)
    running = bestfriend.start("chat", "Count")
    read_until(running.stdout, b"two")
    interrupt(running)
    out, err = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, complaints(err)) == (130, [])
    assert out.endswith(b"\n")
    status, text = bestfriend.messages()[-1]
    assert status == "interrupted"
    assert text.startswith("one two")
    assert ollama.chats()[-1].hung_up.wait(PATIENCE_S)


def test_ctrl_c_twice_leaves_a_pipe_and_keeps_what_came(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    for _ in range(2):
        ollama.reply("one ", ending=Ending.HANG)
    running = bestfriend.start_unhurried("chat")
    assert running.stdin is not None
    running.stdin.write(b"first\nsecond\nthird\n")
    running.stdin.flush()
    read_until(running.stdout, b"one")
    interrupt(running)
    read_until(running.stdout, b"one")  # the second reply
    interrupt(running)
    _, err = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, complaints(err)) == (130, [])
    kept = bestfriend.messages()
    assert kept[0] == ("complete", "first")
    assert kept[1][0] == "interrupted"
    assert ("complete", "third") not in kept


def test_being_told_to_end_keeps_what_came(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    ollama.reply("one ", ending=Ending.HANG)
    running = bestfriend.start("chat", "Count")
    read_until(running.stdout, b"one")
    os.kill(running.pid, signal.SIGTERM)
    _, err = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, complaints(err)) == (143, [])
    assert bestfriend.messages()[-1][0] == "interrupted"


AT_A_TERMINAL = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)  # so that Ctrl-C is a signal
from bestfriend_desktop.__main__ import main
sys.exit(main())
"""


class Terminal:
    """The program at a terminal, and what its screen has shown."""

    def __init__(self, bestfriend: CommandLine, *arguments: str) -> None:
        self._side, other = pty.openpty()
        self.running = subprocess.Popen(
            [sys.executable, "-c", AT_A_TERMINAL, *arguments],
            cwd=ROOT,
            env={**bestfriend.environment, "TERM": "xterm"},
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
        )
        os.close(other)
        self.screen = ""

    def until(self, words: str) -> None:
        """Wait until the screen has shown the words since the last call."""
        until = time.monotonic() + PATIENCE_S
        seen = b""
        while words not in (shown := re.sub(r"\x1b\[[0-9;?]*[a-zA-Z]", "", seen.decode("utf-8", "replace"))):
            assert time.monotonic() < until, f"the screen shows {shown!r}"
            if select.select([self._side], [], [], 0.1)[0]:
                seen += os.read(self._side, 4096)
                if b"\x1b[6n" in seen:  # asked where the cursor is, as terminals are
                    seen = seen.replace(b"\x1b[6n", b"")
                    os.write(self._side, b"\x1b[1;1R")
        self.screen += shown

    def type(self, keys: str) -> None:
        os.write(self._side, keys.encode())

    def end(self) -> int:
        """Wait for the program's end; its exit code."""
        until = time.monotonic() + PATIENCE_S
        while self.running.poll() is None and time.monotonic() < until:
            if select.select([self._side], [], [], 0.05)[0]:
                try:
                    self.screen += os.read(self._side, 4096).decode("utf-8", "replace")
                except OSError:
                    break
        return self.running.wait(PATIENCE_S)

    def close(self) -> None:
        if self.running.poll() is None:
            self.running.kill()
            self.running.wait()
        os.close(self._side)


@pytest.fixture
def terminal(bestfriend: CommandLine) -> Iterator[Terminal]:
    terminal = Terminal(bestfriend, "chat")
    yield terminal
    terminal.close()


def test_a_person_talks_at_the_terminal(
    bestfriend: CommandLine, ollama: FakeOllama, terminal: Terminal
) -> None:
    ollama.reply("Nice to ", "meet you.")
    ollama.reply("Bye.")
    terminal.until("You: ")
    terminal.type("\r")
    terminal.type("Hello\r")
    terminal.until("tiny:latest answers.")
    terminal.until("Nice to meet you.")
    terminal.until("You: ")
    terminal.type("\x1b[200~two\nlines\x1b[201~\r")
    terminal.until("Bye.")
    terminal.until("You: ")
    terminal.type("\x04")
    assert terminal.end() == 0
    assert [text for _, text in bestfriend.messages()] == ["Hello", "Nice to meet you.", "two\nlines", "Bye."]


def test_ctrl_c_at_the_terminal_stops_the_reply_and_at_the_prompt_leaves(
    bestfriend: CommandLine, ollama: FakeOllama, terminal: Terminal
) -> None:
    ollama.reply("one ", "more ", ending=Ending.HANG)
    ollama.reply("Welcome back.")
    terminal.until("You: ")
    terminal.type("Count\r")
    terminal.until("more")
    terminal.type("\x03")
    terminal.until("You: ")
    terminal.type("Again\r")
    terminal.until("Welcome back.")
    terminal.until("You: ")
    terminal.type("\x03")
    assert terminal.end() == 0
    statuses = [status for status, _ in bestfriend.messages()]
    assert statuses == ["complete", "interrupted", "complete", "complete"]
