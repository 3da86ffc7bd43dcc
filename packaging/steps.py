"""Steps of set-up as a person sees them: numbered, with progress, and failing in one sentence."""

import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType

SHOWN_WIDTH = 96
LONGEST_LINE = 200
HEARTBEAT_S = 15
"""Where the output is no terminal, a step that takes long says so this often."""

REMEDIES = (
    ("No space left on device|Errno 28", "The disk is full: free about 2 GB and try again."),
    (
        "name resolution|getaddrinfo|NewConnectionError|Network is unreachable|Could not connect"
        "|Temporary failure resolving|Max retries exceeded|Connection refused|timed out|ProxyError",
        "The network could not be reached: connect (or set your proxy in https_proxy) and try again.",
    ),
    (
        "CERTIFICATE_VERIFY_FAILED|SSLError",
        "Secure connections are not trusted here: install your system's CA certificates and try again.",
    ),
    (
        "DO NOT MATCH THE HASHES|does not match",
        "What arrived is not the file that was pinned: try again, and do not trust a source that repeats it.",
    ),
    (
        "Permission denied|Errno 13|Read-only file system",
        "Make the folder of the clone writable and try again.",
    ),
    (
        "No matching distribution found",
        "There is no build of that package for this machine, or your package index does not have it.",
    ),
)
"""What the output of a failed command tells of its cause, and what to do about it."""


class SetupFailed(Exception):
    """Set-up cannot go on; the text says why and what to do."""


class Steps:
    """Counts the steps of one set-up and shows how each is doing, on standard error."""

    def __init__(self) -> None:
        self._planned: list[tuple[str, Callable[[Steps], None]]] = []
        self._last_line = ""
        self._on_terminal = sys.stderr.isatty()

    def plan(self, sentence: str, work: "Callable[[Steps], None]") -> None:
        """Add a step; `work` gets these steps, for `run` and `say`."""
        self._planned.append((sentence, work))

    def take(self) -> None:
        """Take all the steps in their order."""
        for number, (sentence, work) in enumerate(self._planned, start=1):
            began = time.monotonic()
            print(f"[{number}/{len(self._planned)}] {sentence}…", file=sys.stderr, flush=True)
            work(self)
            print(f"      done in {_duration(time.monotonic() - began)}", file=sys.stderr, flush=True)

    def say(self, text: str) -> None:
        """A sentence of its own under the step."""
        print(f"      {text}", file=sys.stderr, flush=True)

    def run(
        self,
        command: Sequence[str],
        *,
        failure: str,
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> None:
        """Run a command, showing its last line as it goes.

        Raises:
            SetupFailed: it failed; `failure` is the sentence, the end of its output and a remedy follow.
        """
        output: deque[str] = deque(maxlen=12)
        with subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,  # the lines piped to us are for the companion
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            env=None if variables is None else dict(variables),
            cwd=folder,
        ) as process:
            reader = threading.Thread(target=self._read, args=(process, output), daemon=True)
            reader.start()
            try:
                self._watch(process)
            except BaseException:
                _end(process)
                raise
            finally:
                self._clear()
            reader.join()
        if process.returncode != 0:
            text = "\n".join(output)
            raise SetupFailed(f"{_indented(output)}\n{failure} {_remedy(text)}")

    def _read(self, process: "subprocess.Popen[str]", output: deque[str]) -> None:
        assert process.stdout is not None
        with suppress(ValueError):  # closed under our eyes: set-up was stopped
            for raw in process.stdout:
                if line := raw.strip():
                    self._last_line = _readable(line)
                    if not line.startswith("Progress "):
                        output.append(line)

    def _watch(self, process: "subprocess.Popen[str]") -> None:
        began = spoke = time.monotonic()
        self._last_line = ""
        while True:
            try:
                process.wait(timeout=0.25)
                return
            except subprocess.TimeoutExpired:
                now = time.monotonic()
            width = min(SHOWN_WIDTH, shutil.get_terminal_size().columns - 1)
            shown = f"      {_duration(now - began):>6}  {self._last_line}"[:width]
            if self._on_terminal:
                print(f"\r\x1b[2K{shown}", end="", file=sys.stderr, flush=True)
            elif now - spoke >= HEARTBEAT_S:
                spoke = now
                print(shown, file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._on_terminal:
            print("\r\x1b[2K", end="", file=sys.stderr, flush=True)


def stop_on_signals() -> None:
    """Let a request to end (a closed terminal, a shutdown) stop set-up as Ctrl-C does."""

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:  # nohup ignores SIGHUP
            signal.signal(number, interrupt)


def quietly(command: Sequence[str], variables: Mapping[str, str] | None = None) -> bool:
    """True where the command can be run and ends with 0."""
    try:
        ended = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=None if variables is None else dict(variables),
        )
    except OSError:
        return False
    return ended.returncode == 0


def _end(process: "subprocess.Popen[str]") -> None:
    with suppress(PermissionError):  # sudo is not ours to end, but hears Ctrl-C itself
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()


def _readable(line: str) -> str:
    """Raw progress of pip ("Progress 1048576 of 8388608") in megabytes."""
    if match := re.fullmatch(r"Progress (\d+) of (\d+)", line):
        return f"{int(match[1]) / 1e6:.0f} of {int(match[2]) / 1e6:.0f} MB"
    return line


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds // 60:.0f} min {seconds % 60:.0f} s"


def _indented(lines: Sequence[str]) -> str:
    return "\n".join(f"      | {line[:LONGEST_LINE]}" for line in lines)


def _remedy(output: str) -> str:
    for pattern, remedy in REMEDIES:
        if re.search(pattern, output):
            return remedy
    return "Type the same command again; if it stays so, report it together with the lines above."
