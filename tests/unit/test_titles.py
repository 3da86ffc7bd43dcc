import json

import pytest

from bestfriend_desktop.domain.titles import LONGEST, read_title

SAID = ("I am moving to Lyon in May with my cat Minka.", "How does Minka like the train?")


def title(text: str, *said: str) -> str:
    return read_title(json.dumps({"title": text}), said or SAID)


@pytest.mark.parametrize(
    ("given", "taken"),
    [
        ("Moving to Lyon with Minka", "Moving to Lyon with Minka"),
        ("  **Moving to Lyon**. ", "Moving to Lyon"),
        ("# Title: “Moving to Lyon”", "Moving to Lyon"),
        ("Moving\nto\u200b\u202e Lyon\x1b", "Moving to Lyon"),
        ("Umzug nach Lyon", "Umzug nach Lyon"),
        ("Planning the Train Journey", "Planning the Train Journey"),
        ("Minka", "Minka"),
    ],
)
def test_a_title_is_taken_without_its_ornaments(given: str, taken: str) -> None:
    assert title(given) == taken


@pytest.mark.parametrize(
    "invented",
    [
        "Bank Robbery in Paris",
        "Moving to Paris",
        "Moving to Lyon with Bob",
        "Moving to Lyon in 2031",
        "I'm sorry, I cannot help",
        "🐱🚂",
        "",
        "...",
        "Moving to Lyon in May with my cat Minka and the train",
        "Lyon" + "n" * LONGEST,
    ],
)
def test_what_was_not_said_or_is_no_title_is_not_taken(invented: str) -> None:
    assert title(invented) == ""


def test_titles_come_in_any_script() -> None:
    assert title("搬到里昂", "我五月要搬到里昂") == "搬到里昂"
    assert title("Переезд в Лион", "В мае я переезжаю в Лион") == "Переезд в Лион"
    assert title("抢银行", "我五月要搬到里昂") == ""


@pytest.mark.parametrize("answer", ["", "no JSON", "[]", '{"title": 7}', '{"name": "Lyon"}', '{"title": "Ly'])
def test_a_broken_answer_gives_no_title(answer: str) -> None:
    assert read_title(answer, SAID) == ""
