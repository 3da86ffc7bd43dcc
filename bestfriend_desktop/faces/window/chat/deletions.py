"""What can still be done about a deleted conversation: bring it back, or forget its memories too."""

from PySide6.QtCore import QObject, QTimer

from bestfriend_desktop.domain.conversation import ConversationId
from bestfriend_desktop.faces.window.intents import Intents
from bestfriend_desktop.faces.window.notice_bar import Notice, NoticeBar

_UNDO_FOR_MS = 12_000


class Deletions(QObject):
    """Asks in the bar, where nobody has to answer."""

    def __init__(self, intents: Intents, notices: NoticeBar, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._intents = intents
        self._notices = notices

    def offer(self, conversation_id: ConversationId, *, was_temporary: bool) -> None:
        """A conversation was deleted; a temporary one leaves no memories that could go with it."""
        notice = Notice(
            "Conversation deleted.",
            action="Undo",
            act=lambda: self._undo(conversation_id),
            other_action="" if was_temporary else "Forget its memories too",
            other_act=lambda: self._intents.do(self._forget(conversation_id), "forget a conversation"),
            passes_ms=_UNDO_FOR_MS,
        )
        # Another conversation is shown in its place just now, and that closes what stands in the bar.
        QTimer.singleShot(0, self, lambda: self._notices.say(notice))

    def _undo(self, conversation_id: ConversationId) -> None:
        """Bring the conversation back, and the memories that went with it."""
        self._intents.submit(self._intents.companion.undo_delete(conversation_id), "undo delete")

    async def _forget(self, conversation_id: ConversationId) -> None:
        memories = await self._intents.ask(self._intents.companion.memories())
        count = await self._intents.ask(memories.forget_conversation(conversation_id))
        if count:
            said = f"Conversation deleted, with {count:,} {'memory' if count == 1 else 'memories'}."
        else:
            said = "Conversation deleted. Nothing else was remembered from it."
        undo = Notice(said, action="Undo", act=lambda: self._undo(conversation_id), passes_ms=_UNDO_FOR_MS)
        self._notices.say(undo)
