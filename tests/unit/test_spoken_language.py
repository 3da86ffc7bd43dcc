"""domain/spoken/language.py"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.spoken.language import NAMES, spoken_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Your sister Mara lives in Porto. I'll keep that.", "en"),
        ("Deine Schwester Mara wohnt in Porto. Das merke ich mir.", "de"),
        ("Tu hermana vive en Lisboa y tu perro se llama Bruno.", "es"),
        ("Ta sœur habite à Lyon et ton chien s'appelle Bruno.", "fr"),
        ("Как у тебя дела?", "ru"),
        ("Як у тебе справи? Я живу в Києві.", "uk"),
        ("Πώς είσαι σήμερα;", "el"),
        ("كيف حالك اليوم؟", "ar"),
        ("今日はいい天気ですね。", "ja"),
        ("今天天气很好。", "zh"),
        ("오늘 날씨가 좋네요.", "ko"),
    ],
)
def test_language_that_is_plain_is_told(text: str, language: str) -> None:
    assert spoken_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Ok.",
        "42",
        "Die hard.",
        "Berlin, Hamburg, Köln",
        "Bruno",
        "ls -la",
        "What they said to me was: Guten Tag!",
        "π ≈ 3.14",
    ],
)
def test_language_that_is_not_plain_is_not_told(text: str) -> None:
    assert spoken_language(text) in ("", "en")


def test_a_word_of_another_language_does_not_change_that_of_the_text() -> None:
    text = "The German word for what you mean is Schadenfreude, and people there say das ist mir egal."
    assert spoken_language(text) in ("", "en")


@given(st.text(max_size=80))
def test_any_text_has_a_language_that_has_a_name_or_none(text: str) -> None:
    assert spoken_language(text) in ("", *NAMES)
