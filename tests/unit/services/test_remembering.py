import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
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
from bestfriend_desktop.domain.events import TurnFinished, TurnStarted
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType, RestedConversation, Waiting
from bestfriend_desktop.domain.models import ModelInfo
from bestfriend_desktop.ports import Store
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.remembering import Remembering, types_remembered
from bestfriend_desktop.settings.schema import MemorySettings
from tests.fakes.memory_store import HeldMemories
from tests.fakes.model_choice import choice_with
from tests.fakes.models import LLAMA, ScriptedModels
from tests.fakes.store import TransientStore


class Heard(HeldMemories):
    """Messages from which facts are to be drawn; each is given out once."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Waiting] = []
        self.looked_at: list[MemoryId] = []

    def hear(self, text: str, where: ConversationId) -> Memory:
        now = utc_now()
        said = Memory(
            MemoryId(new_id()), MemoryType.CONVERSATION, text, now, now, Role.PERSON, conversation_id=where
        )
        self.put(said)
        self.waiting.append(Waiting(said.id, text, b""))
        return said

    async def take_to_draw(self, owner: OwnerId, *, limit: int = 16) -> list[Waiting]:
        taken, self.waiting = self.waiting, []
        return taken

    async def find_fact(self, owner: OwnerId, subject: str, attribute: str) -> None:
        return None

    async def drawn(self, owner: OwnerId, memory_ids: Sequence[MemoryId]) -> None:
        self.looked_at += memory_ids

    def facts(self) -> list[str]:
        return [memory.content for memory in self.held.values() if memory.type is MemoryType.FACT]


class Desk:
    """What is left to do, and who does it."""

    def __init__(self, *models: ModelInfo) -> None:
        self.ollama = ScriptedModels(models)
        self.store = TransientStore()
        self.memories = self.store.memories = Heard()
        self.settings = MemorySettings()
        self.events = EventBus()
        self.where = ConversationId(new_id())
        self._choice = choice_with(self.ollama)

    @asynccontextmanager
    async def running(self, quiet_s: float = 0) -> AsyncIterator[None]:
        remembering = Remembering(
            OwnerId(new_id()),
            cast(Store, self.store),
            self._choice,
            lambda: self.settings,
            self.events,
            spawn,
        )
        try:
            remembering.start(quiet_s)
            yield
        finally:
            await remembering.close()

    def rest(self) -> None:
        """A conversation has come to rest."""
        said = self.memories.hear("I am moving to Lyon in May with my cat Minka.", self.where)
        self.memories.waiting.clear()
        self.store.digests.resting.append(RestedConversation(self.where, said.id, None))

    def begin_reply(self) -> None:
        message = Message(MessageId(new_id()), self.where, None, 1, Role.PERSON, "Hello", utc_now())
        self.events.publish(TurnStarted(new_id(), self.where, message))

    def end_reply(self) -> None:
        self.events.publish(TurnFinished(new_id(), self.where, None))


async def until(holds: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 (not every step of the work is told)
            await asyncio.sleep(0.001)


async def test_work_makes_way_for_a_reply_and_begins_again_after_it() -> None:
    desk = Desk(LLAMA)
    desk.rest()
    desk.ollama.pieces = [json.dumps({"summary": "They are moving to Lyon in May with Minka."})]
    desk.ollama.pause_after = 0
    async with desk.running():
        await until(lambda: desk.ollama.prompts)
        desk.begin_reply()
        await until(lambda: desk.ollama.was_stopped)
        assert desk.store.digests.summaries == []
        desk.ollama.pause_after = None
        for _ in range(50):
            await asyncio.sleep(0)
        assert len(desk.ollama.prompts) == 1
        desk.end_reply()
        await until(lambda: desk.store.digests.summaries)
    assert len(desk.ollama.prompts) == 2


async def test_nothing_is_drawn_or_summed_up_while_memory_is_off() -> None:
    desk = Desk(LLAMA)
    desk.settings = MemorySettings(enabled=False)
    desk.rest()
    desk.memories.hear("I live in Lyon.", desk.where)
    async with desk.running():
        for _ in range(50):
            await asyncio.sleep(0)
    assert desk.ollama.prompts == []
    assert (desk.memories.looked_at, desk.store.digests.summaries) == ([], [])


async def test_rules_draw_what_waits_before_a_program_ends_that_had_no_time_for_it() -> None:
    desk = Desk()
    said = desk.memories.hear("What a day. I live in Lyon.", desk.where)
    async with desk.running(quiet_s=60):
        pass
    assert desk.memories.facts() == ["I live in Lyon."]
    assert desk.memories.looked_at == [said.id]


async def test_a_model_draws_what_waits_before_the_program_ends() -> None:
    desk = Desk(LLAMA)
    desk.ollama.pieces = [
        '```json\n{"facts": [{"type": "fact", "subject": "person", "attribute": "home", "value": "Lyon", ',
        '"quote": "I live in Lyon."}]}\n```',
    ]
    said = desk.memories.hear("What a day. I live in Lyon.", desk.where)
    async with desk.running(quiet_s=60):
        pass
    assert len(desk.ollama.prompts) == 1
    assert (desk.memories.facts(), desk.memories.looked_at) == (["I live in Lyon."], [said.id])


async def test_where_the_model_makes_no_sense_rules_draw() -> None:
    desk = Desk(LLAMA)
    desk.ollama.pieces = ["I am sorry, I cannot do that."]
    desk.memories.hear("What a day. I live in Lyon.", desk.where)
    async with desk.running(quiet_s=60):
        pass
    assert desk.memories.facts() == ["I live in Lyon."]


async def test_where_the_model_takes_too_long_rules_draw_before_the_program_ends(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bestfriend_desktop.services.remembering.LAST_LOOK_WITH_MODEL_S", 0.05)
    desk = Desk(LLAMA)
    desk.ollama.pause_after = 0
    said = desk.memories.hear("What a day. I live in Lyon.", desk.where)
    async with desk.running(quiet_s=60):
        pass
    assert (desk.memories.facts(), desk.memories.looked_at) == (["I live in Lyon."], [said.id])


async def test_a_model_that_takes_a_supposition_or_a_quotation_for_a_fact_is_not_believed() -> None:
    desk = Desk(LLAMA)
    said = desk.memories.hear(
        'If I had a dog I would call it Bello. My sister says "I live in Rome". I live in Lyon.', desk.where
    )
    listed = [("pet", "Bello", "I would call it Bello"), ("home", "Rome", "I live in Rome")]
    listed.append(("home", "Lyon", "I live in Lyon."))
    facts = [
        {"type": "fact", "subject": "person", "attribute": attribute, "value": value, "quote": quote}
        for attribute, value, quote in listed
    ]
    desk.ollama.pieces = [json.dumps({"facts": facts})]
    async with desk.running():
        await until(lambda: desk.memories.looked_at == [said.id])
    assert desk.memories.facts() == ["I live in Lyon."]
    asked = desk.ollama.prompts[0].messages[-1].text
    assert "Bello" not in asked
    assert "Rome" not in asked


@pytest.mark.parametrize(
    ("setting", "type_"),
    [
        ("conversations", MemoryType.CONVERSATION),
        ("facts", MemoryType.FACT),
        ("preferences", MemoryType.PREFERENCE),
        ("summaries", MemoryType.SUMMARY),
    ],
)
def test_each_type_has_its_switch(setting: str, type_: MemoryType) -> None:
    assert set(types_remembered(MemorySettings())) == set(MemoryType)
    without = replace(MemorySettings(), **{setting: False})
    assert set(types_remembered(without)) == set(MemoryType) - {type_}
    assert types_remembered(replace(without, enabled=False)) == ()
