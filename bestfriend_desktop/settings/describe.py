"""Every setting described: what forms, the command line, the JSON schema and the docs are made from."""

import difflib
import functools
import math
from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, cast

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.settings.addresses import without_password
from bestfriend_desktop.settings.fields import SettingInfo, SettingValue
from bestfriend_desktop.settings.schema import Settings

VARIABLE_PREFIX = "BESTFRIEND_"


class SettingType(StrEnum):
    """What kind of value a setting has."""

    TEXT = "text"
    WHOLE_NUMBER = "whole number"
    NUMBER = "number"
    SWITCH = "switch"
    CHOICE = "choice"


class FieldKind(StrEnum):
    """What a form changes a setting with."""

    LINE = "line"
    PARAGRAPH = "paragraph"
    SECRET = "secret"
    """A hidden line that can be shown."""
    FILE = "file"
    """A line, and a chooser of files."""
    LIST = "list"
    """Of fixed choices, or of what a provider offers; with a chooser where it may be a file as well."""
    SWITCH = "switch"
    SPIN_BOX = "spin box"
    SLIDER = "slider"


@dataclass(frozen=True, slots=True)
class SettingDescription:
    """One setting, as a form or a page of help needs it."""

    name: str
    """`model.temperature`."""
    default: SettingValue
    info: SettingInfo

    @property
    def section(self) -> str:
        """`model` of `model.temperature`."""
        return self.name.partition(".")[0]

    @property
    def key(self) -> str:
        """`temperature` of `model.temperature`."""
        return self.name.partition(".")[2]

    @property
    def type(self) -> SettingType:
        """What kind of value it has."""
        if self.info.choices:
            return SettingType.CHOICE
        if isinstance(self.default, bool):
            return SettingType.SWITCH
        if isinstance(self.default, int):
            return SettingType.WHOLE_NUMBER
        return SettingType.NUMBER if isinstance(self.default, float) else SettingType.TEXT

    @property
    def field(self) -> FieldKind:
        """What a form changes it with."""
        info = self.info
        match self.type:
            case SettingType.SWITCH:
                return FieldKind.SWITCH
            case SettingType.WHOLE_NUMBER | SettingType.NUMBER:
                return FieldKind.SLIDER if info.slider else FieldKind.SPIN_BOX
            case SettingType.CHOICE:
                return FieldKind.LIST
            case _ if info.secret:
                return FieldKind.SECRET
            case _ if info.provider:
                return FieldKind.LIST
            case _ if info.files:
                return FieldKind.FILE
            case _:
                return FieldKind.PARAGRAPH if info.long else FieldKind.LINE

    @property
    def variable(self) -> str:
        """The environment variable that sets it: `BESTFRIEND_MODEL_TEMPERATURE`."""
        return f"{VARIABLE_PREFIX}{self.section}_{self.key}".upper()

    @property
    def allowed(self) -> str:
        """The values it takes, in words: `a number from 0 to 2`."""
        match self.type:
            case SettingType.CHOICE:
                *others, last = (choice or "empty" for choice in self.info.choices)
                return f"{', '.join(others)} or {last}"
            case SettingType.SWITCH:
                return "true or false"
            case SettingType.TEXT:
                return "text"
            case kind:
                return f"a {kind}{_range(self.info)}"

    def parse(self, value: object) -> SettingValue:
        """The value that was meant, from text or a TOML value.

        Raises:
            Misconfigured: `setting_invalid`, saying what is allowed.
        """
        parsed = self._meant(value)
        if parsed is None or (isinstance(parsed, int | float) and not _within(parsed, self.info)):
            raise self._invalid(value, self.allowed)
        if isinstance(parsed, str):
            if not is_plain_text(parsed):
                raise self._invalid(value, "text without control characters")
            if self.info.choices and parsed not in self.info.choices:
                raise self._invalid(value, self.allowed)
            if self.info.check and (wanted := self.info.check(parsed)):
                raise self._invalid(value, wanted)
        return parsed

    def as_text(self, value: SettingValue) -> str:
        """What a person types to get this value; `parse` undoes it."""
        return str(value).lower() if isinstance(value, bool) else str(value)

    def _meant(self, value: object) -> SettingValue | None:
        text = value.strip() if isinstance(value, str) else None
        match self.default:
            case bool():
                return value if isinstance(value, bool) else _SWITCH.get((text or "").lower())
            case int():
                return _whole_number(value if text is None else text)
            case float():
                return _number(value if text is None else text)
            case _:
                return text

    def _invalid(self, value: object, wanted: str) -> Misconfigured:
        shown = "" if self.info.secret else f", not {without_password(str(_shown(value)))}"
        return Misconfigured("setting_invalid", f"{self.name} must be {wanted}{shown}.")


