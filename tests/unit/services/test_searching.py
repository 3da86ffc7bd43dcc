"""Search by meaning, with an embedder whose meaning is the words."""

import asyncio
from dataclasses import replace

import pytest

from bestfriend_desktop.adapters.transient import TransientConversations
from bestfriend_desktop.domain.conversation import Conversation, Message, MessageId, OwnerId, Role, new_id
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType
from bestfriend_desktop.services import searching
from bestfriend_desktop.services.searching import Searching
from tests.contracts.conversation_store import message
from tests.fakes.embedder import WordEmbedder
from tests.fakes.listed_memories import ListedMemories

AWAY = Unavailable("engine_unreachable", "The embedder does not answer.", "Start it.")


class Diary:
    """One person's conversations, remembered, and the search over them."""

    def __init__(self) -> None:
        self.owner = OwnerId(new_id())
        self.conversations = TransientConversations()
        self.memories = ListedMemories()
        self.embedder = WordEmbedder()
        self.is_on = True
        self.search = Searching(
            self.owner,
            self.conversations,
            self.memories,
            lambda: self.embedder,
            lambda: self.is_on,  # type: ignore[arg-type]  # as far as it is asked
        )

    async def say(self, text: str, parent: Message | None = None) -> Message:
        if parent is None:
            conversation = replace(Conversation.fresh(), title="About this")
            await self.conversations.create(self.owner, conversation)
        said = message(parent.conversation_id if parent else conversation.id, text, parent)
        await self.conversations.append(self.owner, said)
        memory = Memory(
            MemoryId(said.id), MemoryType.CONVERSATION, text, said.created_at, said.created_at,
            speaker=said.role, conversation_id=said.conversation_id,
        )  # fmt: skip
        self.memories.add(self.owner, memory, (await self.embedder.documents([text]))[0])
        return said

    async def found(self, words: str, *without: MessageId, limit: int = 8) -> list[str]:
        hits = await self.search.by_meaning(words, without=without, limit=limit)
        return [hit.excerpt for hit in hits]


@pytest.fixture
def diary() -> Diary:
    return Diary()


async def test_the_nearest_messages_come_first_with_their_conversations(diary: Diary) -> None:
    await diary.say("cello lesson on the hill by the old church")
    await diary.say("cello lesson tomorrow")
    await diary.say("bread and butter")
    hits = await diary.search.by_meaning("cello lesson", limit=8)
    assert [hit.excerpt for hit in hits] == [
        "cello lesson tomorrow",
        "cello lesson on the hill by the old church",
    ]
    assert {hit.conversation.title for hit in hits} == {"About this"}
    assert hits[0].similarity is not None
    assert hits[1].similarity is not None
    assert hits[0].similarity > hits[1].similarity > searching.NEAR
    assert hits[0].marks == ()
    assert await diary.found("cello lesson", limit=1) == ["cello lesson tomorrow"]


async def test_what_is_found_already_is_left_out(diary: Diary) -> None:
    known = await diary.say("cello lesson tomorrow")
    await diary.say("a cello lesson, nice", known)
    await diary.say("cello lesson today")
    assert await diary.found("cello lesson", known.id) == ["cello lesson today"]


async def test_what_is_about_something_else_is_not_related(diary: Diary) -> None:
    await diary.say(
        "A cello, and: weather, politics, dinner, trains, money, gardens, cousins, dentists, bread, moss, owl"
    )
    assert await diary.found("cello") == []
    assert await diary.found("zeppelin") == []


async def test_of_a_message_and_its_reply_only_the_nearer_one_is_shown(diary: Diary) -> None:
    asked = await diary.say("which instrument would anybody play, perhaps a cello")
    answered = await diary.say("Mara plays cello", asked)
    assert answered.role is Role.COMPANION
    await diary.say("the weather is fine", answered)
    assert await diary.found("plays cello") == ["Mara plays cello"]


async def test_the_same_words_are_shown_once(diary: Diary) -> None:
    for text in ("Good morning", "good morning!", "Good morning"):
        await diary.say(text)
    assert len(await diary.found("good morning")) == 1


async def test_a_long_message_is_shown_by_its_nearest_passage(diary: Diary) -> None:
    filler = "Good cello news, more cello news, cello after cello, and then, once again, cello news."
    await diary.say(f"{filler} {filler} {filler} The cello teacher is Mara. {filler} {filler}")
    (excerpt,) = await diary.found("cello teacher")
    assert "teacher is Mara" in excerpt
    assert len(excerpt) <= 160


async def test_nothing_is_related_where_memory_is_off_or_nothing_was_asked(diary: Diary) -> None:
    await diary.say("cello")
    assert await diary.found("cello") == ["cello"]
    assert await diary.found("?! ") == []
    diary.is_on = False
    assert await diary.found("cello") == []


async def test_an_embedder_that_fails_or_is_silent_finds_nothing(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    await diary.say("cello")
    diary.embedder.failure = AWAY
    assert await diary.found("cello") == []

    class Silent(WordEmbedder):
        async def questions(self, texts):  # type: ignore[no-untyped-def]
            await asyncio.Event().wait()

    monkeypatch.setattr(searching, "EMBED_LIMIT_S", 0.01)
    diary.search = Searching(diary.owner, diary.conversations, diary.memories, Silent, lambda: True)  # type: ignore[arg-type]
    assert await diary.found("cello") == []


async def test_deleted_conversations_and_those_of_others_are_not_related(diary: Diary) -> None:
    said = await diary.say("cello")
    stranger = Searching(
        OwnerId(new_id()),
        diary.conversations,
        diary.memories,
        lambda: diary.embedder,
        lambda: True,  # type: ignore[arg-type]
    )
    assert await stranger.by_meaning("cello", limit=8) == []
    await diary.conversations.delete(diary.owner, said.conversation_id)
    assert await diary.found("cello") == []


async def test_where_all_is_somewhat_alike_only_what_is_more_so_is_related(diary: Diary) -> None:
    for _ in range(searching.ENOUGH_FOR_A_MEAN):
        await diary.say("cello lesson and then an ice cream")
    assert await diary.found("cello lesson again") == []
    await diary.say("cello lesson again and again")
    assert await diary.found("cello lesson again") == ["cello lesson again and again"]
