"""The whole window in a process of its own: it starts, talks, and closes in the middle of a reply."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

SCRIPT = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from bestfriend_desktop.domain.events import Ready, TokenArrived
from bestfriend_desktop.faces.window import start
from bestfriend_desktop.runtime.paths import Paths
from bestfriend_desktop.runtime.program import Program
from tests.fakes.companion import staged
from tests.fakes.models import BASIC, ScriptedModels

home = Path(os.environ["BESTFRIEND_HOME"])
paths = Paths(home)
paths.prepare()
models = ScriptedModels([BASIC], pieces=["Half ", "a ", "reply"])
models.pause_after = 2
stage = staged(home, basic=models)
program = Program(paths, stage.settings, stage.companion)
end = lambda: window.main.close()
opened = start.open_window

def open_and_hear(program):
    global window
    window = opened(program)
    window.main.bridge.heard.connect(hear)
    return window

def hear(event):
    if isinstance(event, Ready):
        window.main.chat.composer.write("Hello")
        window.main.chat.composer.text.submitted.emit()
    if isinstance(event, TokenArrived):
        QTimer.singleShot(50, end)

start.open_window = open_and_hear
print("code", start.run(program), flush=True)

async def kept():
    owner = await stage.store.local_owner()
    (conversation,) = await stage.store.conversations.recent(owner)
    return await stage.store.conversations.path(owner, conversation.id)

import asyncio
for message in asyncio.run(kept()):
    print(message.status, message.text.strip(), flush=True)
"""


def run(script: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "BESTFRIEND_HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONWARNINGS": "error",
    }
    return subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, env=environment, timeout=60
    )


def test_closing_the_window_in_the_middle_of_a_reply_ends_the_program_cleanly(home: Path) -> None:
    done = run(SCRIPT, home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["code 0", "complete Hello", "interrupted Half a"]
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that could be handled")
@pytest.mark.parametrize("signal", ["SIGTERM", "SIGINT"])
def test_signal_closes_the_window_as_the_person_would(home: Path, signal: str) -> None:
    told = f"end = lambda: os.kill(os.getpid(), __import__('signal').{signal})"
    done = run(SCRIPT.replace("end = lambda: window.main.close()", told), home)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == ["code 0", "complete Hello", "interrupted Half a"]


def test_window_loads_neither_markdown_nor_pages_before_they_are_needed(home: Path) -> None:
    done = run(
        "import sys\n"
        "import bestfriend_desktop.faces.window.start\n"
        "late = ('markdown_it', 'pygments', 'bestfriend_desktop.faces.window.settings.settings_page')\n"
        "print([name for name in late if name in sys.modules])",
        home,
    )
    assert done.stdout.strip() == "[]"


def test_nothing_of_qt_is_loaded_on_another_thread(home: Path) -> None:
    done = run(
        "import sys\n"
        "from bestfriend_desktop.faces.window import main_window\n"
        "before = set(sys.modules)\n"
        "main_window._load_renderer()\n"
        "loaded = set(sys.modules) - before\n"
        "print('pygments' in loaded, 'markdown_it' in loaded)\n"
        "print([name for name in sorted(loaded) if 'bestfriend' in name or 'PySide' in name])",
        home,
    )
    assert done.stdout.splitlines() == [
        "True True",
        "['bestfriend_desktop.faces.window.chat.highlighting']",
    ]
