"""In how many memories each term stands, kept up beside them: counting at the time of asking takes too long.

Only additions are counted, as parts of the statements that make them. What is deleted, hidden or edited makes
the figures a little too high, until upkeep counts anew.

Whoever counts up locks the owner's total first and then the terms in their order, or two could wait for each
other for ever. Parts of one statement run in no order of their own, so that each asks for the one before it.
"""

from sqlalchemy import ARRAY, BigInteger, Text, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.conversation import OwnerId

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


_LIVE = "SELECT terms FROM memories WHERE user_id = :owner AND deleted_at IS NULL AND shown"

_WRONG_TOTAL = text(f"""
    WITH live AS ({_LIVE}), total AS (
        SELECT count(*) AS memories, coalesce(sum(cardinality(terms)), 0) AS terms FROM live
    )
    SELECT c.memories AS wrong, c.terms AS wrong_terms, total.memories AS count, total.terms AS count_terms
    FROM memory_totals c, total
    WHERE c.user_id = :owner AND (c.memories, c.terms) <> (total.memories, total.terms)
""").bindparams(bindparam("owner", type_=Uuid))

_CORRECT_TOTAL = text("""
    WITH free AS MATERIALIZED (
        SELECT FROM memory_totals
        WHERE user_id = :owner AND memories = :wrong AND terms = :wrong_terms
        FOR NO KEY UPDATE SKIP LOCKED
    )
    UPDATE memory_totals SET memories = :count, terms = :count_terms
    WHERE user_id = :owner AND EXISTS (SELECT FROM free)
    RETURNING memories
""").bindparams(bindparam("owner", type_=Uuid))

_WRONG = text(f"""
    WITH live AS ({_LIVE}), counted AS (
        SELECT t.term, count(*) AS memories
        FROM live CROSS JOIN LATERAL (SELECT DISTINCT unnest(live.terms) AS term) t
        GROUP BY t.term
    )
    SELECT c.term, c.memories AS wrong, coalesce(counted.memories, 0) AS count
    FROM memory_terms c LEFT JOIN counted ON counted.term = c.term
    WHERE c.user_id = :owner AND c.memories <> coalesce(counted.memories, 0)
    ORDER BY c.term
""").bindparams(bindparam("owner", type_=Uuid))

_CORRECT = text("""
    WITH given AS (
        SELECT * FROM unnest(:terms, :wrong, :counts) AS g (term, wrong, count)
    ), free AS MATERIALIZED (
        SELECT c.term, g.count
        FROM memory_terms c JOIN given g ON c.user_id = :owner AND c.term = g.term AND c.memories = g.wrong
        ORDER BY c.term
        FOR UPDATE OF c SKIP LOCKED
    ), gone AS (
        DELETE FROM memory_terms c USING free
        WHERE c.user_id = :owner AND c.term = free.term AND free.count = 0
    )
    UPDATE memory_terms c SET memories = free.count FROM free
    WHERE c.user_id = :owner AND c.term = free.term AND free.count > 0
    RETURNING c.term
""").bindparams(
    bindparam("owner", type_=Uuid),
    bindparam("terms", type_=ARRAY(Text)),
    bindparam("wrong", type_=ARRAY(BigInteger)),
    bindparam("counts", type_=ARRAY(BigInteger)),
)

AT_ONCE = 200
"""Terms that are corrected in one statement: somebody who stores a message with one of them waits for it."""


async def recount(background: Database, owner: OwnerId) -> None:
    """Count all memories that may come to mind, and their terms, anew.

    Counting takes a second for 100,000 memories and locks nothing. What was counted up in the meantime, or is
    being so at that moment, is left as it is until next time: it would be wrong at once.
    """
    for total in await background.rows(_WRONG_TOTAL, {"owner": owner}):
        await background.rows(_CORRECT_TOTAL, {"owner": owner, **total._mapping})
    wrong = await background.rows(_WRONG, {"owner": owner})
    for begin in range(0, len(wrong), AT_ONCE):
        batch = wrong[begin : begin + AT_ONCE]
        terms, seen, counts = (list(values) for values in zip(*batch, strict=True))
        parameters = {"owner": owner, "terms": terms, "wrong": seen, "counts": counts}
        await background.rows(_CORRECT, parameters)
