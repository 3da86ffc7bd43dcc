"""APScheduler, on the core's loop: work that comes round again."""

import asyncio
import importlib
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any


class ApScheduler:
    """Fulfils `ports.Scheduler`; nothing is imported or started before the first work is given."""

    def __init__(self) -> None:
        self._scheduler: Any = None  # of APScheduler, which has no types

    async def every(self, period_s: float, work: Callable[[], Awaitable[None]], *, name: str) -> None:
        """Do the work now and again after each period; never twice at once."""
        # Some hundred modules, which would hold the loop up.
        module = await asyncio.to_thread(importlib.import_module, "apscheduler.schedulers.asyncio")
        if self._scheduler is None:
            # Otherwise it tells of each run in the log.
            logging.getLogger("apscheduler").setLevel(logging.WARNING)
            self._scheduler = module.AsyncIOScheduler(timezone=UTC)
            self._scheduler.start()

        async def run() -> None:
            with suppress(asyncio.CancelledError):  # by `close`; it would be told as an error
                await work()

        self._scheduler.add_job(
            run,
            "interval",
            seconds=period_s,
            timezone=UTC,
            name=name,
            next_run_time=datetime.now(UTC),
            # After sleep: once for all that was missed, however late.
            coalesce=True,
            misfire_grace_time=None,
            max_instances=1,
        )

    async def close(self) -> None:
        """Start nothing any more; work that is under way is cancelled."""
        if self._scheduler is not None:
            self._scheduler.shutdown(wait=False)
            self._scheduler = None
            await asyncio.sleep(0)  # it shuts down in the loop's next round
