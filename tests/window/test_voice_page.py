"""The page of the voice: devices, trying them, how it sounds, voices to get."""

from collections.abc import Callable
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import DevicesChanged
from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.faces.window.settings.choice_field import ChoiceField
from bestfriend_desktop.faces.window.settings.number_field import SliderField
from bestfriend_desktop.faces.window.voice.voice_page import VoicePage
from bestfriend_desktop.settings.describe import descriptions
from tests.fakes.voice import SILENCE, SPEECH
from tests.window.conftest import Friend


def voice_page(friend: Friend) -> VoicePage:
    friend.window.show_page("voice")
    page = cast(VoicePage, friend.window.middle.currentWidget())
    friend.until(lambda: listed(page, "listening.microphone").count() > 1 and page.list.rows)
    return page


def listed(page: VoicePage, name: str) -> ChoiceField:
    return cast(ChoiceField, page.form.rows[name].field)


def slider(page: VoicePage, name: str) -> SliderField:
    return cast(SliderField, page.form.rows[name].field)


def look_for_more(friend: Friend, page: VoicePage) -> None:
    page.list.look.click()
    friend.until(lambda: "en_GB-alba-medium" in page.list.rows)


def offered(field: object) -> list[str]:
    return [field.itemText(number) for number in range(field.count())]  # type: ignore[attr-defined]  # a QComboBox


def test_every_setting_of_the_voice_is_on_the_page(friend: Friend) -> None:
    page = voice_page(friend)
    expected = {name for name in descriptions() if name.startswith(("listening.", "speaking."))}
    assert set(page.form.rows) == expected


def test_device_is_chosen_and_the_system_is_followed_first(friend: Friend) -> None:
    page = voice_page(friend)
    microphones, speakers = (listed(page, name) for name in ("listening.microphone", "speaking.speaker"))
    friend.until(lambda: offered(speakers) == ["Follow the system (Headphones)", "Headphones"])
    friend.until(lambda: offered(microphones) == ["Follow the system (Desk microphone)", "Desk microphone"])
    listed(page, "listening.microphone").setCurrentIndex(1)
    friend.until(lambda: friend.stage.settings.current.listening.microphone == "Desk microphone")


