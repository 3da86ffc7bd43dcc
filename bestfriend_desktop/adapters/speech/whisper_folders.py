"""The whisper models on this disk: the one that comes with the program, and those in the person's folder.

A model is a folder `whisper-NAME` with what a CTranslate2 conversion of it consists of.
"""

import re
import shutil
import tempfile
from pathlib import Path

from bestfriend_desktop.adapters.model_files import ModelFiles, starter_models
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.speech import VoiceInfo

BUILT_IN = "base"
WEIGHTS = "whisper-base"
"""In resources/starter_models.json."""

WHISPER = "whisper"
"""The engine's name in `VoiceInfo`."""

NEEDED = ("model.bin", "config.json", "tokenizer.json")
VOCABULARIES = ("vocabulary.txt", "vocabulary.json")
ALSO = "preprocessor_config.json"

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.+-]{0,99}")
"""What a model may be called: it becomes the name of a folder."""


class WhisperFolders:
    """Finds, takes in and removes models; every call blocks for a moment.

    Args:
        files: where the starter weights are.
        folder: where the others are; made when first needed.
    """

    def __init__(self, files: ModelFiles, folder: Path) -> None:
        self._files = files
        self.folder = folder

    def installed(self) -> list[VoiceInfo]:
        """What can be understood with, the built-in one first."""
        found = sorted(self.folder.glob("whisper-*")) if self.folder.is_dir() else []
        names = [path.name.removeprefix("whisper-") for path in found if missing_in(path) is None]
        return [self._built_in(), *(self._describe(name) for name in names if name != BUILT_IN)]

    def find(self, name: str) -> Path:
        """The folder of a model; only the presence of its files is looked at.

        Raises:
            Misconfigured: `listening_model_missing`; or what `ModelFiles.find` raises for the built-in one.
        """
        if name == BUILT_IN:
            return self._files.find(WEIGHTS).parent
        if NAME.fullmatch(name) and missing_in(self.place(name)) is None:
            return self.place(name)
        raise Misconfigured(
            "listening_model_missing",
            f"The listening model {name} is not on this machine.",
            f"Type: bestfriend voices pull {name}. Or: bestfriend settings set listening.model {BUILT_IN}",
        )

    def place(self, name: str) -> Path:
        """Where a model of this name belongs."""
        return self.folder / f"whisper-{name}"

    def add(self, source: Path) -> VoiceInfo:
        """Copy the model in this folder among the others; its name is the folder's.

        Raises:
            Refused: `voice_unfit`: it is none, or there is one of that name.
            Unavailable: `disk_full`.
        """
        if (missing := missing_in(source)) is not None:
            raise Refused(
                "voice_unfit",
                f"{source} is no whisper model for CTranslate2: there is no {missing}.",
                "Choose a folder with model.bin, config.json, tokenizer.json and a vocabulary.",
            )
        name = re.sub(r"^(faster-)?whisper-", "", source.resolve().name)
        if not NAME.fullmatch(name):
            raise Refused(
                "voice_unfit", f"{name} is no name for a model.", "Rename the folder: whisper-small"
            )
        if any(info.name == name for info in self.installed()):
            raise Refused("voice_unfit", f"There is a model called {name} already.", "Remove it first.")
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            half = Path(tempfile.mkdtemp(prefix=".whisper-", dir=self.folder))
            try:
                for file in (*NEEDED, *VOCABULARIES, ALSO):
                    if (source / file).is_file():
                        shutil.copyfile(source / file, half / file)
                half.chmod(0o755)
                half.replace(self.place(name))
            finally:
                shutil.rmtree(half, ignore_errors=True)
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        return self._describe(name)

    def delete(self, name: str) -> None:
        """Remove a model.

        Raises:
            Misconfigured: `listening_model_missing`.
            Refused: `starter_model_stays`.
            Unavailable: `disk_full`: it cannot be removed.
        """
        if name == BUILT_IN:
            raise Refused(
                "starter_model_stays",
                "The built-in listening model cannot be removed: it understands when no other can.",
                "Choose another one to listen: bestfriend settings set listening.model NAME",
            )
        try:
            shutil.rmtree(self.find(name))
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def _built_in(self) -> VoiceInfo:
        try:
            self._files.find(WEIGHTS)
        except BestFriendError:
            is_there = False
        else:
            is_there = True
        size = starter_models()[WEIGHTS].size_bytes
        return VoiceInfo(BUILT_IN, label(BUILT_IN), "", WHISPER, is_there, size)

    def _describe(self, name: str) -> VoiceInfo:
        size = sum(file.stat().st_size for file in self.place(name).iterdir() if file.is_file())
        return VoiceInfo(name, label(name), "en" if name.endswith(".en") else "", WHISPER, True, size)


def missing_in(folder: Path) -> str | None:
    """The first file that the folder lacks to be a model; None where it lacks none."""
    for file in NEEDED:
        if not (folder / file).is_file():
            return file
    return None if any((folder / file).is_file() for file in VOCABULARIES) else VOCABULARIES[0]


def label(name: str) -> str:
    """How a person reads it: `Whisper small (hears you)`."""
    return f"Whisper {name} (hears you{', built in' if name == BUILT_IN else ''})"


def cannot_write(folder: Path, error: OSError) -> Unavailable:
    """That the folder takes no file, or does not let one go."""
    return Unavailable(
        "disk_full",
        f"The listening model could not be written to {folder} ({error.strerror or error}).",
        "Free some space, or make the folder writable, and try again.",
    )
