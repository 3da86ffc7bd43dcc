import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.settings.describe import (
    SettingDescription,
    SettingType,
    describe,
    descriptions,
    is_plain_text,
    json_schema,
)
from bestfriend_desktop.settings.fields import SettingValue
from bestfriend_desktop.settings.schema import Settings

ALL = list(descriptions().values())


def values(described: SettingDescription) -> st.SearchStrategy[SettingValue]:
    info = described.info
    match described.type:
        case SettingType.CHOICE:
            return st.sampled_from(info.choices)
        case SettingType.SWITCH:
            return st.booleans()
        case SettingType.WHOLE_NUMBER:
            return st.integers(int(info.low or 0), int(info.high or 0))
        case SettingType.NUMBER:
            return st.floats(info.low, info.high)
        case SettingType.TEXT if info.check:
            known = ["", described.default, "Europe/Paris", "http://[::1]:1", "postgresql://a:b@c/d"]
            return st.sampled_from([text for text in known if not info.check(str(text))])
        case _:
            return st.text().map(str.strip).filter(is_plain_text)


@pytest.mark.parametrize("described", ALL, ids=lambda d: d.name)
def test_the_default_is_a_value_that_it_takes(described: SettingDescription) -> None:
    assert described.parse(described.default) == described.default
    assert described.parse(described.as_text(described.default)) == described.default


@given(st.data())
def test_what_is_shown_can_be_typed(data: st.DataObject) -> None:
    described = data.draw(st.sampled_from(ALL))
    value = data.draw(values(described))
    parsed = described.parse(described.as_text(value))
    assert parsed == value
    assert type(parsed) is type(described.default)


@given(st.sampled_from(ALL), st.text() | st.integers() | st.floats() | st.booleans() | st.none())
def test_any_value_is_taken_or_refused_in_words(described: SettingDescription, value: object) -> None:
    try:
        parsed = described.parse(value)
    except Misconfigured as refused:
        said = refused.message
        parsed = described.default
    else:
        said = f"{described.name} must be this."
    assert said.startswith(f"{described.name} must be ")
    assert is_plain_text(said)
    assert described.parse(parsed) == parsed
    assert not isinstance(parsed, float) or math.isfinite(parsed)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("model.temperature", "warm", "model.temperature must be a number from 0 to 2, not 'warm'."),
        ("model.temperature", "-0.1", "model.temperature must be a number from 0 to 2, not '-0.1'."),
        ("model.temperature", "inf", "model.temperature must be a number from 0 to 2, not 'inf'."),
        (
            "model.context_tokens",
            "1e9",
            "model.context_tokens must be a whole number from 1024 to 131072, not '1e9'.",
        ),
        ("ollama.enabled", "maybe", "ollama.enabled must be true or false, not 'maybe'."),
        ("window.theme", "pink", "window.theme must be system, light or dark, not 'pink'."),
        (
            "you.name",
            "a\0b",
            "you.name must be text without control characters, not 'a\N{REPLACEMENT CHARACTER}b'.",
        ),
        (
            "you.name",
            "\udcff",
            "you.name must be text without control characters, not '\N{REPLACEMENT CHARACTER}'.",
        ),
        (
            "you.time_zone",
            "Mars/Olympus",
            "you.time_zone must be the name of a time zone such as Europe/Paris, "
            "or empty for this computer's, not 'Mars/Olympus'.",
        ),
        (
            "ollama.address",
            "a b",
            "ollama.address must be an address such as http://127.0.0.1:11434, not 'a b'.",
        ),
        (
            "ollama.address",
            "http://127.0.0.1:11434/v1",
            "ollama.address must be the address without /v1, as http://127.0.0.1:11434, "
            "not 'http://127.0.0.1:11434/v1'.",
        ),
        (
            "ollama.address",
            "http://user:hunter2@nas:11434",
            "ollama.address must be an address without a password: keep name:password in the setting "
            "ollama.login, not 'http://…@nas:11434'.",
        ),
        (
            "database.url",
            "mysql://x:hunter2@y",
            "database.url must be an address such as "
            "postgresql://name:password@host:5432/database, or empty.",
        ),
    ],
)
def test_a_bad_value_is_refused_in_one_sentence(name: str, value: str, sentence: str) -> None:
    with pytest.raises(Misconfigured) as refused:
        describe(name).parse(value)
    assert refused.value.message == sentence


@pytest.mark.parametrize("zone", ["../etc/passwd", "/etc/passwd", "Europe", "a" * 5000, "é"])
def test_a_time_zone_that_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(Misconfigured):
        describe("you.time_zone").parse(zone)


@pytest.mark.parametrize(
    "address",
    [
        "192.168.1.5", "192.168.1.5:11434", "localhost", "localhost:11434", "0.0.0.0:11434", "my-pc.local",
        "nas:11434", "[::1]:11434", "http://nas", "https://host.example/ollama/", "HTTP://Host:80",
    ],
)  # fmt: skip
def test_an_address_is_taken_as_people_write_it(address: str) -> None:
    assert describe("ollama.address").parse(address) == address
    assert describe("ollama.backup_address").parse(address) == address
    assert describe("openai.address").parse(address) == address


@pytest.mark.parametrize(
    "address", ["http://", "ftp://a", "http://a:99999", "http://a:0", "http://[::1", "x"]
)
def test_an_address_that_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(Misconfigured):
        describe("ollama.address").parse(address)


@pytest.mark.parametrize(
    ("text", "meant"), [("yes", True), ("ON", True), (" 1 ", True), ("no", False), ("Off", False)]
)
def test_a_switch_takes_the_usual_words(text: str, meant: bool) -> None:
    assert describe("ollama.enabled").parse(text) is meant


def test_an_unknown_name_brings_the_nearest() -> None:
    with pytest.raises(Misconfigured, match=r"There is no setting 'model\.temp'") as refused:
        describe("model.temp")
    assert refused.value.remedy == "Did you mean model.temperature?"


def test_every_setting_has_a_label_help_and_a_variable_of_its_own() -> None:
    assert all(d.info.label and d.info.help.endswith(".") for d in ALL)
    assert len({d.variable for d in ALL}) == len(ALL)
    assert describe("database.url").variable == "BESTFRIEND_DATABASE_URL"
    assert describe("model.temperature").variable == "BESTFRIEND_MODEL_TEMPERATURE"


def test_the_json_schema_has_every_setting_with_its_range() -> None:
    schema = json_schema()["properties"]
    sections = "you companion model ollama openai hub memory listening speaking database window logs"
    assert set(schema) == set(sections.split())
    assert schema["model"]["properties"]["temperature"] == {
        "type": "number",
        "title": "Temperature",
        "description": describe("model.temperature").info.help,
        "default": 0.7,
        "minimum": 0,
        "maximum": 2,
    }
    assert schema["window"]["properties"]["theme"]["enum"] == ["system", "light", "dark"]


def test_secrets_do_not_show_when_settings_are_printed() -> None:
    assert "url" not in repr(Settings().database)


def test_what_may_be_left_empty_is_said_to_be_so() -> None:
    assert describe("listening.wake_word").allowed.startswith("empty, okay_nabu, ")
