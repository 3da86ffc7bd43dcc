"""Vectors for memories: for each new one at once, and for all of them anew when the embedder changes.

Recall compares the vectors of the embedder in use and of no other. When the settings choose another, all
memories are embedded a second time behind the conversation; questions and what is newly said still go by the
old one. When none is left the store switches in one moment and erases the old vectors. How far a change has
come is seen from the vectors alone: a crash costs a few of them, and the next start goes on.
"""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.embedders import EmbedderChange
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import (
    EmbedderChanged,
    EmbedderChanging,
    Event,
    MemoriesChanged,
    SettingChanged,
    TurnFailed,
    TurnFinished,
    TurnStarted,
)
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.memory import Embedding, MemoryId, Waiting
from bestfriend_desktop.ports import Embedder, Embedders, MemoryStore, Spawn
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.quiet import Quiet

RETRY_S = 30.0
"""After a failure (an embedder that is down), when it is tried again at the latest."""

LOOK_AGAIN_S = 60.0
"""What another program took and died with comes free after a while, and nobody tells of it."""

LAST_BATCH_S = 3.0
"""How long closing waits for vectors that are being made: nobody could make them for the next minute."""

CHANGE_AFTER_S = 1.0
"""After the start, when a change goes on: a command that ends at once need not begin with it."""

_log = logging.getLogger(__name__)


