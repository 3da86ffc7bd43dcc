"""The words of Markdown, and where the marked ones went."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.plain_words import first_words, plain_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Bold**, _soft_ and `code`", "Bold, soft and code"),
        ("a [link](https://example.org/a) here", "a link here"),
        ("- milk\n- *eggs*\n\n## Title\n1. One", "milk\neggs\nTitle\nOne"),
        ("| Month | Photos |\n|---|---|\n| May | 3 |", "Month, Photos\nMay, 3"),
        ("```python\nimport os\n```\nafter", "after"),
        ("rest** of](x) `a cut", "rest of a cut"),
        ("I ❤️ you 😀", "I ❤️ you 😀"),
        ("😀 my **own**👍 - 👩‍👧", "😀 my own👍 - 👩‍👧"),
        ("my_file_name in C:\\Users\\me", "my_file_name in C:\\Users\\me"),
        ("3*4 is ~12, and a < b", "3*4 is ~12, and a < b"),
        ("使用Python编程", "使用Python编程"),
        (r"So **$x_i^*$** and \(\frac{1}{2}\), _yes_", r"So $x_i^*$ and \(\frac{1}{2}\), yes"),
        ("\\[\na \\\\ b\n\\]", "\\[ a \\\\ b \\]"),
        (" \n", ""),
    ],
)
def test_marks_go_and_words_stay(text: str, words: str) -> None:
    assert plain_words(text) == (words, ())


def test_marked_words_are_marked_where_they_went() -> None:
    text = "a **bold** [red link](/red) in `code`"
    marks = [(text.index(word), text.index(word) + len(word)) for word in ("bold", "link", "/red", "code")]
    words, moved = plain_words(text, marks)
    assert [words[start:end] for start, end in moved] == ["bold", "link", "code"]
    words, ((start, end),) = plain_words(r"**so** \(a\) it is", [(16, 18)])
    assert words[start:end] == "is"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("# Bread\n\n- **dark**\n- light", "Bread dark light"),
        ("```\nprint(1)\n```", "``` print(1) ```"),
        ("a" * 50, "a" * 40),
        ("", ""),
    ],
)
def test_the_first_words_stand_on_one_line_and_code_alone_is_left_as_it_is(text: str, words: str) -> None:
    assert first_words(text, 40) == words


@given(st.text(alphabet="ab_*`~|[]()<>\\-#1. \n😀é$", max_size=60))
def test_nothing_is_added_and_blanks_are_single(text: str) -> None:
    words, _marks = plain_words(text)
    assert set(words) <= set(text) | {" ", "\n", ","}
    assert words == words.strip()
    assert not any(one.isspace() and other.isspace() for one, other in pairwise(words))
