"""The window as a whole: list, search, undo, pages, keys, themes, closing."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from bestfriend_desktop.domain.conversation import MessageStatus
from bestfriend_desktop.domain.events import SomethingBroke
from bestfriend_desktop.faces.window.chat.conversation_model import CONVERSATION_ROLE
from bestfriend_desktop.faces.window.chat.deleted_page import DeletedPage
from bestfriend_desktop.faces.window.notice_bar import Notice
from bestfriend_desktop.faces.window.theme import DARK, LIGHT
from tests.fakes.models import LLAMA, ScriptedModels
from tests.window.conftest import Friend, reaches_px

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def listed(friend: Friend) -> list[str]:
    model = friend.window.sidebar.conversations.conversations
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def reload(friend: Friend, count: int) -> None:
    friend.window.sidebar.conversations.load()
    friend.until(lambda: friend.window.sidebar.conversations.conversations.rowCount() >= count)


def test_new_conversation_appears_in_the_list_with_its_title(friend: Friend) -> None:
    friend.talk("What shall we cook tonight?")
    assert listed(friend) == ["Today", "What shall we cook tonight?"]
    assert friend.chat.title.text() == "What shall we cook tonight?"
    assert friend.window.sidebar.conversations.currentIndex().data() == "What shall we cook tonight?"


def test_pinned_conversations_come_first_and_archived_ones_apart(friend: Friend) -> None:
    one, _ = friend.seed(["a"])
    friend.seed(["b"])
    reload(friend, 3)
    companion, submit = friend.stage.companion, friend.window.intents.submit
    submit(companion.rename(one.id, "Pinned one"), "test")
    submit(companion.pin(one.id, True), "test")
    friend.until(lambda: listed(friend) == ["Pinned", "Pinned one", "Today", "Seeded"])
    submit(companion.archive(one.id, True), "test")
    friend.until(lambda: listed(friend) == ["Today", "Seeded"])
    friend.window.sidebar.archived.click()
    friend.until(lambda: "Pinned one" in listed(friend))
    friend.window.sidebar.archived.click()
    friend.until(lambda: listed(friend) == ["Today", "Seeded"])


def test_title_is_changed_in_place(friend: Friend) -> None:
    conversation, _ = friend.seed(["a"])
    reload(friend, 2)
    view = friend.window.sidebar.conversations
    view.setFocus()
    view.setCurrentIndex(view.conversations.index_of(conversation.id))
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "Seeded"
    editor.setText("A better name")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    friend.until(lambda: "A better name" in listed(friend))


def test_deleted_conversation_comes_back_with_undo(friend: Friend) -> None:
    conversation, _ = friend.seed(["a", "b"])
    reload(friend, 2)
    friend.open(conversation)
    view = friend.window.sidebar.conversations
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.chat.notices.message.text() == "Conversation deleted."
    assert listed(friend) == []
    assert friend.rows.rowCount() == 0
    friend.chat.notices.action.click()
    friend.until(lambda: listed(friend) == ["Today", "Seeded"])


def test_deleted_conversations_are_listed_restored_and_erased(friend: Friend) -> None:
    first, _ = friend.seed(["a", "b"])
    second, _ = friend.seed(["c", "d"])
    reload(friend, 3)
    for gone in (first, second):
        friend.program.core.call(friend.stage.companion.delete(gone.id), 60)
    friend.window.sidebar.deleted.click()
    page = friend.window.middle.currentWidget()
    assert isinstance(page, DeletedPage)
    friend.until(lambda: [row.deleted.conversation.id for row in page.rows] == [second.id, first.id])
    assert page.rows[0].about.text().endswith("· 30 days left")
    page.rows[1].restore.click()
    friend.until(lambda: listed(friend) == ["Today", "Seeded"])
    friend.until(lambda: len(page.rows) == 1)
    page.rows[0].ask.click()
    assert not page.rows[0].restore.isVisible()
    page.rows[0].keep.click()
    assert page.rows[0].restore.isVisible()
    page.rows[0].ask.click()
    page.rows[0].erase.click()
    friend.until(page.nothing.isVisible)
    assert not page.card.isVisible()
    friend.program.core.call(friend.stage.companion.delete(first.id), 60)
    friend.until(lambda: page.card.isVisible())


def test_undo_is_offered_below_a_page_as_well(friend: Friend) -> None:
    friend.seed(["a", "b"])
    reload(friend, 2)
    friend.window.show_page("settings")
    view = friend.window.sidebar.conversations
    view.setFocus()
    view.setCurrentIndex(view.conversations.index(1))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    friend.until(lambda: friend.chat.notices.isVisible())
    assert friend.window.middle.currentWidget() is not friend.chat
    friend.chat.notices.action.click()
    friend.until(lambda: listed(friend) == ["Today", "Seeded"])
    friend.window.show_chat()
    assert friend.chat.notices.window() is friend.window
    assert friend.chat.isAncestorOf(friend.chat.notices)


def test_search_finds_a_message_and_jumps_to_it_beyond_the_first_page(friend: Friend) -> None:
    texts = [f"plain message {number}" for number in range(600)]
    texts[40] = "the word is zanzibar, said once"
    conversation, messages = friend.seed(texts)
    QTest.keyClick(friend.window, Qt.Key.Key_K, CTRL)
    assert friend.window.sidebar.search.hasFocus()
    QTest.keyClicks(friend.window.sidebar.search, "zanzi")
    friend.until(lambda: friend.window.sidebar.found.hits.rowCount() == 1)
    QTest.keyClick(friend.window.sidebar.search, Qt.Key.Key_Return)
    friend.until(lambda: friend.chat.conversation.id == conversation.id)
    row = friend.rows.row_of(messages[40].id)
    assert row is not None
    assert friend.transcript.currentIndex().row() == row
    area = friend.transcript.visualRect(friend.rows.index(row))
    assert 0 <= area.top() < friend.transcript.viewport().height()


def test_search_switches_to_the_branch_of_the_message(friend: Friend) -> None:
    friend.models.pieces = ["an answer about walruses"]
    friend.talk("Ask")
    friend.models.pieces = ["another answer"]
    friend.transcript.act("again", 1)
    friend.until(lambda: friend.texts[-1] == "another answer" and not friend.chat.conversation.is_answering)
    friend.window.begin()
    friend.window.sidebar.search.setText("walrus")
    friend.until(lambda: friend.window.sidebar.found.hits.rowCount() == 1)
    QTest.keyClick(friend.window.sidebar.search, Qt.Key.Key_Return)
    friend.until(lambda: friend.texts == ["Ask", "an answer about walruses"])


def test_search_says_when_nothing_is_found(friend: Friend) -> None:
    friend.window.sidebar.search.setText("nowhere")
    friend.until(lambda: "nowhere" in friend.window.sidebar.nothing.text())


def test_temporary_conversation_is_marked_and_not_kept(friend: Friend) -> None:
    QTest.keyClick(friend.window, Qt.Key.Key_N, CTRL | SHIFT)
    assert friend.chat.badge.isVisible()
    friend.talk("a secret")
    assert listed(friend) == ["Temporary", "a secret"]
    kept = friend.program.core.call(friend.stage.companion.conversations(), 60)
    assert kept == []
    QTest.keyClick(friend.window, Qt.Key.Key_N, CTRL)
    assert not friend.chat.badge.isVisible()
    index = friend.window.sidebar.conversations.conversations.index(1)
    friend.window.open(index.data(CONVERSATION_ROLE).id)
    friend.until(lambda: friend.texts[:1] == ["a secret"])
    assert friend.chat.badge.isVisible()


def test_theme_and_text_size_change_at_once(friend: Friend) -> None:
    window, companion = friend.window, friend.stage.companion
    window.intents.submit(companion.change_setting("window.theme", "dark"), "test")
    friend.until(lambda: window.palette().window().color().name() == DARK.window)
    before = friend.chat.composer.text.fontMetrics().height()
    window.intents.submit(companion.change_setting("window.text_size_percent", 150), "test")
    friend.until(lambda: friend.chat.composer.text.fontMetrics().height() > before)
    window.intents.submit(companion.change_setting("window.theme", "light"), "test")
    friend.until(lambda: window.palette().window().color().name() == LIGHT.window)


def test_narrow_window_shows_the_list_above_the_conversation(friend: Friend) -> None:
    friend.window.resize(500, 700)
    friend.until(lambda: not friend.window.sidebar.isVisible() and friend.chat.width() == 500)
    QTest.keyClick(friend.window, Qt.Key.Key_B, CTRL)
    assert friend.window.sidebar.isVisible()
    assert friend.chat.width() == 500
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    assert not friend.window.sidebar.isVisible()
    friend.window.resize(1000, 700)
    friend.until(lambda: friend.window.sidebar.isVisible())


def test_window_opens_as_it_was_left(make_friend: Callable[..., Friend]) -> None:
    first = make_friend()
    first.window.resize(713, 571)
    first.until(lambda: first.window.width() == 713)
    first.window.toggle_sidebar()
    first.window.close()
    second = make_friend()
    assert (second.window.width(), second.window.height()) == (713, 571)
    assert not second.window.sidebar.isVisible()


def test_ctrl_enter_sends_where_the_person_prefers_it(friend: Friend) -> None:
    friend.window.intents.submit(
        friend.stage.companion.change_setting("window.send_with", "ctrl+enter"), "test"
    )
    text = friend.chat.composer.text
    friend.until(lambda: text.sends_with_ctrl)
    QTest.keyClicks(text, "one")
    QTest.keyClick(text, Qt.Key.Key_Return)
    QTest.keyClicks(text, "two")
    assert friend.chat.composer.draft() == "one\ntwo"
    QTest.keyClick(text, Qt.Key.Key_Return, CTRL)
    friend.until(lambda: friend.texts[:1] == ["one\ntwo"])


def test_shift_enter_starts_a_line_and_the_composer_grows_to_eight(friend: Friend) -> None:
    text = friend.chat.composer.text
    low = text.height()
    for number in range(12):
        QTest.keyClicks(text, str(number))
        QTest.keyClick(text, Qt.Key.Key_Return, SHIFT)
    assert friend.rows.rowCount() == 0
    assert low * 5 < text.height() < low * 9


def test_rich_text_is_pasted_plain(friend: Friend) -> None:
    from PySide6.QtCore import QMimeData

    data = QMimeData()
    data.setHtml("<b>bold</b><img src='file:///x'>")
    data.setText("bold")
    friend.chat.composer.text.insertFromMimeData(data)
    assert friend.chat.composer.draft() == "bold"


def test_a_pasted_book_is_refused_and_what_was_written_stays(friend: Friend) -> None:
    from PySide6.QtCore import QMimeData

    friend.chat.composer.write("My words. ")
    data = QMimeData()
    data.setText("x" * 1_000_000)
    friend.chat.composer.text.insertFromMimeData(data)
    assert friend.chat.composer.draft() == "My words. "
    notice = friend.chat.notices.notice
    assert notice is not None
    assert "1,000,000 characters" in notice.message
    assert notice.remedy


@pytest.mark.parametrize(
    "page", ["chat", "list", "settings", "models", "voice", "health", "shortcuts", "memories"]
)
def test_nothing_is_cut_off_in_a_narrow_window_with_large_text(
    make_friend: Callable[..., Friend], page: str
) -> None:
    long = replace(LLAMA, label="a-model/with-a-rather-long-name:Q4_K_M")
    friend = make_friend(ollama=ScriptedModels([long]))
    friend.window.intents.submit(
        friend.stage.companion.change_setting("window.text_size_percent", 200), "test"
    )
    friend.window.resize(380, 700)
    if page == "list":
        friend.window.toggle_sidebar()
    elif page != "chat":
        friend.window.show_page(page)
    friend.until(lambda: friend.chat.composer.text.fontMetrics().height() > 30)
    friend.until(lambda: reaches_px(friend.window) < 380)
    assert friend.window.width() == 380


def test_a_notice_has_room_for_its_words_and_buttons_in_a_narrow_window(friend: Friend) -> None:
    friend.window.intents.submit(
        friend.stage.companion.change_setting("window.text_size_percent", 200), "test"
    )
    friend.window.resize(380, 700)
    friend.until(lambda: friend.chat.composer.text.fontMetrics().height() > 30)
    bar = friend.chat.notices
    bar.say(Notice("Ollama stopped.", "Restart it.", action="Try again", other_action="Something else"))
    words, buttons = (bar.message, bar.remedy), (bar.action, bar.other_action)
    friend.until(lambda: all(label.height() >= label.heightForWidth(label.width()) for label in words))
    friend.until(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    assert bar.message.width() > bar.width() / 2


@pytest.mark.parametrize("page", ["chat", "settings", "models", "voice", "health", "shortcuts", "memories"])
def test_every_control_has_a_name_for_screen_readers(friend: Friend, page: str) -> None:
    friend.talk("hello")
    if page != "chat":
        friend.window.show_page(page)
    nameless = [
        f"{type(widget).__name__} {widget.objectName()}"
        for widget in friend.window.findChildren(QWidget)
        if isinstance(widget, QAbstractButton | QLineEdit | QPlainTextEdit | QComboBox | QAbstractItemView)
        and not widget.objectName().startswith("qt_")
        and widget.window() is friend.window
        and not widget.accessibleName()
        and not (isinstance(widget, QAbstractButton) and widget.text())
        and not isinstance(widget.parent(), QLineEdit | QComboBox)
    ]
    assert nameless == []


@pytest.mark.parametrize("page", ["chat", "settings", "models", "voice", "health", "shortcuts", "memories"])
def test_no_label_takes_what_it_shows_for_html(friend: Friend, page: str) -> None:
    friend.talk("<b>hello</b><img src='file:///x'>")
    if page != "chat":
        friend.window.show_page(page)
    for label in friend.window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.text(), label.text()
    assert "<b>" not in friend.chat.title.toolTip()
    assert friend.chat.title.text().startswith("<b>hello</b>")


def test_every_control_can_be_reached_with_tab(friend: Friend) -> None:
    friend.talk("hello")
    friend.chat.composer.setFocus()
    reached = set()
    for _step in range(40):
        focus = friend.window.focusWidget()
        assert focus is not None
        reached.add(focus.accessibleName() or getattr(focus, "text", str)())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    wanted = {
        "Message", "Messages", "Conversations", "Search conversations", "New conversation",
        "Temporary conversation", "Memories", "Settings", "Show archived conversations", "Keyboard shortcuts",
        "Show or hide the list of conversations",
    }  # fmt: skip
    assert wanted <= reached


def test_messages_are_read_to_screen_readers_with_who_said_them(friend: Friend) -> None:
    friend.models.pieces = ["Good day"]
    friend.talk("hello")
    role = Qt.ItemDataRole.AccessibleTextRole
    assert friend.rows.index(0).data(role) == "You: hello"
    assert friend.rows.index(1).data(role) == "Best Friend: Good day"


def test_pages_open_and_close_by_keyboard(friend: Friend) -> None:
    QTest.keyClick(friend.window, Qt.Key.Key_Comma, CTRL)
    assert friend.window.middle.currentWidget() is not friend.chat
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    assert friend.window.middle.currentWidget() is friend.chat
    QTest.keyClick(friend.window, Qt.Key.Key_F1)
    assert friend.window.middle.currentWidget() is not friend.chat


def test_closing_in_the_middle_of_a_reply_keeps_what_arrived(friend: Friend) -> None:
    friend.models.pieces = ["Half ", "of it ", "never said"]
    friend.models.pause_after = 2
    friend.say("Tell me")
    friend.until(lambda: friend.texts[-1:] == ["Half of it "])
    conversation = friend.chat.conversation.id
    assert conversation is not None
    friend.window.close()
    assert not friend.window.isVisible()
    friend.program.core.call(friend.stage.companion.close(), 60)
    owner = friend.program.core.call(friend.stage.store.local_owner(), 60)
    kept = friend.program.core.call(friend.stage.store.conversations.path(owner, conversation), 60)
    assert [message.text.strip() for message in kept] == ["Tell me", "Half of it"]
    assert kept[1].status is MessageStatus.INTERRUPTED


def test_what_a_timer_still_asks_after_closing_is_dropped(friend: Friend) -> None:
    friend.window.close()
    friend.chat.composer.paused.emit("Hello")
    asked = friend.window.intents.ask(friend.stage.companion.health())
    friend.until(lambda: not asyncio.all_tasks())
    assert asked.cancelled()


def test_own_bug_is_told_in_a_bar(friend: Friend) -> None:
    friend.program.core.submit(_publish(friend, SomethingBroke("Something went wrong.", "")))
    friend.until(lambda: friend.chat.notices.message.text() == "Something went wrong.")


async def _publish(friend: Friend, event: SomethingBroke) -> None:
    friend.stage.companion.events.publish(event)


@pytest.mark.expects_log("bug in")
def test_failing_slot_is_told_once_and_the_window_lives_on(friend: Friend) -> None:
    import sys

    try:
        raise RuntimeError("a bug in a slot")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    friend.until(lambda: friend.chat.notices.isVisible())
    friend.talk("still there?")
    assert friend.texts[0] == "still there?"


def test_two_windows_share_one_store(make_friend: Callable[..., Friend], home: Path) -> None:
    first = make_friend()
    second = make_friend(store=first.stage.store)
    second.program.core.call(_same_owner(second, first), 60)
    first.models.pieces = ["from the first"]
    first.talk("hello from one")
    conversation = first.chat.conversation.model.conversation
    assert conversation is not None
    second.open(conversation)
    assert second.texts == ["hello from one", "from the first"]
    second.models.pieces = ["from the second"]
    second.talk("hello from two")
    first.window.begin()
    first.open(conversation)
    first.until(lambda: len(first.texts) == 4)
    assert first.texts[2:] == ["hello from two", "from the second"]


async def _same_owner(second: Friend, first: Friend) -> None:
    assert await second.stage.store.local_owner() == await first.stage.store.local_owner()
