"""What the operating system has to bring, and how it is installed: by apt where we may, else by the person.

Whether something is there is found out by loading it, not by asking dpkg, so that every Linux is served.
"""

import ctypes
import importlib
import importlib.util
import os
import shlex
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from steps import SetupFailed, Steps, quietly

IS_LINUX = sys.platform.startswith("linux")

# What Qt's libraries and its xcb, wayland and offscreen platforms are linked against (readelf -d).
WINDOW_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
}


@dataclass(frozen=True)
class Need:
    """Something the operating system has to bring."""

    purpose: str
    """What it is for, to complete "... is needed for"."""
    package: str
    """Its name in Debian and Ubuntu."""
    is_there: Callable[[], bool]
    is_vital: bool = False
    """True where set-up cannot go on without it."""
    has_substitute: bool = False
    """True where set-up knows another way."""


PIP = Need(
    "the virtual environment",
    f"python3.{sys.version_info[1]}-venv",
    lambda: has_ensurepip(),
    has_substitute=True,
)
OPENMP_LIBRARY = "libgomp.so.1"
OPENMP = Need(
    "the built-in model", "libgomp1", lambda: loads(OPENMP_LIBRARY), is_vital=True, has_substitute=True
)


def needs(*, for_tests: bool) -> list[Need]:
    """What is missing on this machine; nothing on macOS and Windows."""
    if not IS_LINUX:
        return []
    is_vital = for_tests or has_display()
    wanted = [PIP, OPENMP]
    wanted += [
        Need("the window", package, partial(loads, library), is_vital)
        for library, package in WINDOW_LIBRARIES.items()
    ]
    wanted.append(Need("talking aloud", "libportaudio2", partial(loads, "libportaudio.so.2")))
    if for_tests:
        wanted += [
            Need("tests of the window", "xvfb", lambda: shutil.which("Xvfb") is not None),
            Need("tests of the window", "fonts-dejavu-core", _has_fonts),
            Need("tests with a real Ollama", "gcc", lambda: shutil.which("gcc") is not None),
            Need("tests with a real Ollama", "libc6-dev", lambda: Path("/usr/include/stdio.h").exists()),
            Need("tests with sound", "pulseaudio", lambda: shutil.which("pulseaudio") is not None),
            Need("tests with sound", "pulseaudio-utils", lambda: shutil.which("pactl") is not None),
            Need("tests with sound", "libasound2-plugins", _has_alsa_over_pulse),
            Need("tests with sound", "espeak-ng", lambda: shutil.which("espeak-ng") is not None),
        ]
    return [need for need in wanted if not need.is_there()]


def has_ensurepip() -> bool:
    """False on a Debian that has Python without its venv package."""
    importlib.invalidate_caches()  # apt may just have brought it
    return importlib.util.find_spec("ensurepip") is not None


def has_window_libraries() -> bool:
    """True where the window can be opened, as far as libraries go."""
    return not IS_LINUX or all(map(loads, WINDOW_LIBRARIES))


def has_display() -> bool:
    """True where a window could be seen."""
    return not IS_LINUX or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def can_install() -> bool:
    """True with apt, as root or with a sudo that does not ask."""
    return shutil.which("apt-get") is not None and (_is_root() or quietly(["sudo", "-n", "true"]))


def install(missing: list[Need], steps: Steps) -> None:
    """Install by apt; try a second time where the first failed.

    Raises:
        SetupFailed: both failed.
    """
    as_root = [*([] if _is_root() else ["sudo", "-n"]), "env", "DEBIAN_FRONTEND=noninteractive"]
    apt = [*as_root, "apt-get", "-q"]
    apt += ["-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=3", "-o", "Dpkg::Use-Pty=0"]
    packages = [need.package for need in missing]
    for attempt in (1, 2):
        stale: SetupFailed | None = None
        try:
            failure = "The list of system packages could not be updated."
            steps.run([*apt, "-o", "APT::Update::Error-Mode=any", "update"], failure=failure)
        except SetupFailed as failed:
            stale = failed  # one broken source does not have to matter
        try:
            failure = "The system packages could not be installed."
            # Nothing is removed: PulseAudio, for one, would drive out what PipeWire has for ALSA.
            options = ["-y", "--no-install-recommends", "--no-remove"]
            steps.run([*apt, "install", *options, *packages], failure=failure)
            return
        except SetupFailed as failed:
            if attempt == 2:
                raise stale or failed from None
            steps.say("That failed; trying once more.")
            quietly(
                [*as_root, "dpkg", "--configure", "-a"]
            )  # takes up what an interrupted one left half done


def command_for(missing: list[Need]) -> str:
    """What a person has to type to get what is missing."""
    packages = shlex.join(sorted({need.package for need in missing}))
    if shutil.which("apt-get") is None:
        return f"your package manager, for what Debian calls: {packages}"
    sudo = "" if _is_root() else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {packages}"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def loads(library: str) -> bool:
    """True where the loader finds it."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _has_fonts() -> bool:
    folders = [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".local/share/fonts"]
    return any(next(folder.rglob("*.[to]t[fc]"), None) for folder in folders)


def _has_alsa_over_pulse() -> bool:
    plugin = "alsa-lib/libasound_module_pcm_pulse.so"
    return any(next(Path("/usr").glob(f"{folder}/{plugin}"), None) for folder in ("lib*", "lib/*"))
