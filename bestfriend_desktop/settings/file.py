"""The settings file: read whole, changed one setting at a time, never lost.

It is TOML that people may edit by hand: comments, order and names this program does not know stay there. A
change is made on the text as it is on the disk at that moment, so two programs never lose each other's.
"""

import re
import tomllib
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.settings.fields import SettingValue
from bestfriend_desktop.settings.safe_file import exclusive, replace_text

Stamp = tuple[int, int, int]


class SettingsFile:
    """One settings file; it need not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def stamp(self) -> Stamp | None:
        """Changes whenever the file does; None where there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read(self) -> dict[str, Any]:
        """What is in it, by section.

        Raises:
            Misconfigured: `settings_damaged`: it cannot be read or is no TOML, with its line.
        """
        return _parsed(self._text(), self.path)

    def write(self, section: str, key: str, value: SettingValue | None) -> None:
        """Set one value, or remove it where None.

        Raises:
            Misconfigured: `settings_damaged` (the file stays as it is), `settings_not_writable`.
            Unavailable: `settings_busy`: another program holds the lock.
        """
        with exclusive(self.path):
            text = self._text()
            _parsed(text, self.path)  # a damaged file is never replaced
            changed = _changed(text, section, key, value)
            if changed is None:
                raise damaged(self.path, f"has a value where the section [{section}] belongs")
            if changed != text:
                replace_text(self.path, changed)

    def _text(self) -> str:
        try:
            raw = self.path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return ""
        except OSError as error:
            raise damaged(self.path, f"cannot be read ({error.strerror or error})") from error
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise damaged(self.path, f"is not UTF-8 text (line {line})") from error


def damaged(path: Path, what: str) -> Misconfigured:
    """The error of a settings file that cannot be understood."""
    return Misconfigured(
        "settings_damaged",
        f"The settings file {path} {what}.",
        "Correct it, or rename it to start with the defaults. It is left as it is, and not written to.",
    )


def _parsed(text: str, path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"\(at line (\d+)", str(error))
        line = int(found[1]) if found else text.rstrip().count("\n") + 1
        reason = str(error).partition(" (at ")[0]
        raise damaged(path, f"is damaged at line {line} ({reason})") from error
    except RecursionError as error:
        raise damaged(path, "is nested too deeply") from error


def _changed(text: str, section: str, key: str, value: SettingValue | None) -> str | None:
    """The text with one value changed; None where the section is no table."""
    import tomlkit  # keeps comments and order; only those who change a setting pay for it

    document = tomlkit.parse(text)
    sections = _spellings(document, section)
    if value is None:
        for name in sections:
            table = document[name]
            if not isinstance(table, MutableMapping):
                return None
            for spelt in _spellings(table, key):
                table.pop(spelt)
        return tomlkit.dumps(document)
    # As it should be written where that is there, since then it is what counts; else as the person spelt it.
    table = document[section if section in sections else sections[0]] if sections else None
    if table is None:
        table = tomlkit.table()
        if text:
            document.add(tomlkit.nl())
        document[section] = table
    elif not isinstance(table, MutableMapping):
        return None
    for spelt in _spellings(table, key):
        if spelt != key:
            table.pop(spelt)
    table[key] = value
    return tomlkit.dumps(document)


def _spellings(table: MutableMapping[str, Any], name: str) -> list[str]:
    """The keys of a table that mean this name, in whatever case."""
    return [key for key in table if key.strip().lower() == name]
