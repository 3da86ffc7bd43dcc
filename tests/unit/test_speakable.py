import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Dr. Hill met Mrs. Lee in St. Ives on 5th St. near Mt. Etna", "Doctor Hill met Missus Lee in Saint Ives on 5th Street near Mount Etna"),
        ("See No. 5, fig. 3, p. 12 and Chapter IV", "See number 5, fig. 3, page 12 and Chapter 4"),
        ("Lee vs. Hill, approx. five, w/o end", "Lee versus Hill, approximately five, without end"),
        ("On Nov. 5 or 2026-11-22 or 11/22/2026", "On November 5 or November 22, 20 26 or November 22, 20 26"),
        ("At 10:30, 9:05 am, 14:00 and 9:00 p.m.", "At 10 30, 9 oh 5 am, 14 o'clock and 9 p.m."),
        ("In 1984, 1805, 1900, 2000, 2009 and 2026", "In 19 84, 18 oh 5, 19 hundred, 2000, 2009 and 20 26"),
        ("The 1990s, the '80s and the 1900s", "The 19 nineties, the eighties and the 19 hundreds"),
        ("1,984 and 1984.5 and $1984", "1,984 and 1984.5 and 19 84 dollars"),
        ("$5.50, $1, $0.99, £3.20, £0.01, €10, 10 €, ¥500", "5 dollars and 50 cents, 1 dollar, 99 cents, 3 pounds and 20 pence, 1 penny, 10 euros, 10 euros, 500 yen"),
        ("$3.5 million, $5M, $1,000, $5-10, $0.00", "3.5 million dollars, 5 million dollars, 1,000 dollars, 5 to 10 dollars, 0 dollars"),
        ("20 °C, 68°F, 90°, 100 km/h, 1 kg, 5 ft, 1 kWh", "20 degrees Celsius, 68 degrees Fahrenheit, 90 degrees, 100 kilometers per hour, 1 kilogram, 5 feet, 1 kilowatt hour"),
        ("in 5 min. or 2 hrs at 16 GB", "in 5 minutes or 2 hours at 16 gigabytes"),
        ("3–5 or 3-5 people, 2020-2025, 5 - 3", "3 to 5 or 3 to 5 people, 20 20 to 20 25, 5 minus 3"),
        ("Call 555-1234 or +1 415 555 2671", "Call 5 5 5, 1 2 3 4 or plus 1, 4 1 5, 5 5 5, 2 6 7 1"),
        ("2 + 2 = 4, 3 * 4, 3×4, 8 / 2, 1/2, 2 3/4, 7/9, 24/7, $E$", "2 + 2 equals 4, 3 times 4, 3 times 4, 8 divided by 2, 1 half, 2 and 3 quarters, 7 over 9, 24 7, E"),
        ("< 5, > 5, ≤ 5, >= 5, ~5, .5", "less than 5, more than 5, at most 5, at least 5, about 5, point 5"),
        ("x² and m³ and x^2 and a^b", "x squared and m cubed and x squared and a to the power of b"),
        ("A → B, and/or he/she, TCP/IP", "A to B, and or he or she, TCP IP"),
        ("#1 in C# with #hashtag and *", "number 1 in C sharp with hashtag hashtag and"),
        ("Fine :) really ;-) <3.", "Fine really ."),
        ("50%, 1st, NASA, 3.14, 1,234,567, e.g. this", "50%, 1st, NASA, 3.14, 1,234,567, e.g. this"),
    ],
)  # fmt: skip
def test_english_is_written_as_it_is_said(written: str, said: str) -> None:
    assert speakable(written, "en-us") == said


def test_other_languages_keep_their_numbers_and_words() -> None:
    assert (
        speakable("Am 3.5. um 10:30 für 5,50 € → Dr. Hill :)", "de")
        == "Am 3.5. um 10:30 für 5,50 €, Dr. Hill"
    )


@given(st.text(max_size=60), st.sampled_from(["en-us", "de", ""]))
def test_any_text_can_be_said(text: str, language: str) -> None:
    assert "\n" not in speakable(text, language)


@given(st.lists(st.text(st.characters(categories=["Ll"]), min_size=5), max_size=9))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    assert re.findall(r"\S+", speakable(" ".join(words), "en-us")) == words
