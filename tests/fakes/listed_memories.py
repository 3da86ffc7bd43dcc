"""Memories in a list, searched exactly: `MemoryStore.candidates` with vectors and true figures."""

from collections import Counter
from collections.abc import Sequence
from statistics import fmean, pstdev

from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.memory import (
    Candidate,
    CandidateQuery,
    CandidateSet,
    Channel,
    Memory,
    MemoryFigures,
    MemoryId,
)
from bestfriend_desktop.domain.words import terms
from bestfriend_desktop.ports import EmbeddedText


class ListedMemories:
    """Add memories in the order they were said."""

    def __init__(self) -> None:
        self._rows: dict[OwnerId, list[tuple[Memory, EmbeddedText | None]]] = {}
        self.queries: list[CandidateQuery] = []
        """What was asked, the last at the end."""

    def add(self, owner: OwnerId, memory: Memory, embedded: EmbeddedText | None = None) -> None:
        self._rows.setdefault(owner, []).append((memory, embedded))

    async def figures(self, owner: OwnerId, terms: Sequence[str], embedding_model: str) -> MemoryFigures:
        return MemoryFigures(0, 0.0, {}, False)

    async def candidates(
        self, owner: OwnerId, query: CandidateQuery, figures: MemoryFigures | None = None
    ) -> CandidateSet:
        self.queries.append(query)
        rows = [row for row in self._rows.get(owner, []) if row[0].deleted_at is None]
        texts = [tuple(terms(memory.content)) for memory, _ in rows]
        cosines = [
            tuple(_dot(vector, embedded.vector) for vector in query.vectors) if embedded else ()
            for _, embedded in rows
        ]
        known = [each for each in cosines if each]
        naming = {
            name: {
                memory.conversation_id
                for (memory, _), its in zip(rows, texts, strict=True)
                if set(terms(name)) <= set(its)
            }
            for name in query.named
        }
        found = []
        for at, (memory, embedded) in enumerate(rows):
            if memory.type not in query.types or memory.id in query.without:
                continue
            channels = set()
            if cosines[at]:
                channels.add(Channel.MEANING)
            if set(texts[at]) & set(query.terms):
                channels.add(Channel.WORDS)
            if any(span.start <= memory.occurred_at < span.end for span in query.spans):
                channels.add(Channel.TIME)
            if channels:
                found.append(
                    Candidate(
                        memory,
                        cosines[at],
                        texts[at],
                        embedded.token_vectors if embedded else None,
                        self._beside(rows, at, -1),
                        self._beside(rows, at, 1),
                        str(memory.conversation_id),
                        frozenset(channels),
                        frozenset(name for name in query.named if memory.conversation_id in naming[name]),
                    )
                )
        frequency = Counter(term for each in texts for term in set(each))
        return CandidateSet(
            candidates=tuple(found),
            total=len(rows),
            document_frequency={term: frequency[term] for term in query.terms},
            average_terms=fmean(map(len, texts)) if texts else 0.0,
            similarity_mean=tuple(fmean(form) for form in zip(*known, strict=True)),
            similarity_deviation=tuple(pstdev(form) for form in zip(*known, strict=True)),
        )

    @staticmethod
    def _beside(rows: Sequence[tuple[Memory, EmbeddedText | None]], at: int, step: int) -> MemoryId | None:
        here = rows[at][0].conversation_id
        if not 0 <= at + step < len(rows) or here is None or rows[at + step][0].conversation_id != here:
            return None
        return rows[at + step][0].id


def _dot(one: Sequence[float], other: Sequence[float]) -> float:
    return sum(a * b for a, b in zip(one, other, strict=True))
