"""The window as a person starts it: on a screen, as an X server without a monitor has one."""

import os
import shutil
import signal
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.scenarios.conftest import PATIENCE_S, until

pytestmark = pytest.mark.skipif(shutil.which("Xvfb") is None, reason="there is no Xvfb here")

BACKGROUND = b"\0\0\0"
"""An X server without windows shows black."""


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """A display and the file its picture is in."""
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x700x24", "-fbdir", str(tmp_path)],
        pass_fds=[write],
        stderr=subprocess.DEVNULL,
    )
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield f":{number}", tmp_path / "Xvfb_screen0"
    server.terminate()
    server.wait(60)


def shown_share(picture: Path) -> float:
    """The share of the screen that something is drawn on (XWD: a header whose first word is its length)."""
    data = picture.read_bytes()
    header_length, colours = struct.unpack_from(">I", data)[0], struct.unpack_from(">I", data, 19 * 4)[0]
    pixels = data[header_length + 12 * colours :]
    sampled = [pixels[at : at + 3] for at in range(0, len(pixels) - 3, 4 * 97)]
    return sum(pixel != BACKGROUND for pixel in sampled) / len(sampled)


def test_the_window_appears_on_a_screen_and_closes_when_told_to_end(
    home: Path, screen: tuple[str, Path]
) -> None:
    display, picture = screen
    variables = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    variables |= {"DISPLAY": display, "BESTFRIEND_HOME": str(home), "BESTFRIEND_OLLAMA_ENABLED": "false"}
    variables.pop("WAYLAND_DISPLAY", None)
    program = subprocess.Popen(
        [sys.executable, "-m", "bestfriend_desktop"],
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        until(lambda: program.poll() is not None or shown_share(picture) > 0.4)
        assert program.poll() is None, program.communicate()[0]
        until(lambda: (home / "postgres" / "data" / "postmaster.pid").exists())
        program.send_signal(signal.SIGTERM)
        said, _ = program.communicate(timeout=PATIENCE_S)
    finally:
        program.kill()
    assert program.returncode == 0, said
    assert said == ""


def test_a_display_that_does_not_answer_gives_the_terminal_and_says_so(home: Path) -> None:
    variables = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    variables |= {"DISPLAY": ":987", "BESTFRIEND_HOME": str(home)}
    variables.pop("WAYLAND_DISPLAY", None)
    ended = subprocess.run(
        [sys.executable, "-m", "bestfriend_desktop"],
        env=variables,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert "No window: the display :987 does not answer. Talking in the terminal instead." in ended.stderr
    assert "Traceback" not in ended.stderr
