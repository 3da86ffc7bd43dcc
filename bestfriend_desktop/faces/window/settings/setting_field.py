"""Makes the field of a setting, as its declaration says."""

from bestfriend_desktop.faces.window.settings.choice_field import ChoiceField
from bestfriend_desktop.faces.window.settings.number_field import SliderField, SpinField
from bestfriend_desktop.faces.window.settings.text_field import (
    FileField,
    LineField,
    ParagraphField,
    SecretField,
    SwitchField,
)
from bestfriend_desktop.settings.describe import FieldKind, SettingDescription, SettingType
from bestfriend_desktop.settings.fields import Provider

SettingField = (
    ChoiceField | FileField | LineField | ParagraphField | SecretField | SliderField | SpinField | SwitchField
)
"""Each has `value_wanted`, which tells what the person wants, and `show_value` for what is in force."""

_MISSING = {Provider.LANGUAGES: "another language", Provider.PERSONAS: "your own file"}
"""What is said of a value that is not on offer; of most, that it is not there now."""


def field_of(described: SettingDescription) -> SettingField:
    """What a person changes this setting with."""
    field = _plain_field(described)
    if described.info.files and isinstance(field, ChoiceField | LineField):
        return FileField(field, described.info.files)
    return field


def list_of(field: SettingField) -> ChoiceField | None:
    """The list within a field; None where there is none."""
    inner = field.field if isinstance(field, FileField) else field
    return inner if isinstance(inner, ChoiceField) else None


def _plain_field(described: SettingDescription) -> SettingField:
    info = described.info
    match described.field:
        case FieldKind.SWITCH:
            return SwitchField()
        case FieldKind.LIST if info.provider:
            return ChoiceField(None, _MISSING.get(info.provider, "not there now"), info.empty)
        case FieldKind.LIST:
            return ChoiceField(info.options)
        case FieldKind.SLIDER:
            return _slider(described)
        case FieldKind.SPIN_BOX:
            return SpinField(
                info.low or 0,
                info.high or 0,
                info.step or 1,
                unit=info.unit,
                whole=described.type is SettingType.WHOLE_NUMBER,
                empty=info.empty,
            )
        case FieldKind.SECRET:
            return SecretField()
        case FieldKind.PARAGRAPH:
            return ParagraphField(info.empty)
        case _:
            return LineField(info.empty)


def _slider(described: SettingDescription) -> SliderField:
    info = described.info
    step = info.step or 1
    figure = "{:.0f}" if step >= 1 else "{:.2f}"
    return SliderField(info.low or 0, info.high or 0, step, f"{figure} {info.unit}".strip())
