"""A deleted conversation can be brought back for thirty days."""

from datetime import timedelta

import pytest

from bestfriend_desktop.domain.conversation import Conversation, utc_now
from bestfriend_desktop.domain.deletion import DeletedConversation


@pytest.mark.parametrize(
    ("ago", "left"),
    [
        (timedelta(0), 30),
        (timedelta(hours=1), 30),
        (timedelta(days=1), 29),
        (timedelta(days=29, hours=23), 1),
        (timedelta(days=30), 0),
        (timedelta(days=40), 0),
    ],
)
def test_days_left_count_down_to_none(ago: timedelta, left: int) -> None:
    now = utc_now()
    assert DeletedConversation(Conversation.fresh(), now - ago).days_left(now) == left
