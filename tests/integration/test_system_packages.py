"""What the operating system has to bring, as a machine that has none of it is told."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

pytestmark = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="elsewhere nothing is asked of the system"
)


def wanted_on_a_bare_machine(*, for_tests: bool) -> dict[str, bool]:
    """The packages, and of each whether set-up cannot go on without it."""
    code = f"""
import ctypes, json
def nothing_loads(library):
    raise OSError(library)
ctypes.CDLL = nothing_loads
import system_packages
print(json.dumps({{need.package: need.is_vital for need in system_packages.needs(for_tests={for_tests})}}))
"""
    wanted: dict[str, bool] = json.loads(printed(code))
    return wanted


def printed(code: str) -> str:
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=PACKAGING, env={"PATH": ""}, capture_output=True, text=True, check=True)
    return ran.stdout


def test_talking_aloud_is_wanted_and_nobody_is_held_up_for_it() -> None:
    wanted = wanted_on_a_bare_machine(for_tests=False)
    assert wanted["libportaudio2"] is False
    assert wanted["libgomp1"] is True


def test_the_tests_bring_their_own_sound_server() -> None:
    run, test = (wanted_on_a_bare_machine(for_tests=for_tests) for for_tests in (False, True))
    for package in ("pulseaudio", "pulseaudio-utils", "espeak-ng"):
        assert package in test
        assert package not in run


def test_what_is_there_is_not_asked_for() -> None:
    loads = "system_packages.loads"
    told = printed(f"import system_packages; print({loads}('libc.so.6'), {loads}('no.so.9'))")
    assert told.split() == ["True", "False"]
