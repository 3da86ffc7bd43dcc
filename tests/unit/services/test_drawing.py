import asyncio
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bestfriend_desktop.domain.conversation import OwnerId, new_id, utc_now
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType, Waiting
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.drawing import Drawing

OWNER = OwnerId(new_id())


class NoModel:
    """A choice of none, so that rules draw."""

    async def choose(self) -> Any:
        raise Unavailable("model_missing", "There is no model.", "Fetch one.")


class Outbox:
    """The store as far as drawing goes; gives each message out once, when it may."""

    def __init__(self, *texts: str) -> None:
        now = utc_now()
        self.messages = {
            (id_ := MemoryId(new_id())): Memory(id_, MemoryType.CONVERSATION, text, now, now)
            for text in texts
        }
        self._waiting = [Waiting(id_, one.content, b"") for id_, one in self.messages.items()]
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        self.asked = asyncio.Event()
        self.failure: Unavailable | None = None
        self.known: dict[tuple[str, str], Memory] = {}
        self.superseded: list[MemoryId] = []
        self.facts: list[str] = []
        self.done: list[MemoryId] = []

    async def take_to_draw(self, owner: OwnerId) -> list[Waiting]:
        self.asked.set()
        taken, self._waiting = self._waiting, []
        await self.may_answer.wait()
        return taken

    async def get(self, owner: OwnerId, memory_id: MemoryId) -> Memory:
        if self.failure:
            raise self.failure
        return self.messages[memory_id]

    async def find_fact(self, owner: OwnerId, subject: str, attribute: str) -> Memory | None:
        return self.known.get((subject, attribute))

    async def supersede(self, owner: OwnerId, old: MemoryId, new: Memory) -> bool:
        self.superseded.append(old)
        self.facts.append(new.content)
        return True

    async def add(self, owner: OwnerId, memory: Memory) -> bool:
        self.facts.append(memory.content)
        return True

    async def drawn(self, owner: OwnerId, memory_ids: Sequence[MemoryId]) -> None:
        self.done += memory_ids


def drawing(outbox: Outbox) -> Drawing:
    return Drawing(OWNER, outbox, NoModel(), lambda: tuple(MemoryType), spawn)  # type: ignore[arg-type]  # as much as drawing asks for


async def test_each_message_is_looked_at_once() -> None:
    outbox = Outbox("I live in Lyon.", "What a day.", "My name is Ada.")
    draws = drawing(outbox)
    assert await draws.draw_waiting() == 3
    assert await draws.draw_waiting() == 0
    assert outbox.facts == ["I live in Lyon.", "My name is Ada."]
    assert outbox.done == list(outbox.messages)


def known(outbox: Outbox, content: str, attribute: str, *, hours_ahead: float = 0) -> Memory:
    now = utc_now() + timedelta(hours=hours_ahead)
    made = Memory(
        MemoryId(new_id()), MemoryType.FACT, content, now, now, subject="person", attribute=attribute
    )
    outbox.known["person", attribute] = made
    return made


async def test_a_fact_noted_while_the_clock_was_ahead_is_replaced_all_the_same() -> None:
    outbox = Outbox("I live in Lyon.")
    ahead = known(outbox, "I live in Oslo.", "home", hours_ahead=8_760)
    await drawing(outbox).draw_waiting()
    assert outbox.superseded == [ahead.id]


async def test_an_older_message_does_not_replace_what_was_said_after_it() -> None:
    outbox = Outbox("I live in Lyon.")
    known(outbox, "I live in Oslo.", "home")
    await drawing(outbox).draw_waiting()
    assert (outbox.superseded, outbox.facts) == ([], [])


async def test_what_is_disliked_now_takes_the_place_of_what_was_liked() -> None:
    outbox = Outbox("I don't like sushi any more.")
    liked = known(outbox, "I love sushi.", "likes: sushi", hours_ahead=-1)
    await drawing(outbox).draw_waiting()
    assert outbox.superseded == [liked.id]


async def test_what_is_over_and_was_not_so_changes_nothing() -> None:
    outbox = Outbox("I no longer live in Lyon.")
    known(outbox, "I live in Oslo.", "home", hours_ahead=-1)
    await drawing(outbox).draw_waiting()
    assert (outbox.superseded, outbox.facts) == ([], [])


async def test_what_was_just_being_taken_when_it_had_to_step_aside_is_looked_at_next_time() -> None:
    outbox = Outbox("I live in Lyon.")
    draws = drawing(outbox)
    outbox.may_answer.clear()
    stepping_aside = spawn(draws.draw_waiting(), name="draw")
    await outbox.asked.wait()
    stepping_aside.cancel()
    await asyncio.wait({stepping_aside})
    outbox.may_answer.set()
    assert await draws.draw_waiting() == 1
    assert outbox.facts == ["I live in Lyon."]


async def test_what_states_nothing_is_not_put_to_a_model() -> None:
    outbox = Outbox("What is the capital of Norway?", '"I live in Rome!"')
    asked: list[str] = []

    class Asked(NoModel):
        async def choose(self) -> Any:
            asked.append("for a model")
            return await super().choose()

    draws = Drawing(OWNER, outbox, Asked(), lambda: tuple(MemoryType), spawn)  # type: ignore[arg-type]  # as much as drawing asks for
    assert await draws.draw_waiting() == 2
    assert (asked, outbox.facts) == ([], [])
    assert outbox.done == list(outbox.messages)


async def test_a_store_that_fails_is_asked_again_for_what_waits() -> None:
    outbox = Outbox("I live in Lyon.")
    draws = drawing(outbox)
    outbox.failure = Unavailable("database_unreachable", "It is away.", "Start it.")
    with pytest.raises(Unavailable):
        await draws.draw_waiting()
    assert await draws.draw_waiting() == 0  # the store gives it out again, when its time has come
    assert outbox.done == []
