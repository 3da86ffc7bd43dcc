"""The look of the window: one palette of named colours, one scale of type and one of space.

Widgets name what they need (`text_muted`, `SPACE_M`); only this module knows a colour or a size.
"""

from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication


@dataclass(frozen=True, slots=True)
class Colours:
    """Every colour of the window, by its purpose; `#rrggbb`."""

    is_dark: bool
    window: str
    """Behind the conversation."""
    sidebar: str
    surface: str
    """Fields, menus, the composer."""
    bubble: str
    """Behind the person's words."""
    code: str
    """Behind code blocks and inline code."""
    hover: str
    pressed: str
    border: str
    field_border: str
    """Around controls: at least 3:1 against what they stand on."""
    text: str
    text_muted: str
    accent: str
    """Links, the focus ring, the one main button of a screen."""
    accent_hover: str
    on_accent: str
    selection: str
    on_selection: str
    flash: str
    """Behind a message that a search has jumped to, and behind found words."""
    notice: str
    notice_border: str
    error: str
    error_surface: str
    error_border: str
    warning: str
    good: str
    recording: str
    """The mark of an open microphone."""
    speaking: str
    """While the companion can be heard."""


LIGHT = Colours(
    is_dark=False,
    window="#fcfaf7", sidebar="#f4f0ea", surface="#ffffff", bubble="#ece5da", code="#f3eee6",
    hover="#e9e2d8", pressed="#dfd6c9", border="#e3dcd1", field_border="#91887b",
    text="#25211c", text_muted="#665e54", accent="#1f6659", accent_hover="#174f45", on_accent="#ffffff",
    selection="#bcdcd3", on_selection="#14211e", flash="#fbe7b8",
    notice="#f6efe2", notice_border="#dccfb6",
    error="#9c3325", error_surface="#fbefeb", error_border="#e0b4a9", warning="#7d5300", good="#2b6a3c",
    recording="#b3261e", speaking="#6a4796",
)  # fmt: skip

DARK = Colours(
    is_dark=True,
    window="#1d1b19", sidebar="#171513", surface="#262320", bubble="#37322c", code="#161412",
    hover="#2c2825", pressed="#38332e", border="#35302b", field_border="#7d746a",
    text="#ece7df", text_muted="#aca397", accent="#83c7b6", accent_hover="#9ad6c7", on_accent="#10231f",
    selection="#2f5c52", on_selection="#f2f8f6", flash="#5a4716",
    notice="#2a2620", notice_border="#4a4234",
    error="#f0a597", error_surface="#33221e", error_border="#6d443b", warning="#e6bd6c", good="#8fcb9c",
    recording="#ff8d7c", speaking="#c9aef0",
)  # fmt: skip

SPACE_XS, SPACE_S, SPACE_M, SPACE_L, SPACE_XL = 4, 8, 12, 20, 32
"""Distances, in device-independent pixels."""

RADIUS = 10
RADIUS_SMALL = 6
MEASURE = 720
"""Widest line of a conversation, in pixels; longer lines are hard to read."""

SIZES_PX = {"small": 12, "body": 15, "chat": 15.5, "heading": 18, "title": 27}
"""The type scale at 100 %, in pixels."""

TEXT_FONTS = [
    "Inter",
    "SF Pro Text",
    "Segoe UI Variable",
    "Segoe UI",
    "Cantarell",
    "Ubuntu",
    "Noto Sans",
    "DejaVu Sans",
]
CODE_FONTS = [
    "JetBrains Mono", "SF Mono", "Cascadia Mono", "Consolas", "Ubuntu Mono", "Noto Sans Mono",
    "DejaVu Sans Mono",
]  # fmt: skip

