"""The window: the list of conversations beside the open one, and pages in its place."""

import asyncio
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from bestfriend_desktop.domain.conversation import Conversation, ConversationId, Message, SearchHit
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import (
    ConversationDeleted,
    Event,
    ModelArrived,
    ModelFetchFailed,
    ModelsChanged,
    Ready,
    SettingChanged,
    SettingsProblem,
    SomethingBroke,
    StartupFailed,
    StartupProgress,
)
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.faces.window import shortcuts
from bestfriend_desktop.faces.window.bridge import Bridge
from bestfriend_desktop.faces.window.chat.chat_pane import ChatPane
from bestfriend_desktop.faces.window.chat.conversation_model import CONVERSATION_ROLE
from bestfriend_desktop.faces.window.chat.deletions import Deletions
from bestfriend_desktop.faces.window.chat.sidebar import Sidebar
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.notice_bar import Notice
from bestfriend_desktop.faces.window.page import Page, PageFoot
from bestfriend_desktop.faces.window.page_stack import PageStack
from bestfriend_desktop.faces.window.person_clock import use_time_zone
from bestfriend_desktop.faces.window.theme import Theme
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.voice_notices import VoiceNotices
from bestfriend_desktop.faces.window.window_state import WindowState
from bestfriend_desktop.runtime.program import Program

NARROW_PX = 640


def _load_renderer() -> None:
    """Markdown and code colours are not needed to open the window, and not to be waited for later.

    Not on the window's thread, and so nothing of Qt: PySide makes its classes when they are first imported,
    and does not expect that of two threads at once.
    """
    import markdown_it  # noqa: F401 - the import is the work

    from bestfriend_desktop.faces.window.chat import highlighting

    list(highlighting.coloured("pass", "python", False))


class _Scrim(QWidget):
    """Dims the conversation while the list lies above it; a click on it closes the list."""

    pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("scrim")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.pressed.emit()


