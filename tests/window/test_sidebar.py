"""Search in the sidebar: what contains the words at once, what is related behind it."""

import asyncio
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bestfriend_desktop.domain.conversation import Conversation, Message, SearchHit
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType
from bestfriend_desktop.faces.window.chat.search import HIT_ROLE, RELATED, line_of
from bestfriend_desktop.ports import EmbeddedText
from tests.fakes.embedder import WordEmbedder
from tests.fakes.listed_memories import ListedMemories
from tests.fakes.memory import EmptyMemories
from tests.fakes.store import TransientStore
from tests.window.conftest import Friend


class SaidMemories(ListedMemories, EmptyMemories):
    """What was said, to be found by its vectors."""


class PatientEmbedder(WordEmbedder):
    """Takes as long over questions as the test says."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []
        self.given_up: list[str] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        self.asked += texts
        try:
            await self.may_answer.wait()
        except asyncio.CancelledError:
            self.given_up += texts
            raise
        return await super().questions(texts)


@pytest.fixture
def embedder() -> PatientEmbedder:
    return PatientEmbedder()


@pytest.fixture
def friend(make_friend: Callable[..., Friend], embedder: PatientEmbedder) -> Friend:
    """A window whose companion finds what was said by its meaning."""
    store = TransientStore()
    store.memories = SaidMemories()
    return make_friend(store=store, embedder=embedder)


def hear(friend: Friend, *texts: str) -> tuple[Conversation, list[Message]]:
    """A conversation, remembered."""
    conversation, said = friend.seed(texts)
    memories: Any = friend.stage.store.memories

    async def remember() -> None:
        owner = await friend.stage.store.local_owner()
        embedded = await WordEmbedder().documents(texts)
        for message, vector in zip(said, embedded, strict=True):
            memory = Memory(
                MemoryId(message.id), MemoryType.CONVERSATION, message.text, message.created_at,
                message.created_at, speaker=message.role, conversation_id=conversation.id,
            )  # fmt: skip
            memories.add(owner, memory, vector)

    friend.program.core.call(remember(), 60)
    return conversation, said


def let_answer(friend: Friend, embedder: PatientEmbedder) -> None:
    async def let() -> None:
        embedder.may_answer.set()

    friend.program.core.call(let(), 60)


def found(friend: Friend) -> list[str]:
    hits = friend.window.sidebar.found.hits
    return [hits.index(row).data() for row in range(hits.rowCount())]


def test_found_words_are_marked_where_they_stand_behind_an_emoji(friend: Friend) -> None:
    hear(friend, "😀 my **cello** lesson")
    friend.window.sidebar.search.setText("cello")
    friend.until(lambda: found(friend) == ["😀 my cello lesson"])
    text, marks = line_of(friend.window.sidebar.found.hits.first_hit().data(HIT_ROLE))
    units = text.encode("utf-16-le")
    marked = [units[2 * start : 2 * (start + length)] for start, length in marks]
    assert marked == ["cello".encode("utf-16-le")]


def test_related_messages_stand_behind_those_with_the_words(friend: Friend) -> None:
    hear(friend, "the cello lesson")
    hear(friend, "a cello, half a lesson")
    hear(friend, "nothing but rain")
    friend.window.sidebar.search.setText("cello hal")
    friend.until(lambda: len(found(friend)) == 3)
    assert found(friend) == ["a cello, half a lesson", RELATED, "the cello lesson"]
    assert friend.window.sidebar.nothing.isHidden()
    friend.window.sidebar.search.setText("lesson cello music")
    friend.until(lambda: "music" in friend.window.sidebar.nothing.text() and len(found(friend)) == 3)
    assert found(friend)[0] == RELATED
    assert friend.window.sidebar.nothing.isVisible()


def test_a_related_message_is_opened_by_keyboard_and_its_heading_is_passed_over(friend: Friend) -> None:
    _, said = hear(friend, "plain words", "more of them", "the cello lesson")
    sidebar = friend.window.sidebar
    sidebar.begin_search()
    QTest.keyClicks(sidebar.search, "cello please")
    friend.until(lambda: found(friend) == [RELATED, "the cello lesson"])
    QTest.keyClick(sidebar.search, Qt.Key.Key_Down)
    assert sidebar.found.hasFocus()
    hit = sidebar.found.currentIndex().data(HIT_ROLE)
    assert isinstance(hit, SearchHit)
    assert hit.message.id == said[-1].id
    QTest.keyClick(sidebar.found, Qt.Key.Key_Up)
    assert sidebar.found.currentIndex().data() == "the cello lesson"
    QTest.keyClick(sidebar.search, Qt.Key.Key_Return)
    friend.until(lambda: friend.texts and friend.texts[-1] == "the cello lesson")
    assert friend.transcript.currentIndex().row() == friend.rows.row_of(said[-1].id)


def test_a_hit_that_is_chosen_stays_so_when_related_ones_come_in(
    friend: Friend, embedder: PatientEmbedder
) -> None:
    hear(friend, "the cello lesson")
    hear(friend, "cello")
    embedder.may_answer.clear()
    sidebar = friend.window.sidebar
    sidebar.search.setText("cello les")
    friend.until(lambda: found(friend) == ["the cello lesson"])
    QTest.keyClick(sidebar.search, Qt.Key.Key_Down)
    let_answer(friend, embedder)
    friend.until(lambda: found(friend) == ["the cello lesson", RELATED, "cello"])
    assert sidebar.found.currentIndex().data() == "the cello lesson"
    assert sidebar.found.hasFocus()


def test_typing_on_gives_up_the_search_that_is_under_way(friend: Friend, embedder: PatientEmbedder) -> None:
    hear(friend, "the cello lesson")
    embedder.may_answer.clear()
    sidebar = friend.window.sidebar
    sidebar.search.setText("cello music")
    friend.until(lambda: embedder.asked == ["cello music"])
    sidebar.search.setText("lesson music")
    friend.until(lambda: embedder.asked == ["cello music", "lesson music"])
    assert embedder.given_up == ["cello music"]
    assert found(friend) == []
    let_answer(friend, embedder)
    friend.until(lambda: found(friend) == [RELATED, "the cello lesson"])
    assert "lesson music" in sidebar.nothing.text()


def test_ending_the_search_gives_it_up_and_shows_the_list(friend: Friend, embedder: PatientEmbedder) -> None:
    hear(friend, "the cello lesson")
    friend.window.sidebar.conversations.load()
    friend.until(friend.window.sidebar.conversations.conversations.rowCount)
    embedder.may_answer.clear()
    sidebar = friend.window.sidebar
    sidebar.begin_search()
    QTest.keyClicks(sidebar.search, "cello")
    friend.until(lambda: embedder.asked)
    QTest.keyClick(sidebar.search, Qt.Key.Key_Escape)
    friend.until(lambda: embedder.given_up == embedder.asked and sidebar.conversations.isVisible())


def test_with_memory_off_only_words_are_found(make_friend: Callable[..., Friend]) -> None:
    store, embedder = TransientStore(), PatientEmbedder()
    store.memories = SaidMemories()
    friend = make_friend(store=store, embedder=embedder, overrides={"memory.enabled": "false"})
    hear(friend, "the cello lesson")
    friend.window.sidebar.search.setText("cello music")
    friend.until(lambda: "music" in friend.window.sidebar.nothing.text())
    friend.window.sidebar.search.setText("lesson")
    friend.until(lambda: found(friend) == ["the cello lesson"])
    assert embedder.asked == []
