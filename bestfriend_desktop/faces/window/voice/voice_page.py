"""The page of the voice: devices and how to try them, how it hears, how it speaks, voices to get."""

from collections.abc import Sequence

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from bestfriend_desktop.domain.events import DevicesChanged, Event
from bestfriend_desktop.domain.sound import AudioDevice, DeviceKind
from bestfriend_desktop.domain.speech import SpeakingStyle, VoiceInfo
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.page import Page
from bestfriend_desktop.faces.window.settings.choice_words import languages
from bestfriend_desktop.faces.window.settings.setting_field import ChoiceField, SliderField
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_S, Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.microphone_test import MicrophoneTest
from bestfriend_desktop.faces.window.voice.preview import Preview
from bestfriend_desktop.faces.window.voice.speech_list import SpeechList
from bestfriend_desktop.faces.window.voice.speech_row import LISTENING_ENGINE
from bestfriend_desktop.settings.describe import descriptions
from bestfriend_desktop.settings.store import SettingsStore

_HEARING = (
    "listening.hands_free", "listening.wake_word", "listening.language", "listening.model",
    "listening.live_caption", "listening.echo_cancellation", "listening.keep_recordings",
    "listening.end_silence_ms", "listening.longest_pause_ms",
)  # fmt: skip
_ABOUT = {
    "listening.microphone": "Where it hears you.",
    "listening.hands_free": "Listens from the start: it hears when you begin and when you have finished. The "
    "microphone button turns that on and off for the moment.",
    "listening.wake_word": "Hands-free, it waits until it hears this.",
    "listening.language": "It finds out by itself, and is surer when it knows.",
    "listening.model": "Larger ones hear better and take longer. Get them below.",
    "speaking.voice": "Get more of them below.",
    "speaking.speaker": "Where you hear it.",
    "speaking.server": "An OpenTTS or Piper server that speaks in place of the built-in voice, as "
    "http://host:5500. What is spoken is sent there.",
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
        self.microphones = ChoiceField()
        self.speakers = ChoiceField()
        self.voices = ChoiceField(missing="not here now")
        self.models = ChoiceField(missing="not here now")
        self.speed = SliderField(0.5, 2, 0.05, "{:.2f}")
        self.pitch = SliderField(0.5, 2, 0.05, "{:.2f}")
        self.volume = SliderField(0, 100, 1, "{:.0f} %")
        self._fields: dict[str, ChoiceField | SliderField] = {
            "listening.microphone": self.microphones,
            "listening.language": ChoiceField(languages(), missing="another language"),
            "listening.model": self.models,
            "speaking.voice": self.voices,
            "speaking.speed": self.speed,
            "speaking.pitch": self.pitch,
            "speaking.volume_percent": self.volume,
            "speaking.speaker": self.speakers,
        }
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
        for name in ("answers", "voice", "speed", "pitch", "volume_percent", "speaker"):
            self._add(speaking, f"speaking.{name}")
        speaking.addWidget(self.preview)
        for name in ("barge_in", "server"):
            self._add(speaking, f"speaking.{name}")
        self._heading("Voices and listening models")
        self.body.addWidget(self.list)
        self.body.addStretch(1)
        self._offer_devices([])
        self._offer_voices([])
        self.list.loaded.connect(self._offer_voices)
        bridge.heard.connect(self._hear)
        self.list.load()

    def showEvent(self, event: QShowEvent) -> None:
        """Something may have been plugged in."""
        super().showEvent(event)
        self._load_devices()

    def _hear(self, event: Event) -> None:
        if isinstance(event, DevicesChanged) and self.isVisible():
            self._load_devices()

    def _load_devices(self) -> None:
        self._intents.do(self._ask_for_devices(), "list devices")

    async def _ask_for_devices(self) -> None:
        self._offer_devices(await self._intents.ask(self._intents.companion.voice.devices()))

    def _offer_devices(self, devices: Sequence[AudioDevice]) -> None:
        self.microphones.offer(_options(devices, DeviceKind.MICROPHONE))
        self.speakers.offer(_options(devices, DeviceKind.SPEAKER))

    def _offer_voices(self, known: Sequence[VoiceInfo]) -> None:
        here = [one for one in known if one.is_installed]
        self.voices.offer(
            [("", "By itself"), *((one.name, one.label) for one in here if one.engine != LISTENING_ENGINE)]
        )
        self.models.offer([(one.name, one.label) for one in here if one.engine == LISTENING_ENGINE])

    def _style(self) -> SpeakingStyle:
        return SpeakingStyle(self.voices.value, self.speed.value, self.pitch.value, self.volume.value / 100)

    def _add(self, card: QVBoxLayout, name: str) -> None:
        card.addWidget(
            self.form.add(SettingRow(descriptions()[name], self._fields.get(name), _ABOUT.get(name, "")))
        )

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


def _options(devices: Sequence[AudioDevice], kind: DeviceKind) -> list[tuple[str, str]]:
    of_kind = [device for device in devices if device.kind is kind]
    default = next((device.name for device in of_kind if device.is_default), "")
    follow = f"Follow the system ({default})" if default not in ("", "default") else "Follow the system"
    return [("", follow), *((device.name, device.name) for device in of_kind)]
