"""The files of the embedded database: made once, never seen half-made, and configured at each start."""

import hashlib
import os
import secrets
import shutil
import socket
import stat
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import psutil

from bestfriend_desktop.adapters.postgres import binaries
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.trouble import trouble_of_output
from bestfriend_desktop.domain.errors import Misconfigured

USER = "bestfriend"
DATABASE = "postgres"

SETTINGS = {
    "autovacuum_max_workers": "1",
    "checkpoint_timeout": "15min",
    "fsync": "on",
    "full_page_writes": "on",
    "io_method": "sync",
    "jit": "off",
    # Terse, and no failing statement: the details would put the person's words into the log.
    "log_error_verbosity": "terse",
    "log_min_error_statement": "panic",
    "log_timezone": "UTC",
    "logging_collector": "off",
    "max_connections": "40",
    "max_logical_replication_workers": "0",
    "max_wal_senders": "0",
    "max_wal_size": "512MB",
    "synchronous_commit": "on",
    "timezone": "UTC",
    "unix_socket_permissions": "0700",
    "wal_level": "minimal",
}

LEAST_CACHE_MB, MOST_CACHE_MB = 128, 512
"""Of `shared_buffers`. 100,000 memories and their index are 400 MB; a recall that must fetch their pages from
the system's cache one by one takes a third longer. What is never touched takes no memory."""
_CACHE_SHARE = 1 / 16
"""Of the machine's memory."""
_SOCKET_NAME = ".s.PGSQL.5432"
_LONGEST_SOCKET_BYTES = 103
"""Of a socket's path (sun_path): 108 with the closing zero on Linux, 104 on macOS."""
_LOG_LIMIT_BYTES = 1_000_000
_LARGEST_PID, _LONGEST_PID = 2**31 - 1, 12
_ORPHANS_LIMIT_S = 10.0
"""Longest wait for the backends of a killed server, which end by themselves."""


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What `postmaster.pid` says of the running server."""

    pid: int
    port: int
    socket_folder: str
    host: str
    status: str
    """`starting`, `ready`, `stopping`, `standby`; empty while it is being written."""


class Cluster:
    """The database in one folder.

    Args:
        folder: absolute; holds `data`, `password`, `server.log` and the locks.
        over_tcp: listen on 127.0.0.1 in place of a Unix socket.
        port: for TCP; 0 takes a free one.
    """

    def __init__(self, folder: Path, *, over_tcp: bool, port: int = 0) -> None:
        self.folder = folder
        self.data = folder / "data"
        self.log = folder / "server.log"
        self._over_tcp = over_tcp
        self._port = port

    def make(self) -> None:
        """Make the files of a new database, as a whole or not at all; raises what `initdb` met."""
        # A name of its own each time: after a kill an orphaned initdb may still be writing into the last one.
        unfinished = self.folder / f"data.new-{secrets.token_hex(4)}"
        for leftover in self.folder.glob("data.new-*"):
            shutil.rmtree(leftover, ignore_errors=True)
        self._write_secret(self.folder / "password", secrets.token_urlsafe(24))
        try:
            code, output = binaries.run(
                "initdb",
                f"--pgdata={unfinished}",
                f"--username={USER}",
                f"--pwfile={self.folder / 'password'}",
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--locale=C",
                "--builtin-locale=C.UTF-8",
                "--no-instructions",
                folder=self.folder,
                data=unfinished,
            )
            if code != 0:
                raise trouble_of_output(output, self.folder, self.log)
            with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as conf:
                conf.write("\ninclude_if_exists = '../bestfriend.conf'\n")
            unfinished.rename(self.data)
        except BaseException:
            shutil.rmtree(unfinished, ignore_errors=True)
            raise

    @property
    def is_made(self) -> bool:
        """False for a first start."""
        return (self.data / "PG_VERSION").is_file()

    @property
    def made_by(self) -> str:
        """The major version of Postgres that made it; empty where unknown."""
        try:
            return (self.data / "PG_VERSION").read_text(encoding="utf-8").strip()
        except OSError:
            return ""

    def prepare_start(self) -> None:
        """Write the configuration and clear away what a killed server left; none may run or start."""
        self._clear_pid_file()
        settings = SETTINGS | {"shared_buffers": f"{cache_mb(psutil.virtual_memory().total)}MB"}
        if self._over_tcp:
            settings |= {"listen_addresses": "127.0.0.1", "port": str(self._port or _free_port())}
            settings["unix_socket_directories"] = ""
        else:
            folder = self._socket_folder()
            # Its lock names a process too, and one of that number may be alive by now.
            for leftover in (folder / _SOCKET_NAME, folder / f"{_SOCKET_NAME}.lock"):
                leftover.unlink(missing_ok=True)
            settings |= {"listen_addresses": "", "port": "5432", "unix_socket_directories": str(folder)}
        lines = (f"{name} = {_quoted(value)}\n" for name, value in settings.items())
        (self.folder / "bestfriend.conf").write_text("".join(lines), encoding="utf-8")
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT_BYTES:
            self.log.replace(self.log.with_suffix(".log.1"))
        self._hand_to_owner()

    def postmaster(self) -> Postmaster | None:
        """The server that runs on these files, or None."""
        lines = self._pid_lines()
        if not lines or not self.is_server(int(lines[0])):
            return None
        lines += [""] * (8 - len(lines))
        port = int(lines[3]) if lines[3].isdecimal() else 0
        return Postmaster(int(lines[0]), port, socket_folder=lines[4], host=lines[5], status=lines[7])

    def is_server(self, pid: int) -> bool:
        """True for a living process of Postgres that works on these files."""
        try:
            process = psutil.Process(pid)
            if process.status() == psutil.STATUS_ZOMBIE or not process.name().lower().startswith("postgres"):
                return False
            # The working folder of a server and its backends is their data folder.
            return Path(process.cwd()).resolve() == self.data.resolve()
        except psutil.NoSuchProcess:
            return False
        except (psutil.AccessDenied, OSError):
            return True  # in doubt it is ours: taking away the file of a live server would ruin the data

    def address(self, server: Postmaster) -> ServerAddress:
        """Where that server is reached.

        Raises:
            Misconfigured: `database_password_missing`.
        """
        try:
            password = (self.folder / "password").read_text(encoding="utf-8")
        except OSError as error:
            raise Misconfigured(
                "database_password_missing",
                f"The file {self.folder / 'password'} is missing or cannot be read.",
                "Restore it from a backup.",
            ) from error
        return ServerAddress(server.socket_folder or server.host, server.port, USER, password, DATABASE)

    def _pid_lines(self) -> list[str]:
        """What the server's pid file says; empty where there is none, or nothing sensible in it."""
        try:
            text = (self.data / "postmaster.pid").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return []
        lines = [line.strip() for line in text.splitlines()]
        return lines if lines and _is_pid(lines[0]) else []

    def wait_for_orphans(self, limit_s: float = _ORPHANS_LIMIT_S) -> bool:
        """Wait, for a while, until the backends of a killed server have ended; no new one starts before.

        Returns:
            True when no process of Postgres works on these files any more.
        """
        give_up = time.monotonic() + limit_s
        while any(map(self.is_server, psutil.pids())):
            if time.monotonic() >= give_up:
                return False
            time.sleep(0.02)
        return True

    def _clear_pid_file(self) -> None:
        """Remove a pid file that would keep Postgres from starting for ever.

        After a kill, its number may belong to another program by now, or to a process that is dead but not
        buried; Postgres only asks whether the number is taken. After a power cut it may be empty, or hold
        zeros, which Postgres refuses. A file with a free number stays: Postgres finds in it the memory that
        backends of the killed server may still use.
        """
        file = self.data / "postmaster.pid"
        lines = self._pid_lines()
        if not file.is_file() or (lines and not psutil.pid_exists(int(lines[0]))):
            return
        # While a process works on these files, its file is no leftover, whatever is in it.
        if self.wait_for_orphans():
            file.unlink(missing_ok=True)

    def _socket_folder(self) -> Path:
        folder = self.folder / "run"
        path = os.fsencode(folder / _SOCKET_NAME)
        # Postgres and libpq read a comma as the beginning of another folder.
        if len(path) > _LONGEST_SOCKET_BYTES or b"," in path:
            name = hashlib.sha256(os.fsencode(self.folder)).hexdigest()[:12]
            base = os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir()
            folder = Path(base, f"bestfriend-{os.getuid()}-{name}")
        folder.mkdir(mode=0o700, exist_ok=True)
        found = folder.lstat()
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o077:
            raise Misconfigured(
                "database_socket_folder_unsafe",
                f"The folder {folder} is open to other users.",
                "Remove it, then start again.",
            )
        return folder

    def _hand_to_owner(self) -> None:
        """Give the files to the user that the server runs as: root's choice may differ from last time."""
        owner = binaries.owner_of_cluster()
        if sys.platform == "win32" or owner is None or self.data.stat().st_uid == owner:
            return
        if self.log.exists():
            os.lchown(self.log, owner, owner if owner else -1)
        for place, folders, files in os.walk(self.data):
            for name in (".", *folders, *files):
                os.lchown(Path(place, name), owner, owner if owner else -1)

    @staticmethod
    def _write_secret(file: Path, text: str) -> None:
        file.unlink(missing_ok=True)
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as opened:
            opened.write(text)
            opened.flush()
            os.fsync(opened.fileno())


def cache_mb(memory_bytes: int) -> int:
    """What Postgres may keep of its files in a machine of so much memory."""
    return max(LEAST_CACHE_MB, min(MOST_CACHE_MB, int(memory_bytes * _CACHE_SHARE) // 1_048_576))


def _is_pid(text: str) -> bool:
    """True for the number that a process can have."""
    return text.isascii() and text.isdecimal() and 0 < int(text[:_LONGEST_PID]) <= _LARGEST_PID


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _quoted(value: str) -> str:
    return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"
