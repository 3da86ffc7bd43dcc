"""domain/word_search.py"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.word_search import (
    INDEX_LIMIT_BYTES,
    LONGEST_WORD,
    WordQuery,
    fold,
    index_terms,
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Crème BRÛLÉE", ["creme", "brulee"]),
        ("Straße, STRASSE!", ["strasse", "strasse"]),
        ("foo-bar_baz https://x.org/a?b=c", ["foo", "bar", "baz", "https", "x", "org", "a", "b", "c"]),
        ("don't “quote” it—really…", ["don", "t", "quote", "it", "really"]),
        ("İstanbul ΣΊΣΥΦΟΣ", ["istanbul", "σισυφοσ"]),
        ("한국어", ["한국어"]),
        ("", []),
    ],
)
def test_folding_leaves_words_without_case_accents_and_punctuation(text: str, folded: list[str]) -> None:
    assert fold(text).split() == folded


def test_terms_are_words_and_pairs_of_unspaced_characters() -> None:
    assert index_terms("Tea, tea and 東京都!") == ["tea", "and", "東京", "京都", "都"]


def test_terms_stay_within_what_a_tsvector_holds() -> None:
    for text in (
        " ".join(f"word{number}" for number in range(300_000)),
        "".join(chr(0x20000 + number * 7 % 40_000) for number in range(400_000)),
    ):
        terms = index_terms(text)
        size = sum(len(term.encode()) for term in terms)
        assert INDEX_LIMIT_BYTES - 100 < size <= INDEX_LIMIT_BYTES or len(terms) < 100_000
        assert size <= INDEX_LIMIT_BYTES
    assert index_terms("x" * 5000) == ["x" * LONGEST_WORD]


def found_by_index(text: str, query: WordQuery) -> bool:
    terms = index_terms(text)
    return all(
        any(term.startswith(wanted) if is_beginning else term == wanted for term in terms)
        for wanted, is_beginning in query.terms()
    )


texts = st.text(alphabet="aAéßbcd İ-_.',東京都คร가\u0301\n", max_size=40)


@given(text=texts, typed=texts)
def test_whatever_the_excerpt_shows_the_index_finds(text: str, typed: str) -> None:
    query = WordQuery.of(typed)
    if query.words and query.excerpt(text) is not None:
        assert found_by_index(text, query)


@given(text=texts)
def test_every_word_of_a_text_finds_it_and_is_marked(text: str) -> None:
    for word in fold(text).split():
        query = WordQuery.of(word)
        assert found_by_index(text, query)
        cut = query.excerpt(text)
        assert cut is not None
        excerpt, marks = cut
        assert marks
        assert all(0 <= start < end <= len(excerpt) for start, end in marks)


@given(text=st.text(max_size=60), typed=st.text(max_size=10))
def test_terms_hold_nothing_a_tsquery_reads_as_syntax(text: str, typed: str) -> None:
    for term in [*index_terms(text), *(term for term, _ in WordQuery.of(typed).terms())]:
        assert term
        assert not set(term) & set(" '\\&|!():*<>\0\n\t")


def test_excerpt_is_cut_around_the_first_match() -> None:
    text = "before " * 40 + "the needle\nis here" + " after" * 40
    cut = WordQuery.of("needle").excerpt(text)
    assert cut is not None
    excerpt, marks = cut
    assert excerpt.startswith("…")
    assert excerpt.endswith("…")
    assert "\n" not in excerpt
    assert len(excerpt) <= 162
    assert [excerpt[start:end] for start, end in marks] == ["needle"]


def test_touching_marks_become_one() -> None:
    cut = WordQuery.of("python 编程").excerpt("使用Python编程")
    assert cut == ("使用Python编程", ((2, 10),))


def test_accents_written_apart_belong_to_the_mark() -> None:
    cut = WordQuery.of("cafe").excerpt("a cafe\u0301 au lait")
    assert cut is not None
    assert cut[0][slice(*cut[1][0])] == "cafe\u0301"


def test_all_words_must_be_there() -> None:
    assert WordQuery.of("tea coffee").excerpt("only tea") is None
    assert WordQuery.of("東京都").excerpt("東京と京都") is None


def test_an_excerpt_shows_words_and_no_marks_of_markdown() -> None:
    cut = WordQuery.of("eggs").excerpt("To buy:\n\n- **milk**\n- two `eggs`, [brown](https://example.org)")
    assert cut is not None
    assert cut[0] == "To buy: milk two eggs, brown"
    assert cut[0][slice(*cut[1][0])] == "eggs"


def test_what_stands_in_code_is_shown_as_it_is() -> None:
    text = "```\nimport **eggs**\n```\n"
    assert WordQuery.of("import").excerpt(text) == ("``` import **eggs** ``` ", ((4, 10),))


@pytest.mark.parametrize(("typed", "text"), [("C++", "I write C++ daily"), ("c#", "Learning C#, slowly")])
def test_a_name_that_ends_in_signs_is_looked_for_with_them(typed: str, text: str) -> None:
    query = WordQuery.of(typed)
    assert query.terms() == [("c", False)]
    assert query.excerpt(text) is not None
    assert query.excerpt("vitamin C and a cat") is None
