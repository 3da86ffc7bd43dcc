import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.words import TERM_LIMIT, terms


def test_english_words_meet_by_their_stems_whatever_case_and_accents() -> None:
    assert terms("Painting sunrises, in a CAFÉ") == terms("paint the sunrise: cafe")


def test_stop_words_and_what_apostrophes_leave_are_no_terms() -> None:
    assert terms("I don't know what you've been there for") == ["know"]


def test_repetition_is_kept_in_order() -> None:
    assert terms("dog cat dog") == ["dog", "cat", "dog"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Wo wohnt meine Schwester?", ["wo", "wohnt", "mein", "schwester"]),
        ("¿Dónde vive mi hermana?", ["dond", "vive", "mi", "hermana"]),
        ("где живёт сестра", ["где", "живет", "сестра"]),
        ("我住在里昂", ["我住", "住在", "在里", "里昂"]),
        ("猫", ["猫"]),
        ("😀 … !", []),
    ],
)
def test_other_languages_keep_their_words(text: str, expected: list[str]) -> None:
    assert terms(text) == expected


def test_a_huge_message_has_a_bounded_number_of_terms() -> None:
    assert len(terms("word " * 200_000)) == TERM_LIMIT
    assert len(terms("x" * 1_000_000)) == 1


@given(st.text())
def test_any_text_has_terms_without_spaces(text: str) -> None:
    assert all(term and " " not in term for term in terms(text))
    assert terms(text) == terms(text)
