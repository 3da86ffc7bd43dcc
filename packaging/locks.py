"""`make lock`: writes the lock files from pyproject.toml, with hashes, for every platform at once."""

import os
import sys
import tempfile
from pathlib import Path

from environment import CLONE, Purpose, clean_variables
from steps import Steps

UV = "uv==0.13.9"
GROUPS = {Purpose.RUN: ("setup",), Purpose.TEST: ("setup", "test")}
"""The dependency groups of pyproject.toml that come on top of the program's own dependencies."""


def write(arguments: list[str]) -> int:
    """Compile the locks; what is locked already stays as it is, unless `--upgrade` is given.

    Raises:
        SetupFailed: uv cannot be installed, or finds no solution.
    """
    with tempfile.TemporaryDirectory() as folder:
        uv = Path(folder, "Scripts/uv.exe" if os.name == "nt" else "bin/uv")

        def get_uv(steps: Steps) -> None:
            failure = "uv could not be installed."
            steps.run([sys.executable, "-m", "venv", folder], failure=failure, variables=clean_variables())
            python = uv.with_name("python.exe" if os.name == "nt" else "python")
            steps.run([str(python), "-m", "pip", "install", UV], failure=failure, variables=clean_variables())

        def lock(steps: Steps) -> None:
            for purpose, groups in GROUPS.items():
                command = [str(uv), "pip", "compile", "--quiet", str(CLONE / "pyproject.toml")]
                command += [
                    part for group in groups for part in ("--group", f"{CLONE / 'pyproject.toml'}:{group}")
                ]
                command += ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-annotate"]
                command += ["--custom-compile-command", "make lock", "--output-file", str(purpose.lock)]
                steps.run([*command, *arguments], failure="There is no set of versions that fits together.")

        steps = Steps()
        steps.plan("Getting uv", get_uv)
        steps.plan("Locking the packages", lock)
        steps.take()
    return 0
