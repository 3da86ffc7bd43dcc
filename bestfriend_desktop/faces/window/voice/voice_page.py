"""The page of the voice: devices and how to try them, how it hears, how it speaks, voices to get."""

from typing import TypeVar

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.settings.choice_field import ChoiceField
from bestfriend_desktop.faces.window.settings.number_field import SliderField
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_S, Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.microphone_test import MicrophoneTest
from bestfriend_desktop.faces.window.voice.preview import Preview
from bestfriend_desktop.faces.window.voice.speech_list import SpeechList
from bestfriend_desktop.settings.describe import descriptions
from bestfriend_desktop.settings.store import SettingsStore

F = TypeVar("F", bound=QWidget)

_HEARING = (
    "listening.hands_free", "listening.wake_word", "listening.language", "listening.model",
    "listening.live_caption", "listening.echo_cancellation", "listening.keep_recordings",
    "listening.end_silence_ms", "listening.longest_pause_ms",
)  # fmt: skip
_ABOUT = {
    "listening.hands_free": "Listens from the start: it hears when you begin and when you have finished. The "
    "microphone button turns that on and off for the moment.",
    "listening.model": "Larger ones hear better and take longer. Get them below.",
    "speaking.voice": "Get more of them below.",
}
"""Said here in place of a setting's help, which is for the command line as well."""


class VoicePage(Page):
    """Three cards: hearing, speaking, and what there is to hear and speak with."""

    def __init__(
        self,
        intents: Intents,
        settings: SettingsStore,
        bridge: Bridge,
        theme: Theme,
        control: VoiceControl,
    ) -> None:
        super().__init__("Voice", theme)
        self._intents = intents
        self.form = SettingForm(intents, settings, bridge, self)
        self.test = MicrophoneTest(intents, control, theme)
        self.preview = Preview(intents, control, self._style)
        self.list = SpeechList(intents, bridge)
        hearing = self._card("How it hears you")
        self._add(hearing, "listening.microphone")
        hearing.addWidget(self.test)
        for name in _HEARING:
            self._add(hearing, name)
        speaking = self._card("How it speaks")
        for name in ("answers", "voice", "by_language", "speed", "pitch", "volume_percent", "speaker"):
            self._add(speaking, f"speaking.{name}")
        speaking.addWidget(self.preview)
        for name in ("barge_in", "server"):
            self._add(speaking, f"speaking.{name}")
        self._heading("Voices and listening models")
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self.list.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have been plugged in."""
        super().showEvent(event)
        self.form.load_options()

    def _style(self) -> SpeakingStyle:
        """As the form stands, also while a slider is still held."""
        speed, pitch, volume = (
            self._field(name, SliderField).value for name in ("speed", "pitch", "volume_percent")
        )
        return SpeakingStyle(self._field("voice", ChoiceField).value, speed, pitch, volume / 100)

    def _field(self, key: str, kind: type[F]) -> F:
        field = self.form.rows[f"speaking.{key}"].field
        assert isinstance(field, kind)
        return field

    def _add(self, card: QVBoxLayout, name: str) -> None:
        card.addWidget(self.form.add(SettingRow(descriptions()[name], _ABOUT.get(name, ""))))

    def _card(self, title: str) -> QVBoxLayout:
        self._heading(title)
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE_L, SPACE_S, SPACE_L, SPACE_S)
        layout.setSpacing(0)
        self.body.addWidget(card)
        return layout

    def _heading(self, title: str) -> None:
        heading = WrappedLabel(title)
        heading.setProperty("role", "heading")
        self.body.addWidget(heading)
