"""The conversation that is open in the window: loads its pages, follows its turns, carries intents down."""

import asyncio
from collections.abc import Awaitable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from bestfriend_desktop.domain.conversation import (
    Conversation,
    ConversationId,
    ConversationTurn,
    Message,
    MessageId,
    new_id,
)
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import (
    CaptionChanged,
    ConversationChanged,
    ConversationDeleted,
    Event,
    Heard,
    ModelAnswers,
    ReplyCut,
    ReplyTakenBack,
    TokenArrived,
    TurnFailed,
    TurnFinished,
    TurnStarted,
    VoiceTrouble,
)
from bestfriend_desktop.faces.window.chat.live_turns import LiveTurns
from bestfriend_desktop.faces.window.chat.transcript_model import TranscriptModel
from bestfriend_desktop.faces.window.intents import Intents

PAGE = 200
"""Messages a page."""
_SEEKING_PAGE = 2000
CAPTION_STAYS_MS = 600
"""After the last word: what was heard takes the caption's place, and that takes a moment to understand."""
WRITE_EVERY_MS = 100
"""How often the growing reply is shown: ten times a second reads as steady, and costs little."""


@dataclass(frozen=True, slots=True)
class _Sent:
    text: str
    visit: int
    edited: MessageId | None
    is_spoken: bool = False


