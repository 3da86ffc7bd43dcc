"""What is read while it is written, and what becomes of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bestfriend_desktop.domain.conversation import OwnerId, new_id, utc_now
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import MemoriesRecalled
from bestfriend_desktop.domain.memory import (
    CandidateQuery,
    CandidateSet,
    Memory,
    MemoryFigures,
    MemoryId,
    MemoryType,
)
from bestfriend_desktop.services import anticipation
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.embedder import HeardEmbedder
from tests.fakes.memory_store import HeldMemories
from tests.fakes.store import TransientStore


class SoughtMemories(HeldMemories):
    """Says when something was sought in it."""

    def __init__(self) -> None:
        super().__init__()
        self.sought = asyncio.Queue[CandidateSet]()

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        found = await super().candidates(owner, query, figures)
        self.sought.put_nowait(found)
        return found


class Mind:
    """A companion that knows one thing."""

    def __init__(self, folder: Path) -> None:
        self.embedder, self.memories = HeardEmbedder(), SoughtMemories()
        now = utc_now()
        self.known = self.memories.put(
            Memory(MemoryId(new_id()), MemoryType.FACT, "The kettle is red", now, now)
        )
        store = TransientStore()
        store.memories = self.memories
        self.stage: Stage = staged(folder, store=store, embedder=self.embedder)
        self.companion = self.stage.companion

    async def rehearsed(self) -> None:
        """Wait until something was sought."""
        async with asyncio.timeout(60):
            await self.memories.sought.get()


@pytest.fixture
async def mind(tmp_path: Path) -> AsyncIterator[Mind]:
    mind = Mind(tmp_path)
    await mind.companion.start()
    yield mind
    await mind.companion.close()


async def test_what_was_expected_is_not_read_again_once_it_is_said(mind: Mind) -> None:
    await mind.companion.anticipate(" Which kettle? ")
    await mind.rehearsed()
    ear = Ear(mind.companion)
    await mind.companion.say("Which kettle? ")
    assert mind.embedder.asked == ["Which kettle?"]
    assert [one.memory for one in (await ear.until(MemoriesRecalled)).recollections] == [mind.known]


async def test_something_else_is_read_when_it_is_said(mind: Mind) -> None:
    await mind.companion.anticipate("Which ke")
    await mind.companion.anticipate("Which kettle?")
    await mind.rehearsed()
    await mind.companion.say("Which garden?")
    assert mind.embedder.asked[-2:] == ["Which kettle?", "Which garden?"]


async def test_what_was_expected_long_ago_is_read_again(mind: Mind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anticipation, "HOLDS_S", 0.0)
    await mind.companion.anticipate("Which kettle?")
    await mind.rehearsed()
    await mind.companion.say("Which kettle?")
    assert mind.embedder.asked == ["Which kettle?", "Which kettle?"]


async def test_what_is_forgotten_after_it_came_to_mind_for_a_draft_is_not_told_to_the_model(
    mind: Mind,
) -> None:
    await mind.companion.anticipate("Which kettle?")
    await mind.rehearsed()
    await (await mind.companion.memories()).forget(mind.known.id)
    ear = Ear(mind.companion)
    await mind.companion.say("Which kettle?")
    assert ear.all(MemoriesRecalled) == []


async def test_nothing_is_read_of_a_temporary_conversation(mind: Mind) -> None:
    await mind.companion.anticipate("Which kettle?", temporary=True)
    turn = await mind.companion.say("Hello", temporary=True)
    await mind.companion.anticipate("Which kettle?", conversation_id=turn.conversation_id)
    await mind.companion.say("Which kettle?", conversation_id=turn.conversation_id)
    assert mind.embedder.asked == []


async def test_a_draft_is_sent_to_no_server(mind: Mind) -> None:
    mind.embedder.name = "ollama:nomic-embed-text"
    await mind.companion.anticipate("Which kettle?")
    assert mind.embedder.asked == []
    await mind.companion.say("Which garden?")
    assert mind.embedder.asked == ["Which garden?"]


async def test_an_embedder_that_fails_while_somebody_writes_does_no_harm(mind: Mind) -> None:
    mind.embedder.failure = Unavailable("engine_failed", "It failed.", "Try again.")
    await mind.companion.anticipate("Which kettle?")
    await mind.rehearsed()
    turn = await mind.companion.say("Which kettle?")
    assert turn.failure is None


async def test_a_companion_that_ends_expects_nothing_any_more(mind: Mind) -> None:
    await mind.companion.anticipate("Which kettle?")
    await mind.companion.close()
    await mind.companion.anticipate("Which garden?")
    assert "Which garden?" not in mind.embedder.asked
