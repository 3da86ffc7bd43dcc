"""One voice or listening model in the list: get it with progress, or remove it after asking in place."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from bestfriend_desktop.domain.models import PullProgress
from bestfriend_desktop.domain.speech import BUILT_IN_VOICE, LISTENING_ENGINE, VoiceInfo
from bestfriend_desktop.faces.window.amounts import size
from bestfriend_desktop.faces.window.labels import ElidedLabel, WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S

_REMOVABLE = ("piper", LISTENING_ENGINE)
_BUILT_IN = (BUILT_IN_VOICE, "base")


class SpeechRow(QWidget):
    """What it is, and the one button that fits."""

    pull_wanted = Signal(str)
    cancel_wanted = Signal(str)
    delete_wanted = Signal(str)

    def __init__(self, info: VoiceInfo) -> None:
        super().__init__()
        self.info = info
        label = ElidedLabel("")
        label.setText(info.label)
        self.about = WrappedLabel()
        self.about.setProperty("role", "small")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(f"Progress of {info.label}")
        words = QVBoxLayout()
        words.setSpacing(1)
        for widget in (label, self.about, self.bar):
            words.addWidget(widget)
        self.get = self._button("Get", f"Get {info.label}")
        self.cancel = self._button("Cancel", f"Cancel getting {info.label}")
        self.remove = self._button("Remove", f"Remove {info.label}")
        self.really = self._button("Remove", f"Really remove {info.label}")
        self.really.setProperty("role", "danger")
        self.keep = self._button("Keep", f"Keep {info.label}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, SPACE_S, 0, SPACE_S)
        layout.setSpacing(SPACE_M)
        layout.addLayout(words, 1)
        for button in (self.get, self.cancel, self.remove, self.really, self.keep):
            layout.addWidget(button)
        self.get.clicked.connect(lambda: self.pull_wanted.emit(info.name))
        self.cancel.clicked.connect(lambda: self.cancel_wanted.emit(info.name))
        self.really.clicked.connect(lambda: self.delete_wanted.emit(info.name))
        self.remove.clicked.connect(lambda: self._ask(True))
        self.keep.clicked.connect(lambda: self._ask(False))
        self._ask(False)
        self.show_progress(None)

    def show_progress(self, progress: PullProgress | None) -> None:
        """How far it has come; None where it is not on its way."""
        is_coming = progress is not None
        self.bar.setVisible(is_coming)
        self.cancel.setVisible(is_coming)
        self.get.setVisible(not is_coming and not self.info.is_installed)
        facts = ["Listens" if self.info.engine == LISTENING_ENGINE else "Speaks", _language(self.info)]
        if progress is not None and progress.fraction is not None:
            self.bar.setRange(0, 1000)
            self.bar.setValue(round(progress.fraction * 1000))
            facts = [f"{size(progress.done_bytes)} of {size(progress.total_bytes)}"]
        elif is_coming:
            self.bar.setRange(0, 0)
        elif self.info.size_bytes:
            facts.append(size(self.info.size_bytes))
        self.about.setText(" · ".join(fact for fact in facts if fact))

    def _ask(self, is_asking: bool) -> None:
        info = self.info
        may_go = info.is_installed and info.engine in _REMOVABLE and info.name not in _BUILT_IN
        self.remove.setVisible(may_go and not is_asking)
        self.really.setVisible(is_asking)
        self.keep.setVisible(is_asking)
        if is_asking:
            self.keep.setFocus()

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "outlined")
        button.setAccessibleName(name)
        return button


def _language(info: VoiceInfo) -> str:
    if not info.language:
        return ""
    language = QLocale(info.language.replace("-", "_")).language()
    return "" if language == QLocale.Language.C else QLocale.languageToString(language)
