"""The statement that asks all channels at once for candidates, made for what a question names.

Each channel brings its best; all that they bring is summed up (`domain.first_stage`), and the best of it is
handed over with what ranking needs to know. Every part of it names the owner. What it steps through row by
row it does by the one index that is right, and it reads no row twice that it can remember: a model that has
just written leaves nothing of the database in the processor's caches.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import ARRAY, DateTime, Float, Integer, Text, TextClause, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.memory_rows import COLUMNS, SOURCES
from bestfriend_desktop.domain import first_stage
from bestfriend_desktop.domain.memory import Channel

WORDS_LIMIT = 1_000
"""Postings that WORDS reads, rarest terms first; a commoner term weighs next to nothing."""
SPAN_LIMIT = 2_000
"""Memories of one span of time (the newest) and of one name that are looked at."""
SAMPLE = 300
"""Vectors from which mean and deviation are estimated where not all are compared."""

_LIVE = """m.deleted_at IS NULL AND m.shown AND m.type = ANY(:types) AND m.id <> ALL(:without)"""
_OF_M = "m.id, coalesce(m.sitting_id, m.id) AS sitting, m.conversation_id, m.position, m.occurred_at"
"""What the first stage needs of a memory."""


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
    with_names: bool


@cache
def statement(way: Way) -> TextClause:
    """The one statement for all channels; its first columns are those of `memory_of`."""
    parts = [*_near(way), _found(way), _summed(way), *_named(way), _scored(way), _HITS, _AROUND, _all(way)]
    similar = ", ".join(f"1 - (v.embedding <=> CAST(:v{at} AS halfvec))" for at in range(way.forms))
    similar = f"CASE WHEN v.memory_id IS NOT NULL THEN ARRAY[{similar}] END" if way.forms else "NULL"
    measured = "".join(f", figures.mean{at}, figures.deviation{at}" for at in range(way.forms))
    statement = f"""
        WITH {", ".join(parts)}
        SELECT {COLUMNS}, {SOURCES}, m.terms, m.position, m.sitting_id, m.channels, m.named,
            {"v.token_vectors" if way.forms else "NULL"}, {similar} {measured}
        FROM {"figures" if way.forms else "(VALUES (1)) AS figures"}
        LEFT JOIN (
            SELECT m.*, everything.channels, everything.named
            FROM everything CROSS JOIN LATERAL (
                SELECT * FROM memories WHERE user_id = :owner AND id = everything.id OFFSET 0
            ) m
        ) m ON true
        {_vector_of("m.id") if way.forms else ""}
    """
    types: dict[str, Any] = {
        "owner": Uuid,
        "types": ARRAY(Text),
        "without": ARRAY(Uuid),
        "nearest": Integer,
        "count": Integer,
        "hits": Integer,
        "around": Integer,
        "chosen": ARRAY(Text),
        "weights": ARRAY(Float),
        "damping": Float,
        "length_damping": Float,
        "words_share": Float,
        "starts": ARRAY(DateTime(timezone=True)),
        "ends": ARRAY(DateTime(timezone=True)),
        "people": ARRAY(Text),
        "people_terms": ARRAY(Text),
        "names": ARRAY(Text),
        "names_terms": ARRAY(Text),
    }
    return text(statement).bindparams(
        *(bindparam(name, type_=kind) for name, kind in types.items() if f":{name}" in statement)
    )


def _vector_of(memory: str, condition: str = "true") -> str:
    # A step from row to row, as all with `OFFSET 0`: it keeps the planner from making joins of them, which it
    # does badly while it knows little of a table that has just grown.
    return f"""LEFT JOIN LATERAL (
        SELECT * FROM memory_vectors
        WHERE user_id = :owner AND model = :model AND memory_id = {memory} AND {condition} OFFSET 0
    ) v ON true"""


def _distances(way: Way, embedding: str = "embedding") -> str:
    return "".join(f", {embedding} <=> CAST(:v{at} AS halfvec) AS d{at}" for at in range(way.forms))


def _sum(way: Way) -> str:
    return " + ".join(f"d{at}" for at in range(way.forms))


def _near(way: Way) -> list[str]:
    """The nearest memories with their distances from each form, and mean and deviation of the likeness.

    Ranking adds the forms' likenesses up, and so asks for what is near their mean.
    """
    if not way.forms:
        return []
    compared, nearest, order = _by_comparing_all(way) if way.exact else _by_index(way)
    figures = ", ".join(
        f"1 - avg(d{at}) AS mean{at}, stddev_pop(d{at}) AS deviation{at}" for at in range(way.forms)
    )
    distances = ", ".join(f"d{at}" for at in range(way.forms))
    return [
        f"compared AS MATERIALIZED ({compared})",
        f"figures AS MATERIALIZED (SELECT {figures} FROM compared)",
        f"""near AS MATERIALIZED (
            SELECT m.*, {distances}
            FROM ({nearest}) v CROSS JOIN LATERAL (
                SELECT {_OF_M} FROM memories m
                WHERE m.user_id = :owner AND m.id = v.memory_id AND {_LIVE}
                OFFSET 0
            ) m
            ORDER BY {order}
            LIMIT :nearest
        )""",
    ]


def _by_comparing_all(way: Way) -> tuple[str, str, str]:
    """What is compared, the nearest of it, and their order."""
    # Materialised, or the planner would take an index that brings but a part of them.
    of_type = "JOIN memories m ON m.user_id = :owner AND m.id = memory_id AND m.type = ANY(:types)"
    compared = f"""
        SELECT memory_id{_distances(way)}
        FROM memory_vectors v {of_type if way.by_type else ""}
        WHERE v.user_id = :owner AND v.model = :model
    """
    # Forgotten and hidden ones have vectors still. By the name the planner sees that the order is kept, and
    # need not look at all of them.
    nearest = f"SELECT *, {_sum(way)} AS distance FROM compared ORDER BY distance LIMIT 4 * :nearest"
    return compared, nearest, "v.distance"


def _by_index(way: Way) -> tuple[str, str, str]:
    """A fair sample (the end of an identifier is random), all in the order of the index, and that order."""
    of_owner = f"""{_distances(way)} FROM memory_vectors WHERE user_id = :owner AND model = :model"""
    compared = f"""
        SELECT memory_id{of_owner} AND get_byte(uuid_send(memory_id), 15) < 4
        ORDER BY get_byte(uuid_send(memory_id), 14)
        LIMIT {SAMPLE}
    """
    return compared, f"SELECT *{of_owner}", "v.embedding <=> CAST(:mean AS halfvec)"


def _found(way: Way) -> str:
    """What all channels bring, each memory once."""
    distances = "".join(f", d{at}" for at in range(way.forms))
    unknown = "".join(f", NULL::float8 AS d{at}" for at in range(way.forms))
    columns = "id, sitting, conversation_id, position, occurred_at"
    channels = []
    if way.forms:
        channels.append(
            f"SELECT {columns}, '{Channel.MEANING}' AS channel{distances}, 0.0 AS words FROM near"
        )
    if way.with_words:
        channels.append(
            f"SELECT {columns}, '{Channel.WORDS}' AS channel{unknown}, words FROM ({_WORDS}) AS w"
        )
    if way.with_spans:
        channels.append(_nearest_of(way, Channel.TIME, _IN_SPANS))
    if way.with_people:
        channels.append(_nearest_of(way, Channel.PEOPLE, _ABOUT_PEOPLE))
    if not channels:
        channels.append(f"SELECT {_OF_M}, '' AS channel, 0.0 AS words FROM memories m WHERE false")
    least = "".join(f", min(d{at}) AS d{at}" for at in range(way.forms))
    return f"""found AS (
        SELECT {columns}, array_agg(channel) AS channels, sum(words) AS words {least}
        FROM ({" UNION ALL ".join(f"({channel})" for channel in channels)}) AS brought
        GROUP BY {columns}
    )"""


def _nearest_of(way: Way, channel: Channel, chosen: str) -> str:
    """Of those chosen, the nearest to the question; the newest where there are no vectors."""
    if not way.forms:
        return f"""
            SELECT *, '{channel}' AS channel, 0.0 AS words FROM ({chosen}) AS m
            ORDER BY occurred_at DESC
            LIMIT :count
        """
    return f"""
        SELECT * FROM (
            SELECT m.*, '{channel}' AS channel{_distances(way, "v.embedding")}, 0.0 AS words
            FROM ({chosen}) m {_vector_of("m.id")}
        ) AS measured
        ORDER BY {_sum(way)}, occurred_at DESC
        LIMIT :count
    """


_WORDS = f"""
    SELECT m.*, sum(t.weight) / (:damping + :length_damping * m.length) AS words
    FROM unnest(:chosen, :weights) AS t (term, weight)
    CROSS JOIN LATERAL (
        SELECT {_OF_M}, cardinality(m.terms) AS length FROM memories m
        WHERE m.user_id = :owner AND m.terms @> ARRAY[t.term] AND {_LIVE}
        LIMIT {WORDS_LIMIT}
    ) m
    GROUP BY m.id, m.sitting, m.conversation_id, m.position, m.occurred_at, m.length
    ORDER BY words DESC
    LIMIT :count
