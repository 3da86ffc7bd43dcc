"""How a new fact meets what is known."""

from dataclasses import replace

import pytest

from bestfriend_desktop.domain.conversation import new_id, utc_now
from bestfriend_desktop.domain.facts import PERSON, Fact, Meeting, clause_around, meeting, stands_in
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


@pytest.mark.parametrize(
    ("value", "sentence", "known", "meets"),
    [
        (
            "Lyon",
            "I don\N{RIGHT SINGLE QUOTATION MARK}t live in Lyon any more.",
            "I live in Lyon.",
            Meeting.CHANGED,
        ),
        ("Lyon", "I no longer live in Lyon.", "I live in Oslo.", Meeting.MOOT),
        ("Lyon", "I no longer live in Lyon.", "I don't live in Lyon any more.", Meeting.SAME),
        ("Lyon", "I live in Lyon again.", "I no longer live in Lyon.", Meeting.CHANGED),
        ("Rex", "My dog Rex died last week.", "I have a dog called Rex.", Meeting.CHANGED),
        ("Rex", "My dog Rex is good.", "My dog Rex died last week.", Meeting.MOOT),
        ("Rex", "My dog Rex died last week.", "We had to put our dog Rex down.", Meeting.SAME),
        ("milk", "I am no longer allergic to milk.", "I am allergic to milk.", Meeting.CHANGED),
        ("blue", "My favourite colour isn't blue any more.", "My favourite colour is blue.", Meeting.CHANGED),
        ("Vegetarier", "Ich bin kein Vegetarier", "Ich bin Vegetarier", Meeting.CHANGED),
    ],
)
def test_what_is_over_is_not_the_same_as_what_was_so(
    value: str, sentence: str, known: str, meets: Meeting
) -> None:
    fact = Fact(MemoryType.FACT, PERSON, "home", value, sentence)
    assert meeting(fact, replace(IN_LYON, content=known)) is meets


def test_a_dislike_puts_an_end_to_the_liking_of_the_same_thing() -> None:
    tea = Fact(MemoryType.PREFERENCE, PERSON, "dislikes", "Tea", "I don't like Tea any more.")
    assert tea.opposite == ("person", "likes: tea")
    liked = replace(IN_LYON, content="I love tea.", attribute="likes: tea")
    assert meeting(tea, liked) is Meeting.CHANGED
    assert meeting(tea, replace(liked, content="I hate tea.", attribute="dislikes: tea")) is Meeting.SAME
    assert LYON.opposite is None


def test_who_eats_something_again_no_longer_avoids_it() -> None:
    pork = Fact(MemoryType.FACT, PERSON, "eats", "pork", "I eat pork again.")
    known = replace(IN_LYON, content="I don't eat pork.", attribute="avoids: pork")
    assert meeting(pork, known) is Meeting.CHANGED


def test_a_not_in_what_is_avoided_puts_no_end_to_it() -> None:
    pork = Fact(MemoryType.FACT, PERSON, "avoids", "pork", "I don't eat pork.")
    known = replace(IN_LYON, content="I never eat pork.", attribute="avoids: pork")
    assert meeting(pork, known) is Meeting.SAME


def test_two_friends_are_two_and_a_wife_is_one() -> None:
    paul = Fact(MemoryType.FACT, "best friend", "name", "Paul", "My best friend Paul")
    assert paul.key != replace(paul, value="Lisa").key
    assert replace(paul, subject="wife").key == replace(paul, subject="wife", value="Lisa").key


@pytest.mark.parametrize(
    ("value", "clause"),
    [("tea", "I love tea"), ("milk", "I hate milk, cream and cheese"), ("Eva", "my wife Eva loves all.")],
)
def test_a_sentence_is_cut_into_what_each_clause_tells(value: str, clause: str) -> None:
    sentence = "I love tea but I hate milk, cream and cheese, and my wife Eva loves all."
    at = sentence.index(value)
    start, end = clause_around(sentence, at, at + len(value))
    assert sentence[start:end] == clause


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
