"""Memories in plain words: what kind they are, who said it, how long ago, and why they came to mind."""

import re
from datetime import datetime

from bestfriend_desktop.domain.conversation import Role
from bestfriend_desktop.domain.facts import PERSON
from bestfriend_desktop.domain.memory import Channel, Memory, MemoryStatistics, MemoryType, Recollection
from bestfriend_desktop.faces.window.person_clock import local

CHANNEL_WORDS = {
    Channel.MEANING: "meaning",
    Channel.WORDS: "words",
    Channel.TIME: "time",
    Channel.PEOPLE: "people",
    Channel.NEIGHBOUR: "said nearby",
}
_TYPE_WORDS = {
    MemoryType.FACT: "Fact",
    MemoryType.PREFERENCE: "Preference",
    MemoryType.SUMMARY: "Summary",
}


def kind(memory: Memory) -> str:
    """`You said`, `Best Friend said`, `Fact`, `Fact about Anna`, `Preference`."""
    if memory.type is MemoryType.CONVERSATION:
        return "Best Friend said" if memory.speaker is Role.COMPANION else "You said"
    about = f" about {subject(memory.subject)}" if memory.subject not in ("", PERSON) else ""
    return _TYPE_WORDS[memory.type] + about


def subject(name: str) -> str:
    """Whom a fact is about: `you`, `your sister`, `Anna`, as the store's folded names allow."""
    if name in (PERSON, ""):
        return "you"
    return f"your {name}" if _RELATION.fullmatch(name) else name.title()


def ago(moment: datetime, now: datetime) -> str:
    """How long ago: `today`, `yesterday`, `5 days ago`, `3 weeks ago`, `7 months ago`, `2 years ago`."""
    days = local(now).toordinal() - local(moment).toordinal()
    if days <= 1:
        return "yesterday" if days == 1 else "today"
    for size, name in ((365, "year"), (30, "month"), (7, "week")):
        if days >= 2 * size or (size == 365 and days >= size):
            count = days // size
            return f"{count} {name}{'' if count == 1 else 's'} ago"
    return f"{days} days ago"


def day(moment: datetime) -> str:
    """A day: `3 May 2026`."""
    there = local(moment)
    return f"{there.day} {there:%B %Y}"


def why(recollection: Recollection, now: datetime) -> str:
    """Why it came to mind: `meaning, words · 3 weeks ago`."""
    channels = ", ".join(CHANNEL_WORDS[reason.channel] for reason in recollection.reasons[:3])
    return " · ".join(part for part in (channels, ago(recollection.memory.occurred_at, now)) if part)


def counted(statistics: MemoryStatistics) -> list[str]:
    """Figures of the types: `1,204 said`, `38 facts`, `12 preferences`, `3 summaries`; then the others."""
    by_type = statistics.by_type
    facts, likes = by_type.get(MemoryType.FACT, 0), by_type.get(MemoryType.PREFERENCE, 0)
    parts = [
        f"{by_type.get(MemoryType.CONVERSATION, 0):,} said",
        f"{facts:,} {'fact' if facts == 1 else 'facts'}",
        f"{likes:,} {'preference' if likes == 1 else 'preferences'}",
    ]
    if summaries := by_type.get(MemoryType.SUMMARY, 0):
        parts.append(f"{summaries:,} {'summary' if summaries == 1 else 'summaries'}")
    else:
        parts.append("")
    if statistics.pinned:
        parts.append(f"{statistics.pinned:,} pinned")
    if statistics.oldest:
        parts.append(f"since {day(statistics.oldest)}")
    return parts


_RELATION = re.compile(
    r"(?:best |little |big |older |younger |twin )?(?:mother|father|mum|mom|dad|parents|sister|brother|wife|"
    r"husband|partner|girlfriend|boyfriend|fianc[eé]e?|son|daughter|child|children|aunt|uncle|cousin|niece|"
    r"nephew|grand(?:mother|father|ma|pa|son|daughter)|friend|boss|colleague|coworker|neighbou?r|"
    r"flatmate|roommate|teacher|doctor|therapist|sibling|dog|cat|pet|rabbit|"
    r"hamster|horse|bird|parrot)"
)
