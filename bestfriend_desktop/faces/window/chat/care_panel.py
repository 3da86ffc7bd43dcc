"""Somebody to talk to: a quiet card above the composer, with numbers to click, that can be put away.

It comes by itself where a message shows distress, and at any time from the line below the composer.
"""

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.care.card import CardRow, CareCard
from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, SPACE_XS, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon

SHOWN_AT_ONCE = 4
"""Rows of the card that are seen at once; the others after a click, for the conversation matters too."""

_MOST_OF_WINDOW = 0.4
"""How much of the window's height the rows may take; beyond that they are scrolled."""

_COPIED_MS = 1600


class CarePanel(QFrame):
    """Shows one card."""

    put_away = Signal()
    country_wanted = Signal()
    """Another country is to be chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.card: CareCard | None = None
        self.title = WrappedLabel()
        self.title.setProperty("role", "strong")
        self.close_button = QToolButton()
        self.close_button.setAccessibleName("Put away")
        ThemedIcon(self.close_button, theme, "close", step="small")
        self.close_button.clicked.connect(self.dismiss)
        self.more = QPushButton("More")
        self.more.setProperty("role", "link")
        self.more.clicked.connect(self._show_all)
        self.where = WrappedLabel()
        self.where.setProperty("role", "small")
        self.country = QPushButton("Choose country")
        self.country.setProperty("role", "link")
        self.country.clicked.connect(self.country_wanted)
        self.numbers: list[QPushButton] = []
        self._details: list[WrappedLabel] = []
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        rows = QWidget()
        self._grid = QGridLayout(rows)
        self._grid.setContentsMargins(0, 0, SPACE_S, 0)
        self._grid.setHorizontalSpacing(SPACE_M)
        self._grid.setVerticalSpacing(SPACE_XS)
        self._grid.setColumnStretch(1, 1)
        self._rows = QScrollArea()
        self._rows.setAccessibleName("Numbers and addresses")
        self._rows.setWidgetResizable(True)
        self._rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows.setWidget(rows)
        rows.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_M)
        foot.addWidget(self.more)
        foot.addWidget(self.country)
        foot.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_M + 2, SPACE_S + 2, SPACE_S, SPACE_S + 2)
        layout.setSpacing(SPACE_S)
        layout.addLayout(head)
        layout.addWidget(self._rows)
        layout.addWidget(self.where)
        layout.addLayout(foot)
        self.hide()

    def show_card(self, card: CareCard | None) -> None:
        """Show a card in place of the one before; None puts it away."""
        if card is self.card:
            return
        self.card = card
        self._clear()
        if card is None:
            self.hide()
            return
        self.title.setText(card.title)
        self.where.setText(f"{card.where} {card.footnote}")
        self.close_button.setToolTip(card.dismiss)
        self.close_button.setAccessibleName(card.dismiss)
        self.setAccessibleName(card.title)
        for row in card.rows:
            self._add(row)
        for number in range(SHOWN_AT_ONCE, len(card.rows)):
            self._set_shown(number, False)
        self.more.setVisible(len(card.rows) > SHOWN_AT_ONCE)
        self.show()
        self._fit_soon()

    def dismiss(self) -> None:
        """Put the card away."""
        self.show_card(None)
        self.put_away.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the lines elsewhere."""
        super().resizeEvent(event)
        self._fit_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape puts it away."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def _add(self, row: CardRow) -> None:
        number = QPushButton(row.label) if len(row.label) <= 20 else ElidedButton(row.label)
        number.setProperty("role", "main" if row.is_emergency and not self.numbers else "outlined")
        is_number = row.address.startswith(("tel:", "sms:"))
        number.setToolTip("Copy the number" if is_number else row.address)
        number.setAccessibleName(f"{row.label}: {row.detail}")
        detail = WrappedLabel(row.detail)
        number.clicked.connect(lambda: self._use(row, detail))
        place = len(self.numbers)
        self._grid.addWidget(number, place, 0)
        self._grid.addWidget(detail, place, 1)
        self.numbers.append(number)
        self._details.append(detail)

    def _use(self, row: CardRow, detail: WrappedLabel) -> None:
        """A page is opened; a number is copied, for few computers can dial."""
        if row.address.startswith("https:"):
            QDesktopServices.openUrl(QUrl(row.address))
            return
        QGuiApplication.clipboard().setText(row.label)
        detail.setText(f"{row.detail} (copied)")
        QTimer.singleShot(_COPIED_MS, detail, lambda: detail.setText(row.detail))

    def _show_all(self) -> None:
        for number in range(len(self.numbers)):
            self._set_shown(number, True)
        self.more.hide()
        self._fit_soon()

    def _fit_soon(self) -> None:
        # Not at once: the layout around is being worked on, and would not learn of another height.
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        if self.card is None:
            return
        wanted = self._grid.totalHeightForWidth(self._rows.viewport().width())
        if wanted < 0:  # no detail is long enough to be broken
            wanted = self._grid.totalSizeHint().height()
        self._rows.setFixedHeight(min(wanted, round(self.window().height() * _MOST_OF_WINDOW)))

    def _set_shown(self, number: int, is_shown: bool) -> None:
        self.numbers[number].setVisible(is_shown)
        self._details[number].setVisible(is_shown)

    def _clear(self) -> None:
        for widget in (*self.numbers, *self._details):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.numbers, self._details = [], []
