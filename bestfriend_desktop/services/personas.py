"""Who the companion is: read anew for every prompt, so that a change to its file is seen at once."""

import asyncio
from collections.abc import Callable
from pathlib import Path

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.persona import COMPANION_NAME, Persona, parse_persona
from bestfriend_desktop.settings.fields import Option

PERSONA_LIMIT_BYTES = 64 * 1024
"""A persona longer than this is a mistaken file: no model has room for it."""

_USUAL = "friend"
"""The companion's usual self."""


class Personas:
    """Reads the persona from the file the person chose, or from one of those that ship.

    Args:
        folder: has `friend.md`, and others.
        chosen: the name of one of the others, or the person's own file; empty for none.
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
        return parse_persona(await asyncio.to_thread(self._text))

    async def options(self) -> list[Option]:
        """Those that ship with the program; the empty one is the usual one."""
        return [
            Option("", COMPANION_NAME),
            *(Option(name, name.capitalize()) for name in await asyncio.to_thread(self._shipped)),
        ]

    def _text(self) -> str:
        chosen = self._chosen().strip()
        if chosen in self._shipped():
            return _read(self._folder / f"{chosen}.md")
        return _read(Path(chosen) if chosen else self._folder / f"{_USUAL}.md")

    def _shipped(self) -> list[str]:
        return sorted(file.stem for file in self._folder.glob("*.md") if file.stem != _USUAL)


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
