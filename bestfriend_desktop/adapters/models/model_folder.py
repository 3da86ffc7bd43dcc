"""`ModelPlace`: the folder of models, the machine around it and the notes beside."""

from collections.abc import Callable, Sequence
from pathlib import Path

from bestfriend_desktop.adapters.machine import this_machine
from bestfriend_desktop.adapters.models.gguf_folder import GgufFolder
from bestfriend_desktop.adapters.models.model_table import offered_models
from bestfriend_desktop.adapters.models.notes_file import NotesFile
from bestfriend_desktop.domain.machine import Machine
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.domain.offered_models import OfferedModel


class ModelFolder:
    """Nothing is made before something is fetched, added or noted.

    Args:
        folder: of language models.
        machine: looks at this computer.
        offered: the table; that of resources/models.json where None.
    """

    def __init__(
        self,
        folder: Path,
        machine: Callable[[Path], Machine] = this_machine,
        offered: Sequence[OfferedModel] | None = None,
    ) -> None:
        self._machine = machine
        self._offered = offered
        self._folder = folder
        self._notes = NotesFile(folder / "notes.json")
        self._files: GgufFolder | None = None

    @property
    def files(self) -> GgufFolder:
        """The files themselves."""
        if self._files is None:
            self._files = GgufFolder(self._folder, self.offered())
        return self._files

    def offered(self) -> Sequence[OfferedModel]:
        """The models that can be fetched."""
        return offered_models() if self._offered is None else self._offered

    def machine(self) -> Machine:
        """What this computer has."""
        return self._machine(self._folder)

    def here(self) -> frozenset[str]:
        """The names of the models that are on the disk."""
        return self.files.names()

    def arrived_bytes(self, name: str) -> int:
        """How much of an offered model has arrived."""
        return self.files.arrived_bytes(name)

    def forget_part(self, name: str) -> None:
        """Remove what has arrived of a model that is not wanted any more."""
        self.files.forget_part(name)

    def disk_bytes(self) -> int:
        """What the models take on the disk."""
        return self.files.disk_bytes()

    def notes(self) -> ModelNotes:
        """What is remembered of models."""
        return self._notes.notes()

    def change_notes(self, change: Callable[[ModelNotes], ModelNotes]) -> None:
        """Remember something else."""
        self._notes.change(change)