def test_device_that_is_gone_stays_chosen_and_is_said_to_be_gone(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend()
    companion = friend.stage.companion
    friend.window.intents.submit(companion.change_setting("listening.microphone", "Headset"), "test")
    friend.until(lambda: friend.stage.settings.current.listening.microphone == "Headset")
    page = voice_page(friend)
    assert listed(page, "listening.microphone").currentText() == "Headset (not there now)"
    friend.on_core(lambda: friend.stage.voice.devices.names.append("Headset"))
    friend.publish(DevicesChanged())
    friend.until(lambda: listed(page, "listening.microphone").currentText() == "Headset")
    assert friend.stage.settings.current.listening.microphone == "Headset"


def test_empty_choices_read_well(friend: Friend) -> None:
    rows = voice_page(friend).form.rows
    assert offered(rows["listening.wake_word"].field)[:2] == ["None", "Okay Nabu"]
    friend.until(lambda: offered(rows["listening.language"].field)[:2] == ["By itself", "Afrikaans"])
    assert offered(rows["speaking.voice"].field)[0] == "By itself"
    assert offered(rows["speaking.answers"].field) == ["To what I say aloud", "To everything", "Never"]


def test_slider_shows_its_figure_and_stores_when_let_go(friend: Friend) -> None:
    page = voice_page(friend)
    slider(page, "speaking.speed").slider.setSliderDown(True)
    slider(page, "speaking.speed").slider.setSliderPosition(30)
    assert slider(page, "speaking.speed").figure.text() == "1.50"
    assert friend.stage.settings.current.speaking.speed == 1
    slider(page, "speaking.speed").slider.setSliderDown(False)
    friend.until(lambda: friend.stage.settings.current.speaking.speed == 1.5)
    QTest.keyClick(slider(page, "speaking.volume_percent").slider, Qt.Key.Key_Left)
    friend.until(lambda: friend.stage.settings.current.speaking.volume_percent == 99)
    assert slider(page, "speaking.volume_percent").figure.text() == "99 %"


def test_preview_sounds_as_the_form_stands_and_stops(friend: Friend) -> None:
    page = voice_page(friend)
    slider(page, "speaking.pitch").slider.setSliderDown(True)
    slider(page, "speaking.pitch").slider.setSliderPosition(24)
    page.preview.button.click()
    friend.until(lambda: friend.stage.voice.speaker.playbacks)
    assert page.preview.button.text() == "Stop"
    assert friend.stage.voice.built_in.styles[0] == SpeakingStyle("", 1.0, 1.2, 1.0)
    assert friend.stage.settings.current.speaking.pitch == 1
    page.preview.button.click()
    friend.until(lambda: page.preview.button.text() == "Hear it")
    assert friend.stage.voice.speaker.now.is_stopped


def test_preview_without_a_loudspeaker_says_so(friend: Friend) -> None:
    lost = Unavailable("speaker_missing", "There is no loudspeaker.", "Plug one in.")
    friend.stage.voice.speaker.missing = lost
    page = voice_page(friend)
    page.preview.button.click()
    friend.until(lambda: "There is no loudspeaker." in page.preview.problem.text())
    assert page.preview.button.text() == "Hear it"


@pytest.mark.parametrize(
    ("understood", "said"),
    [("Testing one two", "Heard clearly: “Testing one two”"), ("", "Nothing was heard. Is it")],
)
def test_microphone_is_tried_and_what_was_heard_is_shown(
    friend: Friend, monkeypatch: pytest.MonkeyPatch, understood: str, said: str
) -> None:
    from bestfriend_desktop.faces.window.voice import microphone_test

    monkeypatch.setattr(microphone_test, "SECONDS", 0.2)
    page = voice_page(friend)
    friend.on_core(lambda: friend.stage.voice.recognizer.texts.append(understood))
    page.test.button.click()
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    assert friend.window.windowTitle().startswith("● Microphone on")
    assert page.test.trace.isVisible()
    friend.hear(SPEECH, 20)

    def is_over() -> bool:
        friend.hear(SILENCE)
        return page.test.button.isEnabled()

    friend.until(is_over)
    assert page.test.words.text().startswith(said)
    assert friend.window.windowTitle() == "Best Friend"
    assert friend.rows.rowCount() == 0


def test_microphone_that_is_in_use_is_not_tried(friend: Friend) -> None:
    friend.window.voice.listen()
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    friend.hear(SILENCE, 2)
    friend.until(lambda: friend.window.voice.is_recording)
    page = voice_page(friend)
    page.test.button.click()
    friend.until(lambda: "in use already" in page.test.words.text())


def test_voice_is_got_chosen_and_removed_after_asking(friend: Friend) -> None:
    page = voice_page(friend)
    name = "en_GB-alba-medium"
    assert not friend.stage.voice.voices.asked_network
    look_for_more(friend, page)
    page.list.rows[name].get.click()
    friend.until(lambda: page.list.rows[name].info.is_installed)
    friend.until(lambda: name in offered(listed(page, "speaking.voice")))
    listed(page, "speaking.voice").setCurrentIndex(listed(page, "speaking.voice").findData(name))
    friend.until(lambda: friend.stage.settings.current.speaking.voice == name)
    page.list.rows[name].remove.click()
    assert page.list.rows[name].really.isVisible()
    page.list.rows[name].really.click()
    friend.until(lambda: name not in page.list.rows)
    assert listed(page, "speaking.voice").currentText() == f"{name} (not there now)"


def test_voices_are_searched_and_built_in_ones_stay(friend: Friend) -> None:
    page = voice_page(friend)
    assert list(page.list.rows)[:2] == ["joe", "base"]
    assert not page.list.rows["joe"].remove.isVisible()
    look_for_more(friend, page)
    page.list.search.setText("alba")
    assert list(page.list.rows) == ["en_GB-alba-medium"]
    page.list.search.setText("nobody")
    assert page.list.more.text() == "Nothing of that name."


def test_voice_comes_in_from_a_file_and_what_is_none_is_refused(friend: Friend) -> None:
    page = voice_page(friend)
    page.list.add(Path("/somewhere/nora.piper"))
    friend.until(lambda: "nora" in page.list.rows)
    page.list.add(Path("/somewhere/letter.txt"))
    friend.until(lambda: "letter.txt" in page.list.problem.text())
    assert page.list.problem.isVisible()


def test_only_listening_models_are_offered_to_listen_with(friend: Friend) -> None:
    page = voice_page(friend)
    assert offered(listed(page, "listening.model")) == ["base"]
    assert "base" not in offered(listed(page, "speaking.voice"))
