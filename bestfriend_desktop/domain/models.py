"""What there is to know of a language model, and what can be asked of one."""

from dataclasses import dataclass
from enum import StrEnum

BASIC_MODEL = "basic"
"""The name of the built-in companion, which is always there."""


LEAST_ABLE_BYTES = 400_000_000
"""Smaller files, of less than half a billion parameters, make up what they are asked to find."""


class Engine(StrEnum):
    """Where a model runs."""

    BUILT_IN = "built_in"
    """Rules of our own (`domain.dialogue`): no language model."""
    EMBEDDED = "embedded"
    """llama.cpp within the program."""
    OLLAMA = "ollama"
    OPENAI = "openai"
    """A server that speaks as OpenAI's does."""


@dataclass(frozen=True, slots=True)
class ModelInfo:
    """A model that could answer."""

    name: str
    """What the person types to choose it: `llama3.2:3b`, or `basic`."""
    engine: Engine
    label: str
    """How a person reads it: `llama3.2:3b`, `Built-in companion`."""
    size_bytes: int = 0
    """On disk; 0 where unknown."""
    context_limit_tokens: int | None = None
    """The longest context it was trained for; None where the engine does not say."""
    chats: bool = True
    """False for models that only embed."""
    reads_prompts: bool = True
    """False for the built-in companion, which is told the occasion instead."""
    thinks: bool = False
    """True where it can write its reasoning before the reply."""
    is_cloud: bool = False
    """True where the words would leave this machine."""
    address: str = ""
    """The server that has it; empty for the embedded one."""

    @property
    def is_able(self) -> bool:
        """True where it can be asked for facts, titles and summaries: a large enough language model."""
        is_small = self.engine is Engine.EMBEDDED and 0 < self.size_bytes < LEAST_ABLE_BYTES
        return not self.is_basic and not is_small

    @property
    def is_basic(self) -> bool:
        """True for the built-in companion, which is no language model and is labelled so."""
        return self.engine is Engine.BUILT_IN


@dataclass(frozen=True, slots=True)
class ModelDetails:
    """What `show` says of one model."""

    info: ModelInfo
    family: str = ""
    parameters: str = ""
    """Size as the engine writes it: `3.2B`."""
    quantization: str = ""
    licence: str = ""
    capabilities: tuple[str, ...] = ()
    path: str = ""
    """Where its file is; empty where the engine keeps it to itself."""


@dataclass(frozen=True, slots=True)
class Sampling:
    """How freely and within what room a model writes."""

    temperature: float
    """0 always takes the likeliest word; up to 2."""
    top_p: float
    """Only words within this share of the probability are drawn; 0 to 1."""
    context_tokens: int
    """Room for prompt and reply together."""
    reply_tokens: int
    """Longest reply."""
    schema: str = ""
    """A JSON Schema that the reply must follow; empty for free text. """


@dataclass(frozen=True, slots=True)
class PullProgress:
    """How far a download is."""

    model: str
    status: str
    """In the engine's words, or ours: `downloading`."""
    done_bytes: int = 0
    total_bytes: int = 0
    """0 while unknown."""
    seconds_left: float | None = None
    """By how quickly it has come so far; None while that is not known."""

    @property
    def fraction(self) -> float | None:
        """0 to 1, or None while the total is unknown."""
        return min(1.0, self.done_bytes / self.total_bytes) if self.total_bytes else None
