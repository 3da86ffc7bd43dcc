"""The statements of upkeep: each batch is one, and bears being sent twice."""

from typing import Any

from sqlalchemy import ARRAY, REAL, DateTime, Integer, Text, TextClause, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.memory_rows import COLUMNS, SOURCES
from bestfriend_desktop.domain.upkeep import UpkeepTask

_TYPES: dict[str, Any] = {
    **dict.fromkeys(("owner", "run", "reached", "after"), Uuid),
    **dict.fromkeys(("ids", "gone", "stay"), ARRAY(Uuid)),
    **dict.fromkeys(("now", "earliest", "before", "runs_before"), DateTime(timezone=True)),
    **dict.fromkeys(("changed", "limit", "longest"), Integer),
    **dict.fromkeys(("task", "failure"), Text),
    "weights": ARRAY(REAL),
}


def _statement(sql: str) -> TextClause:
    found = text(sql)
    return found.bindparams(*(bindparam(name, type_=_TYPES[name]) for name in found._bindparams))


_RUN = "id, task, started_at, finished_at, reached, changed, failure, undone_at"

_KEY = "hashtextextended('upkeep ' || CAST(:owner AS text), 0)"
LOCK = _statement(f"SELECT pg_try_advisory_lock({_KEY})")
UNLOCK = _statement(f"SELECT pg_advisory_unlock({_KEY})")
"""Held by the connection, so that it ends with a program that dies."""

RUNS = _statement(f"""
    SELECT {_RUN} FROM upkeep_runs WHERE user_id = :owner ORDER BY started_at DESC, id DESC LIMIT :limit
""")

LAST_FINISHED = _statement("""
    SELECT task, max(finished_at) AS at FROM upkeep_runs
    WHERE user_id = :owner AND finished_at IS NOT NULL
    GROUP BY task
""")

BEGIN = _statement(f"""
    WITH interrupted AS (
        SELECT {_RUN} FROM upkeep_runs
        WHERE user_id = :owner AND task = :task AND finished_at IS NULL
            AND started_at BETWEEN :earliest AND :now
        ORDER BY started_at DESC LIMIT 1
    ), begun AS (
        INSERT INTO upkeep_runs (user_id, id, task, started_at)
        SELECT :owner, :run, :task, :now WHERE NOT EXISTS (SELECT FROM interrupted)
        RETURNING {_RUN}
    )
    SELECT {_RUN} FROM interrupted UNION ALL SELECT {_RUN} FROM begun
""")

FINISH = _statement("""
    UPDATE upkeep_runs SET finished_at = :now, changed = :changed, failure = ''
    WHERE user_id = :owner AND id = :run
    RETURNING id
""")

FAIL = _statement("""
    UPDATE upkeep_runs SET failure = :failure
    WHERE user_id = :owner AND id = :run AND finished_at IS NULL
    RETURNING id
""")

# Looked up one by one: a run may have changed all memories, and the planner, which knows little of a table
# that has just grown, would read through them at every batch.
_CHANGED_BY = """
    SELECT FROM (
        SELECT run_id FROM upkeep_changes WHERE user_id = :owner AND memory_id = m.id OFFSET 0
    ) c
    JOIN upkeep_runs r ON r.user_id = :owner AND r.id = c.run_id AND {runs}
    OFFSET 0
"""
_LEFT_AS_IT_WAS = _CHANGED_BY.format(runs=f"r.task = '{UpkeepTask.WEIGH}' AND r.undone_at IS NOT NULL")
# What upkeep once forgot and is there all the same, somebody has brought back.
_BROUGHT_BACK = _CHANGED_BY.format(runs=f"r.task <> '{UpkeepTask.WEIGH}'")

TO_WEIGH = _statement(f"""
    SELECT {COLUMNS}, {SOURCES} FROM memories m
    WHERE m.user_id = :owner AND m.deleted_at IS NULL AND NOT m.pinned
        AND (:after IS NULL OR m.id > :after) AND NOT EXISTS ({_LEFT_AS_IT_WAS})
    ORDER BY m.id
    LIMIT :limit
""")

