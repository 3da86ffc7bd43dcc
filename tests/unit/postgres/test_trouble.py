"""adapters/postgres/trouble.py"""

import errno
import os
from pathlib import Path

import pytest

from bestfriend_desktop.adapters.postgres.trouble import trouble_of_os_error, trouble_of_output

FOLDER = Path("/home/me/postgres")
LOG = FOLDER / "server.log"


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ('FATAL:  could not write lock file "postmaster.pid": No space left on device', "disk_full"),
        ('FATAL:  could not extend file "base/1/2691": wrote only 4096 of 8192 bytes', "disk_full"),
        ("FATAL:  database files are incompatible with server", "database_other_version"),
        ('LOG:  could not bind IPv4 address "127.0.0.1": Address already in use', "database_port_in_use"),
        ("FATAL:  could not create any TCP/IP sockets", "database_port_in_use"),
        (
            'FATAL:  could not open file "global/pg_control": Permission denied',
            "database_folder_not_writable",
        ),
        ('FATAL:  data directory "/x" has wrong ownership', "database_folder_not_writable"),
        (
            'FATAL:  could not create lock file "postmaster.pid": Read-only file system',
            "database_folder_not_writable",
        ),
        ("FATAL:  could not map anonymous shared memory: Cannot allocate memory", "out_of_memory"),
        ("postgres: error while loading shared libraries: libz.so.1: cannot open", "database_binaries_unfit"),
        ("/lib/libc.so.6: version `GLIBC_2.38' not found", "database_binaries_unfit"),
        ("PANIC:  could not locate a valid checkpoint record at 0/1", "database_damaged"),
        ('FATAL:  could not open file "global/pg_filenode.map": No such file', "database_damaged"),
        ("FATAL:  something nobody thought of", "database_start_failed"),
        ("", "database_start_failed"),
    ],
)
def test_log_is_read_for_what_went_wrong(output: str, code: str) -> None:
    error = trouble_of_output(f"LOG:  starting PostgreSQL 18.6\n{output}\n", FOLDER, LOG)
    assert error.code == code
    assert error.message.endswith(".")
    assert error.remedy.endswith(".")


def test_unknown_reason_is_passed_on_with_the_place_of_the_log() -> None:
    error = trouble_of_output("FATAL:  something nobody thought of", FOLDER, LOG)
    assert "something nobody thought of" in error.message
    assert str(LOG) in error.remedy


@pytest.mark.parametrize(
    ("output", "reason"),
    [
        (
            'pg_ctl: the PID file "/d/postmaster.pid" is empty\n',
            '(the PID file "/d/postmaster.pid" is empty)',
        ),
        (
            "2026-12-01 FATAL:  bogus data\npg_ctl: could not start server\nExamine the log output.\n",
            "(bogus data)",
        ),
    ],
)
def test_postgres_own_words_are_told(output: str, reason: str) -> None:
    assert reason in trouble_of_output(output, FOLDER, LOG).message


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "database_folder_not_writable"),
        (errno.EACCES, "database_folder_not_writable"),
        (errno.ENOTDIR, "database_folder_unusable"),
        (errno.ENOEXEC, "database_binaries_unfit"),
    ],
)
def test_error_of_the_system_is_told_with_the_folder(number: int, code: str) -> None:
    error = trouble_of_os_error(OSError(number, os.strerror(number)), FOLDER)
    assert error.code == code
    assert error.remedy.endswith(".")
