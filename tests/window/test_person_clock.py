"""faces/window/person_clock.py"""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from bestfriend_desktop.faces.window.chat.conversation_model import when
from bestfriend_desktop.faces.window.memories.wording import ago, day
from bestfriend_desktop.faces.window.person_clock import local, use_time_zone

LATE = datetime(2026, 10, 25, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def back_to_this_computers() -> Iterator[None]:
    yield
    use_time_zone("")


def test_days_and_hours_are_the_persons_own_in_the_list_and_in_the_memories() -> None:
    use_time_zone("Europe/Berlin")
    assert day(LATE) == "26 October 2026"
    assert when(LATE, local(LATE)) == "00:30"
    assert ago(LATE, datetime(2026, 10, 26, 22, 30, tzinfo=UTC)) == "today"
    use_time_zone("America/New_York")
    assert day(LATE) == "25 October 2026"
    assert ago(LATE, datetime(2026, 10, 26, 22, 30, tzinfo=UTC)) == "yesterday"


def test_without_a_zone_of_their_own_it_is_this_computers() -> None:
    use_time_zone("")
    assert local(LATE) == LATE.astimezone()
