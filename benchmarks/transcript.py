"""How long a conversation of 10,000 messages takes to open, and how the window bears a streamed reply.

The real window over the real database; only the model is scripted, so that its tokens come at a steady pace.
Opening: from the wish to the painted page. Blocks: gaps of a heartbeat on the window's thread, above its own
pace, from sending until the reply has been rendered. The bound is a bare QPlainTextEdit that is given the
same messages, and the same tokens. Last: the longest gap while a conversation with a very long reply opens.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent)]
if not os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QTimer  # noqa: E402 - the platform is chosen above
from PySide6.QtWidgets import QPlainTextEdit  # noqa: E402

from benchmarks.report import Figure, arguments, report  # noqa: E402
from bestfriend_desktop.adapters.postgres.store import PostgresStore  # noqa: E402
from bestfriend_desktop.domain.conversation import (  # noqa: E402
    Conversation,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.setup import SetupState  # noqa: E402
from bestfriend_desktop.faces.window.start import Window, open_window  # noqa: E402
from bestfriend_desktop.ports import ConversationStore  # noqa: E402
from bestfriend_desktop.runtime.paths import Paths  # noqa: E402
from bestfriend_desktop.runtime.program import Program  # noqa: E402
from bestfriend_desktop.settings.setup_file import SetupFile  # noqa: E402
from tests.fakes.companion import staged  # noqa: E402
from tests.fakes.models import BASIC, ScriptedModels  # noqa: E402

MESSAGES = 10_000
TOKENS = 2_000
TOKEN_EVERY_S = 0.005
BEAT_MS = 1
ALLOWED_OPENING_MS = 100.0
ALLOWED_BLOCK_MS = 16.0
LONG_REPLIES = {
    "4,000 lines of code": "```python\n" + "\n".join(f"x{n} = f({n})  # note" for n in range(4000)) + "\n```",
    "a table of 1,500 rows": "| a | b | c |\n|---|---|---|\n" + "| row | some words | 1 |\n" * 1500,
    "120,000 letters without a blank": "x" * 120_000,
    "a list of 3,000 points": "- a point of **some** words\n" * 3000,
}

SENTENCE = (
    "the quick answer is that nobody knows but **many** have tried to find out "
    "and `some` of them wrote it down for the others to read in the evening"
)
WORDS = SENTENCE.split()


class Heartbeat:
    """Ticks on the window's thread and notes how late each tick is, in milliseconds."""

    def __init__(self) -> None:
        self.late_ms: list[float] = []
        self._last = 0.0
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._tick)

    def __enter__(self) -> "Heartbeat":
        self._last = time.perf_counter()
        self._timer.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.late_ms.append(max(0.0, (now - self._last) * 1000 - BEAT_MS))
        self._last = now

    @property
    def p99(self) -> float:
        """99 of 100 gaps are shorter."""
        return statistics.quantiles(self.late_ms, n=100)[98]


def tokens() -> list[str]:
    """A reply in Markdown: paragraphs, lists and code."""
    pieces = [WORDS[number % len(WORDS)] + " " for number in range(TOKENS)]
    for number in range(60, TOKENS, 60):
        pieces[number] = "\n\n" if number % 120 else "\n\n- "
    pieces[600], pieces[640] = "\n\n```python\n", "\n```\n\n"
    return pieces


async def seed(store: ConversationStore, owner: OwnerId) -> tuple[Conversation, list[Message]]:
    """A conversation of 10,000 messages, every other one in Markdown."""
    conversation = replace(Conversation.fresh(), title="Ten thousand messages")
    await store.create(owner, conversation)
    said: list[Message] = []
    for depth in range(1, MESSAGES + 1):
        text = " ".join(WORDS[(depth * 7 + i) % len(WORDS)] for i in range(5 + depth * 13 % 60))
        if depth % 10 == 0:
            text += "\n\n1. one\n2. two\n\n```python\nprint('three')\n```"
        said.append(
            Message(
                id=MessageId(new_id()),
                conversation_id=conversation.id,
                parent_id=said[-1].id if said else None,
                depth=depth,
                role=Role.PERSON if depth % 2 else Role.COMPANION,
                text=text,
                created_at=utc_now(),
                model=None if depth % 2 else BASIC.name,
            )
        )
        await store.append(owner, said[-1])
    return conversation, said


async def until(holds: Callable[[], object]) -> None:
    """Wait until something is so."""
    while not holds():  # noqa: ASYNC110 - a benchmark waits for widgets, which have no asyncio.Event
        await asyncio.sleep(0.02)


async def opening(window: Window, conversation: Conversation) -> float:
    """Milliseconds from the wish to the painted page."""
    chat, done = window.main.chat, list[float]()

    def painted() -> None:
        if chat.conversation.id == conversation.id and not done:
            chat.transcript.viewport().repaint()
            done.append((time.perf_counter() - began) * 1000)

    chat.conversation.changed.connect(painted)
    began = time.perf_counter()
    window.main.open(conversation.id)
    await until(lambda: done)
    chat.conversation.changed.disconnect(painted)
    await asyncio.sleep(0.3)
    return done[0]


