"""`ModelNotes` in a small file beside the models: several programs read and change it."""

import dataclasses
import json
import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.settings.safe_file import exclusive, replace_text

_log = logging.getLogger(__name__)


class NotesFile:
    """Read again only when it has changed.

    Args:
        path: the file; it appears with the first note.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._read: tuple[tuple[int, int], ModelNotes] | None = None

    def notes(self) -> ModelNotes:
        """What is noted; nothing where the file is not there, or damaged."""
        try:
            status = self._path.stat()
            seen = status.st_mtime_ns, status.st_ino
            if self._read is None or self._read[0] != seen:
                self._read = seen, _notes(json.loads(self._path.read_text("utf-8")))
            return self._read[1]
        except FileNotFoundError:
            return ModelNotes()
        except (OSError, ValueError, TypeError, AttributeError) as error:
            _log.info("the notes of models are not read: %r", error)
            return ModelNotes()

    def change(self, change: Callable[[ModelNotes], ModelNotes]) -> None:
        """Write down something else; where that cannot be done, nothing but a note is lost."""
        try:
            before = self.notes()
            if change(before) == before:
                return
            with exclusive(self._path):
                after = change(self.notes())
                replace_text(self._path, json.dumps(dataclasses.asdict(after), indent=2))
        except BestFriendError as error:
            _log.info("the notes of models are not written: %s", error)


def _notes(row: dict[str, Any]) -> ModelNotes:
    speed = row.get("download_bytes_per_s")
    return ModelNotes(
        float(speed) if speed else None,
        {str(name): float(pace) for name, pace in row.get("words_per_s", {}).items()},
        tuple(str(name) for name in row.get("wanted", ())),
        str(row.get("latest", "")),
        str(row.get("unannounced", "")),
        row.get("has_met_ollama") is True,
    )
