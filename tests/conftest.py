"""What every test stands on: a folder of its own, and no unexpected word in the log."""

import logging
import re
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from bestfriend_desktop.faces.window import plain_imports  # noqa: F401 - pytest-qt has imported Qt by now

# The tests judge a change, and not luck: the same examples each time, however slow the machine is. To look
# for new ones: pytest -m hypothesis --hypothesis-profile=search --hypothesis-seed=1, or another number.
settings.load_profile("ci")
settings.register_profile("search", settings.get_profile("ci"), derandomize=False, max_examples=1000)


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers", "expects_log(pattern): this test may log warnings that match the pattern"
    )
    # A shell that runs the tests in the background has Ctrl+C ignored, and what they start would inherit it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_unexpected_log_lines(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    """A warning or an error in the log fails the test, unless it is marked to expect it."""
    yield
    patterns = [re.compile(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    unexpected = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for record in (*caplog.get_records("setup"), *caplog.get_records("call"))
        if record.levelno >= logging.WARNING
        and not any(pattern.search(record.getMessage()) for pattern in patterns)
    ]
    assert not unexpected, "unexpected log lines: " + "; ".join(unexpected)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder of the test's own; none of the person's settings reach a test."""
    import os

    for name in tuple(os.environ):
        if name.startswith("BESTFRIEND_"):
            monkeypatch.delenv(name)
    folder = tmp_path / "home"
    monkeypatch.setenv("BESTFRIEND_HOME", str(folder))
    return folder
