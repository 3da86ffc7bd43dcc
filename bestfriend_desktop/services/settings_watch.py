"""Settings that another program changes, or a hand in the file, are applied while this one runs.

The file is looked at now and then: one question to the disk, which works the same on every system and on
shares, where notices of changes get lost.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.ports import Spawn
from bestfriend_desktop.settings.store import SettingsStore

LOOK_EVERY_S = 1.5


class SettingsWatch:
    """Tells of every setting that changed elsewhere, on the loop it was started on.

    Args:
        settings: looks at its file whenever it is read, from whatever thread.
        changed: told the name of each.
        failed: told what is newly wrong with the file.
        spawn: starts its work.
    """

    def __init__(
        self,
        settings: SettingsStore,
        changed: Callable[[str], None],
        failed: Callable[[BestFriendError], None],
        spawn: Spawn,
    ) -> None:
        self._settings = settings
        self._changed = changed
        self._failed = failed
        self._spawn = spawn
        self._ours: set[str] = set()
        self._looking: asyncio.Task[None] | None = None
        self._unsubscribe: Callable[[], None] = lambda: None

    def start(self, every_s: float = LOOK_EVERY_S) -> None:
        """Look from now on; starting twice looks once."""
        if self._looking is not None:
            return
        loop = asyncio.get_running_loop()

        def hear(name: str) -> None:
            if name not in self._ours:
                with suppress(RuntimeError):  # the loop has just closed
                    loop.call_soon_threadsafe(self._tell, name)

        self._unsubscribe = self._settings.subscribe(hear)
        self._looking = self._spawn(self._look(every_s), name="watch the settings")

    async def close(self) -> None:
        """Look no longer."""
        self._unsubscribe()
        if self._looking is not None:
            self._looking.cancel()
            await asyncio.wait([self._looking])
            self._looking = None

    @contextmanager
    def ours(self, name: str) -> Iterator[None]:
        """This program is changing a setting itself, and tells of that itself."""
        self._ours.add(name)
        try:
            yield
        finally:
            self._ours.discard(name)

    def _tell(self, name: str) -> None:
        if self._looking is not None:
            self._changed(name)

    async def _look(self, every_s: float) -> None:
        known = {str(problem) for problem in self._settings.problems}  # those are told by the start
        while True:
            await asyncio.sleep(every_s)
            problems = {str(problem): problem for problem in self._settings.problems}
            for words, problem in problems.items():
                if words not in known:
                    self._failed(problem)
            known = set(problems)