"""
"""BM25 with each term counted once; ranking, which gets the terms, does it properly."""

_IN_SPANS = f"""
    SELECT DISTINCT m.*
    FROM unnest(:starts, :ends) AS span (first, past)
    CROSS JOIN LATERAL (
        SELECT {_OF_M} FROM memories m
        WHERE m.user_id = :owner AND m.occurred_at >= span.first AND m.occurred_at < span.past AND {_LIVE}
        ORDER BY m.occurred_at DESC
        LIMIT {SPAN_LIMIT}
    ) m
"""

_ABOUT_PEOPLE = f"""
    SELECT {_OF_M} FROM memories m
    WHERE m.user_id = :owner AND m.subject = ANY(:people) AND m.subject <> '' AND {_LIVE}
    UNION
    SELECT m.*
    FROM unnest(:people_terms) AS name
    CROSS JOIN LATERAL (
        SELECT {_OF_M} FROM memories m
        WHERE m.user_id = :owner AND m.terms @> string_to_array(name, ' ') AND {_LIVE}
        LIMIT {SPAN_LIMIT}
    ) m
"""


def _summed(way: Way) -> str:
    """With how like the question each is, in deviations from the usual memory."""
    likeness = [
        f"coalesce((1 - coalesce(f.d{at}, v.embedding <=> CAST(:v{at} AS halfvec)) - mean{at})"
        f" / nullif(deviation{at}, 0), 0) / {way.forms}"
        for at in range(way.forms)
    ]
    words = [":words_share * f.words"] if way.with_words else []
    return f"""summed AS MATERIALIZED (
        SELECT f.*, ({" + ".join([*likeness, *words]) or "0.0"})::float8 AS likeness
        FROM found f {"CROSS JOIN figures" if way.forms else ""}
        {_vector_of("f.id", "f.d0 IS NULL") if way.forms else ""}
    )"""


def _named(way: Way) -> list[str]:
    """How much each sitting stands out by naming those whom the question names."""
    if not way.with_names:
        return []
    return [
        f"""naming AS MATERIALIZED (
            SELECT asked.name, m.sitting
            FROM unnest(:names, :names_terms) AS asked (name, terms)
            CROSS JOIN LATERAL (
                SELECT coalesce(m.sitting_id, m.id) AS sitting FROM memories m
                WHERE m.user_id = :owner AND m.terms @> string_to_array(asked.terms, ' ') AND {_LIVE}
                LIMIT {SPAN_LIMIT}
            ) m
            WHERE m.sitting IN (SELECT sitting FROM summed)
            GROUP BY asked.name, m.sitting
        )""",
        """lifted AS MATERIALIZED (
            SELECT sitting, array_agg(name) AS names, sum(1 - share) / cardinality(:names) AS lift
            FROM (
                SELECT *, count(*) OVER (PARTITION BY name)
                    / (SELECT count(DISTINCT sitting) FROM summed)::float8 AS share
                FROM naming
            ) AS shared
            GROUP BY sitting
        )""",
    ]


def _scored(way: Way) -> str:
    asked_for = f"('{Channel.TIME}' = ANY(channels))::int + ('{Channel.PEOPLE}' = ANY(channels))::int"
    return f"""scored AS (
        SELECT summed.*, likeness
            + {first_stage.ASKED_FOR} * ({asked_for})
            + {first_stage.SITTING} * max(likeness) OVER (PARTITION BY summed.sitting)
            {f"+ {first_stage.NAMED} * coalesce(lifted.lift, 0)" if way.with_names else ""} AS score
        FROM summed {"LEFT JOIN lifted ON lifted.sitting = summed.sitting" if way.with_names else ""}
    )"""


_HITS = """hits AS MATERIALIZED (
    SELECT id, sitting, conversation_id, position, channels, score FROM scored
    ORDER BY score DESC, occurred_at DESC LIMIT :hits
)"""

_AROUND = f"""around AS MATERIALIZED (
    SELECT DISTINCT m.id, m.sitting
    FROM (SELECT conversation_id, position FROM hits ORDER BY score DESC LIMIT :hits / 3) h
    CROSS JOIN LATERAL (
        SELECT m.id, coalesce(m.sitting_id, m.id) AS sitting FROM memories m
        WHERE m.user_id = :owner AND m.conversation_id = h.conversation_id
            AND m.position BETWEEN h.position - :around AND h.position + :around AND {_LIVE}
        OFFSET 0
    ) m
)"""


def _all(way: Way) -> str:
    return f"""everything AS MATERIALIZED (
        SELECT id, channels, {"names" if way.with_names else "NULL"} AS named
        FROM (
            SELECT id, sitting, channels FROM hits
            UNION ALL
            SELECT id, sitting, ARRAY['{Channel.NEIGHBOUR}'] FROM around
            WHERE id NOT IN (SELECT id FROM hits)
        ) AS brought
        {"LEFT JOIN lifted USING (sitting)" if way.with_names else ""}
    )"""
