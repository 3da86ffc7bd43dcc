"""Remembering: what is said is noted at once and understood behind the conversation.

Messages become memories in the transaction that stores them (`ports.ConversationStore.append`). What is left
to do waits in the store: messages nobody has looked at for facts, conversations without a title of their own,
conversations that rest. One task works it off; it makes way while a reply is being written, and begins where
it was after a crash.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import count

from bestfriend_desktop.domain.conversation import OwnerId, utc_now
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, MemoriesChanged, MemoriesRecalled
from bestfriend_desktop.domain.memory import MemoryType, Recollection
from bestfriend_desktop.ports import Spawn, Store
from bestfriend_desktop.services.drawing import Drawing
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import ModelChoice
from bestfriend_desktop.services.quiet import Quiet
from bestfriend_desktop.services.summarising import Summarising
from bestfriend_desktop.services.titling import Titling
from bestfriend_desktop.settings.schema import MemorySettings

LOOK_AGAIN_S = 60.0
"""What another program took and died with comes free after a while, and nobody tells of it."""

LOOKS_AT_CONVERSATIONS = 10
"""Every so many looks also for conversations that have come to rest: without a model that is able, each look
at them asks the Ollama server whether there is one now."""

QUIET_S = 1.0
"""After a reply, before facts are drawn: the person may be about to go on, and the model is theirs first."""

LAST_LOOK_S = 1.0
"""How long closing may take for what rules can draw; it mostly takes some milliseconds."""

LAST_LOOK_WITH_MODEL_S = 4.0
"""How long closing waits for a model, which reads one message in a second or two where it is loaded."""

_log = logging.getLogger(__name__)


def types_remembered(settings: MemorySettings) -> tuple[MemoryType, ...]:
    """The types that are switched on; none where memory is off as a whole."""
    if not settings.enabled:
        return ()
    switches = {
        MemoryType.CONVERSATION: settings.conversations,
        MemoryType.FACT: settings.facts,
        MemoryType.PREFERENCE: settings.preferences,
        MemoryType.SUMMARY: settings.summaries,
    }
    return tuple(type_ for type_, is_on in switches.items() if is_on)


class Remembering:
    """The work behind the conversation, of one owner."""

    def __init__(
        self,
        owner: OwnerId,
        store: Store,
        choice: ModelChoice,
        settings: Callable[[], MemorySettings],
        events: EventBus,
        spawn: Spawn,
    ) -> None:
        self._owner = owner
        self._store = store.memories
        self._choice = choice
        self._settings = settings
        self._drawing = Drawing(owner, store.memories, choice, self._types, spawn)
        self._titling = Titling(owner, store.digests, store.conversations, choice, events)
        self._summarising = Summarising(owner, store.digests, store.memories, choice, events)
        self._events = events
        self._spawn = spawn
        self._quiet = Quiet(events, broken=self._make_way, returned=self._work_soon)
        self._quiet_s = QUIET_S
        self._work: asyncio.Task[None] | None = None
        self._looking: asyncio.Task[None] | None = None
        self._unsubscribe = events.subscribe(self._hear)

    def start(self, quiet_s: float = QUIET_S) -> None:
        """Take up what is left to do, also by a crash.

        Args:
            quiet_s: how long nobody must have said anything before work begins.
        """
        self._quiet_s = quiet_s
        self._looking = self._spawn(self._look_for_ever(), name="look for work of memory")

    async def close(self) -> None:
        """Stop working, once what was said here has been read for facts.

        A program that takes one message has no time for it before. Where the model that is asked takes too
        long, rules draw what they can.
        """
        self._unsubscribe()
        self._quiet.close()
        tasks = [task for task in (self._looking, self._work) if task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        with suppress(BestFriendError):
            if self._types():
                is_done = await self._draw_within(LAST_LOOK_WITH_MODEL_S, by_rules=False)
                if not is_done:
                    await self._draw_within(LAST_LOOK_S, by_rules=True)

    async def draw_now(self) -> int:
        """Read at once what waits to be read for facts; how many messages.

        Raises:
            Unavailable: the store does not answer.
        """
        read = 0
        while self._types() and (count := await self._drawing.draw_waiting()):
            read += count
        if read:
            self._events.publish(MemoriesChanged())
        return read

    async def _draw_within(self, limit_s: float, *, by_rules: bool) -> bool:
        """Read what waits; False where the time was not enough."""
        with suppress(TimeoutError):
            async with asyncio.timeout(limit_s):
                while await self._drawing.draw_waiting(by_rules=by_rules):
                    pass
                return True
        return False

    def _types(self) -> tuple[MemoryType, ...]:
        return types_remembered(self._settings())

    def _hear(self, event: Event) -> None:
        if isinstance(event, MemoriesRecalled):
            self._spawn(self._touch(event.recollections), name="touch memories")

    async def _touch(self, recollections: Sequence[Recollection]) -> None:
        try:
            await self._store.touch(self._owner, [one.memory.id for one in recollections], utc_now())
        except BestFriendError as error:
            _log.info("not counted that memories came to mind: %s", error.code)

    async def _look_for_ever(self) -> None:
        for look in count():
            self._work_soon(conversations=look % LOOKS_AT_CONVERSATIONS == 0)
            await asyncio.sleep(LOOK_AGAIN_S)

    def _work_soon(self, *, conversations: bool = True) -> None:
        if self._quiet and (self._work is None or self._work.done()):
            self._work = self._spawn(self._work_off(conversations), name="work of memory")

    def _make_way(self) -> None:
        if self._work is not None:
            self._work.cancel()

    async def _work_off(self, conversations: bool) -> None:
        await asyncio.sleep(self._quiet_s)
        types = self._types()
        works = [
            (self._titling.name_untitled, conversations),  # first, for it is seen, and short
            (self._draw, bool(types)),
            (self._summarising.sum_up_rested, conversations and MemoryType.SUMMARY in types),
        ]
        for work in (work for work, is_due in works if is_due):
            try:
                await work()
            except BestFriendError as error:
                _log.info("work of memory waits: %s", error.code)

    async def _draw(self) -> None:
        while await self._drawing.draw_waiting():
            self._events.publish(MemoriesChanged())
