"""`bestfriend models`: what could answer; fetch, show and remove models."""

import json
from pathlib import Path

import click

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.models import Engine, ModelDetails, ModelInfo
from bestfriend_desktop.domain.offered_models import Fit, Offer, OfferState
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
        answering, notice = choice.model.name, choice.notice or choice.absent
    except BestFriendError as problem:
        notice = str(problem)
    width = max((len(model.name) for model in found), default=0)
    for model in found:
        say(f"{'*' if model.name == answering else ' '} {one_line(model.name):{width}}  {_about(model)}")
    if notice:
        tell(one_line(notice))
    return 0


@models.command()
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def offered(session: Session, with_json: bool) -> int:
    """List models to fetch, and how each suits this computer. The star marks the best."""
    offers = session.call(session.running().companion.offered_models())
    if with_json:
        say(json.dumps(as_json(offers), indent=2))
        return 0
    width = max((len(offer.model.name) for offer in offers), default=0)
    for offer in offers:
        star = "*" if offer.is_suggested else " "
        say(f"{star} {offer.model.name:{width}}  {_facts(offer)}")
        say(f"  {'':{width}}  {offer.model.good_for}; {offer.model.languages}; {offer.model.licence}")
    best = next((offer for offer in offers if offer.is_suggested), None)
    if best and best.state is not OfferState.HERE:
        tell(f"To fetch the one that suits this computer best: bestfriend models fetch {best.model.name}")
    return 0


@models.command(epilog="\b\nExample:\n  bestfriend models fetch qwen3.5-2b")
@click.argument("name")
@click.option("--with-ollama", is_flag=True, help="Let Ollama fetch and run it.")
@click.pass_obj
def fetch(session: Session, name: str, with_ollama: bool) -> int:
    """Fetch the offered model NAME; goes on where it was broken off. Ctrl-C cancels."""
    if with_ollama:
        offers = session.call(session.running().companion.offered_models())
        name = next((offer.model.ollama for offer in offers if offer.model.name == name), name)
    return _pull(session, name, "pull" if with_ollama else "fetch")


@models.command(epilog="\b\nExample:\n  bestfriend models pull llama3.2")
@click.argument("name")
@click.pass_obj
def pull(session: Session, name: str) -> int:
    """Fetch the model NAME: an offered one, or any that Ollama knows. Ctrl-C cancels."""
    return _pull(session, name, "pull")


def _pull(session: Session, name: str, command: str) -> int:
    companion = session.running().companion
    try:
        with_progress(session, companion.pull_model(name), lambda: companion.cancel_pull(name))
    except KeyboardInterrupt:
        tell(f"Cancelled. To go on where it stopped: bestfriend models {command} {one_line(name)}")
        return INTERRUPTED
    say(f"{one_line(name)} is here.")
    return 0


@models.command(epilog="\b\nExample:\n  bestfriend models add ~/Downloads/my-model.gguf")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--copy", is_flag=True, help="Copy the file; else it is used where it is, and must stay there.")
@click.pass_obj
def add(session: Session, file: Path, copy: bool) -> int:
    """Use the model in FILE, a GGUF file of your own."""
    added = session.call(session.running().companion.add_model(file, copy=copy))
    say(f"{added.name} is here ({'copied' if copy else 'used where it is'}).")
    return 0


@models.command()
@click.argument("name")
@click.pass_obj
def delete(session: Session, name: str) -> int:
    """Remove the model NAME from the disk. A file of your own that was not copied stays where it is."""
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
    Engine.OPENAI: "an OpenAI-compatible server",
}


_STATES = {
    OfferState.HERE: "here",
    OfferState.ARRIVING: "arriving",
    OfferState.STOPPED: "begun",
    OfferState.NOT_HERE: "",
}


def _facts(offer: Offer) -> str:
    about = "about " if not offer.is_pace_measured else ""
    facts = [size(offer.model.size_bytes), _fit(offer), f"{about}{offer.words_per_s:.0f} words a second"]
    if offer.state is OfferState.HERE:
        facts.append(_STATES[offer.state])
    elif offer.can_be_fetched:
        minutes = f"{'some ' if not offer.is_download_measured else ''}{max(1, round(offer.minutes))} min"
        facts.append(f"{minutes} to fetch")
        facts += [_STATES[offer.state]] if offer.state is not OfferState.NOT_HERE else []
    return ", ".join(facts)


def _fit(offer: Offer) -> str:
    if not offer.has_disk:
        return "no room on the disk"
    return {Fit.FITS: "fits", Fit.TIGHT: "tight", Fit.TOO_LARGE: "too large for the memory"}[offer.fit]


def _about(model: ModelInfo) -> str:
    notes = [one_line(model.label)] if model.label != model.name else []
    if model.size_bytes:
        notes.append(size(model.size_bytes))
    if not model.chats:
        notes.append("not for conversation" if model.engine is Engine.OPENAI else "embeds only")
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
        ("File", details.path),
        ("Licence", details.licence.strip().partition("\n")[0]),
    ]
