"""Settings, models and health in the window."""

import os
import subprocess
import sys
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from bestfriend_desktop.domain.events import HealthChanged
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.faces.window.settings.health_page import HealthPage
from bestfriend_desktop.faces.window.settings.models_page import ModelsPage, size
from bestfriend_desktop.faces.window.settings.settings_page import SettingsPage
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.settings.describe import descriptions
from tests.fakes.models import LLAMA, ScriptedModels
from tests.window.conftest import Friend


def settings_page(friend: Friend) -> SettingsPage:
    friend.window.show_page("settings")
    return cast(SettingsPage, friend.window.middle.currentWidget())


def models_page(friend: Friend) -> ModelsPage:
    friend.window.show_page("models")
    page = cast(ModelsPage, friend.window.middle.currentWidget())
    friend.until(lambda: page.models)
    return page


def write(field: object, text: str) -> None:
    line = cast(QLineEdit, field)
    line.selectAll()
    QTest.keyClicks(line, text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_every_setting_has_a_row_with_its_help(friend: Friend) -> None:
    page = settings_page(friend)
    assert set(page.rows) == set(descriptions())
    for name, row in page.rows.items():
        assert row.field.accessibleName() == descriptions()[name].info.label
        help_text = descriptions()[name].info.help
        assert row.help.text() == row.field.accessibleDescription()
        assert "`" not in row.help.text()
        assert help_text.split("`")[0] in row.help.text()
    assert "“bestfriend models list”" in page.rows["model.name"].help.text()


def test_changed_setting_holds_at_once_and_can_be_reset(friend: Friend) -> None:
    row = settings_page(friend).rows["model.temperature"]
    assert row.reset.isHidden()
    write(row.field, "0.25")
    friend.until(lambda: friend.stage.settings.current.model.temperature == 0.25)
    friend.until(lambda: not row.reset.isHidden())
    row.reset.click()
    friend.until(lambda: friend.stage.settings.current.model.temperature == 0.7)
    friend.until(lambda: cast(QLineEdit, row.field).text() == "0.7")


def test_bad_value_is_explained_under_the_setting_and_not_stored(friend: Friend) -> None:
    row = settings_page(friend).rows["model.temperature"]
    write(row.field, "warm")
    friend.until(lambda: "from 0 to 2" in row.problem.text())
    assert friend.stage.settings.current.model.temperature == 0.7
    write(row.field, "1")
    friend.until(lambda: friend.stage.settings.current.model.temperature == 1)
    friend.until(row.problem.isHidden)


def test_switch_and_choice_are_applied(friend: Friend) -> None:
    page = settings_page(friend)
    cast(QCheckBox, page.rows["ollama.allow_cloud"].field).click()
    friend.until(lambda: friend.stage.settings.current.ollama.allow_cloud)
    send_with = cast(QComboBox, page.rows["window.send_with"].field)
    assert [send_with.itemText(number) for number in range(2)] == ["Enter", "Ctrl+Enter"]
    send_with.setCurrentIndex(send_with.findData("ctrl+enter"))
    friend.until(lambda: friend.chat.composer.text.sends_with_ctrl)


def test_secret_is_never_shown(friend: Friend) -> None:
    row = settings_page(friend).rows["database.url"]
    field = cast(QLineEdit, row.field)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    write(field, "postgresql://me:secret@host/db")
    friend.until(lambda: friend.stage.settings.get("database.url") == "postgresql://me:secret@host/db")
    friend.until(lambda: field.text() == "")
    assert "secret" not in field.placeholderText()


def test_value_from_the_command_line_cannot_be_changed_here(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(overrides={"model.top_p": "0.5"})
    row = settings_page(friend).rows["model.top_p"]
    assert not row.field.isEnabled()
    assert "command line" in row.problem.text()


def test_settings_are_searched(friend: Friend) -> None:
    page = settings_page(friend)
    page.search.setText("temperature")
    assert [name for name, row in page.rows.items() if row.isVisible()] == ["model.temperature"]
    page.search.setText("no such thing at all")
    assert page.nothing.isVisible()
    page.search.clear()
    assert all(row.isVisible() for row in page.rows.values())


def test_model_is_fetched_by_name_and_deleted_after_asking(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(ollama=ScriptedModels([]))
    page = models_page(friend)
    write(page.name, "llama3.2")
    friend.until(lambda: "llama3.2:latest" in [model.name for model in page.models])
    friend.until(lambda: page.progress.isHidden())
    row = next(row for row in page.rows if row.model.name == "llama3.2:latest")
    row.ask.click()
    assert row.delete_wanted.isVisible()
    row.keep.click()
    assert not row.delete_wanted.isVisible()
    row.ask.click()
    row.delete_wanted.click()
    friend.until(lambda: [model.name for model in page.models] == ["basic"])


def test_download_shows_its_progress_and_can_be_cancelled(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(ollama=ScriptedModels([]))
    friend.stage.ollama_library.hold = True
    page = models_page(friend)
    write(page.name, "llama3.2")
    friend.until(lambda: page.progress.bar.value() == 400)
    assert "llama3.2" in page.progress.words.text()
    page.progress.cancel.click()
    friend.until(page.progress.isHidden)
    assert [model.name for model in page.models] == ["basic"]
    assert page.fetch.isEnabled()


def test_models_that_cannot_be_deleted_here_have_no_button(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(ollama=ScriptedModels([LLAMA]))
    page = models_page(friend)
    can_be_deleted = {"llama3.2:latest": True, "basic": False}
    friend.until(lambda: {row.model.name: row.ask.isVisible() for row in page.rows} == can_be_deleted)


def test_health_page_says_how_every_part_is(friend: Friend) -> None:
    friend.window.show_page("health")
    page = cast(HealthPage, friend.window.middle.currentWidget())
    friend.until(lambda: page.parts)
    assert {"database", "microphone", "conversation"} <= {part.part for part in page.parts}
    wrong = [part for part in page.parts if part.state is not HealthState.OK]
    assert page.words.text() == f"{len(wrong)} of {len(page.parts)} parts want attention."
    friend.publish(HealthChanged((wrong[0],)))
    friend.until(lambda: page.words.text() == "1 of 1 parts wants attention.")
    friend.publish(HealthChanged(()))
    friend.until(lambda: page.words.text() == "Everything is fine.")


def test_sizes_are_said_for_people() -> None:
    assert (size(98_362_432), size(2_019_393_189)) == ("98 MB", "2.0 GB")


def test_what_another_program_sets_is_applied_in_the_open_window(friend: Friend, theme: Theme) -> None:
    friend.until(lambda: friend.window.is_ready)
    before = theme.colours.is_dark
    environment = {**os.environ, "BESTFRIEND_HOME": str(friend.paths.home)}
    wanted = "light" if before else "dark"
    command = [sys.executable, "-m", "bestfriend_desktop", "settings", "set", "window.theme", wanted]
    subprocess.run(command, env=environment, check=True, capture_output=True)
    friend.until(lambda: theme.colours.is_dark is not before)
