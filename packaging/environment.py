"""The virtual environment inside the clone: whether it is whole, and how it is made so.

A stamp is written last and removed before anything is changed. Without it a folder that was begun by us is
made anew, because an installation that was broken off cannot be told from a whole one.
"""

import hashlib
import json
import os
import shutil
import sys
import tempfile
import time
from enum import StrEnum
from pathlib import Path
from typing import Any

import borrowed_libraries
import clone_lock
import first_pip
import system_packages
from steps import SetupFailed, Steps, quietly, stop_on_signals

CLONE = Path(__file__).resolve().parents[1]
VENV = CLONE / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMP = VENV / "bestfriend-setup.json"
WEIGHTS = VENV / "share" / "bestfriend" / "models"
LOCKS = CLONE / "packaging" / "lock"
STARTER_MODELS = CLONE / "resources" / "starter_models.json"
TEST_MODELS = CLONE / "tests" / "weights.json"
"""What only the tests run on."""


class Purpose(StrEnum):
    """What the environment is for; tests need everything that running does, and more."""

    RUN = "run"
    TEST = "test"

    @property
    def lock(self) -> Path:
        """The packages it needs, each with its hashes."""
        return LOCKS / f"{self}.txt"


def ensure(purpose: Purpose) -> None:
    """Make the environment whole, if it is not.

    Raises:
        SetupFailed: it cannot be; the text says why and what to do.
    """
    if _is_ready(purpose):
        return
    stop_on_signals()
    with clone_lock.held(CLONE / ".venv.lock"):
        if not _is_ready(purpose):  # another set-up may have done it while we waited
            _set_up(purpose)


def clean_variables() -> dict[str, str]:
    """The environment variables without those that would lead a Python or a pip out of the environment."""
    own = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__"}
    own |= {f"PIP_{name}" for name in ("CONSTRAINT", "PREFIX", "PYTHON", "ROOT", "TARGET", "USER")}
    return {name: value for name, value in os.environ.items() if name not in own}


def _is_ready(purpose: Purpose) -> bool:
    stamp = _stamp()
    if stamp.get("purpose") not in {purpose, Purpose.TEST} or not PYTHON.exists():
        return False
    if stamp != describe(Purpose(stamp["purpose"]), window=bool(stamp.get("window"))):
        return False
    # Where the window's libraries could not be had, look again as soon as there is a display.
    return bool(stamp["window"]) or not system_packages.has_display()


