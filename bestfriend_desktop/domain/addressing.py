"""Who is meant by "I", "you" and the two names: English pronouns, names of any script."""

import re
from collections.abc import Iterator

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.word_search import fold, is_unspaced

_FIRST = {"subject": "I", "object": "me", "possessive": "my", "own": "mine", "self": "myself"}
_SECOND = {"subject": "you", "object": "you", "possessive": "your", "own": "yours", "self": "yourself"}
PRONOUNS = {
    **{word.lower(): (Role.PERSON, case) for case, word in _FIRST.items()},
    **{word: (Role.COMPANION, case) for case, word in _SECOND.items()},
    "you": (Role.COMPANION, "subject"),
}
"""Folded, with whom they mean and in which case."""
_CALL = (
    r"(?:(?P<before>^\s*|[.?!\n]\s+|\b(?i:hey|hi|hello|ok|okay|so|and|well)\s+)(?:{name})\s*[,\uff0c]\s*)"
    r"|(?: ?[,\uff0c]\s*(?:{name})(?=\s*(?:[.?!\n]|$)))"
)
"""A name set off by a comma, at the beginning of a sentence or at its end."""


class Addressing:
    """The two who talk, as one of them speaks of both."""

    def __init__(self, person_name: str = "", companion_name: str = "") -> None:
        """`person_name`, `companion_name`: whole or first names; "" where unknown."""
        self._names: dict[str, Role] = {}
        for role, name in ((Role.PERSON, person_name.strip()), (Role.COMPANION, companion_name.strip())):
            for part in (name, *name.split()[:1]):
                if any(character.isalnum() for character in part):
                    self._names.setdefault(part, role)
        names = [_as_word(name) for name in sorted(self._names, key=len, reverse=True)]
        pronouns = rf"\b(?ai:{'|'.join(PRONOUNS)})\b(?!'t\b)"  # a: the Turkish letters of "i" are none
        self._pattern = re.compile("|".join((pronouns, *(rf"{name}(?:'s\b)?" for name in names))))
        self._call = re.compile(_CALL.format(name="|".join(names))) if names else None

    @property
    def own_names(self) -> frozenset[str]:
        """The names of both, whole and first ones, as written."""
        return frozenset(self._names)

    def roles(self, text: str) -> list[Role]:
        """Of whom the text speaks, in order of first mention."""
        return list(dict.fromkeys(role for role, _, _ in self._mentions(text)))

    def names(self, text: str) -> set[str]:
        """The words of the text, folded, that are one of the two names."""
        words = (found.group().removesuffix("'s") for _, _, found in self._mentions(text))
        return {fold(word) for word in words if word.lower() not in PRONOUNS or word in self._names}

    def uncalled(self, text: str) -> str:
        """The text without the name by which it calls one of the two ("Robin, ...", "..., Robin?")."""
        return self._call.sub(r"\g<before>", text) if self._call else text

    def as_said_by(self, speaker: Role, text: str) -> str:
        """The text with `speaker` as "I" and the other one as "you"."""
        said, at, seen = [], 0, False
        for role, case, found in self._mentions(text):
            if role is speaker and case == "subject" and seen:
                case = "object" if found.group() == "you" else case
            seen = seen or role is speaker
            said += [text[at : found.start()], (_FIRST if role is speaker else _SECOND)[case]]
            at = found.end()
        return "".join((*said, text[at:]))

    def _mentions(self, text: str) -> Iterator[tuple[Role, str, re.Match[str]]]:
        for found in self._pattern.finditer(text):
            word = found.group()
            if word.lower() in PRONOUNS and word not in self._names:
                role, case = PRONOUNS[word.lower()]
                yield role, case, found
            else:
                name = word.removesuffix("'s")
                yield (
                    self._names.get(name) or self._names[word],
                    "subject" if name == word else "possessive",
                    found,
                )


def _as_word(name: str) -> str:
    """A pattern: a name in a script without spaces stands anywhere, another is a word of its own."""
    edge = "" if is_unspaced(fold(name)) else r"\b"
    return rf"{edge}{re.escape(name)}{edge}"