TEXT_PAIRS = (
    ("text", "window"), ("text", "sidebar"), ("text", "surface"), ("text", "bubble"), ("text", "code"),
    ("text", "hover"), ("text", "pressed"), ("text", "flash"), ("text", "notice"),
    ("text_muted", "window"), ("text_muted", "sidebar"), ("text_muted", "surface"), ("text_muted", "hover"),
    ("text_muted", "notice"), ("text_muted", "code"),
    ("accent", "window"), ("accent", "surface"), ("accent", "bubble"), ("accent", "notice"),
    ("accent", "hover"), ("accent", "sidebar"), ("on_accent", "accent"), ("on_accent", "accent_hover"),
    ("on_selection", "selection"), ("error", "error_surface"), ("text", "error_surface"),
    ("text_muted", "error_surface"), ("accent", "error_surface"),
    ("error", "window"), ("error", "surface"), ("warning", "window"), ("warning", "surface"),
    ("good", "surface"), ("speaking", "surface"), ("recording", "window"), ("recording", "surface"),
    ("surface", "accent"), ("surface", "good"), ("surface", "warning"), ("surface", "speaking"),
)  # fmt: skip
"""Which colours are written on which: each pair must reach 4.5:1 (WCAG 2.2, 1.4.3)."""

CONTROL_PAIRS = (
    ("field_border", "window"),
    ("field_border", "surface"),
    ("accent", "window"),
    ("accent", "sidebar"),
    ("warning", "window"),
    ("good", "window"),
    ("recording", "notice"),
)
"""Borders, bars and rings that show a control: 3:1 (WCAG 2.2, 1.4.11)."""


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: float) -> float:
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue)


class Theme(QObject):
    """The theme that is shown: light, dark or as the system has it, at a text size."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choice = "system"
        self.percent = 100
        self._is_applied = False
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._system_changed)

    @property
    def colours(self) -> Colours:
        """The palette now."""
        system_dark = QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return DARK if self._choice == "dark" or (self._choice == "system" and system_dark) else LIGHT

    def colour(self, name: str) -> QColor:
        """One colour by its purpose."""
        return QColor(getattr(self.colours, name))

    def choose(self, choice: str, percent: int) -> None:
        """Show `system`, `light` or `dark`, with text at `percent` of its size."""
        if (choice, percent) != (self._choice, self.percent) or not self._is_applied:
            self._choice, self.percent = choice, percent
            self.apply()

    def apply(self) -> None:
        """Dress the whole application; every open window follows."""
        from bestfriend_desktop.faces.window.stylesheet import stylesheet

        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._is_applied = True
        application.setPalette(self._qt_palette())
        application.setFont(self.font("body"))
        application.setStyleSheet(stylesheet(self.colours, self.size, self.icon_px))
        self.changed.emit()

    def size(self, step: str) -> float:
        """Pixels of one step of the type scale."""
        return SIZES_PX[step] * self.percent / 100

    def icon_px(self, step: str) -> int:
        """Side of an icon that stands with text of that step: a third larger than the letters."""
        return round(self.size(step) * 4 / 3)

    @property
    def measure(self) -> int:
        """Widest column of text, in pixels: it grows with the text."""
        return round(MEASURE * self.percent / 100)

    def font(self, step: str, *, bold: bool = False, code: bool = False) -> QFont:
        """A font of one step of the type scale."""
        font = QFont(CODE_FONTS if code else TEXT_FONTS)
        font.setPixelSize(round(self.size(step) * (0.9 if code else 1)))
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        if code:
            font.setStyleHint(QFont.StyleHint.Monospace)
            font.setFixedPitch(True)
        return font

    def _system_changed(self, _scheme: object) -> None:
        if self._choice == "system":
            self.apply()

    def _qt_palette(self) -> QPalette:
        role, c, palette = QPalette.ColorRole, self.colours, QPalette()
        for which, colour in {
            role.Window: c.window, role.WindowText: c.text, role.Base: c.surface, role.AlternateBase: c.hover,
            role.Text: c.text, role.Button: c.surface, role.ButtonText: c.text, role.BrightText: c.error,
            role.Highlight: c.selection, role.HighlightedText: c.on_selection, role.Link: c.accent,
            role.LinkVisited: c.accent, role.ToolTipBase: c.text, role.ToolTipText: c.window,
            role.PlaceholderText: c.text_muted, role.Mid: c.border, role.Dark: c.border,
            role.Accent: c.accent,
        }.items():  # fmt: skip
            palette.setColor(which, QColor(colour))
        palette.setColor(QPalette.ColorGroup.Disabled, role.Text, QColor(c.text_muted))
        palette.setColor(QPalette.ColorGroup.Disabled, role.ButtonText, QColor(c.text_muted))
        return palette


def colour_names() -> tuple[str, ...]:
    """All named colours of the palette."""
    return tuple(field.name for field in fields(Colours) if field.name != "is_dark")
