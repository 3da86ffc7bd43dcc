"""In which language a text is to be spoken: told by its letters, or by its little words; unsure, it is not told."""

import re
import unicodedata
from collections import Counter

from bestfriend_desktop.domain.dialogue.language import scores_of

NAMES = {
    "en": "English", "de": "German", "es": "Spanish", "fr": "French", "ru": "Russian", "uk": "Ukrainian",
    "el": "Greek", "ar": "Arabic", "fa": "Persian", "he": "Hebrew", "hi": "Hindi", "ko": "Korean",
    "ja": "Japanese", "zh": "Chinese", "th": "Thai", "ka": "Georgian", "hy": "Armenian",
}  # fmt: skip
"""Of the languages that can be told, by their ISO 639-1 codes."""

GOOD_VOICES = {
    "en": "joe", "de": "de_DE-thorsten-medium", "es": "es_ES-davefx-medium", "fr": "fr_FR-siwis-medium",
    "ru": "ru_RU-irina-medium",
}  # fmt: skip
"""To be fetched where there is none."""

SCRIPTS = {
    "CYRILLIC": "ru", "GREEK": "el", "ARABIC": "ar", "HEBREW": "he", "DEVANAGARI": "hi", "HANGUL": "ko",
    "CJK": "zh", "THAI": "th", "GEORGIAN": "ka", "ARMENIAN": "hy",
}  # fmt: skip
"""By the first word of the names of their letters."""

READ = 600
"""Characters of a text that are looked at."""

FEWEST_LETTERS = 4
"""Of another script: fewer may be a formula."""

ENOUGH_SCORE = 1.5
FEWEST_SHARE = 0.2
AHEAD = 2.0
"""A text is plainly in a language with little words worth so much, so many of all its words, and so many times as
many as of any other."""


def spoken_language(text: str) -> str:
    """ISO 639-1, where it is plain; else empty, and so is the language of whoever reads it."""
    text = text[:READ]
    letters = [letter for letter in text if letter.isalpha()]
    scripts = Counter(unicodedata.name(letter, "?").partition(" ")[0] for letter in letters)
    scripts["CJK"] += scripts.pop("HIRAGANA", 0) + scripts.pop(
        "KATAKANA", 0
    )  # Japanese is written in all three
    script = max(scripts, key=scripts.__getitem__, default="")
    if script in SCRIPTS and scripts[script] * 2 > len(letters) >= FEWEST_LETTERS:
        return _of_script(script, text)
    scores = scores_of(text)
    best, second = sorted(scores.values(), reverse=True)[:2]
    words = len(re.findall(r"[^\W\d_]+", text))
    if best < ENOUGH_SCORE or best <= AHEAD * second or best < FEWEST_SHARE * words:
        return ""
    return next(language.value for language, score in scores.items() if score == best)


def _of_script(script: str, text: str) -> str:
    if re.search("[\u3040-\u30ff]", text):
        return "ja"
    if script == "CYRILLIC" and re.search("[іїєґ]", text):
        return "uk"
    if script == "ARABIC" and re.search("[پچژگ]", text):
        return "fa"
    return SCRIPTS[script]
