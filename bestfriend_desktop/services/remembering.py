"""Remembering: what is said is noted at once and understood behind the conversation.

Messages become memories in the transaction that stores them (`ports.ConversationStore.append`). What is left
to do waits in the store's outbox: vectors to be made, facts to be drawn. One task each works it off; drawing
steps aside while a reply is being written; both begin where they were after a crash.
"""

import asyncio
import logging
from collections.abc import Callable, Sequence
from contextlib import suppress

from bestfriend_desktop.domain.conversation import OwnerId, utc_now
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import (
    Event,
    MemoriesChanged,
    MemoriesRecalled,
    TurnFailed,
    TurnFinished,
    TurnStarted,
)
from bestfriend_desktop.domain.memory import Embedding, MemoryType, Recollection
from bestfriend_desktop.ports import Embedder, MemoryStore, Spawn
from bestfriend_desktop.services.drawing import Drawing
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.model_choice import ModelChoice
from bestfriend_desktop.settings.schema import MemorySettings

RETRY_S = 30.0
"""After a failure (an embedder that is down), when the outbox is tried again."""

LOOK_AGAIN_S = 60.0
"""What another program took and died with comes free after a while, and nobody tells of it."""

LAST_BATCH_S = 3.0
"""How long closing waits for vectors that are being made: nobody could make them for the next minute."""

QUIET_S = 1.0
"""After a reply, before facts are drawn: the person may be about to go on, and the model is theirs first."""

_log = logging.getLogger(__name__)


def types_remembered(settings: MemorySettings) -> tuple[MemoryType, ...]:
    """The types that are switched on; none where memory is off as a whole."""
    if not settings.enabled:
        return ()
    switches = {
        MemoryType.CONVERSATION: settings.conversations,
        MemoryType.FACT: settings.facts,
        MemoryType.PREFERENCE: settings.preferences,
    }
    return tuple(type_ for type_, is_on in switches.items() if is_on)


class Remembering:
    """The work behind the conversation, of one owner."""

    def __init__(
        self,
        owner: OwnerId,
        store: MemoryStore,
        embedder: Embedder,
        choice: ModelChoice,
        settings: Callable[[], MemorySettings],
        events: EventBus,
        spawn: Spawn,
    ) -> None:
        self._owner = owner
        self._store = store
        self._embedder = embedder
        self._settings = settings
        self._drawing = Drawing(owner, store, choice, lambda: types_remembered(settings()), spawn)
        self._events = events
        self._spawn = spawn
        self._news = asyncio.Event()
        self._at_work = asyncio.Lock()
        self._replies_under_way = 0
        self._embedding: asyncio.Task[None] | None = None
        self._drawing_task: asyncio.Task[None] | None = None
        self._unsubscribe = events.subscribe(self._hear)

    async def start(self) -> None:
        """Take up the outbox; what a crash has left in it too."""
        self._news.set()
        self._embedding = self._spawn(self._embed_for_ever(), name="embed memories")
        self._draw_soon()

    async def close(self) -> None:
        """Stop working; what is left waits in the outbox."""
        self._unsubscribe()
        with suppress(TimeoutError):
            async with asyncio.timeout(LAST_BATCH_S):
                await self._at_work.acquire()
        tasks = [task for task in (self._embedding, self._drawing_task) if task is not None]
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)

    def _hear(self, event: Event) -> None:
        match event:
            case TurnStarted():
                self._replies_under_way += 1
                self._news.set()
                if self._drawing_task is not None:
                    self._drawing_task.cancel()
            case TurnFinished() | TurnFailed():
                self._replies_under_way -= 1
                self._news.set()
                self._draw_soon()
            case MemoriesChanged():
                self._news.set()
            case MemoriesRecalled(recollections=recollections):
                self._spawn(self._touch(recollections), name="touch memories")
            case _:
                pass

    async def _touch(self, recollections: Sequence[Recollection]) -> None:
        try:
            await self._store.touch(self._owner, [one.memory.id for one in recollections], utc_now())
        except BestFriendError as error:
            _log.info("not counted that memories came to mind: %s", error.code)

    async def _embed_for_ever(self) -> None:
        looked_at_all = False
        while True:
            try:
                async with asyncio.timeout(LOOK_AGAIN_S):
                    await self._news.wait()
            except TimeoutError:
                self._draw_soon()
            self._news.clear()
            try:
                if not looked_at_all:
                    # Behind the start, for it compares all memories with all vectors.
                    await self._store.use_embedder(self._owner, self._embedder.name)
                    looked_at_all = True
                while await self._embed_some():
                    pass
            except BestFriendError as error:
                _log.info("memories wait to be embedded: %s", error.code)
                await asyncio.sleep(RETRY_S)
                self._news.set()

    async def _embed_some(self) -> bool:
        async with self._at_work:
            waiting = await self._store.take_to_embed(self._owner)
            if not waiting:
                return False
            embedded = await self._embedder.documents([memory.content for memory in waiting])
            vectors = [
                Embedding(memory, tuple(text.vector), text.token_vectors)
                for memory, text in zip(waiting, embedded, strict=True)
            ]
            await self._store.embed(self._owner, self._embedder.name, vectors)
            return True

    def _draw_soon(self) -> None:
        if self._replies_under_way or not types_remembered(self._settings()):
            return
        if self._drawing_task is None or self._drawing_task.done():
            self._drawing_task = self._spawn(self._draw_all(), name="draw facts")

    async def _draw_all(self) -> None:
        await asyncio.sleep(QUIET_S)
        try:
            while await self._drawing.draw_waiting():
                self._events.publish(MemoriesChanged())
        except BestFriendError as error:
            _log.info("messages wait to be read for facts: %s", error.code)
