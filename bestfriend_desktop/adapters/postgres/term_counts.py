"""In how many memories each term stands, kept up beside them: counting at the time of asking takes too long.

Only additions are counted, as parts of the statements that make them. What is deleted, hidden or edited makes
the figures a little too high, until upkeep counts anew.
"""

from sqlalchemy import Uuid, bindparam, text

_TERMS = """
    INSERT INTO memory_terms AS c (user_id, term, memories)
    SELECT :owner, t.term, count(*)
    FROM {added} a CROSS JOIN LATERAL (SELECT DISTINCT unnest(a.terms) AS term) t
    GROUP BY t.term
    ORDER BY t.term  -- always in one order, or two programs could wait for each other
    ON CONFLICT (user_id, term) DO UPDATE SET memories = {memories}
"""
_TOTAL = """
    INSERT INTO memory_totals AS c (user_id, memories, terms)
    SELECT :owner, count(*), coalesce(sum(cardinality(a.terms)), 0) FROM {added} a {having}
    ON CONFLICT (user_id) DO UPDATE SET memories = {memories}, terms = {terms}
"""


def count_terms(added: str) -> str:
    """A part of a statement that counts the terms of the rows (terms) of the part `added`."""
    return f"counted_terms AS ({_TERMS.format(added=added, memories='c.memories + excluded.memories')})"


def count(added: str) -> str:
    """Parts of a statement that count the rows (terms) of the part `added` and their terms."""
    total = _TOTAL.format(
        added=added,
        having="HAVING count(*) > 0",
        memories="c.memories + excluded.memories",
        terms="c.terms + excluded.terms",
    )
    return f"{count_terms(added)}, counted AS ({total})"


# What is added while this runs is counted once by each; the next upkeep puts it right.
RECOUNT = text(f"""
    WITH live AS MATERIALIZED (
        SELECT terms FROM memories WHERE user_id = :owner AND deleted_at IS NULL AND shown
    ), gone AS (
        DELETE FROM memory_terms
        WHERE user_id = :owner AND term NOT IN (SELECT unnest(terms) FROM live)
    ), counted_terms AS ({_TERMS.format(added="live", memories="excluded.memories")})
    {_TOTAL.format(added="live", having="", memories="excluded.memories", terms="excluded.terms")}
    RETURNING memories
""").bindparams(bindparam("owner", type_=Uuid))
"""Counts all memories that may come to mind anew."""
