"""The statement that asks all channels at once for candidates, made for what a question names.

Every part of it names the owner. What it steps through row by row it does by the one index that is right.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, DateTime, Float, Integer, Text, TextClause, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.memory_rows import COLUMNS, SOURCES
from bestfriend_desktop.domain.memory import Channel

WORDS_LIMIT = 1_000
"""Postings that WORDS reads, rarest terms first; a commoner term weighs next to nothing."""
SPAN_LIMIT = 2_000
"""Memories of one span of time (the newest) and of one name that are looked at."""
SAMPLE = 300
"""Vectors from which mean and deviation are estimated where not all are compared."""

# Steps from row to row: `OFFSET 0` keeps the planner from making joins of them, which it does badly while it
# knows little of a table that has just grown.
_BY_ID = "SELECT * FROM memories WHERE user_id = :owner AND id = everything.id OFFSET 0"
_VECTOR_OF_M = """LEFT JOIN LATERAL (
    SELECT * FROM memory_vectors WHERE user_id = :owner AND model = :model AND memory_id = m.id OFFSET 0
) v ON true"""

_LIVE = """m.deleted_at IS NULL AND m.shown AND m.type = ANY(:types) AND m.id <> ALL(:without)"""


@dataclass(frozen=True, slots=True)
class Way:
    """What a statement must hold; there are a few dozen at most, and each is written once."""

    forms: int
    exact: bool
    by_type: bool
    """False where conversations are asked for, which most memories are."""
    with_words: bool
    with_spans: bool
    with_people: bool


@cache
def statement(way: Way) -> TextClause:
    """The one statement for all channels; its first columns are those of `memory_of`."""
    parts = [
        *_near(way),
        "found (id, channel, place) AS (\n" + "\nUNION ALL\n".join(_channels(way)) + "\n)",
        _HITS,
        _AROUND,
        _ALL,
    ]
    similar = ", ".join(f"1 - (v.embedding <=> CAST(:v{at} AS halfvec))" for at in range(way.forms))
    similar = f"CASE WHEN v.memory_id IS NOT NULL THEN ARRAY[{similar}] END" if way.forms else "NULL"
    measured = "".join(f", figures.mean{at}, figures.deviation{at}" for at in range(way.forms))
    statement = f"""
        WITH {", ".join(parts)}
        SELECT {COLUMNS}, {SOURCES}, m.terms, m.position, m.sitting_id, m.channels,
            {"v.token_vectors" if way.forms else "NULL"}, {similar} {measured}
        FROM {_figures(way)} AS figures
        LEFT JOIN (
            SELECT m.*, everything.channels FROM everything CROSS JOIN LATERAL ({_BY_ID}) m
        ) m ON true
        {_VECTOR_OF_M if way.forms else ""}
    """
    types: dict[str, Any] = {
        "owner": Uuid,
        "types": ARRAY(Text),
        "without": ARRAY(Uuid),
        "count": Integer,
        "more": Integer,
        "most": Integer,
        "hits": Integer,
        "around": Integer,
        "chosen": ARRAY(Text),
        "weights": ARRAY(Float),
        "damping": Float,
        "length_damping": Float,
        "starts": ARRAY(DateTime(timezone=True)),
        "ends": ARRAY(DateTime(timezone=True)),
        "people": ARRAY(Text),
        "names": ARRAY(Text),
    }
    return text(statement).bindparams(
        *(bindparam(name, type_=kind) for name, kind in types.items() if f":{name}" in statement)
    )


def _near(way: Way) -> list[str]:
    """The vectors to choose from, with the distance to each form."""
    distances = [f"embedding <=> CAST(:v{at} AS halfvec) AS d{at}" for at in range(way.forms)]
    if not way.forms:
        return []
    if way.exact:
        # Materialised, or the planner would take an index that brings but a part of them.
        of_type = "JOIN memories m ON m.user_id = :owner AND m.id = memory_id AND m.type = ANY(:types)"
        return [
            f"""near AS MATERIALIZED (
                SELECT memory_id, {", ".join(distances)}
                FROM memory_vectors v {of_type if way.by_type else ""}
                WHERE v.user_id = :owner AND v.model = :model
            )"""
        ]
    # One search for all forms: ranking adds their likenesses up, and so asks for what is near their mean.
    nearest = f"""near AS MATERIALIZED (
        SELECT memory_id, {", ".join(distances)}
        FROM memory_vectors
        WHERE user_id = :owner AND model = :model AND memory_id <> ALL(:without)
        ORDER BY embedding <=> CAST(:mean AS halfvec)
        LIMIT :most
    )"""
    sample = f"""sample AS MATERIALIZED (
        SELECT {", ".join(distances)}
        FROM memory_vectors
        WHERE user_id = :owner AND model = :model AND get_byte(uuid_send(memory_id), 15) < 4
        ORDER BY get_byte(uuid_send(memory_id), 14)
        LIMIT {SAMPLE}
    )"""
    return [nearest, sample]


def _figures(way: Way) -> str:
    if not way.forms:
        return "(VALUES (1))"
    measured = (f"1 - avg(d{at}) AS mean{at}, stddev_pop(d{at}) AS deviation{at}" for at in range(way.forms))
    return f"(SELECT {', '.join(measured)} FROM {'near' if way.exact else 'sample'})"


def _channels(way: Way) -> list[str]:
    channels = []
    for at in range(way.forms):
        channels.append(f"""(
            SELECT m.id, '{Channel.MEANING}' AS channel, row_number() OVER (ORDER BY d{at}) AS place
            FROM (
                SELECT memory_id, d{at} FROM near
                WHERE memory_id <> ALL(:without)
                ORDER BY d{at} LIMIT :more
            ) n
            CROSS JOIN LATERAL (
                SELECT id FROM memories m WHERE m.user_id = :owner AND m.id = n.memory_id AND {_LIVE} OFFSET 0
            ) m
            ORDER BY place LIMIT :count
        )""")
    if way.with_words:
        channels.append(_WORDS)
    if way.with_spans:
        channels.append(_nearest_of(way, Channel.TIME, _IN_SPANS))
    if way.with_people:
        channels.append(_nearest_of(way, Channel.PEOPLE, _WITH_PEOPLE))
    return channels or ["SELECT NULL::uuid AS id, '' AS channel, 1 AS place WHERE false"]


def _nearest_of(way: Way, channel: Channel, chosen: str) -> str:
    """Of those chosen, the nearest to the question; the newest where there are no vectors."""
    order, join = "m.occurred_at DESC", ""
    if way.forms:
        join = _VECTOR_OF_M
        order = "v.embedding <=> CAST(:v0 AS halfvec), m.occurred_at DESC"
    return f"""(
        SELECT m.id, '{channel}', row_number() OVER (ORDER BY {order}) AS place FROM ({chosen}) m {join}
        ORDER BY place LIMIT :count
    )"""


_WORDS = f"""(
    SELECT m.id, '{Channel.WORDS}', row_number() OVER (
        ORDER BY sum(t.weight) / (:damping + :length_damping * m.length) DESC
    ) AS place
    FROM unnest(:chosen, :weights) AS t (term, weight)
    CROSS JOIN LATERAL (
        SELECT m.id, cardinality(m.terms) AS length FROM memories m
        WHERE m.user_id = :owner AND m.terms @> ARRAY[t.term] AND {_LIVE}
        LIMIT {WORDS_LIMIT}
    ) m
    GROUP BY m.id, m.length
    ORDER BY place
    LIMIT :count
)"""
"""BM25 with each term counted once; ranking, which gets the terms, does it properly."""

_IN_SPANS = f"""
    SELECT DISTINCT ON (m.id) m.id, m.occurred_at
    FROM unnest(:starts, :ends) AS span (first, past)
    CROSS JOIN LATERAL (
        SELECT m.id, m.occurred_at FROM memories m
        WHERE m.user_id = :owner AND m.occurred_at >= span.first AND m.occurred_at < span.past AND {_LIVE}
        ORDER BY m.occurred_at DESC
        LIMIT {SPAN_LIMIT}
    ) m
