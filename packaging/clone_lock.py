"""One set-up at a time in one clone."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from steps import SetupFailed

POLL_S = 0.5


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold the lock of that file; says so when it has to wait. The system lets it go when we die.

    Raises:
        SetupFailed: the folder cannot be written.
    """
    try:
        file = path.open("a+b")
    except OSError as error:
        raise SetupFailed(
            f"The folder {path.parent} cannot be written ({error.strerror}). "
            "Clone to a folder of your own, or make this one writable for yourself."
        ) from error
    with file:
        if not _try_to_lock(file):
            print(
                "Another set-up is at work in this folder; waiting for it to end.",
                file=sys.stderr,
                flush=True,
            )
            while not _try_to_lock(file):
                time.sleep(POLL_S)
        yield


def _try_to_lock(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
