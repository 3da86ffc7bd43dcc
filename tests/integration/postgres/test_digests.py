"""adapters/postgres/digests.py"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import Message, MessageId, new_id, utc_now
from bestfriend_desktop.domain.memory import Memory, MemoryFilter, MemoryId, MemoryType, RestedConversation
from tests.contracts.memory_world import MemoryWorld
from tests.integration.postgres.conftest import add_owner
from tests.integration.postgres.test_memories import world_of

EVER = utc_now() - timedelta(days=365)


@pytest.fixture
async def world(store: PostgresStore, migrated: ServerAddress) -> MemoryWorld:
    return world_of(store, migrated)


async def talk(world: MemoryWorld, count: int = 4, last: Message | None = None) -> Message:
    """So many messages, the last one of them."""
    for number in range(count):
        last = await world.hear(f"Message {number}", last)
    assert last is not None
    return last


def summary(last: Message, content: str = "They talked") -> Memory:
    now = utc_now()
    return Memory(
        MemoryId(new_id()),
        MemoryType.SUMMARY,
        content,
        now,
        now,
        conversation_id=last.conversation_id,
        sources=(last.id,),
    )


async def rested(store: PostgresStore, world: MemoryWorld) -> list[RestedConversation]:
    later = utc_now() + timedelta(minutes=1)
    return await store.digests.rested(world.owner, since=EVER, before=later)


async def current(world: MemoryWorld) -> list[str]:
    which = MemoryFilter(types=(MemoryType.SUMMARY,), current=True)
    return [one.content for one in await world.store.browse(world.owner, which)]


async def test_a_conversation_is_untitled_after_its_first_reply_until_a_title_was_sought(
    store: PostgresStore, world: MemoryWorld
) -> None:
    digests, owner = store.digests, world.owner
    question = await world.hear("Hello")
    assert await digests.untitled(owner, since=EVER) == []
    reply = await world.hear("Hello to you", question)
    other = (await talk(world, 2)).conversation_id
    assert await digests.untitled(owner, since=EVER) == [other, reply.conversation_id]
    assert await digests.untitled(owner, since=EVER, limit=1) == [other]
    assert await digests.untitled(owner, since=utc_now() + timedelta(minutes=1)) == []
    named = await digests.give_title(owner, other, "A talk")
    assert named == await store.conversations.get(owner, other)
    assert (named.title, named.title_is_own) == ("A talk", False)
    assert await digests.give_title(owner, reply.conversation_id, "") is None
    assert (await store.conversations.get(owner, reply.conversation_id)).title == ""
    assert await digests.untitled(owner, since=EVER) == []


async def test_the_persons_own_title_is_never_touched(store: PostgresStore, world: MemoryWorld) -> None:
    last = await talk(world, 2)
    conversation = await store.conversations.get(world.owner, last.conversation_id)
    await store.conversations.update(world.owner, conversation.renamed("Mine"))
    assert await store.digests.untitled(world.owner, since=EVER) == []
    assert await store.digests.give_title(world.owner, conversation.id, "Another") is None
    assert (await store.conversations.get(world.owner, conversation.id)).title == "Mine"


async def test_a_conversation_rests_when_its_last_message_is_old_and_it_is_long_enough(
    store: PostgresStore, world: MemoryWorld
) -> None:
    last = await talk(world)
    await talk(world, 3)
    assert (
        await store.digests.rested(world.owner, since=EVER, before=last.created_at - timedelta(seconds=1))
        == []
    )
    assert await rested(store, world) == [RestedConversation(last.conversation_id, MemoryId(last.id), None)]
    await store.conversations.delete(world.owner, last.conversation_id)
    assert await rested(store, world) == []


async def test_a_summary_is_replaced_when_the_conversation_has_gone_on(
    store: PostgresStore, world: MemoryWorld
) -> None:
    last = await talk(world)
    (first,) = await rested(store, world)
    old, new = summary(last, "They began"), summary(last, "They went on")
    assert await store.digests.sum_up(world.owner, first, old)
    assert await rested(store, world) == []
    last = await talk(world, 2, last)
    (again,) = await rested(store, world)
    assert again == RestedConversation(last.conversation_id, MemoryId(last.id), old.id)
    assert await store.digests.sum_up(world.owner, again, new)
    assert await current(world) == ["They went on"]
    before = await world.store.get(world.owner, old.id)
    assert (before.superseded_by, before.valid_until) == (new.id, new.occurred_at)
    assert {one.id for one in await world.store.take_to_embed(world.owner)} >= {new.id}
    where = MemoryFilter(types=(MemoryType.SUMMARY,), conversation_id=last.conversation_id)
    assert [one.id for one in await world.store.browse(world.owner, where)] == [new.id, old.id]
    elsewhere = replace(where, conversation_id=(await world.conversation()).id)
    assert await world.store.browse(world.owner, elsewhere) == []


async def test_of_two_that_sum_up_the_same_one_is_heard(store: PostgresStore, world: MemoryWorld) -> None:
    last = await talk(world)
    (found,) = await rested(store, world)
    assert await store.digests.sum_up(world.owner, found, summary(last, "First"))
    assert not await store.digests.sum_up(world.owner, found, summary(last, "Second"))
    assert not await store.digests.sum_up(world.owner, found, None)
    assert await current(world) == ["First"]


async def test_where_there_is_nothing_to_say_it_is_not_asked_again_until_it_goes_on(
    store: PostgresStore, world: MemoryWorld
) -> None:
    last = await talk(world)
    (found,) = await rested(store, world)
    assert await store.digests.sum_up(world.owner, found, None)
    assert await rested(store, world) == []
    await talk(world, 1, last)
    assert len(await rested(store, world)) == 1


@pytest.mark.parametrize("purged", [False, True])
async def test_a_summary_that_was_forgotten_is_not_written_again(
    store: PostgresStore, world: MemoryWorld, purged: bool
) -> None:
    last = await talk(world)
    (found,) = await rested(store, world)
    written = summary(last)
    await store.digests.sum_up(world.owner, found, written)
    await world.store.forget(world.owner, written.id)
    if purged:
        await world.store.purge(world.owner, deleted_before=utc_now() + timedelta(minutes=1))
    await talk(world, 2, last)
    assert await rested(store, world) == []
    if not purged:
        await world.store.undo_forget(world.owner, written.id)
        assert len(await rested(store, world)) == 1


async def test_a_message_that_is_forgotten_takes_its_summaries_along_and_they_are_written_anew(
    store: PostgresStore, world: MemoryWorld
) -> None:
    secret = await world.hear("My secret")
    last = await talk(world, 4, secret)
    other = await talk(world)
    for found in await rested(store, world):
        sources = (secret.id, last.id) if found.id == last.conversation_id else (other.id,)
        told = replace(
            summary(last), conversation_id=found.id, sources=sources, content=f"They told {found.id}"
        )
        assert await store.digests.sum_up(world.owner, found, told)
    await world.store.forget(world.owner, MemoryId(secret.id))
    assert await current(world) == [f"They told {other.conversation_id}"]
    (anew,) = await rested(store, world)
    assert anew == RestedConversation(last.conversation_id, MemoryId(last.id), None)


async def test_what_was_not_remembered_is_not_summed_up(store: PostgresStore, world: MemoryWorld) -> None:
    last = await talk(world, 3)
    unheard = replace(
        last, id=MessageId(new_id()), parent_id=last.id, depth=last.depth + 1, text="Not to be remembered"
    )
    await store.conversations.append(world.owner, unheard)
    assert await rested(store, world) == []


async def test_conversations_of_others_are_out_of_reach(
    store: PostgresStore, world: MemoryWorld, migrated: ServerAddress
) -> None:
    last = await talk(world)
    (found,) = await rested(store, world)
    stranger = add_owner(migrated)
    assert await store.digests.untitled(stranger, since=EVER) == []
    assert await store.digests.give_title(stranger, last.conversation_id, "Stolen") is None
    later = utc_now() + timedelta(minutes=1)
    assert await store.digests.rested(stranger, since=EVER, before=later) == []
    assert not await store.digests.sum_up(stranger, found, summary(last, "Stolen"))
    assert (await rested(store, world), await current(world)) == ([found], [])
    assert (await store.conversations.get(world.owner, last.conversation_id)).title == ""
