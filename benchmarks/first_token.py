"""Time to the first token of a reply: ours against the engine alone, in the same run.

Ours is from `companion.say()` to the first `TokenArrived`; the engine alone is the very same prompt, sent to
llama.cpp without anything of ours between. Before either, the engine is brought into the same state: it has
read everything but the last message. They take turns, each time at the same place of the conversation, for
every token of history takes time, and the best of each is compared: what else runs on the machine can only
add to a time.

The model is a GGUF file that is added as a person's own; the small one of the tests where none is named.

    python benchmarks/first_token.py [--json] [--rounds N] [--model FILE] [--engine-only]
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

sys.path[:0] = [str(Path(__file__).resolve().parent.parent)]

import httpx  # noqa: E402 - found by the line above
import psycopg  # noqa: E402

from benchmarks.report import Figure, arguments, report  # noqa: E402
from benchmarks.synthetic_memories import World, add_memories  # noqa: E402
from bestfriend_desktop.adapters.models.embedded import EmbeddedModels  # noqa: E402
from bestfriend_desktop.adapters.models.llama_requests import _events, request  # noqa: E402
from bestfriend_desktop.adapters.models.llama_server import LlamaServer  # noqa: E402
from bestfriend_desktop.adapters.models.when_needed import WhenNeeded  # noqa: E402
from bestfriend_desktop.app import build  # noqa: E402
from bestfriend_desktop.domain.conversation import (  # noqa: E402
    Conversation,
    ConversationId,
    Message,
    MessageId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.events import Event, TokenArrived  # noqa: E402
from bestfriend_desktop.domain.models import Sampling  # noqa: E402
from bestfriend_desktop.domain.prompt import Prompt, PromptMessage  # noqa: E402
from bestfriend_desktop.runtime.paths import starter_models_folder  # noqa: E402
from bestfriend_desktop.services.companion import Companion  # noqa: E402

HISTORIES = (10, 10_000)
LIMIT = 1.05
GRACE_MS = 15.0
"""Above the bound, where that is more than the limit allows."""

MEMORIES = 100_000
RECALL_MS = 20.0
"""What remembering may add to the way to the engine with so many memories."""

PAUSE_S = 1.0
"""Before somebody answers; what was said last is made ready to be remembered meanwhile."""

WRITTEN_S = 0.15
"""From the last pause in writing until it is sent."""

REPLY_TOKENS = 48
SAMPLING = Sampling(temperature=0.7, top_p=0.9, context_tokens=2048, reply_tokens=REPLY_TOKENS)


@dataclass
class Run:
    """One reply."""

    first_ms: float
    pieces_per_s: float
    asked_ms: float = 0.0
    """From `say()` until the engine was asked."""


@dataclass
class Ear:
    """Hears when pieces arrive, and which prompts were sent."""

    arrived: list[float] = field(default_factory=list)
    prompts: list[Prompt] = field(default_factory=list)
    asked: float = 0.0

    def hear(self, event: Event) -> None:
        if isinstance(event, TokenArrived):
            self.arrived.append(time.perf_counter())


async def measure(rounds: int, model: Path, *, engine_only: bool) -> list[Figure]:
    program = build(
        {
            "ollama.enabled": "no",
            "model.context_tokens": str(SAMPLING.context_tokens),
            "model.reply_tokens": str(REPLY_TOKENS),
        }
    )
    program.paths.prepare()
    companion = program.companion
    ear = Ear()
    companion.events.subscribe(ear.hear)
    await companion.start()
    await companion.add_model(model)
    await companion.change_setting("memory.enabled", False)  # what recall adds has a row of its own
    try:
        figures = [await _cold(companion, ear)]
        engine = await _engine(companion)
        _listen_to_prompts(engine, ear)
        for messages in HISTORIES[: 1 if engine_only else None]:
            figures += await _with_history(companion, engine, ear, messages, rounds)
        return figures if engine_only else [*figures, *await _remembering(companion, ear, rounds)]
    finally:
        await _client().aclose()
        await companion.close()


async def _cold(companion: Companion, ear: Ear) -> Figure:
    """The first reply of all: weights are loaded, the persona is read."""
    started = time.perf_counter()
    await companion.say("Hello, who are you?", temporary=True)
    return Figure(
        "first token, engine not started, empty conversation", "ms", (ear.arrived[0] - started) * 1000
    )


async def _with_history(
    companion: Companion, engine: EmbeddedModels, ear: Ear, messages: int, rounds: int
) -> list[Figure]:
    conversation_id = await _long_conversation(companion, messages)
    head = (await companion.conversation(conversation_id)).head_id
    await _ours(companion, ear, conversation_id, "Good morning.")  # both are warm from here on
    ours: list[Run] = []
    alone: list[Run] = []
    for number in range(rounds):
        server = _server(engine)
        _go_back(companion, conversation_id, head)
        await _read_all_but_the_last(server, ear.prompts[-1])
        ours.append(await _ours(companion, ear, conversation_id, f"Let us talk about number {number}."))
        await _read_all_but_the_last(server, ear.prompts[-1])
        alone.append(await _alone(server, ear.prompts[-1]))
    ours_ms = min(run.first_ms for run in ours)
    alone_ms = min(run.first_ms for run in alone)
    history = f"{messages:,} messages of history"
    return [
        Figure(
            f"first token, {history}, best of {rounds}",
            "ms",
            ours_ms,
            alone_ms,
            max(LIMIT, (alone_ms + GRACE_MS) / alone_ms),
        ),
        Figure(
            f"first token, {history}, p50",
            "ms",
            statistics.median(run.first_ms for run in ours),
            statistics.median(run.first_ms for run in alone),
        ),
        Figure(
            f"until the engine is asked, {history}, p50",
            "ms",
            statistics.median(run.asked_ms for run in ours),
        ),
        Figure(
            f"while writing, {history}, best of {rounds}",
            "tokens/s",
            max(run.pieces_per_s for run in ours),
            max(run.pieces_per_s for run in alone),
            LIMIT,
            more_is_better=True,
        ),
    ]


async def _remembering(companion: Companion, ear: Ear, rounds: int) -> list[Figure]:
    """What recall adds to the way to the engine, with some dozen memories and with many."""
    conversation_id = await _long_conversation(companion, HISTORIES[0])
    figures = await _with_recall_and_without(companion, ear, conversation_id, rounds, "some dozen memories")
    await _remember_many(companion)
    return figures + await _with_recall_and_without(
        companion, ear, conversation_id, 3 * rounds, f"{MEMORIES:,} memories"
    )


async def _with_recall_and_without(
    companion: Companion, ear: Ear, conversation_id: ConversationId, rounds: int, memories: str
) -> list[Figure]:
    """Said at once, as by a program, and written first, as in the window; against memory switched off."""
    off, said, written = "off", "said at once", "written first"
    asked: dict[str, list[float]] = {off: [], said: [], written: []}
    for number in range(-2, rounds):
        for way, times in asked.items():
            await companion.change_setting("memory.enabled", way != off)
            await asyncio.sleep(PAUSE_S)
            text = f"What did I say about number {number}?"
            if way == written:
                await companion.anticipate(text, conversation_id=conversation_id)
                await asyncio.sleep(WRITTEN_S)
            started = time.perf_counter()
            turn = await companion.say(text, conversation_id=conversation_id)
            if turn.failure is not None:
                raise turn.failure
            if number >= 0:  # the first ones load the embedder
                times.append((ear.asked - started) * 1000)
    without = statistics.median(asked[off])
    return [
        Figure(
            f"until the engine is asked, with recall and without, {memories}, {way}, p50",
            "ms",
            statistics.median(asked[way]),
            without,
            1 + RECALL_MS / without,
        )
        for way in (said, written)
    ]


def _go_back(companion: Companion, conversation_id: ConversationId, head: MessageId | None) -> None:
    """The next message is said where the last one was."""
    with _connection(companion) as connection:
        connection.execute("UPDATE conversations SET head_id = %s WHERE id = %s", (head, conversation_id))


def _connection(companion: Companion) -> "psycopg.Connection[Any]":
    store: Any = companion._store
    return psycopg.connect(**store._database.address.parameters(), autocommit=True)


async def _remember_many(companion: Companion) -> None:
    """Years of conversations, of which nothing was said; with the index that upkeep would make."""
    opened: Any = companion._opened
    store: Any = companion._store
    owner, model = await store.local_owner(), opened.embeddings.in_use.name
    with _connection(companion) as connection:
        add_memories(connection, World(), owner, MEMORIES, utc_now() - timedelta(days=2), model)
        connection.execute("VACUUM ANALYZE")
    await store.memories.tend(owner, model)


async def _ours(companion: Companion, ear: Ear, conversation_id: ConversationId, text: str) -> Run:
    ear.arrived.clear()
    started = time.perf_counter()
    turn = await companion.say(text, conversation_id=conversation_id)
    if turn.failure is not None:
        raise turn.failure
    return replace(_run(started, ear.arrived), asked_ms=(ear.asked - started) * 1000)


async def _alone(server: LlamaServer, prompt: Prompt) -> Run:
    started = time.perf_counter()
    return _run(started, await _ask(server, prompt, SAMPLING))


async def _ask(server: LlamaServer, prompt: Prompt, sampling: Sampling) -> list[float]:
    """When each piece of the reply arrived."""
    arrived = []
    asked = _client().stream(
        "POST",
        f"{server.address}/v1/chat/completions",
        json=request(prompt, sampling, None, asks_to_think=False),
        headers={"Authorization": f"Bearer {server.key}"},
    )
    async with asked as response:
        async for event in _events(response, server.name):
            if event.get("choices") and event["choices"][0]["delta"].get("content"):
                arrived.append(time.perf_counter())
    return arrived


@cache
def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=600, trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))


async def _read_all_but_the_last(server: LlamaServer, prompt: Prompt) -> None:
    other = PromptMessage("user", "So.")
    await _ask(
        server, replace(prompt, messages=(*prompt.messages[:-1], other)), replace(SAMPLING, reply_tokens=1)
    )


def _run(started: float, arrived: list[float]) -> Run:
    if len(arrived) < 2:
        raise RuntimeError("the model said too little to be measured")
    return Run((arrived[0] - started) * 1000, (len(arrived) - 1) / (arrived[-1] - arrived[0]))


async def _long_conversation(companion: Companion, messages: int) -> ConversationId:
    """A conversation with so many short messages in the store."""
    opened: Any = companion._opened
    conversations = opened.conversations
    conversation = Conversation.fresh()
    await conversations.create(conversation)
    parent: MessageId | None = None
    began = utc_now() - timedelta(days=1)
    for depth in range(1, messages + 1):
        role = Role.PERSON if depth % 2 else Role.COMPANION
        text = f"This is what was said as number {depth}, and it was not much."
        at = began + timedelta(seconds=depth)
        message = Message(MessageId(new_id()), conversation.id, parent, depth, role, text, at)
        await conversations.append(message)
        parent = message.id
    return conversation.id


async def _engine(companion: Companion) -> EmbeddedModels:
    embedded = companion._choice._embedded
    assert isinstance(embedded, WhenNeeded)
    engine = await embedded._engine()
    assert isinstance(engine, EmbeddedModels)
    return engine


def _listen_to_prompts(engine: EmbeddedModels, ear: Ear) -> None:
    stream = engine.stream

    def heard(model: Any, prompt: Prompt, sampling: Sampling) -> Any:
        ear.prompts.append(prompt)
        ear.asked = time.perf_counter()
        return stream(model, prompt, sampling)

    engine.stream = heard  # type: ignore[method-assign]  # to see the very prompt that was sent


def _server(engine: EmbeddedModels) -> LlamaServer:
    assert engine._server is not None
    return engine._server


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="replies for each figure")
    small = starter_models_folder() / "SmolLM2-135M-Instruct.Q4_1.gguf"
    parser.add_argument("--engine-only", action="store_true", help="with a short history, without recall")
    parser.add_argument("--model", type=Path, default=small, help="a GGUF file")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="first-token-") as home:
        os.environ["BESTFRIEND_HOME"] = home
        measured = measure(chosen.rounds, chosen.model, engine_only=chosen.engine_only)
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            return report("first_token", runner.run(measured), chosen.json)


if __name__ == "__main__":
    sys.exit(main())
