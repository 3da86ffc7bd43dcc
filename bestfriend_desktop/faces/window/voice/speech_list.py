"""Voices, and models to listen with: those that are here first, then those that could be fetched."""

from collections.abc import Awaitable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelPulling, ModelsChanged
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.speech import VoiceInfo
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S
from bestfriend_desktop.faces.window.voice.speech_row import SpeechRow

_MOST_TO_FETCH = 12
"""Hundreds of voices could be fetched; a word in the search brings the others."""


class SpeechList(QWidget):
    """A search, a card with a row for each, and a way to bring in a file."""

    loaded = Signal(object)
    """All of them, as a list of VoiceInfo."""

    def __init__(self, intents: Intents, bridge: Bridge) -> None:
        super().__init__()
        self._intents = intents
        self._voice = intents.companion.voice
        self._known: list[VoiceInfo] = []
        self._has_looked = False
        """The network is asked once the person wants it, and not before."""
        self._coming: dict[str, PullProgress] = {}
        self.rows: dict[str, SpeechRow] = {}
        self.search = QLineEdit()
        self.search.setPlaceholderText("Search by name or language")
        self.search.setAccessibleName("Search voices and listening models")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._show)
        self.bring = QPushButton("Add from a file…")
        self.bring.setProperty("role", "outlined")
        self.bring.setAccessibleName("Add a voice from a file")
        self.bring.clicked.connect(self._choose_file)
        self.problem = WrappedLabel()
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.look = QPushButton("Look for more voices")
        self.look.setProperty("role", "outlined")
        self.look.setToolTip("Asks huggingface.co which voices of Piper there are")
        self.look.clicked.connect(self._look_for_more)
        self.more = WrappedLabel("Looking for voices…")
        self.more.setProperty("role", "small")
        card = QFrame()
        card.setObjectName("card")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        inside.setSpacing(SPACE_S)
        inside.addLayout(self._rows)
        inside.addWidget(self.more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self.search)
        layout.addWidget(card)
        layout.addWidget(self.problem)
        # Below each other: large text leaves no room beside.
        layout.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.bring, 0, Qt.AlignmentFlag.AlignLeft)
        bridge.heard.connect(self._hear)

    def load(self) -> None:
        """Ask anew what there is."""
        self._intents.do(self._load(), "list voices")

    def _look_for_more(self) -> None:
        self._has_looked = True
        self.look.hide()
        self.more.setText("Looking for voices…")
        self.more.show()
        self.load()

    def add(self, path: Path) -> None:
        """Bring in a voice or a listening model from a file or folder."""
        self._intents.do(self._told(self._intents.ask(self._voice.add(path))), f"add {path.name}")

    def _hear(self, event: Event) -> None:
        match event:
            case ModelsChanged():
                self.load()
            case ModelPulling() if event.progress.model in self._coming:
                self._coming[event.progress.model] = event.progress
                if (row := self.rows.get(event.progress.model)) is not None:
                    row.show_progress(event.progress)
            case _:
                pass

    async def _load(self) -> None:
        work = self._voice.voices(ask_network=self._has_looked)
        self._known = await self._intents.ask(work)
        self._show()
        self.loaded.emit(self._known)

    def _show(self) -> None:
        found = [one for one in self._known if _speaks_of(one, self.search.text())]
        here = [one for one in found if one.is_installed]
        to_fetch = [one for one in found if not one.is_installed]
        self._fill(here + to_fetch[:_MOST_TO_FETCH])
        hidden = len(to_fetch) - _MOST_TO_FETCH
        self.more.setText(
            f"{hidden} more can be fetched; search for a language or a name."
            if hidden > 0
            else ("" if found else "Nothing of that name.")
        )
        self.more.setVisible(bool(self.more.text()))

    def _fill(self, shown: Sequence[VoiceInfo]) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        for info in shown:
            row = self.rows[info.name] = SpeechRow(info)
            row.pull_wanted.connect(self._pull)
            row.cancel_wanted.connect(self._cancel)
            row.delete_wanted.connect(self._delete)
            row.show_progress(self._coming.get(info.name))
            self._rows.addWidget(row)

    def _pull(self, name: str) -> None:
        self._intents.do(self._fetch(name), f"fetch {name}")

    def _cancel(self, name: str) -> None:
        self._intents.submit(self._stop(name), f"cancel {name}")

    def _delete(self, name: str) -> None:
        self._intents.do(self._told(self._intents.ask(self._voice.delete(name))), f"remove {name}")

    async def _stop(self, name: str) -> None:
        self._voice.cancel_pull(name)

    async def _fetch(self, name: str) -> None:
        self._coming[name] = PullProgress(name, "asking")
        self.rows[name].show_progress(self._coming[name])
        await self._told(self._intents.ask(self._voice.pull(name)))
        del self._coming[name]
        if (row := self.rows.get(name)) is not None:
            row.show_progress(None)

    async def _told(self, work: Awaitable[object]) -> None:
        """Wait for something; what goes wrong stands below the list."""
        self.problem.hide()
        try:
            await work
        except BestFriendError as error:
            self.problem.setText(str(error))
            self.problem.show()

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Add a voice", "", "Voices of Piper (*.onnx);;All files (*)")
        dialog.fileSelected.connect(lambda path: self.add(Path(path)))
        dialog.open()


def _speaks_of(info: VoiceInfo, words: str) -> bool:
    text = f"{info.name} {info.label} {info.language}".lower()
    return all(word in text for word in words.lower().split())
