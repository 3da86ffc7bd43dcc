"""The priority of a backend of ours: what nobody waits for makes way for what somebody does."""

import sys
from contextlib import suppress
from pathlib import Path

import psutil

NICENESS = 10
"""A tenth of a processor where others want it too, all of it where nobody does.

Not the most there is (19): a backend that is kept waiting may hold a lock of the server's own, on its log of
changes for one, that somebody needs who stores a message.
"""

if sys.platform == "win32":
    _LOWERED = psutil.BELOW_NORMAL_PRIORITY_CLASS
else:
    _LOWERED = NICENESS


def lower(pid: int) -> None:
    """Let a backend on this machine make way for the rest of its life; nothing where that is not allowed."""
    with suppress(psutil.Error, OSError):
        psutil.Process(pid).nice(_LOWERED)
    # On many a Linux, sessions share the processors as groups, however nice those in them are (sched(7),
    # "The autogroup feature"); and each backend is a session.
    with suppress(OSError):
        Path(f"/proc/{pid}/autogroup").write_text(str(NICENESS), encoding="ascii")
