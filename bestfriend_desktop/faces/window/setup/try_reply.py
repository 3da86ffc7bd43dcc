"""Have a model answer once, and see how quick it is; nothing of it is kept."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_S
from bestfriend_desktop.services.trying import SAMPLE_MESSAGE, Trial


class TryReply(QWidget):
    """A button, what was said, and the speed.

    Args:
        intents: the way down.
        model: the name of the model to try; None for the one that answers now.
    """

    def __init__(self, intents: Intents, model: Callable[[], str | None]) -> None:
        super().__init__()
        self._intents = intents
        self._model = model
        self.button = QPushButton("Try it")
        self.button.setProperty("role", "outlined")
        self.button.setAccessibleDescription(f"Says “{SAMPLE_MESSAGE}” to it; nothing of that is kept")
        self.button.clicked.connect(self._try)
        self.asked = WrappedLabel(f"You: {SAMPLE_MESSAGE}")
        self.asked.setProperty("role", "muted")
        self.reply = WrappedLabel()
        self.speed = WrappedLabel()
        self.speed.setProperty("role", "small")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        for label in (self.asked, self.reply, self.speed):
            layout.addWidget(label)
            label.hide()

    def _try(self) -> None:
        self._intents.do(self._ask(), "try a model")

    async def _ask(self) -> None:
        self.button.setEnabled(False)
        self.asked.show()
        self.speed.hide()
        self._say("…", "muted")
        try:
            trial = await self._intents.ask(self._intents.companion.setup.trying.reply(model=self._model()))
        except BestFriendError as error:
            self._say(str(error), "error")
        else:
            self._say(trial.text, "")
            self.speed.setText(_speed(trial))
            self.speed.show()
        finally:
            self.button.setEnabled(True)

    def _say(self, words: str, role: str) -> None:
        self.reply.setProperty("role", role)
        self.reply.style().unpolish(self.reply)
        self.reply.style().polish(self.reply)
        self.reply.setText(words)
        self.reply.show()


def _speed(trial: Trial) -> str:
    began = "at once" if trial.first_word_s < 0.1 else f"after {trial.first_word_s:.1f} s"
    pace = f", then {trial.words_per_s:.0f} words a second" if trial.words_per_s else ""
    return f"{trial.label}: first word {began}{pace}."
