"""Conversations that are deleted and can still be brought back."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta

from bestfriend_desktop.domain.conversation import Conversation
from bestfriend_desktop.domain.upkeep import UNDO_DAYS


@dataclass(frozen=True, slots=True)
class DeletedConversation:
    """A conversation out of sight."""

    conversation: Conversation
    deleted_at: datetime
    """Aware, UTC."""
    took_memories: bool = False
    """What was remembered from it was forgotten with it, and comes back with it."""

    def days_left(self, now: datetime) -> int:
        """For so many days it can be restored; 0 once upkeep may erase it at any time."""
        left = self.deleted_at + timedelta(days=UNDO_DAYS) - now
        return max(0, math.ceil(left / timedelta(days=1)))
