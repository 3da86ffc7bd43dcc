"""The first start in the window: asked once, step by step, each optional, and nothing lost on the way."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import ModelFetchFailed
from bestfriend_desktop.domain.setup import STEPS, Step
from bestfriend_desktop.faces.window.settings.settings_page import SettingsPage
from bestfriend_desktop.faces.window.settings.text_field import LineField, SwitchField
from bestfriend_desktop.faces.window.setup.memory_step import MemoryStep
from bestfriend_desktop.faces.window.setup.model_step import ModelStep
from bestfriend_desktop.faces.window.setup.ready_step import ReadyStep
from bestfriend_desktop.faces.window.setup.voice_step import VoiceStep
from bestfriend_desktop.faces.window.setup.wizard import SetupPage
from tests.fakes.models import LLAMA, ScriptedModels
from tests.fakes.voice import SILENCE, SPEECH
from tests.window.conftest import Friend, reaches_px

MakeFriend = Callable[..., Friend]


@pytest.fixture
def new_friend(make_friend: MakeFriend) -> Friend:
    return make_friend(is_new=True)


def wizard(friend: Friend) -> SetupPage:
    friend.until(lambda: friend.window.middle.is_setting_up)
    return friend.window.middle.setup


def go_to(friend: Friend, step: Step) -> SetupPage:
    """Continue until this step is shown; nothing is fetched on the way."""
    page = wizard(friend)
    friend.until(lambda: (friend.stage.settings.path.parent / "setup.json").exists())
    while page.shown_step is not step:
        before = page.shown_step
        button = page.foot.skip if page.view.can_be_skipped else page.foot.forward
        button.click()
        friend.until(lambda before=before: page.shown_step is not before)
    return page


def kept(friend: Friend) -> dict[str, object]:
    text = (friend.stage.settings.path.parent / "setup.json").read_text()
    return cast(dict[str, object], json.loads(text))


def model_step(friend: Friend) -> ModelStep:
    step = cast(ModelStep, go_to(friend, Step.MODEL).view)
    friend.until(lambda: step.buttons)
    return step


def test_new_home_is_met_with_the_first_step_before_the_store_is_open(make_friend: MakeFriend) -> None:
    friend = make_friend(is_new=True, start=False)
    page = friend.window.middle.setup
    assert friend.window.middle.is_setting_up
    assert page.shown_step is Step.YOU
    assert page.bar.words.text() == "You · 1 of 5"
    assert not friend.window.sidebar.isVisible()


def test_finish_now_on_the_first_page_leads_to_the_conversation_for_good(
    new_friend: Friend, make_friend: MakeFriend
) -> None:
    page = wizard(new_friend)
    page.foot.finish.click()
    new_friend.until(lambda: new_friend.window.middle.shown_page is None)
    assert kept(new_friend)["over"] is True
    assert new_friend.window.sidebar.isVisible()
    assert not new_friend.stage.settings.path.exists()
    again = make_friend(is_new=True)
    again.until(lambda: again.window.is_ready)
    assert not again.window.middle.is_setting_up


def test_all_steps_lead_to_the_conversation(new_friend: Friend) -> None:
    seen = []
    page = wizard(new_friend)
    for step in STEPS:
        go_to(new_friend, step.step)
        assert page.view.title.isVisible()
        assert page.foot.forward.isVisible()
        seen.append(page.bar.words.text())
    assert seen == [f"{step.name} · {number} of 5" for number, step in enumerate(STEPS, start=1)]
    assert page.foot.forward.text() == "Start talking"
    page.foot.forward.click()
    new_friend.until(lambda: new_friend.window.middle.shown_page is None)
    assert kept(new_friend) == {"done": [step.value for step in Step], "over": True}
    assert new_friend.chat.composer.text.hasFocus()


@pytest.mark.parametrize("step", list(Step))
def test_closed_on_a_page_it_goes_on_there_and_nothing_is_lost(
    new_friend: Friend, make_friend: MakeFriend, step: Step
) -> None:
    page = wizard(new_friend)
    name = cast(LineField, page.views[Step.YOU].rows["you.name"].field)
    name.setFocus()
    QTest.keyClicks(name, "Lena")
    go_to(new_friend, step)
    new_friend.leave()
    again = make_friend(is_new=True)
    resumed = wizard(again)
    again.until(lambda: resumed.shown_step is step)
    assert again.stage.settings.current.you.name == "Lena"
    assert kept(again)["over"] is False


def test_what_stands_in_a_field_when_the_window_is_closed_is_kept(
    new_friend: Friend, make_friend: MakeFriend
) -> None:
    page = wizard(new_friend)
    name = cast(LineField, page.views[Step.YOU].rows["you.name"].field)
    name.setFocus()
    QTest.keyClicks(name, "Lena")
    assert not new_friend.stage.settings.path.exists()
    new_friend.leave()
    again = make_friend(is_new=True)
    assert again.stage.settings.current.you.name == "Lena"
    assert wizard(again).shown_step is Step.YOU


def test_one_can_go_back_and_escape_does_so(new_friend: Friend) -> None:
    page = go_to(new_friend, Step.VOICE)
    page.foot.previous.click()
    assert page.shown_step is Step.MODEL
    QTest.keyClick(new_friend.window, Qt.Key.Key_Escape)
    assert page.shown_step is Step.YOU
    QTest.keyClick(new_friend.window, Qt.Key.Key_Escape)
    assert page.shown_step is Step.YOU
    assert not page.foot.previous.isVisible()


def test_home_with_settings_is_not_asked(make_friend: MakeFriend, home: Path) -> None:
    home.mkdir(parents=True)
    (home / "settings.toml").write_text('[you]\nname = "Lena"\n')
    friend = make_friend(is_new=True)
    QTest.qWait(50)
    assert not friend.window.middle.is_setting_up


def test_steps_are_there_again_from_the_settings(friend: Friend) -> None:
    assert not friend.window.middle.is_setting_up
    friend.window.show_page("settings")
    cast(SettingsPage, friend.window.middle.currentWidget()).again.click()
    page = wizard(friend)
    assert page.shown_step is Step.YOU
    page.foot.finish.click()
    friend.until(lambda: friend.window.middle.shown_page is None)


def test_best_fitting_model_is_picked_and_said_with_size_and_minutes(new_friend: Friend) -> None:
    step = model_step(new_friend)
    offer = new_friend.stage.companion.suggested_model()
    assert offer is not None
    assert step.chosen == offer.model.name
    assert list(step.buttons) == [offer.model.name, "basic"]
    facts = step.buttons[offer.model.name].accessibleDescription()
    assert facts.startswith("Suits this computer best · ")
    assert " GB · about " in facts
    assert "min to fetch" in facts
    assert new_friend.window.middle.setup.foot.forward.text() == "Get it"
    step.more.click()
    new_friend.until(lambda: len(step.buttons) > 2)
    assert step.chosen == offer.model.name
    step.buttons["basic"].click()
    assert new_friend.window.middle.setup.foot.forward.text() == "Continue"
    assert not step.note.isVisible()


def test_ollama_that_is_not_there_is_said_to_be_no_loss(make_friend: MakeFriend) -> None:
    ollama = ScriptedModels([LLAMA])
    ollama.unreachable = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")
    step = model_step(make_friend(is_new=True, ollama=ollama))
    assert step.note.text().startswith("Ollama was not found, and is not needed.")


def test_download_goes_on_behind_the_later_pages(new_friend: Friend) -> None:
    new_friend.stage.embedded_library.hold = True
    model_step(new_friend)
    page = new_friend.window.middle.setup
    page.foot.forward.click()
    new_friend.until(lambda: page.shown_step is Step.VOICE)
    new_friend.until(lambda: "is on its way" in page.download.words.text() and page.download.bar.value() > 0)
    assert page.download.isVisible()
    go_to(new_friend, Step.MEMORY)
    assert page.download.isVisible()
    page.download.button.click()
    new_friend.until(page.download.isHidden)
    assert page.shown_step is Step.MEMORY


def test_download_that_arrives_says_who_answers(new_friend: Friend) -> None:
    model_step(new_friend)
    page = new_friend.window.middle.setup
    page.foot.forward.click()
    notices = new_friend.chat.notices
    new_friend.until(lambda: notices.notice and "is here, and answers from now on" in notices.notice.message)
    assert notices.isVisible()
    new_friend.until(page.download.isHidden)


def test_download_that_fails_can_be_tried_again(new_friend: Friend) -> None:
    new_friend.stage.embedded_library.hold = True
    step = model_step(new_friend)
    page = new_friend.window.middle.setup
    name = step.chosen
    page.foot.forward.click()
    new_friend.until(lambda: page.download.bar.value() > 0)
    new_friend.publish(ModelFetchFailed(name, "hub_unreachable", "The hub does not answer.", "Try later."))
    new_friend.until(lambda: "did not come. What has arrived is kept." in page.download.words.text())
    assert page.download.button.text() == "Try again"
    notice = new_friend.chat.notices.notice
    assert notice is not None
    assert notice.message == "The hub does not answer."
    assert page.shown_step is Step.VOICE


def test_download_is_shown_again_after_a_restart(new_friend: Friend, make_friend: MakeFriend) -> None:
    new_friend.stage.embedded_library.hold = True
    model_step(new_friend)
    page = new_friend.window.middle.setup
    page.foot.forward.click()
    new_friend.until(lambda: page.shown_step is Step.VOICE and page.download.bar.value() > 0)
    new_friend.leave()
    again = make_friend(is_new=True, start=False)
    again.stage.embedded_library.hold = True
    again.start()
    resumed = wizard(again)
    again.until(lambda: resumed.shown_step is Step.VOICE)
    again.until(lambda: resumed.download.isVisible() and "is on its way" in resumed.download.words.text())


def test_ollama_is_used_where_it_has_a_model(make_friend: MakeFriend) -> None:
    friend = make_friend(is_new=True, ollama=ScriptedModels([LLAMA]))
    step = model_step(friend)
    assert step.chosen == LLAMA.name
    page = friend.window.middle.setup
    assert page.foot.forward.text() == "Continue"
    page.foot.forward.click()
    friend.until(lambda: page.shown_step is Step.VOICE)
    assert friend.stage.settings.current.model.name == ""


def test_model_is_tried_with_its_speed(make_friend: MakeFriend) -> None:
    friend = make_friend(is_new=True, ollama=ScriptedModels([LLAMA], pieces=["I am ", "here."]))
    step = model_step(friend)
    step.trial.button.click()
    friend.until(lambda: step.trial.reply.text() == "I am here.")
    assert step.trial.speed.text().startswith(f"{LLAMA.label}: first word ")
    assert friend.rows.rowCount() == 0


def test_microphone_and_voice_are_tried(new_friend: Friend, monkeypatch: pytest.MonkeyPatch) -> None:
    from bestfriend_desktop.faces.window.voice import microphone_test

    monkeypatch.setattr(microphone_test, "SECONDS", 1.5)
    step = cast(VoiceStep, go_to(new_friend, Step.VOICE).view)
    new_friend.on_core(lambda: new_friend.stage.voice.recognizer.texts.append("Testing"))
    step.test.button.click()
    new_friend.until(lambda: new_friend.stage.voice.microphone.is_open)
    new_friend.hear(SPEECH, 20)

    def is_over() -> bool:
        new_friend.hear(SILENCE)
        return step.test.button.isEnabled()

    new_friend.until(is_over)
    assert step.test.words.text() == "Heard clearly: “Testing”"
    step.preview.button.click()
    new_friend.until(lambda: new_friend.stage.voice.speaker.playbacks)
    step.preview.button.click()
    new_friend.until(lambda: step.preview.button.text() == "Hear it")


def test_example_shows_what_is_remembered_and_where(new_friend: Friend) -> None:
    step = cast(MemoryStep, go_to(new_friend, Step.MEMORY).view)
    new_friend.until(lambda: step.kept.text() == "My sister Mara lives in Porto.")
    step.example.selectAll()
    QTest.keyClicks(cast(QLineEdit, step.example), "What time is it?")
    new_friend.until(lambda: step.kept.text().startswith("Nothing to note down"))
    cast(SwitchField, step.rows["memory.enabled"].field).click()
    new_friend.until(lambda: not new_friend.stage.settings.current.memory.enabled)


def test_what_is_missing_is_said_once_with_its_remedy(new_friend: Friend) -> None:
    step = cast(ReadyStep, go_to(new_friend, Step.READY).view)
    new_friend.until(lambda: step.lines)
    said = [line.text() for line in step.lines]
    assert len(set(said)) == len(said)
    assert "The embedder does not answer. Start it." in said


def test_every_control_of_the_steps_has_a_name(new_friend: Friend) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox

    for step in STEPS:
        page = go_to(new_friend, step.step)
        if isinstance(page.view, ModelStep):
            new_friend.until(lambda view=page.view: view.buttons)
        for kind in (QAbstractButton, QComboBox, QLineEdit):
            for control in page.findChildren(kind):
                if control.isVisible() and control.objectName() != "qt_spinbox_lineedit":
                    text = control.text() if isinstance(control, QAbstractButton) else ""
                    assert control.accessibleName() or text, (step.step, control)


@pytest.mark.parametrize("step", list(Step))
def test_no_step_is_cut_off_in_a_narrow_window_with_large_text(make_friend: MakeFriend, step: Step) -> None:
    friend = make_friend(is_new=True, overrides={"window.text_size_percent": "200"})
    friend.window.resize(380, 700)
    friend.window.intents.submit(friend.stage.companion.change_setting("you.about", "x"), "test")
    friend.until(lambda: friend.chat.composer.text.fontMetrics().height() > 30)
    page = go_to(friend, step)
    if isinstance(page.view, ModelStep):
        friend.until(lambda: page.view.buttons)  # type: ignore[attr-defined]  # the step of the model
    friend.until(lambda: reaches_px(friend.window) < 380)
    assert friend.window.width() == 380


def test_enter_in_a_field_goes_on_and_keeps_it(new_friend: Friend) -> None:
    page = wizard(new_friend)
    name = cast(LineField, page.views[Step.YOU].rows["you.name"].field)
    name.setFocus()
    QTest.keyClicks(name, "Lena")
    QTest.keyClick(name, Qt.Key.Key_Return)
    new_friend.until(lambda: page.shown_step is Step.MODEL)
    new_friend.until(lambda: new_friend.stage.settings.current.you.name == "Lena")


def test_missing_microphone_is_said_on_the_page_of_the_voice_alone(new_friend: Friend) -> None:
    new_friend.on_core(new_friend.stage.voice.devices.names.clear)
    step = cast(VoiceStep, go_to(new_friend, Step.VOICE).view)
    new_friend.until(step.lacks.isVisible)
    assert step.lacks.text().count("microphone") == 1
    assert not step.test.isEnabled()
    ready = cast(ReadyStep, go_to(new_friend, Step.READY).view)
    new_friend.until(lambda: ready.lines)
    assert not any("microphone" in line.text() for line in ready.lines)
