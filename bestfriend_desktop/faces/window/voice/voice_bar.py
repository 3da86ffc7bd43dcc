"""The bar of the voice: what it is doing at a glance, how loud it is, and buttons to talk, mute and stop."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from bestfriend_desktop.faces.window.icons import pixmap
from bestfriend_desktop.faces.window.labels import ElidedLabel, PlainLabel
from bestfriend_desktop.faces.window.theme import SPACE_S, SPACE_XS, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.level_trace import LevelTrace
from bestfriend_desktop.faces.window.voice.talk_button import BigTalkButton
from bestfriend_desktop.faces.window.voice.wording import look_of
from bestfriend_desktop.settings.schema import Settings

_BESIDE_FROM_PX = 460
"""Narrower, the levels stand below the words (at a text size of 100 %)."""


class VoiceBar(QFrame):
    """Stands above the composer, and below any page, while anything of the voice is going on."""

    def __init__(self, control: VoiceControl, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("voice")
        self._control = control
        self._theme = theme
        self._settings = Settings()
        self.talk = BigTalkButton(control, theme)
        self.icon = PlainLabel()
        self.word = PlainLabel()
        self.word.setProperty("role", "strong")
        self.hint = ElidedLabel("small")
        self.trace = LevelTrace(theme)
        self.mute = QToolButton()
        self.mute.setCheckable(True)
        self._mute_icon = ThemedIcon(self.mute, theme, "speaker")
        self.stop = QToolButton()
        ThemedIcon(self.stop, theme, "stop")
        _name(self.stop, "Stop speaking and writing (Esc)")
        self.close_microphone = QToolButton()
        ThemedIcon(self.close_microphone, theme, "microphone-off")
        _name(self.close_microphone, "Close the microphone")
        words = self._words = QVBoxLayout()
        words.setSpacing(0)
        line = QHBoxLayout()
        line.setSpacing(SPACE_XS + 2)
        line.addWidget(self.icon)
        line.addWidget(self.word, 1)
        words.addStretch(1)
        words.addLayout(line)
        words.addWidget(self.hint)
        words.addStretch(1)
        self.hint.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE_S, SPACE_XS, SPACE_S, SPACE_XS)
        self._grid.setHorizontalSpacing(SPACE_S)
        self._grid.setVerticalSpacing(0)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(SPACE_XS)
        for button in (self.mute, self.stop, self.close_microphone):
            self._buttons.addWidget(button)
        self._grid.addWidget(self.talk, 0, 0)
        self._is_wide: bool | None = None
        self._arrange()
        self.mute.clicked.connect(control.mute)
        self.stop.clicked.connect(lambda: control.stop())
        self.close_microphone.clicked.connect(lambda: control.deafen())
        control.changed.connect(self._follow)
        control.level_changed.connect(self.trace.add)
        theme.changed.connect(self._follow)
        self._follow()

    def apply(self, settings: Settings) -> None:
        """Follow the settings that matter here."""
        self._settings = settings
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Levels beside the words, or below them."""
        super().resizeEvent(event)
        # Not at once: the layout around is being worked on, and would not learn that the bar is higher now.
        QTimer.singleShot(0, self, self._arrange)

    def _arrange(self) -> None:
        is_wide = self.width() >= _BESIDE_FROM_PX * self._theme.percent / 100
        if is_wide == self._is_wide:
            return
        self._is_wide = is_wide
        self._grid.removeWidget(self.trace)
        for layout in (self._words, self._buttons):
            self._grid.removeItem(layout)
        self._grid.addLayout(self._words, 0, 1, 1, 1 if is_wide else 3)
        if is_wide:
            self._grid.addWidget(self.trace, 0, 2, Qt.AlignmentFlag.AlignVCenter)
            self._grid.addLayout(self._buttons, 0, 3)
        else:
            self._grid.addWidget(self.trace, 1, 0, 1, 2)
            self._grid.addLayout(self._buttons, 1, 3)
        self._grid.setColumnStretch(1, 4 if is_wide else 1)
        self._grid.setColumnStretch(2, 5 if is_wide else 0)

    def _follow(self) -> None:
        control, colours = self._control, self._theme.colours
        look = look_of(control, self._settings)
        colour = getattr(colours, look.colour)
        side = self._theme.icon_px("body")
        self.icon.setPixmap(pixmap(look.icon, colour, side, self.devicePixelRatioF()))
        self.word.setText(look.word)
        self.hint.setText(look.hint)
        self.setAccessibleName(f"Voice: {look.word}. {look.hint}")
        self.talk.show_look(look)
        self.trace.colour = look.colour
        if not control.is_recording:
            self.trace.clear()
        self.trace.setVisible(control.is_recording)
        self.mute.setChecked(control.is_muted)
        self._mute_icon.show("speaker-off" if control.is_muted else "speaker")
        _name(self.mute, "Speak the answers again (F8)" if control.is_muted else "Speak no answers (F8)")
        self.stop.setVisible(control.is_talking)
        self.close_microphone.setVisible(control.is_recording or control.is_hands_free)
        self.setVisible(control.is_on)


def _name(button: QToolButton, label: str) -> None:
    button.setToolTip(label)
    button.setAccessibleName(label)
