"""What is remembered of models from one start to the next, besides their files."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

NEWEST_SHARE = 0.3
"""Of a new figure in what is remembered: one slow evening is not the machine."""


@dataclass(frozen=True, slots=True)
class ModelNotes:
    """Measured speeds, what is to be fetched, and what has come."""

    download_bytes_per_s: float | None = None
    """As measured; None before the first download."""
    words_per_s: Mapping[str, float] = field(default_factory=dict)
    """How quickly each model writes on this machine, by its name."""
    wanted: tuple[str, ...] = ()
    """Being fetched, or to be gone on with at the next start."""
    latest: str = ""
    """The model that was fetched or added last: it answers where none is chosen."""
    unannounced: str = ""
    """A model that has come, and of which the person has not been told."""
    has_met_ollama: bool = False
    """Ollama has answered here before: only then is it missed."""


def with_download(notes: ModelNotes, bytes_per_s: float) -> ModelNotes:
    """Another download was measured."""
    return replace(notes, download_bytes_per_s=_smoothed(notes.download_bytes_per_s, bytes_per_s))


def with_pace(notes: ModelNotes, name: str, words_per_s: float) -> ModelNotes:
    """Another reply was measured."""
    pace = _smoothed(notes.words_per_s.get(name), words_per_s)
    return replace(notes, words_per_s={**notes.words_per_s, name: pace})


def with_wanted(notes: ModelNotes, name: str) -> ModelNotes:
    """A model is to be fetched."""
    return replace(notes, wanted=(*(other for other in notes.wanted if other != name), name))


def without_wanted(notes: ModelNotes, name: str) -> ModelNotes:
    """It is not wanted any more, or is here."""
    return replace(notes, wanted=tuple(other for other in notes.wanted if other != name))


def with_arrival(notes: ModelNotes, name: str) -> ModelNotes:
    """A model is here: it answers from now on where none is chosen, and the person is to be told."""
    return replace(without_wanted(notes, name), latest=name, unannounced=name)


def without_model(notes: ModelNotes, name: str) -> ModelNotes:
    """A model was deleted."""
    return replace(
        without_wanted(notes, name),
        latest="" if notes.latest == name else notes.latest,
        unannounced="" if notes.unannounced == name else notes.unannounced,
        words_per_s={other: pace for other, pace in notes.words_per_s.items() if other != name},
    )


def _smoothed(before: float | None, now: float) -> float:
    return now if before is None else before + NEWEST_SHARE * (now - before)
