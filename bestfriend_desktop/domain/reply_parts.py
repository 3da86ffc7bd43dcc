"""What a language model sends while it replies: words for the person, thoughts, and what it took."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

from bestfriend_desktop.domain.memory import Recollection


@dataclass(frozen=True, slots=True)
class Text:
    """The next words of the reply."""

    text: str
    """Never empty."""


@dataclass(frozen=True, slots=True)
class Thinking:
    """Reasoning before or between the words; never spoken, stored or remembered."""

    text: str
    """May be empty where the engine only says that the model thinks."""


@dataclass(frozen=True, slots=True)
class TakenBack:
    """All words so far were thoughts, as has only shown now: the reply begins behind them."""


@dataclass(frozen=True, slots=True)
class Usage:
    """The last part of a reply that came to its end."""

    prompt_tokens: int = 0
    """0 where the engine does not say."""
    reply_tokens: int = 0
    """Thoughts included; 0 where the engine does not say."""
    was_cut: bool = False
    """The model had more to say, and was stopped at the longest reply that was asked for."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the reply is answered from, where the engine has looked it up itself."""

    recollections: tuple[Recollection, ...]
    """Never empty."""


ReplyPart = Text | Thinking | TakenBack | Recalled | Usage


async def whole_text(parts: AsyncIterator[ReplyPart]) -> str:
    """The words of a reply that nobody watches."""
    words: list[str] = []
    async for part in parts:
        match part:
            case Text(text):
                words.append(text)
            case TakenBack():
                words.clear()
    return "".join(words)
