"""A model that is here: whether it answers, and a way to let it, or to remove it after asking in place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.faces.window.amounts import size
from bestfriend_desktop.faces.window.labels import PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.status_line import ENGINE_NAMES
from bestfriend_desktop.faces.window.theme import SPACE_S

REMOVABLE = (Engine.OLLAMA, Engine.EMBEDDED)
NO_TALK = {False: "only for embeddings", True: "not for conversation"}
"""Whether an OpenAI-compatible server has it, which may mean pictures or voices too."""


class ModelRow(QWidget):
    """One model."""

    use_wanted = Signal(str)

    def __init__(self, model: ModelInfo, *, answers: bool) -> None:
        super().__init__()
        self.model = model
        label = WrappedLabel(model.label)
        self.badge = PlainLabel("Answers")
        self.badge.setProperty("role", "badge")
        self.badge.setVisible(answers)
        facts = [ENGINE_NAMES[model.engine], size(model.size_bytes) if model.size_bytes else ""]
        facts += ["cloud: your words leave this computer" if model.is_cloud else ""]
        facts += ["" if model.chats else NO_TALK[model.engine is Engine.OPENAI]]
        about = WrappedLabel(" · ".join(fact for fact in facts if fact))
        about.setProperty("role", "small")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label)
        words.addWidget(about)
        words.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignLeft)
        self.use = QPushButton("Use")
        self.use.setAccessibleName(f"Let {model.label} answer")
        self.use.setToolTip("Let it answer wherever a conversation has no model of its own")
        self.ask = QPushButton("Delete")
        self.ask.setAccessibleName(f"Delete {model.label}")
        self.delete_wanted = QPushButton("Delete for good")
        self.delete_wanted.setProperty("role", "danger")
        self.delete_wanted.setAccessibleName(f"Really delete {model.label}")
        self.keep = QPushButton("Keep")
        self.keep.setAccessibleName(f"Keep {model.label}")
        self.use.clicked.connect(lambda: self.use_wanted.emit(model.name))
        self.ask.clicked.connect(lambda: self._asking(True))
        self.keep.clicked.connect(lambda: self._asking(False))
        self._may_be_used = model.chats and not answers
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        layout.addLayout(words, 1)
        for widget in (self.use, self.ask, self.delete_wanted, self.keep):
            layout.addWidget(widget)
        self._asking(False)

    def _asking(self, is_asking: bool) -> None:
        self.use.setVisible(self._may_be_used and not is_asking)
        self.ask.setVisible(not is_asking and self.model.engine in REMOVABLE)
        self.delete_wanted.setVisible(is_asking)
        self.keep.setVisible(is_asking)
        if is_asking:
            self.keep.setFocus()
