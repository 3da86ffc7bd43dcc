"""The first hour of a newcomer: scripted conversations with the built-in companion, and how quick it is.

    python -m benchmarks.first_hour [--json] [--verbose] [--memories N]

Each conversation of first_hour.txt is held through the whole product (store, memory, embedder), in a store
from which the one before has been removed. Counted are answers that lack what they must hold or hold what
they must not, sentences that the companion repeats within a conversation (the person's own words that it
quotes aside), and notes made for language models that come out in an answer. The time of a reply is from
handing over the message to its last word; with --memories so many other memories are in the store.
"""

import asyncio
import logging
import os
import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.report import Figure, arguments, report
from benchmarks.synthetic_memories import World, add_memories
from bestfriend_desktop.app import build
from bestfriend_desktop.domain.conversation import utc_now
from bestfriend_desktop.domain.dialogue.conversation import parts_of
from bestfriend_desktop.services.companion import Companion

SCRIPT = Path(__file__).with_name("first_hour.txt")
SHARE = 0.97
"""Of the answers must be as the script says."""

LIMIT_MS = 50.0
"""For a reply, at the 95th percentile, among 100,000 memories."""

NOTES = re.compile(r"\[It is |They said on |You said on |Known on |No longer so, known|\[What you remember")
QUOTES = re.compile(r"[\u201c\u201e\u00ab].*?[\u201d\u201c\u00bb]")
FEWEST_WORDS = 4
"""Of a sentence that counts as repeated: "You're welcome." may come twice."""


@dataclass
class Said:
    """One message of the script and what its answer must be like."""

    text: str
    holds: list[str] = field(default_factory=list)
    lacks: list[str] = field(default_factory=list)

    def faults(self, answer: str) -> list[str]:
        """What is wrong with an answer; empty where nothing is."""
        missing = [one for one in self.holds if not re.search(one, answer, re.IGNORECASE)]
        wrong = [one for one in self.lacks if re.search(one, answer, re.IGNORECASE)]
        return [f"lacks {one}" for one in missing] + [f"holds {one}" for one in wrong]


@dataclass
class Result:
    """What came of all conversations."""

    turns: int = 0
    faults: list[str] = field(default_factory=list)
    repeated: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    milliseconds: list[float] = field(default_factory=list)


def conversations(script: Path = SCRIPT) -> list[tuple[str, list[Said]]]:
    """The conversations of the script, by name."""
    found: list[tuple[str, list[Said]]] = []
    for line in script.read_text(encoding="utf-8").splitlines():
        if line.startswith("=="):
            found.append((line.removeprefix("==").strip(), []))
        elif line.startswith("> "):
            found[-1][1].append(Said(line[2:].replace("\\n", "\n")))
        elif line.startswith(("+ ", "- ")):
            said = found[-1][1][-1]
            (said.holds if line[0] == "+" else said.lacks).append(line[2:])
    return found


async def measure(memories: int, script: Path) -> Result:
    """Hold all conversations."""
    program = build({"ollama.enabled": "no"})
    program.paths.prepare()
    companion = program.companion
    await companion.start()
    result = Result()
    try:
        await companion.say("hello")  # everything is loaded
        if memories:
            await _fill(companion, memories)
        for name, messages in conversations(script):
            await _hold(companion, name, messages, result)
    finally:
        await companion.close()
    return result


async def _hold(companion: Companion, name: str, messages: list[Said], result: Result) -> None:
    conversation_id = None
    heard: set[str] = set()
    for said in messages:
        began = time.perf_counter()
        turn = await companion.say(said.text, conversation_id=conversation_id)
        result.milliseconds.append(1000 * (time.perf_counter() - began))
        conversation_id = turn.conversation_id
        answer = turn.reply.text if turn.reply else ""
        result.turns += 1
        where = f"{name}: {said.text!r} -> {answer!r}"
        if faults := said.faults(answer):
            result.faults.append(f"{where}: {'; '.join(faults)}")
        if NOTES.search(answer):
            result.notes.append(where)
        for part in parts_of(QUOTES.sub("\u2026", answer)):
            if part.text in heard and "\u2026" not in part.text and len(part.text.split()) >= FEWEST_WORDS:
                result.repeated.append(f"{where}: {part.text}")
            heard.add(part.text)
    if conversation_id:
        await companion.delete(conversation_id, memories=True)


async def _fill(companion: Companion, count: int) -> None:
    """Years of other conversations, with the index that upkeep would make."""
    opened: Any = companion._opened
    store: Any = companion._store
    owner, model = await store.local_owner(), opened.embeddings.in_use.name
    with psycopg.connect(**store._database.address.parameters(), autocommit=True) as connection:
        add_memories(connection, World(), owner, count, utc_now() - timedelta(days=2), model)
        connection.execute("VACUUM ANALYZE")
    await store.memories.tend(owner, model)


def main() -> int:
    """Measure, and say what was wrong."""
    parser = arguments(__doc__)
    parser.add_argument("--verbose", action="store_true", help="say which answers were wrong")
    parser.add_argument("--memories", type=int, default=0, help="so many others in the store")
    parser.add_argument("--script", type=Path, default=SCRIPT, help="conversations of your own")
    chosen = parser.parse_args()
    logging.disable(logging.WARNING)
    with tempfile.TemporaryDirectory() as home:
        os.environ["BESTFRIEND_HOME"] = home
        with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:
            result = runner.run(measure(chosen.memories, chosen.script))
    if chosen.verbose:
        for fault in (*result.faults, *result.repeated, *result.notes):
            print(fault, file=sys.stderr)
    good = result.turns - len(result.faults)
    slowest = statistics.quantiles(result.milliseconds, n=20)[-1]
    return report(
        "first_hour",
        [
            Figure("answers as they should be", "", good, result.turns, 1 / SHARE, more_is_better=True),
            Figure("sentences said twice in a conversation", "", len(result.repeated)),
            Figure("notes of a prompt in an answer", "", len(result.notes)),
            Figure("reply, p50", "ms", statistics.median(result.milliseconds)),
            Figure(f"reply among {chosen.memories:,} memories, p95", "ms", slowest, LIMIT_MS, 1.0),
        ],
        chosen.json,
    ) or int(bool(result.repeated or result.notes))


if __name__ == "__main__":
    sys.exit(main())
