"""A system library for people who may not install one: out of the distribution's own, signed package.

apt downloads and checks packages for everybody; only installing takes root. So the package is unpacked into
the virtual environment, where the program looks for it (adapters/models/llama_process.py).
"""

import ctypes
import shutil
import tempfile
from pathlib import Path

from steps import SetupFailed, Steps

FOLDER = Path("lib", "bestfriend")
"""Inside the virtual environment."""


def borrow(library: str, package: str, venv: Path, steps: Steps) -> None:
    """Put one library of a package into the virtual environment.

    Raises:
        SetupFailed: it could not be downloaded, or does not work here.
    """
    failure = f"{package} could not be downloaded."
    if not all(map(shutil.which, ("apt-get", "dpkg-deb"))):
        raise SetupFailed(f"{library} is missing.")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for needed in ("state/lists/partial", "cache/archives/partial", "files"):
            (folder / needed).mkdir(parents=True)
        # Lists and cache of our own: those of the system belong to root.
        apt = ["apt-get", "-q", "-o", f"Dir::State={folder}/state", "-o", f"Dir::Cache={folder}/cache"]
        apt += ["-o", "Dir::State::status=/var/lib/dpkg/status", "-o", "Acquire::Retries=3"]
        steps.run([*apt, "-o", "APT::Update::Error-Mode=any", "update"], failure=failure)
        steps.run([*apt, "download", package], failure=failure, folder=folder)
        archive = next(folder.glob("*.deb"))
        steps.run(["dpkg-deb", "-x", str(archive), str(folder / "files")], failure=failure)
        found = next((path for path in (folder / "files").rglob(library)), None)
        if found is None:
            raise SetupFailed(f"{package} does not contain {library}.")
        target = venv / FOLDER / library
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(found, target)
    try:
        ctypes.CDLL(str(target))
    except OSError as error:
        raise SetupFailed(f"{library} of {package} does not work here ({error}).") from error
