"""services/memories.py, through the companion; what the store itself does is tested on the real one."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.memory import MemoryFilter, MemoryType
from bestfriend_desktop.services.memories import Memories
from tests.fakes.companion import staged
from tests.fakes.memory_store import HeldMemories
from tests.fakes.store import TransientStore


@pytest.fixture
async def memories(tmp_path: Path) -> AsyncIterator[Memories]:
    store = TransientStore()
    store.memories = HeldMemories()
    companion = staged(tmp_path, store=store).companion
    await companion.start()
    yield await companion.memories()
    await companion.close()


async def about_me(memories: Memories) -> list[tuple[str, str, bool]]:
    found = await memories.browse(MemoryFilter(subject="person"))
    return [(memory.content, memory.attribute, memory.is_current) for memory in found]


async def test_what_is_added_by_hand_is_found_by_whom_it_is_about(memories: Memories) -> None:
    added = await memories.add("I love salsa", MemoryType.FACT)
    await memories.add("The bakery closes at noon")
    assert added.type is MemoryType.FACT
    assert await about_me(memories) == [("I love salsa", "likes: salsa", True)]


async def test_what_is_added_by_hand_takes_the_place_of_what_it_changes(memories: Memories) -> None:
    lyon = await memories.add("I live in Lyon")
    oslo = await memories.add("I live in Oslo")
    assert await about_me(memories) == [("I live in Oslo", "home", True), ("I live in Lyon", "home", False)]
    assert [one.id for one in await memories.replaced(oslo)] == [lyon.id]


async def test_a_liking_that_turns_takes_the_place_of_what_was_liked(memories: Memories) -> None:
    await memories.add("I love sushi", MemoryType.PREFERENCE)
    await memories.add("I don't like sushi any more", MemoryType.PREFERENCE)
    assert await about_me(memories) == [
        ("I don't like sushi any more", "dislikes: sushi", True),
        ("I love sushi", "likes: sushi", False),
    ]


async def test_what_is_changed_by_hand_is_sorted_in_by_what_it_says_now(memories: Memories) -> None:
    sushi = await memories.add("I love sushi", MemoryType.PREFERENCE)
    await memories.edit(sushi.id, "I love ramen")
    assert await about_me(memories) == [("I love ramen", "likes: ramen", True)]
    await memories.edit(sushi.id, "Ramen above all")
    assert await about_me(memories) == [("Ramen above all", "likes: ramen", True)]


async def test_what_is_over_takes_the_place_of_what_was_so(memories: Memories) -> None:
    await memories.add("I live in Lyon")
    await memories.add("I no longer live in Lyon")
    assert await about_me(memories) == [
        ("I no longer live in Lyon", "home", True),
        ("I live in Lyon", "home", False),
    ]


async def test_what_says_the_same_in_more_words_stands_beside_it(memories: Memories) -> None:
    await memories.add("I live in Lyon")
    await memories.add("I live in Lyon, on the fifth floor")
    assert all(is_current for _, _, is_current in await about_me(memories))
    with pytest.raises(Refused, match="remembered already"):
        await memories.add("I live in Lyon")
    assert len(await about_me(memories)) == 2


async def test_what_is_no_single_fact_about_the_person_takes_the_place_of_nothing(memories: Memories) -> None:
    await memories.add("Mondays are hard on me")
    await memories.add("Sundays are kind to me")
    tom = await memories.add("My friend Tom hates nuts")
    await memories.add("My friend Lisa plays chess")
    assert tom.subject == "tom"
    assert (await memories.get(tom.id)).is_current
    assert [(attribute, is_current) for _, attribute, is_current in await about_me(memories)] == [
        ("", True)
    ] * 2
