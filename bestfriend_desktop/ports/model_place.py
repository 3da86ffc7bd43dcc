"""Where the models lie that run within the program."""

from collections.abc import Callable, Sequence
from typing import Protocol

from bestfriend_desktop.domain.machine import Machine
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.domain.offered_models import OfferedModel


class ModelPlace(Protocol):
    """The machine, the folder of models and the notes beside them: known at once, no engine is started."""

    def offered(self) -> Sequence[OfferedModel]:
        """The models that can be fetched: the smaller machines' first, within a class the better first."""
        ...

    def machine(self) -> Machine:
        """What this computer has."""
        ...

    def here(self) -> frozenset[str]:
        """The names of the models that are on the disk."""
        ...

    def arrived_bytes(self, name: str) -> int:
        """How much of an offered model has arrived, where its download broke off."""
        ...

    def disk_bytes(self) -> int:
        """What the models take on the disk."""
        ...

    def forget_part(self, name: str) -> None:
        """Remove what has arrived of a model that is not wanted any more."""
        ...

    def notes(self) -> ModelNotes:
        """What is remembered of models."""
        ...

    def change_notes(self, change: Callable[[ModelNotes], ModelNotes]) -> None:
        """Remember something else; blocks for a moment, and never raises."""
        ...
