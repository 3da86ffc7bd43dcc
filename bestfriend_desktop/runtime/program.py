"""One running program: the companion, and the core it runs on. Every face is handed one of these."""

import concurrent.futures
from dataclasses import dataclass, field

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.runtime import crash, garbage
from bestfriend_desktop.runtime.core_thread import CoreThread
from bestfriend_desktop.runtime.logging import Log, configure
from bestfriend_desktop.runtime.paths import Paths
from bestfriend_desktop.services.companion import Companion
from bestfriend_desktop.settings.store import SettingsStore

CLOSE_TIMEOUT_S = 15.0
"""How long closing may take: a database on a slow disk wants some seconds to stop."""


@dataclass(slots=True)
class Program:
    """What `app.build` has put together."""

    paths: Paths
    settings: SettingsStore
    companion: Companion
    core: CoreThread = field(default_factory=CoreThread)
    _log: Log | None = None

    def start(self) -> concurrent.futures.Future[None]:
        """Open the log, start the core and, on it, the companion.

        Returns:
            A future that ends when messages can be taken, or with the `BestFriendError` that
            `StartupFailed` was published for.
        """
        crash.install(self.companion.events.publish)
        garbage.spare_what_stays(self.companion.events)
        try:
            self.paths.prepare()
            self._log = configure(self.paths, self.settings)
        except BestFriendError as error:
            unusable = error
            self.core.start()
            return self.core.submit(self.companion.give_up(unusable))
        self.core.start()
        return self.core.submit(self.companion.start())

    def close(self) -> None:
        """Keep what was being written, close the store and end the core; safe to call twice."""
        if not self.core.is_running:
            return
        try:
            self.core.submit(self.companion.close()).result(CLOSE_TIMEOUT_S)
        except Exception as error:
            crash.report(error, "closing")
        finally:
            self.core.stop()
            if self._log is not None:
                self._log.close()
