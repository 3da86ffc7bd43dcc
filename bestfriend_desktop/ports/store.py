"""The database as a whole."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.health import PartHealth
from bestfriend_desktop.ports.conversations import ConversationStore
from bestfriend_desktop.ports.digests import DigestStore
from bestfriend_desktop.ports.memory import MemoryStore
from bestfriend_desktop.ports.upkeep import UpkeepStore


class Store(Protocol):
    """The database as a whole: opened once, closed once."""

    @property
    def conversations(self) -> ConversationStore:
        """Valid after `open`."""
        ...

    @property
    def memories(self) -> MemoryStore:
        """Valid after `open`."""
        ...

    @property
    def digests(self) -> DigestStore:
        """Valid after `open`."""
        ...

    @property
    def upkeep(self) -> UpkeepStore:
        """Valid after `open`."""
        ...

    async def open(self, progress: Callable[[str], None]) -> None:
        """Start or reach the server and migrate; `progress` is told each step in words.

        Raises `Unavailable` or `Misconfigured` with a remedy.
        """
        ...

    async def local_owner(self) -> OwnerId:
        """The person who uses this machine; made at first start."""
        ...

    async def health(self) -> Sequence[PartHealth]:
        """How the database is; never raises."""
        ...

    async def close(self) -> None:
        """Let the server go (the last program that uses the embedded one stops it)."""
        ...
