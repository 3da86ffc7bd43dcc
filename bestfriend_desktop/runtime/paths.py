"""Where everything of the program lies: one folder, moved as a whole by `BESTFRIEND_HOME`."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from bestfriend_desktop.domain.errors import Misconfigured


@dataclass(frozen=True, slots=True)
class Paths:
    """The folder of one person's data, and what is in it."""

    home: Path
    """Absolute; made (mode 0700) by `prepare`."""

    @staticmethod
    def of_this_person() -> "Paths":
        """`BESTFRIEND_HOME`, or the platform's folder for application data.

        Raises:
            Misconfigured: `home_name`: Postgres could not work in a folder of such a name.
        """
        chosen = os.environ.get("BESTFRIEND_HOME")
        home = (
            Path(chosen).expanduser()
            if chosen
            else platformdirs.user_data_path("BestFriend", appauthor=False)
        )
        home = home.absolute()
        _check_name(str(home))
        return Paths(home)

    @property
    def postgres(self) -> Path:
        """The embedded database."""
        return self.home / "postgres"

    @property
    def recordings(self) -> Path:
        """What the person said, where they want it kept."""
        return self.home / "recordings"

    @property
    def logs(self) -> Path:
        """Rotated log files."""
        return self.home / "logs"

    @property
    def settings_file(self) -> Path:
        """Settings that differ from their defaults; secrets are not in it."""
        return self.home / "settings.toml"

    @property
    def models(self) -> Path:
        """Model weights fetched by the person."""
        return self.home / "models"

    def prepare(self) -> None:
        """Make the folders.

        Raises:
            Misconfigured: `home_not_writable`: the folder cannot be made or written.
        """
        try:
            for folder in (self.home, self.logs, self.models):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            probe = self.home / f".write-{os.getpid()}"
            probe.write_bytes(b"")
            probe.unlink()
        except OSError as error:
            raise Misconfigured(
                "home_not_writable",
                f"The folder {self.home} cannot be written ({error.strerror or error}).",
                "Make it writable or free some space, or choose another folder with BESTFRIEND_HOME.",
            ) from error


def _check_name(home: str) -> None:
    """Refuse a name with which the database's own files could not be read: their lines hold it."""
    if home.splitlines() != [home]:
        what = "has a line break in its name"
    elif any(0xD800 <= ord(c) <= 0xDFFF for c in home):  # how Python writes a byte that is no text
        what = "has a name that is not UTF-8 text"
    else:
        return
    shown = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in home)
    raise Misconfigured(
        "home_name",
        f"The folder {shown} {what}, so the database cannot work in it.",
        "Rename it, or choose another folder with BESTFRIEND_HOME.",
    )


def starter_models_folder() -> Path:
    """Where set-up (or the bundle) has put the weights that ship with the program."""
    bundle = getattr(sys, "_MEIPASS", None)
    return Path(bundle, "models") if bundle else Path(sys.prefix, "share", "bestfriend", "models")


def help_folder() -> Path:
    """The help in Markdown, one page a file: in the clone, the wheel or the bundle."""
    shipped = resources_folder() / "help"
    return shipped if shipped.is_dir() else resources_folder().parent / "docs"


def resources_folder() -> Path:
    """Icons, personas and other files that ship with the program: in the clone, the wheel or the bundle."""
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle, "resources")
    package = Path(__file__).resolve().parents[1]
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
