import asyncio

from bestfriend_desktop.domain.conversation import (
    ConversationId,
    Message,
    MessageId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.events import MemoriesChanged, TurnFailed, TurnFinished, TurnStarted
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.quiet import Quiet

HERE, THERE = ConversationId(new_id()), ConversationId(new_id())


def begun(where: ConversationId) -> TurnStarted:
    message = Message(MessageId(new_id()), where, None, 1, Role.PERSON, "Hello", utc_now())
    return TurnStarted(new_id(), where, message)


async def test_it_is_quiet_again_when_the_last_of_two_replies_has_ended() -> None:
    events = EventBus()
    told: list[str] = []
    quiet = Quiet(events, broken=lambda: told.append("broken"), returned=lambda: told.append("returned"))
    assert quiet
    events.publish(begun(HERE))
    events.publish(begun(THERE))
    waiting = spawn(quiet.wait(), name="wait for quiet")
    events.publish(TurnFinished(new_id(), HERE, None))
    events.publish(MemoriesChanged())
    await asyncio.sleep(0)
    assert not quiet
    assert not waiting.done()
    events.publish(TurnFailed(new_id(), THERE, "reply_empty", "No reply.", "Try again."))
    await waiting
    assert quiet
    assert told == ["broken", "broken", "returned"]


async def test_nobody_is_told_after_it_was_closed() -> None:
    events = EventBus()
    told: list[str] = []
    Quiet(events, broken=lambda: told.append("broken")).close()
    events.publish(begun(HERE))
    assert told == []
