"""The page of memories, the mark under a reply, and what goes with a deleted conversation."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from bestfriend_desktop.domain.conversation import Conversation, Message, Role, new_id, utc_now
from bestfriend_desktop.domain.embedders import EmbedderChange
from bestfriend_desktop.domain.events import EmbedderChanged, EmbedderChanging
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType
from bestfriend_desktop.faces.window.memories.figures import Legend
from bestfriend_desktop.faces.window.memories.memories_page import MemoriesPage
from bestfriend_desktop.faces.window.memories.memory_browser import NOTHING_YET, OFF
from bestfriend_desktop.faces.window.memories.memory_list import first_lines
from bestfriend_desktop.faces.window.memories.wording import ago, subject
from bestfriend_desktop.faces.window.theme import Theme
from tests.fakes.memory_store import HeldMemories
from tests.fakes.store import TransientStore
from tests.window.conftest import Friend

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def held() -> HeldMemories:
    return HeldMemories()


@pytest.fixture
def friend(make_friend: Callable[..., Friend], held: HeldMemories) -> Friend:
    """A window whose companion remembers."""
    store = TransientStore()
    store.memories = held
    return make_friend(store=store)


def memory(content: str, type_: MemoryType = MemoryType.FACT, *, days: float = 1, **fields: object) -> Memory:
    then = utc_now() - timedelta(days=days)
    made = Memory(MemoryId(new_id()), type_, content, occurred_at=then, created_at=then)
    return replace(made, **fields)  # type: ignore[arg-type]  # whatever the test wants


def page_of(friend: Friend, *, count: int | None = None) -> MemoriesPage:
    """The page, opened by keyboard, with so many memories listed."""
    QTest.keyClick(friend.window, Qt.Key.Key_M, CTRL | SHIFT)
    page = friend.window.middle.currentWidget()
    assert isinstance(page, MemoriesPage)
    if count is not None:
        friend.until(lambda: page.list.memories.rowCount() == count)
    return page


def listed(page: MemoriesPage) -> list[str]:
    return [page.list.memories.entry(row).memory.content for row in range(page.list.memories.rowCount())]


def open_first(friend: Friend, page: MemoriesPage) -> None:
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.memories.index(0))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    friend.until(lambda: page.shows_one)


def words_in(page: MemoriesPage) -> list[str]:
    """All that stands on the open memory."""
    return [label.text() for label in page.detail.findChildren(QLabel) if label.isVisible()]


def links(page: MemoriesPage, label: str) -> list[QPushButton]:
    buttons = page.detail.findChildren(QPushButton)
    return [button for button in buttons if button.text() == label and button.isVisible()]


def test_memories_are_listed_newest_first_and_by_type(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("My sister is Amina", days=3, subject="sister"))
    held.put(memory("I like fennel", MemoryType.PREFERENCE, days=1))
    held.put(memory("Good morning", MemoryType.CONVERSATION, days=2, speaker=Role.PERSON))
    held.put(memory("They grow fennel", MemoryType.SUMMARY, days=4))
    page = page_of(friend, count=4)
    assert listed(page) == ["I like fennel", "Good morning", "My sister is Amina", "They grow fennel"]
    assert [page.list.memories.entry(row).about for row in range(4)] == [
        "Preference · yesterday", "You said · 2 days ago", "Fact about your sister · 3 days ago",
        "Summary · 4 days ago",
    ]  # fmt: skip
    views = (["Good morning"], ["My sister is Amina"], ["I like fennel"], ["They grow fennel"])
    for number, contents in enumerate(views, 1):
        page.browser.filters.buttons[number].click()
        friend.until(lambda contents=contents: listed(page) == contents)
    assert "1 said · 1 fact · 1 preference · 1 summary" in page.browser.figures.words.text()


def test_with_large_text_on_a_small_screen_one_list_offers_the_types(
    friend: Friend, held: HeldMemories
) -> None:
    held.put(memory("My sister is Amina"))
    held.put(memory("I like fennel", MemoryType.PREFERENCE))
    page = page_of(friend, count=2)
    filters = page.browser.filters
    facts = filters.buttons[2]
    assert facts.isVisible()
    assert not filters.types.isVisible()
    set_percent = friend.stage.companion.change_setting("window.text_size_percent", 200)
    friend.window.intents.submit(set_percent, "test")
    friend.window.resize(380, 700)
    friend.until(lambda: filters.types.isVisible() and not facts.isVisible())
    filters.types.setFocus()
    QTest.keyClicks(filters.types, "f")
    friend.until(lambda: listed(page) == ["My sister is Amina"])
    friend.window.resize(1400, 700)
    friend.until(lambda: facts.isVisible() and not filters.types.isVisible())
    assert facts.isChecked()
    filters.open_all()
    assert filters.types.currentText() == "All memories"


def test_memories_are_listed_in_plain_words_and_shown_as_they_were_written(
    friend: Friend, held: HeldMemories
) -> None:
    kept = held.put(memory("**Dark** bread:\n\n- `rye`"))
    page = page_of(friend, count=1)
    assert page.list.memories.entry(0).words == "Dark bread: rye"
    open_first(friend, page)
    assert page.detail.content.text() == kept.content
    page.list.memories.put(replace(kept, content="_Light_ bread"))
    assert page.list.memories.entry(0).words == "Light bread"


def test_memories_are_narrowed_by_time_and_by_whom_they_are_about(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("Amina lives in Rome", days=400, subject="amina"))
    held.put(memory("Amina moved to Lyon", days=4, subject="amina"))
    held.put(memory("I work as a baker", days=5, subject="person"))
    page = page_of(friend, count=3)
    friend.until(lambda: page.browser.filters.about.count() == 3)
    assert [page.browser.filters.about.itemText(row) for row in range(3)] == [
        "About anyone", "About Amina", "About you",
    ]  # fmt: skip
    page.browser.filters.about.setCurrentIndex(1)
    friend.until(lambda: listed(page) == ["Amina moved to Lyon", "Amina lives in Rome"])
    page.browser.filters.time.setCurrentText("Past week")
    friend.until(lambda: listed(page) == ["Amina moved to Lyon"])
    page.browser.filters.time.setCurrentText("Older")
    friend.until(lambda: listed(page) == ["Amina lives in Rome"])


def test_a_change_of_embedder_is_shown_until_it_is_done(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("I live in Lyon"))
    page = page_of(friend, count=1)
    friend.until(lambda: page.browser.figures.isVisible())
    assert not page.browser.note.isVisible()
    change = EmbedderChange("old", "ollama:nomic-embed-text", 1204, 5000)
    publish = friend.stage.companion.events.publish
    publish(EmbedderChanging(change))
    friend.until(page.browser.note.isVisible)
    assert page.browser.note.text() == "Getting memories ready for nomic-embed-text: 1,204 of 5,000."
    publish(EmbedderChanging(replace(change, problem="Ollama does not answer.", remedy="Start it.")))
    friend.until(lambda: page.browser.note.text().startswith("Ollama does not answer. Meanwhile"))
    assert page.browser.note.text().endswith("Start it.")
    publish(EmbedderChanged("ollama:nomic-embed-text"))
    friend.until(lambda: not page.browser.note.isVisible())


def test_search_brings_to_mind_and_says_why(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("My sister is allergic to peanuts", days=21))
    held.put(memory("I live in Lyon", days=2))
    page = page_of(friend, count=2)
    QTest.keyClicks(page.browser.filters.search, "peanuts?")
    friend.until(lambda: listed(page) == ["My sister is allergic to peanuts"])
    entry = page.list.memories.entry(0)
    assert entry.about.startswith("Fact · words")
    assert entry.about.endswith("3 weeks ago")
    page.browser.filters.search.setText("zeppelin")
    friend.until(lambda: "zeppelin" in page.browser.empty.words.text())
    page.browser.filters.search.clear()
    friend.until(lambda: page.list.memories.rowCount() == 2)


def test_forgotten_memory_comes_back_with_undo(friend: Friend, held: HeldMemories) -> None:
    kept = held.put(memory("I live in Lyon"))
    page = page_of(friend, count=1)
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.memories.index(0))
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    friend.until(page.notices.isVisible)
    assert (page.notices.message.text(), page.notices.action.text()) == ("Forgotten.", "Undo")
    assert held.held[kept.id].deleted_at is not None
    assert listed(page) == []
    page.notices.action.click()
    friend.until(lambda: listed(page) == ["I live in Lyon"])
    assert held.held[kept.id].deleted_at is None


def test_what_was_forgotten_is_seen_apart_and_brought_back(friend: Friend, held: HeldMemories) -> None:
    gone = held.put(memory("I live in Rome", deleted_at=utc_now()))
    page = page_of(friend, count=0)
    page.browser.filters.buttons[-1].click()
    friend.until(lambda: listed(page) == ["I live in Rome"])
    open_first(friend, page)
    assert not page.detail.edit.isVisible()
    page.detail.bring_back.click()
    friend.until(lambda: held.held[gone.id].deleted_at is None)


def test_memory_is_changed_and_pinned_in_place(friend: Friend, held: HeldMemories) -> None:
    known = held.put(memory("I live in Lion"))
    page = page_of(friend, count=1)
    open_first(friend, page)
    QTest.keyClick(page.detail.edit, Qt.Key.Key_E)
    assert page.detail.editor.text.toPlainText() == "I live in Lion"
    assert not page.detail.forget.isVisible()
    page.detail.editor.text.clear()
    QTest.keyClicks(page.detail.editor.text, "I live in Lyon, pleased as a peach")
    QTest.keyClick(page.detail.editor.text, Qt.Key.Key_Return, CTRL)
    friend.until(lambda: page.detail.content.text() == "I live in Lyon, pleased as a peach")
    assert page.detail.content.isVisible()
    QTest.keyClick(page.detail.edit, Qt.Key.Key_P)
    friend.until(lambda: page.detail.pin.text() == "Unpin")
    assert held.held[known.id].pinned
    assert listed(page) == ["I live in Lyon, pleased as a peach"]


def test_memory_is_added_by_hand(friend: Friend, held: HeldMemories) -> None:
    page = page_of(friend, count=0)
    friend.until(lambda: page.browser.empty.words.text() == NOTHING_YET)
    page.new.click()
    assert not page.writing.save.isEnabled()
    QTest.keyClicks(page.writing.text, "My cat is called Miso")
    page.writing.type.setCurrentIndex(1)
    page.writing.save.click()
    friend.until(lambda: listed(page) == ["My cat is called Miso"])
    (added,) = held.held.values()
    assert added.type is MemoryType.PREFERENCE
    assert not page.writing.isVisible()
    page.new.click()
    QTest.keyClicks(page.writing.text, "My cat is called Miso")
    page.writing.save.click()
    friend.until(lambda: "remembered already" in page.notices.message.text())
    assert page.writing.text.toPlainText() == "My cat is called Miso"


def test_memory_shows_the_words_it_came_from_and_goes_there(friend: Friend, held: HeldMemories) -> None:
    conversation, messages = friend.seed(["I moved to Lyon, finally", "How nice"])
    held.put(memory("I moved to Lyon", conversation_id=conversation.id), messages[0])
    page = page_of(friend, count=1)
    open_first(friend, page)
    words = words_in(page)
    assert "“I moved to Lyon, finally”" in words
    assert any("in “Seeded”" in text for text in words)
    (go,) = links(page, "Go to message")
    go.setFocus()
    QTest.keyClick(go, Qt.Key.Key_Space)
    friend.until(lambda: friend.chat.conversation.id == conversation.id)
    assert friend.window.middle.currentWidget() is friend.chat
    assert friend.transcript.currentIndex().row() == 0


def test_memory_shows_what_it_replaced_and_what_replaced_it(friend: Friend, held: HeldMemories) -> None:
    new = held.put(memory("I live in Lyon", days=1, subject="person"))
    held.put(
        memory("I live in Rome", days=90, subject="person", superseded_by=new.id, valid_until=new.occurred_at)
    )
    page = page_of(friend, count=2)
    assert "no longer so" in str(page.list.memories.index(1).data(Qt.ItemDataRole.AccessibleTextRole)).lower()
    open_first(friend, page)
    assert page.detail.history_heading.isVisible()
    (before,) = links(page, "Open")
    assert before.accessibleName().startswith("Open: Before · ")
    before.click()
    friend.until(lambda: page.detail.content.text() == "I live in Rome")
    assert "I live in Lyon" in words_in(page)
    assert links(page, "Open")[0].accessibleName().startswith("Open: Now · since ")


def test_ten_thousand_memories_are_read_a_page_at_a_time(friend: Friend, held: HeldMemories) -> None:
    for number in range(10_000):
        held.put(memory(f"Number {number}", days=number / 1000))
    page = page_of(friend, count=100)
    assert held.pages_read == 1
    page.list.scrollToBottom()
    friend.until(lambda: page.list.memories.rowCount() == 200)
    assert listed(page)[199] == "Number 199"
    assert held.pages_read == 2


def test_memory_is_switched_off_as_a_whole_and_by_type(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("I live in Lyon"))
    page = page_of(friend, count=1)
    page.what.click()
    rows = page.switches.rows
    kinds = ("conversations", "facts", "preferences", "summaries")
    assert set(rows) == {"memory.enabled", *(f"memory.{kind}" for kind in kinds)}
    rows["memory.facts"].field.click()  # type: ignore[attr-defined]  # a check box
    friend.until(lambda: not friend.stage.settings.current.memory.facts)
    rows["memory.enabled"].field.click()  # type: ignore[attr-defined]
    friend.until(lambda: page.browser.off.text() == OFF and page.browser.off.isVisibleTo(page.browser))
    assert listed(page) == ["I live in Lyon"]


def test_escape_leaves_one_thing_at_a_time(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("I live in Lyon"))
    page = page_of(friend, count=1)
    open_first(friend, page)
    page.detail.edit.click()
    for expected in ((True, False), (False, False)):
        QTest.keyClick(friend.window, Qt.Key.Key_Escape)
        assert (page.shows_one, page.detail.is_editing) == expected
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    assert friend.window.middle.currentWidget() is friend.chat


def test_reply_shows_how_much_was_remembered_and_opens_it(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("My sister is allergic to peanuts", days=21))
    friend.models.pieces = ["No peanuts, then"]
    friend.talk("What about peanuts?")
    shown = friend.rows.row(1)
    assert shown.recalled == 1
    assert "Remembered 1 thing" in str(friend.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    made = friend.transcript.layout_of(1)
    friend.click(1, made.footer.edge - 20, made.bottom + made.footer.middle)
    page = friend.window.middle.currentWidget()
    assert isinstance(page, MemoriesPage)
    assert listed(page) == ["My sister is allergic to peanuts"]
    assert page.browser.for_reply_words.text() == "Remembered 1 thing for this reply"
    QTest.keyClick(friend.window, Qt.Key.Key_Escape)
    friend.transcript.setFocus()
    friend.transcript.setCurrentIndex(friend.rows.index(1))
    QTest.keyClick(friend.transcript, Qt.Key.Key_M)
    assert friend.window.middle.currentWidget() is page
    open_first(friend, page)
    assert page.detail.reasons.isVisible()
    page.go_back()
    page.browser.all.click()
    friend.until(lambda: page.browser.filters.search.isVisible() and page.list.memories.rowCount() == 1)


def test_mark_is_there_again_when_the_conversation_is(friend: Friend, held: HeldMemories) -> None:
    held.put(memory("My sister is allergic to peanuts", days=21))
    friend.talk("What about peanuts?")
    conversation = friend.chat.conversation.model.conversation
    assert conversation is not None
    friend.window.begin()
    assert friend.rows.rowCount() == 0
    friend.open(conversation)
    friend.until(lambda: friend.rows.rowCount() == 2)
    assert friend.rows.row(1).recalled == 1


def deleted(friend: Friend, held: HeldMemories) -> tuple[Conversation, Memory]:
    conversation, messages = friend.seed(["I moved to Lyon", "How nice"])
    kept = held.put(memory("I moved to Lyon", conversation_id=conversation.id), messages[0])
    friend.window.sidebar.conversations.load()
    friend.until(lambda: friend.window.sidebar.conversations.conversations.rowCount() == 2)
    view = friend.window.sidebar.conversations
    view.setFocus()
    view.setCurrentIndex(view.conversations.index_of(conversation.id))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    friend.until(friend.chat.notices.isVisible)
    return conversation, kept


def test_memories_stay_when_a_conversation_is_deleted(friend: Friend, held: HeldMemories) -> None:
    _conversation, kept = deleted(friend, held)
    assert friend.chat.notices.other_action.text() == "Forget its memories too"
    assert held.held[kept.id].deleted_at is None


def test_memories_go_with_a_deleted_conversation_and_both_come_back(
    friend: Friend, held: HeldMemories
) -> None:
    conversation, kept = deleted(friend, held)
    friend.chat.notices.other_action.click()
    friend.until(lambda: "with 1 memory" in friend.chat.notices.message.text())
    assert held.held[kept.id].deleted_at is not None
    assert not friend.chat.notices.other_action.isVisible()
    friend.chat.notices.action.click()
    view = friend.window.sidebar.conversations.conversations
    friend.until(lambda: view.index_of(conversation.id).isValid())
    friend.until(lambda: held.held[kept.id].deleted_at is None)


def test_temporary_conversation_leaves_no_memories_to_forget(friend: Friend) -> None:
    friend.window.begin(temporary=True)
    friend.talk("a secret")
    view = friend.window.sidebar.conversations
    view.setFocus()
    view.setCurrentIndex(view.conversations.index(1))
    QTest.keyClick(view, Qt.Key.Key_Delete)
    friend.until(friend.chat.notices.isVisible)
    assert not friend.chat.notices.other_action.isVisible()


def test_memory_page_is_not_read_before_it_is_wanted(friend: Friend, held: HeldMemories) -> None:
    friend.talk("hello")
    assert held.pages_read == 0


def test_figures_are_shown_whole_or_not_at_all(theme: Theme) -> None:
    legend = Legend(theme)
    legend.show_parts(["12 said", "", "2 pinned", "since 3 May 2026"], ["accent", "good"])
    everything = [("12 said", "accent"), ("2 pinned", ""), ("since 3 May 2026", "")]
    assert legend.fitting(1_000) == everything
    assert (
        legend.fitting(legend.fontMetrics().horizontalAdvance("12 said 2 pinned since") + 40)
        == everything[:2]
    )
    assert legend.fitting(10) == everything[:1]


def test_lines_break_between_words_also_after_emoji(theme: Theme) -> None:
    text = "😀 " * 12 + "a word, and some more of them " * 3
    first, second = first_lines(text, theme.font("body"), 300)
    assert second.endswith("…")
    assert text.startswith(f"{first.strip()} {second.removesuffix('…')}")


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "yesterday"), (6, "6 days ago"), (21, "3 weeks ago"), (59, "8 weeks ago"),
     (70, "2 months ago"), (364, "12 months ago"), (365, "1 year ago"), (800, "2 years ago")],
)  # fmt: skip
def test_age_is_told_in_words(days: int, words: str) -> None:
    now = utc_now()
    assert ago(now - timedelta(days=days), now) == words


def test_subject_is_told_as_one_speaks_to_the_person() -> None:
    assert [subject(name) for name in ("person", "little sister", "amina")] == [
        "you", "your little sister", "Amina",
    ]  # fmt: skip


def test_wording_of_a_message_source_names_who_said_it(friend: Friend, held: HeldMemories) -> None:
    conversation, messages = friend.seed(["hello", "I will remind you"])
    said: Message = messages[1]
    held.put(
        memory(said.text, MemoryType.CONVERSATION, speaker=Role.COMPANION, conversation_id=conversation.id),
        said,
    )
    page = page_of(friend, count=1)
    assert page.list.memories.entry(0).about.startswith("Best Friend said")
    open_first(friend, page)
    words = words_in(page)
    assert any(text.startswith("Best Friend, ") for text in words)
    assert f"“{said.text}”" not in words  # it is the memory itself
