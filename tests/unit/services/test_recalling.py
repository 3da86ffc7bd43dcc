import asyncio
from datetime import UTC, datetime, timedelta

from bestfriend_desktop.domain.conversation import ConversationId, MessageId, OwnerId, Role, new_id
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType, Recollection
from bestfriend_desktop.services import recalling
from bestfriend_desktop.services.recalling import Recalling
from tests.fakes.embedder import WordEmbedder
from tests.fakes.listed_memories import ListedMemories

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
AWAY = Unavailable("engine_unreachable", "The embedder does not answer.", "Start it.")
SAID = [
    "I painted a sunrise over the harbour.",
    "My sister Eve moved to Lyon last May.",
    "We had soup for dinner.",
    "The kettle broke yesterday.",
]


class Remembered:
    """Some things said over the last days, and recall over them."""

    def __init__(self, texts: list[str] | None = None) -> None:
        self.owner = OwnerId(new_id())
        self.store = ListedMemories()
        self.embedder: WordEmbedder | None = WordEmbedder()
        self.recalling = Recalling(lambda: self.store, lambda: self.embedder)
        self._texts = SAID if texts is None else texts

    async def __aenter__(self) -> "Remembered":
        assert self.embedder
        sitting = ConversationId(new_id())
        for at, text in enumerate(self._texts):
            when = NOW - timedelta(days=30 - at)
            memory = Memory(
                MemoryId(new_id()), MemoryType.CONVERSATION, text, when, when,
                speaker=Role.PERSON, conversation_id=sitting,
            )  # fmt: skip
            (embedded,) = await self.embedder.documents([text])
            self.store.add(self.owner, memory, embedded)
        return self

    async def __aexit__(self, *_: object) -> None: ...

    async def recall(self, text: str, **more: object) -> list[Recollection]:
        reading = await self.recalling.read(self.owner, text, now=NOW, time_zone=UTC)
        return await self.recalling.recall(self.owner, reading, now=NOW, time_zone=UTC, **more)  # type: ignore[arg-type]


async def test_what_was_said_comes_back_best_first_with_its_reasons() -> None:
    async with Remembered() as mind:
        found = await mind.recall("Where did my sister move?")
    assert found[0].memory.content == SAID[1]
    assert found[0].reasons
    assert round(found[0].age_days) == 29


async def test_a_missing_failing_or_silent_embedder_leaves_recall_by_words(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    async with Remembered() as mind:
        mind.embedder = None
        assert (await mind.recall("the kettle"))[0].memory.content == SAID[3]
        mind.embedder = WordEmbedder(failure=AWAY)
        assert (await mind.recall("the kettle"))[0].memory.content == SAID[3]

        class Silent(WordEmbedder):
            async def questions(self, texts):  # type: ignore[no-untyped-def]
                await asyncio.Event().wait()

        monkeypatch.setattr(recalling, "EMBED_LIMIT_S", 0.01)
        mind.embedder = Silent()
        assert (await mind.recall("the kettle"))[0].memory.content == SAID[3]
        assert mind.store.queries[-1].vectors == ()


async def test_an_embedder_without_token_vectors_will_do() -> None:
    async with Remembered() as mind:
        mind.embedder = WordEmbedder(with_tokens=False)
        assert (await mind.recall("the kettle"))[0].memory.content == SAID[3]


async def test_the_store_is_asked_by_every_channel() -> None:
    async with Remembered() as mind:
        shown = MessageId(new_id())
        await mind.recall("What did I tell Eve yesterday?", without=[shown], types=[MemoryType.FACT])
    query = mind.store.queries[-1]
    assert len(query.vectors) == 2
    assert query.embedding_model == "words"
    assert set(query.terms) == {"tell", "eve", "yesterday"}
    assert query.people == ("eve",)
    assert query.spans[0].start == datetime(2026, 11, 21, tzinfo=UTC)
    assert query.without == (shown,)
    assert query.types == (MemoryType.FACT,)


async def test_another_owner_recalls_nothing() -> None:
    async with Remembered() as mind:
        mind.owner = OwnerId(new_id())
        assert await mind.recall("my sister") == []


async def test_a_budget_is_kept_and_what_is_too_long_makes_way() -> None:
    async with Remembered(["kettle " * 60, "a kettle", "the red kettle", "one kettle more"]) as mind:
        found = await mind.recall("kettle", budget_tokens=150, count=len)
        assert 1 <= len(found) <= 2
        assert all(len(one.memory.content) < 60 for one in found)
        assert await mind.recall("kettle", budget_tokens=10, count=len) == []
        assert len(await mind.recall("kettle", limit=2)) == 2


async def test_of_a_huge_message_beginning_and_end_are_read() -> None:
    async with Remembered() as mind:
        text = f"kettle {'blah ' * 200_000} sister?"
        found = await asyncio.wait_for(mind.recall(text), 60)
    assert {one.memory.content for one in found} >= {SAID[1], SAID[3]}


async def test_emoji_and_nothing_bring_no_error() -> None:
    async with Remembered() as mind:
        for text in ("😀😀", "", "?", "\x00", "\ud800"):
            await mind.recall(text)
