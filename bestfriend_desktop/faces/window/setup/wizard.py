"""The first start: one step at a time, each of them optional, with a download going on behind them."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.setup import STEPS, SetupState, SetupStep, Step
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import ElidedButton, WrappedLabel
from bestfriend_desktop.faces.window.page import Page, scrolling
from bestfriend_desktop.faces.window.settings.setting_form import SettingForm
from bestfriend_desktop.faces.window.settings.text_field import LineField
from bestfriend_desktop.faces.window.setup.download_line import DownloadLine
from bestfriend_desktop.faces.window.setup.memory_step import MemoryStep
from bestfriend_desktop.faces.window.setup.model_step import ModelStep
from bestfriend_desktop.faces.window.setup.ready_step import ReadyStep
from bestfriend_desktop.faces.window.setup.step_bar import StepBar
from bestfriend_desktop.faces.window.setup.step_view import SettingsStep, StepView
from bestfriend_desktop.faces.window.setup.voice_step import VoiceStep
from bestfriend_desktop.faces.window.theme import SPACE_M, SPACE_S, Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.settings.store import SettingsStore

_NEVER_PX = 1_000_000
"""Each step has a title of its own, and the window has one as well."""
_CORE_STARTS_MS = 30
"""The core is started right after the window is shown."""


class SetupPage(Page):
    """The steps of `domain.setup`, in the window.

    Closed in the middle, it goes on with the first step that was not done.
    """

    def __init__(
        self, intents: Intents, settings: SettingsStore, bridge: Bridge, theme: Theme, voice: VoiceControl
    ) -> None:
        super().__init__("Best Friend", theme, scrolls=False)
        self._intents = intents
        self._has_come = False
        self.back.hide()
        self.heading_from_px = _NEVER_PX
        self.head.setContentsMargins(0, SPACE_M, 0, 0)
        self._form = SettingForm(intents, settings, bridge, self)
        self.download = DownloadLine(intents, bridge)
        makes: dict[Step, Callable[[SetupStep], StepView]] = {
            Step.YOU: lambda step: SettingsStep(step, self._form),
            Step.MODEL: lambda step: ModelStep(step, self._form, intents, bridge, self.download),
            Step.VOICE: lambda step: VoiceStep(step, self._form, intents, voice, theme),
            Step.MEMORY: lambda step: MemoryStep(step, self._form, intents, settings.path.parent),
            Step.READY: lambda step: ReadyStep(step, self._form, intents),
        }
        self.views = {step.step: makes[step.step](step) for step in STEPS}
        self.bar = StepBar([step.name for step in STEPS], theme)
        self.stack = QStackedWidget()
        for view in self.views.values():
            view.forward_changed.connect(self._show_buttons)
            self.stack.addWidget(scrolling(view, view.step.title))
            for row in view.rows.values():
                if isinstance(row.field, LineField):
                    row.field.returnPressed.connect(self._go_on)
        self.problem = WrappedLabel()
        self.problem.setProperty("role", "error")
        self.problem.hide()
        self.body.addWidget(self.bar)
        self.body.addWidget(self.stack, 1)
        self.body.addWidget(self.download)
        self.body.addWidget(self.problem)
        self.foot = _Foot()
        self.body.addWidget(self.foot)
        self.foot.finish.clicked.connect(self._finish)
        self.foot.previous.clicked.connect(self.go_back)
        self.foot.skip.clicked.connect(self._skip)
        self.foot.forward.clicked.connect(self._go_on)
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(key), self, self.foot.forward.click)
        self._show(0)

    @property
    def shown_step(self) -> Step:
        """Where one is."""
        return STEPS[self.stack.currentIndex()].step

    @property
    def view(self) -> StepView:
        """What is shown."""
        return self.views[self.shown_step]

    def begin_again(self) -> None:
        """From the first step, whatever was done."""
        self._has_come = True
        self._show(0)

    def go_back(self) -> None:
        """One step back; from the first one there is nowhere to go."""
        self._show(max(0, self.stack.currentIndex() - 1))

    def showEvent(self, event: QShowEvent) -> None:
        """Go on where it was left."""
        super().showEvent(event)
        # Not at once: at the start of the program the window is shown before its loop runs.
        QTimer.singleShot(0, self, self._come)

    def _come(self) -> None:
        if not self._intents.is_open:
            QTimer.singleShot(_CORE_STARTS_MS, self, self._come)
            return
        self._form.load_options()
        if not self._has_come:
            self._has_come = True
            self._intents.do(self._resume(), "go on with the first start")
        self.view.come()

    async def _resume(self) -> None:
        state = await self._intents.ask(self._intents.companion.setup.begin())
        if not state.is_over:
            self._show([step.step for step in STEPS].index(state.next_step))

    def _show(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.bar.show_step(number)
        self.problem.hide()
        self._show_buttons()
        if self.isVisible():
            self.view.come()
            self._focus()

    def _focus(self) -> None:
        """The first field of the step, or the button that goes on."""
        row = next(iter(self.view.rows.values()), None)
        # Not at once: the page that is shown now was hidden a moment ago.
        QTimer.singleShot(0, self, (row.field if row is not None else self.foot.forward).setFocus)

    def _show_buttons(self) -> None:
        number = self.stack.currentIndex()
        is_last = number == len(STEPS) - 1
        self.foot.previous.setVisible(number > 0)
        self.foot.finish.setVisible(not is_last)
        self.foot.skip.setVisible(self.view.can_be_skipped)
        self.foot.forward.setText(self.view.forward)
        self.foot.forward.setAccessibleName(self.view.forward_name)
        self.foot.arrange()

    def _go_on(self) -> None:
        self._intents.do(self._take(), "go on with the next step")

    async def _take(self) -> None:
        self.foot.forward.setEnabled(False)
        try:
            await self.view.take()
            await self._leave_step()
        except BestFriendError as error:
            self.problem.setText(str(error))
            self.problem.show()
        finally:
            self.foot.forward.setEnabled(True)

    def _skip(self) -> None:
        self._intents.do(self._leave_step(), "skip a step")

    async def _leave_step(self) -> None:
        state = await self._intents.ask(self._intents.companion.setup.done(self.shown_step))
        self._after(state)

    def _finish(self) -> None:
        self._intents.do(self._end(), "finish the first start")

    async def _end(self) -> None:
        await self._intents.ask(self._intents.companion.setup.end())
        self.left.emit()

    def _after(self, state: SetupState) -> None:
        number = self.stack.currentIndex() + 1
        if number == len(STEPS):
            self.left.emit()
        else:
            self._show(number)


class _Foot(QWidget):
    """The buttons: in a line, or the main one above the others where there is no room for one."""

    def __init__(self) -> None:
        super().__init__()
        self.finish = ElidedButton("Finish now", short="Finish")
        self.finish.setProperty("role", "quiet")
        self.finish.setAccessibleDescription("Leaves out the rest, and begins to talk")
        self.previous = QPushButton("Back")
        self.previous.setProperty("role", "outlined")
        self.skip = QPushButton("Skip")
        self.skip.setProperty("role", "outlined")
        self.forward = QPushButton("Continue")
        self.forward.setProperty("role", "main")
        self.forward.setDefault(True)
        self._outer = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._outer.setContentsMargins(0, SPACE_S, 0, SPACE_M)
        self._outer.setSpacing(SPACE_S)
        others = QHBoxLayout()
        others.setSpacing(SPACE_S)
        others.addWidget(self.finish)
        others.addStretch(1)
        for button in (self.previous, self.skip):
            others.addWidget(button)
        self._outer.addLayout(others, 1)
        self._outer.addWidget(self.forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a line or not."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.arrange)

    def arrange(self) -> None:
        """As the width wants it."""
        buttons = [b for b in (self.finish, self.previous, self.skip, self.forward) if not b.isHidden()]
        room = sum(button.sizeHint().width() + SPACE_S for button in buttons)
        directions = QBoxLayout.Direction
        is_in_line = self.width() >= room
        self._outer.setDirection(directions.LeftToRight if is_in_line else directions.BottomToTop)
