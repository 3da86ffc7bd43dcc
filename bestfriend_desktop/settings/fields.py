"""`setting()`: how a setting is declared, with all that forms, the command line and the docs say of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeVar

SettingValue = str | int | float | bool
T = TypeVar("T", str, int, float, bool)


class Provider(StrEnum):
    """Who knows what there is to choose from, where that differs from one machine and moment to the next."""

    MODELS = "models"
    """Models that can answer."""
    EMBEDDING_MODELS = "embedding models"
    VOICES = "voices"
    LISTENING_MODELS = "listening models"
    MICROPHONES = "microphones"
    SPEAKERS = "loudspeakers"
    TIME_ZONES = "time zones"
    COUNTRIES = "countries"
    LANGUAGES = "languages"
    PERSONAS = "personas"


@dataclass(frozen=True, slots=True)
class Option:
    """One of the values that are offered for a setting."""

    value: str
    label: str
    """In words: `German`, `Joe (American English, built in)`."""


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
    step: float = 0
    """From one value to the next in a form; 0 leaves that to the form. Any value between may be typed."""
    slider: bool = False
    """True for a number that one finds by trying rather than by counting."""
    options: tuple[Option, ...] = ()
    """The only texts allowed, in words; empty where any is."""
    provider: Provider | None = None
    """Offers what there is; a text that is not on offer now is allowed all the same."""
    empty: str = ""
    """What the empty text, or a number at its least, means: `Follows the system`."""
    long: bool = False
    """True for a text of several lines."""
    files: str = ""
    """A text that names a file: which ones a chooser shows, as `Text files (*.md *.txt)`."""
    secret: bool = False
    """Kept in the secret store, never in the file, never shown unless the person asks the window for it."""
    restart: bool = False
    """True where a change takes effect at the next start."""
    check: Callable[[str], str] | None = None
    """Says what a text must be (`the name of a time zone`) where it is not; empty where it is fine."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The only texts allowed; empty where any is."""
        return tuple(option.value for option in self.options)


def setting(
    default: T,
    *,
    label: str,
    help: str,
    unit: str = "",
    low: float | None = None,
    high: float | None = None,
    step: float = 0,
    slider: bool = False,
    choices: Mapping[str, str] | Provider | Sequence[str] = (),
    empty: str = "",
    long: bool = False,
    files: str = "",
    secret: bool = False,
    restart: bool = False,
    check: Callable[[str], str] | None = None,
) -> T:
    """Declare a setting as a field of a frozen dataclass; its type is that of its default.

    `choices` are the values allowed with their words, or who knows what there is to choose from.
    """
    provider = choices if isinstance(choices, Provider) else None
    info = SettingInfo(
        label=label, help=help, unit=unit, low=low, high=high, step=step, slider=slider,
        options=() if isinstance(choices, Provider) else _options(choices), provider=provider, empty=empty,
        long=long, files=files, secret=secret, restart=restart, check=check,
    )  # fmt: skip
    return field(default=default, repr=not secret, metadata={"info": info})


def _options(choices: Mapping[str, str] | Sequence[str]) -> tuple[Option, ...]:
    words = choices if isinstance(choices, Mapping) else {choice: choice.capitalize() for choice in choices}
    return tuple(Option(value, label) for value, label in words.items())
