"""A model that can be fetched: what it is, how it would suit this computer, and one button."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.offered_models import Fit, Offer, OfferState
from bestfriend_desktop.faces.window.amounts import duration, size
from bestfriend_desktop.faces.window.labels import PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S

_FITS = {
    Fit.FITS: "fits",
    Fit.TIGHT: "tight: close other programs",
    Fit.TOO_LARGE: "too large for the memory",
}


class OfferRow(QWidget):
    """Fetch it, see it come, cancel, go on, or throw away what has come."""

    fetch_wanted = Signal(str)
    cancel_wanted = Signal(str)
    drop_wanted = Signal(str)
    """What has arrived of it is to be thrown away."""

    def __init__(self, offer: Offer) -> None:
        super().__init__()
        self.offer = offer
        model = offer.model
        label = WrappedLabel(model.label)
        label.setProperty("role", "strong")
        best = PlainLabel("Best here")
        best.setToolTip(
            "Of those that are made for such a computer the best one that is quick enough for a talk"
        )
        best.setProperty("role", "badge")
        best.setVisible(offer.is_suggested)
        self.about = WrappedLabel(_about(offer))
        self.about.setProperty("role", "small")
        self.facts = WrappedLabel()
        self.facts.setProperty("role", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(f"Progress of {model.label}")
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label)
        words.addWidget(best, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self.about, self.facts, self.bar):
            words.addWidget(widget)
        has_part = offer.state is OfferState.STOPPED
        self.fetch = self._button("Go on" if has_part else "Fetch", f"Fetch {model.label}")
        self.fetch.setProperty("role", "main" if offer.is_suggested else "outlined")
        self.drop = self._button("Discard", f"Throw away what has arrived of {model.label}")
        self.cancel = self._button("Cancel", f"Cancel fetching {model.label}")
        self.fetch.clicked.connect(lambda: self.fetch_wanted.emit(model.name))
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(model.name))
        self.drop.clicked.connect(lambda: self.drop_wanted.emit(model.name))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        layout.setSpacing(SPACE_M)
        layout.addLayout(words, 1)
        for button in (self.drop, self.fetch, self.cancel):
            layout.addWidget(button)
        self.show_progress(None)

    def show_progress(self, progress: PullProgress | None) -> None:
        """How far it has come; None where it is not on its way."""
        is_coming = progress is not None
        offer = self.offer
        self.bar.setVisible(is_coming)
        self.cancel.setVisible(is_coming)
        self.fetch.setVisible(not is_coming and offer.can_be_fetched)
        self.drop.setVisible(not is_coming and offer.state is OfferState.STOPPED)
        if progress is None:
            self.facts.setText(_facts(offer))
            return
        fraction = progress.fraction
        self.bar.setRange(0, 1000 if fraction is not None else 0)
        self.bar.setValue(round((fraction or 0) * 1000))
        told = (
            [f"{size(progress.done_bytes)} of {size(progress.total_bytes)}"] if fraction is not None else []
        )
        if progress.seconds_left is not None:
            told.append(f"{duration(progress.seconds_left)} left")
        if progress.status != "downloading":
            told.append(progress.status)
        self.facts.setText(" · ".join(told))

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "outlined")
        button.setAccessibleName(name)
        return button


def _about(offer: Offer) -> str:
    model = offer.model
    return f"For {model.good_for} · {model.languages} · {model.licence}"


def _facts(offer: Offer) -> str:
    about = "" if offer.is_pace_measured else "about "
    facts = [size(offer.model.size_bytes), _FITS[offer.fit]]
    if offer.can_be_fetched:
        facts.append(f"{about}{offer.words_per_s:.0f} words a second")
        some = "" if offer.is_download_measured else "some "
        facts.append(f"{some}{duration(offer.minutes * 60)} to fetch")
    elif not offer.has_disk:
        facts.append("no room on the disk")
    if offer.state is OfferState.STOPPED:
        facts.append(f"{offer.arrived_bytes / offer.model.size_bytes:.0%} is here")
    return " · ".join(facts)
