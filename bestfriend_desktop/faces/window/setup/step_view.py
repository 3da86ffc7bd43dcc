"""What every step of the first start looks like: a title, what it is about, and cards below."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from bestfriend_desktop.domain.setup import SetupStep
from bestfriend_desktop.faces.window.labels import WrappedLabel
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.settings.setting_row import SettingRow
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S
from bestfriend_desktop.settings.describe import describe


class StepView(QWidget):
    """One step; those with more to show than settings build on this.

    Args:
        step: what it is.
        form: keeps its settings.
    """

    forward_changed = Signal()
    """`forward` is another one now."""

    def __init__(self, step: SetupStep, form: SettingForm) -> None:
        super().__init__()
        self.setObjectName("page")
        self.step = step
        self.title = WrappedLabel(step.title)
        self.title.setProperty("role", "title")
        about = WrappedLabel(step.about)
        about.setProperty("role", "muted")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, SPACE_S, 0, SPACE_L)
        self.body.setSpacing(SPACE_M)
        self.body.addWidget(self.title)
        self.body.addWidget(about)
        self.rows: dict[str, SettingRow] = {}
        for name in step.settings:
            self.rows[name] = form.add(SettingRow(describe(name)))

    @property
    def forward(self) -> str:
        """What the button says that goes on."""
        return "Continue"

    @property
    def forward_name(self) -> str:
        """The same for those who hear it."""
        return self.forward

    @property
    def can_be_skipped(self) -> bool:
        """Whether going on does something that one may want to leave out."""
        return False

    def come(self) -> None:
        """It is shown now."""

    async def take(self) -> None:
        """The person goes on: do what was chosen. Raises `BestFriendError` where that cannot be."""

    def card(self, *widgets: QWidget) -> QVBoxLayout:
        """Some widgets on a card of their own."""
        card = QFrame()
        card.setObjectName("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        layout.setSpacing(SPACE_S)
        for widget in widgets:
            layout.addWidget(widget)
        self.body.addWidget(card)
        return layout


class SettingsStep(StepView):
    """A step that asks for its settings and nothing else."""

    def __init__(self, step: SetupStep, form: SettingForm) -> None:
        super().__init__(step, form)
        self.card(*self.rows.values())
        self.body.addStretch(1)
