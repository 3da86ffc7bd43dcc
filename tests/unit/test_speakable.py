import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.speakable import speakable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Dr. Hill met Mrs. Lee in St. Ives on 5th St. near Mt. Etna", "Doctor Hill met Missus Lee in Saint Ives on 5th Street near Mount Etna"),
        ("See No. 5, fig. 3, p. 12 and Chapter IV", "See number 5, figure 3, page 12 and Chapter 4"),
        ("Lee vs. Hill, approx. five, w/o end", "Lee versus Hill, approximately five, without end"),
        ("On Nov. 5 or 2026-11-22 or 11/22/2026", "On November fifth or November twenty-second, 20 26 or November twenty-second, 20 26"),
        ("At 10:30, 9:05 am, 14:00 and 9:00 p.m.", "At 10 30, 9 oh 5 am, 14 o'clock and 9 p.m."),
        ("In 1984, 1805, 1900, 2000, 2009 and 2026", "In 19 84, 18 oh 5, 19 hundred, 2000, 2009 and 20 26"),
        ("The 1990s, the '80s and the 1900s", "The 19 nineties, the eighties and the 19 hundreds"),
        ("1,984 and 1984.5 and $1984", "1,984 and 1984.5 and 1984 dollars"),
        ("$5.50, $1, $0.99, £3.20, £0.01, €10, 10 €, ¥500", "5 dollars and 50 cents, 1 dollar, 99 cents, 3 pounds and 20 pence, 1 penny, 10 euros, 10 euros, 500 yen"),
        ("$3.5 million, $5M, $1,000, $5-10, $0.00", "3.5 million dollars, 5 million dollars, 1,000 dollars, 5 to 10 dollars, 0 dollars"),
        ("20 °C, 68°F, 90°, 100 km/h, 1 kg, 5 ft, 1 kWh", "20 degrees Celsius, 68 degrees Fahrenheit, 90 degrees, 100 kilometers per hour, 1 kilogram, 5 feet, 1 kilowatt hour"),
        ("in 5 min. or 2 hrs at 16 GB", "in 5 minutes or 2 hours at 16 gigabytes"),
        ("3–5 or 3-5 people, 2020-2025, 5 - 3", "3 to 5 or 3 to 5 people, 20 20 to 20 25, 5 minus 3"),
        ("Call 555-1234 or +1 415 555 2671", "Call 5 5 5, 1 2 3 4 or plus 1, 4 1 5, 5 5 5, 2 6 7 1"),
        ("2 + 2 = 4, 3 * 4, 3×4, 8 / 2, 1/2, 2 3/4, 7/9, 24/7, $E$", "2 + 2 equals 4, 3 times 4, 3 times 4, 8 divided by 2, 1 half, 2 and 3 quarters, 7 ninths, 24 7, E"),
        ("< 5, > 5, ≤ 5, >= 5, ~5, .5", "less than 5, more than 5, at most 5, at least 5, about 5, point 5"),
        ("x² and m³ and x^2 and a^b", "x squared and m cubed and x squared and a to the power of b"),
        ("A → B, and/or he/she, TCP/IP", "A to B, and or he or she, TCP IP"),
        ("#1 in C# with #hashtag and *", "number 1 in C sharp with hashtag hashtag and"),
        ("Fine :) really ;-) <3.", "Fine really ."),
        ("Music of the 80s, the mid-1980s, his late 40s, the 2000s, 90s kids, 80's, songs of the 60s and 70s", "Music of the eighties, the mid-19 eighties, his late forties, the 2 thousands, nineties kids, eighties, songs of the sixties and seventies"),
        ("A 30s timer, wait 10s, for 60s, 20s later, 25s, 30 s, 100s of them", "A 30 second timer, wait 10 seconds, for 60 seconds, 20 seconds later, 25 seconds, 30 seconds, hundreds of them"),
        ("9.81 m/s², 60 beats/min, 20 €/month, 3 times/week, $5/mo, 30 km/s, 5 mg/dL, 2 L/100km, 1.2 kg/m³, once/day", "9.81 meters per second squared, 60 beats per minute, 20 euros per month, 3 times per week, 5 dollars per month, 30 kilometers per second, 5 milligrams per deciliter, 2 liters per 100 kilometers, 1.2 kilograms per cubic meter, once per day"),
        ("The speed in km/h at 0.30 €/kWh, 120/80 mmHg, 2 cats/dogs", "The speed in kilometers per hour at 30 cents per kilowatt hour, 120 over 80 millimeters of mercury, 2 cats or dogs"),
        ("/usr/bin/env, ~/a.txt, src/main.py, c/o Ann, y/n, N/A, 10.0.0.1:80", "slash usr slash bin slash env, tilde slash a dot txt, src slash main dot py, care of Ann, y n, not applicable, 10 dot 0 dot 0 dot 1 colon 80"),
        ("Henry VIII, Louis XIV's, Elizabeth II, Pope John Paul II, Mary I, George V, John Hill III", "Henry the eighth, Louis the fourteenth's, Elizabeth the second, Pope John Paul the second, Mary the first, George the fifth, John Hill the third"),
        ("World War II, Rocky IV, Apollo XI, Malcolm X, an IV drip, When I met Charles I smiled", "World War 2, Rocky 4, Apollo 11, Malcolm X, an I V drip, When I met Charles I smiled"),
        ("+49 (0)30 1234567, 1-800-555-0199, 030/123 456, (212) 555-1234, +44 20 7946 0958, 07700 900123", "plus 4 9, 0, 3 0, 1 2 3, 4 5 6 7, 1, 8 0 0, 5 5 5, 0 1 9 9, 0 3 0, 1 2 3, 4 5 6, 2 1 2, 5 5 5, 1 2 3 4, plus 4 4, 2 0, 7 9 4 6, 0 9 5 8, 0 7 7 0 0, 9 0 0, 1 2 3"),
        ("Call 911 or 112, call 100 people, 116 123, 500-1000 people, IBAN DE89 3704 0044 0532 0130 00", "Call 9 1 1 or 1 1 2, call 100 people, 1 1 6, 1 2 3, 500 to 1000 people, IBAN D E 8 9, 3 7 0 4, 0 0 4 4, 0 5 3 2, 0 1 3 0, 0 0"),
        ("v2.0.1, Python 3.12, 1e6, 1920x1080, 3:2, 17:45:30, 9am-5pm, Mon-Fri, Sat. at 5", "version 2 point 0 point 1, Python 3 point 12, 1 times 10 to the power of 6, 19 20 by 1080, 3 to 2, 17 45 and 30 seconds, 9am to 5pm, Monday to Friday, Saturday at 5"),
        ("USD 300, 5 EUR, -$5, 50¢, 1 000 000, 10k users, 1234 steps, 5 May, May 5-7", "300 dollars, 5 euros, minus 5 dollars, 50 cents, 1000000, 10 thousand users, 1234 steps, the fifth of May, May fifth to seventh"),
        ("½, 2½ hours, 10/10, a 5 km run, 32° N, ±2, CO2, Ctrl+C", "a half, 2 and a half hours, 10 out of 10, a 5 kilometer run, 32 degrees north, plus or minus 2, C O 2, control C"),
        (r"\frac{a}{b} \leq \sqrt{2}, x^{10}, E=mc^2, \sum_{i=1}^{n} i, \alpha \times \unknown", "a over b at most square root of 2 , x to the power of 10 , E equals mc squared, the sum from i equals 1 to n of i, alpha times unknown"),
        ("More time... maybe not… or so...", "More time, maybe not, or so..."),
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