class OpenConversation(QObject):
    """One conversation at a time; a `visit` begins whenever another one is opened."""

    changed = Signal()
    """Another conversation, another title or model, or a reply that begins or ends."""
    refused = Signal(str, object, object)
    """(text, MessageId edited or None, why): nothing was stored, the text goes back.

    `why` is a BestFriendError, or None when the person took it back.
    """
    turn_failed = Signal(object)
    """A `TurnFailed` of this conversation."""
    spoken_changed = Signal()
    """Other words are being spoken, or none any more."""
    located = Signal(int, bool)
    """A row to bring into sight, and whether to mark it."""

    def __init__(self, intents: Intents, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.model = TranscriptModel(self)
        self.is_temporary = False
        self.model_name: str | None = None
        """The model chosen here; None follows the setting."""
        self._intents = intents
        self._companion = intents.companion
        self._turns = LiveTurns()
        self._sent: dict[UUID, _Sent] = {}
        self._saying: dict[UUID, asyncio.Task[None]] = {}
        self._known: dict[ConversationId, Conversation] = {}
        self._visit = 0
        self._is_loading_older = False
        self._writing = QTimer(self, interval=WRITE_EVERY_MS)
        self._writing.timeout.connect(self._write)
        self._caption_ends = QTimer(self, singleShot=True, interval=CAPTION_STAYS_MS)
        self._caption_ends.timeout.connect(lambda: self.model.show_caption(""))

    # where we are

    @property
    def id(self) -> ConversationId | None:
        """None until the first message is stored."""
        return self.model.conversation_id

    @property
    def title(self) -> str:
        """What stands above the transcript; empty for a new conversation."""
        return self.model.conversation.title if self.model.conversation else ""

    @property
    def is_answering(self) -> bool:
        """True from sending until the reply has ended."""
        is_sending = any(sent.visit == self._visit for sent in self._sent.values())
        return is_sending or (self.id is not None and self._turns.of(self.id) is not None)

    def begin(self, *, temporary: bool = False) -> None:
        """A new, empty conversation."""
        self._visit += 1
        self.is_temporary, self.model_name = temporary, None
        self._show(None, [])

    def open(self, conversation_id: ConversationId, message_id: MessageId | None = None) -> None:
        """Show a conversation, and in it a message."""
        self._visit += 1
        self._intents.do(self._open(conversation_id, message_id, self._visit), f"open {conversation_id}")

    def load_older(self) -> None:
        """Load the page before the first message."""
        oldest = self.model.oldest
        if not self._is_loading_older and self.id is not None and oldest is not None and oldest.parent_id:
            self._is_loading_older = True
            self._intents.do(self._load_older(self.id, oldest.parent_id), "load older messages")

    # what the person does

    def send(self, text: str) -> None:
        """Say something."""
        turn_id = self._expect(text, None)
        self.model.add_waiting(text.strip(), turn_id)
        self.changed.emit()
        self._saying = {turn_id: self._intents.do(self._say(text, turn_id), "say")}

    def anticipate(self, text: str) -> None:
        """This is being written."""
        work = self._companion.anticipate(text, conversation_id=self.id, temporary=self.is_temporary)
        self._intents.submit(work, "anticipate")

    def edit(self, message_id: MessageId, text: str) -> None:
        """Say something else in place of an earlier message."""
        turn_id = self._expect(text, message_id)
        self.changed.emit()
        work = self._companion.edit(message_id, text, turn_id=turn_id)
        self._intents.do(self._watch(self._intents.ask(work), turn_id), "edit")

    def answer_again(self, message_id: MessageId) -> None:
        """Another reply in place of this one, or one for a message that has none."""
        turn_id = self._expect("", None)
        self.changed.emit()
        work = self._companion.regenerate(message_id, turn_id=turn_id)
        self._intents.do(self._watch(self._intents.ask(work), turn_id), "regenerate")

    def go_on(self, message_id: MessageId) -> None:
        """Let a reply go on that was cut off."""
        turn_id = self._expect("", None)
        self.changed.emit()
        work = self._companion.go_on(message_id, turn_id=turn_id)
        self._intents.do(self._watch(self._intents.ask(work), turn_id), "go on")

    def stop(self) -> None:
        """Stop the reply that is being written, or take back a message that still waits for the store."""
        if self.id is not None:
            self._intents.submit(self._companion.stop(self.id), "stop")
        for turn_id, saying in self._saying.items():
            if turn_id in self._sent:
                saying.cancel()
                self._give_back(turn_id, None)

    def show_version(self, message_id: MessageId) -> None:
        """Show another branch."""
        if self.id is not None:
            self._intents.do(self._show_version(self.id, message_id), "show another version")

    def expect_spoken(self, message_id: MessageId, *, is_expected: bool) -> None:
        """A reply is to be read aloud, or is read no more."""
        if is_expected:
            self.model.spoken.begin(message_id)
        else:
            self.model.spoken.end(message_id)
        self.spoken_changed.emit()

    def choose_model(self, name: str | None) -> None:
        """Let this model answer here from now on; None follows the setting."""
        self._intents.do(self._choose_model(name), "choose model")

    # what comes up

    def hear(self, event: Event) -> None:
        """Take in one event."""
        before = self.is_answering
        self._turns.follow(event)
        self.model.recalled.follow(event)
        self.model.doubts.follow(event)
        if self.model.spoken.follow(event):
            self.spoken_changed.emit()
        match event:
            case CaptionChanged():
                self._caption(event.text)
            case Heard() if event.conversation_id == self.id:
                self._heard(event)
            case VoiceTrouble() if event.turn_id is not None:
                self._give_back(event.turn_id, None)
            case ReplyCut():
                self.model.cut_reply(event.message)
            case ConversationChanged():
                self._known[event.conversation.id] = event.conversation
                if event.conversation.id == self.id:
                    self._adopt(event.conversation)
            case ConversationDeleted() if event.conversation_id == self.id:
                self.begin()
            case TurnStarted():
                self._turn_started(event)
            case ModelAnswers() if event.conversation_id == self.id:
                self.model.name_model(event.turn_id, event.model)
            case TokenArrived() if event.conversation_id == self.id and not self._writing.isActive():
                self._write()
                self._writing.start()
            case ReplyTakenBack() if event.conversation_id == self.id:
                self._write()
            case TurnFinished() if event.conversation_id == self.id:
                self.model.end_turn(event.turn_id, event.message)
            case TurnFailed() if event.conversation_id == self.id:
                self.model.end_turn(event.turn_id, event.reply, event.message)
                self.turn_failed.emit(event)
        if before != self.is_answering:
            self.changed.emit()

    def _caption(self, text: str) -> None:
        if text:
            self._caption_ends.stop()
            self.model.show_caption(text)
        else:
            self._caption_ends.start()

    def _heard(self, event: Heard) -> None:
        """It stands there at once, as if it had been typed."""
        self._caption_ends.stop()
        self.model.show_caption("")
        text = event.transcript.text
        self._sent[event.turn_id] = _Sent(text, self._visit, None, is_spoken=True)
        self.model.add_waiting(text, event.turn_id)

    def _turn_started(self, event: TurnStarted) -> None:
        sent = self._sent.pop(event.turn_id, None)
        if self.id is None and sent is not None and sent.visit == self._visit:
            self.model.conversation = self._known.get(event.conversation_id)
            if sent.is_spoken and self.model_name:
                self.choose_model(self.model_name)
            self.changed.emit()
        if event.conversation_id == self.id:
            self.model.begin_turn(event.message, event.turn_id)
            if event.goes_on:
                self._write()

    def _write(self) -> None:
        turn = self._turns.of(self.id)
        if turn is None:
            self._writing.stop()
        else:
            self.model.write(turn.id, turn.text)

    def _adopt(self, conversation: Conversation) -> None:
        self.model.conversation = conversation
        self.model_name = conversation.model
        self.changed.emit()

    # the work itself, on the window's loop

    async def _open(self, conversation_id: ConversationId, message_id: MessageId | None, visit: int) -> None:
        ask, companion = self._intents.ask, self._companion
        conversation, messages = await asyncio.gather(
            ask(companion.conversation(conversation_id)), self._load(conversation_id, message_id)
        )
        if message_id and all(message.id != message_id for message in messages):
            conversation = await ask(companion.show_branch(conversation_id, message_id))
            messages = await self._load(conversation_id, message_id)
        if visit == self._visit:
            self.is_temporary, self.model_name = conversation.temporary, conversation.model
            self._show(conversation, messages)
            if message_id and (row := self.model.row_of(message_id)) is not None:
                self.located.emit(row, True)

    async def _load(self, conversation_id: ConversationId, seek: MessageId | None) -> list[Message]:
        """The newest page, and older ones until the message sought is among them."""
        ask, companion = self._intents.ask, self._companion
        messages = await ask(companion.messages(conversation_id, limit=PAGE))
        while seek and messages and all(message.id != seek for message in messages):
            if messages[0].parent_id is None:
                break
            until = messages[0].parent_id
            older = await ask(companion.messages(conversation_id, until=until, limit=_SEEKING_PAGE))
            messages = older + messages
        return messages

    def _show(self, conversation: Conversation | None, messages: list[Message]) -> None:
        self._is_loading_older = False
        self.model.show(conversation, messages)
        turn = self._turns.of(conversation.id) if conversation else None
        if turn is not None:
            self.model.begin_turn(turn.message, turn.id)
            self.model.name_model(turn.id, turn.model)
            self.model.write(turn.id, turn.text)
            self._writing.start()
        self.changed.emit()

    async def _load_older(self, conversation_id: ConversationId, until: MessageId) -> None:
        visit = self._visit
        try:
            older = await self._intents.ask(
                self._companion.messages(conversation_id, until=until, limit=PAGE)
            )
        finally:
            self._is_loading_older = False
        if visit == self._visit:
            self.model.add_older(older)

    async def _say(self, text: str, turn_id: UUID) -> None:
        chosen = self.model_name if self.id is None else None
        work = self._companion.say(
            text, conversation_id=self.id, temporary=self.is_temporary, model=chosen, turn_id=turn_id
        )
        turn = await self._watch(self._intents.ask(work), turn_id)
        if turn and chosen:
            await self._intents.ask(self._companion.choose_model(turn.conversation_id, chosen))

    async def _watch(self, turn: Awaitable[ConversationTurn], turn_id: UUID) -> ConversationTurn | None:
        """Wait for a turn; when nothing was stored the person gets the text back."""
        try:
            return await turn
        except BestFriendError as error:
            if self._give_back(turn_id, error):
                return None
            raise

    def _give_back(self, turn_id: UUID, why: BestFriendError | None) -> bool:
        """Nothing was stored: the text goes back, if the person is still here."""
        sent = self._sent.pop(turn_id, None)
        if sent is None or sent.visit != self._visit:
            return False
        self.model.remove_waiting(turn_id)
        self.changed.emit()
        self.refused.emit(sent.text, sent.edited, why)
        return True

    def _expect(self, text: str, edited: MessageId | None) -> UUID:
        turn_id = new_id()
        self._sent[turn_id] = _Sent(text, self._visit, edited)
        return turn_id

    async def _show_version(self, conversation_id: ConversationId, message_id: MessageId) -> None:
        visit = self._visit
        conversation = await self._intents.ask(self._companion.show_branch(conversation_id, message_id))
        messages = await self._load(conversation_id, message_id)
        if visit == self._visit:
            self._show(conversation, messages)
            if (row := self.model.row_of(message_id)) is not None:
                self.located.emit(row, False)

    async def _choose_model(self, name: str | None) -> None:
        if self.id is not None:
            await self._intents.ask(self._companion.choose_model(self.id, name))
        else:
            self.model_name = name
            self.changed.emit()