@functools.cache
def descriptions() -> dict[str, SettingDescription]:
    """All settings by name, in the order of the schema."""
    return {
        f"{section}.{f.name}": SettingDescription(
            f"{section}.{f.name}", cast(SettingValue, f.default), f.metadata["info"]
        )
        for section, kind in sections()
        for f in fields(kind)
    }


def sections() -> Iterator[tuple[str, Any]]:
    """Each section's name and class; the class's docstring is its title."""
    for f in fields(Settings):
        yield f.name, f.default_factory


def describe(name: str) -> SettingDescription:
    """One setting.

    Raises:
        Misconfigured: `setting_unknown`, with the nearest name there is.
    """
    found = descriptions().get(name.strip().lower())
    if found is None:
        begun = [known for known in descriptions() if known.startswith(name)]
        near = begun if len(begun) == 1 else difflib.get_close_matches(name, descriptions(), n=1)
        raise Misconfigured(
            "setting_unknown",
            f"There is no setting {_shown(name)}.",
            f"Did you mean {near[0]}?" if near else "The names are listed by: bestfriend settings list.",
        )
    return found


def json_schema() -> dict[str, Any]:
    """The settings file as a JSON schema (draft 2020-12), for editors and the web."""
    properties: dict[str, Any] = {}
    for section, kind in sections():
        described = [d for d in descriptions().values() if d.section == section]
        properties[section] = {
            "type": "object",
            "description": kind.__doc__,
            "properties": {d.key: _property(d) for d in described},
        }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Best Friend settings",
        "type": "object",
        "properties": properties,
    }


def is_plain_text(text: str) -> bool:
    """True where a text has no control characters (tab and new line are fine) and no lone surrogates."""
    return all(c in "\n\t" or (ord(c) >= 32 and not 0x7F <= ord(c) < 0xA0) for c in text) and not any(
        0xD800 <= ord(c) <= 0xDFFF for c in text
    )


_JSON_TYPES = {bool: "boolean", int: "integer", float: "number", str: "string"}
_SWITCH = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


def _property(described: SettingDescription) -> dict[str, Any]:
    info = described.info
    found: dict[str, Any] = {
        "type": _JSON_TYPES[type(described.default)],
        "title": info.label,
        "description": info.help,
        "default": described.default,
    }
    more = {"minimum": info.low, "maximum": info.high, "enum": list(info.choices) or None}
    return found | {key: value for key, value in more.items() if value is not None}


def _whole_number(value: object) -> int | None:
    if isinstance(value, str):
        try:
            return int(value)
        except ValueError:
            return None
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _number(value: object) -> float | None:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    return number if math.isfinite(number) else None


def _within(value: float, info: SettingInfo) -> bool:
    return (info.low is None or value >= info.low) and (info.high is None or value <= info.high)


def _range(info: SettingInfo) -> str:
    if info.low is not None and info.high is not None:
        return f" from {info.low} to {info.high}"
    if info.low is not None:
        return f" of at least {info.low}"
    return f" of at most {info.high}" if info.high is not None else ""


def _shown(value: object) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    text = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)
    return f"'{text if len(text) <= 60 else text[:59] + '…'}'"
