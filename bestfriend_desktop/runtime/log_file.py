"""A log file that several programs write to at once, rotated by size.

Each line is written under a lock that all programs share, by opening, appending and closing (some 30 µs), so
that any of them may rotate the files, and none goes on writing into one that was moved: also not on Windows,
where an open file cannot be renamed.
"""

import logging
import os
from contextlib import suppress
from pathlib import Path

MAX_BYTES = 5_000_000

LOCK_TIMEOUT_S = 0.2
"""A program that was suspended while it held the lock must not suspend the others."""


class SharedLogFile(logging.Handler):
    """Appends lines to `path`; older files are `path`.1 (the newest), `path`.2, and so on."""

    def __init__(self, path: Path, *, keep_files: int = 5, max_bytes: int = MAX_BYTES) -> None:
        import fasteners

        super().__init__()
        self.path = path
        self.keep_files = keep_files
        """How many there may be, the current one included."""
        self._max_bytes = max_bytes
        self._lock_file = fasteners.InterProcessLock(path.with_name(f".{path.name}.lock"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write one line; where the disk does not take it, it is lost."""
        try:
            line = (self.format(record) + "\n").encode("utf-8", "backslashreplace")
            locked = self._lock_file.acquire(timeout=LOCK_TIMEOUT_S, delay=0.002)
            try:
                if locked and self._is_full(len(line)):
                    self._rotate()
                self._append(line)
            finally:
                if locked:
                    self._lock_file.release()
        except Exception:
            self.handleError(record)

    def _is_full(self, more: int) -> bool:
        try:
            return self.path.stat().st_size + more > self._max_bytes
        except FileNotFoundError:
            return False

    def _rotate(self) -> None:
        older = sorted(self.path.parent.glob(f"{self.path.name}.*[0-9]"), key=_number, reverse=True)
        for file in older:
            with suppress(OSError):  # somebody reads it: next time
                if _number(file) >= self.keep_files - 1:
                    file.unlink()
                else:
                    file.replace(file.with_suffix(f".{_number(file) + 1}"))
        with suppress(OSError):
            if self.keep_files > 1:
                self.path.replace(self.path.with_name(f"{self.path.name}.1"))
            else:
                self.path.unlink()

    def _append(self, line: bytes) -> None:
        descriptor = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, line)
        finally:
            os.close(descriptor)


def _number(file: Path) -> int:
    suffix = file.suffix[1:]
    return int(suffix) if suffix.isascii() and suffix.isdigit() else 0
