"""This computer, as far as it matters to a language model."""

import platform
import shutil
import sys
from contextlib import suppress
from functools import cache
from pathlib import Path

from bestfriend_desktop.domain.machine import GB, Machine

_LIMITS = (Path("/sys/fs/cgroup/memory.max"), Path("/sys/fs/cgroup/memory/memory.limit_in_bytes"))
"""What a container may take, in the second and the first version of control groups."""

_METAL_SHARE = {False: 2 / 3, True: 3 / 4}
"""Of the memory, what macOS lets graphics have (`recommendedMaxWorkingSetSize`), up to 36 GB and above."""


def this_machine(folder: Path) -> Machine:
    """Quick; only the room on the disk is looked at anew each time.

    Args:
        folder: where models are kept; it need not be there yet.
    """
    memory, cores, graphics = _hardware()
    return Machine(memory, _free(folder), cores, graphics, shares_memory=graphics > 0)


@cache
def _hardware() -> tuple[int, int, int]:
    import psutil  # 10 ms, for which a window that opens should not wait

    memory = min([psutil.virtual_memory().total, *_container_limits()])
    cores = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    with suppress(AttributeError):  # not on macOS
        cores = min(cores, len(psutil.Process().cpu_affinity()))
    return memory, cores, _graphics(memory)


def physical_cores() -> int:
    """Those this program may run on."""
    return _hardware()[1]


def _container_limits() -> list[int]:
    limits = []
    for file in _LIMITS:
        with suppress(OSError, ValueError):  # no such group, or `max`
            limits.append(int(file.read_text("ascii")))
    return limits


def _graphics(memory: int) -> int:
    """What the binding reaches: Metal on Apple's processors; other devices have builds of their own."""
    if sys.platform == "darwin" and platform.machine() == "arm64":
        return round(memory * _METAL_SHARE[memory > 36 * GB])
    return 0


def _free(folder: Path) -> int:
    for place in (folder, *folder.parents):
        with suppress(OSError):
            return shutil.disk_usage(place).free
    return 0
