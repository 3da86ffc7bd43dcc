"""What another program changes in the settings is told here, once."""

import asyncio
from pathlib import Path

from bestfriend_desktop.domain.events import SettingChanged, SettingsProblem
from bestfriend_desktop.settings.store import SettingsStore
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.secret_store import MemorySecrets


def of_another_program(stage: Stage) -> SettingsStore:
    return SettingsStore(stage.settings.path, MemorySecrets(), {}, {})


def told(ear: Ear) -> list[str]:
    return [event.name for event in ear.all(SettingChanged)]


async def test_a_setting_changed_by_another_program_is_told_and_holds(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    await stage.companion.start()
    other = of_another_program(stage)
    await asyncio.to_thread(other.set, "window.theme", "dark")
    await ear.until(SettingChanged)
    assert told(ear) == ["window.theme"]
    assert stage.settings.current.window.theme == "dark"
    await asyncio.to_thread(other.reset, "window.theme")
    await ear.until(SettingChanged, 2)
    await stage.companion.close()


async def test_a_change_of_ones_own_is_told_once_and_that_of_another_beside_it(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    await stage.companion.start()
    other = of_another_program(stage)
    await asyncio.to_thread(other.set, "you.name", "Nora")
    await stage.companion.change_setting("window.theme", "dark")
    await ear.until(SettingChanged, 2)
    await stage.companion.change_setting("window.theme", "dark")
    await ear.until(SettingChanged, 3)
    await stage.companion.close()
    assert sorted(told(ear)) == ["window.theme", "window.theme", "you.name"]


async def test_a_file_that_is_damaged_meanwhile_changes_nothing(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    await stage.companion.start()
    await stage.companion.change_setting("window.theme", "dark")
    stage.settings.path.write_text("[window\n", encoding="utf-8")
    assert (await ear.until(SettingsProblem)).code == "settings_damaged"
    assert stage.settings.current.window.theme == "dark"
    stage.settings.path.write_text('[window]\ntheme = "light"\n', encoding="utf-8")
    await ear.until(SettingChanged, 2)
    await stage.companion.close()
    assert len(ear.all(SettingsProblem)) == 1, "told once"


async def test_after_the_end_nothing_is_told(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    await stage.companion.start()
    await stage.companion.close()
    await asyncio.to_thread(of_another_program(stage).set, "window.theme", "dark")
    assert stage.settings.current.window.theme == "dark"
    await asyncio.sleep(0)
    assert told(ear) == []