TO_CLEAN = _statement(f"""
    SELECT {COLUMNS}, {SOURCES} FROM memories m
    WHERE m.user_id = :owner AND m.deleted_at IS NULL AND NOT m.pinned
        AND (:after IS NULL OR m.id > :after)
        AND m.occurred_at < :before AND (m.last_accessed IS NULL OR m.last_accessed < :before)
        AND NOT EXISTS ({_BROUGHT_BACK})
    ORDER BY m.id
    LIMIT :limit
""")

# Before facts are drawn from it, a message has to stay. The hash is of kind, key and folded words.
_MAY_BE_MERGED = f"""
    m.user_id = :owner AND m.deleted_at IS NULL AND m.shown AND NOT m.pinned
    AND m.superseded_by IS NULL AND m.valid_until IS NULL
    AND NOT EXISTS (
        SELECT FROM memory_outbox o
        WHERE o.user_id = :owner AND o.work = 'draw' AND o.memory_id = m.id
    )
    AND NOT EXISTS ({_BROUGHT_BACK})
"""

# Reads through all memories twice, and looks closely only at those whose hash stands there more than once.
ALIKE = _statement(f"""
    WITH repeated AS MATERIALIZED (
        SELECT content_hash FROM memories
        WHERE user_id = :owner AND deleted_at IS NULL
        GROUP BY content_hash HAVING count(*) > 1
    ), alike AS (
        SELECT (array_agg(m.id ORDER BY m.occurred_at, m.id))[1 : :longest] AS ids
        FROM (
            SELECT m.* FROM memories m JOIN repeated r ON r.content_hash = m.content_hash
            WHERE m.user_id = :owner
            OFFSET 0
        ) m
        WHERE {_MAY_BE_MERGED}
        GROUP BY m.content_hash, m.speaker
        HAVING count(*) > 1
    )
    SELECT ids FROM alike WHERE :after IS NULL OR ids[1] > :after ORDER BY ids[1]
""")

TO_MERGE = _statement(f"""
    SELECT {COLUMNS}, {SOURCES} FROM memories m WHERE m.id = ANY(:ids) AND {_MAY_BE_MERGED}
""")

_MOVED_ON = """
    moved_on AS (
        UPDATE upkeep_runs SET reached = :reached, changed = :changed, failure = ''
        WHERE user_id = :owner AND id = :run
    )
"""

# What somebody else is changing at this moment is left for the next time: upkeep waits for nobody, or two
# could wait for each other.
WEIGH = _statement(f"""
    WITH given AS (
        SELECT * FROM unnest(:ids, :weights) AS g (id, weight)
    ), before AS (
        SELECT m.id, m.importance, g.weight FROM given g
        JOIN memories m ON m.user_id = :owner AND m.id = g.id AND m.deleted_at IS NULL AND NOT m.pinned
        ORDER BY m.id
        FOR NO KEY UPDATE OF m SKIP LOCKED
    ), logged AS (
        INSERT INTO upkeep_changes (user_id, memory_id, run_id, importance)
        SELECT :owner, id, :run, importance FROM before
        ON CONFLICT DO NOTHING
    ), {_MOVED_ON}
    UPDATE memories m SET importance = before.weight FROM before
    WHERE m.user_id = :owner AND m.id = before.id
    RETURNING m.id
""")

CLEAN = _statement(f"""
    WITH going AS (
        SELECT id FROM memories
        WHERE user_id = :owner AND id = ANY(:ids) AND deleted_at IS NULL AND NOT pinned
        ORDER BY id
        FOR NO KEY UPDATE SKIP LOCKED
    ), logged AS (
        INSERT INTO upkeep_changes (user_id, memory_id, run_id) SELECT :owner, id, :run FROM going
        ON CONFLICT DO NOTHING
    ), {_MOVED_ON}
    UPDATE memories m SET deleted_at = :now FROM going
    WHERE m.user_id = :owner AND m.id = going.id
    RETURNING m.id
""")

