"""Settings, models and health in the window."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit

from bestfriend_desktop.domain.events import HealthChanged, SettingChanged
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.faces.window.amounts import size
from bestfriend_desktop.faces.window.settings.choice_field import ChoiceField
from bestfriend_desktop.faces.window.settings.health_page import HealthPage
from bestfriend_desktop.faces.window.settings.models_page import ModelsPage
from bestfriend_desktop.faces.window.settings.number_field import SliderField, SpinField
from bestfriend_desktop.faces.window.settings.setting_field import list_of
from bestfriend_desktop.faces.window.settings.settings_page import SettingsPage
from bestfriend_desktop.faces.window.settings.text_field import (
    FileField,
    LineField,
    ParagraphField,
    SecretField,
    SwitchField,
)
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.settings.describe import SettingType, descriptions
from tests.fakes.models import LLAMA, ScriptedModels
from tests.window.conftest import Friend

SECRET = "postgresql://me:secret@host/db"


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


def search(line: QLineEdit, text: str) -> None:
    """As if typed, without the list of what was found: it grabs keys, which this platform cannot."""
    line.setText(text)
    QTest.keyClick(line, Qt.Key.Key_Return)


def test_every_setting_has_a_row_with_its_help(friend: Friend) -> None:
    page = settings_page(friend)
    assert set(page.rows) == set(descriptions())
    for name, row in page.rows.items():
        assert row.field.accessibleName().startswith(descriptions()[name].info.label)
        help_text = descriptions()[name].info.help
        assert row.help.text() == row.field.accessibleDescription()
        assert "`" not in row.help.text()
        assert help_text.split("`")[0] in row.help.text()


def test_changed_setting_holds_at_once_and_can_be_reset(friend: Friend) -> None:
    row = settings_page(friend).rows["model.temperature"]
    assert row.reset.isHidden()
    slider = cast(SliderField, row.field)
    QTest.keyClick(slider.slider, Qt.Key.Key_Right)
    friend.until(lambda: friend.stage.settings.current.model.temperature == 0.75)
    friend.until(lambda: not row.reset.isHidden())
    row.reset.click()
    friend.until(lambda: friend.stage.settings.current.model.temperature == 0.7)
    friend.until(lambda: slider.figure.text() == "0.70")


def test_bad_value_is_explained_under_the_setting_and_not_stored(friend: Friend) -> None:
    row = settings_page(friend).rows["model.context_tokens"]
    write(row.field, "12")
    friend.until(lambda: "from 1024 to 131072, not '12'" in row.problem.text())
    assert friend.stage.settings.current.model.context_tokens == 4096
    write(row.field, "8192")
    friend.until(lambda: friend.stage.settings.current.model.context_tokens == 8192)
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
    field = cast(SecretField, row.field)
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    write(field.line, SECRET)
    friend.until(lambda: friend.stage.settings.get("database.url") == SECRET)
    friend.until(lambda: field.line.text() == "")
    assert "secret" not in field.line.placeholderText()


def test_secret_is_shown_while_one_asks_for_it_and_not_on_coming_back(friend: Friend) -> None:
    field = cast(SecretField, settings_page(friend).rows["database.url"].field)
    write(field.line, SECRET)
    friend.until(lambda: field.line.placeholderText().startswith("Stored"))
    field.show_it.click()
    friend.until(lambda: field.line.text() == SECRET)
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert field.show_it.accessibleName() == "Show Database address"
    field.show_it.click()
    assert field.line.text() == ""
    field.show_it.click()
    friend.until(lambda: field.line.text() == SECRET)
    friend.window.show_chat()
    assert (field.line.text(), field.show_it.isChecked()) == ("", False)
    assert friend.stage.settings.get("database.url") == SECRET


FIELDS = {
    "you.name": LineField,
    "you.time_zone": ChoiceField,
    "you.about": ParagraphField,
    "companion.persona_file": FileField,
    "model.name": ChoiceField,
    "model.temperature": SliderField,
    "model.context_tokens": SpinField,
    "memory.enabled": SwitchField,
    "memory.embedder": ChoiceField,
    "listening.microphone": ChoiceField,
    "listening.language": ChoiceField,
    "listening.model": ChoiceField,
    "speaking.voice": ChoiceField,
    "speaking.speaker": ChoiceField,
    "speaking.volume_percent": SliderField,
    "database.url": SecretField,
}


def test_every_setting_has_the_field_that_its_declaration_wants(friend: Friend) -> None:
    rows = settings_page(friend).rows
    assert {name: type(rows[name].field) for name in FIELDS} == FIELDS
    for name, row in rows.items():
        described = descriptions()[name]
        if described.type in (SettingType.WHOLE_NUMBER, SettingType.NUMBER):
            assert isinstance(row.field, SpinField | SliderField)
            assert described.info.unit in row.field.accessibleName()


def test_every_list_is_filled_by_whoever_knows(friend: Friend) -> None:
    rows = settings_page(friend).rows
    for row in rows.values():
        if row.described.info.provider:
            field = list_of(row.field)
            assert field is not None
            friend.until(lambda field=field: field.is_loaded)
            assert field.count() >= 1
    zones = cast(ChoiceField, rows["you.time_zone"].field)
    assert zones.itemText(0).startswith("This computer's (UTC")


def test_long_list_is_searched_by_typing(friend: Friend) -> None:
    zone = cast(ChoiceField, settings_page(friend).rows["you.time_zone"].field)
    friend.until(lambda: zone.is_searched)
    line = zone.lineEdit()
    assert line is not None
    assert line.accessibleName() == "Time zone"
    search(line, "vladivostok")
    friend.until(lambda: friend.stage.settings.current.you.time_zone == "Asia/Vladivostok")
    search(line, "america")
    assert line.text().startswith("Asia/Vladivostok (UTC+10")
    search(line, "nowhere at all")
    assert line.text().startswith("Asia/Vladivostok (UTC+10")
    assert friend.stage.settings.current.you.time_zone == "Asia/Vladivostok"


def test_short_list_is_not_searched(friend: Friend) -> None:
    theme = cast(ChoiceField, settings_page(friend).rows["window.theme"].field)
    assert not theme.is_searched


def test_number_is_stepped_within_what_is_allowed_and_says_its_unit(friend: Friend) -> None:
    days = cast(SpinField, settings_page(friend).rows["memory.retention_days"].field)
    assert days.text() == "Keeps everything"
    days.stepDown()
    assert days.value() == 0
    days.stepUp()
    friend.until(lambda: friend.stage.settings.current.memory.retention_days == 30)
    assert days.text() == "30 days"
    write(days, "7")
    friend.until(lambda: friend.stage.settings.current.memory.retention_days == 7)
    days.stepDown()
    friend.until(lambda: friend.stage.settings.current.memory.retention_days == 0)
    friend.until(lambda: days.text() == "Keeps everything")


def test_number_between_two_places_of_a_slider_is_shown_as_it_is(friend: Friend) -> None:
    page = settings_page(friend)
    friend.stage.settings.set("model.temperature", 0.33)
    friend.publish(SettingChanged("model.temperature"))
    slider = cast(SliderField, page.rows["model.temperature"].field)
    friend.until(lambda: slider.figure.text() == "0.33")
    assert friend.stage.settings.current.model.temperature == 0.33


def test_text_of_several_lines_is_stored_when_it_is_left(friend: Friend) -> None:
    page = settings_page(friend)
    about = cast(ParagraphField, page.rows["you.about"].field)
    about.setFocus()
    QTest.keyClicks(about, "I bake.")
    QTest.keyClick(about, Qt.Key.Key_Return)
    QTest.keyClicks(about, "I run.")
    assert friend.stage.settings.current.you.about == ""
    QTest.keyClick(about, Qt.Key.Key_Tab)
    friend.until(lambda: friend.stage.settings.current.you.about == "I bake.\nI run.")


def test_persona_is_one_that_ships_or_a_file_of_ones_own(friend: Friend, tmp_path: Path) -> None:
    field = cast(FileField, settings_page(friend).rows["companion.persona_file"].field)
    personas = cast(ChoiceField, field.field)
    friend.until(lambda: personas.count() == 4)
    personas.setCurrentIndex(personas.findData("coach"))
    friend.until(lambda: friend.stage.settings.current.companion.persona_file == "coach")
    mine = tmp_path / "mine.md"
    mine.write_text("You are kind.", encoding="utf-8")
    field.take(str(mine))
    friend.until(lambda: friend.stage.settings.current.companion.persona_file == str(mine))
    friend.until(lambda: personas.currentText() == f"{mine} (your own file)")


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


def test_what_is_wrong_with_the_settings_meanwhile_is_said_in_the_bar(friend: Friend) -> None:
    friend.until(lambda: friend.window.is_ready)
    friend.stage.settings.path.write_text('[window]\ntheme = "pink"\n', encoding="utf-8")
    friend.until(friend.chat.notices.isVisible)
    assert "theme" in friend.chat.notices.message.text()
    assert "light" in f"{friend.chat.notices.message.text()} {friend.chat.notices.remedy.text()}"
