"""adapters/postgres/server.py, and the files it stands on: cluster.py, binaries.py, sharing.py"""

import os
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psutil
import psycopg
import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.binaries import binaries_folder
from bestfriend_desktop.adapters.postgres.cluster import Cluster, cache_mb
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable
from tests.integration.postgres.conftest import fill, sql

on_posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and modes of POSIX")
as_root_on_linux = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="needs to be root on Linux"
)

HOLD = """
import sys
from pathlib import Path
from bestfriend_desktop.adapters.postgres.server import EmbeddedServer
server = EmbeddedServer(Path(sys.argv[1]))
server.start()
print("started", flush=True)
sys.stdin.readline()
server.stop()
print("stopped", flush=True)
"""


@pytest.mark.parametrize(("memory_gb", "cache"), [(1, 128), (4, 256), (8, 512), (64, 512)])
def test_cache_of_the_server_goes_by_the_memory_of_the_machine(memory_gb: int, cache: int) -> None:
    assert cache_mb(memory_gb * 1024**3) == cache


class Program:
    """Another program that uses the same server."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def wait_until(self, word: str) -> None:
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == word

    def stop(self) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        self.wait_until("stopped")

    def kill(self) -> None:
        self.process.kill()
        self.process.communicate()


@pytest.fixture
def folder(made_once: Path) -> Iterator[Path]:
    """Of a stopped database that all tests use, one after the other, and leave sound."""
    yield made_once
    end(made_once)


@pytest.fixture
def spoilt_folder(tmp_path: Path, made_once: Path) -> Iterator[Path]:
    """Of a stopped database that may be spoilt."""
    yield shutil.copytree(made_once, tmp_path / "postgres")
    end(tmp_path / "postgres")


@pytest.fixture
def new_folder(tmp_path: Path) -> Iterator[Path]:
    """Where a database will be made."""
    yield tmp_path / "postgres"
    end(tmp_path / "postgres")


def end(folder: Path) -> None:
    """End what a failed test left running."""
    pid = postmaster_pid(folder)
    if pid is not None:
        os.kill(pid, signal.SIGQUIT if sys.platform != "win32" else signal.SIGTERM)
        psutil.Process(pid).wait(60)


def postmaster_pid(folder: Path) -> int | None:
    try:
        pid = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pid if is_running(pid) else None


def is_running(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def running_pid(folder: Path) -> int:
    pid = postmaster_pid(folder)
    assert pid is not None
    return pid


def answers(address: ServerAddress) -> bool:
    with sql(address) as connection:
        row = connection.execute("SELECT 42").fetchone()
    return row == (42,)


def failure_of(server: EmbeddedServer) -> BestFriendError:
    with pytest.raises(BestFriendError) as caught:
        server.start()
    error = caught.value
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")
    return error


def test_first_start_makes_the_database_and_says_so(new_folder: Path) -> None:
    steps: list[str] = []
    server = EmbeddedServer(new_folder)
    address = server.start(steps.append)
    assert answers(address)
    assert steps == ["Preparing the database for the first time", "Starting the database"]
    server.stop()
    assert postmaster_pid(new_folder) is None


def test_second_start_starts_what_is_there_and_makes_nothing(folder: Path) -> None:
    version = folder / "data" / "PG_VERSION"  # written once, when a database is made
    made_ns = version.stat().st_mtime_ns
    steps: list[str] = []
    server = EmbeddedServer(folder)
    assert answers(server.start(steps.append))
    server.stop()
    assert steps == ["Starting the database"]
    assert version.stat().st_mtime_ns == made_ns


def test_starting_again_and_stopping_again_do_no_harm(folder: Path) -> None:
    server = EmbeddedServer(folder)
    server.stop()
    assert server.start() == server.start()
    pid = postmaster_pid(folder)
    server.stop()
    server.stop()
    assert pid is not None
    assert not is_running(pid)


def test_password_is_needed_and_never_shown(folder: Path) -> None:
    server = EmbeddedServer(folder)
    address = server.start()
    assert len(address.password) >= 24
    assert address.password not in repr(address) + str(address)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(
            host=address.host, port=address.port, user=address.user, dbname="postgres", password="x"
        )
    assert address.password not in (folder / "server.log").read_text()
    server.stop()


@on_posix
def test_nobody_else_may_enter(folder: Path) -> None:
    server = EmbeddedServer(folder)
    address = server.start()
    for path in (folder, folder / "data", Path(address.host)):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / "password").stat().st_mode) == 0o600
    server.stop()


@pytest.mark.parametrize(
    "name",
    [
        'Jürgens Ordner mit Leerzeichen, it\'s $HOME `id` "quoted" \\ 日本語',
        'Jürgens $HOME `id` "quoted" \\',
        "x" * 120,
    ],
    ids=["with-comma", "short", "long"],
)
@on_posix
def test_any_folder_will_do(tmp_path: Path, name: str) -> None:
    server = EmbeddedServer(tmp_path / name / "postgres")
    try:
        assert answers(server.start())
    finally:
        server.stop()


def test_it_listens_on_a_local_port_where_there_are_no_sockets(folder: Path) -> None:
    server = EmbeddedServer(folder, over_tcp=True)
    address = server.start()
    assert address.host == "127.0.0.1"
    assert answers(address)
    server.stop()
    with pytest.raises(psycopg.OperationalError):
        answers(address)


def test_port_in_use_is_told(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        server = EmbeddedServer(folder, over_tcp=True, port=taken.getsockname()[1])
        assert failure_of(server).code == "database_port_in_use"
    assert answers(server.start())
    server.stop()


def test_two_parts_of_one_program_share_the_server(folder: Path) -> None:
    one, other = EmbeddedServer(folder), EmbeddedServer(folder)
    with ThreadPoolExecutor(2) as threads:
        addresses = list(threads.map(lambda server: server.start(), (one, other)))
    assert addresses[0] == addresses[1]
    one.stop()
    assert answers(addresses[1])
    other.stop()
    assert postmaster_pid(folder) is None


def test_two_programs_starting_at_once_share_the_server_and_the_last_one_stops_it(new_folder: Path) -> None:
    programs = [Program(new_folder) for _ in range(2)]
    for program in programs:
        program.wait_until("started")
    pid = running_pid(new_folder)
    programs[0].stop()
    assert is_running(pid)
    programs[1].stop()
    assert not is_running(pid)
    for program in programs:
        program.process.communicate()


@on_posix
def test_server_of_a_killed_program_is_taken_over_and_then_stopped(folder: Path) -> None:
    program = Program(folder)
    program.wait_until("started")
    pid = running_pid(folder)
    program.kill()
    assert is_running(pid)
    server = EmbeddedServer(folder)
    assert answers(server.start())
    assert postmaster_pid(folder) == pid
    server.stop()
    assert not is_running(pid)


@on_posix
def test_killed_server_is_started_again_with_all_that_was_committed(folder: Path) -> None:
    server = EmbeddedServer(folder)
    address = server.start()
    with sql(address) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
        os.kill(running_pid(folder), signal.SIGKILL)
        address = server.start()
    with sql(address) as connection:
        assert connection.execute("SELECT number FROM kept").fetchall() == [(7,)]
        connection.execute("DROP TABLE kept")
    server.stop()
    assert postmaster_pid(folder) is None


@on_posix
def test_program_killed_while_it_makes_the_database_leaves_nothing_in_the_way(new_folder: Path) -> None:
    for _ in range(2):
        program = Program(new_folder)
        while not list(new_folder.glob("data.new-*/base")):
            time.sleep(0.002)
        program.kill()
        assert not (new_folder / "data").exists()
    server = EmbeddedServer(new_folder)
    assert answers(server.start())
    server.stop()
    assert sorted(entry.name for entry in new_folder.iterdir() if entry.name.startswith("data")) == ["data"]


@on_posix
def test_number_of_a_killed_server_may_belong_to_another_program_by_now(folder: Path) -> None:
    server = EmbeddedServer(folder)
    address = server.start()
    pid_file = folder / "data" / "postmaster.pid"
    pid = running_pid(folder)
    lock_files = [pid_file, Path(address.host) / ".s.PGSQL.5432.lock"]
    left = [file.read_text().replace(str(pid), str(os.getpid()), 1) for file in lock_files]
    server.stop()
    for file, text in zip(lock_files, left, strict=True):
        file.write_text(text)
    assert answers(server.start())
    server.stop()


@on_posix
@pytest.mark.parametrize(
    "left",
    [
        b"99999999\n",
        b"",
        b"\n",
        b"\0" * 120,
        b"garbage",
        b"0\n",
        b"-5\n",
        b"9" * 400,
        "\u0663\n".encode(),
        b"\xff\xfe\x00",
    ],
    ids=[
        "too great",
        "empty",
        "a line",
        "zeros",
        "letters",
        "nought",
        "negative",
        "endless",
        "other figures",
        "no text",
    ],
)
def test_pid_file_that_a_power_cut_has_spoilt_is_cleared_away(folder: Path, left: bytes) -> None:
    (folder / "data" / "postmaster.pid").write_bytes(left)
    server = EmbeddedServer(folder)
    assert answers(server.start())
    server.stop()
    assert not (folder / "data" / "postmaster.pid").exists()


def test_spoilt_pid_file_of_a_server_that_runs_is_left_alone(folder: Path) -> None:
    server = EmbeddedServer(folder)
    address = server.start()
    pid_file = folder / "data" / "postmaster.pid"
    as_it_was = pid_file.read_bytes()
    pid_file.write_bytes(b"")
    assert not Cluster(folder, over_tcp=False).wait_for_orphans(limit_s=0)
    assert answers(address)
    pid_file.write_bytes(as_it_was)
    server.stop()


def test_file_in_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "postgres").write_text("not a folder")
    assert failure_of(EmbeddedServer(tmp_path / "postgres")).code == "database_folder_unusable"
    assert failure_of(EmbeddedServer(tmp_path / "postgres" / "below")).code == "database_folder_unusable"


@as_root_on_linux
def test_read_only_disk_is_told(mounted: Path) -> None:
    server = EmbeddedServer(mounted / "postgres")
    server.start()
    server.stop()
    subprocess.run(["mount", "-o", "remount,ro", str(mounted)], check=True)
    for place in ("postgres", "new"):
        assert failure_of(EmbeddedServer(mounted / place)).code == "database_folder_not_writable"
    subprocess.run(["mount", "-o", "remount,rw", str(mounted)], check=True)
    assert answers(server.start())
    server.stop()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_folder_of_somebody_else_is_told(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        assert failure_of(EmbeddedServer(tmp_path / "postgres")).code == "database_folder_not_writable"
    finally:
        tmp_path.chmod(0o700)


@as_root_on_linux
def test_full_disk_is_told_at_the_first_start_and_at_a_later_one(mounted: Path) -> None:
    server = EmbeddedServer(mounted / "postgres")
    ballast = fill(mounted, but_bytes=20_000_000)
    assert failure_of(server).code == "disk_full"
    assert not list((mounted / "postgres").glob("data*"))
    ballast.unlink()
    server.start()
    server.stop()
    ballast = fill(mounted)
    assert failure_of(server).code == "disk_full"
    ballast.unlink()
    assert answers(server.start())
    server.stop()


def test_database_of_another_version_is_told(spoilt_folder: Path) -> None:
    server = EmbeddedServer(spoilt_folder)
    (spoilt_folder / "data" / "PG_VERSION").write_text("17\n")
    error = failure_of(server)
    assert error.code == "database_other_version"
    assert "Postgres 17" in error.message
    assert isinstance(error, Misconfigured)


def test_damaged_files_are_told(spoilt_folder: Path) -> None:
    server = EmbeddedServer(spoilt_folder)
    (spoilt_folder / "data" / "global" / "pg_control").write_bytes(b"\0" * 8192)
    assert failure_of(server).code in ("database_damaged", "database_other_version")


def test_lost_log_of_changes_is_told_as_damage(spoilt_folder: Path) -> None:
    server = EmbeddedServer(spoilt_folder)
    for segment in (spoilt_folder / "data" / "pg_wal").glob("0*"):
        segment.write_bytes(b"\0" * segment.stat().st_size)
    assert failure_of(server).code == "database_damaged"


def test_lost_password_is_told(spoilt_folder: Path) -> None:
    server = EmbeddedServer(spoilt_folder)
    (spoilt_folder / "password").unlink()
    assert failure_of(server).code == "database_password_missing"


def test_binaries_may_lie_elsewhere(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BESTFRIEND_PG_BIN", str(tmp_path))
    error = failure_of(EmbeddedServer(folder))
    assert error.code == "database_binaries_missing"
    assert str(tmp_path) in error.message
    monkeypatch.setenv("BESTFRIEND_PG_BIN", "")
    shipped = binaries_folder()
    monkeypatch.setenv("BESTFRIEND_PG_BIN", str(shipped))
    server = EmbeddedServer(folder)
    assert answers(server.start())
    server.stop()


def stand_in(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


@on_posix
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("error while loading shared libraries: libz.so.1: cannot open shared object file", "binaries_unfit"),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "out_of_memory"),
        ("FATAL:  something new", "database_start_failed"),
    ],
)
def test_binaries_that_do_not_run_are_told(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, said: str, code: str
) -> None:
    server = EmbeddedServer(folder)
    for name in ("postgres", "initdb", "pg_ctl"):
        stand_in(tmp_path / "bin", name, f"echo '{said}' >&2; exit 127")
    monkeypatch.setenv("BESTFRIEND_PG_BIN", str(tmp_path / "bin"))
    assert failure_of(server).code.endswith(code)


@as_root_on_linux
def test_root_without_user_namespaces_runs_the_server_as_nobody(
    spoilt_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = EmbeddedServer(spoilt_folder)
    stand_in(tmp_path / "path", "unshare", "echo 'unshare failed: Operation not permitted' >&2; exit 1")
    monkeypatch.setenv("PATH", f"{tmp_path / 'path'}:{os.environ['PATH']}")
    assert answers(server.start())
    pid = running_pid(spoilt_folder)
    assert psutil.Process(pid).uids().effective == 65534
    server.stop()
    assert not is_running(pid)
    monkeypatch.undo()
    assert answers(server.start())
    server.stop()


@as_root_on_linux
def test_root_that_may_become_nobody_else_is_told_so(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    error = failure_of(EmbeddedServer(folder))
    assert error.code == "database_as_root"
    assert isinstance(error, Unavailable)
    assert re.search("normal user.*BESTFRIEND_DATABASE_URL", error.remedy)


def test_log_is_kept_short(folder: Path) -> None:
    server = EmbeddedServer(folder)
    log = folder / "server.log"
    log.write_text("x" * 2_000_000)
    server.start()
    server.stop()
    assert log.stat().st_size < 100_000
    assert (folder / "server.log.1").stat().st_size == 2_000_000
