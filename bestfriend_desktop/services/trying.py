"""Trying parts out before they are used: a reply of a model with its speed, what would be remembered."""

import asyncio
import time
from collections.abc import Callable
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from bestfriend_desktop.domain.conversation import ConversationId, Message, MessageId, Role, new_id, utc_now
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.fact_rules import facts_in
from bestfriend_desktop.domain.prompt import Occasion, Prompt, PromptMessage
from bestfriend_desktop.domain.reply_parts import TakenBack, Text
from bestfriend_desktop.services.model_choice import ModelChoice
from bestfriend_desktop.services.personas import Personas

SAMPLE_MESSAGE = "Hello! What can you do for me?"
SAMPLE_FACT = "My sister Mara lives in Porto."
LONGEST_REPLY_TOKENS = 120


@dataclass(frozen=True, slots=True)
class Trial:
    """A reply that is not part of any conversation."""

    label: str
    """Of the model that wrote it."""
    text: str
    first_word_s: float
    """Until it began; a model that had to be loaded took longer than it will next time."""
    words_per_s: float
    """How quickly it went on; 0 where it came in one piece."""


class Trying:
    """Stores nothing, and no conversation shows it.

    Args:
        choice: picks the model.
        personas: the head of the prompt.
        now: the time that a reply may tell.
    """

    def __init__(
        self,
        choice: ModelChoice,
        personas: Personas,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._choice = choice
        self._personas = personas
        self._now = now

    async def reply(self, text: str = SAMPLE_MESSAGE, model: str | None = None) -> Trial:
        """Have a model answer once.

        Args:
            text: what is said to it.
            model: its name; None takes the one that answers now.

        Raises:
            Unavailable, Misconfigured: it cannot answer, or has said nothing.
        """
        answering = await self._choice.choose(asked_for=model)
        sampling = replace(
            answering.sampling, reply_tokens=min(answering.sampling.reply_tokens, LONGEST_REPLY_TOKENS)
        )
        prompt = await self._prompt(text, reads=answering.model.reads_prompts)
        began = time.perf_counter()
        first: float | None = None
        last = began
        pieces: list[str] = []
        async with aclosing(answering.engine.stream(answering.model, prompt, sampling)) as parts:
            async for part in parts:
                if isinstance(part, TakenBack):
                    pieces, first = [], None
                elif isinstance(part, Text):
                    last = time.perf_counter()
                    first = first or last
                    pieces.append(part.text)
        reply = "".join(pieces).strip()
        if first is None or not reply:
            raise Unavailable(
                "reply_empty", "The model gave no reply.", "Try again, or choose another model."
            )
        spent = last - first
        words = len("".join(pieces[1:]).split())
        return Trial(answering.model.label, reply, first - began, words / spent if spent > 0.05 else 0.0)

    async def remembered(self, text: str = SAMPLE_FACT) -> list[str]:
        """What would be drawn from a message, in its words; nothing is kept."""
        facts = await asyncio.to_thread(facts_in, text)
        told = list(dict.fromkeys(fact.content for fact in facts))
        return [words for words in told if not any(words in other and words != other for other in told)]

    async def _prompt(self, text: str, *, reads: bool) -> Prompt:
        if reads:
            persona = await self._personas.persona()
            lines = (PromptMessage("system", persona.text), PromptMessage("user", text))
            return Prompt(lines, tokens=0, dropped=0)
        message = Message(
            id=MessageId(new_id()),
            conversation_id=ConversationId(new_id()),
            parent_id=None,
            depth=1,
            role=Role.PERSON,
            text=text,
            created_at=utc_now(),
        )
        return Prompt((), 0, 0, occasion=Occasion(message, (), self._now().astimezone(), is_temporary=True))
