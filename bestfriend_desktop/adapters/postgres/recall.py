"""Finding candidates for what comes to mind, in two round trips: figures first, then all channels at once.

The figures decide how: which terms are rare enough to look for, and whether all vectors of the owner are
compared (exact, up to EXACT_LIMIT memories) or the owner's own HNSW index is asked.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, Text, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.adapters.postgres.memory_rows import COUNT, memory_of
from bestfriend_desktop.adapters.postgres.recall_statement import WORDS_LIMIT, Way, statement
from bestfriend_desktop.adapters.postgres.vector_index import index_name
from bestfriend_desktop.adapters.postgres.vectors import as_text
from bestfriend_desktop.domain import bm25, first_stage
from bestfriend_desktop.domain.conversation import ConversationId, OwnerId
from bestfriend_desktop.domain.memory import (
    Candidate,
    CandidateQuery,
    CandidateSet,
    Channel,
    MemoryFigures,
    MemoryId,
    MemoryType,
)
from bestfriend_desktop.domain.words import terms

EXACT_LIMIT = 5_000
"""Memories of an owner up to which all vectors are compared."""

_FIGURES = text("""
    SELECT coalesce(t.memories, 0) AS total, coalesce(t.terms, 0) AS terms,
        ARRAY(
            SELECT coalesce(c.memories, 0)
            FROM unnest(:terms) WITH ORDINALITY AS asked (term, place)
            LEFT JOIN memory_terms c ON c.user_id = :owner AND c.term = asked.term
            ORDER BY asked.place
        ) AS frequencies,
        EXISTS (
            SELECT FROM pg_index WHERE indexrelid = to_regclass(:index) AND indisvalid
        ) AS is_indexed
    FROM (VALUES (1)) AS once
    LEFT JOIN memory_totals t ON t.user_id = :owner
""").bindparams(
    bindparam("owner", type_=Uuid),
    bindparam("terms", type_=ARRAY(Text)),
    bindparam("index", type_=Text),
)


async def figures(
    database: Database, owner: OwnerId, asked: Sequence[str], embedding_model: str
) -> MemoryFigures:
    """What is to be known beforehand; see `ports.MemoryStore.figures`."""
    asked = tuple(dict.fromkeys(asked))
    index = index_name(owner, embedding_model)
    found = (await database.rows(_FIGURES, {"owner": owner, "terms": list(asked), "index": index}))[0]
    return MemoryFigures(
        total=found.total,
        average_terms=found.terms / found.total if found.total else 0.0,
        document_frequency=dict(zip(asked, found.frequencies, strict=True)),
        is_indexed=found.is_indexed,
    )


async def candidates(
    database: Database,
    owner: OwnerId,
    query: CandidateQuery,
    known: MemoryFigures,
    *,
    has_vectors: bool,
    exact_limit: int = EXACT_LIMIT,
) -> CandidateSet:
    """All that could matter; see `ports.MemoryStore.candidates`."""
    vectors = query.vectors if has_vectors else ()
    frequency = known.document_frequency
    chosen = _rare_enough(frequency, at_least=0 if vectors else 1)
    people = [found for name in query.people if (found := " ".join(terms(name)))]
    names = {name: found for name in query.named if (found := " ".join(terms(name)))}
    exact = known.total <= exact_limit or not known.is_indexed
    way = Way(
        forms=len(vectors),
        exact=exact or MemoryType.CONVERSATION not in query.types,
        by_type=MemoryType.CONVERSATION not in query.types,
        with_words=bool(chosen),
        with_spans=bool(query.spans),
        with_people=bool(query.people),
        with_names=bool(names),
    )
    parameters: dict[str, Any] = {
        "owner": owner,
        "model": query.embedding_model,
        "types": [kind.value for kind in query.types],
        "without": list(query.without),
        "nearest": query.nearest,
        "count": query.per_channel,
        "hits": query.hits,
        "around": query.neighbours,
    }
    parameters |= {f"v{at}": as_text(vector) for at, vector in enumerate(vectors)}
    if way.forms and not way.exact:
        parameters["mean"] = as_text(tuple(map(sum, zip(*vectors, strict=True))))
    if way.with_words:
        weights = {term: bm25.weight(known.total, frequency[term]) for term in chosen}
        parameters |= {
            "chosen": chosen,
            "weights": list(weights.values()),
            # Of a term that stands there once.
            "damping": 1 + bm25.saturation(0, known.average_terms),
            "length_damping": bm25.saturation(1, known.average_terms)
            - bm25.saturation(0, known.average_terms),
            "words_share": first_stage.WORDS * (bm25.K1 + 1) / sum(weights.values()),
        }
    if way.with_spans:
        parameters["starts"] = [span.start for span in query.spans]
        parameters["ends"] = [span.end for span in query.spans]
    if way.with_people:
        parameters |= {"people": list(query.people), "people_terms": people}
    if way.with_names:
        parameters |= {"names": list(names), "names_terms": list(names.values())}
    rows = await database.rows(statement(way), parameters)
    return CandidateSet(
        candidates=_candidates(rows),
        total=known.total,
        document_frequency=frequency,
        average_terms=known.average_terms,
        similarity_mean=tuple(getattr(rows[0], f"mean{at}") or 0.0 for at in range(way.forms)),
        similarity_deviation=tuple(getattr(rows[0], f"deviation{at}") or 0.0 for at in range(way.forms)),
    )


def _rare_enough(frequency: dict[str, int], *, at_least: int) -> list[str]:
    """The terms that WORDS looks for: from the rarest up, as far as WORDS_LIMIT goes."""
    chosen: list[str] = []
    room = WORDS_LIMIT
    for term in sorted((term for term, count in frequency.items() if count), key=lambda t: frequency[t]):
        room -= frequency[term]
        if len(chosen) >= at_least and room < 0:
            break
        chosen.append(term)
    return chosen


def _candidates(rows: Sequence[Sequence[Any]]) -> tuple[Candidate, ...]:
    found = [(memory_of(row), *row[COUNT:]) for row in rows if row[0] is not None]
    # Looking identifiers up is slow: each is looked up once.
    conversations: dict[ConversationId | None, dict[int, MemoryId]] = defaultdict(dict)
    places = [conversations[memory.conversation_id] for memory, *_ in found]
    for (memory, _, position, *_), place in zip(found, places, strict=True):
        if position:
            place[position] = memory.id
    return tuple(_candidate(one, place) for one, place in zip(found, places, strict=True))


def _candidate(one: Sequence[Any], place: Mapping[int, MemoryId]) -> Candidate:
    memory, its_terms, position, sitting, channels, named, token_vectors, similarities, *_ = one
    return Candidate(
        memory,
        () if similarities is None else tuple(similarities),
        tuple(its_terms),
        token_vectors,
        place.get(position - 1) if position else None,
        place.get(position + 1) if position else None,
        (sitting or memory.id).hex,
        _channels(*channels),
        frozenset(named or ()),
    )


@cache
def _channels(*names: str) -> frozenset[Channel]:
    return frozenset(map(Channel, names))
