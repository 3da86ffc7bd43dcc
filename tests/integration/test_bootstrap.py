"""Set-up as a person meets it, in a clone of its own with a small program in place of ours."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """\
import os, sys
print("reply to", sys.stdin.read().strip(), sys.argv[1:])
sys.exit(int(os.environ.get("END_WITH", "0")))
"""

WEIGHTS = ".venv/share/bestfriend/models/whisper-base/model.bin"

pytestmark = pytest.mark.skipif(os.name != "posix", reason="the environment is faked with a symbolic link")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone whose set-up has not been done, in a folder with spaces and umlauts."""
    folder = tmp_path / "Ordner für Freunde" / "best friend"
    shutil.copytree(ROOT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("Makefile", "pyproject.toml", "resources/starter_models.json", "tests/weights.json"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    (folder / "bestfriend_desktop").mkdir()
    (folder / "bestfriend_desktop" / "__init__.py").touch()
    (folder / "bestfriend_desktop" / "__main__.py").write_text(PROGRAM)
    return folder


@pytest.fixture
def ready_clone(clone: Path) -> Path:
    """A clone whose set-up is done."""
    (clone / ".venv" / "bin").mkdir(parents=True)
    (clone / ".venv" / "bin" / "python").symlink_to(sys.executable)
    weights = clone / ".venv" / "share" / "bestfriend" / "models"
    weights.mkdir(parents=True)
    for model in json.loads((clone / "resources" / "starter_models.json").read_text()):
        for file in model["files"]:
            (weights / file["path"]).parent.mkdir(exist_ok=True)
            (weights / file["path"]).write_bytes(b"weights")
    stamp(clone)
    return clone


def stamp(clone: Path) -> None:
    code = "import environment as e; e.write_stamp(e.describe(e.Purpose.RUN, window=True))"
    subprocess.run([sys.executable, "-c", code], cwd=clone / "packaging", check=True)


def variables(**more: str) -> dict[str, str]:
    """No display, no package index and no apt: nothing here may reach out or change this machine."""
    return {
        "PATH": "",
        "HOME": os.environ.get("HOME", "/"),
        "PIP_NO_INDEX": "1",
        "PIP_CONFIG_FILE": os.devnull,
    } | more


def bootstrap(
    clone: Path, *arguments: str, stdin: str = "", timeout: float = 60, **more: str
) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, str(clone / "packaging" / "bootstrap.py"), *arguments],
        cwd=clone,
        input=stdin,
        capture_output=True,
        text=True,
        timeout=timeout,
        env=variables(**more),
    )


def starting(clone: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(clone / "packaging" / "bootstrap.py"), "run"],
        cwd=clone,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=variables(),
    )


