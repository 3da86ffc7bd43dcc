import asyncio
import math
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import cast

import pytest

from bestfriend_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import (
    EmbedderChanged,
    EmbedderChanging,
    Event,
    SettingChanged,
    TurnFinished,
    TurnStarted,
)
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.memory import MemoryStatistics
from bestfriend_desktop.ports import EmbeddedText, Embedder, MemoryStore
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.embedding import Embeddings
from bestfriend_desktop.services.event_bus import EventBus
from tests.fakes.embedder import WordEmbedder, WordsAsVector
from tests.fakes.vectors import HeldVectors

OWNER = OwnerId(new_id())
AWAY = Unavailable("engine_unreachable", "The server does not answer.", "Start it.")


class NamedEmbedder(WordEmbedder):
    """One that the test can hold up, spoil, and ask what it was given."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name
        self.turns: asyncio.Semaphore | None = None
        self.answers: Sequence[float] | None = None
        self.given: list[str] = []
        self.was_closed = False

    async def documents(self, texts: Sequence[str]) -> list[EmbeddedText]:
        if self.turns:
            await self.turns.acquire()
        self.given += texts
        embedded = await super().documents(texts)
        return [WordsAsVector(tuple(self.answers), None) for _ in texts] if self.answers else embedded

    async def health(self) -> PartHealth:
        if self.failure:
            return PartHealth("embeddings", HealthState.MISSING, self.failure.message, self.failure.remedy)
        return await super().health()

    async def close(self) -> None:
        self.was_closed = True


class Stage:
    """Embedders `old` and `new`, of which the person wants one, over a store that survives a crash."""

    def __init__(self) -> None:
        self.old, self.new = NamedEmbedder("old"), NamedEmbedder("new")
        self.store = HeldVectors("old")
        self.wants = self.new
        self.events = EventBus()
        self.heard: list[Event] = []
        self.events.subscribe(self.heard.append)

    def wanted(self) -> Embedder:
        return self.wants

    def named(self, name: str) -> Embedder | None:
        return {"old": self.old, "new": self.new}.get(name)

    async def close(self) -> None:
        pass

    def want(self, embedder: NamedEmbedder) -> None:
        self.wants = embedder
        self.events.publish(SettingChanged("memory.embedder"))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[Embeddings]:
        embeddings = Embeddings(OWNER, cast(MemoryStore, self.store), self, self.events, spawn)
        try:
            await embeddings.start(change_after_s=0)
            yield embeddings
        finally:
            await embeddings.close()

    async def until_changed(self) -> None:
        await until(lambda: any(isinstance(event, EmbedderChanged) for event in self.heard))

    def progress(self) -> list[tuple[int, int]]:
        changes = [event.change for event in self.heard if isinstance(event, EmbedderChanging)]
        return [(change.done, change.total) for change in changes if not change.problem]

    def problems(self) -> list[str]:
        changes = [event.change for event in self.heard if isinstance(event, EmbedderChanging)]
        return [change.sentence for change in changes if change.problem]


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 (not every step of the work is told)
            await asyncio.sleep(0)


@pytest.fixture
def stage() -> Stage:
    return Stage()


async def test_new_embedder_takes_over_when_all_memories_are_ready_for_it(stage: Stage) -> None:
    stage.store.hear(*(f"text {number}" for number in range(5)), embedder="old")
    stage.new.turns = asyncio.Semaphore(2)
    async with stage.running() as embeddings:
        await until(lambda: len(stage.progress()) == 2)
        assert (embeddings.in_use, stage.store.in_use) == (stage.old, "old")
        stage.new.turns.release()
        await stage.until_changed()
        assert embeddings.in_use is stage.new
        assert await embeddings.change() is None
    assert stage.progress() == [(2, 5), (4, 5), (5, 5)]
    assert (stage.store.in_use, stage.store.embedded("new"), stage.store.embedded("old")) == ("new", 5, 0)
    assert stage.store.tended == ["new"]
    assert stage.new.given[0] == "text 4"
    assert stage.old.was_closed


async def test_what_is_said_meanwhile_is_embedded_by_both(stage: Stage) -> None:
    stage.store.hear("first", "second", "third", embedder="old")
    stage.new.turns = asyncio.Semaphore(0)
    async with stage.running():
        (said,) = stage.store.hear("said meanwhile")
        stage.events.publish(TurnFinished(new_id(), ConversationId(new_id()), None))
        await until(lambda: not (stage.store.outbox))
        assert (said, "old") in stage.store.vectors
        for _ in range(3):
            stage.new.turns.release()
        await stage.until_changed()
    assert (said, "new") in stage.store.vectors
    assert stage.store.outbox == []


async def test_what_is_said_after_they_were_counted_is_counted_too(stage: Stage) -> None:
    stage.store.hear("first", embedder="old")
    counts = stage.store.statistics

    async def counts_then_hears(owner: OwnerId) -> MemoryStatistics:
        counted = await counts(owner)
        if len(stage.store.contents) == 1:
            stage.store.hear("said meanwhile", embedder="old")
        return counted

    stage.store.statistics = counts_then_hears  # type: ignore[method-assign]  # said at this very moment
    async with stage.running():
        await stage.until_changed()
    assert stage.progress() == [(2, 2)]


async def test_an_embedder_that_is_away_leaves_the_old_one_and_is_told_once(stage: Stage) -> None:
    stage.store.hear("first", "second", "third", embedder="old")
    stage.new.failure = AWAY
    async with stage.running() as embeddings:
        await until(lambda: bool(stage.problems()))
        stage.events.publish(SettingChanged("ollama.address"))
        for _ in range(50):
            await asyncio.sleep(0)
        assert embeddings.in_use is stage.old
        assert stage.problems() == [
            "The server does not answer. Meanwhile memories are found by the built-in model."
        ]
        part, coming = await embeddings.health()
        assert part.state is HealthState.OK
        assert (coming.state, coming.message, coming.remedy) == (
            HealthState.DEGRADED,
            AWAY.message,
            AWAY.remedy,
        )
        stage.new.failure = None
        stage.events.publish(SettingChanged("ollama.address"))
        await stage.until_changed()
    assert stage.store.embedded("new") == 3


@pytest.mark.parametrize("numbers", [(1.0,) * 768, (math.nan,) * 384, (math.inf,) * 384, (1.0,) * 383])
async def test_an_embedder_with_vectors_of_a_wrong_kind_leaves_the_old_one(
    stage: Stage, numbers: Sequence[float]
) -> None:
    stage.store.hear("first", "second", embedder="old")
    stage.new.answers = numbers
    async with stage.running() as embeddings:
        await until(lambda: bool(stage.problems()))
        change = await embeddings.change()
        assert change is not None
        assert change.remedy
        assert embeddings.in_use is stage.old
    assert stage.store.embedded("old") == 2
    assert stage.store.embedded("new") == 0


async def test_an_embedder_in_use_that_is_away_is_told_until_it_is_back(stage: Stage) -> None:
    stage.wants = stage.old
    stage.old.failure = AWAY
    stage.store.hear("first")
    async with stage.running() as embeddings:
        assert await embeddings.note() == ""
        await until(lambda: embeddings._trouble is not None)
        assert await embeddings.note() == (
            "The server does not answer. Meanwhile memories are found by their words. Start it."
        )
        stage.old.failure = None
        reply(stage)()
        await until(lambda: stage.store.embedded("old") == 1)
        await until(lambda: embeddings._trouble is None)
        assert await embeddings.note() == ""


async def test_an_old_embedder_that_is_gone_does_not_keep_the_new_one_from_taking_over(stage: Stage) -> None:
    stage.store.hear("first", embedder="old")
    stage.store.hear("second")
    stage.old.failure = AWAY
    async with stage.running() as embeddings:
        await stage.until_changed()
        assert embeddings.in_use is stage.new
    assert (stage.store.embedded("new"), stage.store.outbox) == (2, [])


async def test_wishing_the_old_embedder_back_undoes_the_change(stage: Stage) -> None:
    stage.store.hear(*(f"text {number}" for number in range(5)), embedder="old")
    stage.new.turns = asyncio.Semaphore(1)
    async with stage.running() as embeddings:
        await until(lambda: len(stage.progress()) == 1)
        stage.want(stage.old)
        stage.new.turns.release()
        await until(lambda: not (stage.store.embedded("new")))
        assert embeddings.in_use is stage.old
        assert await embeddings.change() is None
    assert stage.store.embedded("old") == 5


def reply(stage: Stage) -> Callable[[], None]:
    """Begin a reply; what is returned ends it."""
    turn, where = new_id(), ConversationId(new_id())
    message = Message(MessageId(new_id()), where, None, 1, Role.PERSON, "Hello", utc_now())
    stage.events.publish(TurnStarted(turn, where, message))
    return lambda: stage.events.publish(TurnFinished(turn, where, None))


async def test_the_change_waits_while_a_reply_is_being_written(stage: Stage) -> None:
    stage.store.hear(*(f"text {number}" for number in range(5)), embedder="old")
    async with stage.running():
        end = reply(stage)
        for _ in range(50):
            await asyncio.sleep(0)
        assert stage.new.given == []
        end()
        await stage.until_changed()
    assert len(stage.new.given) == 5


async def test_a_wish_that_is_taken_back_during_a_reply_changes_nothing(stage: Stage) -> None:
    stage.store.hear("first", embedder="old")
    async with stage.running() as embeddings:
        end = reply(stage)
        for _ in range(50):
            await asyncio.sleep(0)
        stage.want(stage.old)
        end()
        for _ in range(50):
            await asyncio.sleep(0)
        assert embeddings.in_use is stage.old
    assert (stage.store.embedded("old"), stage.new.given) == (1, [])


async def test_nothing_to_embed_means_the_new_one_is_used_at_once(stage: Stage) -> None:
    async with stage.running() as embeddings:
        await stage.until_changed()
        assert embeddings.in_use is stage.new


async def test_vectors_of_an_embedder_that_nobody_knows_any_more_are_made_anew(stage: Stage) -> None:
    stage.store.in_use = "forgotten"
    stage.store.hear("first", "second", embedder="forgotten")
    async with stage.running() as embeddings:
        assert embeddings.in_use is stage.new
        await until(lambda: not (stage.store.embedded("new") < 2))
    assert (stage.store.in_use, stage.store.embedded("forgotten")) == ("new", 0)


@pytest.mark.parametrize("call", range(1, 24))
async def test_a_change_that_is_killed_at_any_stage_goes_on_at_the_next_start(
    stage: Stage, call: int
) -> None:
    stage.store.hear(*(f"text {number}" for number in range(4)), embedder="old")
    stage.store.hear("waits")
    stage.store.stops_at = call
    dying = Embeddings(OWNER, cast(MemoryStore, stage.store), stage, stage.events, spawn)
    start = spawn(dying.start(change_after_s=0), name="start")
    ended = spawn(stage.until_changed(), name="wait for the change")
    stopped = spawn(stage.store.stopped.wait(), name="wait for the kill")
    await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
    for task in (start, ended, stopped, *dying._tasks):
        task.cancel()
    await asyncio.wait({start, ended, stopped, *dying._tasks})
    stage.store.stops_at = 0
    stage.store.stopped.clear()
    async with stage.running() as embeddings:
        await until(lambda: not (embeddings.in_use is not stage.new or stage.store.outbox))
    assert stage.store.in_use == "new"
    assert (stage.store.embedded("new"), stage.store.embedded("old")) == (5, 0)
    assert len(stage.new.given) <= 5 + 2  # what was done is not done again, save for the batch at hand
