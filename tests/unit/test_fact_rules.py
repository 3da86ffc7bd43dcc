"""Facts drawn by rules: what is drawn, and above all what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.fact_rules import fact_by_hand, facts_in
from bestfriend_desktop.domain.facts import stands_in
from bestfriend_desktop.domain.memory import MemoryType


def drawn(text: str) -> list[tuple[str, str, str]]:
    return [(fact.subject, fact.attribute, fact.value) for fact in facts_in(text)]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "My name is Ada Lovelace and I live in Lyon.",
            [("person", "name", "Ada Lovelace"), ("person", "home", "Lyon")],
        ),
        ("I moved to New York last year.", [("person", "home", "New York")]),
        ("My sister Anna is a doctor.", [("sister", "name", "Anna")]),
        ("My best friend\N{RIGHT SINGLE QUOTATION MARK}s name is Tom.", [("best friend", "name", "Tom")]),
        (
            "I have a black cat called Miez. My dog Rex barks.",
            [("person", "pet", "Miez"), ("person", "pet", "Rex")],
        ),
        ("My birthday is on 12 May 1985", [("person", "birthday", "12 May 1985")]),
        ("I was born on May 3rd, 1990", [("person", "birthday", "May 3rd, 1990")]),
        (
            "I work as a nurse. I work for Siemens",
            [("person", "work", "nurse"), ("person", "employer", "Siemens")],
        ),
        ("My favourite colour is blue.", [("person", "favourite colour", "blue")]),
        (
            "I love hiking and I hate mushrooms.",
            [("person", "likes", "hiking"), ("person", "dislikes", "mushrooms")],
        ),
        ("I don't like coffee.", [("person", "dislikes", "coffee")]),
        ("I'm allergic to peanuts.", [("person", "allergy", "peanuts")]),
        ("I'm going to visit my mother next week.", [("person", "plan", "visit my mother")]),
        (
            "Ich heiße Jürgen und wohne in München. Ich mag Schokolade.",
            [("person", "name", "Jürgen"), ("person", "home", "München"), ("person", "likes", "Schokolade")],
        ),
        ("Meine Schwester heißt Anna.", [("schwester", "name", "Anna")]),
    ],
)
def test_plain_statements_give_facts(text: str, facts: list[tuple[str, str, str]]) -> None:
    assert sorted(drawn(text)) == sorted(facts)


@pytest.mark.parametrize(
    "text",
    [
        "Do I live in Paris?",
        "If I lived in Paris I would be happy.",
        "I used to live in Berlin.",
        'She said "my name is Bob".',
        "> I live in Rome",
        "```\nname = 'my name is Bob'\n```",
        "I live in fear.",
        "I don't live in Paris.",
        "I like what you said. I love it. I love you.",
        "Call me maybe",
        "Would you say I love opera?",
        "I wish I lived in Rome.",
        "我住在北京",
        "🙂🙂🙂",
        "",
    ],
)
def test_questions_quotes_suppositions_and_vague_words_give_none(text: str) -> None:
    assert drawn(text) == []


@given(st.text(max_size=400))
def test_a_drawn_value_always_stands_in_the_sentence_it_came_from(text: str) -> None:
    for fact in facts_in(f"{text} My name is {text}. I love {text}"):
        straight = fact.content.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        assert fact.value in straight or stands_in(fact.value, straight)


def test_a_long_message_is_read_in_no_time() -> None:
    assert len(facts_in("I love " * 50_000)) == 0
    assert len(drawn("My name is Ada. " + "word " * 100_000)) == 1


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("I am allergic to nuts", ("person", "allergy: nuts")),
        ("My sister Anna is a doctor.", ("sister", "")),
        ("Ich wohne in München", ("person", "home")),
        ("My name is Ada and I live in Lyon.", ("person", "")),
        ("My sister Anna and my brother Tom.", ("person", "")),
        ("Mondays are hard on me", ("person", "")),
        ("i sleep badly", ("person", "")),
        ("Mit Nüssen kann man mich jagen", ("person", "")),
        ("Der Hausschlüssel liegt bei meiner Schwester", ("person", "")),
        ("The bakery closes at noon, i.e. early", ("", "")),
        ('Tom said "I am tired"', ("", "")),
        ("", ("", "")),
    ],
)
def test_what_is_written_by_hand_is_about_whom_it_speaks_of(content: str, key: tuple[str, str]) -> None:
    fact = fact_by_hand(content, MemoryType.PREFERENCE)
    assert fact.key == key
    assert (fact.type, fact.content) == (MemoryType.PREFERENCE, content)
