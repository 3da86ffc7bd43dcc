"""Text as it is written -> text as it is said: what espeak, from which Piper has its sounds, reads wrong.

Between the clause and the engine. Each language has its rules in `spoken`; what espeak reads right (plain
numbers, percent) is left to it.
"""

from bestfriend_desktop.domain.spoken.english import ENGLISH
from bestfriend_desktop.domain.spoken.german import GERMAN
from bestfriend_desktop.domain.spoken.romance import FRENCH, SPANISH
from bestfriend_desktop.domain.spoken.rules import Rule, applied, rules

_EMOTICONS = rules((r"(?<!\S)(?:[:;=8xX][-'^]?[)(DPpOo/|\]\[3*]|<3|\^\^|[xX]D)(?=[.,!?]?(?!\S))", ""))

_LONE_MARKS = rules(
    (r"\.{2,}(?=\s*\w)|…(?=\s*\w)", ", "),
    (r"(?<!\w)[#*](?!\w)", " "),
    (r"[{}\[\]|^\\]", " "),
    (r"\$(?!\s?\d)", ""),
)

_ELSEWHERE = rules((r"\s*(?:→|⇒|->|=>|↔)\s*", ", "), (r"(?<!\S)~(?=\d)", ""))

_RULES: dict[str, tuple[Rule, ...]] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


def speakable(text: str, language: str) -> str:
    """The same, for a voice of that language (`en-us`, `de`)."""
    of_language = _RULES.get(language[:2].lower(), _ELSEWHERE)
    return " ".join(applied(text, (*_EMOTICONS, *of_language, *_LONE_MARKS)).split())
