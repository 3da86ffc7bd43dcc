"""Search over conversations on the real store and the real embedder: by words, and by meaning behind them."""

import asyncio
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from bestfriend_desktop.app import build
from bestfriend_desktop.domain.conversation import SearchHit
from bestfriend_desktop.faces.cli.main import run
from bestfriend_desktop.runtime.program import Program
from tests.fakes.ollama_server import FakeOllama

SAID = (
    "My dog Rex would not eat this morning.",
    "Aunt Hilde has four cats now.",
    "My tax papers are in the blue folder.",
    "Lena wants a pet for her birthday.",
)


@pytest.fixture
def program(home: Path) -> Iterator[Program]:
    """A program that was told a few things, each in a conversation of its own."""
    with FakeOllama() as ollama:
        running = build({"ollama.address": ollama.url})
        running.start().result(60)
        try:
            for text in SAID:
                ollama.reply("I see.")
                ollama.answer(json.dumps({"facts": []}))
                running.core.call(running.companion.say(text), 60)
            running.core.call(_embedded(running), 60)
            yield running
        finally:
            running.close()


async def _embedded(program: Program) -> None:
    """Wait until all that was said has its vector."""
    memories = await program.companion.memories()
    async with asyncio.timeout(60):
        while (await memories.statistics()).waiting_to_embed:  # noqa: ASYNC110 (nothing tells of the last one)
            await asyncio.sleep(0.02)


def texts(hits: list[SearchHit]) -> list[str]:
    return [hit.excerpt for hit in hits]


def test_related_messages_follow_those_that_contain_the_word(
    program: Program, capsys: pytest.CaptureFixture[str]
) -> None:
    companion, call = program.companion, program.core.call
    hits = call(companion.search("pet"), 60)
    assert texts(hits) == [SAID[3]]
    related = call(companion.related("pet", without=[hit.message.id for hit in hits]), 60)
    assert SAID[0] in texts(related)
    assert {SAID[2], SAID[3]}.isdisjoint(texts(related))
    assert call(companion.related("quarterly earnings of a shipping line"), 60) == []

    assert run(["history", "--search", "pet"], build) == 0
    told = capsys.readouterr().out
    assert told.index(SAID[3]) < told.index("Related:\n") < told.index(SAID[0])
    assert run(["history", "--search", "pet", "--json"], build) == 0
    similarities = [hit["similarity"] for hit in json.loads(capsys.readouterr().out)]
    assert similarities[0] is None
    assert similarities[1:] == sorted(similarities[1:], reverse=True)
    assert run(["history", "--search", "pet", "--limit", "1"], build) == 0
    assert "Related:" not in capsys.readouterr().out

    call(companion.change_setting("memory.enabled", False), 60)
    assert call(companion.related("animals"), 60) == []
