"""Words of Markdown are found again in the document that was made of it."""

import pytest

from bestfriend_desktop.faces.window.chat.word_map import WordMap, utf16_length


def shown_words(text: str, shown: str, words: str) -> str | None:
    """The part of the document that stands for some words of the text."""
    start = text.index(words)
    span = WordMap(text, shown).span(start, start + len(words))
    if span is None:
        return None
    units = shown.encode("utf-16-le")
    return units[2 * span[0] : 2 * span[1]].decode("utf-16-le")


@pytest.mark.parametrize(
    ("text", "shown", "words", "expected"),
    [
        ("One. Two three.", "One. Two three.", "Two three", "Two three."),
        ("It is **very** old.", "It is very old.", "**very** old", "very old."),
        ("Go [there](https://there.org/x) now", "Go there now", "now", "now"),
        ("# Title\n\n- a b\n- c d", "Title\na b\nc d", "- c d", "c d"),
        ("🌊🌊 waves _are_ wide", "🌊🌊 waves are wide", "_are_ wide", "are wide"),
        ("the cat and the dog", "the cat and the dog", "the dog", "the dog"),
        ("```python\nimport os\n```\nThen run it.", "import os\nThen run it.", "Then run it", "Then run it."),
    ],
)
def test_words_are_found_where_they_are_shown(text: str, shown: str, words: str, expected: str) -> None:
    assert shown_words(text, shown, words) == expected


def test_words_that_are_not_shown_have_no_place() -> None:
    assert shown_words("See ![the sea](https://a.org/sea.png)", "See", "sea.png") is None
    assert WordMap("", "").span(0, 5) is None


def test_one_lost_word_does_not_lose_those_after_it() -> None:
    text = "alpha secret beta gamma delta"
    assert shown_words(text, "alpha beta gamma delta", "gamma delta") == "gamma delta"


def test_emoji_count_as_qt_counts_them() -> None:
    assert [utf16_length(text) for text in ("abc", "é", "🌊")] == [3, 1, 2]
