"""The last step: what does not work on this computer, said once, with what to do about it."""

from PySide6.QtWidgets import QVBoxLayout

from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.setup import SetupStep
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.setup.step_view import StepView
from bestfriend_desktop.faces.window.theme import SPACE_M

_TOLD_BEFORE = ("conversation", "ollama", "microphone", "speaker")
"""The steps of the model and of the voice have spoken of these."""


class ReadyStep(StepView):
    """A card with a line for each part that is missing or makes do."""

    def __init__(self, step: SetupStep, form: SettingForm, intents: Intents) -> None:
        super().__init__(step, form)
        self._intents = intents
        self.summary = WrappedLabel("One moment: looking at every part…")
        self.lines: list[WrappedLabel] = []
        card = self.card(self.summary)
        self._list = QVBoxLayout()
        self._list.setSpacing(SPACE_M)
        card.addLayout(self._list)
        keys = WrappedLabel("Hold F9 to talk, press Ctrl+N for a new conversation, F1 for all other keys.")
        keys.setProperty("role", "muted")
        self.card(keys)
        self.body.addStretch(1)

    @property
    def forward(self) -> str:
        """There is nothing more to come."""
        return "Start talking"

    def come(self) -> None:
        """Ask every part how it is."""
        self._intents.do(self._look(), "how every part is")

    async def _look(self) -> None:
        parts = await self._intents.ask(self._intents.companion.health())
        wrong = [part for part in parts if part.state is not HealthState.OK and part.part not in _TOLD_BEFORE]
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.lines = [_line(part) for part in wrong]
        for line in self.lines:
            self._list.addWidget(line)
        self.summary.setText(
            "Not everything is here; you can talk all the same."
            if wrong
            else "Every part is there and works."
        )


def _line(part: PartHealth) -> WrappedLabel:
    line = WrappedLabel(f"{part.message} {part.remedy}".strip())
    line.setProperty("role", "small")
    return line
