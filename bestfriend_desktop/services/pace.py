"""The pace of work behind the conversation: small batches, rests between them, and none during a reply."""

import asyncio
import time
from collections.abc import Callable

from bestfriend_desktop.services.quiet import Quiet

BATCH_S = 0.02
"""Wanted of a batch; a reply that begins in the middle of one has the machine to itself after it."""
RESTS = 2.0
"""Times as long as the batch before it: a reply begins in a rest two times out of three."""
LEAST_REST_S = 0.01
LARGEST = 2_000
"""Memories of a batch: a few megabytes."""


class Pace:
    """Says how much to do at once, from how long it took last time, and rests in between.

    Args:
        quiet: work goes on when no reply is being written.
        least: how much to do at once, in whatever is worked on, at first and at the least: where the machine
            is busy with something else a batch is mostly waiting, and smaller ones would only be more.
        clock: seconds.
    """

    def __init__(self, quiet: Quiet, *, least: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._quiet = quiet
        self._least = least
        self._clock = clock
        self._began = clock()
        self.size = least
        """How much the next batch should be."""

    async def rest(self) -> None:
        """Call it after each batch; the next may begin when it returns."""
        took = self._clock() - self._began
        # At most twice as much: the first ones may find everything at hand.
        fitting = round(self.size * min(2.0, BATCH_S / max(took, 1e-6)))
        self.size = max(self._least, min(fitting, LARGEST))
        await asyncio.sleep(max(LEAST_REST_S, RESTS * took))
        await self._quiet.wait()
        self._began = self._clock()
