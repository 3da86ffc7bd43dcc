"""What is read while it is written or spoken, and what becomes of it."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bestfriend_desktop.domain.conversation import OwnerId, new_id, utc_now
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import (
    Heard,
    MemoriesRecalled,
    MicrophoneLevel,
    SpokenNow,
    TurnFinished,
    TurnStarted,
    VoiceStateChanged,
)
from bestfriend_desktop.domain.memory import (
    CandidateQuery,
    CandidateSet,
    Memory,
    MemoryFigures,
    MemoryId,
    MemoryType,
)
from bestfriend_desktop.ports import EmbeddedText
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services import anticipation, memories, voice_turns
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.embedder import HeardEmbedder
from tests.fakes.memory_store import HeldMemories
from tests.fakes.store import TransientStore
from tests.fakes.voice import SILENCE, SPEECH


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

    def __init__(
        self,
        folder: Path,
        embedder: HeardEmbedder | None = None,
        overrides: dict[str, str] | None = None,
    ) -> None:
        self.embedder, self.memories = embedder or HeardEmbedder(), SoughtMemories()
        now = utc_now()
        self.known = self.memories.put(
            Memory(MemoryId(new_id()), MemoryType.FACT, "The kettle is red", now, now)
        )
        store = TransientStore()
        store.memories = self.memories
        self.stage: Stage = staged(folder, store=store, embedder=self.embedder, overrides=overrides)
        self.companion = self.stage.companion

    async def rehearsed(self) -> None:
        """Wait until something was sought."""
        async with asyncio.timeout(60):
            await self.memories.sought.get()

    def hear(self, *texts: str) -> None:
        """Somebody speaks and pauses; understood as these texts, the first at the first pause."""
        self.stage.voice.recognizer.texts += texts
        self.stage.voice.end_of_turn.finished = 0.0  # only a long pause is the end
        self.stage.voice.microphone.hear(SPEECH, 12)
        self.stage.voice.microphone.hear(SILENCE, 6)

    def fall_silent(self) -> None:
        """They have finished."""
        self.stage.voice.microphone.hear(SILENCE, 40)


class AbsorbedEmbedder(HeardEmbedder):
    """Loses itself in what is no question."""

    def __init__(self) -> None:
        super().__init__()
        self.is_absorbed = asyncio.Event()
        self.comes_to = asyncio.Event()
        self.given_up: list[str] = []

    async def questions(self, texts: Sequence[str]) -> list[EmbeddedText]:
        questions = await super().questions(texts)
        if "?" not in texts[0]:
            self.is_absorbed.set()
            try:
                await self.comes_to.wait()
            except asyncio.CancelledError:
                self.given_up.append(texts[0])
                raise
        return questions


@asynccontextmanager
async def listening(mind: Mind) -> AsyncIterator[Ear]:
    await mind.companion.start()
    ear = Ear(mind.companion)
    await mind.companion.voice.listen()
    yield ear
    await mind.companion.close()


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


async def test_what_is_said_while_it_is_still_being_read_is_answered(tmp_path: Path) -> None:
    embedder = AbsorbedEmbedder()
    mind = Mind(tmp_path, embedder)
    await mind.companion.start()
    ear = Ear(mind.companion)
    await mind.companion.anticipate("Tell me of the kettle")
    async with asyncio.timeout(60):
        await embedder.is_absorbed.wait()
    saying = spawn(mind.companion.say("Tell me of the kettle"), name="say")
    await ear.until(TurnStarted)
    embedder.comes_to.set()
    turn = await saying
    assert turn.reply is not None
    assert embedder.asked == ["Tell me of the kettle"]
    await mind.companion.close()


async def test_something_else_is_read_when_it_is_said(mind: Mind) -> None:
    await mind.companion.anticipate("Which ke")
    await mind.companion.anticipate("Which kettle?")
    await mind.rehearsed()
    await mind.companion.say("Which garden?")
    assert mind.embedder.asked[-2:] == ["Which kettle?", "Which garden?"]


async def test_what_was_expected_long_ago_is_read_again(mind: Mind, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anticipation, "HOLDS_S", 0.0)
    monkeypatch.setattr(memories, "READ_AGAIN_S", 0.0)
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


async def test_what_was_understood_in_a_pause_is_not_read_again_when_the_turn_is_over(tmp_path: Path) -> None:
    mind = Mind(tmp_path)
    async with listening(mind) as ear:
        mind.hear("Which kettle?")
        await mind.rehearsed()
        assert ear.all(Heard) == []
        mind.fall_silent()
        recalled = await ear.until(MemoriesRecalled)
        assert [one.memory for one in recalled.recollections] == [mind.known]
        assert mind.embedder.asked == ["Which kettle?"]


async def test_what_was_said_before_the_key_is_let_go_is_read_already(
    mind: Mind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_turns, "TAIL_S", 0.0)
    ear = Ear(mind.companion)
    await mind.companion.voice.press()
    mind.hear("Which kettle?")
    await mind.rehearsed()
    await mind.companion.voice.release()
    mind.fall_silent()
    await ear.until(MemoriesRecalled)
    assert mind.embedder.asked == ["Which kettle?"]


async def test_what_was_read_in_a_pause_is_given_up_as_soon_as_they_go_on(tmp_path: Path) -> None:
    embedder = AbsorbedEmbedder()
    mind = Mind(tmp_path, embedder)
    async with listening(mind) as ear:
        mind.hear("Tell me", "Tell me which kettle?")
        async with asyncio.timeout(60):
            await embedder.is_absorbed.wait()
        assert embedder.given_up == []
        mind.stage.voice.microphone.hear(SPEECH, 24)
        await ear.until(MicrophoneLevel, (12 + 6 + 24) // 2)
        assert embedder.given_up == ["Tell me"]
        mind.fall_silent()
        await ear.until(TurnFinished)
        assert embedder.asked == ["Tell me", "Tell me which kettle?"]
        assert [one.transcript.text for one in ear.all(Heard)] == ["Tell me which kettle?"]
        assert len(mind.stage.basic.prompts) == 1


async def test_nothing_is_read_of_what_is_said_in_a_temporary_conversation(tmp_path: Path) -> None:
    mind = Mind(tmp_path)
    mind.companion.voice.about(None, temporary=True)
    async with listening(mind) as ear:
        mind.hear("Which kettle?")
        mind.fall_silent()
        await ear.until(TurnFinished)
        assert mind.embedder.asked == []


async def test_what_is_passed_over_because_it_may_not_interrupt_is_not_read(tmp_path: Path) -> None:
    mind = Mind(tmp_path, overrides={"speaking.barge_in": "no"})
    async with listening(mind) as ear:
        mind.hear("Which kettle?")
        mind.fall_silent()
        (await mind.stage.voice.speaker.fed(0.3)).hear(0.1)
        await ear.until(SpokenNow)
        told = len(ear.all(VoiceStateChanged))
        mind.hear("Wait")
        await ear.until(VoiceStateChanged, told + 1)
        mind.fall_silent()
        await ear.until(VoiceStateChanged, told + 2)
        assert mind.embedder.asked == ["Which kettle?"]
