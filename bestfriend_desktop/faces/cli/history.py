"""`bestfriend history`: conversations, the messages of one, and a search over all."""

import json
from collections.abc import Callable, Sequence
from datetime import tzinfo
from typing import TypeVar

import click

from bestfriend_desktop.domain.conversation import (
    Conversation,
    Message,
    MessageStatus,
    Role,
    SearchHit,
    utc_now,
)
from bestfriend_desktop.domain.deletion import DeletedConversation
from bestfriend_desktop.domain.errors import Refused
from bestfriend_desktop.domain.events import as_json
from bestfriend_desktop.domain.upkeep import UNDO_DAYS
from bestfriend_desktop.faces.cli.chat import conversation_id, found_conversation
from bestfriend_desktop.faces.cli.days import zone_of_person
from bestfriend_desktop.faces.cli.identifiers import words_to_find
from bestfriend_desktop.faces.cli.session import Session
from bestfriend_desktop.faces.cli.terminal import one_line, say, tell

T = TypeVar("T")

PAGE = 500
"""How many messages are asked for at once."""

MOST_RELATED = 8
"""Messages that are near in meaning, behind those that contain the words."""


@click.command(
    epilog="""\b
Examples:
  bestfriend history
  bestfriend history last
  bestfriend history 01936f1c-5a5e-7a2e-8d3c-2f8f5f4f6a10
  bestfriend history --search "birthday anna"
  bestfriend history last --delete
  bestfriend history --deleted
  bestfriend history 01936f1c-5a5e-7a2e-8d3c-2f8f5f4f6a10 --restore
"""
)
@click.argument("conversation", metavar="[ID|last]", required=False)
@click.option(
    "--search",
    "words",
    metavar="WORDS",
    help="Find messages that contain all these words, and related ones behind them.",
)
@click.option("--archived", is_flag=True, help="List the archived conversations instead.")
@click.option("--deleted", is_flag=True, help="List the deleted conversations instead, for their 30 days.")
@click.option(
    "--delete", "action", flag_value="delete", help="Delete the conversation; --restore brings it back."
)
@click.option(
    "--delete-with-memories",
    "action",
    flag_value="delete-with-memories",
    help="The same, and forget what is remembered from it; both come back together.",
)
@click.option(
    "--restore",
    "action",
    flag_value="restore",
    help="Bring a deleted conversation back, and the memories that went with it.",
)
@click.option(
    "--erase",
    "action",
    flag_value="erase",
    help="Delete a deleted conversation for good, and the memories that went with it.",
)
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=50,
    show_default=True,
    help="How many conversations or search hits.",
)
@click.option("--json", "with_json", is_flag=True, help="Print one JSON array.")
@click.pass_obj
def history(
    session: Session,
    conversation: str | None,
    words: str | None,
    archived: bool,
    deleted: bool,
    action: str | None,
    limit: int,
    with_json: bool,
) -> int:
    """List your conversations, or print the messages of one. The newest come first."""
    if action is not None and (conversation is None or words is not None or archived or deleted):
        raise click.UsageError(f"--{action} wants the ID of one conversation, and nothing else.")
    if deleted and (conversation is not None or words is not None or archived):
        raise click.UsageError("--deleted lists by itself: leave out the rest.")
    if conversation is not None and words is not None:
        raise click.UsageError("Search looks through all conversations: leave out the ID.")
    if conversation not in (None, "last"):
        conversation_id(conversation)  # a mistyped one needs no database
    if words is not None:
        words_to_find(words)
    companion = session.opened().companion
    zone = zone_of_person(session)
    if conversation is not None and action is not None:
        return _do(session, action, conversation)
    if deleted:
        gone = session.call(companion.deleted(limit=limit))
        _print(gone, with_json, lambda one: _deleted_text(one, zone))
        if not gone and not with_json:
            tell("Nothing was deleted in the last 30 days.")
    elif conversation is not None:
        _print(_all_messages(session, conversation), with_json, lambda one: message_text(one, zone))
    elif words is not None:
        _print_found(session, words, limit, with_json)
    else:
        found = session.call(companion.conversations(archived=archived, limit=limit))
        _print(found, with_json, lambda one: _conversation_text(one, zone))
        if not found and not with_json:
            tell("Nothing is archived." if archived else "There is no conversation yet.")
    return 0


