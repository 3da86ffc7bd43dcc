"""The line under the composer: which model answers, what is missing, and how far the start is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.faces.window.labels import ElidedLabel
from bestfriend_desktop.faces.window.theme import SPACE_S, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

BASIC_LABEL = "Built-in companion"
"""The built-in one, where there is little room; the list of models has its whole name."""
ENGINE_NAMES = {
    Engine.OLLAMA: "Ollama",
    Engine.OPENAI: "OpenAI-compatible server",
    Engine.EMBEDDED: "in Best Friend",
    Engine.BUILT_IN: "built in",
}


class StatusLine(QWidget):
    """Says who answers; its button chooses another model for this conversation."""

    models_wanted = Signal()
    """The menu is about to be shown."""
    model_chosen = Signal(object)
    """A name, or None to follow the setting."""
    help_wanted = Signal()
    care_wanted = Signal()
    """Somebody looks for helplines."""
    silence_wanted = Signal()
    """The microphone is to be closed."""
    sound_wanted = Signal()
    """Answers are to be spoken again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: str | None = None
        self.model = QPushButton("Looking for a model…")
        self.model.setProperty("role", "status")
        self.model.setAccessibleName("Model: not known yet")
        self.model.clicked.connect(self.models_wanted)
        self.words = ElidedLabel("small")
        self.help = QPushButton("How?")
        self.help.setProperty("role", "link")
        self.help.setAccessibleName("How to get a language model")
        self.help.clicked.connect(self.help_wanted)
        self.help.hide()
        self.care = QPushButton("Helplines")
        self.care.setProperty("role", "status")
        self.care.setToolTip("Somebody to talk to: emergency numbers and helplines")
        self.care.setAccessibleName("Helplines: somebody to talk to")
        self.care.clicked.connect(self.care_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_S)
        self.recording = QPushButton("Microphone on")
        self.recording.setProperty("role", "recording")
        self.recording.setToolTip("Best Friend hears you. Click to close the microphone.")
        self.recording.setAccessibleName("The microphone is on. Close it")
        self.recording.clicked.connect(self.silence_wanted)
        self.muted = QPushButton("Muted")
        self.muted.setProperty("role", "status")
        self.muted.setToolTip("Answers are not spoken. Click to hear them again (F8).")
        self.muted.setAccessibleName("The voice is muted. Let it speak again")
        self.muted.clicked.connect(self.sound_wanted)
        self.show_voice(is_recording=False, is_muted=False)
        layout.addWidget(self.recording)
        layout.addWidget(self.muted)
        layout.addWidget(self.model)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.help)
        layout.addWidget(self.care)
        ThemedIcon(self.model, theme, "model", step="small")
        ThemedIcon(self.recording, theme, "record", colour="recording", step="small")
        ThemedIcon(self.muted, theme, "speaker-off", step="small")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, an open microphone is told rather than the model."""
        super().resizeEvent(event)
        self._make_room()

    def show_progress(self, step: str) -> None:
        """While the program is getting ready: you can type already."""
        self.words.setText(f"{step}… You can write already." if step else "")

    def show_voice(self, *, is_recording: bool, is_muted: bool) -> None:
        """Whether the microphone is open, and whether answers are not spoken."""
        self.recording.setVisible(is_recording)
        self.muted.setVisible(is_muted)
        self._make_room()

    def _make_room(self) -> None:
        marks = [mark for mark in (self.recording, self.muted) if not mark.isHidden()]
        wanted = sum(button.sizeHint().width() + SPACE_S for button in (self.model, self.care, *marks))
        self.model.setVisible(not marks or wanted <= self.width())

    def show_model(self, model: ModelInfo, notice: str) -> None:
        """Who answers here, and why it is not the chosen one."""
        label = BASIC_LABEL if model.is_basic else f"{model.label} · {ENGINE_NAMES[model.engine]}"
        self.model.setText(label)
        self.model.setAccessibleName(f"Model: {label}. Choose another")
        self.model.setToolTip("Choose the model for this conversation (Ctrl+M)")
        if model.is_cloud:
            notice = notice or "Runs in the cloud: your words leave this computer."
        elif model.is_basic:
            notice = notice or "A language model can talk about everything."
        self.words.setText(notice)
        self.help.setVisible(model.is_basic)

    def show_problem(self, message: str) -> None:
        """No model can answer, or nothing can be kept."""
        self.model.setText("No model")
        self.model.setAccessibleName("No model answers. Choose one")
        self.words.setText(message)
        self.help.setVisible(True)

    def choose(self, models: Sequence[ModelInfo], chosen: str | None) -> QMenu:
        """Open the menu of models."""
        menu = QMenu(self)
        menu.setAccessibleName("Models")
        self._add(menu, "As in the settings", None, chosen)
        for engine in Engine:
            offered = [model for model in models if model.engine is engine and model.chats]
            if offered:
                menu.addSeparator()
            for model in offered:
                self._add(menu, model.label + (" (cloud)" if model.is_cloud else ""), model.name, chosen)
        menu.adjustSize()
        menu.popup(self.model.mapToGlobal(self.model.rect().topLeft()) - menu.rect().bottomLeft())
        return menu

    def _add(self, menu: QMenu, label: str, name: str | None, chosen: str | None) -> None:
        action = menu.addAction(label.replace("&", "&&"), lambda: self.model_chosen.emit(name))
        action.setCheckable(True)
        action.setChecked(name == chosen)