"""

_WITH_PEOPLE = f"""
    SELECT m.id, m.occurred_at FROM memories m
    WHERE m.user_id = :owner AND m.subject = ANY(:people) AND m.subject <> '' AND {_LIVE}
    UNION
    SELECT m.id, m.occurred_at
    FROM unnest(:names) AS name
    CROSS JOIN LATERAL (
        SELECT m.id, m.occurred_at FROM memories m
        WHERE m.user_id = :owner AND m.terms @> string_to_array(name, ' ') AND {_LIVE}
        LIMIT {SPAN_LIMIT}
    ) m
"""

_HITS = """hits AS MATERIALIZED (
    SELECT id, array_agg(DISTINCT channel) AS channels, sum(1.0 / (60 + place)) AS score
    FROM found GROUP BY id
    ORDER BY score DESC LIMIT :hits
)"""
"""The score is that of reciprocal rank fusion (Cormack and others 2009)."""

_AROUND = f"""around AS MATERIALIZED (
    SELECT DISTINCT m.id
    FROM (SELECT id FROM hits ORDER BY score DESC LIMIT :hits / 2) hits
    CROSS JOIN LATERAL (
        SELECT conversation_id, position FROM memories WHERE user_id = :owner AND id = hits.id OFFSET 0
    ) h
    CROSS JOIN LATERAL (
        SELECT m.id FROM memories m
        WHERE m.user_id = :owner AND m.conversation_id = h.conversation_id
            AND m.position BETWEEN h.position - :around AND h.position + :around AND {_LIVE}
        OFFSET 0
    ) m
)"""

_ALL = f"""everything AS MATERIALIZED (
    SELECT id, channels FROM hits
    UNION ALL
    SELECT id, ARRAY['{Channel.NEIGHBOUR}'] FROM around WHERE id NOT IN (SELECT id FROM hits)
)"""
