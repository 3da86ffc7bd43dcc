"""Replies that begin with thoughts and say so by no tag: a model's template has opened the thoughts already.

Only the closing tag will show it, when everything has been read and spoken. But such thoughts begin alike:
they speak of the person as "the user". A reply that begins so waits until it is clear what it is.
"""

_HESITATIONS = (
    "",
    "okay, ",
    "okay. ",
    "okay so ",
    "okay, so ",
    "ok, ",
    "ok, so ",
    "alright, ",
    "alright, so ",
    "all right, ",
    "hmm, ",
    "hmm. ",
    "hmm, so ",
    "so, ",
    "so ",
    "well, ",
    "first, ",
    "now, ",
    "we see that ",
    "let me see. ",
    "also, ",
    "gut, ",
    "bien, ",
    "bueno, ",
    "vale, ",
    "d'accord, ",
    "\u597d\u7684\uff0c",
    "\u55ef\uff0c",
)

_SUBJECTS = (
    "the user",
    "this user",
    "user wants",
    "user asks",
    "user says",
    "der nutzer",
    "der benutzer",
    "der anwender",
    "die nutzerin",
    "el usuario",
    "la usuaria",
    "l'utilisateur",
    "l\u2019utilisateur",
    "\u7528\u6237",
)

_PLANS = (
    "we need to respond",
    "we need to answer",
    "we need to reply",
    "we should respond",
    "we should answer",
    "i need to respond",
    "i need to reply",
    "i should respond",
    "i should reply",
    "let me think about what the user",
    "let me think about how to respond",
)

_BEGINNINGS = frozenset(
    [hesitation + subject for hesitation in _HESITATIONS for subject in _SUBJECTS]
    + [hesitation + plan for hesitation in _HESITATIONS for plan in _PLANS]
)

_PREFIXES = frozenset(whole[:length] for whole in _BEGINNINGS for length in range(1, len(whole)))

_LONGEST = max(map(len, _BEGINNINGS))


def is_musing(text: str) -> bool:
    """The reply begins like thoughts."""
    start = text[:_LONGEST].lower()
    return any(start[:length] in _BEGINNINGS for length in range(1, len(start) + 1))


def may_be_musing(text: str) -> bool:
    """So far it may become the beginning of thoughts."""
    return text.lower() in _PREFIXES
