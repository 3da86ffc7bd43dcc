"""The settings in force: default < file (or secret store) < environment < command line.

What is wrong in the file never keeps the program from starting: the default holds instead, and `problems`
says so in words. What is wrong on the command line or in the environment does: it was typed for this start.
"""

import logging
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured
from bestfriend_desktop.settings.describe import (
    VARIABLE_PREFIX,
    SettingDescription,
    describe,
    descriptions,
    sections,
)
from bestfriend_desktop.settings.fields import SettingValue
from bestfriend_desktop.settings.file import SettingsFile, damaged
from bestfriend_desktop.settings.schema import Settings

Listener = Callable[[str], None]

_log = logging.getLogger(__name__)


class SecretStore(Protocol):
    """Where secrets are kept. All calls may block for some seconds."""

    def get(self, name: str) -> str | None:
        """The secret, or None where none was stored. Raises `Unavailable` where it cannot be had now."""
        ...

    def set(self, name: str, value: str) -> None:
        """Keep it. Raises `Unavailable` or `Misconfigured` where it cannot be kept."""
        ...

    def delete(self, name: str) -> None:
        """Forget it; nothing happens where none was stored."""
        ...


class Source(StrEnum):
    """Where a value comes from; later ones outrank earlier ones."""

    DEFAULT = "default"
    FILE = "file"
    SECRETS = "secret store"
    ENVIRONMENT = "environment"
    COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class _Found:
    value: SettingValue
    source: Source


