"""Which models are offered on this machine, how they would suit it, and the one that suits it best."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.machine import GB, Machine
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.domain.offered_models import (
    Fit,
    Offer,
    OfferedModel,
    OfferState,
    fit,
    has_disk,
    minutes,
    need_bytes,
    suggested,
    words_per_s,
)
from bestfriend_desktop.ports import ModelPlace
from bestfriend_desktop.settings.schema import Settings


class ModelOffers:
    """Asks no network and starts no engine; some files are looked at, which takes a millisecond.

    Args:
        place: the machine, its models and the notes of them.
        is_arriving: whether a model is being fetched now.
        settings: the room that models are given.
    """

    def __init__(
        self, place: ModelPlace, is_arriving: Callable[[str], bool], settings: Callable[[], Settings]
    ) -> None:
        self._place = place
        self._is_arriving = is_arriving
        self._settings = settings

    def all(self, of_ollama: Iterable[str] = ()) -> list[Offer]:
        """Every model of the table, the smaller machines' first.

        Args:
            of_ollama: names of the models that Ollama has; one of these is here as well.
        """
        machine, notes, best = self._place.machine(), self._place.notes(), self._best()
        theirs = set(of_ollama)
        offers = [self._judged(model, machine, notes, best) for model in self._place.offered()]
        return [
            replace(offer, state=OfferState.HERE) if offer.model.ollama in theirs else offer
            for offer in offers
        ]

    def suggested(self) -> Offer | None:
        """The one that suits this machine best, here or not; None where none fits."""
        best = self._best()
        if best is None:
            return None
        return self._judged(best, self._place.machine(), self._place.notes(), best)

    def refuse_too_large(self, name: str) -> None:
        """Before a model is fetched that could not be loaded.

        Raises:
            Refused: `model_too_large`, with both figures.
        """
        for model in self._place.offered():
            if model.name == name:
                machine, context = self._place.machine(), self._settings().model.context_tokens
                need = need_bytes(model.size_bytes, model.cache_bytes_per_token, context)
                if fit(need, machine) is Fit.TOO_LARGE:
                    raise Refused(
                        "model_too_large",
                        f"{model.label} needs {need / GB:.1f} GB of memory, and this computer has "
                        f"{machine.memory_bytes / GB:.1f} GB.",
                        "Choose a smaller one (bestfriend models offered), or a smaller context "
                        "(model.context_tokens).",
                    )

    def _best(self) -> OfferedModel | None:
        offered, context = self._place.offered(), self._settings().model.context_tokens
        here = {*self._place.here(), *filter(self._is_arriving, (model.name for model in offered))}
        return suggested(offered, self._place.machine(), context, here)

    def _judged(
        self, model: OfferedModel, machine: Machine, notes: ModelNotes, best: OfferedModel | None
    ) -> Offer:
        arrived = self._place.arrived_bytes(model.name)
        context = min(self._settings().model.context_tokens, model.context_limit_tokens)
        pace = notes.words_per_s.get(model.name)
        state = OfferState.STOPPED if arrived else OfferState.NOT_HERE
        if model.name in self._place.here():
            state, arrived = OfferState.HERE, model.size_bytes
        elif self._is_arriving(model.name):
            state = OfferState.ARRIVING
        return Offer(
            model=model,
            fit=fit(need_bytes(model.size_bytes, model.cache_bytes_per_token, context), machine),
            has_disk=state is OfferState.HERE or has_disk(model.size_bytes, arrived, machine),
            words_per_s=pace or words_per_s(model.read_bytes, machine),
            is_pace_measured=pace is not None,
            minutes=minutes(model.size_bytes - arrived, notes.download_bytes_per_s),
            is_download_measured=notes.download_bytes_per_s is not None,
            state=state,
            arrived_bytes=arrived,
            is_suggested=best is not None and model.name == best.name,
        )