async def streaming(window: Window) -> Heartbeat:
    """Send a message and live through the reply."""
    chat = window.main.chat
    with Heartbeat() as heartbeat:
        chat.composer.write("Tell me everything")
        chat.composer.text.submitted.emit()
        await until(lambda: chat.conversation.is_answering)
        await until(lambda: not chat.conversation.is_answering)
        await asyncio.sleep(0.2)
    return heartbeat


async def bare_opening(messages: list[Message]) -> float:
    """The newest page as plain text in a bare widget."""
    field = QPlainTextEdit()
    field.resize(836, 600)
    field.show()
    await asyncio.sleep(0.2)
    began = time.perf_counter()
    field.setPlainText("\n\n".join(message.text for message in messages[-200:]))
    field.verticalScrollBar().setValue(field.verticalScrollBar().maximum())
    field.viewport().repaint()
    took = (time.perf_counter() - began) * 1000
    field.close()
    return took


async def bare_streaming() -> Heartbeat:
    """The same tokens appended to a bare widget as they come."""
    field = QPlainTextEdit()
    field.resize(836, 600)
    field.show()
    with Heartbeat() as heartbeat:
        for token in tokens():
            field.insertPlainText(token)
            await asyncio.sleep(TOKEN_EVERY_S)
    field.close()
    return heartbeat


async def measure(window: Window, program: Program, store: PostgresStore) -> list[Figure]:
    """All figures, in one window."""
    await until(lambda: window.main.is_ready)
    owner = await window.main.intents.ask(store.local_owner())
    conversation, messages = await window.main.intents.ask(seed(store.conversations, owner))
    other = (await window.main.intents.ask(seed_small(store.conversations, owner)))[0]
    await opening(window, other)  # what is loaded at first use is loaded now
    openings = []
    for _ in range(5):
        openings.append(await opening(window, conversation))
        await opening(window, other)
    bare_openings = [await bare_opening(messages) for _ in range(5)]
    await opening(window, conversation)
    ours, bare = await streaming(window), await bare_streaming()
    blocked = {name: await long_reply(window, store, owner, text) for name, text in LONG_REPLIES.items()}
    took, bare_took = statistics.median(openings), statistics.median(bare_openings)
    return [
        Figure("open 10,000 messages until painted", "ms", took, bare_took),
        Figure("the same, of the 100 ms allowed", "ms", took, ALLOWED_OPENING_MS, 1.0),
        Figure("blocked while 2,000 tokens stream, p99", "ms", ours.p99, bare.p99),
        Figure("the same, of the 16 ms allowed", "ms", ours.p99, ALLOWED_BLOCK_MS, 1.0),
        Figure("blocked while 2,000 tokens stream, longest", "ms", max(ours.late_ms), max(bare.late_ms)),
        *(Figure(f"blocked while {name} opens, longest", "ms", ms) for name, ms in blocked.items()),
    ]


async def long_reply(window: Window, store: PostgresStore, owner: OwnerId, text: str) -> float:
    """The longest gap in ms, from the wish to open a conversation until its one reply is rendered."""
    conversation = replace(Conversation.fresh(), title="A long reply")
    reply = Message(MessageId(new_id()), conversation.id, None, 1, Role.COMPANION, text, utc_now())
    await window.main.intents.ask(store.conversations.create(owner, conversation))
    await window.main.intents.ask(store.conversations.append(owner, reply))
    chat = window.main.chat
    with Heartbeat() as heartbeat:
        window.main.open(conversation.id)
        await until(lambda: chat.conversation.id == conversation.id and chat.conversation.model.rowCount())
        await until(lambda: chat.transcript.layout_of(0).is_whole)
        await asyncio.sleep(0.1)
    return max(heartbeat.late_ms)


async def seed_small(store: ConversationStore, owner: OwnerId) -> tuple[Conversation, Message]:
    """A conversation of one message."""
    conversation = replace(Conversation.fresh(), title="One message")
    await store.create(owner, conversation)
    reply = "A **reply** with `code`.\n\n```python\nprint('hi')\n```"
    message = Message(MessageId(new_id()), conversation.id, None, 1, Role.COMPANION, reply, utc_now())
    return conversation, await store.append(owner, message)


def main() -> int:
    """Measure and report."""
    arguments(__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="bestfriend-transcript-") as folder:
        paths = Paths(Path(folder))
        os.environ["BESTFRIEND_HOME"] = folder
        paths.prepare()
        store = PostgresStore(paths.postgres, lambda: "")
        models = ScriptedModels([BASIC], pieces=tokens())
        models.stream_delay_s = TOKEN_EVERY_S
        stage = staged(paths.home, store=store, basic=models)  # type: ignore[arg-type]  # any Store will do
        program = Program(paths, stage.settings, stage.companion)
        SetupFile(paths.home).change(SetupState.ended)
        window = open_window(program)
        try:
            figures = window.loop.run_until_complete(measure(window, program, store))
        finally:
            window.main.close()
            window.finish()
    return report("transcript", figures)


if __name__ == "__main__":
    sys.exit(main())
