"""What went wrong with the embedded server, in one sentence: from its log or the system's error."""

import errno
import re
from pathlib import Path

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured, Unavailable

_ELSEWHERE = "or choose another folder with BESTFRIEND_HOME"


def trouble_of_os_error(error: OSError, folder: Path) -> BestFriendError:
    """A file or program of the database could not be used."""
    match error.errno:
        case errno.ENOSPC | errno.EDQUOT:
            return disk_full(folder)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return _not_writable(folder)
        case errno.ENOEXEC:
            return _wrong_binaries()
    return Misconfigured(
        "database_folder_unusable",
        f"The folder {folder} cannot hold the database ({error.strerror or error}).",
        f"Move away what is in its place, {_ELSEWHERE}.",
    )


def trouble_of_output(output: str, folder: Path, log: Path, made_by: str = "") -> BestFriendError:
    """The server (or initdb) ended with this output.

    Args:
        output: the end of the log, or what the program wrote.
        folder: of the database.
        log: where the person can read more.
        made_by: the major version in the data folder's PG_VERSION, empty where unknown.
    """
    if re.search(r"No space left on device|Disk quota exceeded|wrote only \d+ of", output):
        return disk_full(folder)
    if re.search("files are incompatible with server|was initialized by PostgreSQL version", output):
        version = f"Postgres {made_by}" if made_by else "another Postgres"
        return Misconfigured(
            "database_other_version",
            f"The database in {folder} was made by {version}, which is not the one that runs here.",
            "Point BESTFRIEND_PG_BIN to the bin folder of that version, or move the folder away.",
        )
    if re.search(r"Address already in use|could not create any|could not bind|is another postmaster", output):
        return Unavailable(
            "database_port_in_use",
            "Another program uses the port or socket of the database.",
            f"End it, {_ELSEWHERE}.",
        )
    if re.search(
        r"Read-only file system|Permission denied|has (wrong|invalid) ownership|has group or", output
    ):
        return _not_writable(folder)
    if re.search(r"Cannot allocate memory|could not map anonymous shared memory|out of memory", output):
        return Unavailable(
            "out_of_memory",
            "There is not enough memory to start the database.",
            "Close other programs, then start again.",
        )
    if re.search(
        r"error while loading shared libraries|Illegal instruction|cannot execute|version `\S+' not found",
        output,
    ):
        return _wrong_binaries()
    if re.search(r"PANIC|invalid (primary )?checkpoint|could not (read|open|locate) .*(pg_|global/)", output):
        return Unavailable(
            "database_damaged",
            f"The files of the database in {folder} are damaged.",
            f"Restore that folder from a backup, {_ELSEWHERE} to begin anew; {log} says more.",
        )
    reason = _own_words(output)
    return Unavailable(
        "database_start_failed",
        f"The database did not start{f' ({reason})' if reason else ''}.",
        f"Start again; if that does not help, {log} says more.",
    )


def _own_words(output: str) -> str:
    """What Postgres says is the matter; pg_ctl, which starts it, may refuse before there is a server."""
    lines = [line.strip() for line in output.splitlines()]
    for sign in ("FATAL:", "PANIC:", "pg_ctl: ", "initdb: error:", "postgres: "):
        for line in reversed(lines):
            words = line.partition(sign)[2].strip()
            if words and not words.startswith("could not start server"):
                return words[:300].rstrip(".")
    return ""


def disk_full(folder: Path | None) -> BestFriendError:
    """No room is left on the disk."""
    place = f" that holds {folder}" if folder else " of the database server"
    return Unavailable(
        "disk_full",
        f"The disk{place} is full, so nothing new can be kept.",
        "Free some space, then try again.",
    )


def _not_writable(folder: Path) -> BestFriendError:
    return Misconfigured(
        "database_folder_not_writable",
        f"The folder {folder} cannot be written, or belongs to another user.",
        f"Make it yours and writable, {_ELSEWHERE}.",
    )


def _wrong_binaries() -> BestFriendError:
    return Unavailable(
        "database_binaries_unfit",
        "The database that ships with Best Friend does not run on this machine.",
        "Point BESTFRIEND_PG_BIN to the bin folder of a Postgres 18, or set BESTFRIEND_DATABASE_URL.",
    )
