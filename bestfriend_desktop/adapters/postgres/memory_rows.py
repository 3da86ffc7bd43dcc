"""A memory as a row: its columns, its hash, and the way back."""

import hashlib
from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.memory import Memory, MemoryType
from bestfriend_desktop.domain.word_search import fold

LONGEST_CONTENT = 8_000
"""Characters of a message that are remembered; the rest stays in the message itself."""
SITTING_GAP = timedelta(hours=4)
"""A pause in a conversation after which a new sitting begins."""

COLUMNS = ", ".join(
    f"m.{name}"
    for name in (
        "id",
        "type",
        "content",
        "occurred_at",
        "created_at",
        "speaker",
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
)
"""What `memory_of` reads, of a table called m: the fields of `Memory` in their order, save the last."""

SOURCES = """ARRAY(
    SELECT s.message_id FROM memory_sources s
    WHERE s.user_id = :owner AND s.memory_id = m.id
    ORDER BY s.message_id
) AS sources"""
"""The last one."""

COUNT = len(fields(Memory))

_TYPE, _SPEAKER = 1, 5
_TYPES = {kind.value: kind for kind in MemoryType}
_SPEAKERS = {role.value: role for role in Role}


def memory_of(row: Sequence[Any]) -> Memory:
    """The memory in a row that begins with COLUMNS and SOURCES."""
    # By place and without look-ups of names: a recall makes a thousand of them.
    values = list(row[:COUNT])
    values[_TYPE] = _TYPES[values[_TYPE]]
    values[_SPEAKER] = _SPEAKERS.get(values[_SPEAKER])
    values[-1] = tuple(values[-1])
    return Memory(*values)


def content_hash(memory_type: MemoryType, subject: str, attribute: str, content: str) -> bytes:
    """Sixteen bytes by which the same memory is known again, whatever its case and punctuation."""
    said = "\0".join((memory_type, fold(subject), fold(attribute), " ".join(fold(content).split())))
    return hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=16).digest()
