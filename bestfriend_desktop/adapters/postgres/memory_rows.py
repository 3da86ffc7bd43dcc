"""A memory as a row: its columns, its hash, and the way back."""

import hashlib
from datetime import timedelta
from typing import Any

from sqlalchemy import Row

from bestfriend_desktop.domain.conversation import MessageId, Role
from bestfriend_desktop.domain.memory import Memory, MemoryType
from bestfriend_desktop.domain.word_search import fold

LONGEST_CONTENT = 8_000
"""Characters of a message that are remembered; the rest stays in the message itself."""
SITTING_GAP = timedelta(hours=4)
"""A pause in a conversation after which a new sitting begins."""

_FIELDS = (
    "id",
    "content",
    "occurred_at",
    "created_at",
    "conversation_id",
    "subject",
    "attribute",
    "valid_from",
    "valid_until",
    "superseded_by",
    "importance",
    "pinned",
    "access_count",
    "last_accessed",
    "deleted_at",
)

COLUMNS = ", ".join(f"m.{name}" for name in (*_FIELDS, "type", "speaker"))
"""What `memory_of` reads, of a table called m; with SOURCES."""

SOURCES = """ARRAY(
    SELECT s.message_id FROM memory_sources s
    WHERE s.user_id = :owner AND s.memory_id = m.id
    ORDER BY s.message_id
) AS sources"""


def memory_of(row: Row[Any]) -> Memory:
    """The memory in a row of COLUMNS and SOURCES."""
    values = {name: getattr(row, name) for name in _FIELDS}
    return Memory(
        **values,
        type=MemoryType(row.type),
        speaker=Role(row.speaker) if row.speaker else None,
        sources=tuple(MessageId(source) for source in row.sources),
    )


def content_hash(memory_type: MemoryType, subject: str, attribute: str, content: str) -> bytes:
    """Sixteen bytes by which the same memory is known again, whatever its case and punctuation."""
    said = "\0".join((memory_type, fold(subject), fold(attribute), " ".join(fold(content).split())))
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).digest()
