"""Titles and summaries from end to end: the whole program on its own database, and a scripted model."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bestfriend_desktop.domain.conversation import Conversation, Message, MessageId, Role, new_id, utc_now
from bestfriend_desktop.domain.events import ConversationChanged, MemoriesChanged
from bestfriend_desktop.domain.memory import MemoryFilter, MemoryType
from bestfriend_desktop.services.companion import Companion
from tests.fakes.companion import Ear
from tests.fakes.ollama_server import FakeOllama
from tests.scenarios.program import started, until

TALK = (
    "I am moving to Lyon in May with my cat Minka.",
    "That sounds exciting.",
    "My sister Mara helps me packing.",
    "How kind of her.",
)
SUMMARY = "They are moving to Lyon in May with their cat Minka. Their sister Mara helps with packing."


@pytest.fixture
def ollama() -> Iterator[FakeOllama]:
    with FakeOllama() as fake:
        yield fake


async def talked_an_hour_ago(companion: Companion) -> Conversation:
    """A conversation that rests."""
    store, owner = companion._store, await companion._store.local_owner()
    then = utc_now() - timedelta(hours=1)
    conversation = replace(Conversation.fresh(), created_at=then, updated_at=then)
    await store.conversations.create(owner, conversation)
    parent: MessageId | None = None
    for depth, text in enumerate(TALK, 1):
        role = Role.PERSON if depth % 2 else Role.COMPANION
        said = Message(MessageId(new_id()), conversation.id, parent, depth, role, text, then)
        await store.conversations.append(owner, said, remember=True)
        parent = said.id
    return conversation


async def test_a_conversation_is_named_by_the_model_behind_its_first_exchange(
    home: Path, ollama: FakeOllama
) -> None:
    ollama.answer(json.dumps({"title": "**Moving with Minka**"}), wanted="title")
    async with started(ollama) as companion:
        ear = Ear(companion)
        turn = await companion.say(TALK[0])
        at_once = await companion.conversation(turn.conversation_id)
        assert at_once.title == "I am moving to Lyon in May with…"

        def is_named() -> bool:
            return any(
                event.conversation.title == "Moving with Minka" for event in ear.all(ConversationChanged)
            )

        async def named() -> bool:
            return is_named()

        await until(named)
        await companion.rename(turn.conversation_id, "Mine")
        await companion.say("And now?", conversation_id=turn.conversation_id)
    assert len(ollama.drawings("title")) == 1
    async with started(ollama) as companion:
        assert [one.title for one in await companion.conversations()] == ["Mine"]


async def test_a_conversation_at_rest_is_summed_up_and_recalled(home: Path, ollama: FakeOllama) -> None:
    async with started(ollama, memory__summaries="false") as companion:
        talked = await talked_an_hour_ago(companion)
        first = await companion.say("Is this summed up?")
        assert first.failure is None
    ollama.answer(json.dumps({"summary": f"{SUMMARY} Bob robbed a bank."}), wanted="summary")
    async with started(ollama) as companion:
        memories = await companion.memories()

        async def summed_up() -> bool:
            return bool(await memories.browse(MemoryFilter(types=(MemoryType.SUMMARY,))))

        await until(summed_up)
        (summary,) = await memories.browse(MemoryFilter(types=(MemoryType.SUMMARY,)))
        assert (summary.content, summary.conversation_id) == (SUMMARY, talked.id)
        assert [source.text for source in await memories.sources(summary.id)] == [TALK[0], TALK[2]]
        recalled = [one.memory for one in await memories.recall("What is planned for Lyon in May?")]
        assert summary.id in [one.id for one in recalled]
        await companion.change_setting("memory.summaries", False)
        recalled = [one.memory for one in await memories.recall("What is planned for Lyon in May?")]
        assert summary.id not in [one.id for one in recalled]
        await companion.say("And you?", temporary=True)
    assert len(ollama.drawings("summary")) == 1


async def test_what_takes_no_model_is_done_before_a_short_program_ends(
    home: Path, ollama: FakeOllama
) -> None:
    async with started(ollama) as companion:
        ear = Ear(companion)
        ollama.models.clear()
        companion._choice.forget()
        await companion.change_setting("model.reply_tokens", 16)
        turn = await companion.say("I live in Lyon.")
        assert turn.failure is None
        assert ear.all(MemoriesChanged) == []
    async with started(ollama, memory__enabled="false") as companion:
        statistics = await (await companion.memories()).statistics()
        assert statistics.waiting_to_draw == 0
        assert statistics.by_type[MemoryType.FACT] == 1
        # Vectors can wait for the next start: the words are found meanwhile.
        assert sum(statistics.embedded.values()) + statistics.waiting_to_embed >= 3
