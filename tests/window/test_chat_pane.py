"""Talking in the window: typing, streaming, stopping, failing, answering again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bestfriend_desktop.domain.conversation import MessageStatus
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.faces.window.chat.message_actions import can_go_on
from tests.fakes.embedder import HeardEmbedder
from tests.fakes.memory_store import HeldMemories
from tests.fakes.models import LLAMA, ScriptedModels
from tests.fakes.store import TransientStore
from tests.window.conftest import Friend


def test_typed_message_is_answered(friend: Friend) -> None:
    friend.talk("hello old friend")
    assert [text.strip() for text in friend.texts] == ["hello old friend"] * 2
    assert friend.chat.composer.draft() == ""
    assert not friend.rows.row(1).is_writing


def test_what_is_being_written_is_read_in_a_pause_and_not_again_when_it_is_sent(
    make_friend: Callable[..., Friend],
) -> None:
    store, embedder = TransientStore(), HeardEmbedder()
    store.memories = HeldMemories()
    friend = make_friend(store=store, embedder=embedder)
    QTest.keyClicks(friend.chat.composer.text, "Which kettle?")
    friend.until(lambda: embedder.asked)
    friend.talk("")
    assert embedder.asked == ["Which kettle?"]
    assert friend.texts[0] == "Which kettle?"


def test_reply_is_shown_while_it_is_written_and_stop_keeps_what_arrived(friend: Friend) -> None:
    friend.models.pieces = ["One ", "two ", "three ", "four"]
    friend.models.pause_after = 3
    friend.say("Count")
    friend.until(lambda: friend.texts[-1:] == ["One two three "])
    assert friend.rows.row(1).is_writing
    assert friend.chat.composer.button.accessibleName() == "Stop the reply (Esc)"

    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    friend.until(lambda: not friend.chat.conversation.is_answering)
    reply = friend.rows.row(1).message
    assert reply.text.strip() == "One two three"
    assert reply.status is MessageStatus.INTERRUPTED
    assert friend.models.was_stopped


def test_text_typed_while_a_reply_is_written_is_not_lost(friend: Friend) -> None:
    friend.models.pause_after = 1
    friend.say("first thing")
    friend.until(lambda: friend.rows.rowCount() == 2)
    friend.say("second thing")
    assert friend.chat.composer.draft() == "second thing"
    friend.chat.conversation.stop()
    friend.until(lambda: not friend.chat.conversation.is_answering)
    assert friend.chat.composer.draft() == "second thing"


def test_refused_message_returns_to_the_composer_with_the_reason(friend: Friend) -> None:
    huge = "word " * 60_000
    friend.chat.composer.write(huge)
    friend.chat.composer.text.submitted.emit()
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.chat.composer.draft() == huge
    assert friend.rows.rowCount() == 0
    assert friend.chat.notices.notice is not None
    assert "long" in friend.chat.notices.notice.message
    assert friend.chat.notices.notice.remedy


def test_broken_reply_is_kept_marked_and_can_be_tried_again(friend: Friend) -> None:
    friend.models.pieces = ["Half a "]
    friend.models.breaks_with = Unavailable("stream_broken", "The model broke off.", "Try again.")
    friend.say("Tell me")
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.rows.row(1).message.status is MessageStatus.FAILED
    assert friend.rows.row(1).note == "The model broke off."
    assert friend.chat.notices.property("kind") == "error"

    friend.models.breaks_with = None
    friend.models.pieces = ["A whole one."]
    friend.chat.notices.action.click()
    friend.until(lambda: friend.texts == ["Tell me", "A whole one."])
    friend.until(lambda: not friend.rows.row(1).is_writing)
    assert friend.rows.row(1).message.branch == 2


def test_message_without_any_reply_can_be_answered_again(friend: Friend) -> None:
    friend.models.pieces = []
    friend.models.breaks_with = Unavailable("stream_broken", "The model broke off.", "Try again.")
    friend.say("Tell me")
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.texts == ["Tell me"]
    assert friend.rows.row(0).note == "The model broke off."

    friend.models.pieces, friend.models.breaks_with = ["Here."], None
    friend.transcript.act("again", 0)
    friend.until(lambda: friend.texts == ["Tell me", "Here."])
    assert friend.rows.row(0).note == ""


def test_answering_again_adds_a_version_and_the_old_one_stays_reachable(friend: Friend) -> None:
    friend.models.pieces = ["First answer"]
    friend.talk("Ask")
    friend.models.pieces = ["Second answer"]
    friend.transcript.act("again", 1)
    friend.until(lambda: friend.texts == ["Ask", "Second answer"])
    friend.until(lambda: not friend.chat.conversation.is_answering)
    assert (friend.rows.row(1).message.branch, len(friend.rows.row(1).message.siblings)) == (2, 2)

    friend.transcript.switch_version(1, -1)
    friend.until(lambda: friend.texts == ["Ask", "First answer"])
    friend.transcript.setFocus()
    friend.transcript.setCurrentIndex(friend.rows.index(1))
    QTest.keyClick(friend.transcript, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    friend.until(lambda: friend.texts == ["Ask", "Second answer"])


def test_editing_a_message_begins_a_branch_and_can_be_cancelled(friend: Friend) -> None:
    friend.models.pieces = ["Reply"]
    friend.talk("Tpyo")
    friend.chat.composer.write("a draft of mine")
    friend.transcript.act("edit", 0)
    assert friend.chat.composer.draft() == "Tpyo"
    assert friend.chat.composer.is_editing
    friend.chat.escape()
    assert friend.chat.composer.draft() == "a draft of mine"
    assert not friend.chat.composer.is_editing

    friend.transcript.act("edit", 0)
    friend.chat.composer.write("Typo")
    friend.chat.composer.text.submitted.emit()
    friend.until(lambda: friend.texts == ["Typo", "Reply"])
    friend.until(lambda: not friend.chat.conversation.is_answering)
    assert len(friend.rows.row(0).message.siblings) == 2
    assert friend.chat.composer.draft() == "a draft of mine"


def test_message_sent_before_the_store_is_open_waits_for_it(make_friend: Callable[..., Friend]) -> None:
    store = TransientStore()
    store.may_open.clear()
    friend = make_friend(start=False, store=store)
    friend.start()
    friend.until(lambda: "Opening the store" in friend.chat.status.words.text())
    friend.say("early bird")
    friend.until(lambda: friend.texts == ["early bird"])
    assert friend.rows.row(0).is_waiting

    friend.program.core.submit(_open(store))
    friend.until(lambda: friend.rows.rowCount() == 2 and not friend.rows.row(1).is_writing)
    assert not friend.rows.row(0).is_waiting


async def _open(store: TransientStore) -> None:
    store.may_open.set()


def test_draft_is_kept_for_each_conversation(friend: Friend) -> None:
    one, _ = friend.seed(["a", "b"])
    other, _ = friend.seed(["c", "d"])
    friend.open(one)
    friend.chat.composer.write("for the first")
    friend.open(other)
    assert friend.chat.composer.draft() == ""
    friend.chat.composer.write("for the second")
    friend.open(one)
    assert friend.chat.composer.draft() == "for the first"
    friend.open(other)
    assert friend.chat.composer.draft() == "for the second"


def test_reply_goes_on_while_another_conversation_is_looked_at(friend: Friend) -> None:
    other, _ = friend.seed(["c", "d"])
    friend.models.pieces = ["One ", "two ", "three"]
    friend.models.pause_after = 2
    friend.say("Count")
    friend.until(lambda: friend.texts[-1:] == ["One two "])
    counting = friend.chat.conversation.model.conversation
    assert counting is not None
    friend.open(other)
    assert friend.texts == ["c", "d"]
    assert not friend.chat.conversation.is_answering
    friend.open(counting)
    friend.until(lambda: friend.texts == ["Count", "One two "])
    assert friend.chat.conversation.is_answering
    friend.chat.conversation.stop()
    friend.until(lambda: friend.rows.row(1).message.status is MessageStatus.INTERRUPTED)


def test_link_asks_before_it_opens(friend: Friend, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtCore import QUrl
    from PySide6.QtGui import QDesktopServices

    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(QUrl(url).toString()))
    conversation, _ = friend.seed(["Where?", "[the place](https://example.org/a?b=c)"])
    friend.open(conversation)
    made = friend.transcript.layout_of(1)
    friend.click(1, 12, made.text_top + 8)
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.chat.notices.detail.text() == "https://example.org/a?b=c"
    assert opened == []
    friend.chat.notices.action.click()
    assert opened == ["https://example.org/a?b=c"]


def test_status_line_names_the_basic_model_and_offers_help(friend: Friend) -> None:
    friend.until(lambda: friend.chat.status.model.text() == "Built-in companion")
    assert friend.chat.status.help.isVisible()
    assert "What do you know about me?" in [chip.text() for chip in friend.chat.empty._chips]
    friend.chat.status.help.click()
    assert friend.window.middle.currentWidget() is not friend.chat


def test_model_is_chosen_for_one_conversation(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(ollama=ScriptedModels([LLAMA]))
    friend.until(lambda: friend.chat.status.model.text() == "llama3.2:latest · Ollama")
    assert "Explain something simply" in [chip.text() for chip in friend.chat.empty._chips]
    friend.chat.status.model_chosen.emit("basic")
    friend.until(lambda: friend.chat.status.model.text() == "Built-in companion")
    friend.talk("hello")
    friend.until(lambda: friend.rows.row(1).message.model == "basic")
    conversation = friend.chat.conversation
    friend.until(lambda: conversation.model.conversation and conversation.model.conversation.model == "basic")


def test_failed_start_is_told_with_its_remedy(
    make_friend: Callable[..., Friend], failing_store: TransientStore
) -> None:
    friend = make_friend(start=False, store=failing_store)
    friend.start()
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.chat.notices.message.text() == "The database cannot be reached."
    assert friend.chat.notices.remedy.text() == "Start it."
    friend.chat.composer.write("lost?")
    friend.chat.composer.text.submitted.emit()
    friend.until(lambda: friend.chat.composer.draft() == "lost?")
    assert friend.opening.exception() is not None


def test_suggestion_fills_the_composer(friend: Friend) -> None:
    friend.chat.empty.suggested.emit("Explain simply: ")
    assert friend.chat.composer.draft() == "Explain simply: "


def test_greeting_uses_the_name_once_it_is_known(friend: Friend) -> None:
    friend.window.intents.submit(friend.stage.companion.change_setting("you.name", "Nora"), "test")
    friend.until(lambda: "Nora" in friend.chat.empty.greeting.text())


def test_waiting_message_can_be_taken_back(make_friend: Callable[..., Friend]) -> None:
    store = TransientStore()
    store.may_open.clear()
    friend = make_friend(start=False, store=store)
    friend.start()
    friend.say("not yet")
    friend.until(lambda: friend.texts == ["not yet"])
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    friend.until(lambda: friend.chat.composer.draft() == "not yet")
    assert friend.rows.rowCount() == 0
    assert not friend.chat.conversation.is_answering
    friend.program.core.submit(_open(store))
    friend.until(lambda: friend.window.is_ready)
    assert friend.program.core.call(friend.stage.companion.conversations(), 5) == []


def test_a_reply_that_was_cut_off_goes_on_where_it_stands(make_friend: Callable[..., Friend]) -> None:
    friend = make_friend(ollama=ScriptedModels([LLAMA], pieces=["Once upon ", "a time"]))
    friend.stage.ollama.was_cut = True
    friend.say("Tell me a story")
    friend.until(
        lambda: friend.rows.rowCount() == 2 and friend.rows.row(1).message.text == "Once upon a time"
    )
    friend.until(lambda: not friend.rows.row(1).is_writing)
    shown = friend.rows.row(1)
    assert shown.is_last
    assert can_go_on(shown)
    friend.stage.ollama.pieces, friend.stage.ollama.was_cut = ["a time there was a fox."], False
    friend.transcript.act("go_on", 1)
    friend.until(lambda: friend.rows.row(1).message.status is MessageStatus.COMPLETE)
    assert friend.rows.rowCount() == 2
    assert friend.rows.row(1).message.text == "Once upon a time there was a fox."
    assert not can_go_on(friend.rows.row(1))