def sets_up_again(clone: Path) -> bool:
    """Whether a start would set up. It is not let: another set-up seems to be at work."""
    import fcntl

    with (clone / ".venv.lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        start = starting(clone)
        assert start.stderr is not None
        waits = "waiting" in start.stderr.readline()
        start.kill()
        start.communicate()
    return waits


def test_a_second_start_prints_the_reply_and_nothing_else(ready_clone: Path) -> None:
    ended = bootstrap(ready_clone, "run", "chat", "a b", stdin="Grüß dich\n")
    assert ended.stdout == "reply to Grüß dich ['chat', 'a b']\n"
    assert ended.stderr == ""
    assert ended.returncode == 0


def test_make_run_passes_lines_and_arguments_on(ready_clone: Path) -> None:
    make = shutil.which("make")
    if make is None:
        pytest.skip("make is not installed")
    ended = subprocess.run(
        [make, "run", 'ARGS=doctor --json "a b"', f"PYTHON={sys.executable}"],
        cwd=ready_clone,
        input="Hello\n",
        capture_output=True,
        text=True,
        env=variables(PATH=os.environ["PATH"]),
    )
    assert ended.stdout == "reply to Hello ['doctor', '--json', 'a b']\n"
    assert ended.returncode == 0


def test_the_exit_code_is_that_of_the_program(ready_clone: Path) -> None:
    assert bootstrap(ready_clone, "run", END_WITH="7").returncode == 7


def test_another_environment_that_is_active_does_not_matter(ready_clone: Path) -> None:
    ended = bootstrap(ready_clone, "run", VIRTUAL_ENV="/nowhere", PYTHONPATH="/nonsense")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_second_start_becomes_the_program(ready_clone: Path) -> None:
    (ready_clone / "bestfriend_desktop" / "__main__.py").write_text("import os\nprint(os.getpid())\n")
    start = starting(ready_clone)
    output, _ = start.communicate(timeout=60)
    assert int(output) == start.pid


@pytest.mark.parametrize(
    "change",
    [
        lambda clone: (clone / WEIGHTS).write_bytes(b"wei"),
        lambda clone: (clone / WEIGHTS).unlink(),
        lambda clone: (clone / "packaging/lock/run.txt").write_text("pip==1 --hash=sha256:0\n"),
        lambda clone: (clone / ".venv/bin/python").unlink(),
        lambda clone: (clone / ".venv/bestfriend-setup.json").write_text("{}"),
        lambda clone: (clone / ".venv/bestfriend-setup.json").write_bytes(b"\xff half a st"),
    ],
    ids=["weights truncated", "weights gone", "new lock", "python gone", "broken off", "stamp damaged"],
)
def test_what_is_no_longer_whole_is_set_up_again(ready_clone: Path, change) -> None:  # type: ignore[no-untyped-def]
    assert not sets_up_again(ready_clone)
    change(ready_clone)
    assert sets_up_again(ready_clone)


def test_a_clone_that_was_moved_is_set_up_again(ready_clone: Path) -> None:
    assert sets_up_again(ready_clone.rename(ready_clone.with_name("elsewhere")))


def test_set_up_that_fails_says_why_and_is_taken_up_again(clone: Path) -> None:
    ended = bootstrap(clone, "run", stdin="Hello\n")
    assert ended.returncode == 1
    assert ended.stdout == ""
    *_, last = ended.stderr.strip().splitlines()
    assert last == (
        "pip could not be installed. There is no build of that package for this machine, "
        "or your package index does not have it."
    )
    assert "Traceback" not in ended.stderr
    assert sets_up_again(clone)


def test_a_folder_that_is_nobody_s_to_write_is_said_in_a_sentence(clone: Path) -> None:
    (clone / ".venv.lock").mkdir()  # stands in for a read-only folder, which does not stop root
    ended = bootstrap(clone, "run")
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "cannot be written" in ended.stderr
    assert "make this one writable" in ended.stderr


def test_a_second_set_up_waits_for_the_first_and_uses_it(ready_clone: Path) -> None:
    import fcntl

    (ready_clone / ".venv/bestfriend-setup.json").unlink()
    with (ready_clone / ".venv.lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = starting(ready_clone)
        assert second.stderr is not None
        assert "waiting" in second.stderr.readline()
        stamp(ready_clone)
    output, errors = second.communicate(timeout=60)
    assert (output, errors, second.returncode) == ("reply to  []\n", "", 0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=lambda number: number.name)
def test_set_up_that_is_stopped_says_so(ready_clone: Path, number: signal.Signals) -> None:
    import fcntl

    (ready_clone / ".venv/bestfriend-setup.json").unlink()
    with (ready_clone / ".venv.lock").open("a+b") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stopped = starting(ready_clone)
        assert stopped.stderr is not None
        stopped.stderr.readline()
        stopped.send_signal(number)
        _, errors = stopped.communicate(timeout=60)
    assert errors.strip() == "Set-up was stopped. The next start takes it up again."
    assert stopped.returncode == 130


def test_a_python_that_does_not_suit_is_told_what_to_get(clone: Path) -> None:
    code = "import sys; sys.version_info = (3, 9, 2); import bootstrap; sys.exit(bootstrap.main(['run']))"
    ended = subprocess.run(
        [sys.executable, "-c", code], cwd=clone / "packaging", capture_output=True, text=True, env=variables()
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("Best Friend needs Python 3.11, 3.12 or 3.13, and this is cpython 3.9.")
    assert "apt-get install" in ended.stderr


def test_without_a_verb_the_usage_is_shown(clone: Path) -> None:
    ended = bootstrap(clone)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert "bootstrap.py test" in ended.stderr


def test_every_locked_package_has_a_hash_and_one_version(clone: Path) -> None:
    for lock in ("run.txt", "test.txt"):
        text = (clone / "packaging" / "lock" / lock).read_text()
        pins = [
            block for block in text.replace("\\\n", " ").splitlines() if "==" in block and block[0].isalnum()
        ]
        assert len(pins) > 40
        for pin in pins:
            assert "--hash=sha256:" in pin
        assert any(pin.startswith("pip==") for pin in pins)


def test_the_locks_hold_everything_that_pyproject_asks_for(clone: Path) -> None:
    project = tomllib.loads((clone / "pyproject.toml").read_text("utf-8"))

    def locked(name: str) -> set[str]:
        return set(
            re.findall(r"^([\w.-]+)==", (clone / "packaging" / "lock" / name).read_text(), re.MULTILINE)
        )

    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[\[<>=;~! ]", requirement)[0].lower() for requirement in requirements}

    wanted = names(project["project"]["dependencies"]) | names(project["dependency-groups"]["setup"])
    assert wanted <= locked("run.txt")
    assert locked("run.txt") | names(project["dependency-groups"]["test"]) <= locked("test.txt")
