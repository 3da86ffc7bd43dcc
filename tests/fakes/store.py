"""A store in memory: a real `Store`, that forgets everything when the test ends."""

import asyncio
from collections.abc import Callable, Sequence

from bestfriend_desktop.adapters.transient import TransientConversations
from bestfriend_desktop.domain.conversation import OwnerId, new_id
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.health import HealthState, PartHealth
from tests.fakes.digests import HeldDigests
from tests.fakes.memory import EmptyMemories
from tests.fakes.upkeep import UpkeepLog


class TransientStore:
    """Opens at once, or fails, or waits until the test lets it go on."""

    def __init__(self, failure: BestFriendError | None = None) -> None:
        self.conversations = TransientConversations()
        self.memories: EmptyMemories = EmptyMemories()
        self.digests = HeldDigests()
        self.upkeep = UpkeepLog()
        self.may_open = asyncio.Event()
        self.may_open.set()
        self._failure = failure
        self._owner = OwnerId(new_id())

    async def open(self, progress: Callable[[str], None]) -> None:
        progress("Opening the store")
        await self.may_open.wait()
        if self._failure:
            raise self._failure

    async def local_owner(self) -> OwnerId:
        return self._owner

    async def health(self) -> Sequence[PartHealth]:
        if self._failure:
            failed = self._failure
            return (PartHealth("database", HealthState.MISSING, failed.message, failed.remedy, needed=True),)
        return (PartHealth("database", HealthState.OK, "In memory.", needed=True),)

    async def close(self) -> None:
        pass
