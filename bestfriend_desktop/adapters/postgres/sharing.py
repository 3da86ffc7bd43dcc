"""Who uses the embedded server: programs counted by locks that the operating system drops when one dies."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import ClassVar

import fasteners

from bestfriend_desktop.domain.errors import Unavailable

WAIT_S = 150.0
"""Longest wait for another program that starts or stops the server: longer than either may take."""


class ServerUsers:
    """The programs (and parts of this one) that use the server in one folder; get it by `of`.

    File locks belong to the process, so the parts of one process are counted here and share one lock.
    """

    _known: ClassVar[dict[Path, "ServerUsers"]] = {}
    _known_guard: ClassVar[threading.Lock] = threading.Lock()

    def __init__(self, folder: Path) -> None:
        self._turn_here = threading.Lock()
        self._turn = fasteners.InterProcessLock(folder / "start.lock")
        self._present = fasteners.InterProcessReaderWriterLock(folder / "users.lock")
        self._count_here = 0

    @classmethod
    def of(cls, folder: Path) -> "ServerUsers":
        """The one object for this folder in this process."""
        with cls._known_guard:
            return cls._known.setdefault(folder.resolve(), cls(folder.resolve()))

    @contextmanager
    def one_at_a_time(self) -> Iterator[None]:
        """Only one thread of one program at a time gets in; starting and stopping happen here.

        Raises:
            Unavailable: `database_busy`: another program is at it and does not come to an end.
        """
        busy = Unavailable(
            "database_busy",
            "Another Best Friend is starting or stopping the database and does not come to an end.",
            "End it, then start again.",
        )
        if not self._turn_here.acquire(timeout=WAIT_S):
            raise busy
        try:
            if not self._turn.acquire(timeout=WAIT_S, delay=0.005, max_delay=0.02):
                raise busy
            try:
                yield
            finally:
                self._turn.release()
        finally:
            self._turn_here.release()

    def join(self) -> None:
        """Count one more user; call it inside `one_at_a_time`."""
        if self._count_here == 0:
            self._present.acquire_read_lock()
        self._count_here += 1

    def leave(self) -> bool:
        """Count one user less; True when nobody is left. Call it inside `one_at_a_time`."""
        self._count_here -= 1
        if self._count_here:
            return False
        self._present.release_read_lock()
        # The lock for writing is only to be had where no process holds it for reading.
        if not self._present.acquire_write_lock(blocking=False):
            return False
        self._present.release_write_lock()
        return True
