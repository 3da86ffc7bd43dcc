"""`bestfriend memory`: what is remembered; look through it, change it, forget it and bring it back."""

import json
from collections.abc import Callable, Coroutine, Sequence
from datetime import datetime
from typing import Any, TypeVar

import click

from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.facts import PERSON, folded
from bestfriend_desktop.domain.memory import (
    Memory,
    MemoryFilter,
    MemoryId,
    MemoryType,
)
from bestfriend_desktop.faces.cli.days import Day, span_of, zone_of_person
from bestfriend_desktop.faces.cli.history import message_text
from bestfriend_desktop.faces.cli.identifiers import identifier, words_to_find
from bestfriend_desktop.faces.cli.memory_lines import LINE, figures, memory_line, memory_rows, reasons
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell
from bestfriend_desktop.services.memories import Memories
from bestfriend_desktop.services.remembering import types_remembered

T = TypeVar("T")

_TYPES = {
    "conversation": MemoryType.CONVERSATION,
    "fact": MemoryType.FACT,
    "preference": MemoryType.PREFERENCE,
    "summary": MemoryType.SUMMARY,
}
_BY_HAND = ("fact", "preference")

_with_json = click.option("--json", "with_json", is_flag=True, help="Print JSON.")


@click.group(
    epilog="""\b
Examples:
  bestfriend memory list --type fact --about me
  bestfriend memory search "where did we go in May"
  bestfriend memory add "I am allergic to nuts"
  bestfriend settings set memory.enabled false
"""
)
def memory() -> None:
    """What your companion remembers of you, and how to change it."""


