"""The palette and the scales as a Qt style sheet; roles are set with the dynamic property `role`."""

from collections.abc import Callable

from bestfriend_desktop.faces.window.theme import RADIUS, RADIUS_SMALL, Colours
from bestfriend_desktop.runtime.paths import resources_folder


def stylesheet(c: Colours, size: Callable[[str], float], icon_px: Callable[[str], int]) -> str:
    """The sheet of the whole application in one palette, at one text size."""
    small, body, heading, title = (round(size(step)) for step in ("small", "body", "heading", "title"))
    shade = "dark" if c.is_dark else "light"
    arrow = (resources_folder() / "icons" / f"down-{shade}.svg").as_posix()
    arrow_up = (resources_folder() / "icons" / f"up-{shade}.svg").as_posix()
    tick = (resources_folder() / "icons" / f"check-{shade}.svg").as_posix()
    field = round(size("body") * 1.3)
    line = round(size("small") * 1.5)
    dot = max(4, icon_px("body") // 4)
    icon, small_icon = icon_px("body"), icon_px("small")
    return f"""
QWidget {{ color: {c.text}; font-size: {body}px; }}
QWidget#window, QWidget#page, QScrollArea#page, QStackedWidget {{ background: {c.window}; }}
QWidget#scrim {{ background: rgba(20, 17, 14, 90); }}
QWidget#sidebar {{ background: {c.sidebar}; border-right: 1px solid {c.border}; }}
QWidget#sidebar QStackedWidget, QLabel, QCheckBox {{ background: transparent; }}
QLineEdit QToolButton {{ min-height: 0; min-width: 0; padding: 0; border: 0; background: transparent; }}
QLabel[role="muted"] {{ color: {c.text_muted}; }}
QLabel[role="small"] {{ color: {c.text_muted}; font-size: {small}px; }}
QLabel[role="section"] {{ color: {c.text_muted}; font-size: {small}px; font-weight: 600; }}
QLabel[role="error"] {{ color: {c.error}; font-size: {small}px; }}
QLabel[role="bad"] {{ color: {c.error}; }}
QLabel[role="good"] {{ color: {c.good}; }}
QLabel[role="warning"] {{ color: {c.warning}; }}
QLabel[role="strong"] {{ font-weight: 600; }}
QLabel[role="heading"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[role="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[role="badge"] {{ color: {c.text_muted}; font-size: {small}px; background: {c.hover};
    border-radius: {RADIUS_SMALL}px; padding: 2px 8px; }}
QLabel[role="keys"] {{ background: {c.hover}; border: 1px solid {c.border}; border-radius: {RADIUS_SMALL}px;
    padding: 2px 8px; font-size: {small}px; }}

QPushButton, QToolButton {{ background: transparent; border: 1px solid transparent;
    border-radius: {RADIUS_SMALL}px; padding: 5px 10px; min-height: {field}px; }}
QToolButton {{ padding: 4px; min-width: {field}px; }}
QPushButton:hover, QToolButton:hover {{ background: {c.hover}; }}
QPushButton:pressed, QToolButton:pressed, QToolButton:checked {{ background: {c.pressed}; }}
QPushButton:focus, QToolButton:focus {{ border: 1px solid {c.accent}; }}
QPushButton:disabled, QToolButton:disabled {{ color: {c.text_muted}; }}
QPushButton[role="main"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
    font-weight: 600; }}
QPushButton[role="main"]:hover {{ background: {c.accent_hover}; }}
QPushButton[role="main"]:focus {{ border: 2px solid {c.text}; padding: 4px 9px; }}
QPushButton[role="main"]:disabled, QToolButton[role="send"]:disabled {{
    background: {c.hover}; border-color: {c.hover}; color: {c.text_muted}; }}
QPushButton[role="outlined"] {{ border-color: {c.border}; background: {c.surface}; }}
QPushButton[role="outlined"]:hover {{ background: {c.hover}; }}
QPushButton[role="outlined"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="danger"] {{ color: {c.error}; }}
QPushButton[role="chip"] {{ border: 1px solid {c.border}; background: {c.surface}; border-radius: {RADIUS}px;
    padding: 9px 14px; text-align: left; }}
QPushButton[role="chip"]:hover {{ border-color: {c.field_border}; background: {c.hover}; }}
QPushButton[role="chip"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="link"] {{ color: {c.accent}; padding: 0 2px; min-height: 0; font-size: {small}px; }}
QPushButton[role="link"]:hover {{ background: transparent; text-decoration: underline; }}
QPushButton[role="status"] {{ color: {c.text_muted}; font-size: {small}px; padding: 2px 6px;
    min-height: {line}px; }}
QPushButton[role="recording"] {{ color: {c.recording}; font-size: {small}px; font-weight: 600;
    padding: 2px 6px; min-height: {line}px; }}
QPushButton[role="status"]:hover {{ color: {c.text}; }}
QPushButton[role="jump"] {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: 15px;
    padding: 3px 14px; min-height: {small_icon + 6}px; max-height: {small_icon + 6}px;
    font-size: {small}px; }}
QPushButton[role="jump"]:hover {{ background: {c.hover}; }}
QPushButton[role="jump"]:focus {{ border-color: {c.accent}; }}
QPushButton[role="tab"] {{ color: {c.text_muted}; font-weight: 600; border-radius: {RADIUS_SMALL}px; }}
QPushButton[role="tab"]:checked {{ color: {c.text}; background: {c.hover}; }}
QToolButton[role="send"] {{ background: {c.accent}; border: 2px solid {c.accent}; border-radius: {RADIUS}px;
    padding: 3px; }}
QToolButton[role="send"]:hover {{ background: {c.accent_hover}; }}
QToolButton[role="send"]:focus {{ border-color: {c.text}; }}
QToolButton[role="talk"] {{ min-width: {icon + 36}px; min-height: {icon + 36}px; padding: 0; border: 0;
    background: transparent; }}
QToolButton[role="tiny"] {{ padding: 1px; min-width: {small_icon + 6}px; min-height: {small_icon + 4}px; }}
QPushButton[role="quiet"] {{ color: {c.text_muted}; text-align: left; }}
QPushButton[role="quiet"]:hover {{ color: {c.text}; }}
QToolButton::menu-indicator, QPushButton::menu-indicator {{ image: none; width: 0; }}

QLineEdit, QComboBox, QAbstractSpinBox {{ background: {c.surface}; border: 1px solid {c.border};
    border-radius: {RADIUS_SMALL}px; padding: 5px 9px; min-height: {field}px;
    selection-background-color: {c.selection}; selection-color: {c.on_selection}; }}
QLineEdit:hover, QComboBox:hover, QAbstractSpinBox:hover {{ border-color: {c.field_border}; }}
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border: 1px solid {c.accent}; }}
QLineEdit[role="inline"] {{ padding: 0 4px; min-height: 0; }}
QLineEdit#in_choice, QAbstractSpinBox QLineEdit {{ border: 0; padding: 0; min-height: 0;
    background: transparent; }}
QAbstractSpinBox {{ padding-right: {small + 14}px; }}
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ subcontrol-origin: border; border: 0;
    background: transparent; width: {small + 12}px; }}
QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {c.hover}; }}
QAbstractSpinBox::up-arrow {{ image: url("{arrow_up}"); width: {small}px; height: {small}px; }}
QAbstractSpinBox::down-arrow {{ image: url("{arrow}"); width: {small}px; height: {small}px; }}
QAbstractSpinBox::up-arrow:off, QAbstractSpinBox::down-arrow:off {{ image: none; }}
QComboBox::drop-down {{ border: 0; width: 24px; }}
QComboBox::down-arrow {{ image: url("{arrow}"); width: {small}px; height: {small}px; }}
QComboBox QAbstractItemView {{ background: {c.surface}; border: 1px solid {c.border}; padding: 4px;
    outline: 0; selection-background-color: {c.hover}; selection-color: {c.text}; }}
QPlainTextEdit[role="field"] {{ background: {c.surface}; border: 1px solid {c.border};
    border-radius: {RADIUS_SMALL}px; padding: 5px 7px;
    selection-background-color: {c.selection}; selection-color: {c.on_selection}; }}
QPlainTextEdit[role="field"]:focus {{ border: 1px solid {c.accent}; }}
QPlainTextEdit#composer_text {{ background: transparent; border: 0; padding: 0;
    selection-background-color: {c.selection}; selection-color: {c.on_selection}; }}
QFrame#composer {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS + 4}px; }}
QFrame#composer[focused="true"] {{ border-color: {c.accent}; }}
QFrame#composer QWidget#editing {{ background: {c.hover}; border-radius: {RADIUS_SMALL}px; }}
QFrame#voice {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS + 4}px; }}
QFrame#card {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS}px; }}
QFrame#rule {{ background: {c.border}; border: 0; }}
QFrame#notice {{ background: {c.notice}; border: 1px solid {c.notice_border}; border-radius: {RADIUS}px; }}
QFrame#notice[kind="error"] {{ background: {c.error_surface}; border-color: {c.error_border}; }}
QFrame#actions {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS_SMALL}px; }}
QListView {{ background: transparent; border: 0; outline: 0; }}
QListView QLineEdit {{ padding: 0 4px; min-height: 0; }}
QScrollArea {{ border: 0; background: transparent; }}
QAbstractScrollArea#transcript {{ background: {c.window}; border: 0; }}

QMenu {{ background: {c.surface}; border: 1px solid {c.border}; border-radius: {RADIUS_SMALL}px;
    padding: 5px; }}
QMenu::item {{ padding: 6px 22px 6px 12px; border-radius: 4px; background: transparent; }}
QMenu::item:selected {{ background: {c.hover}; }}
QMenu::item:disabled {{ color: {c.text_muted}; }}
QMenu::separator {{ height: 1px; background: {c.border}; margin: 5px 8px; }}
QToolTip {{ background: {c.text}; color: {c.window}; border: 0; padding: 5px 8px; font-size: {small}px; }}

QCheckBox {{ spacing: 8px; }}
QCheckBox::indicator {{ width: {icon - 2}px; height: {icon - 2}px; border: 1px solid {c.field_border};
    border-radius: 5px; background: {c.surface}; }}
QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent}; image: url("{tick}"); }}
QCheckBox::indicator:focus {{ border: 2px solid {c.accent}; }}
QRadioButton {{ spacing: 8px; background: transparent; }}
QRadioButton::indicator {{ width: {icon - 4}px; height: {icon - 4}px; border: 1px solid {c.field_border};
    border-radius: {(icon - 2) // 2}px; background: {c.surface}; }}
QRadioButton::indicator:checked {{ border: {dot}px solid {c.accent}; width: {icon - 2 - 2 * dot}px;
    height: {icon - 2 - 2 * dot}px; }}
QRadioButton::indicator:focus {{ border-color: {c.text}; }}
QProgressBar {{ background: {c.hover}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}

QSlider {{ min-height: 24px; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {c.pressed}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {c.accent}; }}
QSlider::handle:horizontal {{ width: 16px; height: 16px; margin: -7px 0; border-radius: 9px;
    background: {c.surface}; border: 2px solid {c.accent}; }}
QSlider::handle:horizontal:hover {{ background: {c.hover}; }}
QSlider::handle:horizontal:focus {{ background: {c.accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {c.field_border}; }}
QSlider::handle:horizontal:disabled {{ border-color: {c.field_border}; }}

QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {c.pressed}; border-radius: 3px; min-height: 36px; }}
QScrollBar::handle:vertical:hover {{ background: {c.field_border}; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {c.pressed}; border-radius: 3px; min-width: 36px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""
