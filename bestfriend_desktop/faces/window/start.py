"""Starts the window: it is there and takes typing before the database is open."""

import asyncio
import logging
import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

os.environ["QT_API"] = "pyside6"  # qasync takes the first binding it finds otherwise

import qasync
from PySide6.QtCore import (
    QLoggingCategory,
    QMessageLogContext,
    QSocketNotifier,
    QTimer,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtWidgets import QApplication

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.faces.window import plain_imports  # noqa: F401 - the import is the work
from bestfriend_desktop.faces.window.collector import Collector
from bestfriend_desktop.faces.window.icons import application_icon
from bestfriend_desktop.faces.window.main_window import MainWindow
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.runtime import crash
from bestfriend_desktop.runtime.program import Program

_log = logging.getLogger(__name__)
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


@dataclass(slots=True)
class Window:
    """An open window and the loop it runs on."""

    main: MainWindow
    loop: qasync.QEventLoop
    program: Program

    def run(self) -> None:
        """Until the window is closed."""
        self.main.closed.connect(self.loop.stop)
        self.loop.run_forever()

    def finish(self) -> None:
        """Keep what was being written, and let everything go."""
        try:
            self.loop.run_until_complete(_let_go())
        finally:
            self.program.close()
            self.loop.close()


def run(program: Program) -> int:
    """Show the window until it is closed; returns the exit code of the program."""
    window = open_window(program)
    try:
        with _closed_when_told(window.main):
            window.run()
    finally:
        window.finish()
        qInstallMessageHandler(None)
    return 0


def open_window(program: Program) -> Window:
    """Show the window, then start the core."""
    application = dressed_application()
    Collector(application)
    loop = qasync.QEventLoop(application)
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(crash.loop_handler)
    theme = Theme(application)
    settings = program.settings.current.window
    theme.choose(settings.theme, settings.text_size_percent)
    main = MainWindow(program, theme)
    main.show()
    QTimer.singleShot(0, lambda: _start_core(program))
    return Window(main, loop, program)


def dressed_application() -> QApplication:
    """The one QApplication, named, with Qt's own messages going to the log."""
    qInstallMessageHandler(_to_log)
    QLoggingCategory.setFilterRules("qt.qpa.*=false")
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("Best Friend")
    application.setDesktopFileName("bestfriend")
    application.setStyle("fusion")
    application.setQuitOnLastWindowClosed(False)
    application.setWindowIcon(application_icon())
    return application


@contextmanager
def _closed_when_told(main: MainWindow) -> Iterator[None]:
    """Ctrl-C in the terminal, or the end of the session, closes the window as the person would.

    Python runs signal handlers between its own instructions, and Qt's loop has none: a byte on a socket
    wakes it. A second signal, while the program closes, ends it at once.
    """
    reader, writer = socket.socketpair()
    with reader, writer:
        reader.setblocking(False)
        writer.setblocking(False)
        woken = QSocketNotifier(reader.fileno(), QSocketNotifier.Type.Read, main)
        woken.activated.connect(lambda: reader.recv(64))
        before = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
        for number in before:
            signal.signal(number, lambda *_: QTimer.singleShot(0, main.close))
        signal.set_wakeup_fd(writer.fileno(), warn_on_full_buffer=False)
        try:
            yield
        finally:
            signal.set_wakeup_fd(-1)
            woken.setEnabled(False)
            for number, handler in before.items():
                signal.signal(number, handler)


def _start_core(program: Program) -> None:
    """The store opens while the person may already write; `Ready` or `StartupFailed` comes up as an event."""
    opening = program.start()
    opening.add_done_callback(lambda done: None if done.cancelled() else _report(done.exception()))


def _report(error: BaseException | None) -> None:
    if error is not None and not isinstance(error, BestFriendError):
        crash.report(error, "starting")


async def _let_go() -> None:
    """Cancel what the window still waits for; the core keeps what had arrived."""
    current = asyncio.current_task()
    left = [task for task in asyncio.all_tasks() if task is not current]
    for task in left:
        task.cancel()
    await asyncio.gather(*left, return_exceptions=True)


def _to_log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message, extra={"category": context.category})
