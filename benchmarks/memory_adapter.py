"""The product's own remembering and recall, as a memory system for LoCoMo's retrieval evaluation.

Each session of a LoCoMo conversation is a conversation of its own, the first speaker the person and the
second the companion. Messages are stored as while talking, embedded from the outbox by the service that does
it behind a conversation, and recalled by the one that recalls for each turn: the embedded Postgres in a
temporary folder, the built-in embedder, no side path.
`create` is the factory that eval_locomo.py asks for (`--system benchmarks.memory_adapter:create`).
"""

import asyncio
import re
import tempfile
from collections import Counter
from collections.abc import Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from bestfriend_desktop.adapters.embeddings.choice import EmbedderChoice
from bestfriend_desktop.adapters.embeddings.minilm import MiniLM
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
)
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.ports import Embedder
from bestfriend_desktop.runtime.paths import starter_models_folder
from bestfriend_desktop.runtime.tasks import spawn
from bestfriend_desktop.services.embedding import Embeddings
from bestfriend_desktop.services.event_bus import EventBus
from bestfriend_desktop.services.recalling import Recalling

LOOK_AGAIN_S = 0.2
"""Whether all is embedded."""

T = TypeVar("T")


class MemoryAdapter:
    """One store at a time; `reset` makes a new one."""

    def __init__(self, *, embedder: bool = True) -> None:
        self._loop = asyncio.new_event_loop()
        self._embedder = MiniLM(ModelFiles([starter_models_folder()])) if embedder else None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def reset(self) -> None:
        """Forget everything: a store of its own for each conversation."""
        self._close_store()
        self._folder = tempfile.TemporaryDirectory(prefix="bestfriend-locomo-")
        self._store = PostgresStore(Path(self._folder.name), lambda: "")
        self._run(self._store.open(lambda step: None))
        self._owner: OwnerId = self._run(self._store.local_owner())
        self._recalling = Recalling(lambda: self._store.memories, lambda: self._embedder)
        self._turns: dict[MessageId, str] = {}
        self._pairs: dict[str, tuple[str, str]] = {}

    def ingest(self, conversation: dict[str, Any]) -> None:
        """Tell every turn in order, then let all be embedded."""
        self._pairs = _pairs(conversation)
        self._run(self._tell(conversation["turns"]))

    def search(self, query: str, k: int, now: str) -> list[list[str]]:
        """The turns that come to mind, best first; what was drawn from several turns names them all."""
        person, companion = self._names(query)
        found = self._run(self._recall(query, k, _utc(now), person, companion))
        return [self._turn_ids(one) for one in found]

    async def _recall(
        self, query: str, k: int, now: datetime, person: str, companion: str
    ) -> list[Recollection]:
        reading = await self._recalling.read(
            self._owner, query, now=now, time_zone=UTC, person_name=person, companion_name=companion
        )
        return await self._recalling.recall(self._owner, reading, now=now, time_zone=UTC, limit=k)

    def close(self) -> None:
        """Stop the server and let the weights go."""
        self._close_store()
        if self._embedder:
            self._run(self._embedder.close())
        self._loop.close()

    async def _tell(self, turns: list[dict[str, Any]]) -> None:
        session, last = "", None
        conversation_id = ConversationId(new_id())
        for turn in turns:
            at = _utc(turn["timestamp"])
            if turn["session"] != session:
                session, last = turn["session"], None
                conversation_id = ConversationId(new_id())
                await self._store.conversations.create(
                    self._owner, Conversation(id=conversation_id, created_at=at, updated_at=at)
                )
            last = await self._store.conversations.append(
                self._owner,
                Message(
                    id=MessageId(new_id()),
                    conversation_id=conversation_id,
                    parent_id=last.id if last else None,
                    depth=last.depth + 1 if last else 1,
                    role=Role.PERSON if turn["speaker"] == self._pairs[_origin(turn)][0] else Role.COMPANION,
                    text=turn["text"],
                    created_at=at,
                ),
                remember=True,
            )
            self._turns[last.id] = turn["id"]
        await self._embed()

    async def _embed(self) -> None:
        if self._embedder is None:
            return
        memories = self._store.memories
        embedders = EmbedderChoice(self._embedder, _no_ollama, lambda: "")
        embeddings = Embeddings(self._owner, memories, embedders, EventBus(), spawn)
        await embeddings.start()
        while (await memories.statistics(self._owner)).waiting_to_embed:  # noqa: ASYNC110  # of which nobody tells
            await asyncio.sleep(LOOK_AGAIN_S)
        await embeddings.close()
        await memories.tend(self._owner, self._embedder.name)

    def _names(self, query: str) -> tuple[str, str]:
        """What the person and the companion are called: those of the pair whom the question names.

        Pooled conversations have several pairs. Where a name is in more than one, who it talks with is open.
        """
        if len(self._pairs) == 1:
            return next(iter(self._pairs.values()))
        hits = {pair: sum(_is_named(name, query) for name in pair) for pair in self._pairs.values()}
        best = [pair for pair, count in hits.items() if count and count == max(hits.values())]
        return _only({person for person, _ in best}), _only({companion for _, companion in best})

    def _turn_ids(self, one: Recollection) -> list[str]:
        sources = one.memory.sources or (MessageId(one.memory.id),)
        return [self._turns[source] for source in sources]

    def _run(self, work: Coroutine[Any, Any, T]) -> T:
        return self._loop.run_until_complete(work)

    def _close_store(self) -> None:
        if self._folder:
            self._run(self._store.close())
            self._folder.cleanup()
            self._folder = None


def _no_ollama(model: str) -> Embedder:
    raise AssertionError(f"nobody asked for {model}")


def _pairs(conversation: dict[str, Any]) -> dict[str, tuple[str, str]]:
    """Who talks with whom, as (person, companion); in a pool for each conversation it was made of.

    In a pool, as in a store, the person is whoever talks in more of the conversations.
    """
    talking: dict[str, dict[str, None]] = {}
    for turn in conversation["turns"]:
        talking.setdefault(_origin(turn), {})[turn["speaker"]] = None
    if len(talking) == 1:
        first, second = conversation["speakers"]
        return {"": (first, second)}
    conversations = Counter(name for names in talking.values() for name in names)
    return {
        origin: (first, second)
        for origin, names in talking.items()
        for first, second in [sorted(names, key=lambda name: -conversations[name])]
    }


def _only(names: set[str]) -> str:
    return names.pop() if len(names) == 1 else ""


def _origin(turn: dict[str, Any]) -> str:
    """Which conversation of a pool a turn is from; "" where nothing is pooled."""
    return str(turn["session"]).rpartition("/")[0]


def _is_named(name: str, text: str) -> bool:
    return re.search(rf"\b{re.escape(name)}\b", text) is not None


def _utc(timestamp: str) -> datetime:
    return datetime.fromisoformat(timestamp).replace(tzinfo=UTC)


def create(embedder: str = "yes") -> MemoryAdapter:
    """The factory; `--arg embedder=no` measures recall by words alone."""
    return MemoryAdapter(embedder=embedder != "no")
