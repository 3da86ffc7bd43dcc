"""Text as it is written -> text as it is said: what espeak, from which Piper has its sounds, reads wrong.

Between the clause and the engine. Each language has its rules in `spoken`; what espeak reads right (plain
numbers, percent) is left to it.
"""

from functools import cache

from bestfriend_desktop.domain.spoken.english import ENGLISH
from bestfriend_desktop.domain.spoken.german import GERMAN
from bestfriend_desktop.domain.spoken.romance import FRENCH, SPANISH
from bestfriend_desktop.domain.spoken.rules import Compiled, Rule, applied, compiled, rules

_EMOTICONS = rules((r"(?<!\S)(?:[:;=8xX][-'^]?[)(DPpOo/|\]\[3*]|<3|\^\^|[xX]D)(?=[.,!?]?(?!\S))", ""))

_LONE_MARKS = rules(
    (r"(?:\.{2,}|…)(?=\s*\w)", ", "),
    (r"(?:\.{2,}|…)(?=\s*[,;:])", ""),
    (r"(?<!\w)[#*](?!\w)", " "),
    (r"[{}\[\]|^\\]", " "),
    (r"\$(?!\s?\d)", ""),
)

_ELSEWHERE = rules((r"\s*(?:→|⇒|->|=>|↔)\s*", ", "), (r"(?<!\S)~(?=\d)", ""))

_RULES: dict[str, tuple[Rule, ...]] = {"en": ENGLISH, "de": GERMAN, "es": SPANISH, "fr": FRENCH}


def speakable(text: str, language: str) -> str:
    """The same, for a voice of that language (`en-us`, `de`); the first text of a language takes longer."""
    return " ".join(applied(text, _compiled(language[:2].lower())).split())


@cache
def _compiled(language: str) -> tuple[Compiled, ...]:
    return compiled((*_EMOTICONS, *_RULES.get(language, _ELSEWHERE), *_LONE_MARKS))
