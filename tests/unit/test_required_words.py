"""What must stand in a text for a pattern to match."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.required_words import required_words


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("my name(?: is|'s) [A-Z]", {"my name"}),
        ("(?:I|we) live in (?P<value>[A-Z]+)", {" live in "}),
        ("ich (?:mag|liebe) \\w+", {"ich "}),
        ("(?:love|like)s? (?=Tea)", {"love", "like"}),
        ("(?:love|a)", set()),
        ("\\w+(?: again)?", set()),
        ("colou?rs{1,2} (?i:Blue)", {"colo"}),
        ("[](]x\\.yz", {"x.yz"}),
    ],
)
def test_a_pattern_needs_its_plain_letters(pattern: str, words: set[str]) -> None:
    assert required_words(pattern) == words


@given(st.from_regex(r"(?:[ab]{1,3}|cat)(?: dog| cow)? (?:xyz|uvw)[0-9]*", fullmatch=True))
def test_what_matches_holds_one_of_them(text: str) -> None:
    words = required_words(r"(?:[ab]{1,3}|cat)(?: dog| cow)? (?:xyz|uvw)[0-9]*")
    assert re.search("xyz|uvw", text)
    assert any(word in text for word in words)
