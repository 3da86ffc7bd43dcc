"""One reply of the built-in companion: the message is taken apart, skills are asked, answers put together."""

import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass

from bestfriend_desktop.domain.dialogue.skills import SKILLS
from bestfriend_desktop.domain.dialogue.turn import Answer, Found, Lookup, Part, Skill, Turn
from bestfriend_desktop.domain.memory import MemoryId, Recollection
from bestfriend_desktop.domain.sentences import ends_sentence

MOST_PARTS = 4
"""Sentences of one message that are answered; more would make a letter of the reply."""

MOST_READ = 1_500
"""Characters of a message that are taken apart: who writes more tells a story, and it is kept whole anyway."""

_WORD = re.compile(r"(\S+)(?=\s*\n|\s+(\S)|\s*\Z)")


_YES_BUT = re.compile(
    r"^(?:yes|yeah|yep|no|nope|ok|okay|well|oh and|oh|actually|anyway|sorry|eigentlich|übrigens|entschuldigung|ja|nein|doch|na ja|also|sí|oui|non)(?:,\s*|\s+)(?=(?:I|I'm|my|we|he|she|they|it|you|what|how|ich|mein|wir|er|sie|es|je|mon|ma|yo|mi)\b)",
    re.IGNORECASE,
)
"""What a sentence that goes on behind it does not need to be understood."""


@dataclass(frozen=True, slots=True)
class BuiltInReply:
    """What the built-in companion says, and what goes with it."""

    text: str
    used: tuple[Recollection, ...] = ()
    """What it was answered from."""
    forget: tuple[MemoryId, ...] = ()
    """What the person has told it to forget."""


def parts_of(text: str) -> tuple[Part, ...]:
    """The sentences of a message; at least one part, also of a text without letters."""
    parts: list[Part] = []
    for line in text[:MOST_READ].splitlines():
        start = 0
        for word in _WORD.finditer(line):
            if ends_sentence(word[1], word[2] or "\n"):
                parts.append(Part(line[start : word.end(1)].strip()))
                start = word.end(1)
        parts.append(Part(line[start:].strip()))
    told = tuple(Part(_YES_BUT.sub("", part.text)) for part in parts if any(map(str.isalnum, part.text)))
    return told or (Part(text.strip()[:MOST_READ]),)


def respond(turn: Turn, skills: Iterable[Skill] = SKILLS) -> Generator[Lookup, Found, BuiltInReply]:
    """The reply to one message; yields what is to be looked up, and returns when it is complete.

    The last skill of the list answers everything, so there always is a reply.
    """
    skills = tuple(skills)
    for skill in skills:
        if skill.is_for_whole and (answer := (yield from skill.answer(turn.whole, turn))):
            return _together([answer])
    answers: list[tuple[Skill, Answer]] = []
    # The last sentences hold the question; of a long message those before the first few tell the rest.
    parts = turn.parts if len(turn.parts) <= MOST_PARTS else (*turn.parts[: MOST_PARTS - 1], turn.parts[-1])
    for part in parts:
        for skill in skills:
            is_minor = not part.is_question and (answers or part is not parts[-1])
            if skill.is_for_whole or (skill is skills[-1] and is_minor):
                continue  # one sentence of several that is not understood is passed over, but no question
            if answer := (yield from skill.answer(part, turn)):
                if all(skill is not other or answer.text != said.text for other, said in answers):
                    answers.append((skill, answer))
                    turn.said.append(f"{answer.text} {answer.question}")
                break
    return _together([answer for _, answer in answers])


def _together(answers: list[Answer]) -> BuiltInReply:
    """The answers in their order, openers first, with one question at the end."""
    openers = [answer for answer in answers if answer.is_opener]
    others = [answer for answer in answers if not answer.is_opener]
    chosen = [*openers[:1], *others]
    question = next((answer.question for answer in reversed(chosen) if answer.question), "")
    return BuiltInReply(
        " ".join(filter(None, [*(answer.text for answer in chosen), question])),
        tuple({one.memory.id: one for answer in chosen for one in answer.used}.values()),
        tuple(memory for answer in chosen for memory in answer.forget),
    )
