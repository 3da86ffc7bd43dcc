"""The conversation's side of the window: title, transcript, notices, composer, status."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from bestfriend_desktop.domain.care.card import CareCard
from bestfriend_desktop.domain.conversation import ConversationId, Message, MessageId
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import CaptionChanged, CareShown, Event, ModelAnswers, TurnFailed
from bestfriend_desktop.faces.window.chat.care_panel import CarePanel
from bestfriend_desktop.faces.window.chat.composer import LONGEST_PASTE, Composer
from bestfriend_desktop.faces.window.chat.empty_state import EmptyState
from bestfriend_desktop.faces.window.chat.open_conversation import OpenConversation
from bestfriend_desktop.faces.window.chat.transcript import Transcript
from bestfriend_desktop.faces.window.chat.transcript_model import Row
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.labels import ElidedLabel, PlainLabel, WrappedLabel
from bestfriend_desktop.faces.window.notice_bar import Notice, NoticeBar
from bestfriend_desktop.faces.window.page import centred
from bestfriend_desktop.faces.window.status_line import StatusLine
from bestfriend_desktop.faces.window.theme import SPACE_L, SPACE_M, SPACE_S, SPACE_XS, Theme
from bestfriend_desktop.faces.window.themed_icon import ThemedIcon
from bestfriend_desktop.faces.window.voice.control import VoiceControl
from bestfriend_desktop.faces.window.voice.talk_button import TalkButton
from bestfriend_desktop.faces.window.voice.voice_bar import VoiceBar
from bestfriend_desktop.settings.schema import Settings

_COPIED_MS = 1600


class ChatPane(QWidget):
    """Shows the open conversation and takes what the person writes into it."""

    sidebar_wanted = Signal()
    shown_changed = Signal(object)
    """The ConversationId that is open now, or None."""
    country_wanted = Signal()
    """The person's country is to be chosen, for helplines."""
    recalled_wanted = Signal(object)
    """Recollections that came to mind for a reply shall be seen."""

    def __init__(
        self, intents: Intents, voice: VoiceControl, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._intents = intents
        self._voice = voice
        self._theme = theme
        self._drafts: dict[ConversationId | None, str] = {}
        self._shown: ConversationId | None = None
        self._talked_of: tuple[ConversationId | None, bool] = (None, False)
        self._edited: MessageId | None = None
        self._model_asked = 0
        self._model_shown: str | None = None
        self._settings = Settings()
        self.conversation = OpenConversation(intents, self)
        self.transcript = Transcript(self.conversation.model, theme)
        self.empty = EmptyState(theme)
        self.disclosure = WrappedLabel(intents.companion.care.disclosure())
        self.disclosure.setProperty("role", "small")
        self.care = CarePanel(theme)
        self._cards: dict[ConversationId | None, CareCard] = {}
        self.notices = NoticeBar(theme)
        self.voice_bar = VoiceBar(voice, theme)
        self.talk = TalkButton(voice, theme)
        self.composer = Composer(self.talk, theme)
        self.status = StatusLine(theme)
        self.title = ElidedLabel("heading")
        self.badge = PlainLabel("Temporary")
        self.badge.setProperty("role", "badge")
        self.sidebar_button = QToolButton()
        self.sidebar_button.setAccessibleName("Show or hide the list of conversations")
        self.sidebar_button.setToolTip("Show or hide the list (Ctrl+B)")
        ThemedIcon(self.sidebar_button, theme, "sidebar")
        self.jump = QPushButton("Jump to latest", self.transcript)
        self.jump.setProperty("role", "jump")
        ThemedIcon(self.jump, theme, "down", step="small")
        self.jump.hide()
        self._told = QWidget()
        self._foot = QWidget()
        self.above_composer = QVBoxLayout()
        """Where the notices and the bar of the voice stand; on a page they stand below that."""
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.transcript)
        self._lay_out()
        self._connect()
        self._restyle()
        self._refresh()

    def hear(self, event: Event) -> None:
        """Take in one event."""
        if isinstance(event, CaptionChanged) and self._voice.is_testing:
            return  # it belongs to the test, and nothing of that stays
        self.conversation.hear(event)
        if isinstance(event, ModelAnswers) and event.conversation_id == self.conversation.id:
            self.ask_for_model()
        elif isinstance(event, CareShown):
            self._cards[event.conversation_id] = event.card
            self._show_card()

    def apply(self, settings: Settings) -> None:
        """Follow the settings that matter here."""
        self.voice_bar.apply(settings)
        self.composer.text.sends_with_ctrl = settings.window.send_with == "ctrl+enter"
        self._settings = settings
        self._greet()

    def ask_for_model(self) -> None:
        """Find out who would answer here."""
        self._intents.do(self._show_model(), "show the model")

    def offer_models(self) -> None:
        """Open the menu of models."""
        self._intents.do(self._offer_models(), "offer models")

    def escape(self) -> None:
        """Close a notice, leave editing, or stop the reply or the voice: the first that applies."""
        if self.conversation.is_answering:
            self._stop()
        elif self.conversation.model.spoken.message_id is not None:
            self._voice.hush()
        elif self.composer.is_editing:
            self._end_edit()
        elif self.notices.isVisible():
            self.notices.dismiss()
        elif self.care.isVisible():
            self.care.dismiss()

    def show_helplines(self) -> None:
        """Show whom one can talk to, whatever was said."""
        self._intents.do(self._show_helplines(), "show helplines")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The jump button floats above the composer."""
        super().resizeEvent(event)
        self._place_jump()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(SPACE_M, SPACE_S + 2, SPACE_L, SPACE_S + 2)
        head.setSpacing(SPACE_S)
        head.addWidget(self.sidebar_button)
        head.addWidget(self.title, 1)
        head.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignVCenter)
        told = QVBoxLayout(self._told)
        told.setContentsMargins(SPACE_L, 0, SPACE_L, SPACE_XS)
        told.addWidget(self.disclosure)
        column = QVBoxLayout(self._foot)
        column.setContentsMargins(SPACE_L, SPACE_XS, SPACE_L, SPACE_S)
        column.setSpacing(SPACE_S)
        self.above_composer.setSpacing(SPACE_S)
        self.above_composer.addWidget(self.notices)
        self.above_composer.addWidget(self.voice_bar)
        column.addWidget(self.care)
        column.addLayout(self.above_composer)
        column.addWidget(self.composer)
        column.addWidget(self.status)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(centred(self._told))
        layout.addWidget(self._stack, 1)
        layout.addLayout(centred(self._foot))

    def _connect(self) -> None:
        conversation, transcript = self.conversation, self.transcript
        conversation.changed.connect(self._refresh)
        conversation.refused.connect(self._give_back)
        self.composer.text.paste_refused.connect(self._refuse_paste)
        conversation.turn_failed.connect(self._tell_failure)
        conversation.located.connect(self._locate)
        conversation.model.rowsInserted.connect(self._show_rows)
        conversation.model.rowsRemoved.connect(self._show_rows)
        conversation.model.modelReset.connect(self._show_rows)
        transcript.older_wanted.connect(conversation.load_older, Qt.ConnectionType.QueuedConnection)
        transcript.at_bottom_changed.connect(self._show_jump)
        transcript.link_clicked.connect(self._ask_to_open)
        transcript.again_wanted.connect(self._answer_again)
        transcript.go_on_wanted.connect(self._go_on)
        transcript.edit_wanted.connect(self._begin_edit)
        transcript.version_wanted.connect(conversation.show_version)
        conversation.spoken_changed.connect(transcript.show_spoken)
        transcript.speak_wanted.connect(self._read_aloud)
        transcript.silence_wanted.connect(self._voice.hush)
        transcript.recalled_wanted.connect(
            lambda reply_id: self.recalled_wanted.emit(conversation.model.recalled.of(reply_id))
        )
        self.jump.clicked.connect(transcript.to_bottom)
        self.composer.submitted.connect(self._submit)
        self.composer.paused.connect(conversation.anticipate)
        self.composer.stop_wanted.connect(self._stop)
        self.composer.edit_cancelled.connect(self._end_edit)
        self.empty.suggested.connect(self._suggest)
        self.care.put_away.connect(self._put_card_away)
        self.care.country_wanted.connect(self.country_wanted)
        self.status.care_wanted.connect(self.show_helplines)
        self.status.models_wanted.connect(self.offer_models)
        self.status.model_chosen.connect(conversation.choose_model)
        self.sidebar_button.clicked.connect(self.sidebar_wanted)
        self._theme.changed.connect(self._restyle)

    # what the person does

    def _submit(self, text: str) -> None:
        self.notices.dismiss()
        self.composer.write("")
        if self._edited is not None:
            edited = self._edited
            self._end_edit()
            self.conversation.edit(edited, text)
        else:
            self.conversation.send(text)
        self.transcript.to_bottom()

    def _stop(self) -> None:
        self._voice.stop()
        self.conversation.stop()

    def _begin_edit(self, row: Row) -> None:
        self._drafts[self._shown] = self.composer.draft()
        self._edited = row.message.id
        self.composer.begin_edit(row.message.text)

    def _end_edit(self) -> None:
        self._edited = None
        self.composer.end_edit()
        self.composer.write(self._drafts.pop(self._shown, ""))

    def _answer_again(self, row: Row) -> None:
        self.notices.dismiss()
        self.conversation.answer_again(row.message.id)

    def _go_on(self, row: Row) -> None:
        self.notices.dismiss()
        self.conversation.go_on(row.message.id)

    def _read_aloud(self, message: Message) -> None:
        self.conversation.expect_spoken(message.id, is_expected=True)
        self._intents.do(self._replay(message), "read aloud")

    def _suggest(self, text: str) -> None:
        self.composer.write(text)
        self.composer.setFocus()

    def _ask_to_open(self, address: str) -> None:
        ask = Notice(
            "Open this link in your browser?",
            detail=address,
            action="Open",
            act=lambda: QDesktopServices.openUrl(QUrl(address)),
        )
        self.notices.say(ask)
        self.notices.action.setFocus()

    # what comes up

    def _give_back(self, text: str, edited: MessageId | None, error: BestFriendError | None) -> None:
        """Nothing was stored: the words go back into the composer, unless others stand there by now."""
        if text and not self.composer.draft():
            if edited is not None:
                self._edited = edited
                self.composer.begin_edit(text)
            else:
                self.composer.write(text)
        if error is not None:
            self.notices.say(Notice.of(error))

    def _refuse_paste(self, characters: int) -> None:
        said = f"What you pasted is {characters:,} characters long, and {LONGEST_PASTE:,} fit at once."
        self.notices.say(Notice(said, "Paste it in parts.", is_error=True))

    def _tell_failure(self, failed: TurnFailed) -> None:
        last = self.conversation.model.rowCount() - 1
        row = self.conversation.model.row(last) if last >= 0 else None
        error = BestFriendError(failed.code, failed.message, failed.remedy)
        self.notices.say(Notice.of(error, "Try again", (lambda: self._answer_again(row)) if row else None))

    def _locate(self, row: int, marked: bool) -> None:
        if marked:
            self.transcript.flash(row)
        else:
            self.transcript.reveal(row)

    def _refresh(self) -> None:
        conversation = self.conversation
        if conversation.id != self._shown:
            self._switch(conversation.id)
        self.title.setText(conversation.title)
        self.badge.setVisible(conversation.is_temporary)
        if self._talked_of != (place := (conversation.id, conversation.is_temporary)):
            self._talked_of = place
            self._voice.about(conversation.id, temporary=conversation.is_temporary)
        self.composer.set_answering(conversation.is_answering)
        self.transcript.is_busy = conversation.is_answering
        if conversation.model_name != self._model_shown:
            self._model_shown = conversation.model_name
            self.ask_for_model()
        self._greet()
        self._show_rows()

    def _greet(self) -> None:
        promise = "Everything stays on this computer."
        if self._settings.openai.enabled and self._settings.openai.allow_outside:
            promise = (
                "Conversations are kept on this computer. The server that you allow sees what you write."
            )
        elif self._settings.ollama.allow_cloud:
            promise = (
                "Conversations are kept on this computer. Cloud models, which you allow, see what you write."
            )
        self.empty.greet(self._settings.you.name, promise, temporary=self.conversation.is_temporary)

    def _switch(self, shown: ConversationId | None) -> None:
        """Another conversation: its draft comes back, the other one's is kept."""
        was_new = self._shown is None and shown is not None and self.conversation.is_answering
        if self._edited is not None:
            self._end_edit()
        draft = self.composer.draft()
        if not was_new:  # a new conversation that got its first message is still the same one
            self._drafts[self._shown] = draft
            self.composer.write(self._drafts.pop(shown, ""))
            self.notices.dismiss()
        if was_new and None in self._cards:
            self._cards[shown] = self._cards.pop(None)
        self._shown = shown
        self._show_card()
        self.shown_changed.emit(shown)
        self.ask_for_model()

    def _show_card(self) -> None:
        """Each conversation has its own, until it is put away."""
        self.care.show_card(self._cards.get(self.conversation.id))

    def _put_card_away(self) -> None:
        self._cards.pop(self.conversation.id, None)
        self.composer.setFocus()

    def _show_rows(self) -> None:
        is_empty = self.conversation.model.rowCount() == 0
        self._stack.setCurrentWidget(self.empty if is_empty else self.transcript)

    def _show_jump(self, at_bottom: bool) -> None:
        self.jump.setVisible(not at_bottom)
        self._place_jump()

    def _place_jump(self) -> None:
        self.jump.adjustSize()
        area = self.transcript.rect()
        self.jump.move((area.width() - self.jump.width()) // 2, area.height() - self.jump.height() - SPACE_S)

    def _restyle(self) -> None:
        self._foot.setMaximumWidth(self._theme.measure + 2 * SPACE_L)
        self._told.setMaximumWidth(self._theme.measure + 2 * SPACE_L)

    async def _show_helplines(self) -> None:
        self._cards[self.conversation.id] = await self._intents.ask(self._intents.companion.care.card())
        self._show_card()

    async def _replay(self, message: Message) -> None:
        try:
            await self._voice.replay(message)
        finally:
            self.conversation.expect_spoken(message.id, is_expected=False)

    async def _show_model(self) -> None:
        self._model_asked = asked = self._model_asked + 1
        conversation = self.conversation
        try:
            answering = await self._intents.ask(self._intents.companion.answering_model(conversation.id))
        except BestFriendError as error:
            if asked == self._model_asked:
                self.status.show_problem(error.message)
            return
        if asked != self._model_asked:
            return
        model = answering.model
        if conversation.id is None and conversation.model_name:
            models = await self._intents.ask(self._intents.companion.models())
            model = next((m for m in models if m.name == conversation.model_name), model)
        self.empty.suggest(has_model=not model.is_basic)
        self.status.show_model(model, answering.notice)

    async def _offer_models(self) -> None:
        models = await self._intents.ask(self._intents.companion.models())
        self.status.choose(models, self.conversation.model_name)
