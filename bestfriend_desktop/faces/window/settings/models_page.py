"""The models there are: fetch one by name, see how far it is, delete one."""

from functools import partial

from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelPulling, ModelsChanged
from bestfriend_desktop.domain.models import Engine, ModelInfo, PullProgress
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.status_line import ENGINE_NAMES
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S, Theme

HOW_TO_GET_ONE = (
    "The built-in basic model gives short and simple answers. For better ones install Ollama from "
    "ollama.com, start it, and fetch a model here: llama3.2:3b is a good first one for a machine with "
    "8 GB of memory."
)


class ModelsPage(Page):
    """A field to fetch a model, its progress, and a card with all of them."""

    def __init__(self, intents: Intents, bridge: Bridge, theme: Theme) -> None:
        super().__init__("Models", theme)
        self._intents = intents
        self._pulling = ""
        about = WrappedLabel(HOW_TO_GET_ONE)
        about.setProperty("role", "muted")
        self.name = QLineEdit()
        self.name.setPlaceholderText("Name of a model, as llama3.2:3b")
        self.name.setAccessibleName("Name of the model to fetch")
        self.name.returnPressed.connect(self._pull)
        self.fetch = QPushButton("Fetch")
        self.fetch.setProperty("role", "main")
        self.fetch.clicked.connect(self._pull)
        line = QHBoxLayout()
        line.setSpacing(SPACE_S)
        line.addWidget(self.name, 1)
        line.addWidget(self.fetch)
        self.progress = _Progress()
        self.progress.cancel.clicked.connect(self._cancel)
        self.problem = WrappedLabel()
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self._card = QFrame()
        self._card.setObjectName("card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        self._rows.setSpacing(0)
        self.body.addWidget(about)
        self.body.addLayout(line)
        self.body.addWidget(self.progress)
        self.body.addWidget(self.problem)
        self.body.addSpacing(SPACE_M)
        self.body.addWidget(self._card)
        self.body.addStretch(1)
        self.setFocusProxy(self.name)
        self.models: list[ModelInfo] = []
        self.rows: list[ModelRow] = []
        bridge.heard.connect(self._hear)
        self.load()

    def load(self) -> None:
        """Ask the engines anew."""
        self._intents.do(self._load(), "list models")

    def _hear(self, event: Event) -> None:
        if isinstance(event, ModelsChanged):
            self.load()
        elif isinstance(event, ModelPulling) and self._pulling:  # the last ones arrive after the end
            self.progress.show_progress(event.progress)

    def _pull(self) -> None:
        name = self.name.text().strip()
        if name and not self._pulling:
            self._intents.do(self._fetch(name), f"fetch {name}")

    def _cancel(self) -> None:
        self._intents.submit(self._intents.companion.cancel_pull(self._pulling), "cancel fetching")

    def _delete(self, name: str) -> None:
        self._intents.do(self._remove(name), f"delete {name}")

    async def _load(self) -> None:
        models = await self._intents.ask(self._intents.companion.models())
        if models == self.models:
            return  # a row may be asking whether its model is to be deleted
        self.models = models
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        self.rows = [ModelRow(model) for model in self.models]
        for row in self.rows:
            row.delete_wanted.clicked.connect(partial(self._delete, row.model.name))
            self._rows.addWidget(row)

    async def _fetch(self, name: str) -> None:
        self._pulling = name
        self._tell("")
        self.fetch.setEnabled(False)
        self.progress.show_progress(PullProgress(name, "asking"))
        try:
            await self._intents.ask(self._intents.companion.pull_model(name))
            self.name.clear()
        except BestFriendError as error:
            self._tell(str(error))
        finally:
            self._pulling = ""
            self.fetch.setEnabled(True)
            self.progress.hide()

    async def _remove(self, name: str) -> None:
        try:
            await self._intents.ask(self._intents.companion.delete_model(name))
        except BestFriendError as error:
            self._tell(str(error))

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


class ModelRow(QWidget):
    """One model; deleting asks once, in place."""

    def __init__(self, model: ModelInfo) -> None:
        super().__init__()
        self.model = model
        label = WrappedLabel(model.label)
        facts = [ENGINE_NAMES[model.engine], size(model.size_bytes) if model.size_bytes else ""]
        facts += ["cloud: your words leave this computer" if model.is_cloud else ""]
        facts += ["" if model.chats else "only for embeddings"]
        about = WrappedLabel(" · ".join(fact for fact in facts if fact))
        about.setProperty("role", "small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label)
        words.addWidget(about)
        self.ask = QPushButton("Delete")
        self.ask.setAccessibleName(f"Delete {model.label}")
        self.delete_wanted = QPushButton("Delete for good")
        self.delete_wanted.setProperty("role", "danger")
        self.delete_wanted.setAccessibleName(f"Really delete {model.label}")
        self.keep = QPushButton("Keep")
        self.keep.setAccessibleName(f"Keep {model.label}")
        self.ask.clicked.connect(lambda: self._asking(True))
        self.keep.clicked.connect(lambda: self._asking(False))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        layout.addLayout(words, 1)
        for button in (self.ask, self.delete_wanted, self.keep):
            layout.addWidget(button)
        self._asking(False)
        self.ask.setVisible(model.engine is Engine.OLLAMA)

    def _asking(self, is_asking: bool) -> None:
        self.ask.setVisible(not is_asking)
        self.delete_wanted.setVisible(is_asking)
        self.keep.setVisible(is_asking)
        if is_asking:
            self.keep.setFocus()


def size(count: int) -> str:
    """Bytes for people: `98 MB`, `2.0 GB`."""
    return f"{count / 1e9:.1f} GB" if count >= 1e9 else f"{count / 1e6:.0f} MB"
