"""The quality gates of `make test`, one after the other, with what became of each at the end.

Run by the Python of the virtual environment; the arguments go to pytest.
"""

import os
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
TOOLS = Path(sys.executable).parent


def main(pytest_arguments: list[str]) -> int:
    """All gates, also after one has failed; 0 where every one passed."""
    ruff, python = str(TOOLS / "ruff"), sys.executable
    gates = {
        "lint": [ruff, "check"],
        "format": [ruff, "format", "--check"],
        "types": [python, "-m", "mypy"],
        "layers": [str(TOOLS / "lint-imports"), "--no-cache"],
        "docs": [python, "-m", "bestfriend_desktop.faces.cli.docs", "--check"],
        "tests": [python, "-m", "pytest", *pytest_arguments],
    }
    results: list[tuple[str, int, float, str]] = []
    for name, command in gates.items():
        print(f"\n=== {name}: {' '.join([Path(command[0]).name, *command[1:]])}", flush=True)
        began = time.monotonic()
        code, last_line = _run(command)
        results.append((name, code, time.monotonic() - began, last_line if name == "tests" else ""))

    print("\n=== gates")
    for name, code, seconds, note in results:
        print(f"{'passed' if code == 0 else 'FAILED'}  {name:<7} {seconds:6.1f} s  {note}".rstrip())
    return int(any(code for _, code, _, _ in results))


def _run(command: list[str]) -> tuple[int, str]:
    """Show the output as it comes; the exit code and the last line."""
    last_lines: deque[str] = deque([""], maxlen=1)
    with subprocess.Popen(
        command,
        cwd=CLONE,
        env=_variables(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            if line.strip():
                last_lines.append(line.strip(" =\n"))
    return process.returncode, last_lines[-1]


def _variables() -> dict[str, str]:
    """Tests draw on no screen, and every tool prints UTF-8."""
    return {"QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1", **os.environ}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
