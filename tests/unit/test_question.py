from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.question import Asked, Question, read_question

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def read(text: str, person: str = "Ann", companion: str = "Robin") -> Question:
    return read_question(text, person_name=person, companion_name=companion, now=NOW, time_zone=UTC)


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("When did I paint a sunrise?", "I paint a sunrise"),
        ("When did Ann paint a sunrise?", "I paint a sunrise"),
        ("What did you tell me about the sea?", "I tell you about the sea"),
        ("What did Robin tell Ann about the sea?", "I tell you about the sea"),
        ("Where does my sister live?", "my sister live"),
        ("What is the name of Ann's dog?", "the name of my dog"),
        ("How many children does Eve have?", "children Eve have"),
        ("Which two films did I like?", "two films I like"),
        ("Did I ever go to Rome?", "I ever go to Rome"),
        ("Have you read my poem?", "I read your poem"),
        ("Who gave me the ring?", "gave me the ring"),
        ("do you remember where i parked", "I parked"),
        ("Hey, can you remind me what I wanted to buy?", "I wanted to buy"),
        ("I am tired. What's my sister's name?", "my sister's name"),
        ("According to me, what is the best tea?", "the best tea"),
    ],
)
def test_a_question_is_also_searched_as_a_statement_of_who_would_answer(
    question: str, statement: str
) -> None:
    assert read(question).forms[1:] == (statement,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("When did Ann paint a sunrise?", "When did I paint a sunrise?"),
        ("What did Robin say about Eve?", "What did you say about Eve?"),
        ("What is the name of Ann's dog?", "What is the name of my dog?"),
        ("When did I paint a sunrise?", "When did I paint a sunrise?"),
        ("do you remember where i parked", "do you remember where i parked"),
        ("Hey Robin, where did Ann park?", "Hey where did I park?"),
        ("Wann hat Ann den Sonnenaufgang gemalt?", "Wann hat Ann den Sonnenaufgang gemalt?"),
    ],
)
def test_a_question_is_searched_for_as_the_person_would_put_it(text: str, said: str) -> None:
    assert read(text).forms[0] == said


def test_the_twos_names_are_no_words_to_look_for_unless_there_are_no_others() -> None:
    assert read("Wann hat Ann mit Eve gemalt?").words == ("wann", "hat", "mit", "eve", "gemalt")
    assert read("What is mine, Robin?").words == ("mine",)
    assert read("Robin?").words == ("robin",)


def test_all_whom_it_names_are_known_and_pronouns_are_no_names() -> None:
    assert read("What did Robin and Eve give to me and my Mother?").named == ("eve", "mother", "robin")
    assert read("Was that mine or yours?").named == ()


@pytest.mark.parametrize(
    "text",
    [
        "I went to see my sister today.",
        "Wann habe ich den Sonnenaufgang gemalt?",
        "Was habe ich meiner Schwester geschenkt?",
        "¿Dónde vive mi hermana?",
        "我妹妹住在哪里?",
        "",
        "?",
        "😀",
    ],
)
def test_statements_and_other_languages_keep_their_plain_text_alone(text: str) -> None:
    assert read(text).forms == (text,)


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("When did I paint a sunrise?", Role.PERSON),
        ("When did Ann paint a sunrise?", Role.PERSON),
        ("What would you recommend?", Role.COMPANION),
        ("What did Robin recommend?", Role.COMPANION),
        ("Do you remember what I ate?", Role.PERSON),
        ("What did you tell me?", None),
        ("What did Robin give to Ann?", None),
        ("Robin, when did I paint a sunrise?", Role.PERSON),
        ("Hey Robin, when did I paint a sunrise?", Role.PERSON),
        ("I am back. When did I paint a sunrise, Robin?", Role.PERSON),
        ("Who is Eve?", None),
        ("My sister has a dog", Role.PERSON),
        ("Wo hat Ann den Ring gekauft?", Role.PERSON),
        ("¿Qué dijo Robin?", Role.COMPANION),
    ],
)
def test_it_is_told_whose_words_would_answer(text: str, speaker: Role | None) -> None:
    assert read(text).speaker is speaker


def test_names_count_as_whole_words_in_their_case_and_by_first_name() -> None:
    assert read("What did Annabel do?").speaker is None
    assert read("It was a joy", companion="Joy").speaker is None
    assert read("Where does Ann live?", person="Ann Marie Smith").speaker is Role.PERSON


def test_a_name_in_a_script_without_spaces_is_found_within_a_run() -> None:
    assert read("小明住在哪里?", person="小明").speaker is Role.PERSON


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("When did I move?", {Asked.TIME}),
        ("What year did I move?", {Asked.TIME}),
        ("How long have I lived here?", {Asked.TIME, Asked.AMOUNT}),
        ("How many cats do I have?", {Asked.AMOUNT}),
        ("Who is my doctor?", {Asked.PERSON}),
        ("What is my doctor's name?", {Asked.PERSON}),
        ("Where did we go?", {Asked.PLACE}),
        ("Which book did I like?", {Asked.TITLE}),
        ("What did I feel when it rained?", set()),
        ("I know when to stop", set()),
        ("Wann bin ich umgezogen?", set()),
    ],
)
def test_the_form_of_the_answer_is_read_from_the_question(text: str, asked: set[Asked]) -> None:
    assert read(text).asked == asked


def test_others_are_named_but_not_the_two_nor_days_and_months() -> None:
    assert read("On Friday Ann saw Eve and Tom-Tom in May, Robin").people == ("eve", "tom tom")


def test_times_are_resolved() -> None:
    (span,) = read("What did I do yesterday?").spans
    assert span.start == datetime(2026, 11, 21, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["Where did I live before?", "What was my old job?", "Wo habe ich früher gewohnt?"]
)
def test_a_question_about_what_was_is_known_by_its_words(text: str) -> None:
    assert read(text).about_past


def test_a_question_about_what_is_is_not_about_what_was() -> None:
    assert not read("Where do I live?").about_past


@given(text=st.text(max_size=200), person=st.text(max_size=12), companion=st.text(max_size=12))
def test_any_text_between_any_two_can_be_read(text: str, person: str, companion: str) -> None:
    question = read(text, person, companion)
    assert question.forms[0] == text
    assert all(question.forms) or not text
