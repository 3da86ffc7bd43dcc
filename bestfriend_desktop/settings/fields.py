"""`setting()`: how a setting is declared, with all that forms, the command line and the docs say of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

SettingValue = str | int | float | bool
T = TypeVar("T", str, int, float, bool)


@dataclass(frozen=True, slots=True)
class SettingInfo:
    """What is known of a setting besides its name, type and default."""

    label: str
    """What it is called in a form."""
    help: str
    """One or two plain sentences: what it does."""
    unit: str = ""
    low: float | None = None
    """The least value allowed."""
    high: float | None = None
    """The greatest value allowed."""
    choices: tuple[str, ...] = ()
    """The only texts allowed; empty where any is."""
    secret: bool = False
    """Kept in the secret store, never in the file, never shown."""
    restart: bool = False
    """True where a change takes effect at the next start."""
    check: Callable[[str], str] | None = None
    """Says what a text must be (`the name of a time zone`) where it is not; empty where it is fine."""


def setting(
    default: T,
    *,
    label: str,
    help: str,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    choices: Sequence[str] = (),
    secret: bool = False,
    restart: bool = False,
    check: Callable[[str], str] | None = None,
) -> T:
    """Declare a setting as a field of a frozen dataclass; its type is that of its default."""
    info = SettingInfo(label, help, unit, low, high, tuple(choices), secret, restart, check)
    return field(default=default, repr=not secret, metadata={"info": info})
