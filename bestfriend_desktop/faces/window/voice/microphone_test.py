"""Try the microphone: how loud it is, what was understood and how surely; nothing is stored or answered."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.speech import Transcript
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS, Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.level_trace import LevelTrace
from bestfriend_desktop.faces.window.voice.wording import doubt_of

SECONDS = 5.0


class MicrophoneTest(QWidget):
    """A button, the levels beside it while it listens, and what came of it."""

    def __init__(self, intents: Intents, control: VoiceControl, theme: Theme) -> None:
        super().__init__()
        self._intents = intents
        self._control = control
        self.button = QPushButton("Try it out")
        self.button.setAccessibleName("Test the microphone")
        self.button.setProperty("role", "outlined")
        self.button.clicked.connect(self._test)
        self.trace = LevelTrace(theme)
        self.trace.colour = "good"
        self.trace.hide()
        self.words = WrappedLabel()
        self.words.hide()
        line = QHBoxLayout()
        line.setSpacing(SPACE_M)
        line.addWidget(self.button)
        line.addWidget(self.trace, 1)
        line.addStretch(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_XS, 0, SPACE_S)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(line)
        layout.addWidget(self.words)
        control.level_changed.connect(self.trace.add)

    def _test(self) -> None:
        self._intents.do(self._listen(), "test the microphone")

    async def _listen(self) -> None:
        self.button.setEnabled(False)
        self.trace.clear()
        self.trace.show()
        self._say("Say something. It listens for five seconds.", "muted")
        try:
            transcript = await self._control.test_microphone(SECONDS)
        except BestFriendError as error:
            self._say(str(error), "error")
        else:
            self._tell(transcript)
        finally:
            self.trace.hide()
            self.button.setEnabled(True)

    def _tell(self, transcript: Transcript | None) -> None:
        if transcript is None:
            self._say("Nothing was heard. Is it the right microphone, and is it loud enough?", "warning")
        elif doubt := doubt_of(transcript):
            self._say(f"{doubt.capitalize()}: “{transcript.text}”", "warning")
        else:
            self._say(f"Heard clearly: “{transcript.text}”", "good")

    def _say(self, words: str, role: str) -> None:
        self.words.setText(words)
        self.words.setProperty("role", role)
        self.words.style().unpolish(self.words)
        self.words.style().polish(self.words)
        self.words.show()
