"""runtime/garbage.py"""

import gc
from collections.abc import Iterator

import pytest

from bestfriend_desktop.domain.conversation import ConversationId, new_id
from bestfriend_desktop.domain.events import Ready, TurnFinished
from bestfriend_desktop.runtime.garbage import spare_what_stays
from bestfriend_desktop.services.event_bus import EventBus


@pytest.fixture(autouse=True)
def nothing_stays_set_aside() -> Iterator[None]:
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_what_is_there_when_the_program_is_ready_is_never_looked_at_again() -> None:
    events = EventBus()
    spare_what_stays(events)
    assert gc.get_freeze_count() == 0
    events.publish(Ready())
    assert gc.get_freeze_count() > 1_000


def test_what_the_first_reply_loads_is_set_aside_and_what_comes_later_is_not() -> None:
    events = EventBus()
    spare_what_stays(events)
    replied = TurnFinished(new_id(), ConversationId(new_id()), None)
    loaded: list[list[object]] = [[]]
    events.publish(replied)
    assert not any(one is loaded for one in gc.get_objects())
    of_a_page: list[list[object]] = [[]]
    events.publish(replied)
    assert any(one is of_a_page for one in gc.get_objects())
