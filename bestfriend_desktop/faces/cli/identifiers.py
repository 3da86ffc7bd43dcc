"""What people type to name a thing: checked before the database is opened for it."""

from uuid import UUID

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.faces.cli.terminal import one_line


def identifier(text: str, *, of: str, listed_by: str) -> UUID:
    """The id that was typed.

    Args:
        text: what was typed.
        of: what it should name: `memory`.
        listed_by: the command that lists the ids.

    Raises:
        Refused: `memory_unknown` and the like: it is none.
    """
    try:
        return UUID(text)
    except ValueError as error:
        named = one_line(text)[:60]
        raise Refused(
            f"{of.replace(' ', '_')}_unknown",
            f"There is no {of} {named}." if named else "The id is empty.",
            f"The ids are listed by: {listed_by}",
        ) from error


def words_to_find(text: str) -> str:
    """The words that were typed to look for.

    Raises:
        Refused: `nothing_to_find`: there are none.
    """
    if not text.strip():
        raise Refused("nothing_to_find", "There is nothing to look for.", "Write some words.")
    return text
