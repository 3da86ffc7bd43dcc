"""In how many memories each term stands, kept up beside them: counting at the time of asking takes too long.

Only additions are counted, as parts of the statements that make them. What is deleted, hidden or edited makes
the figures a little too high, until upkeep counts anew.

Whoever needs both locks the owner's total first and then the terms in their order, or two could wait for each
other for ever. Parts of one statement run in no order of their own, so that each asks for the one before it.
"""

from sqlalchemy import Uuid, bindparam, text

_ADDED = """
    counted_terms AS (
        INSERT INTO memory_terms AS c (user_id, term, memories)
        SELECT :owner, t.term, count(*)
        FROM {added} a CROSS JOIN LATERAL (SELECT DISTINCT unnest(a.terms) AS term) t
        {after}
        GROUP BY t.term
        ORDER BY t.term
        ON CONFLICT (user_id, term) DO UPDATE SET memories = c.memories + excluded.memories
    )
"""
_TOTAL = """
    counted AS (
        INSERT INTO memory_totals AS c (user_id, memories, terms)
        SELECT :owner, count(*), sum(cardinality(a.terms)) FROM {added} a HAVING count(*) > 0
        ON CONFLICT (user_id) DO UPDATE
        SET memories = c.memories + excluded.memories, terms = c.terms + excluded.terms
        RETURNING c.memories
    )
"""


def count_terms(added: str) -> str:
    """A part of a statement that counts the terms of the rows (terms) of the part `added`."""
    return _ADDED.format(added=added, after="")


def count(added: str) -> str:
    """Parts of a statement that count the rows (terms) of the part `added` and their terms."""
    terms = _ADDED.format(added=added, after="WHERE (SELECT count(*) FROM counted) >= 0")
    return f"{_TOTAL.format(added=added)}, {terms}"


RECOUNT = text("""
    WITH live AS MATERIALIZED (
        SELECT terms FROM memories WHERE user_id = :owner AND deleted_at IS NULL AND shown
    ), right_count AS MATERIALIZED (
        SELECT t.term, count(*) AS memories
        FROM live CROSS JOIN LATERAL (SELECT DISTINCT unnest(live.terms) AS term) t
        GROUP BY t.term
    ), found_wrong AS MATERIALIZED (
        SELECT c.term, coalesce(r.memories, 0) AS memories
        FROM memory_terms c LEFT JOIN right_count r ON r.term = c.term
        WHERE c.user_id = :owner AND c.memories <> coalesce(r.memories, 0)
    ), total AS (
        UPDATE memory_totals
        SET memories = (SELECT count(*) FROM live),
            terms = (SELECT coalesce(sum(cardinality(terms)), 0) FROM live)
        -- The question comes before the first lock, so that locks are held for the writing only.
        WHERE user_id = :owner AND (SELECT count(*) FROM found_wrong) >= 0
        RETURNING memories
    ), wrong AS MATERIALIZED (
        SELECT c.term, w.memories
        FROM memory_terms c JOIN found_wrong w ON c.user_id = :owner AND c.term = w.term
        WHERE (SELECT count(*) FROM total) >= 0
        ORDER BY c.term
        FOR UPDATE OF c
    ), gone AS (
        DELETE FROM memory_terms c USING wrong w
        WHERE c.user_id = :owner AND c.term = w.term AND w.memories = 0
    ), corrected AS (
        UPDATE memory_terms c SET memories = w.memories FROM wrong w
        WHERE c.user_id = :owner AND c.term = w.term AND w.memories > 0
    )
    SELECT memories FROM total
""").bindparams(bindparam("owner", type_=Uuid))
"""Counts all memories that may come to mind anew; what is added meanwhile may be missed until next time."""
