"""The log: JSON lines in `logs/bestfriend.log`, one event a line, with the id of the turn it belongs to.

Modules log through the standard `logging.getLogger(__name__)` and add fields by `extra={...}`. What a person
or a model says goes in the field `text` only, which is dropped unless `logs.message_texts` is on. Secrets are
masked wherever they turn up.
"""

import json
import logging
import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.parse import unquote, urlsplit

from bestfriend_desktop.runtime.log_file import SharedLogFile
from bestfriend_desktop.runtime.paths import Paths
from bestfriend_desktop.services.correlation import current_turn
from bestfriend_desktop.settings.describe import descriptions
from bestfriend_desktop.settings.store import SettingsStore

LOG_NAME = "bestfriend.log"

QUIET_LOGGERS = (
    "httpx", "httpcore", "sqlalchemy", "alembic", "asyncio", "keyring", "fasteners", "markdown_it", "qasync",
)  # fmt: skip
"""Libraries whose everyday chatter (with addresses and statements) is not ours to keep."""

_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}

_MASK = "***"
_SECRETS_IN_TEXT = (
    (re.compile(r"(\b[a-z][a-z0-9+.-]*://[^\s/:@]*):[^\s/@]+@", re.IGNORECASE), rf"\1:{_MASK}@"),
    (
        re.compile(
            r"""(\b(?:password|passwd|pwd|secret|token|api[_-]?key)["']?\s*[=:]\s*["']?)[^\s"',;&)]+""",
            re.IGNORECASE,
        ),
        rf"\1{_MASK}",
    ),
    (
        re.compile(r"(\bauthorization[\"']?\s*[=:]\s*[\"']?(?:\w+ )?)[^\s\"',;]+", re.IGNORECASE),
        rf"\1{_MASK}",
    ),
)
_TEXTS_IN_ERRORS = re.compile(
    r"^(\[parameters: |DETAIL:  ).*?(?=\n\nThe above exception|\n\nDuring handling|\Z)",
    re.MULTILINE | re.DOTALL,
)
"""Where database errors repeat the row they were given, and so what was said; up to the next exception."""


class Log:
    """The open log of this program; follows the `logs` settings while it runs."""

    def __init__(self, paths: Paths, settings: SettingsStore) -> None:
        self._settings = settings
        self._root = logging.getLogger()
        self._formatter = JsonLines()
        self._file = SharedLogFile(paths.logs / LOG_NAME)
        self._file.setFormatter(self._formatter)
        self._root.addHandler(self._file)
        for name in QUIET_LOGGERS:
            logging.getLogger(name).setLevel(logging.WARNING)
        logging.captureWarnings(True)
        logging.raiseExceptions = False  # a full disk must not fill the terminal as well
        self._apply("logs.")
        self._unsubscribe: Callable[[], None] = settings.subscribe(self._apply)

    @property
    def file(self) -> Path:
        """Where it is written."""
        return self._file.path

    def close(self) -> None:
        """Stop writing; what is logged later goes nowhere."""
        self._unsubscribe()
        logging.captureWarnings(False)
        self._root.removeHandler(self._file)
        self._file.close()

    def __enter__(self) -> "Log":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _apply(self, changed: str) -> None:
        current = self._settings.current
        self._formatter.secrets = _secret_words(self._settings)
        if changed.startswith("logs."):
            self._root.setLevel(current.logs.level.upper())
            self._formatter.message_texts = current.logs.message_texts
            self._file.keep_files = current.logs.keep_files


def configure(paths: Paths, settings: SettingsStore) -> Log:
    """Begin to log into the program's folder, which must exist; nothing goes to the terminal.

    Args:
        paths: where.
        settings: the level, and whether texts may be logged; followed while the program runs.
    """
    return Log(paths, settings)


class JsonLines(logging.Formatter):
    """One JSON object a line: time, level, logger, message, turn, then the event's own fields."""

    def __init__(self) -> None:
        super().__init__()
        self.message_texts = False
        self.secrets: tuple[str, ...] = ()

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        time = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, Any] = {"time": time, "level": record.levelname.lower(), "logger": record.name}
        line["message"] = record.getMessage()
        if turn := current_turn.get():
            line["turn"] = turn
        line |= {key: value for key, value in vars(record).items() if key not in _STANDARD}
        if not self.message_texts:
            line.pop("text", None)
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = self.formatException(record.exc_info)
        line |= {"process": record.process, "thread": record.threadName}
        return json.dumps(self._masked(line), ensure_ascii=False, default=str)

    def _masked(self, value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): self._masked(item) for key, item in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self._masked(item) for item in value]
        if value is None or isinstance(value, bool | int | float):
            return value
        text = masked(str(value), self.secrets)
        # A lone surrogate (a file name that is no UTF-8) could not be written.
        text = text.encode("utf-8", "backslashreplace").decode()
        return text if self.message_texts else _TEXTS_IN_ERRORS.sub(r"\1…", text)


def masked(text: str, secrets: tuple[str, ...] = ()) -> str:
    """The text with passwords in addresses, `password=...` and the given secrets made unreadable."""
    for secret in secrets:
        text = text.replace(secret, _MASK)
    for pattern, replacement in _SECRETS_IN_TEXT:
        text = pattern.sub(replacement, text)
    return text


def _secret_words(settings: SettingsStore) -> tuple[str, ...]:
    """The values of secret settings, and the passwords inside of them; the longest first."""
    words: set[str] = set()
    for described in descriptions().values():
        if described.info.secret:
            value = str(getattr(getattr(settings.current, described.section), described.key))
            password = urlsplit(value).password or ""
            words |= {value, password, unquote(password)}
    # Masking every "a" in the log would say more than it hides.
    return tuple(sorted((word for word in words if len(word) >= 4), key=len, reverse=True))
