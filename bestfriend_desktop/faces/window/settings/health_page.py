"""How every part of the program is, and what to do about what is missing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.events import Event, HealthChanged
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.faces.window.beside import Beside
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import ElidedLabel, PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_S, Theme

_WORDS = {
    HealthState.OK: ("Fine", "good"),
    HealthState.DEGRADED: ("Partly", "warning"),
    HealthState.MISSING: ("Missing", "bad"),
}
_NAME_LINES = 10
"""How wide name and state are, in heights of a line."""


class HealthPage(Page):
    """A card with a row for each part."""

    def __init__(self, intents: Intents, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Health", theme)
        self._intents = intents
        self.parts: tuple[PartHealth, ...] = ()
        self.words = WrappedLabel("Asking every part…")
        self.words.setProperty("role", "muted")
        self.again = QPushButton("Look again")
        self.again.setProperty("role", "outlined")
        self.again.clicked.connect(self.load)
        line = QHBoxLayout()
        line.addWidget(self.words, 1)
        line.addWidget(self.again)
        self._card = QFrame()
        self._card.setObjectName("card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        self._rows.setSpacing(0)
        self._card.hide()
        self.body.addLayout(line)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        self.setFocusProxy(self.again)
        bridge.heard.connect(self._hear)
        self.load()

    def load(self) -> None:
        """Ask every part; the answer comes as an event."""
        self.words.setText("Asking every part…")
        self._intents.submit(self._intents.companion.health(), "health")

    def _hear(self, event: Event) -> None:
        if isinstance(event, HealthChanged):
            self._show(event.parts)

    def _show(self, parts: tuple[PartHealth, ...]) -> None:
        self.parts = parts
        bad = sum(part.state is not HealthState.OK for part in parts)
        wants = "wants" if bad == 1 else "want"
        self.words.setText(
            f"{bad} of {len(parts)} parts {wants} attention." if bad else "Everything is fine."
        )
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for part in parts:
            self._rows.addWidget(_row(part))
        self._card.setVisible(bool(parts))


def _row(part: PartHealth) -> QFrame:
    words, role = _WORDS[part.state]
    state = PlainLabel(words)
    state.setProperty("role", role)
    title = ElidedLabel("plain")
    title.setText(part.part.capitalize())
    name = QWidget()
    line = QHBoxLayout(name)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(SPACE_S)
    line.addWidget(title, 1)
    line.addWidget(state)
    said = WrappedLabel(part.message)
    remedy = WrappedLabel(part.remedy)
    remedy.setProperty("role", "small")
    remedy.setVisible(bool(part.remedy))
    about = QWidget()
    column = QVBoxLayout(about)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for label in (said, remedy):
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
    column.addStretch(1)
    row = QFrame()
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, SPACE_S + 2, 0, SPACE_S + 2)
    layout.addWidget(Beside(name, about, _NAME_LINES))
    return row
