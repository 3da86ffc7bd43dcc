import json
import logging
import os
import stat
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bestfriend_desktop.runtime import logging as program_log
from bestfriend_desktop.runtime.log_file import SharedLogFile
from bestfriend_desktop.runtime.logging import Log, masked
from bestfriend_desktop.runtime.paths import Paths
from bestfriend_desktop.services.correlation import current_turn
from bestfriend_desktop.settings.store import SettingsStore
from tests.fakes.secret_store import MemorySecrets

log = logging.getLogger("bestfriend_desktop.somewhere")

pytestmark = pytest.mark.expects_log(".")


@pytest.fixture
def settings(home: Path) -> SettingsStore:
    return SettingsStore(home / "settings.toml", MemorySecrets(), {}, {})


@pytest.fixture
def opened(home: Path, settings: SettingsStore) -> Iterator[Log]:
    paths = Paths(home)
    paths.prepare()
    level, raises = logging.getLogger().level, logging.raiseExceptions
    with program_log.configure(paths, settings) as opened:
        yield opened
    logging.getLogger().setLevel(level)
    logging.raiseExceptions = raises


def lines(opened: Log) -> list[dict[str, Any]]:
    return [json.loads(line) for line in opened.file.read_text("utf-8").splitlines()]


def test_an_event_is_one_json_line_with_its_fields(opened: Log) -> None:
    log.info("stored %d\nmessages", 3, extra={"model": "basic", "sizes": (1, 2), "path": Path("/é")})
    (line,) = lines(opened)
    assert line["message"] == "stored 3\nmessages"
    assert (line["level"], line["logger"]) == ("info", "bestfriend_desktop.somewhere")
    assert (line["model"], line["sizes"], line["path"]) == ("basic", [1, 2], "/é")
    assert line["time"].endswith("+00:00")
    assert line["process"] == os.getpid()
    assert "turn" not in line


def test_lines_of_a_turn_carry_its_id(opened: Log) -> None:
    mark = current_turn.set("41")
    log.info("within")
    current_turn.reset(mark)
    log.info("outside")
    assert [line.get("turn") for line in lines(opened)] == ["41", None]


def test_what_is_said_is_only_logged_when_the_setting_allows_it(opened: Log, settings: SettingsStore) -> None:
    log.info("heard", extra={"text": "a confession"})
    settings.set("logs.message_texts", True)
    log.info("heard", extra={"text": "a recipe"})
    settings.set("logs.message_texts", False)
    log.info("heard", extra={"text": "a confession"})
    assert [line.get("text") for line in lines(opened)] == [None, "a recipe", None]
    assert "confession" not in opened.file.read_text()


def test_database_errors_do_not_repeat_what_was_said(opened: Log) -> None:
    row = "(1, I have\na confession\nto make)"
    inner = ValueError(f"bad\nDETAIL:  Failing row contains {row}.\n[parameters: {{'text': 'a confession'}}]")
    outer = RuntimeError("outer\n[parameters: {'text': 'a confession'}]")
    try:
        try:
            raise inner
        except ValueError as error:
            raise outer from error
    except RuntimeError:
        log.exception("not stored")
    (line,) = lines(opened)
    assert "ValueError: bad" in line["error"]
    assert "RuntimeError: outer" in line["error"]
    assert "confession" not in opened.file.read_text()


def test_the_level_follows_its_setting(opened: Log, settings: SettingsStore) -> None:
    log.debug("one")
    settings.set("logs.level", "debug")
    log.debug("two")
    settings.set("logs.level", "error")
    log.warning("three")
    assert [line["message"] for line in lines(opened)] == ["two"]


