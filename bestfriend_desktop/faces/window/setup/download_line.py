"""The download that goes on behind the steps: how far it is, how to end it, and what went wrong with it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout

from bestfriend_desktop.domain.events import Event, ModelArrived, ModelFetchFailed, ModelPulling
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.offered_models import Offer, OfferState
from bestfriend_desktop.faces.window.amounts import duration, size
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S


class DownloadLine(QFrame):
    """Hidden while nothing is being fetched."""

    def __init__(self, intents: Intents, bridge: Bridge) -> None:
        super().__init__()
        self.setObjectName("card")
        self._intents = intents
        self._name = ""
        self._label = ""
        self.words = WrappedLabel()
        self.words.setProperty("role", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Progress of the download")
        self.button = QPushButton("Cancel")
        self.button.setProperty("role", "outlined")
        self.button.clicked.connect(self._press)
        left = QVBoxLayout()
        left.setSpacing(SPACE_S)
        left.addWidget(self.words)
        left.addWidget(self.bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        layout.setSpacing(SPACE_M)
        layout.addLayout(left, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._has_failed = False
        self._others: set[str] = set()
        """What else is being fetched: voices."""
        bridge.heard.connect(self._hear)
        self.hide()

    def follow(self, offer: Offer) -> None:
        """This one is being fetched."""
        self._name, self._label = offer.model.name, offer.model.label
        self._has_failed = False
        self._show_progress(PullProgress(self._name, "asking", offer.arrived_bytes, offer.model.size_bytes))

    def follow_running(self, offers: list[Offer]) -> None:
        """Go on showing what was begun earlier, also before the program was started anew."""
        for offer in offers:
            if offer.state is OfferState.ARRIVING and not self._name:
                self.follow(offer)

    def _hear(self, event: Event) -> None:
        match event:
            case ModelPulling() if event.progress.model == self._name:
                if not self._has_failed:
                    self._show_progress(event.progress)
            case ModelPulling() if not self._name and event.progress.model not in self._others:
                self._others.add(event.progress.model)
                self._intents.do(self._adopt(), "whose download this is")
            case ModelArrived() if event.name == self._name:
                self._name = ""
                self.hide()  # that it is here is told below all pages
            case ModelFetchFailed() if event.name == self._name:
                self._fail()
            case _:
                pass

    async def _adopt(self) -> None:
        self.follow_running(await self._intents.ask(self._intents.companion.offered_models()))

    def _show_progress(self, progress: PullProgress) -> None:
        fraction = progress.fraction
        self.bar.setRange(0, 1000 if fraction is not None else 0)
        self.bar.setValue(round((fraction or 0) * 1000))
        words = f"{self._label} is on its way, and you can go on."
        if fraction is not None:
            words += f" {size(progress.done_bytes)} of {size(progress.total_bytes)}"
        if progress.seconds_left is not None:
            words += f", about {duration(progress.seconds_left)} left"
        self.words.setText(words)
        self._button("Cancel", f"Cancel fetching {self._label}")
        self.bar.show()
        self.show()

    def _fail(self) -> None:
        self._has_failed = True
        self.words.setText(f"{self._label} did not come. What has arrived is kept.")
        self.bar.hide()
        self._button("Try again", f"Fetch {self._label} again")

    def _button(self, text: str, name: str) -> None:
        self.button.setText(text)
        self.button.setAccessibleName(name)
        self.button.show()

    def _press(self) -> None:
        if self._has_failed:
            self._has_failed = False
            self._show_progress(PullProgress(self._name, "asking"))
            self._intents.submit(self._intents.companion.fetch_model(self._name), f"fetch {self._name}")
        else:
            self._intents.submit(self._intents.companion.cancel_pull(self._name), f"cancel {self._name}")
            self._others.add(self._name)  # what is on its way from there tells of nothing new
            self._name = ""
            self.hide()
