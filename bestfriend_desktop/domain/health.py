"""How well each part of the program is."""

from dataclasses import dataclass
from enum import StrEnum


class HealthState(StrEnum):
    """How well a part is."""

    OK = "ok"
    DEGRADED = "degraded"
    """Something works in its place, or only partly."""
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PartHealth:
    """One part: what it is, how it is, and what to do about it."""

    part: str
    """Short and stable: `database`, `ollama`, `embeddings`, `disk`."""
    state: HealthState
    message: str
    remedy: str = ""
    needed: bool = False
    """True when no conversation could be held without it."""
