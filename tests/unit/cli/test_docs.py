from pathlib import Path

import pytest

from bestfriend_desktop.faces.cli import docs
from bestfriend_desktop.settings.describe import descriptions


def made(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr("sys.argv", ["docs", *arguments])
    return docs.main()


def test_pages_that_are_out_of_date_are_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path)
    assert made(monkeypatch, "--check", "--folder", folder) == 1
    assert made(monkeypatch, "--folder", folder) == 0
    assert made(monkeypatch, "--check", "--folder", folder) == 0
    page = tmp_path / "settings.md"
    page.write_text(page.read_text().replace("0.7", "0.8"))
    capsys.readouterr()
    assert made(monkeypatch, "--check", "--folder", folder) == 1
    assert "after make docs" in capsys.readouterr().out
    assert "0.8" in page.read_text()


def test_every_setting_and_command_is_on_its_page() -> None:
    settings, commands = docs.settings_page(), docs.command_line_page()
    assert all(f"`{d.name}`" in settings and d.variable in settings for d in descriptions().values())
    for path in ("chat", "history", "models pull", "settings set", "doctor"):
        assert f"## bestfriend {path}\n" in commands