def _stamp() -> dict[str, Any]:
    try:
        found = json.loads(STAMP.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def describe(purpose: Purpose, *, window: bool) -> dict[str, Any]:
    """What a whole environment was made from, cheap to find out at every start."""
    tables = _tables(purpose)
    sources = [*(each.lock for each in Purpose), CLONE / "pyproject.toml", *tables]
    weights: dict[str, list[int] | None] = {}
    models = [model for table in tables for model in json.loads(table.read_text("utf-8"))]
    for path in (file["path"] for model in models for file in model["files"]):
        try:
            status = (WEIGHTS / path).stat()
            weights[path] = [status.st_size, status.st_mtime_ns]
        except OSError:
            weights[path] = None
    return {
        "purpose": str(purpose),
        "clone": str(CLONE),
        "sources": hashlib.sha256(b"\0".join(source.read_bytes() for source in sources)).hexdigest(),
        "weights": weights,
        "window": window,
    }


def _set_up(purpose: Purpose) -> None:
    began = time.monotonic()
    before = _stamp()
    if before.get("purpose") == Purpose.TEST:
        purpose = Purpose.TEST  # what the tests need stays up to date with the rest
    print(f"Setting up in {CLONE} (once, needs the network)", file=sys.stderr, flush=True)
    steps = Steps()

    missing = system_packages.needs(for_tests=purpose is Purpose.TEST)
    if missing and system_packages.can_install():
        noun = "package" if len(missing) == 1 else "packages"
        steps.plan(f"Installing {len(missing)} system {noun}", lambda steps: _install_missing(purpose, steps))
    elif missing:
        _explain(missing, for_tests=purpose is Purpose.TEST)
    if not _is_usable(before):
        steps.plan("Making the virtual environment", _make_venv)
    steps.plan("Installing the Python packages", lambda steps: _install_packages(purpose, steps))
    steps.plan("Fetching the starter models", lambda steps: _fetch_weights(purpose, steps))
    try:
        steps.take()
    except OSError as error:
        raise SetupFailed(
            f"{error.filename or VENV} cannot be written ({error.strerror}). "
            "Free some space, or make the folder of the clone writable for yourself, and try again."
        ) from error
    write_stamp(describe(purpose, window=system_packages.has_window_libraries()))
    print(f"Ready after {time.monotonic() - began:.0f} s.", file=sys.stderr, flush=True)


def _install_missing(purpose: Purpose, steps: Steps) -> None:
    missing = system_packages.needs(for_tests=purpose is Purpose.TEST)
    try:
        system_packages.install(missing, steps)
    except SetupFailed as failure:
        print(failure, file=sys.stderr, flush=True)
    if still_missing := system_packages.needs(for_tests=purpose is Purpose.TEST):
        _explain(still_missing, for_tests=purpose is Purpose.TEST)


def _explain(missing: list[system_packages.Need], *, for_tests: bool) -> None:
    """Say what is missing and what to type; stop where it is vital."""
    missing = [need for need in missing if not need.has_substitute]
    if not missing:
        return
    purposes = " and ".join(dict.fromkeys(need.purpose for need in missing))
    command = system_packages.command_for(missing)
    if not any(need.is_vital for need in missing):
        print(
            f"This system lacks packages for {purposes}; going on without. To have them, type:\n  {command}",
            file=sys.stderr,
            flush=True,
        )
        return
    instead = "" if for_tests else "\nTo talk in the terminal instead: DISPLAY= WAYLAND_DISPLAY= make run"
    raise SetupFailed(
        f"The system lacks what {purposes} needs, and only an administrator can install that. "
        f"Type this, then the same command again:\n  {command}{instead}"
    )


def _is_usable(stamp: dict[str, Any]) -> bool:
    """False where the folder has to be made anew: never finished, moved, or its Python is gone."""
    if not VENV.exists():
        return False
    if STAMP.exists() and stamp.get("clone") != str(CLONE):
        return False
    question = (
        "import pip, sys; assert sys.prefix != sys.base_prefix and (3, 11) <= sys.version_info < (3, 14)"
    )
    return quietly([str(PYTHON), "-c", question], clean_variables())


def _make_venv(steps: Steps) -> None:
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        steps.say("The one that is here was never finished, was moved, or lost its Python: making it anew.")
        shutil.rmtree(VENV)
    VENV.mkdir()
    write_stamp({})
    with_pip = system_packages.has_ensurepip()
    # Not the Python of an environment that is active: it may be the very one that is made anew.
    base: str = getattr(sys, "_base_executable", sys.executable)
    steps.run(
        [base, "-m", "venv", *([] if with_pip else ["--without-pip"]), str(VENV)],
        failure="The virtual environment could not be made.",
        variables=clean_variables(),
    )
    if not with_pip:
        first_pip.install(PYTHON, Purpose.RUN.lock, steps, clean_variables())


def _borrow_openmp(steps: Steps) -> None:
    need = system_packages.OPENMP
    if need.is_there():
        return
    try:
        borrowed_libraries.borrow(system_packages.OPENMP_LIBRARY, need.package, VENV, steps)
    except SetupFailed as failure:
        raise SetupFailed(
            f"{failure}\n{need.purpose.capitalize()} needs {need.package}. "
            f"Type this, then the same command again:\n  {system_packages.command_for([need])}"
        ) from failure


def _install_packages(purpose: Purpose, steps: Steps) -> None:
    write_stamp({})
    _borrow_openmp(steps)
    pip = [
        str(PYTHON),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--no-user",
        "--no-deps",
    ]
    locked = [*pip, "--require-hashes", "--only-binary", ":all:"]
    with tempfile.TemporaryDirectory() as folder:
        only_pip = Path(folder, "pip.txt")
        only_pip.write_text(first_pip.pin(purpose.lock), "utf-8")
        steps.run(
            [*locked, "-r", str(only_pip)], failure="pip could not be installed.", variables=clean_variables()
        )
    steps.run(
        [*locked, "--resume-retries", "5", "--progress-bar", "raw", "-r", str(purpose.lock)],
        failure="The Python packages could not be installed.",
        variables=clean_variables(),
    )
    steps.run(
        [*pip, "--no-build-isolation", "--editable", str(CLONE)],
        failure="Best Friend itself could not be installed.",
        variables=clean_variables(),
    )
    # mypy remembers which packages were missing, and not that they have come.
    shutil.rmtree(CLONE / ".mypy_cache", ignore_errors=True)


def _tables(purpose: Purpose) -> list[Path]:
    """Those that say which weights there must be."""
    return [STARTER_MODELS, TEST_MODELS] if purpose is Purpose.TEST else [STARTER_MODELS]


def _fetch_weights(purpose: Purpose, steps: Steps) -> None:
    tables = map(str, _tables(purpose))
    steps.run(
        [str(PYTHON), "-m", "bestfriend_desktop.adapters.model_files", str(WEIGHTS), *tables],
        failure="The starter models could not be fetched.",
        variables=clean_variables(),
    )


def write_stamp(stamp: dict[str, Any]) -> None:
    """Say what the environment was made from; an empty stamp says that it is being changed."""
    half = STAMP.with_suffix(".tmp")
    half.write_text(json.dumps(stamp, indent=1), "utf-8")
    half.replace(STAMP)
