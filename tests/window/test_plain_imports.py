"""A program with a window imports modules and looks no further."""

import subprocess
import sys
from pathlib import Path

TOUCHY = """
def __getattr__(name):
    raise ImportError(f"{name} was looked for before the module was whole")
"""
IMPORTS = """
import bestfriend_desktop.faces.window.start
import PySide6.QtSvg
import touchy
"""


def test_a_module_that_is_not_whole_yet_is_not_looked_at(tmp_path: Path) -> None:
    (tmp_path / "touchy.py").write_text(TOUCHY)
    command = [sys.executable, "-c", f"import sys; sys.path.append({str(tmp_path)!r})\n{IMPORTS}"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    assert (done.returncode, done.stderr) == (0, "")
