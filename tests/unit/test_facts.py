"""How a new fact meets what is known."""

from dataclasses import replace

import pytest

from bestfriend_desktop.domain.conversation import new_id, utc_now
from bestfriend_desktop.domain.facts import PERSON, Fact, Meeting, meeting, stands_in
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType

LYON = Fact(MemoryType.FACT, PERSON, "home", "Lyon", "I live in Lyon.")
NOW = utc_now()
IN_LYON = Memory(
    MemoryId(new_id()), MemoryType.FACT, "I live in Lyon now.", NOW, NOW, subject=PERSON, attribute="home"
)


def test_what_was_not_known_is_new() -> None:
    assert meeting(LYON, None) is Meeting.NEW


def test_what_is_said_again_in_other_words_is_the_same() -> None:
    assert meeting(LYON, IN_LYON) is Meeting.SAME


def test_another_value_under_the_same_key_changes_the_fact_however_alike_the_sentences_are() -> None:
    assert meeting(replace(LYON, value="Paris", content="I live in Paris."), IN_LYON) is Meeting.CHANGED


def test_a_home_replaces_a_home_and_a_liking_stands_beside_another() -> None:
    assert LYON.key == replace(LYON, value="Paris").key
    tea = Fact(MemoryType.PREFERENCE, PERSON, "likes", "Tea", "I like Tea.")
    assert tea.key != replace(tea, value="coffee").key
    assert tea.key == replace(tea, value="tea", subject="Person").key


@pytest.mark.parametrize(
    ("value", "text", "stands"),
    [
        ("Lyon", "I live in LYON!", True),
        ("lyon", "the lyonnaise", False),
        ("café crème", "A Cafe Creme, please", True),
        ("", "anything", False),
        ("big cat", "a big black cat", False),
    ],
)
def test_a_value_stands_in_a_text_by_whole_words(value: str, text: str, stands: bool) -> None:
    assert stands_in(value, text) is stands
