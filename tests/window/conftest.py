"""A real window over a real companion: store in memory, scripted models, offscreen."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_API"] = "pyside6"

import asyncio
import gc
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import qasync
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from bestfriend_desktop.domain.conversation import Conversation, Message, MessageId, Role, new_id, utc_now
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event
from bestfriend_desktop.domain.setup import SetupState
from bestfriend_desktop.faces.window.collector import collect_due
from bestfriend_desktop.faces.window.main_window import MainWindow
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.runtime.paths import Paths
from bestfriend_desktop.runtime.program import Program
from bestfriend_desktop.settings.setup_file import SetupFile
from tests.fakes.companion import Stage, staged
from tests.fakes.models import ScriptedModels
from tests.fakes.store import TransientStore

PATIENCE_MS = 60_000
"""Until something that happens in the window is given up; a slow machine takes its time."""


class Friend:
    """The window, what it stands on, and a person's hands."""

    def __init__(self, qtbot: QtBot, home: Path, theme: Theme, *, is_new: bool = False, **parts: Any) -> None:
        self.qtbot = qtbot
        if not is_new:
            SetupFile(home).change(SetupState.ended)
        self.stage: Stage = staged(home, **parts)
        self.models: ScriptedModels = self.stage.basic
        self.paths = Paths(home)
        self.paths.prepare()
        self.program = Program(self.paths, self.stage.settings, self.stage.companion)
        self.window = MainWindow(self.program, theme)
        self.has_left = False
        self.chat = self.window.chat
        self.transcript = self.window.chat.transcript
        self.rows = self.chat.conversation.model
        self.window.show()
        self.window.activateWindow()
        self.until(self.window.isActiveWindow)  # shortcuts belong to the active window

    def leave(self) -> None:
        """Close the window and the program, as a person does at night."""
        self.window.close()
        self.program.close()
        self.has_left = True

    def start(self) -> None:
        self.opening = self.program.start()

    def until(self, holds: Callable[[], object]) -> None:
        """Let the window live until something is so."""
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)

    def say(self, text: str) -> None:
        """Type and press Enter."""
        self.chat.composer.setFocus()
        QTest.keyClicks(self.chat.composer.text, text)
        QTest.keyClick(self.chat.composer.text, Qt.Key.Key_Return)

    def talk(self, text: str) -> None:
        """Say something and wait for the whole reply."""
        self.say(text)
        self.until(lambda: not self.chat.composer.draft())
        self.until(lambda: not self.chat.conversation.is_answering)

    @property
    def texts(self) -> list[str]:
        """What stands in the transcript."""
        return [self.rows.row(row).message.text for row in range(self.rows.rowCount())]

    def seed(self, texts: Sequence[str], **conversation: Any) -> tuple[Conversation, list[Message]]:
        """Put a conversation into the store, person and companion taking turns."""
        return self.program.core.call(self._seed(texts, conversation), 60)

    async def _seed(self, texts: Sequence[str], fields: dict[str, Any]) -> tuple[Conversation, list[Message]]:
        from dataclasses import replace

        store, owner = self.stage.store.conversations, await self.stage.store.local_owner()
        made = replace(Conversation.fresh(), title="Seeded", **fields)
        await store.create(owner, made)
        stored: list[Message] = []
        for depth, text in enumerate(texts, start=1):
            message = Message(
                id=MessageId(new_id()),
                conversation_id=made.id,
                parent_id=stored[-1].id if stored else None,
                depth=depth,
                role=Role.PERSON if depth % 2 else Role.COMPANION,
                text=text,
                created_at=utc_now(),
                model=None if depth % 2 else "basic",
            )
            stored.append(await store.append(owner, message))
        return await store.get(owner, made.id), stored

    def on_core(self, call: Callable[[], object]) -> None:
        """Do something where the companion lives: scripted ears and mouths belong to its loop."""
        self.program.core.call(_called(call), 60)

    def hear(self, frame: bytes, count: int = 1) -> None:
        """Let the microphone hear so many frames of 32 ms."""
        self.on_core(lambda: self.stage.voice.microphone.hear(frame, count))

    def publish(self, *events: Event) -> None:
        """Tell everybody."""
        for event in events:
            self.on_core(partial(self.stage.companion.events.publish, event))

    def open(self, conversation: Conversation) -> None:
        self.window.open(conversation.id)
        self.until(lambda: self.chat.conversation.id == conversation.id)

    def click(self, row: int, x: float, y: float) -> None:
        """Click into a message, at a point of its row."""
        place = self.transcript.origin_of(row)
        point = QPoint(round(place.x() + x), round(place.y() + y))
        QTest.mouseClick(self.transcript.viewport(), Qt.MouseButton.LeftButton, pos=point)


def reaches_px(window: QWidget) -> int:
    """How far to the right anything that is shown reaches."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    inside = [widget for widget in shown if widget.window() is window]
    return max(widget.mapTo(window, widget.rect().bottomRight()).x() for widget in inside)


async def _called(call: Callable[[], object]) -> None:
    call()


@pytest.fixture(autouse=True)
def garbage_is_collected_on_this_thread() -> Iterator[None]:
    """As in the program, see `Collector`: a core's thread destroys nothing of a window."""
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture
def qt_loop(qapp: QApplication) -> Iterator[qasync.QEventLoop]:
    """The window's loop, running for as long as the test's own waiting keeps Qt alive."""
    loop = qasync.QEventLoop(qapp)
    asyncio._set_running_loop(loop)  # as `run_forever` does, whose place the waiting of pytest-qt takes
    failures: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _loop, context: failures.append(context))
    yield loop
    asyncio._set_running_loop(None)
    loop.close()
    assert not failures


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    qapp.setStyle("fusion")
    theme = Theme()
    theme.choose("light", 100)
    yield theme
    theme.deleteLater()


@pytest.fixture
def make_friend(
    qtbot: QtBot, qt_loop: qasync.QEventLoop, home: Path, theme: Theme
) -> Iterator[Callable[..., Friend]]:
    made: list[Friend] = []
    hooks = sys.excepthook, threading.excepthook

    def make(*, start: bool = True, **parts: Any) -> Friend:
        friend = Friend(qtbot, home, theme, **parts)
        made.append(friend)
        if start:
            friend.start()
            friend.until(lambda: friend.window.is_ready)
        return friend

    yield make
    for friend in made:
        if not friend.has_left:
            if not friend.program.core.is_running:
                friend.program.core.start()  # so that its loop is closed as well
            friend.leave()
        _end_tasks(qtbot, qt_loop)
        friend.window.deleteLater()
        QCoreApplication.sendPostedEvents(friend.window, QEvent.Type.DeferredDelete)  # still in its own test
    sys.excepthook, threading.excepthook = hooks


def _end_tasks(qtbot: QtBot, loop: qasync.QEventLoop) -> None:
    for task in asyncio.all_tasks(loop):
        task.cancel()
    qtbot.waitUntil(lambda: not asyncio.all_tasks(loop), timeout=PATIENCE_MS)
    told: list[bool] = []
    loop.call_soon(told.append, True)  # behind all that waited for the tasks to end
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)


@pytest.fixture
def friend(make_friend: Callable[..., Friend]) -> Friend:
    """A window that is ready to talk."""
    return make_friend()


@pytest.fixture
def failing_store() -> TransientStore:
    return TransientStore(
        BestFriendError("database_unreachable", "The database cannot be reached.", "Start it.")
    )
