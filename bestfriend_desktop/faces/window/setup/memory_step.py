"""The step of the memory: on or off, an example of what it keeps, and where."""

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit

from bestfriend_desktop.domain.setup import SetupStep
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.setup.step_view import StepView
from bestfriend_desktop.services.trying import SAMPLE_FACT

_PAUSE_MS = 250
"""Of typing, before it is looked what would be kept."""
_NOTHING = "Nothing to note down for good in this; what is said is remembered all the same."


class MemoryStep(StepView):
    """Nothing of what is tried here is kept.

    Args:
        step: what it is.
        form: keeps its settings.
        intents: the way down.
        folder: of the person's data.
    """

    def __init__(self, step: SetupStep, form: SettingForm, intents: Intents, folder: Path) -> None:
        super().__init__(step, form)
        self._intents = intents
        self.example = QLineEdit(SAMPLE_FACT)
        self.example.setAccessibleName("Something you might say")
        self.kept = WrappedLabel("…")
        self.kept.setProperty("role", "good")
        label = WrappedLabel("If you say")
        label.setProperty("role", "small")
        label.setBuddy(self.example)
        keeps = WrappedLabel("it keeps")
        keeps.setProperty("role", "small")
        where = WrappedLabel(
            f"It is kept in a database on this computer, in {folder}, and nowhere else. "
            "Nothing of the example is kept."
        )
        where.setProperty("role", "small")
        self.card(*self.rows.values())
        self.card(label, self.example, keeps, self.kept, where)
        self.body.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.come)
        self.example.textChanged.connect(self._pause.start)

    def come(self) -> None:
        """Show what would be kept of what stands there."""
        self._intents.do(self._look(self.example.text()), "see what would be remembered")

    async def _look(self, text: str) -> None:
        kept = await self._intents.ask(self._intents.companion.setup.trying.remembered(text))
        if text == self.example.text():
            self.kept.setText("\n".join(kept) or _NOTHING)