def test_secret_settings_are_masked_wherever_they_turn_up(opened: Log, settings: SettingsStore) -> None:
    settings.set("database.url", "postgresql://me:hun%2Fter2@db.example/friend?sslmode=require")
    log.info("password is hun/ter2, quoted hun%2Fter2", extra={"deep": {"in": ["hun/ter2"]}})
    try:
        raise RuntimeError("postgresql://me:hun%2Fter2@db.example/friend?sslmode=require does not answer")
    except RuntimeError:
        log.exception("broken")
    assert "ter2" not in opened.file.read_text()
    assert len(lines(opened)) == 2


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("postgresql://me:hunter2@db/friend", "postgresql://me:***@db/friend"),
        ("HTTP://a:hunter2@b and redis://:hunter2@c", "HTTP://a:***@b and redis://:***@c"),
        ("host=db password=hunter2 user=me", "host=db password=*** user=me"),
        ('{"api_key": "hunter2", "n": 1}', '{"api_key": "***", "n": 1}'),
        ("Authorization: Bearer hunter2", "Authorization: Bearer ***"),
        ("GET http://h/?token=hunter2&x=1", "GET http://h/?token=***&x=1"),
        ("14 tokens: fine, at http://127.0.0.1:11434/api", "14 tokens: fine, at http://127.0.0.1:11434/api"),
    ],
)
def test_passwords_are_masked_by_their_looks(text: str, hidden: str) -> None:
    assert masked(text) == hidden


def test_libraries_are_quiet_and_warnings_are_logged(opened: Log) -> None:
    logging.getLogger("httpx").info("GET http://somewhere")
    logging.getLogger("sqlalchemy.engine").info("SELECT")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn("old", DeprecationWarning, stacklevel=1)
    assert [line["logger"] for line in lines(opened)] == ["py.warnings"]


def test_a_name_that_is_no_unicode_is_logged_all_the_same(opened: Log) -> None:
    log.info("file \udcff")
    assert lines(opened)[0]["message"] == "file \\udcff"


def test_nothing_is_written_after_closing(opened: Log) -> None:
    opened.close()
    log.error("late")
    assert not opened.file.exists()


def test_nothing_reaches_the_terminal(opened: Log, capfd: pytest.CaptureFixture[str]) -> None:
    log.error("cannot reach the database", exc_info=ValueError("x"))
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "")


def record(message: str) -> logging.LogRecord:
    return logging.makeLogRecord({"msg": message, "levelno": logging.INFO})


def test_full_files_move_on_and_the_oldest_go(tmp_path: Path) -> None:
    handler = SharedLogFile(tmp_path / "x.log", keep_files=3, max_bytes=10)
    for number in range(6):
        handler.emit(record(f"line {number}"))
    found = {file.name: file.read_text() for file in tmp_path.glob("x.log*")}
    assert found == {"x.log": "line 5\n", "x.log.1": "line 4\n", "x.log.2": "line 3\n"}
    handler.keep_files = 1
    handler.emit(record("line 6"))
    assert {file.name: file.read_text() for file in tmp_path.glob("x.log*")} == {"x.log": "line 6\n"}


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights elsewhere")
def test_nobody_else_may_read_the_log(tmp_path: Path) -> None:
    SharedLogFile(tmp_path / "x.log").emit(record("hello"))
    assert stat.S_IMODE((tmp_path / "x.log").stat().st_mode) == 0o600


def test_several_programs_rotate_the_same_log_without_losing_a_line(tmp_path: Path) -> None:
    program = (
        "import sys, logging; from pathlib import Path\n"
        "from bestfriend_desktop.runtime.log_file import SharedLogFile\n"
        "handler = SharedLogFile(Path(sys.argv[1]), keep_files=50, max_bytes=500)\n"
        "for n in range(300): handler.emit(logging.makeLogRecord({'msg': f'{sys.argv[2]} {n}'}))\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", program, str(tmp_path / "x.log"), name]) for name in "abc"
    ]
    assert [program.wait(timeout=60) for program in running] == [0, 0, 0]
    files = list(tmp_path.glob("x.log*"))
    written = [line for file in files for line in file.read_text().splitlines()]
    assert sorted(written) == sorted(f"{name} {n}" for name in "abc" for n in range(300))
    assert 3 < len(files) <= 50


def test_a_log_that_cannot_be_written_does_not_stop_the_program(tmp_path: Path) -> None:
    (tmp_path / "x.log").mkdir()
    handler = SharedLogFile(tmp_path / "x.log")
    raises, logging.raiseExceptions = logging.raiseExceptions, False
    try:
        handler.emit(record("lost"))
    finally:
        logging.raiseExceptions = raises
