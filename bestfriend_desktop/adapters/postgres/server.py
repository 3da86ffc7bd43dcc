"""The embedded Postgres server: started for the first program that needs it, stopped by the last.

Killing the program, the server or one of its backends at any moment leaves files that the next start heals.
"""

import logging
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

from bestfriend_desktop.adapters.postgres import binaries
from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.cluster import Cluster, Postmaster
from bestfriend_desktop.adapters.postgres.sharing import ServerUsers
from bestfriend_desktop.adapters.postgres.trouble import trouble_of_os_error, trouble_of_output
from bestfriend_desktop.domain.errors import BestFriendError, Unavailable

START_LIMIT_S = 120.0
"""Longest wait for a server; recovery after a crash may take its time."""
STOP_LIMIT_S = 20.0
_ANSWER_LIMIT_S = 5.0
_LAUNCHES = 4
_POLL_S = 0.005

_log = logging.getLogger(__name__)


class EmbeddedServer:
    """One folder's server. The methods block: call them in an executor.

    Several of these, in one program or in several, share one server; each that has started it must stop it.

    Args:
        folder: made where it is missing.
        over_tcp: listen on 127.0.0.1 (with a password) in place of a Unix socket; Windows knows no other way.
        port: for TCP; 0 takes a free one at each start.
    """

    def __init__(self, folder: Path, *, over_tcp: bool = sys.platform == "win32", port: int = 0) -> None:
        self.folder = folder.expanduser().absolute()
        self._cluster = Cluster(self.folder, over_tcp=over_tcp, port=port)
        self._joined = False

    def start(self, progress: Callable[[str], None] = lambda step: None) -> ServerAddress:
        """See to it that the server runs; may be called again at any time, to heal it.

        Args:
            progress: told what is going on, on the calling thread.

        Raises:
            Unavailable: `disk_full`, `database_port_in_use`, `database_damaged`, `database_as_root`,
                `database_binaries_unfit`, `database_busy`, `out_of_memory`, `database_start_failed`.
            Misconfigured: `database_folder_not_writable`, `database_folder_unusable`,
                `database_other_version`, `database_binaries_missing`, `database_password_missing`.
        """
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            users = ServerUsers.of(self.folder)
            with users.one_at_a_time():
                server = self._running(progress)
                address = self._cluster.address(server)
                if not self._joined:
                    users.join()
                    self._joined = True
                return address
        except OSError as error:
            raise trouble_of_os_error(error, self.folder) from error

    def stop(self) -> None:
        """Let go of the server; it ends when nobody else uses it. Does nothing where it was not started."""
        if not self._joined:
            return
        users = ServerUsers.of(self.folder)
        with users.one_at_a_time():
            self._joined = False
            if users.leave():
                self._end()

    def _running(self, progress: Callable[[str], None]) -> Postmaster:
        """The server, ready; started (and made) where it is not."""
        give_up = time.monotonic() + START_LIMIT_S
        if not self._cluster.is_made:
            progress("Preparing the database for the first time")
            self._cluster.make()
        launches_left = _LAUNCHES
        while time.monotonic() < give_up:
            server = self._cluster.postmaster()
            if server is not None and server.status == "ready" and _answers(server):
                return server
            if server is None:
                if launches_left == _LAUNCHES:
                    progress("Starting the database")
                launches_left -= 1
                try:
                    return self._launch()
                except BestFriendError as failure:
                    # What has no known reason may have been a kill, or what a kill left behind for a moment.
                    if failure.code != "database_start_failed" or not launches_left:
                        raise
                    self._cluster.wait_for_orphans()
            time.sleep(_POLL_S)  # another program's is starting, or a killed one's is still ending
        raise Unavailable(
            "database_start_failed",
            "The database does not become ready.",
            f"Start again; if that does not help, {self._cluster.log} says more.",
        )

    def _launch(self) -> Postmaster:
        """Start it and wait until it is ready."""
        self._cluster.prepare_start()
        log = self._cluster.log
        log_begin = log.stat().st_size if log.exists() else 0
        # The log without its folder: pg_ctl hands it through a shell, which trips over a folder called `a$b`.
        arguments = ("start", "--wait", f"--timeout={START_LIMIT_S:.0f}", f"--log={log.name}", "--silent")
        with tempfile.TemporaryFile() as output:
            launcher = subprocess.Popen(
                binaries.command("pg_ctl", *arguments),
                stdout=output,
                stderr=subprocess.STDOUT,
                **binaries.process_options(self.folder, self._cluster.data),
            )
            # pg_ctl knows when the server fails, but looks for success only ten times a second.
            while True:
                has_ended = launcher.poll() is not None
                server = self._cluster.postmaster()
                if server is not None and server.status == "ready":
                    threading.Thread(target=launcher.wait, name="wait for pg_ctl", daemon=True).start()
                    return server
                if has_ended:
                    break
                time.sleep(_POLL_S)
            output.seek(0)
            said = output.read().decode("utf-8", "replace") + _from(log, log_begin)
        _log.info("the database server did not start", extra={"output": said[-2000:]})
        raise trouble_of_output(said, self.folder, log, self._cluster.made_by)

    def _end(self) -> None:
        """Stop the server: within a moment, or without ceremony (its next start then heals the files)."""
        server = self._cluster.postmaster()
        for mode in ("fast", "immediate"):
            if server is None:
                return
            arguments = ("stop", "--no-wait", f"--mode={mode}", "--silent")
            binaries.run("pg_ctl", *arguments, folder=self.folder, data=self._cluster.data)
            give_up = time.monotonic() + STOP_LIMIT_S
            while time.monotonic() < give_up:
                if not self._cluster.is_server(server.pid):
                    return
                time.sleep(_POLL_S)
        _log.error("the database server does not stop")


def _answers(server: Postmaster) -> bool:
    """False for a server that is dying of a kill: its process and its socket may still be there."""
    try:
        if server.socket_folder:
            connection = socket.socket(socket.AF_UNIX)
            place: str | tuple[str, int] = f"{server.socket_folder}/.s.PGSQL.{server.port}"
        else:
            connection = socket.socket()
            place = (server.host, server.port)
        with connection:
            connection.settimeout(_ANSWER_LIMIT_S)
            connection.connect(place)
            # SSLRequest of the protocol; a living server says S (yes) or N (no).
            connection.sendall(struct.pack("!ii", 8, 80877103))
            return connection.recv(1) in (b"S", b"N")
    except OSError:
        return False


def _from(log: Path, begin: int) -> str:
    """What was written to the log since then, at most its last 20,000 bytes."""
    try:
        with log.open("rb") as opened:
            opened.seek(max(begin, log.stat().st_size - 20_000))
            return opened.read().decode("utf-8", "replace")
    except OSError:
        return ""
