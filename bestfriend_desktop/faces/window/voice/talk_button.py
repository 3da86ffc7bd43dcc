"""The buttons to talk with: held they hear until they are let go, clicked they turn hands-free on or off."""

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QToolButton, QWidget

from bestfriend_desktop.faces.window.icons import icon
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.wording import Look, talk_words

_HALO_PX = 6
"""Room for it on each side of the circle."""


class TalkButton(QToolButton):
    """Small, beside the button that sends."""

    def __init__(self, control: VoiceControl, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self._theme = theme
        self._icon = ThemedIcon(self, theme, "microphone")
        self.pressed.connect(control.press)
        self.released.connect(control.release)
        control.changed.connect(self._follow)
        self._follow()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer comes near: so that the first word is not cut."""
        super().enterEvent(event)
        self._control.get_ready()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The same by the keyboard."""
        super().focusInEvent(event)
        self._control.get_ready()

    def hitButton(self, pos: QPoint) -> bool:
        """Held down it stays pressed, wherever the pointer drifts."""
        return self.isDown() or super().hitButton(pos)

    def _follow(self) -> None:
        self._icon.show("microphone", colour="recording" if self._control.is_recording else "text_muted")
        self.setToolTip(talk_words(self._control))
        self.setAccessibleName(talk_words(self._control))


class BigTalkButton(TalkButton):
    """The round one of the voice bar: in the colour of the state, with a halo as wide as one is loud."""

    def __init__(self, control: VoiceControl, theme: Theme, parent: QWidget | None = None) -> None:
        self._look: Look | None = None
        self._level = 0.0
        super().__init__(control, theme, parent)
        self.setProperty("role", "talk")
        control.level_changed.connect(self._hear_level)

    def show_look(self, look: Look) -> None:
        """Another state."""
        self._look = look
        if not self._control.is_recording:
            self._level = 0.0
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The halo, the circle, the icon, the ring of the focus, and the mark of an open microphone."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle, radius = QPointF(self.width() / 2, self.height() / 2), self.width() / 2 - _HALO_PX
        colour = self._theme.colour(self._look.colour if self._look else "accent")
        painter.setPen(Qt.PenStyle.NoPen)
        if self._level:
            painter.setOpacity(0.28)
            painter.setBrush(colour)
            halo = radius + self._level * _HALO_PX
            painter.drawEllipse(middle, halo, halo)
            painter.setOpacity(1)
        if self._control.is_recording or self.isDown():
            painter.setBrush(colour)
            ink = self._theme.colours.surface
        else:
            painter.setPen(QPen(self._theme.colour("field_border"), 1.5))
            painter.setBrush(self._theme.colour("hover" if self.underMouse() else "surface"))
            ink = self._theme.colours.text
        radius -= 1
        painter.drawEllipse(middle, radius, radius)
        place = QRect(QPoint(), self.iconSize())
        place.moveCenter(self.rect().center())
        icon("microphone", ink, place.width()).paint(painter, place)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(middle, radius + 3, radius + 3)
        if self._control.is_recording:
            painter.setPen(QPen(self._theme.colour("surface"), 2))
            painter.setBrush(self._theme.colour("recording"))
            painter.drawEllipse(middle + QPointF(radius, -radius) * 0.7, 6, 6)

    def _hear_level(self, level: float) -> None:
        if self.isVisible():
            self._level = level
            self.update()