class SettingsStore:
    """All settings, from any thread. Changes block for a write to the disk: not for an event loop.

    Args:
        file: the settings file; need not exist.
        secrets: where secret settings are kept.
        environment: `BESTFRIEND_MODEL_TEMPERATURE=0.2` and the like.
        overrides: from the command line, by name: `{"model.temperature": "0.2"}`.

    Raises:
        Misconfigured: an unknown name or a bad value in `overrides`, or a bad value in `environment`.
    """

    def __init__(
        self, file: Path, secrets: SecretStore, environment: Mapping[str, str], overrides: Mapping[str, str]
    ) -> None:
        self._file = SettingsFile(file)
        self._secrets = secrets
        self._lock = threading.RLock()
        self._listeners: list[Listener] = []
        self._fixed = dict(_of_environment(environment)) | dict(_of_command_line(overrides))
        self._in_file: dict[str, _Found] = {}
        self._kept_secret: dict[str, _Found] = {}
        self._secret_problems: dict[str, BestFriendError] = {}
        self._file_problems: tuple[BestFriendError, ...] = ()
        self._variable_problems = tuple(_unknown_variables(environment))
        for described in descriptions().values():
            if described.info.secret and described.name not in self._fixed:
                self._read_secret(described)
        self._stamp = self._file.stamp()
        self._read_file()
        self._current = self._settings()

    @property
    def path(self) -> Path:
        """The settings file."""
        return self._file.path

    @property
    def current(self) -> Settings:
        """All values now; a change that another program made to the file is seen."""
        self._reread()
        return self._current

    @property
    def problems(self) -> tuple[BestFriendError, ...]:
        """What is wrong with file, secret store or environment, one sentence with a remedy each."""
        self._reread()
        return (*self._variable_problems, *self._file_problems, *self._secret_problems.values())

    def get(self, name: str) -> SettingValue:
        """One value.

        Raises:
            Misconfigured: `setting_unknown`.
            Unavailable: a secret was stored and cannot be had now (a locked keyring).
        """
        described = describe(name)
        self._reread()
        if described.name in self._secret_problems:
            raise self._secret_problems[described.name]
        return self._found(described).value

    def source(self, name: str) -> Source:
        """Where the value comes from. Raises `Misconfigured("setting_unknown")`."""
        described = describe(name)
        self._reread()
        return self._found(described).source

    def set(self, name: str, value: object) -> SettingValue:
        """Store a value (or a text that means one) and say what was stored.

        A value from the environment or the command line goes on outranking it until the next start.

        Raises:
            Misconfigured: `setting_unknown`, `setting_invalid`, `settings_damaged`, `settings_not_writable`.
            Unavailable: `settings_busy`, or the secret cannot be kept.
        """
        described = describe(name)
        parsed = described.parse(value)
        self._change(described, parsed)
        return parsed

    def reset(self, name: str) -> None:
        """Go back to the default; raises as `set` does."""
        self._change(describe(name), None)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Hear the name of each setting whose value changed, until the returned function is called.

        Called on the thread that made the change, or that noticed one in the file.
        """
        self._listeners.append(listener)

        def unsubscribe() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return unsubscribe

    def _change(self, described: SettingDescription, value: SettingValue | None) -> None:
        # Not under the lock: a keyring may take its time, and nobody who reads settings should wait for it.
        if not described.info.secret:
            self._file.write(described.section, described.key, value)
        elif value is None or value == "":
            self._secrets.delete(described.name)
        else:
            self._secrets.set(described.name, str(value))
        if described.info.secret:
            self._read_secret(described)
        self._refresh()

    def _reread(self) -> None:
        if self._file.stamp() != self._stamp:
            self._refresh()

    def _refresh(self) -> None:
        """Read the file anew and tell which values are others now."""
        with self._lock:
            before = self._current
            self._stamp = self._file.stamp()  # before reading: a change in between is seen next time
            self._read_file()
            self._current = self._settings()
            changed = [
                d.name for d in descriptions().values() if _value(before, d) != _value(self._current, d)
            ]
        for name in changed:
            for listener in tuple(self._listeners):
                try:
                    listener(name)
                except Exception:
                    _log.exception("settings listener failed", extra={"setting": name})

    def _read_secret(self, described: SettingDescription) -> None:
        found, problems = dict(self._kept_secret), dict(self._secret_problems)
        found.pop(described.name, None)
        problems.pop(described.name, None)
        try:
            kept = self._secrets.get(described.name)
            if kept is not None:
                found[described.name] = _Found(described.parse(kept), Source.SECRETS)
        except BestFriendError as problem:
            problems[described.name] = problem
        # Replaced as a whole, since others read without a lock.
        self._kept_secret, self._secret_problems = found, problems

    def _read_file(self) -> None:
        try:
            content = self._file.read()
        except Misconfigured as problem:
            self._file_problems = (problem,)  # what was read before, if anything, goes on holding
            return
        found: dict[str, _Found] = {}
        problems: list[BestFriendError] = []
        for name, value in _flat(content):
            try:
                found[name] = _Found(self._from_file(name, value), Source.FILE)
            except Misconfigured as problem:
                problems.append(problem)
        self._in_file, self._file_problems = found, tuple(problems)

    def _from_file(self, name: str, value: Any) -> SettingValue:
        if name.lower() in dict(sections()):
            raise damaged(self.path, f"has a value where the section [{name}] belongs")
        try:
            described = describe(name)
            if described.info.secret:
                raise Misconfigured("setting_secret", f"{name} is a secret and is not read from a file.")
            return described.parse(value)
        except Misconfigured as problem:
            remedies = {
                "setting_unknown": f"{problem.remedy} It is left in the file, and does nothing.",
                "setting_secret": f"Remove it there, and run: bestfriend settings set {name}",
                "setting_invalid": f"It is not used. Correct it, or run: bestfriend settings reset {name}",
            }
            remedy = remedies[problem.code]
            raise Misconfigured(problem.code, f"In {self.path}: {problem.message}", remedy) from problem

    def _found(self, described: SettingDescription) -> _Found:
        for layer in (self._fixed, self._kept_secret, self._in_file):
            if described.name in layer:
                return layer[described.name]
        return _Found(described.default, Source.DEFAULT)

    def _settings(self) -> Settings:
        def values(section: str) -> dict[str, SettingValue]:
            return {d.key: self._found(d).value for d in descriptions().values() if d.section == section}

        return Settings(**{section: kind(**values(section)) for section, kind in sections()})


def _value(settings: Settings, described: SettingDescription) -> SettingValue:
    value: SettingValue = getattr(getattr(settings, described.section), described.key)
    return value


def _of_environment(environment: Mapping[str, str]) -> Iterator[tuple[str, _Found]]:
    for described in descriptions().values():
        text = environment.get(described.variable, "")
        if not text:
            continue
        try:
            yield described.name, _Found(described.parse(text), Source.ENVIRONMENT)
        except Misconfigured as problem:
            raise Misconfigured(
                problem.code,
                f"In the environment variable {described.variable}: {problem.message}",
                "Correct or unset it.",
            ) from problem


def _unknown_variables(environment: Mapping[str, str]) -> Iterator[BestFriendError]:
    sections_of_ours = tuple(f"{VARIABLE_PREFIX}{section.upper()}_" for section, _ in sections())
    known = {described.variable for described in descriptions().values()}
    for variable in environment:
        if variable.upper().startswith(sections_of_ours) and variable not in known:
            yield Misconfigured(
                "setting_unknown",
                f"The environment variable {variable} names no setting, so it does nothing.",
                "The names are listed by: bestfriend settings list",
            )


def _of_command_line(overrides: Mapping[str, str]) -> Iterator[tuple[str, _Found]]:
    for name, text in overrides.items():
        described = describe(name)
        yield described.name, _Found(described.parse(text), Source.COMMAND_LINE)


def _plain(name: str) -> str:
    """A name from the file as the schema writes it: `memory.enabled` for `Memory.Enabled`."""
    return ".".join(part.strip().lower() for part in name.split("."))


def _flat(content: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """`section.key` and value of all that is in the file; a value without section by its name alone.

    Names of settings count in any case (`[Memory]`, `Enabled`); one that is written right comes last, and so
    wins over one that is not.
    """
    known = descriptions()
    found: list[tuple[str, Any]] = []
    for section, inside in content.items():
        if isinstance(inside, Mapping):
            found += [(f"{section}.{key}", value) for key, value in inside.items()]
        else:
            found.append((section, inside))
    found.sort(key=lambda one: one[0] in known)
    for name, value in found:
        yield _plain(name) if _plain(name) in known else name, value
