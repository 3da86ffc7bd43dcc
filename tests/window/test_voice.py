"""Talking aloud in the window: the button, the bar, the words, what is spoken, what goes wrong."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.domain.conversation import Message, MessageStatus, new_id
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import (
    CaptionChanged,
    DevicesChanged,
    Heard,
    MicrophoneLevel,
    ReplyCut,
    VoiceState,
)
from bestfriend_desktop.domain.speech import Transcript
from tests.fakes.models import BASIC, ScriptedModels
from tests.fakes.voice import SILENCE, SPEECH
from tests.window.conftest import Friend

ALWAYS_HELD, NEVER_HELD = 0, 10**9


def listen(friend: Friend) -> None:
    """Turn hands-free on by a click, and wait until it listens."""
    friend.window.voice.hold_ms = NEVER_HELD
    QTest.mouseClick(friend.chat.talk, Qt.MouseButton.LeftButton)
    friend.until(lambda: friend.stage.companion.voice.is_hands_free)
    friend.hear(SILENCE, 2)
    friend.until(lambda: friend.window.voice.is_recording)


def speak(friend: Friend, *texts: str) -> None:
    """Say something aloud, from first to last sound."""
    friend.on_core(lambda: friend.stage.voice.recognizer.texts.extend(texts))
    friend.on_core(friend.stage.voice.microphone.say)


def speaking(friend: Friend, seconds: float) -> None:
    """Let so much of the reply be heard, as soon as it has been made."""
    speaker = friend.stage.voice.speaker
    friend.until(lambda: speaker.playbacks and speaker.now.fed_s > seconds)
    friend.on_core(lambda: speaker.now.hear(seconds))
    friend.until(lambda: friend.window.voice.state is VoiceState.SPEAKING)


def let_go(friend: Friend) -> None:
    """Let time pass at the microphone, until it is closed."""

    def is_closed() -> bool:
        friend.hear(SILENCE)
        return not friend.stage.voice.microphone.is_open

    friend.until(is_closed)


def marked(friend: Friend, row: int) -> str:
    """The words that are marked as being spoken."""
    message = friend.rows.row(row).message
    span = friend.rows.spoken.span_in(message.id)
    place = friend.transcript.layout_of(row)._shown_place(span) if span else None
    return friend.transcript.layout_of(row).selected(*place) if place else ""


@pytest.fixture
def talker(make_friend: Callable[..., Friend]) -> Friend:
    """Answers in Markdown, and everything aloud."""
    reply = "**Lyon** has [two rivers](https://example.org/two), 🌊 and old streets. It is *very* pretty."
    models = ScriptedModels([BASIC], pieces=[reply])
    return make_friend(basic=models, overrides={"speaking.answers": "always"})


# the button and the bar


def test_held_button_hears_and_letting_go_sends(friend: Friend) -> None:
    friend.window.voice.hold_ms = ALWAYS_HELD
    friend.on_core(lambda: friend.stage.voice.recognizer.texts.append("Good morning"))
    QTest.mousePress(friend.chat.talk, Qt.MouseButton.LeftButton)
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    friend.hear(SPEECH, 12)
    friend.until(lambda: friend.window.voice.state is VoiceState.HEARING)
    assert friend.chat.voice_bar.word.text() == "Hearing you"
    assert friend.chat.voice_bar.hint.text() == "Let go when you have finished."
    QTest.mouseRelease(friend.chat.talk, Qt.MouseButton.LeftButton)
    let_go(friend)
    friend.until(lambda: [text.strip() for text in friend.texts] == ["Good morning"] * 2)


def test_pointer_near_the_button_makes_ready_and_opens_nothing(friend: Friend) -> None:
    for _ in range(2):
        QTest.mouseMove(friend.window, QPoint(5, 5))
        QTest.mouseMove(friend.chat.talk, friend.chat.talk.rect().center())
    friend.until(lambda: friend.stage.voice.devices.asked)
    assert friend.stage.voice.devices.asked == 1
    assert not friend.stage.voice.microphone.opened


def test_held_key_hears_as_the_button_does(friend: Friend) -> None:
    friend.window.voice.hold_ms = ALWAYS_HELD
    QTest.keyPress(friend.chat.composer.text, Qt.Key.Key_F9)
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    assert friend.window.voice.is_pressed
    QTest.keyRelease(friend.chat.composer.text, Qt.Key.Key_F9)
    assert not friend.window.voice.is_pressed
    let_go(friend)
    friend.until(lambda: friend.chat.notices.message.text() == "Nothing was heard.")


def test_button_stays_held_wherever_the_pointer_drifts(friend: Friend) -> None:
    friend.window.voice.hold_ms = ALWAYS_HELD
    QTest.mousePress(friend.chat.talk, Qt.MouseButton.LeftButton)
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    QTest.mouseMove(friend.chat.talk, friend.chat.talk.rect().center() + QPoint(200, -200))
    assert friend.window.voice.is_pressed
    QTest.mouseRelease(
        friend.chat.talk, Qt.MouseButton.LeftButton, pos=friend.chat.talk.rect().center() + QPoint(200, -200)
    )
    assert not friend.window.voice.is_pressed
    let_go(friend)


def test_short_click_listens_hands_free_until_the_next_one(friend: Friend) -> None:
    listen(friend)
    bar = friend.chat.voice_bar
    assert bar.isVisible()
    assert bar.word.text() == "Listening"
    assert friend.chat.talk.accessibleName() == "Stop listening (F9)"
    QTest.mouseClick(friend.chat.talk, Qt.MouseButton.LeftButton)
    friend.until(lambda: not friend.stage.voice.microphone.is_open)
    friend.until(lambda: not bar.isVisible())
    assert not friend.window.voice.is_hands_free


def test_click_that_ends_hands_free_lets_the_reply_be_heard_and_holding_stops_it(talker: Friend) -> None:
    listen(talker)
    talker.talk("Tell me")
    speaking(talker, 0.5)
    QTest.mouseClick(talker.chat.talk, Qt.MouseButton.LeftButton)
    talker.until(lambda: not talker.stage.voice.microphone.is_open)
    assert not talker.stage.voice.speaker.now.is_stopped
    talker.window.voice.toggle()
    talker.until(lambda: talker.stage.voice.microphone.is_open)
    talker.window.voice.hold_ms = ALWAYS_HELD
    QTest.mousePress(talker.chat.talk, Qt.MouseButton.LeftButton)
    talker.until(lambda: talker.stage.voice.speaker.now.is_stopped)
    QTest.mouseRelease(talker.chat.talk, Qt.MouseButton.LeftButton)
    assert talker.window.voice.is_hands_free


def test_open_microphone_is_marked_everywhere(friend: Friend) -> None:
    assert friend.window.windowTitle() == "Best Friend"
    assert not friend.chat.status.recording.isVisible()
    listen(friend)
    assert friend.window.windowTitle().startswith("● Microphone on")
    assert friend.chat.status.recording.isVisible()
    friend.window.show_page("settings")
    assert friend.chat.voice_bar.isVisible()
    friend.window.show_chat()
    friend.chat.status.recording.click()
    friend.until(lambda: friend.window.windowTitle() == "Best Friend")
    assert not friend.stage.voice.microphone.is_open


def test_losing_the_window_lets_the_key_go(friend: Friend) -> None:
    friend.window.voice.hold_ms = ALWAYS_HELD
    QTest.keyPress(friend.window, Qt.Key.Key_F9)
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    friend.window.clearFocus()
    other = QApplication.focusWindow()
    assert other is not None
    friend.window.hide()
    friend.until(lambda: not friend.window.isActiveWindow())
    QApplication.sendEvent(friend.window, QEvent(QEvent.Type.ActivationChange))
    assert not friend.window.voice.is_pressed


def test_escape_drops_what_is_being_said_with_the_key_down(friend: Friend) -> None:
    friend.window.voice.hold_ms = ALWAYS_HELD
    QTest.keyPress(friend.window, Qt.Key.Key_F9)
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    friend.hear(SPEECH, 12)
    friend.until(lambda: friend.window.voice.state is VoiceState.HEARING)
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    friend.until(lambda: not friend.stage.voice.microphone.is_open)
    QTest.keyRelease(friend.window, Qt.Key.Key_F9)
    friend.until(lambda: friend.window.voice.state is VoiceState.OFF)
    assert friend.rows.rowCount() == 0


def test_levels_are_drawn_only_while_the_bar_is_seen(friend: Friend) -> None:
    friend.publish(MicrophoneLevel(0.5))
    listen(friend)
    friend.publish(MicrophoneLevel(0.75))
    friend.until(lambda: 0.75 in friend.chat.voice_bar.trace.levels)
    assert 0.5 not in friend.chat.voice_bar.trace.levels


def test_levels_stand_below_the_words_where_it_is_narrow(friend: Friend) -> None:
    listen(friend)
    bar = friend.chat.voice_bar
    friend.window.resize(1000, 700)
    friend.until(lambda: bar.trace.geometry().top() < bar.talk.geometry().bottom())
    friend.window.resize(380, 700)
    friend.until(lambda: bar.trace.geometry().top() >= bar.talk.geometry().bottom())
    assert friend.window.width() == 380


def test_every_button_of_the_bar_has_a_name(friend: Friend) -> None:
    listen(friend)
    bar = friend.chat.voice_bar
    for button in (bar.talk, bar.mute, bar.stop, bar.close_microphone):
        assert button.accessibleName()
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert bar.accessibleName() == "Voice: Listening. Speak when you like."


def test_hands_free_by_setting_listens_from_the_start(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(overrides={"listening.hands_free": "true"})
    friend.until(lambda: friend.stage.voice.microphone.is_open)
    friend.until(lambda: friend.window.voice.is_hands_free)


# the words


def test_words_stand_where_they_will_land_while_they_are_said(friend: Friend) -> None:
    listen(friend)
    friend.publish(CaptionChanged("What is the"))
    friend.until(lambda: friend.texts == ["What is the"])
    assert friend.rows.row(0).is_caption
    friend.publish(CaptionChanged("What is the time"))
    friend.until(lambda: friend.texts == ["What is the time"])
    friend.publish(CaptionChanged(""))
    friend.until(lambda: friend.texts == [])


def test_what_was_heard_begins_a_conversation_in_the_window(friend: Friend) -> None:
    listen(friend)
    speak(friend, "What is the time?")
    friend.until(lambda: friend.chat.conversation.title == "What is the time?")
    friend.until(lambda: len(friend.texts) == 2 and not friend.chat.conversation.is_answering)
    assert friend.texts[0] == "What is the time?"
    assert friend.stage.companion.voice.conversation_id == friend.chat.conversation.id


def test_what_is_said_belongs_to_the_conversation_that_is_shown(friend: Friend) -> None:
    conversation, _ = friend.seed(["a", "b"])
    friend.open(conversation)
    friend.until(lambda: friend.stage.companion.voice.conversation_id == conversation.id)
    listen(friend)
    speak(friend, "And here?")
    friend.until(lambda: len(friend.texts) == 4 and not friend.chat.conversation.is_answering)
    assert friend.texts[:3] == ["a", "b", "And here?"]
    friend.window.begin()
    friend.until(lambda: friend.stage.companion.voice.conversation_id is None)


def test_temporary_conversation_stays_one_when_it_is_spoken(friend: Friend) -> None:
    friend.window.begin(temporary=True)
    listen(friend)
    speak(friend, "A secret")
    friend.until(lambda: len(friend.texts) == 2 and not friend.chat.conversation.is_answering)
    assert friend.chat.badge.isVisible()
    assert friend.program.core.call(friend.stage.companion.conversations(), 5) == []


def test_chosen_model_stays_chosen_in_a_conversation_begun_by_voice(
    make_friend: Callable[..., Friend],
) -> None:
    friend = make_friend()
    friend.chat.conversation.choose_model(BASIC.name)
    friend.until(lambda: friend.chat.conversation.model_name == BASIC.name)
    listen(friend)
    speak(friend, "Hello")
    friend.until(lambda: len(friend.texts) == 2 and not friend.chat.conversation.is_answering)
    friend.until(
        lambda: friend.rows.conversation is not None and friend.rows.conversation.model == BASIC.name
    )


def test_words_that_were_not_heard_clearly_are_marked(friend: Friend) -> None:
    turn_id = new_id()
    friend.publish(Heard(turn_id, Transcript("Recognise speech", "en", 0.3, 1.2)))
    friend.until(lambda: friend.texts == ["Recognise speech"])
    assert friend.rows.row(0).doubt == "not heard clearly"
    role = Qt.ItemDataRole.AccessibleTextRole
    assert friend.rows.index(0).data(role) == "You: Recognise speech (not heard clearly)"
    friend.publish(Heard(new_id(), Transcript("Clear words", "en", 0.9, 1.2)))
    friend.until(lambda: len(friend.texts) == 2)
    assert friend.rows.row(1).doubt == ""


def test_words_that_could_not_be_stored_go_into_the_composer(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend()
    listen(friend)
    speak(friend, "word " * 60_000)
    friend.until(lambda: friend.chat.notices.isVisible())
    friend.until(lambda: friend.chat.composer.draft().startswith("word word"))
    assert friend.rows.rowCount() == 0
    assert not friend.chat.conversation.is_answering


# what is spoken


def test_words_being_spoken_are_marked_in_rendered_markdown(talker: Friend) -> None:
    talker.talk("Tell me")
    speaking(talker, 0.5)
    talker.until(lambda: marked(talker, 1) == "Lyon has two rivers,")
    talker.on_core(lambda: talker.stage.voice.speaker.now.hear(2.0))
    talker.until(lambda: marked(talker, 1).startswith("It is very pretty"))
    talker.on_core(lambda: talker.stage.voice.speaker.now.hear(10.0))
    talker.until(lambda: talker.rows.spoken.message_id is None)
    assert marked(talker, 1) == ""


def test_words_being_spoken_are_marked_while_the_reply_is_written(talker: Friend) -> None:
    talker.models.pieces = ["🌊 Lyon has two rivers. ", "It is ", "late"]
    talker.models.pause_after = 2
    talker.say("Tell me")
    speaking(talker, 0.5)
    assert talker.rows.row(1).is_writing
    talker.until(lambda: marked(talker, 1) == "Lyon has two rivers.")
    talker.chat.conversation.stop()
    talker.until(lambda: not talker.chat.conversation.is_answering)


def test_escape_stops_the_voice_on_any_page(talker: Friend) -> None:
    talker.talk("Tell me")
    speaking(talker, 0.5)
    talker.window.show_page("settings")
    QTest.keyClick(talker.window, Qt.Key.Key_Escape)
    talker.until(lambda: talker.stage.voice.speaker.now.is_stopped)
    talker.until(lambda: talker.window.voice.state is VoiceState.OFF)
    assert talker.window.middle.currentWidget() is not talker.chat


def test_muting_ends_what_is_spoken_and_can_be_undone_from_the_status_line(talker: Friend) -> None:
    talker.talk("Tell me")
    speaking(talker, 0.5)
    QTest.keyClick(talker.window, Qt.Key.Key_F8)
    talker.until(lambda: talker.stage.voice.speaker.now.is_stopped)
    talker.until(lambda: talker.chat.status.muted.isVisible())
    played = len(talker.stage.voice.speaker.playbacks)
    talker.talk("And again")
    assert len(talker.stage.voice.speaker.playbacks) == played
    talker.chat.status.muted.click()
    talker.until(lambda: not talker.chat.status.muted.isVisible())
    assert not talker.stage.companion.voice.is_muted


def test_reply_is_read_aloud_and_stopped_by_the_same_button(friend: Friend) -> None:
    friend.models.pieces = ["One two three four five."]
    friend.talk("Count")
    button = friend.transcript.tools.buttons["speak"]
    friend.transcript.setFocus()
    friend.transcript.setCurrentIndex(friend.rows.index(1))
    assert button.isVisible()
    assert button.accessibleName() == "Read aloud"
    button.click()
    assert button.accessibleName() == "Stop reading"
    speaking(friend, 0.4)
    friend.until(lambda: marked(friend, 1) == "One two three four five.")
    QTest.keyClick(friend.transcript, Qt.Key.Key_S)
    friend.until(lambda: friend.stage.voice.speaker.now.is_stopped)
    friend.until(lambda: button.accessibleName() == "Read aloud")
    assert friend.rows.row(1).message.status is MessageStatus.COMPLETE


def test_own_messages_are_not_read_aloud(friend: Friend) -> None:
    friend.talk("Count")
    friend.transcript.setFocus()
    friend.transcript.setCurrentIndex(friend.rows.index(0))
    assert not friend.transcript.tools.buttons["speak"].isVisible()


def test_reply_that_was_talked_over_shows_what_was_heard_of_it(friend: Friend) -> None:
    from dataclasses import replace

    friend.models.pieces = ["Lyon is old. It has two rivers."]
    friend.talk("Tell me")
    reply: Message = friend.rows.row(1).message
    friend.publish(ReplyCut(replace(reply, text="Lyon is old.", status=MessageStatus.INTERRUPTED)))
    friend.until(lambda: friend.texts == ["Tell me", "Lyon is old."])
    assert friend.transcript.layout_of(1).document.toPlainText() == "Lyon is old."


# what goes wrong


def test_missing_microphone_is_told_in_the_bar_and_taken_back_when_it_is_there(friend: Friend) -> None:
    gone = Unavailable("microphone_missing", "There is no microphone.", "Plug one in.")
    friend.stage.voice.microphone.missing = gone
    friend.window.voice.hold_ms = NEVER_HELD
    QTest.mouseClick(friend.chat.talk, Qt.MouseButton.LeftButton)
    friend.until(lambda: friend.chat.notices.message.text() == "There is no microphone.")
    assert friend.chat.notices.remedy.text() == "Plug one in."
    friend.until(lambda: friend.chat.voice_bar.word.text() == "Not listening")
    assert friend.window.windowTitle() == "Best Friend"
    friend.talk("then I write")
    assert friend.texts[0] == "then I write"
    friend.publish(DevicesChanged())
    friend.until(lambda: not friend.chat.notices.isVisible())


def test_reply_that_cannot_be_read_aloud_says_why(friend: Friend) -> None:
    friend.talk("Count")
    lost = Unavailable("speaker_missing", "There is no loudspeaker.", "Plug one in.")
    friend.stage.voice.speaker.missing = lost
    friend.transcript.act("speak", 1)
    friend.until(lambda: friend.chat.notices.message.text() == "There is no loudspeaker.")
    friend.until(lambda: friend.rows.spoken.message_id is None)
