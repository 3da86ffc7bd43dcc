"""The step of the voice: the microphone and what it hears, the voice and how it sounds."""

from PySide6.QtWidgets import QWidget

from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.setup import SetupStep
from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.choice_field import ChoiceField
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.setup.step_view import StepView
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.microphone_test import MicrophoneTest
from bestfriend_desktop.faces.window.voice.preview import Preview


class VoiceStep(StepView):
    """A card to be heard, and a card to hear.

    Args:
        step: what it is.
        form: keeps its settings.
        intents: the way down.
        control: of the voice.
        theme: of the window.
    """

    def __init__(
        self, step: SetupStep, form: SettingForm, intents: Intents, control: VoiceControl, theme: Theme
    ) -> None:
        super().__init__(step, form)
        self._intents = intents
        self.test = MicrophoneTest(intents, control, theme)
        self.preview = Preview(intents, control, self._style)
        self.lacks = WrappedLabel()
        self.lacks.setProperty("role", "warning")
        self.lacks.hide()
        self.body.addWidget(self.lacks)
        self.card(self.rows["listening.microphone"], self.test)
        self.card(self.rows["speaking.voice"], self.preview)
        self.body.addStretch(1)

    def come(self) -> None:
        """Look whether there is anything to hear and speak with."""
        self._intents.do(self._look(), "look for microphone and voice")

    async def _look(self) -> None:
        parts = await self._intents.ask(self._intents.companion.voice.health())
        missing = [part for part in parts if part.state is HealthState.MISSING]
        said = dict.fromkeys([part.message for part in missing] + [part.remedy for part in missing])
        self.lacks.setText(" ".join(sentence for sentence in said if sentence))
        self.lacks.setVisible(bool(missing))
        lost = {part.part for part in missing}
        _enable(self.test, not lost & {"microphone", "listening"})
        _enable(self.preview, not lost & {"speaker", "speaking"})

    def _style(self) -> SpeakingStyle:
        speaking = self._intents.companion.settings.current.speaking
        field = self.rows["speaking.voice"].field
        assert isinstance(field, ChoiceField)
        return SpeakingStyle(field.value, speaking.speed, speaking.pitch, speaking.volume_percent / 100)


def _enable(widget: QWidget, is_there: bool) -> None:
    widget.setEnabled(is_there)
