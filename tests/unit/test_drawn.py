"""What a model draws is kept only where it stands in the message."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.drawn import read_facts
from bestfriend_desktop.domain.facts import stands_in

MESSAGE = "My sister Anna moved to Lyon in May. I can't stand olives!"


def answer(**changed: str) -> str:
    fact = {
        "type": "fact",
        "subject": "sister",
        "attribute": "home",
        "value": "Lyon",
        "quote": "My sister Anna moved to Lyon in May.",
    }
    return json.dumps({"facts": [fact | changed]})


def test_a_fact_that_stands_in_the_message_is_kept_in_the_persons_words() -> None:
    (fact,) = read_facts(answer(), MESSAGE) or []
    assert (fact.subject, fact.attribute, fact.value) == ("sister", "home", "Lyon")
    assert fact.content == "My sister Anna moved to Lyon in May."


def test_two_facts_of_one_quotation_have_the_clause_that_tells_them() -> None:
    said = "I live in Lyon and I work for Siemens."
    told = [
        {"type": "fact", "subject": "person", "attribute": attribute, "value": value, "quote": said}
        for attribute, value in (("home", "Lyon"), ("employer", "Siemens"))
    ]
    facts = read_facts(json.dumps({"facts": told}), said)
    assert facts is not None
    assert [fact.content for fact in facts] == ["I live in Lyon", "I work for Siemens."]


@pytest.mark.parametrize(
    "changed",
    [
        {"value": "Paris"},
        {"quote": "My sister Anna lives in Lyon."},
        {"subject": "brother"},
        {"value": ""},
        {"attribute": "x" * 41},
    ],
)
def test_what_the_message_does_not_say_is_dropped(changed: dict[str, str]) -> None:
    assert read_facts(answer(**changed), MESSAGE) == []


@pytest.mark.parametrize("subject", ["I", "user", "the person", "Person"])
def test_the_one_who_writes_has_one_name(subject: str) -> None:
    (fact,) = read_facts(answer(subject=subject, value="olives", quote="I can't stand olives"), MESSAGE) or []
    assert fact.subject == "person"


@pytest.mark.parametrize(
    "broken", ["", "no JSON", "[]", '{"facts": 3}', '{"facts": [{"type": "fact"', "null", '{"other": 1}']
)
def test_what_is_no_answer_is_told_from_one_without_facts(broken: str) -> None:
    assert read_facts(broken, MESSAGE) is None


@pytest.mark.parametrize("empty", ['{"facts": []}', '{"facts": [3, null, {}]}', 'Here: {"facts": []} Done.'])
def test_an_answer_without_a_good_fact_gives_none(empty: str) -> None:
    assert read_facts(empty, MESSAGE) == []


@pytest.mark.parametrize(
    "around", ["```json\n{}\n```", "Sure! Here are the facts: {} I hope it helps.", "{}\n\n"]
)
def test_an_answer_between_fences_or_words_is_read(around: str) -> None:
    assert read_facts(around.replace("{}", answer()), MESSAGE) == read_facts(answer(), MESSAGE)
    assert read_facts(answer(), MESSAGE)


@pytest.mark.parametrize("cut", [4, 20, 60])
def test_of_an_answer_that_was_cut_off_the_whole_facts_count(cut: int) -> None:
    whole = answer()
    second = whole[whole.index("{", 1) : whole.rindex("}") - 1]
    longer = whole.replace("]}", f", {second}]}}")
    assert read_facts(longer[: len(longer) - cut], MESSAGE) == read_facts(whole, MESSAGE)


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=120))
def test_nothing_is_ever_remembered_that_was_not_said(value: str, quote: str, message: str) -> None:
    for fact in read_facts(answer(subject="person", value=value, quote=quote), message) or []:
        assert stands_in(fact.value, message)
        assert stands_in(fact.content, message)
