"""Memories in the terminal: as a line of a list, as rows of what there is to say, and counted."""

from datetime import datetime, tzinfo

from bestfriend_desktop.domain.conversation import Role, utc_now
from bestfriend_desktop.domain.embedders import in_words
from bestfriend_desktop.domain.facts import PERSON
from bestfriend_desktop.domain.memory import Memory, MemoryStatistics, MemoryType, Recollection
from bestfriend_desktop.domain.plain_words import first_words
from bestfriend_desktop.faces.cli.terminal import one_line

LINE = 100
"""Characters of a memory in a list; `show` prints it whole."""


def memory_line(one: Memory, zone: tzinfo) -> str:
    """A memory in a list: its id, when, what kind, its beginning in plain words."""
    text = one_line(first_words(one.content, 4 * LINE))
    if len(text) > LINE:
        text = f"{text[:LINE].rstrip()}…"
    notes = ["pinned"] if one.pinned else []
    if not one.is_current:
        notes.append("no longer so")
    noted = f"  ({', '.join(notes)})" if notes else ""
    return f"{one.id}  {one.occurred_at.astimezone(zone):%Y-%m-%d %H:%M}  {_kind(one)}: {text}{noted}"


def _kind(one: Memory) -> str:
    if one.type is MemoryType.CONVERSATION:
        return "companion said" if one.speaker is Role.COMPANION else "you said"
    return "summary" if one.type is MemoryType.SUMMARY else one.type.value


def reasons(one: Recollection, zone: tzinfo) -> str:
    """Why it came to mind, and how many days ago it was on the person's calendar."""
    today, day = (moment.astimezone(zone).date() for moment in (utc_now(), one.memory.occurred_at))
    days = max(0, (today - day).days)
    age = "today" if days == 0 else f"{days} day{'s' if days > 1 else ''} ago"
    shares = ", ".join(f"{reason.channel.value} {reason.score:.0%}" for reason in one.reasons)
    return f"{shares or 'nothing in particular'}; {age}"


def memory_rows(one: Memory, zone: tzinfo) -> list[tuple[str, str]]:
    """What there is to say of one memory, label and value; values may be empty."""

    def day(when: datetime | None) -> str:
        return f"{when.astimezone(zone):%Y-%m-%d %H:%M}" if when else ""

    subject = "you" if one.subject == PERSON else one.subject
    return [
        ("Memory", str(one.id)),
        ("Kind", _kind(one)),
        ("About", ", ".join(filter(None, (subject, one.attribute.partition(":")[0])))),
        ("When", day(one.occurred_at)),
        ("True since", day(one.valid_from)),
        ("True until", day(one.valid_until)),
        ("Importance", f"{one.importance:.0%}"),
        (
            "Came to mind",
            f"{one.access_count} times, last {day(one.last_accessed)}" if one.access_count else "",
        ),
        ("Pinned", "yes" if one.pinned else ""),
        ("Forgotten", day(one.deleted_at)),
        ("Conversation", str(one.conversation_id) if one.conversation_id else ""),
    ]


def figures(counted: MemoryStatistics, zone: tzinfo) -> list[tuple[str, str]]:
    """How much there is of what, label and value."""

    def day(when: datetime | None) -> str:
        return f"{when.astimezone(zone):%Y-%m-%d}" if when else "none"

    return [
        ("Messages, word for word", f"{counted.by_type.get(MemoryType.CONVERSATION, 0):,}"),
        ("Facts", f"{counted.by_type.get(MemoryType.FACT, 0):,}"),
        ("Preferences", f"{counted.by_type.get(MemoryType.PREFERENCE, 0):,}"),
        ("Summaries", f"{counted.by_type.get(MemoryType.SUMMARY, 0):,}"),
        ("Pinned", f"{counted.pinned:,}"),
        ("No longer so", f"{counted.superseded:,}"),
        ("Forgotten", f"{counted.deleted:,}"),
        ("Found by meaning with", in_words(counted.embedder)),
        ("Still to be indexed", f"{counted.waiting_to_embed:,}"),
        ("Still to be read for facts", f"{counted.waiting_to_draw:,}"),
        ("Oldest", day(counted.oldest)),
        ("Newest", day(counted.newest)),
    ]
