"""The GGUF files that llama.cpp may load: those fetched, and the person's own, copied or linked.

In the folder, `qwen3.5-2b.gguf` is fetched or copied, `.qwen3.5-2b.gguf.part` is arriving, and
`my-model.link` holds one line: the path of a file that stays elsewhere.
"""

import os
import re
import shutil
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from bestfriend_desktop.adapters.models.gguf_header import read_header, unfit
from bestfriend_desktop.domain.errors import Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.gguf import GgufHeader, why_unfit
from bestfriend_desktop.domain.models import BASIC_MODEL
from bestfriend_desktop.domain.offered_models import OfferedModel

FILE, LINK = ".gguf", ".link"
DISK_RESERVE_BYTES = 500_000_000
"""Stays free when a file is copied."""


@dataclass(frozen=True, slots=True)
class GgufFile:
    """A model on this disk."""

    name: str
    path: Path
    is_linked: bool
    """True where the file is the person's and stays where it is."""
    size_bytes: int
    """0 where a linked file is away."""


class GgufFolder:
    """What is in the folder; looked at anew each time.

    Args:
        folder: made when something comes into it.
        offered: the models of the table, whose names nothing else may have.
    """

    def __init__(self, folder: Path, offered: Sequence[OfferedModel]) -> None:
        self.folder = folder
        self._offered = {model.name: model for model in offered}
        self._headers: dict[tuple[Path, int, int], GgufHeader] = {}

    def names(self) -> frozenset[str]:
        """All models; a linked one even while its file is away."""
        try:
            with os.scandir(self.folder) as entries:
                return frozenset(
                    name for name, end in map(os.path.splitext, (entry.name for entry in entries))
                    if end in (FILE, LINK) and not name.startswith(".")
                )  # fmt: skip
        except OSError:
            return frozenset()

    def files(self) -> list[GgufFile]:
        """All models, those that came last first."""
        found = []
        for name in self.names():
            with suppress(Misconfigured, OSError):
                entry = self._entry(name)
                found.append((entry.stat().st_mtime, self.find(name)))
        return [file for _, file in sorted(found, key=lambda row: (-row[0], row[1].name))]

    def find(self, name: str) -> GgufFile:
        """One model.

        Raises:
            Misconfigured: `model_unknown`: there is none of that name.
        """
        try:
            entry = self._entry(name)
            linked = entry.suffix == LINK
            path = Path(entry.read_text("utf-8").strip()) if linked else entry
        except (OSError, ValueError) as error:
            raise Misconfigured(
                "model_unknown",
                f"There is no model called {name} in {self.folder}.",
                "See what there is: bestfriend models list",
            ) from error
        size = 0
        with suppress(OSError):
            size = path.stat().st_size
        return GgufFile(name, path, linked, size)

    def header(self, file: GgufFile) -> GgufHeader:
        """What a file says of itself, read once and again when it has changed.

        Raises:
            Refused: `model_unfit`.
            Misconfigured: `weights_missing`: a linked file is away.
        """
        try:
            status = file.path.stat()
        except OSError:
            raise Misconfigured(
                "weights_missing",
                f"The file {file.path} of the model {file.name} is away.",
                f"Bring it back, or take the model from the list: bestfriend models delete {file.name}",
            ) from None
        seen = file.path, status.st_mtime_ns, status.st_size
        if seen not in self._headers:
            self._headers[seen] = read_header(file.path)
        return self._headers[seen]

    def check(self, path: Path) -> GgufHeader:
        """What a file says of itself, where a conversation can be held with it.

        Raises:
            Refused: `model_unfit`.
        """
        header = read_header(path.expanduser())
        if trouble := why_unfit(header):
            raise unfit(path.name, trouble)
        return header

    def add(self, path: Path, *, copy: bool) -> GgufFile:
        """Take a file of the person's own into the list; its name comes from that of the file.

        Raises:
            Refused: `model_unfit`: no conversation can be held with it; `model_known`: it is in the list.
            Unavailable: `disk_full`.
        """
        path = path.expanduser().absolute()
        self.check(path)
        for file in self.files():
            with suppress(OSError):
                if file.path.samefile(path):
                    raise Refused("model_known", f"{path.name} is there already, as {file.name}.", "")
        name = self._free_name(path.stem)
        target = self.folder / f"{name}{FILE if copy else LINK}"
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            half = self.folder / f".{target.name}.{os.getpid()}"
            try:
                if copy:
                    self._refuse_full(path)
                    shutil.copyfile(path, half)
                else:
                    half.write_text(f"{path}\n", "utf-8")
                half.replace(target)
            finally:
                half.unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable(
                "disk_full",
                f"{path.name} could not be put into {self.folder} ({error.strerror or error}).",
                "Free some space, or add it without a copy.",
            ) from error
        return self.find(name)

    def delete(self, name: str) -> GgufFile:
        """Remove a model; a file of the person's own that was not copied stays where it is.

        Raises:
            Misconfigured: `model_unknown`.
            Unavailable: `model_in_use`: the file cannot be removed.
        """
        file = self.find(name)
        try:
            self._entry(name).unlink()
        except OSError as error:
            raise Unavailable(
                "model_in_use",
                f"The model {name} could not be removed ({error.strerror or error}).",
                "End other programs that use it, and try again.",
            ) from error
        return file

    def place(self, model: OfferedModel) -> Path:
        """Where an offered model goes."""
        return self.folder / f"{model.name}{FILE}"

    def arrived_bytes(self, name: str) -> int:
        """How much of an offered model has arrived."""
        try:
            return (self.folder / f".{name}{FILE}.part").stat().st_size
        except OSError:
            return 0

    def forget_part(self, name: str) -> None:
        """Remove what has arrived of a model that is not wanted any more."""
        (self.folder / f".{name}{FILE}.part").unlink(missing_ok=True)

    def disk_bytes(self) -> int:
        """What all of it takes, linked files not counted."""
        total = 0
        with suppress(OSError), os.scandir(self.folder) as entries:
            for entry in entries:
                total += entry.stat(follow_symlinks=False).st_size
        return total

    def _entry(self, name: str) -> Path:
        if not name or name != os.path.basename(name) or name.startswith("."):
            raise ValueError(name)
        whole = self.folder / f"{name}{FILE}"
        return whole if whole.exists() else self.folder / f"{name}{LINK}"

    def _free_name(self, stem: str) -> str:
        plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
        plain = re.sub(r"[^a-z0-9._]+", "-", plain).strip("-._")[:60] or "model"
        taken = self.names() | self._offered.keys() | {BASIC_MODEL}
        name, number = plain, 1
        while name in taken:
            number += 1
            name = f"{plain}-{number}"
        return name

    def _refuse_full(self, path: Path) -> None:
        free = shutil.disk_usage(self.folder).free
        size = path.stat().st_size
        if size + DISK_RESERVE_BYTES > free:
            raise Unavailable(
                "disk_full",
                f"{path.name} has {size / 1e9:.1f} GB, and {free / 1e9:.1f} GB are free in {self.folder}.",
                "Free some space, or add it without a copy: it can stay where it is.",
            )
