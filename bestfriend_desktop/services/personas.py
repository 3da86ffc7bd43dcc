"""Who the companion is: read anew for every prompt, so that a change to its file is seen at once."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.persona import Persona, parse_persona

PERSONA_LIMIT_BYTES = 64 * 1024
"""A persona longer than this is a mistaken file: no model has room for it."""


class Personas:
    """Reads the persona from the file the person chose, or from one of those that ship.

    Args:
        folder: has `friend.md`.
        chosen: the person's own file; empty for none.
    """

    def __init__(self, folder: Path, chosen: Callable[[], str]) -> None:
        self._folder = folder
        self._chosen = chosen

    async def persona(self) -> Persona:
        """The persona, as it stands in its file now.

        Raises:
            Misconfigured: `persona_unreadable`, `persona_not_utf8`, `persona_too_long` or
                `persona_examples_odd`.
        """
        chosen = self._chosen().strip()
        file = Path(chosen) if chosen else self._folder / "friend.md"
        return parse_persona(await asyncio.to_thread(_read, file))


def _read(file: Path) -> str:
    remedy = "Choose another file, or none: bestfriend settings reset companion.persona_file"
    try:
        file = file.expanduser()
        if file.stat().st_size > PERSONA_LIMIT_BYTES:
            raise Misconfigured(
                "persona_too_long",
                f"The persona file {file} is longer than {PERSONA_LIMIT_BYTES // 1024} KB.",
                "Shorten it to a page or less.",
            )
        return file.read_bytes().decode("utf-8-sig").replace("\0", "").strip()
    except UnicodeDecodeError as error:
        raise Misconfigured(
            "persona_not_utf8",
            f"The persona file {file} is not UTF-8 text (byte {error.start + 1}).",
            "Save it as UTF-8. " + remedy,
        ) from error
    except OSError as error:
        raise Misconfigured(
            "persona_unreadable", f"The persona file {file} cannot be read ({error.strerror}).", remedy
        ) from error
