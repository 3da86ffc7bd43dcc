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
        ("Due on 12/05 at 3:30pm, 3/4 tsp salt, 1 1/2 cups, 10x faster, 8/day, 2x500mg, €1.200", "Due on December fifth at 3 30 pm, 3 quarters of a teaspoon salt, 1 and a half cups, 10 times faster, 8 per day, 2 times 500 milligrams, 1200 euros"),
        ("Call 113 or 1199 now, dial 13 11 14 today, call 100 people, Kids: 1800 55 1800, 06 77208977", "Call 1 1 3 or 1 1 9 9 now, dial 1 3, 1 1, 1 4 today, call 100 people, Kids: 1 8 0 0, 5 5, 1 8 0 0, 0 6, 7 7 2, 0 8 9 7 7"),
        ("911 (US) and 112 (EU), 1-800-FLOWERS, Super Bowl LVII, 00:00, y/y, 3.5:1, √16, 2x - 1, 10 lb/in², and/or", "9 1 1 (US) and 1 1 2 (EU), 1, 8 0 0, flowers, Super Bowl 57, midnight, year over year, 3.5 to 1, square root of 16, 2x minus 1, 10 pounds per square inch, and or"),
        ("Mr. & Mrs. Lee, Mon., Wed. & Fri. 9-5, Q1 2024 vs. 2023, a -- b", "Mister & Missus Lee, Monday, Wednesday & Friday 9 to 5, Q1 20 24 versus 20 23, a , b"),
        ("50 kg/m2, 3 m/s^2, 10⁸, 10⁻³, x², 5 N·m, 20s of silence, the 80s of last century, Thomas Hill III", "50 kilograms per square meter, 3 meters per second squared, 10 to the power of 8, 10 to the power of minus 3, x squared, 5 newton meters, 20 seconds of silence, the eighties of last century, Thomas Hill the third"),
        ("200°C/400°F, I-95 N, 4.5/5 stars, HTTP/2, S02E03, the 1920s–30s, St. Mary's St., order no. 1234567", "200 degrees Celsius, 400 degrees Fahrenheit, I-95 N, 4.5 out of 5 stars, HTTP 2, season 2 episode 3, the 19 twenties to thirties, Saint Mary's Street, order number 1 2 3, 4 5 6 7"),
        ("More time... maybe not… or so...", "More time, maybe not, or so..."),
        ("50%, 1st, NASA, 3.14, 1,234,567, e.g. this", "50%, 1st, NASA, 3.14, 1,234,567, e.g. this"),
    ],
)  # fmt: skip
def test_english_is_written_as_it_is_said(written: str, said: str) -> None:
    assert speakable(written, "en-us") == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Am 3. Mai, der 21. Mai, 1. Platz, im 19. Jh., in der 3. Klasse, zum 2. Mal, ein 2. Versuch", "Am dritten Mai, der einundzwanzigste Mai, erster Platz, im neunzehnten Jahrhundert, in der dritten Klasse, zum zweiten Mal, ein zweiter Versuch"),
        ("Vom 3.5.2026 bis 24.12., 3.–5. Mai, am Montag, 5. Mai, am 12.", "Vom dritten Mai 2026 bis vierundzwanzigsten Dezember, dritter bis fünfter Mai, am Montag, dem fünften Mai, am zwölften."),
        ("Es waren 5. Dann kam Version 3.5.", "Es waren 5. Dann kam Version 3 Punkt 5."),
        ("Um 10:30 Uhr, 9:05, 14:00 Uhr, 1 Uhr, 9–17 Uhr, 17:45:30", "Um 10 Uhr 30, 9 Uhr 5, 14 Uhr, ein Uhr, 9 bis 17 Uhr, 17 Uhr 45 und 30 Sekunden"),
        ("1985, 1908, 1900, 2001, die 1980er, die 80er", "neunzehnhundertfünfundachtzig, neunzehnhundertacht, neunzehnhundert, 2001, die neunzehnhundertachtziger, die 80er"),
        ("9,81 m/s², 60 Schläge/min, 20 €/Monat, 7 l/100 km, 1 kg, 1 h, 5 m², 3x/Woche, 32 ct/kWh, in km/h", "9,81 Meter pro Quadratsekunde, 60 Schläge pro Minute, 20 Euro pro Monat, 7 Liter pro 100 Kilometer, ein Kilogramm, eine Stunde, 5 Quadratmeter, 3 mal pro Woche, 32 Cent pro Kilowattstunde, in Kilometer pro Stunde"),
        ("5,50 €, 0,99 €, 1 €, 5,- €, 1.299,99 €, $20, 5 Mio. Euro, 1 Mrd. €, -5 €", "5 Euro 50, 99 Cent, ein Euro, 5 Euro, 1.299 Euro 99, 20 Dollar, 5 Millionen Euro, eine Milliarde Euro, minus 5 Euro"),
        ("Heinrich VIII. war, Heinrichs VIII. Frau, von Ludwig XIV. gebaut, Elisabeth II., Apollo XI, Kapitel IV", "Heinrich der Achte war, Heinrichs des Achten Frau, von Ludwig dem Vierzehnten gebaut, Elisabeth die Zweite, Apollo 11, Kapitel 4"),
        ("+49 (0)30 1234567, 030/123 456, 0171 2345678, ruf 110 oder 112 an, 12, 10115 Berlin", "plus 4 9, 0, 3 0, 1 2 3, 4 5 6 7, 0 3 0, 1 2 3, 4 5 6, 0 1 7 1, 2 3 4, 5 6 7 8, ruf 1 1 0 oder 1 1 2 an, 12, 1 0 1 1 5 Berlin"),
        ("Dr. Hill, Prof. Dr. Weber, Fr. Klein, z. B. ca. 5, d. h. bzw. Hauptstr. 12, Nr. 5, S. 3-5, Mo-Fr, usw.", "Doktor Hill, Professor Doktor Weber, Frau Klein, zum Beispiel circa 5, das heißt beziehungsweise Hauptstraße 12, Nummer 5, Seite 3 bis 5, Montag bis Freitag, und so weiter."),
        ("3:2, 10-15, 1/2, 3/4, 2½, ½ Tasse, 5 - 3 = 2, x², -5 °C, § 5, 192.168.1.1, er/sie, /usr/bin", "3 zu 2, 10 bis 15, ein halb, 3 Viertel, zweieinhalb, eine halbe Tasse, 5 minus 3 gleich 2, x Quadrat, minus 5 Grad Celsius, Paragraf 5, 192 Punkt 168 Punkt 1 Punkt 1, er oder sie, Schrägstrich usr Schrägstrich bin"),
        ("120/80, 3/4 TL Salz, 1 1/2 Tassen, 2x500 mg, 8/Tag, alle 4-6 Std. 2, 5 J. alt, 2h30, 10 : 4, x - 1", "120 zu 80, 3 Viertel Teelöffel Salz, eineinhalb Tassen, 2 mal 500 Milligramm, 8 pro Tag, alle 4 bis 6 Stunden 2, 5 Jahre alt, 2 Stunden 30, 10 geteilt durch 4, x minus 1"),
        ("Queen Elizabeth II. starb, Polizei 110, in den 1970ern, als 1., bzgl. der o. g. Punkte, geb. 1450", "Queen Elizabeth die Zweite starb, Polizei 1 1 0, in den neunzehnhundertsiebzigern, als erster, bezüglich der oben genannten Punkte, geboren vierzehnhundertfünfzig"),
        ("200 °C/180 °C, 24 Std./Tag, 4,5/5, 98/100, 1 Kind, 1 Prise, im 5. Jh., Bestellnr. 5, S02E03, die 1920er–30er", "200 Grad Celsius/180 Grad Celsius, 24 Stunden pro Tag, 4,5 von 5, 98 von 100, ein Kind, eine Prise, im fünften Jahrhundert, Bestellnummer 5, Staffel 2 Folge 3, die neunzehnhundertzwanziger bis 30er"),
        ("50 kg/m2, 10⁸, 10⁻³, x²", "50 Kilogramm pro Quadratmeter, 10 hoch 8, 10 hoch minus 3, x Quadrat"),
        (r"$\frac{1}{2}$ ist → \sqrt{4} :)", "1 durch 2 ist, Wurzel aus 4"),
    ],
)  # fmt: skip
def test_german_is_written_as_it_is_said(written: str, said: str) -> None:
    assert speakable(written, "de") == said


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("es", "9,81 m/s², 60 latidos/min, 500 €/mes, $20, 5,50 €, 10:30, Sr. Gil, y/o", "9,81 metros por segundo al cuadrado, 60 latidos por minuto, 500 euros por mes, 20 dólares, 5 euros 50, 10 y 30, señor Gil, y o"),
        ("es", "Felipe VI, Isabel II, Luis XIV, +34 912 345 678, 5 m²", "Felipe sexto, Isabel segunda, Luis 14, más 3 4, 9 1 2, 3 4 5, 6 7 8, 5 metros cuadrados"),
        ("fr", "9,81 m/s², 60 battements/min, 500 €/mois, 5,50 €, 10h30, M. Dupont, et/ou", "9,81 mètres par seconde au carré, 60 battements par minute, 500 euros par mois, 5 euros 50, 10 heures 30, monsieur Dupont, et ou"),
        ("fr", "Louis XIV, François Ier, XXe siècle, 01 23 45 67 89, 5 m²", "Louis 14, François premier, 20e siècle, 0 1, 2 3, 4 5, 6 7, 8 9, 5 mètres carrés"),
        ("it", "Alle 10:30 per 5,50 € → Dr. Hill :)", "Alle 10:30 per 5,50 €, Dr. Hill"),
    ],
)  # fmt: skip
def test_other_languages_are_written_as_they_are_said(language: str, written: str, said: str) -> None:
    assert speakable(written, language) == said


@given(
    st.text(max_size=60) | st.text("0123456789.,:/-+$€ IVXa'm²", max_size=40),
    st.sampled_from(["en-us", "de", "es", "fr", ""]),
)
def test_any_text_can_be_said(text: str, language: str) -> None:
    assert "\n" not in speakable(text, language)


@given(st.lists(st.text(st.characters(categories=["Ll"]), min_size=5), max_size=9))
def test_plain_words_stay_as_they_are(words: list[str]) -> None:
    for language in ("en-us", "de", "es", "fr"):
        assert re.findall(r"\S+", speakable(" ".join(words), language)) == words
