"""The order of conversations, and how their times are said."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.domain.conversation import Conversation
from bestfriend_desktop.faces.window.chat.conversation_model import (
    UNTITLED,
    ConversationModel,
    arranged,
    when,
)
from bestfriend_desktop.faces.window.chat.transcript_model import day_name

NOW = datetime(2026, 11, 22, 15, 0, tzinfo=UTC)


def made(title: str, hours_ago: float, **fields: bool) -> Conversation:
    return replace(Conversation.fresh(), title=title, updated_at=NOW - timedelta(hours=hours_ago), **fields)


def test_conversations_stand_under_headings_newest_first() -> None:
    entries = arranged(
        [
            made("old", 24 * 30),
            made("pinned", 24 * 60, pinned=True),
            made("morning", 6),
            made("noon", 3),
            made("yesterday", 24),
            made("Tuesday", 24 * 5),
            made("passing", 1, temporary=True),
        ],
        NOW,
    )
    assert [entry if isinstance(entry, str) else entry.title for entry in entries] == [
        "Temporary", "passing", "Pinned", "pinned", "Today", "noon", "morning",
        "Yesterday", "yesterday", "This week", "Tuesday", "Earlier", "old",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("hours_ago", "said"), [(1, "14:00"), (24, "Sat"), (24 * 8, "14 Nov"), (24 * 400, "18 Oct 2025")]
)
def test_times_are_said_shortly(hours_ago: float, said: str) -> None:
    assert when(NOW - timedelta(hours=hours_ago), NOW) == said


@pytest.mark.parametrize(
    ("days_ago", "said"), [(0, "Today"), (1, "Yesterday"), (3, "Thursday"), (20, "2 November")]
)
def test_days_are_named(days_ago: int, said: str) -> None:
    assert day_name(NOW.toordinal() - days_ago, NOW) == said


def test_change_of_a_title_does_not_reset_the_list(qapp: QApplication) -> None:
    model = ConversationModel()
    one = made("one", 0)
    model.show([one, made("two", 1)], archived=False, has_more=False)
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.put(replace(one, title="renamed"))
    assert not resets
    assert model.index_of(one.id).data() == "renamed"
    model.put(replace(one, archived=True))
    assert resets
    assert not model.index_of(one.id).isValid()


def test_untitled_conversation_has_a_name_to_press_on(qapp: QApplication) -> None:
    model = ConversationModel()
    one = made("", 0)
    model.show([one], archived=False, has_more=False)
    assert model.index_of(one.id).data() == UNTITLED


def test_further_pages_are_asked_for_once(qapp: QApplication) -> None:
    model = ConversationModel()
    model.show([made("one", 0), made("passing", 0, temporary=True)], archived=False, has_more=True)
    asked: list[int] = []
    model.more_wanted.connect(asked.append)
    parent = model.index_of(None)
    assert model.canFetchMore(parent)
    model.fetchMore(parent)
    assert not model.canFetchMore(parent)
    assert asked == [1] or asked == [2]
