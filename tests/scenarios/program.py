"""The program in this process, on its own database and embedder."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

from bestfriend_desktop.app import build
from bestfriend_desktop.domain.memory import MemoryStatistics
from bestfriend_desktop.services.companion import Companion
from tests.fakes.ollama_server import FakeOllama


@asynccontextmanager
async def started(ollama: FakeOllama, **overrides: str) -> AsyncIterator[Companion]:
    """The program in the test's own folder, from its start to its end."""
    settings = {name.replace("__", "."): value for name, value in overrides.items()}
    program = build({"ollama.address": ollama.url, **settings})
    program.paths.prepare()
    try:
        await program.companion.start()
        yield program.companion
    finally:
        await program.companion.close()


async def until(holds: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(120):
        while not await holds():  # noqa: ASYNC110 (what another process does sets no event here)
            await asyncio.sleep(0.02)


async def counted(companion: Companion) -> MemoryStatistics:
    return await (await companion.memories()).statistics()


async def settled(companion: Companion) -> MemoryStatistics:
    """Wait until all that was said is embedded and read for facts."""

    async def nothing_waits() -> bool:
        now = await counted(companion)
        return now.waiting_to_embed == now.waiting_to_draw == 0

    await until(nothing_waits)
    return await counted(companion)
