"""What comes to mind at a message: read it, find candidates by every channel, rank them, keep what fits."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from bestfriend_desktop.domain.conversation import MessageId, OwnerId
from bestfriend_desktop.domain.errors import BestFriendError
from bestfriend_desktop.domain.facts import folded
from bestfriend_desktop.domain.memory import (
    CandidateQuery,
    CandidateSet,
    MemoryFigures,
    MemoryType,
    Recollection,
)
from bestfriend_desktop.domain.prompt import Count
from bestfriend_desktop.domain.question import Question, read_question
from bestfriend_desktop.domain.ranking import rank
from bestfriend_desktop.domain.recollection_text import recollection_line
from bestfriend_desktop.domain.words import terms
from bestfriend_desktop.ports import EmbeddedText, Embedder, MemoryStore

EMBED_LIMIT_S = 2.0
"""A reply does not wait longer for the embedder; then words alone must do. MiniLM takes some 10 ms."""

TRIED_IN_VAIN = 8
"""Recollections too long for what room is left, after which no more are tried: counting tokens takes time."""

READ_CHARACTERS = 1_000
"""Of a long message, what is read of its beginning and as much of its end, where the question mostly is."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A message as it was read: what can be known before it is clear what need not come to mind."""

    question: Question
    embedder: Embedder | None
    forms: Sequence[EmbeddedText]
    """Of the question, in their order; empty without an embedder."""
    terms: tuple[str, ...]
    """That memories are looked for by."""
    figures: MemoryFigures
    """Of all memories."""


class Recalling:
    """Recall for one message at a time, over any store and embedder.

    Args:
        store: where memories are; called for, since a store is opened later than services are made.
        embedder: likewise; None where there is none, and then words alone find memories.
    """

    def __init__(self, store: Callable[[], MemoryStore], embedder: Callable[[], Embedder | None]) -> None:
        self._store = store
        self._embedder = embedder

    async def read(
        self,
        owner: OwnerId,
        text: str,
        *,
        now: datetime,
        time_zone: tzinfo,
        person_name: str = "",
        companion_name: str = "",
    ) -> Reading:
        """What a message asks, its vectors and how rare its words are; no embedder is made do without.

        Args:
            owner: whose memories.
            text: what the person says.
            now: aware.
            time_zone: of the person.
            person_name: what the person is called; "" unknown.
            companion_name: what the companion is called; "" unknown.

        Raises:
            Unavailable: the store does not answer.
        """
        question = read_question(
            _readable(text),
            person_name=person_name,
            companion_name=companion_name,
            now=now,
            time_zone=time_zone,
        )
        embedder = self._embedder()
        asked = tuple(dict.fromkeys(terms(question.text)))
        figures = self._store().figures(owner, asked, embedder.name if embedder else "")
        forms, known = await asyncio.gather(_embed(embedder, question), figures)
        return Reading(question, embedder, forms, asked, known)

    async def recall(
        self,
        owner: OwnerId,
        reading: Reading,
        *,
        now: datetime,
        time_zone: tzinfo,
        without: Sequence[MessageId] = (),
        types: Sequence[MemoryType] = tuple(MemoryType),
        limit: int = 20,
        budget_tokens: int | None = None,
        count: Count = len,
    ) -> list[Recollection]:
        """What a message brings to mind, the best first.

        Args:
            owner: whose memories.
            reading: of what the person says.
            now: aware.
            time_zone: of the person.
            without: messages that stand in the prompt already.
            types: the types of memory that may come.
            limit: at most so many.
            budget_tokens: what their lines in the prompt may take together; None: no matter.
            count: tokens of a text.

        Raises:
            Unavailable: the store does not answer.
        """
        question, embedder, forms = reading.question, reading.embedder, reading.forms
        found = await self._store().candidates(
            owner,
            CandidateQuery(
                vectors=tuple(tuple(form.vector) for form in forms),
                embedding_model=embedder.name if embedder else "",
                terms=reading.terms,
                spans=question.spans,
                people=question.people,
                named=question.named,
                without=tuple(without),
                types=tuple(types),
            ),
            reading.figures,
        )
        # Some 20 ms of arithmetic: beside the loop, so that tokens of a reply elsewhere go on arriving.
        spare = limit if budget_tokens is None else 3 * limit
        ranked = await asyncio.to_thread(_rank, question, found, embedder, forms, now, spare)
        if budget_tokens is None:
            return ranked

        def cost(one: Recollection) -> int:
            return count(recollection_line(one, now=now, time_zone=time_zone)) + 1  # and its line break

        return _fitting(ranked, limit, budget_tokens, cost)


def _readable(text: str) -> str:
    if len(text) <= 2 * READ_CHARACTERS:
        return text
    return f"{text[:READ_CHARACTERS]} {text[-READ_CHARACTERS:]}"


async def _embed(embedder: Embedder | None, question: Question) -> list[EmbeddedText]:
    if embedder is None:
        return []
    try:
        async with asyncio.timeout(EMBED_LIMIT_S):
            return await embedder.questions(question.forms)
    except (BestFriendError, TimeoutError):
        return []


def _rank(
    question: Question,
    found: CandidateSet,
    embedder: Embedder | None,
    forms: Sequence[EmbeddedText],
    now: datetime,
    limit: int,
) -> list[Recollection]:
    late: list[list[float]] = []
    documents = [candidate.token_vectors for candidate in found.candidates]
    if embedder and any(documents):
        late = embedder.late_interaction([form for form in forms if form.token_vectors], documents)
    return rank(question, found, late=late, now=now, limit=limit)


def _fitting(
    ranked: Sequence[Recollection], limit: int, room: int, cost: Callable[[Recollection], int]
) -> list[Recollection]:
    """The best that fit; one that is too long makes way for those behind it, of which so many are tried."""
    kept: list[Recollection] = []
    told: set[str] = set()
    too_long = 0
    for one in ranked:
        if len(kept) == limit or too_long == TRIED_IN_VAIN:
            break
        # A fact is often the message it was drawn from, word for word: once is enough.
        words = folded(one.memory.content)
        if words in told:
            continue
        told.add(words)
        if (needed := cost(one)) <= room:
            room -= needed
            kept.append(one)
            too_long = 0
        else:
            too_long += 1
    return kept
