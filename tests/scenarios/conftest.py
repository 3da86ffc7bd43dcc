"""The real program in processes of its own: real Postgres, and a model server that does as the test says."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest

from tests.fakes.ollama_server import FakeOllama

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 120.0
"""Until what a program should do is given up; a slow machine takes its time."""

UNHURRIED = """
import sys
from bestfriend_desktop.__main__ import main
from bestfriend_desktop.faces.cli import turn
turn.TWICE_WITHIN_S = 600
sys.exit(main())
"""


@dataclass(frozen=True)
class CommandLine:
    """Starts `python -m bestfriend_desktop` with one data folder."""

    home: Path
    environment: Mapping[str, str]

    def run(self, *arguments: str, stdin: bytes = b"", **more: str) -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        running = self.start(*arguments, **more)
        out, err = running.communicate(stdin, timeout=PATIENCE_S)
        return subprocess.CompletedProcess(arguments, running.returncode, out.decode(), err.decode())

    def start(self, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
        """Start a command in a process group of its own, as a shell does."""
        return self._start("-m", "bestfriend_desktop", *arguments, **more)

    def start_unhurried(self, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
        """Start a command for which two Ctrl-C are twice, however slow the machine."""
        return self.start_python(UNHURRIED, *arguments, **more)

    def start_python(self, program: str, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
        """Start a program of the test's own in the same surroundings."""
        return self._start("-c", program, *arguments, **more)

    def _start(self, *arguments: str, **more: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=ROOT,
            env={**self.environment, **more},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def conversations(self) -> list[dict[str, Any]]:
        """All that are kept, the newest first."""
        found: list[dict[str, Any]] = json.loads(self.run("history", "--json").stdout)
        return found

    def messages(self, conversation: str | None = None) -> list[tuple[str, str]]:
        """Status and text of each message of a conversation, or of the newest one."""
        found = json.loads(self.run("history", conversation or "last", "--json").stdout)
        return [(message["status"], message["text"]) for message in found]


@pytest.fixture(scope="session")
def data_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One folder for all scenarios, since a database takes seconds to make; its name tries paths as well."""
    return tmp_path_factory.mktemp("Größe und Maß") / "Zoë's data"


@pytest.fixture
def ollama() -> Iterator[FakeOllama]:
    with FakeOllama() as server:
        yield server


@pytest.fixture
def bestfriend(data_folder: Path, ollama: FakeOllama) -> CommandLine:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BESTFRIEND_")}
    kept |= {"BESTFRIEND_HOME": str(data_folder), "BESTFRIEND_OLLAMA_ADDRESS": ollama.url}
    return CommandLine(data_folder, kept)


def complaints(told: str | bytes) -> list[str]:
    """What standard error says, without the steps that a slow start tells."""
    text = told.decode() if isinstance(told, bytes) else told
    return [line for line in text.splitlines() if not line.endswith("…")]


def interrupt(running: "subprocess.Popen[bytes]", number: int = signal.SIGINT) -> None:
    """What a terminal does at Ctrl-C: the signal goes to the whole process group."""
    os.killpg(running.pid, number)


def until(holds: Callable[[], object], told: Callable[[], str] = lambda: "it did not happen") -> None:
    """Wait for something that another process does."""
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, told()
        time.sleep(0.01)


def read_until(stream: IO[bytes] | None, words: bytes) -> bytes:
    """What a program prints, up to and including `words`."""
    assert stream is not None
    seen = b""

    def has_come() -> bool:
        nonlocal seen
        seen += stream.read() or b""
        return words in seen

    os.set_blocking(stream.fileno(), False)
    until(has_come, lambda: f"only saw {seen!r}")
    os.set_blocking(stream.fileno(), True)
    return seen
