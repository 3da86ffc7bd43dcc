"""Small files that several programs change: locked while they change, and replaced whole."""

import functools
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bestfriend_desktop.domain.errors import Misconfigured, Unavailable

LOCK_TIMEOUT_S = 10.0


@contextmanager
def exclusive(path: Path) -> Iterator[None]:
    """Keep other programs (by a lock file beside it) and threads from changing `path` meanwhile.

    Raises:
        Unavailable: `settings_busy`: another program does not let go of it.
        Misconfigured: `settings_not_writable`: also for an `OSError` raised inside.
    """
    import fasteners  # only those who change something pay for it

    lock = fasteners.InterProcessLock(path.with_name(f".{path.name}.lock"))
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _thread_lock(path.absolute()):  # locks of POSIX keep out other programs only
            if not lock.acquire(timeout=LOCK_TIMEOUT_S):
                raise Unavailable(
                    "settings_busy",
                    f"Another program is changing {path.name} and does not finish.",
                    "Try again, or end that program.",
                )
            try:
                yield
            finally:
                lock.release()
    except OSError as error:
        raise Misconfigured(
            "settings_not_writable",
            f"The file {path} cannot be written ({error.strerror or error}).",
            "Make its folder writable, or free some space.",
        ) from error


@functools.cache
def _thread_lock(path: Path) -> threading.Lock:
    return threading.Lock()


def replace_text(path: Path, text: str) -> None:
    """Write a file (mode 0600, UTF-8) in one step: after a crash it is the old one or the new one."""
    target = path.resolve()  # a link to a file elsewhere stays a link
    fresh = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with open(descriptor, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        _replace(fresh, target)
    finally:
        fresh.unlink(missing_ok=True)


def _replace(fresh: Path, target: Path, *, patience_s: float = 2.0) -> None:
    until = time.monotonic() + patience_s
    while True:
        try:
            fresh.replace(target)
            break
        except PermissionError:  # on Windows somebody who reads it keeps it from us for a moment
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.02)
    if os.name != "nt":  # the new name itself must reach the disk
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
