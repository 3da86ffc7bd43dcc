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

from bestfriend_desktop.domain.events import Event
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
    heard: list[Event] = field(default_factory=list)

    def __call__(self, *arguments: str, stdin: bytes | None = None) -> Ran:
        raw = io.BytesIO(stdin if stdin is not None else b"")
        self.monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw, encoding="utf-8"))
        self.capsys.readouterr()
        code = run(list(arguments), self._build)
        told = self.capsys.readouterr()
        return Ran(code, told.out, told.err)

    def _build(self, overrides: Mapping[str, str]) -> Program:
        self.built += 1
        self.stage = staged(
            self.folder, store=self.store, basic=self.basic, ollama=self.ollama, overrides=overrides
        )
        self.equip(self.stage)
        self.stage.companion.events.subscribe(self.heard.append)
        return Program(Paths(self.folder), self.stage.settings, self.stage.companion)


@pytest.fixture
def bestfriend(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> CommandLine:
    return CommandLine(home, capsys, monkeypatch)


@pytest.fixture
def press_ctrl_c(bestfriend: CommandLine) -> Press:
    """Presses Ctrl-C, as a terminal would, each time so many events of a kind have been heard."""

    def press(kind: type[Event], *counts: int) -> None:
        for count in counts:
            while sum(isinstance(event, kind) for event in tuple(bestfriend.heard)) < count:
                time.sleep(0.005)
            time.sleep(0.05)  # the command has heard it as well
            os.kill(os.getpid(), signal.SIGINT)

    def start(kind: type[Event], *counts: int) -> None:
        threading.Thread(target=press, args=(kind, *counts), daemon=True).start()

    return start
