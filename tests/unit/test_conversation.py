"""Conversations: titles and branches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import TITLE_LIMIT, Conversation, new_id, title_from


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hello there", "Hello there"),
        ("I lost my keys. Can you help me find them?", "I lost my keys"),
        ("Can you help? I am stuck", "Can you help?"),
        ("one two three four five six seven eight nine ten", "one two three four five six seven eight…"),
        ("\n\n  # Shopping list\n- milk", "Shopping list"),
        ("...", ""),
        ("", ""),
        ("你好，你是谁？", "你好，你是谁？"),
    ],
)
def test_a_title_is_the_beginning_of_the_first_message(text: str, title: str) -> None:
    assert title_from(text) == title


@given(st.text())
def test_any_text_gives_a_title_of_one_short_line(text: str) -> None:
    title = title_from(text)
    assert len(title) <= TITLE_LIMIT
    assert "\n" not in title


def test_the_persons_own_title_is_tidied_and_never_changed_by_itself() -> None:
    renamed = Conversation.fresh().renamed("  My \n plans ")
    assert renamed.title == "My plans"
    assert renamed.title_is_own


def test_identifiers_sort_by_time_of_creation() -> None:
    made = [new_id() for _ in range(1000)]
    assert made == sorted(made)
