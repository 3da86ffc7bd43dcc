"""The models there are and those that can be had: fetch, add, choose, delete."""

from collections.abc import Awaitable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelPulling, ModelsChanged, SettingChanged
from bestfriend_desktop.domain.models import ModelInfo, PullProgress
from bestfriend_desktop.faces.window.amounts import size
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.settings.model_row import ModelRow
from bestfriend_desktop.faces.window.settings.offer_list import OfferList
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S, Theme

ABOUT = (
    "The built-in companion remembers, listens and knows what it can know for certain. For a talk about "
    "everything fetch a language model: it runs on this computer, and what you say stays here."
)


class ModelsPage(Page):
    """Those that are here, those that fit this computer, a file of one's own, and any other by Ollama."""

    def __init__(self, intents: Intents, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Models", theme)
        self._intents = intents
        self._pulling = ""
        about = WrappedLabel(ABOUT)
        about.setProperty("role", "muted")
        self._card = QFrame()
        self._card.setObjectName("card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        self._rows.setSpacing(0)
        self.disk = WrappedLabel()
        self.disk.setProperty("role", "small")
        self.problem = WrappedLabel()
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.offers = OfferList(intents, bridge)
        self.offers.told.connect(self._tell)
        self.progress = _Progress()
        self.progress.cancel.clicked.connect(self._cancel)
        self.body.addWidget(about)
        self.body.addWidget(self.problem)
        self._section("Here", self._card, self.disk)
        self._section("Fit this computer", self.offers)
        self._section("A file of your own", self._own_file())
        self._section("With Ollama", self._by_name(), self.progress)
        self.body.addStretch(1)
        self.models: list[ModelInfo] = []
        self.rows: list[ModelRow] = []
        self._answering = ""
        self.setAcceptDrops(True)
        bridge.heard.connect(self._hear)
        self.load()

    def load(self) -> None:
        """Ask the engines anew."""
        self._intents.do(self._load(), "list models")
        self.offers.load()

    def add(self, path: Path) -> None:
        """Use a model file of the person's own."""
        added = self._intents.companion.add_model(path, copy=self.copy.isChecked())
        self._intents.do(self._told(self._intents.ask(added)), f"add {path.name}")

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may be let fall anywhere on the page."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Each is tried; what is no model says so."""
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.add(Path(url.toLocalFile()))
        event.acceptProposedAction()

    def _section(self, title: str, *widgets: QWidget) -> None:
        label = PlainLabel(title)
        label.setProperty("role", "section")
        self.body.addSpacing(SPACE_S)
        self.body.addWidget(label)
        for widget in widgets:
            self.body.addWidget(widget)

    def _own_file(self) -> QWidget:
        self.choose = QPushButton("Add a GGUF file…")
        self.choose.setProperty("role", "outlined")
        self.choose.clicked.connect(self._choose_file)
        self.copy = QCheckBox("Copy it")
        note = WrappedLabel(
            "Or drag it onto this page. Without a copy it is used where it is, and must stay there."
        )
        note.setProperty("role", "small")
        box = QWidget()
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.copy)
        layout.addWidget(note)
        return box

    def _by_name(self) -> QWidget:
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name of a model, as llama3.2:3b")
        self.name.setAccessibleName("Name of the model that Ollama is to fetch")
        self.name.returnPressed.connect(self._pull)
        self.fetch = QPushButton("Fetch")
        self.fetch.setProperty("role", "outlined")
        self.fetch.setAccessibleName("Fetch it with Ollama")
        self.fetch.clicked.connect(self._pull)
        box = QWidget()
        line = QHBoxLayout(box)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_S)
        line.addWidget(self.name, 1)
        line.addWidget(self.fetch)
        return box

    def _hear(self, event: Event) -> None:
        if isinstance(event, ModelsChanged):
            self._intents.do(self._load(), "list models")  # the offers hear of it themselves
        elif isinstance(event, SettingChanged) and event.name == "model.name":
            self._intents.do(self._load(), "list models")
        elif isinstance(event, ModelPulling) and event.progress.model == self._pulling:
            self.progress.show_progress(event.progress)

    def _pull(self) -> None:
        name = self.name.text().strip()
        if name and not self._pulling:
            self._intents.do(self._fetch(name), f"fetch {name}")

    def _cancel(self) -> None:
        self._intents.submit(self._intents.companion.cancel_pull(self._pulling), "cancel fetching")

    def _delete(self, name: str) -> None:
        deleted = self._intents.companion.delete_model(name)
        self._intents.do(self._told(self._intents.ask(deleted)), f"delete {name}")

    def _use(self, name: str) -> None:
        chosen = self._intents.companion.change_setting("model.name", name)
        self._intents.do(self._told(self._intents.ask(chosen)), f"use {name}")

    async def _load(self) -> None:
        companion = self._intents.companion
        models = await self._intents.ask(companion.models())
        try:
            answering = (await self._intents.ask(companion.answering_model())).model.name
        except BestFriendError:
            answering = ""
        used = await self._intents.ask(companion.models_disk_bytes())
        self.disk.setText(f"Models within Best Friend take {size(used)} of the disk.")
        self.disk.setVisible(used > 1_000_000)
        if (models, answering) == (self.models, self._answering):
            return  # a row may be asking whether its model is to be deleted
        self.models, self._answering = models, answering
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = [ModelRow(model, answers=model.name == answering) for model in self.models]
        for row in self.rows:
            row.use_wanted.connect(self._use)
            row.delete_wanted.clicked.connect(partial(self._delete, row.model.name))
            self._rows.addWidget(row)

    async def _fetch(self, name: str) -> None:
        self._pulling = name
        self.fetch.setEnabled(False)
        self.progress.show_progress(PullProgress(name, "asking"))
        await self._told(self._intents.ask(self._intents.companion.pull_model(name)))
        if self.problem.isHidden():
            self.name.clear()
        self._pulling = ""
        self.fetch.setEnabled(True)
        self.progress.hide()

    async def _told(self, work: Awaitable[object]) -> None:
        """Wait for something; what goes wrong stands at the top."""
        self._tell("")
        try:
            await work
        except BestFriendError as error:
            self._tell(str(error))

    def _choose_file(self) -> None:
        dialog = QFileDialog(self, "Add a model", "", "Models (*.gguf);;All files (*)")
        dialog.fileSelected.connect(lambda path: self.add(Path(path)))
        dialog.open()

    def _tell(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.setVisible(bool(words))


class _Progress(QWidget):
    """How far a download is, and a way to end it; fetching again goes on where it stopped."""

    def __init__(self) -> None:
        super().__init__()
        self.words = WrappedLabel()
        self.words.setProperty("role", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the download")
        self.cancel = QPushButton("Cancel")
        self.cancel.setAccessibleName("Cancel the download")
        left = QVBoxLayout()
        left.addWidget(self.words)
        left.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addLayout(left, 1)
        layout.addWidget(self.cancel)
        self.hide()

    def show_progress(self, progress: PullProgress) -> None:
        fraction = progress.fraction
        self.bar.setRange(0, 1000 if fraction is not None else 0)
        self.bar.setValue(round((fraction or 0) * 1000))
        amount = (
            f" · {size(progress.done_bytes)} of {size(progress.total_bytes)}" if fraction is not None else ""
        )
        self.words.setText(f"{progress.model}: {progress.status}{amount}")
        self.show()
