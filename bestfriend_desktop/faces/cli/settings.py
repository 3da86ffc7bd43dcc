"""`bestfriend settings`: see, change and reset settings."""

import json
import sys
from typing import Any

import click

from bestfriend_desktop.domain.errors import BestFriendError, Misconfigured
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import is_screen, one_line, say, tell
from bestfriend_desktop.settings.describe import (
    SettingDescription,
    SettingType,
    describe,
    descriptions,
    json_schema,
)
from bestfriend_desktop.settings.fields import Option
from bestfriend_desktop.settings.store import SettingsStore, Source


@click.group(
    epilog="""\b
Examples:
  bestfriend settings list
  bestfriend settings set model.temperature 0.3
  BESTFRIEND_MODEL_TEMPERATURE=0.3 bestfriend chat "Hello"
  bestfriend --set model.temperature=0.3 chat "Hello"
"""
)
def settings() -> None:
    """See and change settings.

    A value on the command line comes before the environment, that before the settings file, and that before
    the default.
    """


@settings.command("list")
@click.option(
    "--json", "with_json", is_flag=True, help="Print one JSON array with all that is known of each."
)
@click.option("--schema", is_flag=True, help="Print the JSON schema of the settings file.")
@click.pass_obj
def list_settings(session: Session, with_json: bool, schema: bool) -> int:
    """List all settings with their values and where these come from."""
    if schema:
        say(json.dumps(json_schema(), indent=2))
        return 0
    store = session.built().settings
    if with_json:
        say(json.dumps([_as_json(store, d) for d in descriptions().values()], indent=2))
        return 0
    width = max(map(len, descriptions()))
    for described in descriptions().values():
        source = store.source(described.name)
        origin = f"  ({source})" if source is not Source.DEFAULT else ""
        say(f"{described.name:{width}} = {one_line(_shown(store, described))}{origin}")
    return 0


@settings.command()
@click.argument("name")
@click.pass_obj
def get(session: Session, name: str) -> int:
    """Print the value of the setting NAME. A secret only says whether it is set."""
    describe(name)  # a misspelt name needs no program
    store = session.built().settings
    say(_shown(store, describe(name)))
    return 0


@settings.command()
@click.argument("name")
@click.pass_obj
def explain(session: Session, name: str) -> int:
    """Say what the setting NAME does and what it takes."""
    described = describe(name)
    unit = f" ({described.info.unit})" if described.info.unit else ""
    say(f"{described.name}: {described.info.label}")
    say(described.info.help)
    say(f"Takes {described.allowed}{unit}; the default is {described.as_text(described.default) or 'empty'}.")
    for option in described.info.options:
        say(f"  {option.value or '(empty)'}: {option.label}")
    if described.info.empty:
        say(f"{'Empty' if described.default == '' else described.info.low}: {described.info.empty}.")
    if described.info.provider:
        say(f"To see the {described.info.provider} there are: bestfriend settings choices {described.name}")
    say(f"Environment variable: {described.variable}")
    if described.info.restart:
        say("A change takes effect at the next start.")
    return 0


@settings.command()
@click.argument("name")
@click.argument("words", nargs=-1)
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def choices(session: Session, name: str, words: tuple[str, ...], with_json: bool) -> int:
    """List what there is to choose from for a setting.

    With WORDS only what has all of them. The star marks the value in force. Voices, devices and models differ
    from one machine to the next.
    """
    described = describe(name)
    if described.type is SettingType.SWITCH:
        offered = [Option("true", "On"), Option("false", "Off")]
    elif not (described.info.options or described.info.provider):
        raise Misconfigured(
            "setting_without_choices",
            f"{described.name} has no list of choices: it takes {described.allowed}.",
            f"To see what it does: bestfriend settings explain {described.name}",
        )
    else:
        offered = session.call(session.running().companion.options.of(described.name))
    found = [option for option in offered if _speaks_of(option, words)]
    if with_json:
        say(json.dumps([as_json(option) for option in found], indent=2))
        return 0
    value = described.as_text(session.built().settings.get(described.name))
    width = max((len(one_line(option.value or "(empty)")) for option in found), default=0)
    for option in found:
        mark = "*" if option.value == value else " "
        label = "" if option.label == option.value else one_line(option.label)
        say(f"{mark} {one_line(option.value) or '(empty)':{width}}  {label}".rstrip())
    if not found:
        tell("Nothing of that name.")
    return 0


@settings.command("set")
@click.argument("name")
@click.argument("value", required=False)
@click.pass_obj
def set_setting(session: Session, name: str, value: str | None) -> int:
    """Change the setting NAME to VALUE.

    Without VALUE it is asked for, or read from a pipe: so a secret stays out of your shell's history.
    """
    described = describe(name)
    if value is None:
        value = _asked_for(described)
    described.parse(value)  # a bad value needs no program
    store = session.built().settings
    store.set(described.name, value)
    _tell_result(store, described)
    return 0


@settings.command()
@click.argument("name")
@click.pass_obj
def reset(session: Session, name: str) -> int:
    """Give the setting NAME its default again."""
    described = describe(name)
    store = session.built().settings
    store.reset(described.name)
    _tell_result(store, described)
    return 0


def _asked_for(described: SettingDescription) -> str:
    if is_screen(sys.stdin):
        answer = click.prompt(described.info.label, hide_input=described.info.secret, default="", err=True)
        return str(answer)
    return sys.stdin.buffer.readline().decode("utf-8", "surrogateescape").strip()


def _speaks_of(option: Option, words: tuple[str, ...]) -> bool:
    text = f"{option.value} {option.label}".casefold()
    return all(word.casefold() in text for word in words)


def _tell_result(store: SettingsStore, described: SettingDescription) -> None:
    source = store.source(described.name)
    say(f"{described.name} = {one_line(_shown(store, described))}")
    if source is Source.ENVIRONMENT:
        tell(f"Stored, but {described.variable} in the environment comes before it.")
    elif source is Source.COMMAND_LINE:
        tell("Stored, but --set on this command line comes before it.")
    elif described.info.restart:
        tell("It takes effect at the next start.")


def _shown(store: SettingsStore, described: SettingDescription) -> str:
    try:
        value = store.get(described.name)
    except BestFriendError as problem:
        return f"(not readable: {problem.message})"
    if described.info.secret:
        return "(set)" if value else "(not set)"
    return described.as_text(value)


def _as_json(store: SettingsStore, described: SettingDescription) -> dict[str, Any]:
    info = described.info
    secret = {"is_set": _shown(store, described) != "(not set)"} if info.secret else {}
    value = {} if info.secret else {"value": store.get(described.name)}
    return {
        "name": described.name,
        **value,
        **secret,
        "source": store.source(described.name).value,
        "type": described.type.value,
        "field": described.field.value,
        "default": described.default,
        "label": info.label,
        "help": info.help,
        "unit": info.unit,
        "low": info.low,
        "high": info.high,
        "choices": list(info.choices),
        "choices_from": info.provider.value if info.provider else "",
        "empty": info.empty,
        "secret": info.secret,
        "restart": info.restart,
        "variable": described.variable,
    }
