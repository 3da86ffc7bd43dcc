"""Hear the voice as the form has it, and so the loudspeaker."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.speech import SpeakingStyle
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_S, SPACE_XS
from bestfriend_desktop.faces.window.voice.control import VoiceControl


class Preview(QWidget):
    """A button that plays a sentence, and stops it.

    Args:
        intents: the way down.
        control: speaks and falls silent.
        style: how it is to sound, as chosen now.
    """

    def __init__(self, intents: Intents, control: VoiceControl, style: Callable[[], SpeakingStyle]) -> None:
        super().__init__()
        self._intents = intents
        self._control = control
        self._style = style
        self._is_playing = False
        self.button = QPushButton("Hear it")
        self.button.setAccessibleDescription("Speaks a sentence with this voice, through this loudspeaker")
        self.button.setProperty("role", "outlined")
        self.button.clicked.connect(self._press)
        self.problem = WrappedLabel()
        self.problem.setProperty("role", "error")
        self.problem.hide()
        line = QHBoxLayout()
        line.addWidget(self.button)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE_XS, 0, SPACE_S)
        layout.setSpacing(SPACE_XS)
        layout.addLayout(line)
        layout.addWidget(self.problem)

    def _press(self) -> None:
        if self._is_playing:
            self._control.hush()
        else:
            self._intents.do(self._play(), "hear the voice")

    async def _play(self) -> None:
        self._show(is_playing=True)
        try:
            await self._control.preview(self._style())
        except BestFriendError as error:
            self.problem.setText(str(error))
            self.problem.show()
        finally:
            self._show(is_playing=False)

    def _show(self, *, is_playing: bool) -> None:
        self._is_playing = is_playing
        self.button.setText("Stop" if is_playing else "Hear it")
        if is_playing:
            self.problem.hide()
