"""What the engine tests ask and how they listen."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import aclosing, asynccontextmanager
from dataclasses import replace

import psutil

from bestfriend_desktop.domain.models import ModelInfo, Sampling
from bestfriend_desktop.domain.prompt import Prompt, PromptMessage
from bestfriend_desktop.domain.reply_parts import ReplyPart, Text, Usage
from bestfriend_desktop.ports import LanguageModels

SAMPLING = Sampling(temperature=0.7, top_p=0.9, context_tokens=1024, reply_tokens=24)
LONG_REPLY = replace(SAMPLING, reply_tokens=900)

SYSTEM = "You are a helpful AI assistant named Best Friend"


def prompt(*lines: str, system: str = SYSTEM, tokens: int = 100) -> Prompt:
    """A prompt of alternating lines, the person's first; `tokens` is what its count claims."""
    roles = ("user", "assistant")
    said = [PromptMessage(roles[n % 2], line) for n, line in enumerate(lines)]
    head = [PromptMessage("system", system)] if system else []
    return Prompt((*head, *said), tokens, 0)


async def hear(
    engine: LanguageModels, model: ModelInfo, asked: Prompt | None = None, sampling: Sampling = SAMPLING
) -> list[str]:
    """All pieces of a reply."""
    parts = [part async for part in engine.stream(model, asked or prompt("Hello, who are you?"), sampling)]
    assert isinstance(parts[-1], Usage)
    return [part.text for part in parts if isinstance(part, Text)]


@asynccontextmanager
async def beginning(
    engine: LanguageModels, model: ModelInfo, asked: Prompt | None = None, sampling: Sampling = LONG_REPLY
) -> AsyncIterator[ReplyPart]:
    """A reply that is stopped after its first piece."""
    async with aclosing(engine.stream(model, asked or prompt("Tell me a long story."), sampling)) as pieces:
        yield await anext(pieces)


async def until(condition: Callable[[], bool]) -> bool:
    """Wait for something that happens elsewhere; False when it does not."""
    try:
        async with asyncio.timeout(60):
            while not condition():  # noqa: ASYNC110 (what another process does sets no event here)
                await asyncio.sleep(0.01)
    except TimeoutError:
        return False
    return True


async def work_s(processes: Sequence[psutil.Process], doing: Awaitable[object]) -> float:
    """What these processes compute for that, in seconds of a core: however long they wait for one."""

    def so_far() -> float:
        return sum(times.user + times.system for times in (each.cpu_times() for each in processes))

    before = so_far()
    await doing
    return so_far() - before