@memory.command("list")
@click.option(
    "--type", "types", type=click.Choice(list(_TYPES)), multiple=True, help="May be given several times."
)
@click.option(
    "--since",
    type=Day(),
    metavar="YYYY-MM-DD",
    help="Said or happened from that day on.",
)
@click.option("--until", type=Day(), metavar="YYYY-MM-DD", help="Said or happened up to the end of that day.")
@click.option("--about", metavar="WHOM", help="Facts about someone: me, sister, Anna.")
@click.option("--pinned", is_flag=True, help="Only the pinned ones.")
@click.option("--forgotten", is_flag=True, help="Those that can be brought back, in place of all others.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=50, show_default=True, help="How many.")
@_with_json
@click.pass_obj
def list_memories(
    session: Session,
    types: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    about: str | None,
    pinned: bool,
    forgotten: bool,
    limit: int,
    with_json: bool,
) -> int:
    """List what is remembered, the newest first."""
    zone = zone_of_person(session)
    which = MemoryFilter(
        types=tuple(_TYPES[name] for name in types) or tuple(MemoryType),
        subject=_subject(about),
        span=span_of(since, until, zone),
        pinned=pinned,
        deleted=forgotten,
    )
    found = _call(session, lambda memories: memories.browse(which, limit=limit))
    _print(found, with_json, lambda one: memory_line(one, zone))
    if not found and not with_json:
        tell("Nothing like that is remembered.")
    return 0


@memory.command()
@click.argument("words")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many.")
@_with_json
@click.pass_obj
def search(session: Session, words: str, limit: int, with_json: bool) -> int:
    """Show what WORDS bring to mind, and why. The best comes first, as in a conversation."""
    words_to_find(words)
    zone = zone_of_person(session)
    _tell_when_off(session)
    found = _call(session, lambda memories: memories.recall(words, limit=limit))
    _print(found, with_json, lambda one: f"{memory_line(one.memory, zone)}\n    {reasons(one, zone)}")
    if not found and not with_json:
        tell("Nothing comes to mind.")
    return 0


@memory.command()
@click.argument("memory_id", metavar="ID")
@_with_json
@click.pass_obj
def show(session: Session, memory_id: str, with_json: bool) -> int:
    """Show one memory. Also what it replaced, what replaced it, and the messages it came from."""
    asked = parsed_id(memory_id)
    shown = _call(session, lambda memories: memories.get(asked))
    replaced = _call(session, lambda memories: memories.replaced(shown))
    successor_id, successor = shown.superseded_by, None
    if successor_id is not None:
        successor = _call(session, lambda memories: memories.get(successor_id))
    sources = _call(session, lambda memories: memories.sources(asked))
    if with_json:
        found = {"memory": shown, "replaced": replaced, "replaced_by": successor, "sources": sources}
        say(json.dumps({name: as_json(value) for name, value in found.items()}, indent=2))
        return 0
    zone = zone_of_person(session)
    say(f"{shown.content}\n")
    for label, value in memory_rows(shown, zone):
        if value:
            say(f"{label + ':':14} {one_line(value)}")
    for one in replaced:
        say(f"{'Replaced:':14} {memory_line(one, zone)}")
    if successor is not None:
        say(f"{'Replaced by:':14} {memory_line(successor, zone)}")
    for message in sources:
        say(f"\n{message_text(message, zone).rstrip()}")
    return 0


@memory.command()
@click.argument("text")
@click.option(
    "--type", "type_", type=click.Choice(_BY_HAND), default="fact", show_default=True, help="What it is."
)
@_with_json
@click.pass_obj
def add(session: Session, text: str, type_: str, with_json: bool) -> int:
    """Remember TEXT, though it was never said."""
    _tell_when_off(session)
    added = _call(session, lambda memories: memories.add(text, _TYPES[type_]))
    _report(added, with_json, f"Remembered: {added.id}")
    return 0


@memory.command()
@click.argument("memory_id", metavar="ID")
@click.argument("text")
@_with_json
@click.pass_obj
def edit(session: Session, memory_id: str, text: str, with_json: bool) -> int:
    """Let the memory ID say TEXT instead. The messages it came from stay as they are."""
    asked = parsed_id(memory_id)
    edited = _call(session, lambda memories: memories.edit(asked, text))
    _report(edited, with_json, f"Changed: {edited.id}")
    return 0


@memory.command()
@click.argument("memory_id", metavar="ID")
@_with_json
@click.pass_obj
def pin(session: Session, memory_id: str, with_json: bool) -> int:
    """Keep the memory ID, however seldom it comes to mind."""
    asked = parsed_id(memory_id)
    _report(_call(session, lambda memories: memories.pin(asked, True)), with_json, "Pinned.")
    return 0


@memory.command()
@click.argument("memory_id", metavar="ID")
@_with_json
@click.pass_obj
def unpin(session: Session, memory_id: str, with_json: bool) -> int:
    """Treat the memory ID like any other again."""
    asked = parsed_id(memory_id)
    _report(_call(session, lambda memories: memories.pin(asked, False)), with_json, "No longer pinned.")
    return 0


@memory.command()
@click.argument("memory_id", metavar="ID")
@_with_json
@click.pass_obj
def forget(session: Session, memory_id: str, with_json: bool) -> int:
    """Forget the memory ID; `undo` brings it back."""
    asked = parsed_id(memory_id)
    forgotten = _call(session, lambda memories: memories.forget(asked))
    _report(forgotten, with_json, f"Forgotten. To bring it back: bestfriend memory undo {asked}")
    return 0


@memory.command()
@click.argument("memory_id", metavar="ID")
@_with_json
@click.pass_obj
def undo(session: Session, memory_id: str, with_json: bool) -> int:
    """Bring the forgotten memory ID back; `list --forgotten` names them."""
    asked = parsed_id(memory_id)
    back = _call(session, lambda memories: memories.undo_forget(asked))
    _report(back, with_json, f"Remembered again: {one_line(back.content)[:LINE]}")
    return 0


@memory.command()
@_with_json
@click.pass_obj
def stats(session: Session, with_json: bool) -> int:
    """Count what is remembered."""
    counted = _call(session, lambda memories: memories.statistics())
    change = _call(session, lambda memories: memories.embedder_change())
    if with_json:
        say(json.dumps(as_json(counted) | {"embedder_change": as_json(change)}, indent=2))
        return 0
    zone = zone_of_person(session)
    for label, value in figures(counted, zone):
        say(f"{label:28} {value:>10}")
    if note := _call(session, lambda memories: memories.embedder_note()):
        say(note)
    return 0


def parsed_id(text: str) -> MemoryId:
    """The id that was typed.

    Raises:
        Refused: `memory_unknown`: it is none.
    """
    return MemoryId(identifier(text, of="memory", listed_by="bestfriend memory list"))


def _call(session: Session, ask: Callable[[Memories], Coroutine[Any, Any, T]]) -> T:
    companion = session.opened().companion
    return session.call(ask(session.call(companion.memories())))


def _tell_when_off(session: Session) -> None:
    if not types_remembered(session.built().settings.current.memory):
        tell("Memory is switched off: nothing comes to mind. See: bestfriend settings explain memory.enabled")


def _subject(about: str | None) -> str:
    if about is None:
        return ""
    subject = folded(about)
    if not subject:
        raise click.BadParameter("Write a name or a relation.", param_hint="--about")
    return PERSON if subject in ("i", "me", "myself") else subject


def _print(items: Sequence[T], with_json: bool, text: Callable[[T], str]) -> None:
    if with_json:
        say(json.dumps(as_json(items), indent=2))
        return
    for item in items:
        say(text(item))


def _report(changed: Memory, with_json: bool, sentence: str) -> None:
    say(json.dumps(as_json(changed), indent=2) if with_json else sentence)
