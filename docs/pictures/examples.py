"""The conversations that are shown in the pictures: made up, and dated back from now."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from bestfriend_desktop.domain.conversation import (
    Conversation,
    Message,
    MessageId,
    OwnerId,
    Role,
    new_id,
    utc_now,
)
from bestfriend_desktop.domain.memory import Memory, MemoryId, MemoryType
from bestfriend_desktop.ports import ConversationStore
from tests.fakes.memory_store import HeldMemories

MODEL = "llama3.2:3b"

TITLES = (
    # (title, days ago, pinned)
    ("Bread that finally rises", 0.4, True),
    ("Moving to Lyon in May", 3.2, True),
    ("A script that sorts my photos", 0.02, False),
    ("What to cook with fennel", 0.2, False),
    ("Letter to the landlord", 1.1, False),
    ("Why the sky is dark at night", 1.3, False),
    ("Names for a small boat", 4.0, False),
    ("Practising the subjunctive", 5.1, False),
    ("Running again after a cold", 12.0, False),
    ("A toast for Amina's wedding", 19.0, False),
    ("Growing tomatoes on a balcony", 40.0, False),
)


def texts() -> dict[str, list[str]]:
    """What is said in each conversation of conversations.txt, person and companion taking turns."""
    source = Path(__file__).with_name("conversations.txt").read_text(encoding="utf-8")
    found: dict[str, list[str]] = {}
    said: list[str] = []
    for line in source.splitlines():
        if line.startswith("=== "):
            said = found.setdefault(line[4:], [])
        elif line in ("--- you", "--- friend"):
            said.append("")
        else:
            said[-1] += f"{line}\n"
    return {title: [text.strip() for text in said] for title, said in found.items()}


async def seed(store: ConversationStore, owner: OwnerId) -> dict[str, Conversation]:
    """Store all examples; returns the conversations by title."""
    written, made = texts(), {}
    for title, days, pinned in TITLES:
        then = utc_now() - timedelta(days=days)
        conversation = replace(
            Conversation.fresh(),
            created_at=then,
            updated_at=then,
            title=title,
            title_is_own=True,
            pinned=pinned,
        )
        said = written.get(title, [f"Let us talk about this: {title.lower()}.", "Where shall we begin?"])
        await store.create(owner, conversation)
        await _write(store, owner, conversation, said, days)
        made[title] = conversation
    return made


async def _write(
    store: ConversationStore, owner: OwnerId, conversation: Conversation, said: Sequence[str], days: float
) -> None:
    """Let person and companion take turns, the last one so many days ago."""
    parent: Message | None = None
    for depth, text in enumerate(said, start=1):
        role = Role.PERSON if depth % 2 else Role.COMPANION
        parent = await store.append(
            owner,
            Message(
                id=MessageId(new_id()),
                conversation_id=conversation.id,
                parent_id=parent.id if parent else None,
                depth=depth,
                role=role,
                text=text,
                created_at=utc_now() - timedelta(days=days, minutes=2 * (len(said) - depth)),
                model=MODEL if role is Role.COMPANION else None,
            ),
        )


FACT, LIKES, SAID = MemoryType.FACT, MemoryType.PREFERENCE, MemoryType.CONVERSATION
MEMORIES = (
    # (content, type, days ago, subject, who said it, pinned)
    ("I am allergic to walnuts, so no walnut bread for me.", FACT, 0.4, "person", True),
    ("We move to Lyon in May, to the flat near the Parc de la Tête d'Or.", FACT, 3.2, "person", False),
    ("Amina said the tram passes right below the bedroom window, and that I should listen to it at night "
     "before I sign anything at all.", SAID, 3.2, "", False),
    ("I like my bread dark and my coffee without sugar.", LIKES, 6, "person", False),
    ("The knee is fine again. I ran five kilometres along the river and it did not hurt once.", SAID, 12, "",
     False),
    ("My sister Amina gets married on 12 June.", FACT, 19, "sister", True),
    ("Miso is a rescue cat and afraid of the vacuum cleaner.", FACT, 40, "miso", False),
    ("The tomatoes on the balcony are black from Crimea; they need more water than the others.", SAID, 41, "",
     False),
    ("I would rather be told a hard truth than a kind lie.", LIKES, 66, "person", False),
    ("I work as a nurse on the children's ward, mostly nights.", FACT, 120, "person", False),
)  # fmt: skip


def remember(memories: HeldMemories, said: Message, earlier: Message) -> None:
    """Remember all examples; the move has taken the place of an older plan."""
    for content, type_, days, subject, pinned in MEMORIES:
        then = utc_now() - timedelta(days=days)
        memory = Memory(
            MemoryId(new_id()), type_, content, occurred_at=then, created_at=then, speaker=Role.PERSON,
            conversation_id=said.conversation_id, subject=subject, pinned=pinned, access_count=4,
            last_accessed=utc_now() - timedelta(days=1),
        )  # fmt: skip
        memories.put(memory, said)
        if "Lyon" in content:
            before = replace(
                memory,
                id=MemoryId(new_id()),
                content="We stay in Geneva for at least another year.",
                occurred_at=then - timedelta(days=71),
                superseded_by=memory.id,
                valid_until=then,
            )
            memories.put(before, earlier)
    for number in range(900):
        then = utc_now() - timedelta(days=130 + number / 5)
        memories.put(Memory(MemoryId(new_id()), SAID, f"Line {number}", then, then, speaker=Role.PERSON))
