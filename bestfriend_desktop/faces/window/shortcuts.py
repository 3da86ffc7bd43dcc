"""Every keyboard shortcut of the window, once: they are installed from here, and shown on a page."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.beside import Beside
from bestfriend_desktop.faces.window.labels import PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, Theme


@dataclass(frozen=True, slots=True)
class Shortcut:
    """One thing that keys do."""

    name: str
    keys: tuple[str, ...]
    does: str
    group: str = "Anywhere"


SHORTCUTS = (
    Shortcut("new", ("Ctrl+N",), "New conversation"),
    Shortcut("temporary", ("Ctrl+Shift+N",), "Temporary conversation"),
    Shortcut("search", ("Ctrl+K", "Ctrl+F"), "Search all conversations"),
    Shortcut("sidebar", ("Ctrl+B",), "Show or hide the list"),
    Shortcut("write", ("Ctrl+L",), "Write a message"),
    Shortcut("messages", ("Ctrl+Up",), "Go to the messages"),
    Shortcut("model", ("Ctrl+M",), "Choose the model"),
    Shortcut("stop", ("Esc",), "Stop the voice and the reply, or close what is open"),
    Shortcut("mute", ("F8",), "Speak no answers, or speak them again"),
    Shortcut("memories", ("Ctrl+Shift+M",), "Memories"),
    Shortcut("settings", ("Ctrl+,",), "Settings"),
    Shortcut("shortcuts", ("F1", "Ctrl+/"), "This page"),
    Shortcut("quit", ("Ctrl+Q",), "Quit"),
)
"""Those that the window installs."""

_KEYS_LINES = 8.5
"""How wide the keys are on the page, in heights of a line."""

TALK_KEY = Qt.Key.Key_F9
TALK = Shortcut("talk", ("F9",), "Hold to talk; a short press listens hands-free, or stops listening")
"""Held down, so that the window follows its going down and up itself."""

_WITHIN = (
    Shortcut("", ("Up", "Down"), "The message before or after", "In the messages"),
    Shortcut("", ("C",), "Copy the message, or the words selected with Ctrl+C", "In the messages"),
    Shortcut("", ("S",), "Read the reply aloud, or stop", "In the messages"),
    Shortcut("", ("R",), "Answer again", "In the messages"),
    Shortcut("", ("G",), "Let the last reply go on, where it was cut off or stopped", "In the messages"),
    Shortcut("", ("E",), "Edit and send again", "In the messages"),
    Shortcut("", ("M",), "Show what was remembered for the reply", "In the messages"),
    Shortcut("", ("Alt+Left", "Alt+Right"), "Another version", "In the messages"),
    Shortcut("", ("Shift+F10",), "Everything else", "In the messages"),
    Shortcut("", ("Return",), "Open", "In the list"),
    Shortcut("", ("F2",), "Rename", "In the list"),
    Shortcut("", ("Del",), "Delete (it can be undone)", "In the list"),
    Shortcut("", ("Return",), "Open", "In the memories"),
    Shortcut("", ("E",), "Change the open one", "In the memories"),
    Shortcut("", ("P",), "Pin", "In the memories"),
    Shortcut("", ("Del",), "Forget (it can be undone)", "In the memories"),
    Shortcut("", ("Shift+Return",), "New line (or the other way round, by setting)", "While writing"),
)


def install(window: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Bind every shortcut of the window; raises KeyError for one that nobody handles."""
    for shortcut in SHORTCUTS:
        for keys in shortcut.keys:
            bound = QShortcut(QKeySequence(keys), window)
            bound.setContext(Qt.ShortcutContext.WindowShortcut)
            bound.activated.connect(actions[shortcut.name])


class ShortcutsPage(Page):
    """All shortcuts, in groups."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("Keyboard shortcuts", theme, parent)
        group = ""
        rows = QVBoxLayout()
        for shortcut in (*SHORTCUTS, TALK, *_WITHIN):
            if shortcut.group != group:
                group = shortcut.group
                heading = PlainLabel(group)
                heading.setProperty("role", "heading")
                rows = QVBoxLayout()
                rows.setSpacing(SPACE_S)
                self.body.addWidget(heading)
                self.body.addLayout(rows)
                self.body.addSpacing(SPACE_M)
            rows.addWidget(_row(shortcut))
        self.body.addStretch(1)


def _row(shortcut: Shortcut) -> QWidget:
    keys = PlainLabel("  or  ".join(_native(keys) for keys in shortcut.keys))
    keys.setProperty("role", "keys")
    first = QWidget()
    line = QHBoxLayout(first)
    line.setContentsMargins(0, 0, 0, 0)
    line.addWidget(keys)
    line.addStretch(1)
    return Beside(first, WrappedLabel(shortcut.does), _KEYS_LINES)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
