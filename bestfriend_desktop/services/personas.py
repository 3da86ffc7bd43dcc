"""Who the companion is: the words at the head of every prompt."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bestfriend_desktop.domain.errors import Misconfigured

PERSONA_LIMIT_BYTES = 64 * 1024
"""A persona longer than this is a mistaken file: no model has room for it."""


class Personas:
    """Reads the persona from the file the person chose, or from the one that ships."""

    def __init__(self, shipped: Path, chosen: Callable[[], str]) -> None:
        self._shipped = shipped
        self._chosen = chosen

    async def text(self) -> str:
        """The persona, as it stands in its file now.

        Raises:
            Misconfigured: `persona_unreadable`, `persona_not_utf8`, `persona_too_long`.
        """
        chosen = self._chosen().strip()
        return await asyncio.to_thread(_read, Path(chosen) if chosen else self._shipped)


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
