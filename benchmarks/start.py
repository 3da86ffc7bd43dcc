"""How soon the window takes typing, and how much memory it holds, against a bare PySide6 window.

Second start: the first one (which makes the database) is not counted. All times are from before the process
is created until a key that was sent to the window stands in its text field; the medians of a few starts,
ours and the bare window's in turn. Runs on the display there is, or offscreen.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]

from benchmarks.report import Figure, arguments, report  # noqa: E402 - the path is set above
from bestfriend_desktop.domain.setup import SetupState  # noqa: E402
from bestfriend_desktop.settings.setup_file import SetupFile  # noqa: E402

LIMIT_TYPING = 4.0

PROBE = """
import json, sys, time
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
began = float(sys.argv[1])
def say(what):
    print(json.dumps({what: time.time() - began}), flush=True)
def say_memory():
    import psutil
    print(json.dumps({"memory_mb": psutil.Process().memory_info().rss / 2**20}), flush=True)
def type_into(field, then):
    field.textChanged.connect(lambda: (say("typing"), then()))
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QTimer.singleShot(0, lambda: QApplication.postEvent(field, key))
"""

BARE = (
    PROBE
    + """
from PySide6.QtWidgets import QPlainTextEdit
application = QApplication([])
window = QPlainTextEdit()
window.resize(1120, 760)
window.show()
type_into(window, lambda: (say_memory(), application.quit()))
application.exec()
"""
)

OURS = (
    PROBE
    + """
import gc
gc.disable()  # as __main__ does before it loads the window, which is loaded here already
from bestfriend_desktop import __main__
from bestfriend_desktop.domain.events import Ready
from bestfriend_desktop.faces.window import start
open_window = start.open_window
def open_and_probe(program):
    window = open_window(program)
    async def wait_for_a_model():
        await window.main.intents.ask(program.companion.warm_up())
        say("reply")
        window.main.close()
    def hear(event):
        if isinstance(event, Ready):
            say("ready")
            say_memory()
            window.main.intents.do(wait_for_a_model(), "benchmark")
    window.main.bridge.heard.connect(hear)
    type_into(window.main.chat.composer.text, lambda: None)
    return window
start.open_window = open_and_probe
sys.argv = sys.argv[:1]
sys.exit(__main__.main())
"""
)


def start(script: str, home: Path) -> dict[str, float]:
    """Run a program to its end; what it said: seconds by name, and `memory_mb`."""
    environment = os.environ | {"BESTFRIEND_HOME": str(home), "PYTHONPATH": str(HERE.parent)}
    if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    command = [sys.executable, "-c", script, str(time.time())]
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True, env=environment, check=True
    )
    found: dict[str, float] = {}
    for line in done.stdout.splitlines():
        found |= json.loads(line)
    return found


def main() -> int:
    """Measure and report."""
    parser = arguments(__doc__)
    parser.add_argument("--starts", type=int, default=5, help="how often each program is started")
    chosen = parser.parse_args()
    ours, bare = [], []
    with tempfile.TemporaryDirectory(prefix="bestfriend-start-") as folder:
        home = Path(folder) / "home"
        SetupFile(home).change(SetupState.ended)
        start(OURS, home)  # makes the database
        for _ in range(chosen.starts):
            bare.append(start(BARE, home))
            ours.append(start(OURS, home))

    def median(runs: list[dict[str, float]], what: str) -> float:
        return statistics.median(run[what] for run in runs)

    typing_bare = median(bare, "typing") * 1000
    return report(
        "start",
        [
            Figure(
                "process start to a window that takes typing",
                "ms",
                median(ours, "typing") * 1000,
                typing_bare,
                LIMIT_TYPING,
            ),
            Figure("process start to messages being taken", "ms", median(ours, "ready") * 1000, typing_bare),
            Figure(
                "process start to the first reply possible", "ms", median(ours, "reply") * 1000, typing_bare
            ),
            Figure(
                "memory of the window's process, no model loaded",
                "MB",
                median(ours, "memory_mb"),
                median(bare, "memory_mb"),
            ),
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
