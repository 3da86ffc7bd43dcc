"""`bestfriend models`: what could answer; fetch, show and remove models."""

import json

import click

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.models import Engine, ModelDetails, ModelInfo
from bestfriend_desktop.faces.cli.chat import INTERRUPTED
from bestfriend_desktop.faces.cli.progress import size, with_progress
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell


@click.group()
def models() -> None:
    """The language models on this machine."""


@models.command("list")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def list_models(session: Session, with_json: bool) -> int:
    """List every model that could answer. The star marks the one that does."""
    companion = session.running().companion
    found = session.call(companion.models())
    if with_json:
        say(json.dumps(as_json(found), indent=2))
        return 0
    answering, notice = "", ""
    try:
        choice = session.call(companion.answering_model())
        answering, notice = choice.model.name, choice.notice
    except BestFriendError as problem:
        notice = str(problem)
    width = max((len(model.name) for model in found), default=0)
    for model in found:
        say(f"{'*' if model.name == answering else ' '} {one_line(model.name):{width}}  {_about(model)}")
    if notice:
        tell(one_line(notice))
    return 0


@models.command(epilog="\b\nExample:\n  bestfriend models pull llama3.2")
@click.argument("name")
@click.pass_obj
def pull(session: Session, name: str) -> int:
    """Fetch the model NAME with Ollama; goes on where it was broken off. Ctrl-C cancels."""
    companion = session.running().companion
    try:
        with_progress(session, companion.pull_model(name), lambda: companion.cancel_pull(name))
    except KeyboardInterrupt:
        tell(f"Cancelled. To go on where it stopped: bestfriend models pull {one_line(name)}")
        return INTERRUPTED
    say(f"{one_line(name)} is here.")
    return 0


@models.command()
@click.argument("name")
@click.pass_obj
def delete(session: Session, name: str) -> int:
    """Remove the model NAME from the disk."""
    session.call(session.running().companion.delete_model(name))
    say(f"{one_line(name)} is gone.")
    return 0


@models.command()
@click.argument("name")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON object.")
@click.pass_obj
def show(session: Session, name: str, with_json: bool) -> int:
    """Show what is known of the model NAME."""
    details = session.call(session.running().companion.show_model(name))
    if with_json:
        say(json.dumps(as_json(details), indent=2))
        return 0
    for label, value in _rows(details):
        if value:
            say(f"{label + ':':14} {one_line(value)}")
    return 0


_RUNS_IN = {
    Engine.BUILT_IN: "Best Friend itself",
    Engine.EMBEDDED: "Best Friend itself",
    Engine.OLLAMA: "Ollama",
}


def _about(model: ModelInfo) -> str:
    notes = [one_line(model.label)] if model.label != model.name else []
    if model.size_bytes:
        notes.append(size(model.size_bytes))
    if not model.chats:
        notes.append("embeds only")
    if model.is_cloud:
        notes.append("in the cloud: your words leave this machine")
    return ", ".join(notes)


def _rows(details: ModelDetails) -> list[tuple[str, str]]:
    info = details.info
    context = f"{info.context_limit_tokens:,} tokens" if info.context_limit_tokens else ""
    return [
        ("Name", info.name),
        ("Label", info.label if info.label != info.name else ""),
        ("Runs in", _RUNS_IN[info.engine] + (f" at {info.address}" if info.address else "")),
        ("Size", size(info.size_bytes) if info.size_bytes else ""),
        ("Context", context),
        ("Family", details.family),
        ("Parameters", details.parameters),
        ("Quantization", details.quantization),
        ("Can", ", ".join(details.capabilities)),
        ("Licence", details.licence.strip().partition("\n")[0]),
    ]
