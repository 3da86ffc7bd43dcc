"""The Piper voices on this disk: the one that comes with the program, and those in the person's folder.

A voice is two files: `NAME.onnx` and `NAME.onnx.json`.
"""

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from bestfriend_desktop.adapters.model_files import ModelFiles, starter_models
from bestfriend_desktop.domain.errors import Misconfigured, Refused, Unavailable
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, VoiceInfo

PIPER = "piper"
"""The engine's name in `VoiceInfo`."""

NAME = re.compile(r"\w[\w.+-]{0,99}")
"""What a voice may be called: it becomes the name of a file."""


class VoiceFiles:
    """Finds, takes in and removes voices; every call blocks for a moment.

    Args:
        files: where the starter voice is.
        folder: where the others are; made when first needed.
    """

    def __init__(self, files: ModelFiles, folder: Path) -> None:
        self._files = files
        self.folder = folder

    @property
    def starter_name(self) -> str:
        """What the built-in voice is called elsewhere: `en_US-joe-medium`."""
        return Path(starter_models()[BUILT_IN_VOICE].file_name).stem

    def installed(self) -> list[VoiceInfo]:
        """What can be spoken with, the built-in one first."""
        return [self._built_in(), *(_describe(path) for path in self._found().values())]

    def find(self, name: str) -> Path:
        """The ONNX file of a voice; empty or `joe` is the built-in one.

        Raises:
            Misconfigured: `voice_unknown`, or what `ModelFiles.verified` raises for the built-in one.
        """
        if name in ("", BUILT_IN_VOICE):
            return self._files.verified(BUILT_IN_VOICE)
        try:
            return self._found()[name]
        except KeyError:
            raise unknown(name) from None

    def add(self, model: Path, name: str) -> VoiceInfo:
        """Copy a voice, whose files are known to be fit, into the folder.

        Raises:
            Refused: `voice_unfit`: the name will not do, or is taken.
            Unavailable: `disk_full`.
        """
        if not NAME.fullmatch(name):
            raise Refused("voice_unfit", f"{name} is no name for a voice.", "Rename its files: en_GB-alba")
        if name in self._found() or name in (BUILT_IN_VOICE, self.starter_name):
            raise Refused(
                "voice_unfit",
                f"There is a voice called {name} already.",
                "Remove it first, or rename the files.",
            )
        target = self.folder / f"{name}.onnx"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for suffix in (".json", ""):  # the model last: a voice is seen by it
                half = self.folder / f".{name}{suffix}.half"
                try:
                    shutil.copyfile(f"{model}{suffix}", half)
                    os.replace(half, f"{target}{suffix}")
                finally:
                    half.unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.folder, error) from error
        return _describe(target)

    def delete(self, name: str) -> None:
        """Remove a voice.

        Raises:
            Misconfigured: `voice_unknown`.
            Refused: `starter_voice_stays`.
            Unavailable: `disk_full`: the file cannot be removed.
        """
        if name == BUILT_IN_VOICE:
            raise Refused(
                "starter_voice_stays",
                "The built-in voice cannot be removed: it speaks when no other can.",
                "Choose another one to speak: bestfriend settings set speaking.voice NAME",
            )
        path = self._found().get(name)
        if path is None:
            raise unknown(name)
        try:
            path.unlink()
            path.with_name(path.name + ".json").unlink(missing_ok=True)
        except OSError as error:
            raise cannot_write(self.folder, error) from error

    def _found(self) -> dict[str, Path]:
        paths = sorted(self.folder.glob("*.onnx")) if self.folder.is_dir() else []
        return {
            path.stem: path
            for path in paths
            if path.stem != self.starter_name
            and not path.name.startswith(".")
            and Path(f"{path}.json").is_file()
        }

    def _built_in(self) -> VoiceInfo:
        model = starter_models()[BUILT_IN_VOICE]
        try:
            self._files.find(BUILT_IN_VOICE)
        except Misconfigured:
            is_there = False
        else:
            is_there = True
        return VoiceInfo(
            BUILT_IN_VOICE, "Joe (American English, built in)", "en-us", PIPER, is_there, model.size_bytes
        )


def unknown(name: str) -> Misconfigured:
    """That there is no such voice."""
    return Misconfigured(
        "voice_unknown", f"There is no voice called {name}.", "Choose one of: bestfriend voices list"
    )


def cannot_write(folder: Path, error: OSError) -> Unavailable:
    """That the folder takes no file, or does not let one go."""
    return Unavailable(
        "disk_full",
        f"The voice could not be written to {folder} ({error.strerror or error}).",
        "Free some space, or make the folder writable, and try again.",
    )


def label(name: str, about: dict[str, Any]) -> str:
    """How a person reads it: `Alba (English, Great Britain, medium)`.

    Args:
        name: `en_GB-alba-medium`.
        about: the voice's configuration or its entry in the catalogue.
    """
    code, _, rest = name.partition("-")
    speaker, _, quality = (rest or name).partition("-")
    language = about.get("language")
    if not isinstance(language, dict):
        language = {}
    notes = [language.get("name_english") or (code if rest else ""), language.get("country_english"), quality]
    noted = ", ".join(str(note) for note in notes if note)
    return f"{speaker.replace('_', ' ').title()}{f' ({noted})' if noted else ''}"


def _describe(path: Path) -> VoiceInfo:
    about: dict[str, Any] = {}
    try:
        size = path.stat().st_size
        read = json.loads(path.with_name(path.name + ".json").read_text("utf-8"))
        about = read if isinstance(read, dict) else {}
    except (OSError, ValueError):
        size = 0  # listed all the same, so that it can be removed
    espeak = about.get("espeak")
    language = espeak.get("voice", "") if isinstance(espeak, dict) else ""
    return VoiceInfo(path.stem, label(path.stem, about), str(language), PIPER, True, size)
