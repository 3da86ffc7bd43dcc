"""Where a memory comes from and what it has replaced: all that is asked of the companion to show one."""

from dataclasses import dataclass

from bestfriend_desktop.domain.conversation import ConversationId, Message
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.memory import Memory, MemoryId
from bestfriend_desktop.faces.window.intents import Intents


@dataclass(frozen=True, slots=True)
class Origins:
    """One memory with what stands behind it."""

    memory: Memory
    sources: tuple[Message, ...] = ()
    titles: tuple[str, ...] = ()
    """Of the conversation of each source; empty where it has none."""
    replaced: tuple[Memory, ...] = ()
    replaced_by: Memory | None = None


async def origins(intents: Intents, memory_id: MemoryId) -> Origins:
    """Ask for all of it, as it is now.

    Raises:
        Refused: `memory_unknown`.
    """
    ask, companion = intents.ask, intents.companion
    memories = await ask(companion.memories())
    memory = await ask(memories.get(memory_id))
    sources = await ask(memories.sources(memory_id))
    titles: dict[ConversationId, str] = {}
    for message in sources:
        if message.conversation_id not in titles:
            try:
                titles[message.conversation_id] = (
                    await ask(companion.conversation(message.conversation_id))
                ).title
            except BestFriendError:  # deleted in between
                titles[message.conversation_id] = ""
    later = await ask(memories.get(memory.superseded_by)) if memory.superseded_by else None
    return Origins(
        memory,
        tuple(sources),
        tuple(titles[message.conversation_id] for message in sources),
        tuple(await ask(memories.replaced(memory))),
        later,
    )
