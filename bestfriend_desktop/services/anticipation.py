"""What is being written or spoken, read before it is said: memories then come to mind sooner.

What is written is a draft in each pause; what is spoken, wherever the turn may be over.

Nothing that was recalled for a draft is used or kept: what is remembered, or may be, can change until it is
said. What is kept is the reading, which is true of the same words for a while; and what recall needs is at
hand again (weights, pages of the database, its own code), which a reply had driven out of the processor's
caches.
"""

import asyncio
import time
from collections.abc import Awaitable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.services.prompting import Prompting
from bestfriend_desktop.services.recalling import Reading

HOLDS_S = 30.0
"""How long a reading is good for: `yesterday` means another day after midnight."""


@dataclass(frozen=True, slots=True)
class _Expected:
    text: str
    at: float
    reading: asyncio.Task[Reading | None]
    rehearsal: asyncio.Task[None]

    def drop(self) -> None:
        self.reading.cancel()
        self.rehearsal.cancel()


class Anticipation:
    """What one person is about to say.

    Args:
        prompts: reads it.
        spawn: runs what is done ahead.
    """

    def __init__(self, prompts: Prompting, spawn: Spawn) -> None:
        self._prompts = prompts
        self._spawn = spawn
        self._expected: _Expected | None = None

    def expect(self, text: str) -> None:
        """Be ready for this, as it will be said; an empty text: for nothing any more."""
        if self._held(text):
            return
        self.forget()
        if text and self._prompts.reads_here:
            reading = self._spawn(self._prompts.read(text), name="reading a draft")
            # Shielded: it may be said before it is read, and then the rehearsal ends but not the reading.
            rehearsing = self._prompts.rehearse(asyncio.shield(reading))
            rehearsal = self._spawn(rehearsing, name="rehearsing for a draft")
            self._expected = _Expected(text, time.monotonic(), reading, rehearsal)

    def forget(self) -> None:
        """Expect nothing any more."""
        if self._expected:
            self._expected.drop()
        self._expected = None

    @contextmanager
    def reading(self, text: str) -> Iterator[Awaitable[Reading | None]]:
        """What is said, read: begun before, or now; no longer needed afterwards."""
        if held := self._held(text):
            self._expected = None
            held.rehearsal.cancel()
        reading = (
            held.reading if held else self._spawn(self._prompts.read(text), name="reading what was said")
        )
        try:
            yield reading
        finally:
            reading.cancel()  # where the turn ended before it did

    def _held(self, text: str) -> _Expected | None:
        held = self._expected
        return held if held and held.text == text and time.monotonic() - held.at < HOLDS_S else None
