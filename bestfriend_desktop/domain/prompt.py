"""The prompt of one turn: persona, profile, history and the moment, within the model's room.

The beginning (persona and profile) is never cut and stays the same from turn to turn, so that an engine can
reuse what it has computed for it; what changes (the time) stands with the last message. Oldest history goes
first, and in steps of `HISTORY_STEP` messages: were it one message a turn, every turn of a long conversation
would have a new beginning and be computed from scratch.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bestfriend_desktop.domain.conversation import Message, Role
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.memory import Recollection
from bestfriend_desktop.domain.persona import Persona
from bestfriend_desktop.domain.recollection_text import recollections_text
from bestfriend_desktop.domain.time_words import day_in_words

HISTORY_STEP = 16
"""How many messages leave the history at once, so that its beginning stays put in between."""

TURN_OVERHEAD_TOKENS = 8
"""What a chat template adds around one message; ChatML needs 5 to 6."""

Count = Callable[[str], int]
"""Tokens of a text for the model that will answer."""


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """One line of a prompt."""

    role: str
    """`system`, `user` or `assistant`."""
    text: str


@dataclass(frozen=True, slots=True)
class Occasion:
    """What a reply is asked for: all that the built-in companion, which reads no prompt, goes by."""

    message: Message
    history: tuple[Message, ...]
    """Before it, oldest first."""
    now: datetime
    """Aware."""
    is_temporary: bool
    """In a conversation that leaves nothing behind."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """What the model is given."""

    messages: tuple[PromptMessage, ...]
    tokens: int
    """As counted by the model's `Count`, template included."""
    dropped: int
    """How many messages of the given history found no room."""
    recollections: tuple[Recollection, ...] = ()
    """What came to mind and stands in it, the best first."""
    occasion: Occasion | None = None
    """Given to the built-in companion in place of messages."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What the person has said of themselves; it outranks what is remembered."""

    name: str = ""
    about: str = ""

    def as_text(self) -> str:
        """For the prompt; empty where nothing is known."""
        lines = []
        if self.name.strip():
            lines.append(f"The person you talk with is called {self.name.strip()}.")
        if self.about.strip():
            lines.append(f"They say of themselves: {self.about.strip()}")
        return "\n".join(lines)


def moment(now: datetime) -> str:
    """Local time in words: `Sunday 22 November 2026, 09:20`; always English, for the model."""
    return f"{day_in_words(now)}, {now:%H:%M}"


def compose(
    *,
    persona: Persona,
    profile: Profile,
    history: Sequence[Message],
    message: Message,
    recollections: Sequence[Recollection] = (),
    care: str = "",
    now: datetime,
    room_tokens: int,
    count: Count,
) -> Prompt:
    """Put the prompt together.

    Args:
        persona: who the companion is; the head of the prompt, never cut.
        profile: who the person is; the rest of the system part.
        history: messages before `message` on its branch, oldest first.
        message: what the person says now.
        recollections: what came to mind, the best first; all of it gives way to a long message.
        care: how to meet the person just now, from `domain.care`; empty where nothing is to be said.
        now: local time of the person, aware.
        room_tokens: what prompt may take (context less reply).
        count: tokens of a text.

    Raises:
        Refused: `persona_too_long` or `message_too_long`, with the length and the limit.
    """
    system = "\n\n".join(part for part in (persona.text, profile.as_text()) if part)
    note = f"[It is {moment(now)}.]\n\n" + (f"{care}\n\n" if care else "")

    def cost(text: str) -> int:
        return count(text) + TURN_OVERHEAD_TOKENS

    head = [PromptMessage("system", system)] if system else []
    for said, answered in persona.examples:
        head += [PromptMessage("user", said), PromptMessage("assistant", answered)]
    head_cost = sum(cost(line.text) for line in head)
    if head_cost >= room_tokens:
        raise Refused(
            "persona_too_long",
            f"The persona and profile take {head_cost} tokens, and the model has room for {room_tokens}.",
            "Shorten them, or give the model more room with the setting model.context_tokens.",
        )
    message_cost = cost(note + message.text)
    left = room_tokens - head_cost - message_cost
    if recollections and now.tzinfo is not None:
        recalled = recollections_text(recollections, now=now, time_zone=now.tzinfo) + "\n\n"
        with_recalled = cost(note + recalled + message.text)
        if room_tokens - head_cost - with_recalled >= 0:
            note, message_cost, left = note + recalled, with_recalled, room_tokens - head_cost - with_recalled
        else:
            recollections = ()
    if left < 0:
        limit = room_tokens - head_cost - cost(note)
        raise too_long(message_cost - cost(note), limit, "tokens")
    kept = _fitting(history, left, cost)
    body = [PromptMessage(_ROLES[m.role], m.text) for m in kept]
    last = PromptMessage("user", note + message.text)
    tokens = head_cost + message_cost + sum(cost(m.text) for m in kept)
    return Prompt((*head, *body, last), tokens, len(history) - len(kept), tuple(recollections))


def too_long(length: int, limit: int, unit: str) -> Refused:
    """The refusal of an over-long message, with its length and the limit."""
    return Refused(
        "message_too_long",
        f"This message is {length:,} {unit} long, and there is room for {limit:,}.",
        "Send it in parts, or give the model more room with the setting model.context_tokens.",
    )


def _fitting(history: Sequence[Message], room: int, cost: Callable[[str], int]) -> Sequence[Message]:
    """The longest end of the history that fits, starting where `HISTORY_STEP` allows."""
    start = len(history)
    for index in range(len(history) - 1, -1, -1):
        room -= cost(history[index].text)
        if room < 0:
            break
        start = index
    if start == 0:
        return history
    stepped = start
    while stepped < len(history) and (history[stepped].depth - 1) % HISTORY_STEP:
        stepped += 1
    # Fewer than a whole step fits: better an unsteady beginning than no history.
    return history[stepped:] if stepped < len(history) else history[start:]


_ROLES = {Role.PERSON: "user", Role.COMPANION: "assistant"}
