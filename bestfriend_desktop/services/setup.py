"""The first start: whether somebody is asked, how far they have come, and what can be tried on the way."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.setup import SetupState, Step
from bestfriend_desktop.services.trying import Trying
from bestfriend_desktop.settings.setup_file import SetupFile


class Setup:
    """Asked once: whoever was here before, in whatever face, is not.

    Args:
        file: what is kept of it.
        has_conversations: whether anything was said here; waits for the store.
        trying: what can be tried out.
    """

    def __init__(
        self, file: SetupFile, has_conversations: Callable[[], Awaitable[bool]], trying: Trying
    ) -> None:
        self._file = file
        self._has_conversations = has_conversations
        self.trying = trying

    def is_wanted_at_once(self) -> bool:
        """Whether it is sure, without the store, that somebody is to be asked: begun, or a new folder.

        In a new folder it is noted at once that it has begun: who sets something and closes the window in the
        first second would otherwise pass for somebody who was here before.
        """
        state = self._file.read()
        if state.begun or not self._file.is_new_folder():
            return state.begun and not state.is_over
        with suppress(BestFriendError):  # a folder that cannot be written is told elsewhere
            self._file.change(_begun)
        return True

    async def is_wanted(self) -> bool:
        """Whether somebody is to be asked; waits for the store where only that knows."""
        state = await self.state()
        if state.begun:
            return not state.is_over
        if await asyncio.to_thread(self._file.has_settings):
            return False
        try:
            return not await self._has_conversations()
        except BestFriendError:
            return False  # what is wrong there is told elsewhere, and no setup mends it

    async def state(self) -> SetupState:
        """How far it has come."""
        return await asyncio.to_thread(self._file.read)

    async def begin(self) -> SetupState:
        """It is shown; closed in the middle, it goes on there the next time."""
        return await self._change(_begun)

    async def done(self, step: Step) -> SetupState:
        """A step was gone through, or skipped."""
        return await self._change(lambda state: state.with_done(step))

    async def end(self) -> SetupState:
        """The rest is left out, and not asked again."""
        return await self._change(SetupState.ended)

    async def _change(self, change: Callable[[SetupState], SetupState]) -> SetupState:
        return await asyncio.to_thread(self._file.change, change)


def _begun(state: SetupState) -> SetupState:
    return SetupState(True, state.done, state.is_over)
