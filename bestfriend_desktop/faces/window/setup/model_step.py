"""The step of the model: what answers now, and the one that would suit this computer best."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QRadioButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelArrived, ModelsChanged
from bestfriend_desktop.domain.models import BASIC_MODEL, ModelInfo
from bestfriend_desktop.domain.offered_models import Offer, OfferState
from bestfriend_desktop.domain.setup import SetupStep
from bestfriend_desktop.faces.window.amounts import duration, size
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.setup.download_line import DownloadLine
from bestfriend_desktop.faces.window.setup.step_view import StepView
from bestfriend_desktop.faces.window.setup.try_reply import TryReply
from bestfriend_desktop.faces.window.status_line import ENGINE_NAMES
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS

_BUILT_IN = "Works at once, and goes on while another one arrives. For feelings, memory, time and sums."
_NONE_FITS = "No model of the list has room on this computer, so the built-in companion answers."
_NO_OLLAMA = (
    "Ollama was not found, and is not needed. Where it runs (ollama.com), its models are offered here too."
)


@dataclass(frozen=True, slots=True)
class _Choice:
    name: str
    label: str
    facts: str
    offer: Offer | None = None
    """Where it is not here yet."""


class ModelStep(StepView):
    """A card to choose from, and one to try what is here.

    Args:
        step: what it is.
        form: of the settings.
        intents: the way down.
        bridge: the way up.
        download: shows what is being fetched.
    """

    def __init__(
        self, step: SetupStep, form: SettingForm, intents: Intents, bridge: Bridge, download: DownloadLine
    ) -> None:
        super().__init__(step, form)
        self._intents = intents
        self._download = download
        self._answers = ""
        self._choices: list[_Choice] = []
        self._shows_all = False
        self._picked_by_hand = ""
        self.buttons: dict[str, QRadioButton] = {}
        self._group = QButtonGroup(self)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        self.note = WrappedLabel()
        self.note.setProperty("role", "small")
        self.note.hide()
        self.more = QPushButton("Show other models")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_all)
        self.more.hide()
        card = self.card()
        card.addLayout(self._list)
        card.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        card.addWidget(self.note)
        self.trial = TryReply(intents, self._model_to_try)
        self.card(self.trial)
        self.body.addStretch(1)
        bridge.heard.connect(self._hear)

    @property
    def chosen(self) -> str:
        """The name of what is picked; empty before the list is there."""
        return next((name for name, button in self.buttons.items() if button.isChecked()), "")

    @property
    def forward(self) -> str:
        """Fetching is said."""
        return "Get it" if self._to_fetch() else "Continue"

    @property
    def forward_name(self) -> str:
        """Fetching is said, and what."""
        offer = self._to_fetch()
        return f"Get {offer.model.label} and continue" if offer else "Continue"

    @property
    def can_be_skipped(self) -> bool:
        """One may not want to fetch anything."""
        return self._to_fetch() is not None

    def come(self) -> None:
        """Look what there is."""
        self._intents.do(self._load(), "list models to begin with")

    async def take(self) -> None:
        """Begin to fetch it, or let it answer."""
        companion = self._intents.companion
        if (offer := self._to_fetch()) is not None:
            self._download.follow(offer)
            await self._intents.ask(companion.fetch_model(offer.model.name))
        elif self.chosen and self.chosen not in (self._answers, *self._arriving()):
            await self._intents.ask(companion.change_setting("model.name", self.chosen))

    def _hear(self, event: Event) -> None:
        if isinstance(event, ModelsChanged | ModelArrived) and self.isVisible():
            self.come()

    def _arriving(self) -> set[str]:
        return {
            choice.name
            for choice in self._choices
            if choice.offer is not None and choice.offer.state is OfferState.ARRIVING
        }

    def _to_fetch(self) -> Offer | None:
        for choice in self._choices:
            if choice.name == self.chosen and choice.name not in self._arriving():
                return choice.offer
        return None

    def _model_to_try(self) -> str | None:
        """The one that is picked, if it is here."""
        is_here = any(choice.name == self.chosen and choice.offer is None for choice in self._choices)
        return self.chosen if is_here else None

    async def _load(self) -> None:
        companion = self._intents.companion
        offers = await self._intents.ask(companion.offered_models())
        models = [model for model in await self._intents.ask(companion.models()) if model.chats]
        is_without_ollama = False
        try:
            answering = await self._intents.ask(companion.answering_model())
            self._answers = answering.model.name
            is_without_ollama = bool(answering.absent or answering.notice)
        except BestFriendError:
            self._answers = BASIC_MODEL
        self._download.follow_running(offers)
        self._choices = _choices(models, offers, everything=self._shows_all)
        hidden = len(_choices(models, offers, everything=True)) - len(self._choices)
        self.more.setVisible(hidden > 0)
        notes = [_NO_OLLAMA if is_without_ollama else ""]
        notes += ["" if any(offer.can_be_fetched for offer in offers) else _NONE_FITS]
        self.note.setText(" ".join(note for note in notes if note))
        self.note.setVisible(bool(self.note.text()))
        self._fill(self._picked_by_hand or self._best(offers))

    def _best(self, offers: list[Offer]) -> str:
        """What is picked beforehand: what answers already, unless that is no language model."""
        if self._answers != BASIC_MODEL:
            return self._answers
        wanted = [offer for offer in offers if offer.state is OfferState.ARRIVING]
        wanted += [offer for offer in offers if offer.is_suggested and offer.can_be_fetched]
        return wanted[0].model.name if wanted else BASIC_MODEL

    def _fill(self, picked: str) -> None:
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.buttons = {}
        names = [choice.name for choice in self._choices]
        picked = picked if picked in names else BASIC_MODEL
        for choice in self._choices:
            button = QRadioButton()
            button.setAccessibleName(choice.label)
            button.setChecked(choice.name == picked)
            button.setAccessibleDescription(choice.facts)
            button.clicked.connect(partial(self._pick, choice.name))
            self._group.addButton(button)
            self.buttons[choice.name] = button
            self._list.addWidget(_Row(button, choice.label, choice.facts))
        self.forward_changed.emit()

    def _pick(self, name: str) -> None:
        self._picked_by_hand = name
        self.forward_changed.emit()

    def _show_all(self) -> None:
        self._shows_all = True
        self.come()


class _Row(QWidget):
    """All of it can be clicked; its words need as many lines as they do."""

    def __init__(self, button: QRadioButton, label: str, facts: str) -> None:
        super().__init__()
        self._button = button
        about = WrappedLabel(facts)
        about.setProperty("role", "small")
        words = QVBoxLayout()
        words.setSpacing(SPACE_XS)
        words.addWidget(WrappedLabel(label))
        words.addWidget(about)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(words, 1)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._button.click()


def _choices(models: list[ModelInfo], offers: list[Offer], *, everything: bool) -> list[_Choice]:
    """The best first, then what is here, then the built-in companion, which is always there."""
    here = [model for model in models if not model.is_basic]
    to_fetch = [offer for offer in offers if offer.state is not OfferState.HERE and offer.can_be_fetched]
    best = [one for one in to_fetch if one.is_suggested or one.state is OfferState.ARRIVING]
    others = [one for one in to_fetch if one not in best] if everything else []
    return [
        *(_Choice(offer.model.name, offer.model.label, _facts(offer), offer) for offer in best),
        *(_Choice(model.name, model.label, f"Here already · {ENGINE_NAMES[model.engine]}") for model in here),
        *(_Choice(model.name, model.label, _BUILT_IN) for model in models if model.is_basic),
        *(_Choice(offer.model.name, offer.model.label, _facts(offer), offer) for offer in others),
    ]


def _facts(offer: Offer) -> str:
    facts = ["Suits this computer best" if offer.is_suggested else "", size(offer.model.size_bytes)]
    if offer.state is OfferState.ARRIVING:
        facts.append("on its way")
    else:
        facts.append(f"about {duration(offer.minutes * 60)} to fetch")
    facts.append(f"some {max(1, round(offer.words_per_s))} words a second")
    facts.append(f"for {offer.model.good_for}")
    return " · ".join(fact for fact in facts if fact)