def _do(session: Session, action: str, named: str) -> int:
    """Delete a conversation, bring it back, or erase it; then `last` is the one that was deleted last."""
    companion = session.opened().companion
    if action in ("delete", "delete-with-memories"):
        there = found_conversation(session, named)
        if there is None:
            raise Refused("conversation_unknown", "There is no conversation yet.", "There is nothing to do.")
        session.call(companion.delete(there, memories=action == "delete-with-memories"))
        say(f"Deleted. For {UNDO_DAYS} days, this brings it back: bestfriend history {there} --restore")
        return 0
    if named == "last":
        gone = session.call(companion.deleted(limit=1))
        if not gone:
            raise Refused("conversation_unknown", "Nothing was deleted lately.", "There is nothing to do.")
        which = gone[0].conversation.id
    else:
        which = conversation_id(named)
    if action == "restore":
        say(_conversation_text(session.call(companion.undo_delete(which)), zone_of_person(session)))
    else:
        session.call(companion.erase(which))
        say("Erased.")
    return 0


def _print_found(session: Session, words: str, limit: int, with_json: bool) -> None:
    companion = session.opened().companion
    zone = zone_of_person(session)
    hits = session.call(companion.search(words, limit=limit))
    if not with_json:
        # At once: the first look for what is related takes a moment.
        _print(hits, with_json, lambda one: _hit_text(one, zone))
    related: list[SearchHit] = []
    if room := min(MOST_RELATED, limit - len(hits)):
        known = [hit.message.id for hit in hits]
        related = session.call(companion.related(words, without=known, limit=room))
    if with_json:
        _print([*hits, *related], with_json, lambda one: _hit_text(one, zone))
    elif related:
        say("Related:")
        _print(related, with_json, lambda one: _hit_text(one, zone))
    elif not hits:
        tell(f"No message contains “{one_line(words)}”.")


def _print(items: Sequence[T], with_json: bool, text: Callable[[T], str]) -> None:
    if with_json:
        say(json.dumps(as_json(items), indent=2))
        return
    for item in items:
        say(text(item))


def _all_messages(session: Session, named: str) -> list[Message]:
    companion = session.opened().companion
    conversation = found_conversation(session, named)
    if conversation is None:
        return []
    pages = [session.call(companion.messages(conversation, limit=PAGE))]
    while pages[-1] and (until := pages[-1][0].parent_id):
        pages.append(session.call(companion.messages(conversation, until=until, limit=PAGE)))
    return [message for page in reversed(pages) for message in page]


def _hit_text(hit: SearchHit, zone: tzinfo) -> str:
    return f"{_conversation_text(hit.conversation, zone)}\n    {one_line(hit.excerpt)}"


def _conversation_text(conversation: Conversation, zone: tzinfo) -> str:
    when = conversation.updated_at.astimezone(zone)
    title = one_line(conversation.title) or "Untitled"
    return f"{conversation.id}  {when:%Y-%m-%d %H:%M}  {title}{'  (pinned)' if conversation.pinned else ''}"


def _deleted_text(deleted: DeletedConversation, zone: tzinfo) -> str:
    days = deleted.days_left(utc_now())
    left = f"{days} {'day' if days == 1 else 'days'} left"
    text = _conversation_text(deleted.conversation, zone)
    return f"{text}  ({left}{', with memories' * deleted.took_memories})"


_STATUS = {
    MessageStatus.INTERRUPTED: ", stopped",
    MessageStatus.CUT: ", cut off at its limit",
    MessageStatus.FAILED: ", broken off",
}


def message_text(message: Message, zone: tzinfo) -> str:
    """Who said it, when on the person's clock, and the whole text."""
    who = "You" if message.role is Role.PERSON else f"Companion ({one_line(message.model or 'unknown')})"
    when = message.created_at.astimezone(zone)
    return f"{who}, {when:%Y-%m-%d %H:%M}{_STATUS.get(message.status, '')}:\n{message.text}\n"