class MainWindow(QWidget):
    """Shows one companion; holds no logic."""

    closed = Signal()

    def __init__(self, program: Program, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("window")
        self.resize(1120, 760)
        self.setMinimumSize(380, 420)
        self._program = program
        self._theme = theme
        use_time_zone(program.settings.current.you.time_zone)
        self.is_ready = False
        self.bridge = Bridge(program.companion.events, self)
        self.intents = Intents(program.companion, program.core, self)
        self._state = WindowState(program.paths.home)
        self.voice = VoiceControl(self.intents, self)
        self.chat = ChatPane(self.intents, self.voice, theme)
        self._voice_notices = VoiceNotices(self.chat.notices, lambda: self.show_page("voice"))
        self._deletions = Deletions(self.intents, self.chat.notices, self)
        self._scrim = _Scrim(self)
        self.sidebar = Sidebar(self.intents, theme, self)
        self.middle = PageStack(
            self.chat, self.intents, program.settings, self.bridge, theme, self.voice, self.show_page
        )
        self.middle.left.connect(self.show_chat)
        self.middle.message_wanted.connect(self._open_message)
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.sidebar)
        self._below_pages = PageFoot(theme)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.middle, 1)
        column.addWidget(self._below_pages)
        self._layout.addLayout(column, 1)
        self._sidebar_wanted = self._state.restore(self)
        self._is_overlay = False
        self.bridge.heard.connect(self._hear)
        self.intents.failed.connect(self._tell)
        self.sidebar.new_wanted.connect(self.begin)
        self.sidebar.conversations.opened.connect(self.open)
        self.sidebar.hit_opened.connect(self._open_hit)
        self.sidebar.page_wanted.connect(self.show_page)
        self.chat.sidebar_wanted.connect(self.toggle_sidebar)
        self.chat.shown_changed.connect(self.sidebar.conversations.mark)
        self.chat.recalled_wanted.connect(self.show_recalled)
        self.chat.country_wanted.connect(lambda: self.show_page("settings"))
        self.chat.status.help_wanted.connect(lambda: self.show_page("models"))
        self.chat.status.silence_wanted.connect(self.voice.deafen)
        self.chat.status.sound_wanted.connect(lambda: self.voice.mute(False))
        self.voice.changed.connect(self._show_voice)
        self.middle.currentChanged.connect(self._move_bars)
        self.middle.currentChanged.connect(lambda _index: self._arrange())
        shortcuts.install(self, self._actions())
        self._scrim.pressed.connect(self._close_overlay)
        self._arrange()
        self.chat.apply(program.settings.current)
        self._show_voice()
        self.chat.status.show_progress("Getting ready")
        self.chat.composer.setFocus()
        QWidget.setTabOrder(self.sidebar, self.chat)
        if program.companion.setup.is_wanted_at_once():
            self.show_page("setup")

    def begin(self, temporary: bool = False) -> None:
        """A new conversation."""
        self.show_chat()
        self.chat.conversation.begin(temporary=temporary)
        self._after_choice()

    def open(self, conversation_id: ConversationId) -> None:
        """Show a conversation."""
        self.show_chat()
        self.chat.conversation.open(conversation_id)
        self._after_choice()

    def show_chat(self) -> None:
        """Back to the conversation."""
        self.middle.setCurrentWidget(self.chat)
        self.chat.composer.setFocus()

    def show_page(self, name: str) -> None:
        """Show a page of `PageStack.page`; `setup again` begins the first steps anew."""
        if name == "memories":
            self.middle.memories.show_all()
        if name == "setup again":
            name = "setup"
            self.middle.setup.begin_again()
        self._show_page(self.middle.page(name))

    def show_recalled(self, recollections: Sequence[Recollection]) -> None:
        """Show what came to mind for a reply."""
        page = self.middle.memories
        self._show_page(page)
        page.show_recalled(recollections)

    def toggle_sidebar(self) -> None:
        """Show or hide the list of conversations."""
        self.sidebar.setVisible(not self.sidebar.isVisible())
        if not self._is_overlay:
            self._sidebar_wanted = self.sidebar.isVisible()
        self._arrange(keep=True)
        if self._is_overlay and self.sidebar.isVisible():
            self.sidebar.search.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow window shows the list above the conversation, when asked to."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Coming back to the window: another one may have changed the list."""
        super().changeEvent(event)
        if event.type() is not QEvent.Type.ActivationChange:
            return
        if not self.isActiveWindow():
            self.voice.release()  # the key that goes up now is told to somebody else
        elif self.is_ready:
            self.sidebar.conversations.load(archived=self.sidebar.archived.isChecked())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key to talk with, held down."""
        if event.key() != shortcuts.TALK_KEY:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.voice.press()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """The key to talk with, let go."""
        if event.key() != shortcuts.TALK_KEY:
            super().keyReleaseEvent(event)
        elif not event.isAutoRepeat():
            self.voice.release()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Gone at once; what is being written is kept after the window has closed."""
        if (focused := self.focusWidget()) is not None:
            focused.clearFocus()  # what stands in a field of the settings is handed down
        self._state.keep(self, sidebar=self._sidebar_wanted)
        self.bridge.close()
        self.intents.close()
        event.accept()
        self.closed.emit()

    def _arrange(self, *, keep: bool = False) -> None:
        narrow = self.width() <= NARROW_PX
        if narrow != self._is_overlay:
            self._is_overlay = narrow
            if narrow:
                self._layout.removeWidget(self.sidebar)
                self.sidebar.hide()
            else:
                self._layout.insertWidget(0, self.sidebar)
        if not narrow and not keep:
            # An empty list beside the first steps would only ask what it is for.
            self.sidebar.setVisible(self._sidebar_wanted and not self.middle.is_setting_up)
        self.sidebar.leave_room(self.width() if narrow else None)
        self._scrim.setVisible(narrow and self.sidebar.isVisible())
        if narrow:
            self._scrim.setGeometry(self.rect())
            self._scrim.raise_()
            self.sidebar.setGeometry(0, 0, self.sidebar.width(), self.height())
            self.sidebar.raise_()

    def _after_choice(self) -> None:
        self._close_overlay()
        self.chat.composer.setFocus()

    def _close_overlay(self) -> None:
        if self._is_overlay:
            self.sidebar.hide()
            self._scrim.hide()

    def _show_page(self, page: Page) -> None:
        self.middle.setCurrentWidget(page)
        page.setFocus()
        self._close_overlay()

    def _actions(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.begin,
            "temporary": lambda: self.begin(True),
            "search": self._search,
            "sidebar": self.toggle_sidebar,
            "write": self.show_chat,
            "messages": self._to_messages,
            "model": self.chat.offer_models,
            "stop": self._escape,
            "mute": lambda: self.voice.mute(not self.voice.is_muted),
            "memories": lambda: self.show_page("memories"),
            "settings": lambda: self.show_page("settings"),
            "shortcuts": lambda: self.show_page("shortcuts"),
            "quit": self.close,
        }

    def _search(self) -> None:
        if not self.sidebar.isVisible():
            self.toggle_sidebar()
        self.sidebar.begin_search()

    def _to_messages(self) -> None:
        view = self.chat.transcript
        view.shows_ring = True
        view.setFocus()
        if not view.currentIndex().isValid():
            view.setCurrentIndex(view.messages.index(view.messages.rowCount() - 1))

    def _escape(self) -> None:
        if self.voice.stop():
            return
        if self._is_overlay and self.sidebar.isVisible():
            self._close_overlay()
        elif (page := self.middle.shown_page) is not None:
            page.go_back()
        else:
            self.chat.escape()

    def _open_hit(self, hit: SearchHit) -> None:
        self._open_message(hit.message)

    def _open_message(self, message: Message) -> None:
        self.show_chat()
        self.chat.conversation.open(message.conversation_id, message.id)
        self._after_choice()

    # what comes up

    def _hear(self, event: Event) -> None:
        was_temporary = isinstance(event, ConversationDeleted) and self._is_temporary(event.conversation_id)
        self.voice.hear(event)
        self.chat.hear(event)
        self._voice_notices.hear(event)
        self.sidebar.conversations.hear(event)
        match event:
            case StartupProgress():
                self.chat.status.show_progress(event.step)
            case Ready():
                self._ready()
            case StartupFailed():
                self._failed(event)
            case ConversationDeleted():
                self._deletions.offer(event.conversation_id, was_temporary=was_temporary)
            case SettingChanged():
                self._apply_settings()
            case SettingsProblem():
                self.chat.notices.say(Notice(event.message, event.remedy, is_error=True))
            case ModelsChanged():
                self.chat.ask_for_model()
            case ModelArrived():
                self.intents.do(self._tell_of_model(), "tell of a model")
            case ModelFetchFailed():
                self.chat.notices.say(Notice(event.message, event.remedy, is_error=True))
            case SomethingBroke():
                self.chat.notices.say(Notice(event.message, is_error=True))

    def _ready(self) -> None:
        self.is_ready = True
        self.chat.status.show_progress("")
        self.sidebar.conversations.load()
        self.chat.ask_for_model()
        self.intents.submit(self._program.companion.warm_up(), "warm up")
        if not self.middle.is_setting_up:
            self.intents.do(self._ask_for_setup(), "whether to show the first steps")
        self.intents.submit(asyncio.to_thread(_load_renderer), "load the renderer")
        self.intents.do(self._tell_of_model(), "tell of a model")
        self.intents.submit(self._program.companion.resume_fetching(), "go on fetching models")
        if self._program.settings.current.listening.hands_free:
            self.voice.listen()
        if problems := self._program.settings.problems:
            self.chat.notices.say(Notice.of(problems[0]))

    async def _tell_of_model(self) -> None:
        """That a model has come, which may have been while no window was open; said once."""
        if news := await self.intents.ask(self._program.companion.take_model_news()):
            self.chat.notices.say(Notice(news))
            self.intents.submit(self._program.companion.warm_up(), "warm up")

    async def _ask_for_setup(self) -> None:
        if await self.intents.ask(self._program.companion.setup.is_wanted()):
            self.show_page("setup")

    def _failed(self, event: StartupFailed) -> None:
        self.chat.status.show_problem(event.message)
        self.chat.notices.say(Notice(event.message, event.remedy, is_error=True))

    def _show_voice(self) -> None:
        """Where the microphone is open, one sees it, even with the window minimised."""
        is_recording = self.voice.is_recording
        self.setWindowTitle("● Microphone on - Best Friend" if is_recording else "Best Friend")
        self.chat.status.show_voice(is_recording=is_recording, is_muted=self.voice.is_muted)

    def _move_bars(self) -> None:
        """Notices and the bar of the voice stand above the composer, or below the page that is shown."""
        is_chat = self.middle.shown_page is None
        place = self.chat.above_composer if is_chat else self._below_pages.bars
        for bar in (self.chat.notices, self.chat.voice_bar):
            place.addWidget(bar)
        self._below_pages.setVisible(not is_chat)

    def _is_temporary(self, conversation_id: ConversationId) -> bool:
        """Such a one leaves no memories that could go with it."""
        shown = self.sidebar.conversations.conversations.index_of(conversation_id).data(CONVERSATION_ROLE)
        return isinstance(shown, Conversation) and shown.temporary

    def _apply_settings(self) -> None:
        settings = self._program.settings.current
        use_time_zone(settings.you.time_zone)
        self._theme.choose(settings.window.theme, settings.window.text_size_percent)
        self.chat.apply(settings)
        self.chat.ask_for_model()

    def _tell(self, error: BestFriendError) -> None:
        self.chat.notices.say(Notice.of(error))
