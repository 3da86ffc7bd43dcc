import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.faces.cli.terminal import harmless, one_line


@given(st.text())
def test_nothing_that_steers_a_terminal_gets_through(text: str) -> None:
    safe = harmless(text)
    assert not any(ord(c) < 32 and c not in "\n\t" for c in safe)
    assert not any(0x7F <= ord(c) < 0xA0 for c in safe)
    assert harmless(safe) == safe
    safe.encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u202d\u202e")))
def test_all_other_text_is_left_as_it_is(text: str) -> None:
    assert harmless(text) == text


def test_one_line_is_one_line() -> None:
    assert one_line(" a\r\n\tb \x1b[1m c") == "a b [1m c"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["settings", "list"]])
def test_output_to_a_full_disk_is_told_in_a_sentence(home: Path, arguments: list[str]) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "bestfriend_desktop", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            env=os.environ | {"BESTFRIEND_HOME": str(home)},
            text=True,
            check=False,
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith("The output cannot be written (No space left on device).")
    assert len(ran.stderr.splitlines()) == 1
