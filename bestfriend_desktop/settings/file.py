"""The settings file: read whole, changed one setting at a time, never lost.

It is TOML that people may edit by hand: comments, order and names this program does not know stay there.
A change is made under a lock file, on the text as it is on the disk at that moment, into a new file that then
takes the old one's place: two programs never lose each other's change, and a crash leaves the old or the new.
"""

import os
import re
import time
import tomllib
from collections.abc import Callable, Iterator, MutableMapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bestfriend_desktop.domain.errors import Misconfigured, Unavailable
from bestfriend_desktop.settings.fields import SettingValue

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

LOCK_TIMEOUT_S = 10.0

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
        with self._locked():
            text = self._text()
            _parsed(text, self.path)  # a damaged file is never replaced
            changed = _changed(text, section, key, value)
            if changed is None:
                raise self._damaged(f"has a value where the section [{section}] belongs")
            if changed != text:
                self._writing(lambda: self._replace(changed))

    def _text(self) -> str:
        try:
            raw = self.path.read_bytes()
        except FileNotFoundError:
            return ""
        except OSError as error:
            raise self._damaged(f"cannot be read ({error.strerror or error})") from error
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = raw.count(b"\n", 0, error.start) + 1
            raise self._damaged(f"is not UTF-8 text (line {line})") from error

    def _damaged(self, what: str) -> Misconfigured:
        return damaged(self.path, what)

    def _replace(self, text: str) -> None:
        target = self.path.resolve()  # a link to a file elsewhere stays a link
        fresh = target.with_name(f".{target.name}.{os.getpid()}")
        try:
            descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with open(descriptor, "w", encoding="utf-8", newline="") as stream:
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            replace_file(fresh, target)
        finally:
            fresh.unlink(missing_ok=True)

    @contextmanager
    def _locked(self) -> Iterator[None]:
        import fasteners  # only those who change a setting pay for it

        lock = fasteners.InterProcessLock(self.path.with_name(f".{self.path.name}.lock"))
        self._writing(lambda: self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True))
        if not self._writing(lambda: lock.acquire(timeout=LOCK_TIMEOUT_S)):
            raise Unavailable(
                "settings_busy",
                f"Another program is changing {self.path.name} and does not finish.",
                "Try again, or end that program.",
            )
        try:
            yield
        finally:
            lock.release()

    def _writing(self, work: Callable[[], Any]) -> Any:
        try:
            return work()
        except OSError as error:
            raise Misconfigured(
                "settings_not_writable",
                f"The settings file {self.path} cannot be written ({error.strerror or error}).",
                "Make the folder writable, or free some space.",
            ) from error


def damaged(path: Path, what: str) -> Misconfigured:
    """The error of a settings file that cannot be understood."""
    return Misconfigured(
        "settings_damaged",
        f"The settings file {path} {what}.",
        "Correct it, or rename it to start with the defaults. It is left as it is, and not written to.",
    )


def replace_file(fresh: Path, target: Path, *, patience_s: float = 2.0) -> None:
    """Put `fresh` in the place of `target`, for good; on Windows readers may keep it from us for a moment."""
    until = time.monotonic() + patience_s
    while True:
        try:
            fresh.replace(target)
            break
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.02)
    if os.name != "nt":  # the new name itself must reach the disk
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


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

    document: TOMLDocument = tomlkit.parse(text)
    table = document.get(section)
    if table is None:
        if value is None:
            return text
        table = tomlkit.table()
        if text:
            document.add(tomlkit.nl())
        document[section] = table
    elif not isinstance(table, MutableMapping):
        return None
    if value is None:
        table.pop(key, None)
    else:
        table[key] = value
    return tomlkit.dumps(document)
