"""A memory as a row: its columns, its hash, and the way back."""

import asyncio
import hashlib
from collections.abc import Sequence
from dataclasses import fields
from datetime import timedelta
from typing import Any

from bestfriend_desktop.adapters.store_rules import check_storable
from bestfriend_desktop.domain.conversation import OwnerId, Role
from bestfriend_desktop.domain.memory import Memory, MemoryType
from bestfriend_desktop.domain.word_search import fold
from bestfriend_desktop.domain.words import terms

LONGEST_CONTENT = 8_000
"""Characters of a message that are remembered; the rest stays in the message itself."""
SITTING_GAP = timedelta(hours=4)
"""A pause in a conversation after which a new sitting begins."""

_LONG = 2_000
"""Characters from which finding a text's terms is moved off the loop."""

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


async def parameters_of(owner: OwnerId, memory: Memory) -> dict[str, Any]:
    """What a statement that adds a memory wants to know of it.

    Raises:
        Refused: `text_unstorable`.
    """
    check_storable(memory.content, memory.subject, memory.attribute)
    return {
        "owner": owner,
        "id": memory.id,
        "type": memory.type.value,
        "content": memory.content,
        "terms": await terms_of(memory.content),
        "content_hash": content_hash(memory.type, memory.subject, memory.attribute, memory.content),
        "speaker": memory.speaker.value if memory.speaker else None,
        "subject": memory.subject,
        "attribute": memory.attribute,
        "conversation": memory.conversation_id,
        "occurred_at": memory.occurred_at,
        "valid_from": memory.valid_from,
        "valid_until": memory.valid_until,
        "importance": memory.importance,
        "pinned": memory.pinned,
        "created_at": memory.created_at,
        "sources": list(memory.sources),
    }


async def terms_of(content: str) -> list[str]:
    """The terms of a memory's content; those of a long one are found beside the loop."""
    return await asyncio.to_thread(terms, content) if len(content) > _LONG else terms(content)
