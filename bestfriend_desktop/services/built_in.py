"""The built-in companion as an engine: it answers without a language model, from what it remembers and knows.

`domain.dialogue` decides what to say; here it is given what it wants looked up. It is behind the same port as
every model, so it streams, is stopped, is remembered and speaks like one.
"""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable, Generator
from typing import Protocol

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.dialogue.conversation import BuiltInReply, respond
from bestfriend_desktop.domain.dialogue.occasion import turn_of
from bestfriend_desktop.domain.dialogue.turn import (
    Found,
    HelpAbout,
    HelpPassage,
    KnownFacts,
    Line,
    Lookup,
    ModelOffer,
    Recall,
    SaidIn,
)
from bestfriend_desktop.domain.errors import BestFriendError, Refused
from bestfriend_desktop.domain.fact_rules import facts_in
from bestfriend_desktop.domain.facts import PERSON
from bestfriend_desktop.domain.health import HealthState, PartHealth
from bestfriend_desktop.domain.memory import MemoryFilter, MemoryType
from bestfriend_desktop.domain.models import BASIC_MODEL, Engine, ModelInfo, Sampling
from bestfriend_desktop.domain.offered_models import Offer, OfferState
from bestfriend_desktop.domain.prompt import Count, Occasion, Prompt
from bestfriend_desktop.domain.reply_parts import Recalled, ReplyPart, Text, Usage
from bestfriend_desktop.services.memories import Memories
from bestfriend_desktop.settings.clock import zone_of
from bestfriend_desktop.settings.schema import Settings

_WORD = re.compile(r"\S+\s*")

LABEL = "Built-in companion"

MOST_FACTS = 200
"""Facts that are looked through for an answer, the newest first."""

MOST_SAID = 80
"""Messages of a day that are looked through."""

MOST_RECALLED = 8
"""Memories that may come to mind at a question."""


class Help(Protocol):
    """The help that ships with the program."""

    def about(self, text: str) -> HelpPassage | None:
        """The passage that fits best; None where none does."""
        ...


class BuiltInCompanion:
    """`LanguageModels` with one model, which is always there.

    Args:
        memories: the person's; None while the store is not open.
        settings: the person's name and time zone, and whether memory is on.
        suggested: the model that would suit this machine; None where there is none.
        help_: searched for questions about the program.
    """

    def __init__(
        self,
        memories: Callable[[], Memories | None],
        settings: Callable[[], Settings],
        suggested: Callable[[], Offer | None] = lambda: None,
        help_: Help | None = None,
    ) -> None:
        self._memories = memories
        self._settings = settings
        self._suggested = suggested
        self._help = help_

    async def models(self) -> list[ModelInfo]:
        """The one."""
        return [ModelInfo(BASIC_MODEL, Engine.BUILT_IN, LABEL, reads_prompts=False)]

    async def counter(self, model: ModelInfo) -> Count:
        """It reads no prompt, and so nothing takes room."""
        return lambda text: 0

    async def stream(self, model: ModelInfo, prompt: Prompt, sampling: Sampling) -> AsyncGenerator[ReplyPart]:
        """The reply, word by word."""
        if prompt.occasion is None:
            raise Refused(
                "needs_model",
                "The built-in companion can only talk.",
                "Choose a language model for this: bestfriend models list",
            )
        reply = await self._reply(prompt.occasion)
        await self._forget(reply)
        if reply.used:
            yield Recalled(reply.used)
        for word in _WORD.findall(reply.text):
            yield Text(word)
        yield Usage()

    async def preload(self, model: ModelInfo, sampling: Sampling) -> None:
        """Read the rules, so that the first reply comes sooner."""
        facts_in("My name is Best Friend.")

    async def health(self) -> PartHealth:
        """Always well."""
        return PartHealth("built-in companion", HealthState.OK, "The built-in companion is ready.")

    async def close(self) -> None:
        """Nothing to let go."""

    async def _reply(self, occasion: Occasion) -> BuiltInReply:
        settings = self._settings()
        zone = zone_of(settings.you.time_zone)
        # Some milliseconds of rules, for a long message more: beside the loop, where other turns go on.
        turn = await asyncio.to_thread(
            turn_of,
            occasion.message.text,
            history=[Line(one.role, one.text, one.created_at.astimezone(zone)) for one in occasion.history],
            now=occasion.now.astimezone(zone),
            person_name=settings.you.name.strip() or await self._name_told(occasion),
            remembers=settings.memory.enabled and not occasion.is_temporary,
            offer=_to_offer(self._suggested()),
        )
        answering = respond(turn)
        found: Found | None = None
        while True:
            step = await asyncio.to_thread(_go_on, answering, found)
            if isinstance(step, BuiltInReply):
                return step
            found = await self._look(step, occasion)

    async def _name_told(self, occasion: Occasion) -> str:
        """The name that the person gave in another conversation, at the beginning of this one; "" unknown."""
        if occasion.history:
            return ""
        known = await self._look(KnownFacts(PERSON), occasion)
        for memory in known.facts:
            if memory.attribute == "name" and memory.is_current:
                return next((fact.value for fact in facts_in(memory.content) if fact.attribute == "name"), "")
        return ""

    async def _look(self, lookup: Lookup, occasion: Occasion) -> Found:
        """What is to be found now; nothing of the memory in a temporary conversation, or where it fails."""
        if isinstance(lookup, HelpAbout):
            return Found(help=self._help.about(lookup.text) if self._help else None)
        memories = self._memories()
        if memories is None or occasion.is_temporary or not self._settings().memory.enabled:
            return Found()
        try:
            if isinstance(lookup, Recall):
                recalled = await memories.recall(
                    lookup.text, now=occasion.now, without=(occasion.message,), limit=MOST_RECALLED
                )
                return Found(recollections=tuple(recalled))
            if isinstance(lookup, KnownFacts):
                facts = MemoryFilter(types=(MemoryType.FACT, MemoryType.PREFERENCE), subject=lookup.subject)
                return Found(facts=tuple(await memories.browse(facts, limit=MOST_FACTS)))
            assert isinstance(lookup, SaidIn)
            said = MemoryFilter(types=(MemoryType.CONVERSATION,), span=lookup.span)
            newest = await memories.browse(said, limit=MOST_SAID)
            own = [one for one in reversed(newest) if one.speaker is Role.PERSON]
            return Found(said=tuple(one for one in own if occasion.message.id not in one.sources))
        except BestFriendError:
            return Found()  # a reply does not wait upon a memory

    async def _forget(self, reply: BuiltInReply) -> None:
        memories = self._memories()
        for memory_id in reply.forget if memories else ():
            assert memories is not None
            await memories.forget(memory_id)


def _go_on(answering: Generator[Lookup, Found, BuiltInReply], found: Found | None) -> Lookup | BuiltInReply:
    """The next thing to be looked up, or the reply."""
    try:
        return next(answering) if found is None else answering.send(found)
    except StopIteration as done:
        reply: BuiltInReply = done.value
        return reply


def _to_offer(suggested: Offer | None) -> ModelOffer | None:
    if suggested is None or suggested.state is OfferState.HERE:
        return None
    is_arriving = suggested.state is OfferState.ARRIVING
    return ModelOffer(
        label=suggested.model.label,
        size_bytes=suggested.model.size_bytes,
        minutes=max(1, round(suggested.minutes)),
        arriving=suggested.arrived_bytes / suggested.model.size_bytes if is_arriving else None,
    )