MERGE = _statement(f"""
    WITH given AS (
        SELECT * FROM unnest(:gone, :stay) AS g (gone, stays)
    ), there AS (
        SELECT id FROM memories
        WHERE user_id = :owner AND (id = ANY(:gone) OR id = ANY(:stay)) AND deleted_at IS NULL AND NOT pinned
        ORDER BY id
        FOR NO KEY UPDATE SKIP LOCKED
    ), going AS (
        SELECT g.* FROM given g JOIN there a ON a.id = g.gone JOIN there b ON b.id = g.stays
    ), its_own AS (
        SELECT g.gone, g.stays, s.message_id FROM going g
        JOIN memory_sources s ON s.user_id = :owner AND s.memory_id = g.gone
        WHERE NOT EXISTS (
            SELECT FROM memory_sources k
            WHERE k.user_id = :owner AND k.memory_id = g.stays AND k.message_id = s.message_id
        )
    ), handed_on AS (
        INSERT INTO memory_sources (user_id, memory_id, message_id)
        SELECT DISTINCT :owner, stays, message_id FROM its_own
        ON CONFLICT DO NOTHING
    ), logged AS (
        INSERT INTO upkeep_changes (user_id, memory_id, run_id, merged_into, added_sources)
        SELECT :owner, g.gone, :run, g.stays, ARRAY(SELECT message_id FROM its_own WHERE gone = g.gone)
        FROM going g
        ON CONFLICT DO NOTHING
    ), {_MOVED_ON}
    UPDATE memories m SET deleted_at = :now FROM going
    WHERE m.user_id = :owner AND m.id = going.gone
    RETURNING m.id
""")

CHANGES = _statement("""
    SELECT memory_id FROM upkeep_changes WHERE user_id = :owner AND run_id = :run ORDER BY memory_id
""")

UNDO = _statement("""
    WITH run AS (
        UPDATE upkeep_runs SET undone_at = :now
        WHERE user_id = :owner AND id = :run AND (undone_at IS NULL OR undone_at = :now)
        RETURNING id
    ), done AS (
        SELECT c.* FROM upkeep_changes c JOIN run ON c.user_id = :owner AND c.run_id = run.id
    ), taken_back AS (
        DELETE FROM memory_sources s
        USING (SELECT merged_into, unnest(added_sources) AS message_id FROM done) AS added
        WHERE s.user_id = :owner AND s.memory_id = added.merged_into AND s.message_id = added.message_id
    )
    UPDATE memories m
    SET importance = coalesce(done.importance, m.importance),
        deleted_at = CASE WHEN done.importance IS NULL THEN NULL ELSE m.deleted_at END
    FROM done
    WHERE m.user_id = :owner AND m.id = done.memory_id
    RETURNING m.id
""")

TRIM = _statement(f"""
    WITH changes AS (
        DELETE FROM upkeep_changes c USING upkeep_runs r
        WHERE c.user_id = :owner AND r.user_id = :owner AND r.id = c.run_id
            AND r.task = '{UpkeepTask.WEIGH}' AND r.started_at < :before
    )
    DELETE FROM upkeep_runs r
    WHERE r.user_id = :owner AND r.started_at < :runs_before AND NOT EXISTS (
        SELECT FROM upkeep_changes c WHERE c.user_id = :owner AND c.run_id = r.id
    )
    RETURNING r.id
""")

TABLES = text("""
    SELECT name FROM unnest(ARRAY[
        'conversations', 'messages', 'memories', 'memory_sources', 'memory_outbox', 'memory_terms',
        'memory_vectors', 'upkeep_changes'
    ]) AS name
    WHERE to_regclass(name) IS NOT NULL
""")