class Embeddings:
    """The vectors of one owner's memories.

    Args:
        owner: whose.
        store: where memories and vectors are.
        embedders: those there are, and the one that is wanted.
        events: told how far a change has come; hears of memories and settings.
        spawn: starts the work.
    """

    def __init__(
        self,
        owner: OwnerId,
        store: MemoryStore,
        embedders: Embedders,
        events: EventBus,
        spawn: Spawn,
    ) -> None:
        self._owner = owner
        self._store = store
        self._embedders = embedders
        self._events = events
        self._spawn = spawn
        self._in_use = embedders.wanted()
        self._news = asyncio.Event()
        self._wishes = asyncio.Event()
        self._quiet = Quiet(events)
        self._at_work = asyncio.Lock()
        self._problem: BestFriendError | None = None
        self._trouble: BestFriendError | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._unsubscribe = events.subscribe(self._hear)

    @property
    def in_use(self) -> Embedder:
        """The one that embeds questions now; its name says which vectors they may be compared with."""
        return self._in_use

    async def start(self, change_after_s: float = CHANGE_AFTER_S) -> None:
        """Take up what is left to be done, also by a crash.

        Args:
            change_after_s: when a change of embedder begins or goes on.

        Raises:
            Unavailable: the store does not answer.
        """
        await self._look_up()
        self._news.set()
        self._tasks = [
            self._spawn(self._embed_for_ever(), name="embed memories"),
            self._spawn(self._change_for_ever(change_after_s), name="change the embedder"),
        ]

    async def close(self) -> None:
        """Give what was just said its vectors, within moments, and stop; the rest waits in the outbox."""
        self._unsubscribe()
        self._quiet.close()
        with suppress(TimeoutError, BestFriendError):
            async with asyncio.timeout(LAST_BATCH_S):
                await self._embed_some()
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)

    async def change(self) -> EmbedderChange | None:
        """The change that is under way; None where the embedder that is wanted is in use.

        Raises:
            Unavailable: the store does not answer.
        """
        old, new = self._in_use.name, self._embedders.wanted().name
        if old == new:
            return None
        counted = await self._store.statistics(self._owner)
        return EmbedderChange(
            old,
            new,
            counted.embedded.get(new, 0),
            sum(counted.by_type.values()),
            self._problem.message if self._problem else "",
            self._problem.remedy if self._problem else "",
        )

    async def note(self) -> str:
        """What the person should know: how far a change is, or that the one in use does not answer; else "".

        Raises:
            Unavailable: the store does not answer.
        """
        if (change := await self.change()) is not None:
            return change.note
        if (trouble := self._trouble) is not None:
            return f"{trouble.message} Meanwhile memories are found by their words. {trouble.remedy}".rstrip()
        return ""

    async def health(self) -> tuple[PartHealth, ...]:
        """How the embedder in use is, and the one that shall take its place."""
        parts = [await self._in_use.health()]
        try:
            change = await self.change()
        except BestFriendError:
            return tuple(parts)  # the database says so itself
        if change is not None:
            wanted = await self._embedders.wanted().health()
            if wanted.state is HealthState.OK:
                parts.append(PartHealth("new embeddings", HealthState.OK, change.sentence))
            else:
                parts.append(
                    PartHealth("new embeddings", HealthState.DEGRADED, wanted.message, wanted.remedy)
                )
        return tuple(parts)

    def _hear(self, event: Event) -> None:
        match event:
            case TurnStarted() | TurnFinished() | TurnFailed() | MemoriesChanged():
                self._news.set()
            case SettingChanged(name=name) if name.startswith(("memory.embedder", "ollama.")):
                self._wishes.set()
            case _:
                pass

    async def _look_up(self) -> None:
        """See which one is in use; another program may have changed that."""
        name = await self._store.embedder_in_use(self._owner)
        if name != self._in_use.name:
            self._in_use = self._embedders.named(name) or self._embedders.wanted()

    # what is new

    async def _embed_for_ever(self) -> None:
        looked_at_all, wait_s = False, LOOK_AGAIN_S
        while True:
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._news.wait()
            self._news.clear()
            wait_s = LOOK_AGAIN_S
            try:
                await self._look_up()
                if not looked_at_all:
                    # Behind the start, for it compares all memories with all vectors.
                    await self._use()
                    looked_at_all = True
                while await self._embed_some():
                    pass
            except BestFriendError as error:
                _log.info("memories wait to be embedded: %s", error.code)
                self._trouble = error
                wait_s = RETRY_S

    async def _embed_some(self) -> bool:
        async with self._at_work:
            waiting = await self._store.take_to_embed(self._owner)
            if not waiting:
                return False
            await self._embed(waiting, self._in_use)
            self._trouble = None
            return True

    async def _embed(self, waiting: Sequence[Waiting], embedder: Embedder) -> None:
        embedded = await embedder.documents([memory.content for memory in waiting])
        vectors = [
            Embedding(memory, tuple(text.vector), text.token_vectors)
            for memory, text in zip(waiting, embedded, strict=True)
        ]
        await self._store.embed(self._owner, embedder.name, vectors)

    async def _use(self, embedder: Embedder | None = None) -> None:
        """Let recall go by this one; None stays with the one in use, and sees what it still has to do."""
        async with self._at_work:
            chosen, coming = embedder or self._in_use, self._embedders.wanted().name
            await self._store.use_embedder(self._owner, chosen.name, coming=coming)
            if chosen is not self._in_use:
                self._in_use, self._trouble = chosen, None

    # a change

    async def _change_for_ever(self, after_s: float) -> None:
        await asyncio.sleep(after_s)
        begun = False
        while True:
            self._wishes.clear()
            wanted, wait_s = self._embedders.wanted(), LOOK_AGAIN_S
            try:
                if wanted.name != self._in_use.name:
                    begun = True
                    await self._change_to(wanted)
                elif begun:  # and then it was wished back
                    await self._use()
                    begun = False
                self._problem = None
            except BestFriendError as error:
                await self._tell(error)
                wait_s = RETRY_S
            with suppress(TimeoutError):
                async with asyncio.timeout(wait_s):
                    await self._wishes.wait()

    async def _change_to(self, wanted: Embedder) -> None:
        """Embed what has no vector of this one yet, until there is none; then use it.

        Returns early where the settings have changed meanwhile.
        """
        while await self._embed_missing(wanted):
            pass  # what was said or edited meanwhile comes next
        if self._wishes.is_set():
            return
        await self._store.tend(self._owner, wanted.name)  # with an index, where it needs one
        old = self._in_use
        await self._use(wanted)
        _log.info("memories are found by %s now, no longer by %s", wanted.name, old.name)
        self._news.set()
        self._events.publish(EmbedderChanged(wanted.name))
        await old.close()

    async def _embed_missing(self, wanted: Embedder) -> int:
        """Go through all memories once; how many got a vector."""
        change = await self.change()
        embedded = 0
        before: MemoryId | None = None
        while missing := await self._store.without_vector(self._owner, wanted.name, before=before):
            await self._quiet.wait()
            if change is None or self._wishes.is_set():
                break
            await self._embed(missing, wanted)
            self._problem = None
            before = missing[-1].id
            embedded += len(missing)
            done = change.done + embedded
            total = max(change.total, done)  # with what was said since they were counted
            self._events.publish(
                EmbedderChanging(replace(change, done=done, total=total, problem="", remedy=""))
            )
        return embedded

    async def _tell(self, error: BestFriendError) -> None:
        """Once, as long as it stays the same."""
        _log.info("the change of the embedder waits: %s", error.code)
        is_new = self._problem is None or self._problem.message != error.message
        self._problem = error
        if is_new:
            with suppress(BestFriendError):
                if (change := await self.change()) is not None:
                    self._events.publish(EmbedderChanging(change))
