"""Going on with a reply that was cut off: what the model is told, and how the two parts are joined.

Few engines can be made to go on in the middle of a word. So the model is asked to begin with the last words
that stand there already; where it does, the place is found by them, and they are not written twice.
"""

from collections.abc import Callable

from bestfriend_desktop.domain.prompt import PromptMessage

LAST_WORDS = 6
"""So many are to be repeated."""

LONGEST_OVERLAP = 300
"""Letters; a model that repeats more begins anew."""

SHORTEST_OVERLAP = 3
"""Letters; fewer may be the same by chance."""

_BEFORE_WORDS = " \n\t\"'\u201c\u201e\u00ab\u2026."
_NO_SPACE_BEFORE = ",.;:!?)]}%\u2019\u201d\u00bb\u2026"


def continuation(reply: str, room_tokens: int, count: Callable[[str], int]) -> tuple[PromptMessage, ...]:
    """What stands in the prompt behind the message that is being answered.

    Args:
        reply: as far as it came.
        room_tokens: what this may take; of a longer reply only its end is shown.
        count: tokens of a text.
    """
    shown = reply
    while len(shown) > LONGEST_OVERLAP and count(shown) > room_tokens:
        shown = shown[len(shown) // 4 :].partition(" ")[2] or shown[len(shown) // 4 :]
    return PromptMessage("assistant", shown), PromptMessage("user", instruction(reply))


def instruction(reply: str) -> str:
    """How the model is asked."""
    return (
        "[Your last message was cut off in the middle. Go on with it: write only what is still missing, "
        f'beginning with its last words, which were "{_last_words(reply)}". '
        "No greeting, no apology, no comment.]"
    )


class Joint:
    """Passes on what is written behind a text, less what stands there already.

    Args:
        before: the text.
    """

    def __init__(self, before: str) -> None:
        self._before = before
        self._tail = before.rstrip()[-LONGEST_OVERLAP:]
        self._held: str | None = ""

    def feed(self, piece: str) -> str:
        """What of it is new, as far as that is certain."""
        if self._held is None:
            return piece
        self._held += piece
        return "" if self._may_overlap(self._held) else self.rest()

    def rest(self) -> str:
        """What was held back."""
        held, self._held = self._held, None
        return self._joined(held) if held else ""

    def _may_overlap(self, held: str) -> bool:
        """More may show that it begins with words that are there."""
        begins = held.lstrip(_BEFORE_WORDS)
        return not begins or any(
            self._tail.startswith(begins, at)
            for at in range(len(self._tail) - len(begins))
            if self._tail[at] == begins[0]
        )

    def _joined(self, held: str) -> str:
        for begins in (held.lstrip(), held.lstrip(_BEFORE_WORDS)):
            for length in range(min(len(begins), len(self._tail)), SHORTEST_OVERLAP - 1, -1):
                if self._tail.endswith(begins[:length]):
                    return begins[length:]
        is_apart = held[0].isspace() or held[0] in _NO_SPACE_BEFORE or self._before[-1:].isspace()
        return held if is_apart else f" {held}"


def _last_words(reply: str) -> str:
    line = reply.rstrip().rpartition("\n")[2]
    return " ".join(line.split()[-LAST_WORDS:])[-80:]
