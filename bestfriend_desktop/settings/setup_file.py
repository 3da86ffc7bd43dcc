"""How far the first start has come, kept beside the settings; a damaged file never asks anybody twice."""

import json
from collections.abc import Callable
from pathlib import Path

from bestfriend_desktop.domain.setup import SetupState, Step, is_untouched
from bestfriend_desktop.settings.safe_file import exclusive, replace_text

NAME = "setup.json"


class SetupFile:
    """One small file; need not exist. All calls touch the disk: not for an event loop.

    Args:
        folder: of the person's data.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / NAME

    def read(self) -> SetupState:
        """What is kept; a file that cannot be read counts as over."""
        try:
            kept = json.loads(self._path.read_text(encoding="utf-8"))
            done = frozenset(step for step in Step if step.value in kept["done"])
            return SetupState(True, done, kept["over"] is True)
        except (FileNotFoundError, NotADirectoryError):
            return SetupState()
        except (OSError, ValueError, TypeError, KeyError):
            return SetupState(begun=True, is_over=True)

    def change(self, change: Callable[[SetupState], SetupState]) -> SetupState:
        """Keep how far it has come now.

        Raises:
            Misconfigured: `settings_not_writable`.
            Unavailable: `settings_busy`.
        """
        with exclusive(self._path):
            changed = change(self.read())
            kept = {"done": [step.value for step in Step if step in changed.done], "over": changed.is_over}
            replace_text(self._path, json.dumps(kept, indent=2) + "\n")
        return changed

    def is_new_folder(self) -> bool:
        """Whether nothing was ever set or said here."""
        try:
            return is_untouched([entry.name for entry in self._folder.iterdir()])
        except FileNotFoundError:
            return True
        except OSError:
            return False

    def has_settings(self) -> bool:
        """Whether somebody has set something before."""
        return (self._folder / "settings.toml").exists()
