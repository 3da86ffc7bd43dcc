"""The command line on a companion whose stores are in memory and whose engines are scripted."""

import io
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bestfriend_desktop.faces.cli.main import run
from bestfriend_desktop.runtime.paths import Paths
from bestfriend_desktop.runtime.program import Program
from tests.fakes.companion import Stage, staged
from tests.fakes.models import BASIC, LLAMA, ScriptedModels
from tests.fakes.store import TransientStore

Press = Callable[..., None]


@dataclass
class Ran:
    """What one command came to."""

    code: int
    out: str
    err: str


@dataclass
class CommandLine:
    """Runs commands one after the other, each with a program of its own over the same store."""

    folder: Path
    capsys: pytest.CaptureFixture[str]
    monkeypatch: pytest.MonkeyPatch
    store: TransientStore = field(default_factory=TransientStore)
    basic: ScriptedModels = field(default_factory=lambda: ScriptedModels([BASIC]))
    ollama: ScriptedModels = field(default_factory=lambda: ScriptedModels([LLAMA]))
    stage: Stage | None = None
    equip: Callable[[Stage], None] = lambda stage: None
    """Changes the stage before a program starts on it."""
    built: int = 0

    def __call__(self, *arguments: str, stdin: bytes | None = None) -> Ran:
        raw = io.BytesIO(stdin if stdin is not None else b"")
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
        self.capsys.readouterr()
        code = run(list(arguments), self._build)
        told = self.capsys.readouterr()
        return Ran(code, told.out, told.err)

    def shown(self) -> str:
        """What the command that runs has written so far, its answers and then the rest."""
        streams = (sys.stdout, sys.stderr)
        return "".join(stream.getvalue() for stream in streams)  # type: ignore[attr-defined]  # of capsys

    def _build(self, overrides: Mapping[str, str]) -> Program:
        self.built += 1
        self.stage = staged(
            self.folder, store=self.store, basic=self.basic, ollama=self.ollama, overrides=overrides
        )
        self.equip(self.stage)
        return Program(Paths(self.folder), self.stage.settings, self.stage.companion)


@pytest.fixture
def bestfriend(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(home, capsys, monkeypatch)


@pytest.fixture
def press_ctrl_c(bestfriend: CommandLine) -> Press:
    """Presses Ctrl-C as a person would: each time the command shows such a text."""

    def press(*shown: str) -> None:
        for text in shown:
            while text not in bestfriend.shown():
                time.sleep(0.005)
            os.kill(os.getpid(), signal.SIGINT)

    def start(*shown: str) -> None:
        threading.Thread(target=press, args=shown, daemon=True).start()

    return start
