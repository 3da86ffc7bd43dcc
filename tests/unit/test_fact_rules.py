"""Facts drawn by rules: what is drawn, and above all what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.fact_rules import _rules, fact_by_hand, facts_in
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
        ("My sister Anna is a doctor.", [("sister", "name", "Anna"), ("anna", "work", "doctor")]),
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
        ("Mara's birthday is 12 June 1990.", [("mara", "birthday", "12 June 1990")]),
        (
            "My sister Mara's birthday is on May 3rd.",
            [("sister", "name", "Mara"), ("mara", "birthday", "May 3rd")],
        ),
        (
            "We have a dog called Rex. We live in St. Ives.",
            [("person", "pet", "Rex"), ("person", "home", "St. Ives")],
        ),
        ("My boss Mr. Miller is ill.", [("boss", "name", "Mr. Miller")]),
        ("I moved from Leeds to Bristol.", [("person", "home", "Bristol")]),
        ("I was born in 1985.", [("person", "birth year", "1985")]),
        ("My mom lives in Florida.", [("mom", "home", "Florida")]),
        ("My wife is allergic to nuts.", [("wife", "allergy", "nuts")]),
        ("I don't really like olives at all.", [("person", "dislikes", "olives")]),
        ("Ich mag Oliven nicht mehr.", [("person", "dislikes", "Oliven")]),
        ("I LOVE PIZZA AND I LIVE IN ROME", [("person", "likes", "PIZZA"), ("person", "home", "ROME")]),
        ('My favourite book is "The Hobbit".', [("person", "favourite book", "The Hobbit")]),
        (
            "Our son Max was born on 3 March 2026.",
            [("son", "name", "Max"), ("max", "birthday", "3 March 2026")],
        ),
        (
            "I live in the UK. I was born in Madrid.",
            [("person", "home", "UK"), ("person", "birthplace", "Madrid")],
        ),
        ("I was born in May 1990.", []),
        ("I don't eat pork.", [("person", "avoids", "pork")]),
        ("My grandfather passed away yesterday.", [("grandfather", "death", "passed away")]),
        ("Wir sind nach Leipzig gezogen.", [("person", "home", "Leipzig")]),
        ("Ich mag lieber Tee als Kaffee.", [("person", "likes", "Tee")]),
        ("Hi :) I live in Lyon", [("person", "home", "Lyon")]),
        ("Guess what, I love jazz!", [("person", "likes", "jazz")]),
        ("Please remember that I'm allergic to nuts.", [("person", "allergy", "nuts")]),
        ("I live in Leeds. Now translate: I live in Paris.", [("person", "home", "Leeds")]),
        ("Je m'appelle Claire. J'habite à Lyon.", [("person", "name", "Claire"), ("person", "home", "Lyon")]),
        ("I live in the U.S.", [("person", "home", "U.S.")]),
        ("I live in L.A. and I love tea.", [("person", "home", "L.A."), ("person", "likes", "tea")]),
        ("I live in the U.S. I love tea.", [("person", "home", "U.S."), ("person", "likes", "tea")]),
        ("My name is John F. Kennedy.", [("person", "name", "John F. Kennedy")]),
        ("I work for J. P. Morgan.", [("person", "employer", "J. P. Morgan")]),
        ("Je n'aime pas le café", [("person", "dislikes", "le café")]),
        (
            "Me llamo Luis. No me gusta el café.",
            [("person", "name", "Luis"), ("person", "dislikes", "el café")],
        ),
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
        "I like what you said. I love it. I love you. I hate to say it. I like your answer. I like both.",
        "Call me maybe",
        "Would you say I love opera?",
        "I wish I lived in Rome.",
        "I saw my brother Sunday",
        "I love the smell of Mara's kitchen? No.",
        "我住在北京",
        "🙂🙂🙂",
        "",
    ],
)
def test_questions_quotes_suppositions_and_vague_words_give_none(text: str) -> None:
    assert drawn(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "My favourite colour is not blue.",
        "I'm not from Rome.",
        "I don't hate olives.",
        "My name is not Tom.",
        "Please don't call me Sarah.",
        "They call me Al.",
        "I doubt I live in Leeds much longer.",
        "Honestly, I love Mondays, said no one ever.",
        "My Dog Ate My Homework.",
    ],
)
def test_what_is_denied_is_not_believed(text: str) -> None:
    assert drawn(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "My mother says I love sushi too much.",
        "Anna said: I love jazz.",
        "Everyone thinks I love jazz.",
        "Maybe I like jazz.",
        "I'm not sure I like jazz.",
        "do you think i like jazz",
        "Sounds like I love drama",
        "What I love is jazz",
        "Anna meint, ich mag keine Kinder.",
        "'I live in Rome' is what he said.",
        "In the story my name is Frodo.",
        "You are a wizard. I am called Merlin.",
        "Let's pretend we are kings. I live in Narnia.",
        "Translate this: my name is Tom and I love cats",
        "Can you correct my text: I love jazz. I live in Rome.",
        "I live in Narnia. Just kidding!",
        "Hi Tom,\nI live in Paris now. My wife Eva says hi.\nBest,\nJohn",
        "From: john@example.org\nSubject: news\n\nI live in Paris now.",
        "Dear Sir, my name is Kim and I live in Seoul.",
        "# I like Python\nlabel = 'I live in Rome';",
        "```\nI live in Rome",
    ],
)
def test_what_others_say_or_write_and_what_is_played_is_not_believed(text: str) -> None:
    assert [fact for fact in drawn(text) if fact[0] == "person"] == []


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        (
            "My name is Tom and I live in Leeds with my wife Anna.",
            ["My name is Tom", "I live in Leeds with my wife Anna.", "my wife Anna"],
        ),
        ("My friend Lisa is a vegan.", ["My friend Lisa is a vegan.", "My friend Lisa"]),
        ("Ich heiße Thomas und wohne in Köln.", ["Ich heiße Thomas", "wohne in Köln."]),
        (
            "I'm allergic to nuts \N{EM DASH} and I love “Blade Runner”.",
            ["I'm allergic to nuts", "I love “Blade Runner”."],
        ),
        ("My friend Paul and my boss Ines came over.", ["My friend Paul", "my boss Ines came over."]),
    ],
)
def test_each_fact_of_a_sentence_has_words_of_its_own(sentence: str, told: list[str]) -> None:
    assert [fact.content for fact in facts_in(sentence)] == told


def test_what_is_told_last_comes_last() -> None:
    told = facts_in("I moved to Bristol in May and hated it, so I live in Leeds again.")
    assert [fact.value for fact in told] == ["Bristol", "Leeds"]


def test_a_quotation_stays_in_the_words_that_are_remembered() -> None:
    (fact,) = facts_in('My favourite book is "The Hobbit" by  Tolkien.')
    assert fact.content == 'My favourite book is "The Hobbit" by Tolkien.'


@pytest.mark.parametrize("liked", ["\u2019", "\U0001f355"])
def test_what_is_told_without_a_word_is_no_fact(liked: str) -> None:
    """It could not be told from another such one: "I love" a pizza, and then a guitar."""
    assert facts_in(f"I love {liked}") == []


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
        ("My sister Anna is a doctor.", ("anna", "")),
        ("My sister Anna lives in Rome.", ("anna", "")),
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


def test_every_phrase_is_a_sound_pattern_though_it_is_compiled_only_when_needed() -> None:
    rules = [rule for _, those in _rules() for rule in those]
    assert len(rules) > 100
    for rule in rules:
        assert rule.pattern.groups >= 0
