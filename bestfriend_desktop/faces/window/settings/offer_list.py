"""The models that can be fetched, the one that suits this computer best first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelFetchFailed, ModelPulling, ModelsChanged
from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.offered_models import Offer, OfferState
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.settings.offer_row import OfferRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S


class OfferList(QWidget):
    """A card with a row for each; those that do not fit are shown when they are asked for."""

    told = Signal(str)
    """What went wrong; empty where something is tried anew."""

    def __init__(self, intents: Intents, bridge: Bridge) -> None:
        super().__init__()
        self._intents = intents
        self._offers: Sequence[Offer] = ()
        self._coming: dict[str, PullProgress] = {}
        self.rows: dict[str, OfferRow] = {}
        self._card = QFrame()
        self._card.setObjectName("card")
        self._rows = QVBoxLayout(self._card)
        self._rows.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        self._rows.setSpacing(0)
        self.with_ollama = QCheckBox("Fetch with Ollama")
        self.with_ollama.setToolTip("It runs here, and can use a graphics card")
        self.with_ollama.hide()
        self.others = QPushButton("All models")
        self.others.setAccessibleName("Show models that do not fit this computer as well")
        self.others.setProperty("role", "link")
        self.others.setCheckable(True)
        self.others.toggled.connect(self._show)
        self.others.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_M)
        layout.addWidget(self._card)
        layout.addWidget(self.with_ollama)
        layout.addWidget(self.others, 0, Qt.AlignmentFlag.AlignLeft)
        bridge.heard.connect(self._hear)

    def load(self) -> None:
        """Ask anew."""
        self._intents.do(self._load(), "list offered models")

    async def _load(self) -> None:
        companion = self._intents.companion
        self._offers = await self._intents.ask(companion.offered_models())
        self._show()
        self.with_ollama.setVisible(await self._intents.ask(companion.ollama_runs()))

    def _hear(self, event: Event) -> None:
        match event:
            case ModelsChanged():
                self._coming.clear()
                self.load()
            case ModelPulling() if (name := self._name(event.progress.model)) is not None:
                self._coming[name] = event.progress
                if (row := self.rows.get(name)) is not None:
                    row.show_progress(event.progress)
            case ModelFetchFailed() if self._name(event.name) is not None:
                self.told.emit(f"{event.message} {event.remedy}")
            case _:
                pass

    def _name(self, fetched: str) -> str | None:
        """The offer that is fetched under this name, here or by Ollama."""
        names = {offer.model.ollama: offer.model.name for offer in self._offers}
        return fetched if fetched in names.values() else names.get(fetched)

    def _show(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}
        open_offers = [offer for offer in self._offers if offer.state is not OfferState.HERE]
        fitting = [offer for offer in open_offers if offer.can_be_fetched or offer.arrived_bytes]
        self.others.setVisible(len(fitting) < len(open_offers))
        self.others.setText("Only what fits" if self.others.isChecked() else "All models")
        shown = open_offers if self.others.isChecked() else fitting
        for offer in sorted(shown, key=lambda offer: not offer.is_suggested):
            row = self.rows[offer.model.name] = OfferRow(offer)
            row.fetch_wanted.connect(self._fetch)
            row.cancel_wanted.connect(self._cancel)
            row.drop_wanted.connect(self._drop)
            if offer.state is OfferState.ARRIVING or offer.model.name in self._coming:
                begun = PullProgress(offer.model.name, "asking")
                row.show_progress(self._coming.get(offer.model.name, begun))
            self._rows.addWidget(row)
        self._card.setVisible(bool(self.rows))

    def _fetch(self, name: str) -> None:
        self.told.emit("")
        self._coming[name] = PullProgress(name, "asking")
        self.rows[name].show_progress(self._coming[name])
        self._intents.do(self._begin(name), f"fetch {name}")

    async def _begin(self, name: str) -> None:
        with_ollama = self.with_ollama.isVisible() and self.with_ollama.isChecked()
        try:
            await self._intents.ask(self._intents.companion.fetch_model(name, with_ollama=with_ollama))
        except BestFriendError as error:
            self._coming.pop(name, None)
            self._show()
            self.told.emit(str(error))

    def _cancel(self, name: str) -> None:
        ollama = next(offer.model.ollama for offer in self._offers if offer.model.name == name)
        self._intents.submit(self._stop(name, ollama), f"cancel {name}")

    async def _stop(self, name: str, ollama: str) -> None:
        companion = self._intents.companion
        if not await self._intents.ask(companion.cancel_pull(name)):
            await self._intents.ask(companion.cancel_pull(ollama))

    def _drop(self, name: str) -> None:
        self._intents.submit(self._intents.companion.delete_model(name), f"discard {name}")
