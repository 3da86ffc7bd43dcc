"""What can be asked how it is."""

from collections.abc import Sequence
from typing import Protocol

from bestfriend_desktop.domain.health import PartHealth


class Probe(Protocol):
    """A part whose health can be asked for."""

    async def health(self) -> Sequence[PartHealth]:
        """How it is; never raises, answers within seconds."""
        ...
