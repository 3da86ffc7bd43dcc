"""Whether this processor has what llama.cpp was built for."""

import ctypes
import platform
import subprocess
import sys
from functools import cache
from pathlib import Path

_PF_AVX2_INSTRUCTIONS_AVAILABLE = 40
"""Of IsProcessorFeaturePresent, winnt.h."""


@cache
def can_run_llama() -> bool:
    """False on x86-64 without AVX2 (before 2013), where the engine would die of an illegal instruction."""
    if platform.machine().lower() not in ("x86_64", "amd64"):
        return True
    try:
        return _has_avx2()
    except (OSError, AttributeError, subprocess.SubprocessError):
        return True  # cannot be told here; the engine runs in a process of its own and may find out


def _has_avx2() -> bool:
    if sys.platform == "win32":
        return bool(ctypes.windll.kernel32.IsProcessorFeaturePresent(_PF_AVX2_INSTRUCTIONS_AVAILABLE))
    if sys.platform == "darwin":
        asked = subprocess.run(
            ["/usr/sbin/sysctl", "-n", "hw.optional.avx2_0"], capture_output=True, timeout=5, check=True
        )
        return asked.stdout.strip() == b"1"
    return " avx2 " in Path("/proc/cpuinfo").read_text("utf-8", "replace").replace("\n", " ")
