"""`bestfriend models`: what could answer; fetch, show and remove models."""

import json
import queue
import sys
import time
from concurrent.futures import Future
from contextlib import suppress

import click

from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.events import Event, ModelPulling, as_json
from bestfriend_desktop.domain.models import ModelDetails, ModelInfo, PullProgress
from bestfriend_desktop.faces.cli.chat import INTERRUPTED
from bestfriend_desktop.faces.cli.session import Session, wait
from bestfriend_desktop.faces.cli.terminal import is_screen, one_line, say, tell

BAR_WIDTH = 30
SCREEN_INTERVAL_S = 0.1
PLAIN_INTERVAL_S = 5.0
"""Where nobody looks (a log of some job), a line now and then is enough."""


@click.group()
def models() -> None:
    """The language models on this machine."""


@models.command("list")
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def list_models(session: Session, with_json: bool) -> int:
    """List every model that could answer; the star marks the one that does."""
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
    program = session.running()
    news: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    unsubscribe = program.companion.events.subscribe(news.put)
    future = program.core.submit(program.companion.pull_model(name))
    future.add_done_callback(lambda _: news.put(None))
    bar = _Bar()
    try:
        _follow(news, bar)
        bar.end()
        wait(future)
    except KeyboardInterrupt:
        bar.end()
        _cancel(session, name, future)
        tell(f"Cancelled. To go on where it stopped: bestfriend models pull {one_line(name)}")
        return INTERRUPTED
    finally:
        unsubscribe()
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


class _Bar:
    """How far a download is, on standard error: one line that moves on a screen, else a line at times."""

    def __init__(self) -> None:
        self._screen = is_screen(sys.stderr)
        self._told_at = 0.0
        self._width = 0

    def show(self, progress: PullProgress) -> None:
        now = time.monotonic()
        done = progress.fraction == 1.0
        if now - self._told_at < (SCREEN_INTERVAL_S if self._screen else PLAIN_INTERVAL_S) and not done:
            return
        self._told_at = now
        text = self._text(progress)
        if self._screen:
            tell("\r" + text.ljust(self._width), end="")
            self._width = len(text)
        else:
            tell(text)

    def end(self) -> None:
        if self._width:
            tell("")
        self._width = 0

    def _text(self, progress: PullProgress) -> str:
        if progress.fraction is None:
            return one_line(progress.status)
        full = round(progress.fraction * BAR_WIDTH)
        bar = f"[{'#' * full}{'.' * (BAR_WIDTH - full)}] " if self._screen else ""
        size = f"{_size(progress.done_bytes)} of {_size(progress.total_bytes)}"
        return f"{bar}{progress.fraction:4.0%}  {size}  {one_line(progress.status)[:40]}"


def _follow(news: "queue.SimpleQueue[Event | None]", bar: _Bar) -> None:
    while True:
        try:
            event = news.get(timeout=0.2)
        except queue.Empty:
            continue
        if event is None:
            return
        if isinstance(event, ModelPulling):
            bar.show(event.progress)


def _cancel(session: Session, name: str, future: "Future[None]") -> None:
    session.call(session.running().companion.cancel_pull(name))
    with suppress(BestFriendError):  # that it was cancelled
        wait(future)


def _about(model: ModelInfo) -> str:
    notes = [one_line(model.label)] if model.label != model.name else []
    if model.size_bytes:
        notes.append(_size(model.size_bytes))
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
        ("Runs on", f"{info.engine.value} {info.address}".strip()),
        ("Size", _size(info.size_bytes) if info.size_bytes else ""),
        ("Context", context),
        ("Family", details.family),
        ("Parameters", details.parameters),
        ("Quantization", details.quantization),
        ("Can", ", ".join(details.capabilities)),
        ("Licence", details.licence.strip().partition("\n")[0]),
    ]


def _size(count: int) -> str:
    """Bytes as a person reads them: `1.3 GB`."""
    amount = float(count)
    for unit in ("B", "kB", "MB", "GB"):
        if amount < 1000 or unit == "GB":
            break
        amount /= 1000
    return f"{amount:.0f} {unit}" if unit == "B" or amount >= 100 else f"{amount:.1f} {unit}"
