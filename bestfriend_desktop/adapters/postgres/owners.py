"""The people whose data is kept; so far the one whose machine this is."""

from sqlalchemy import DateTime, Uuid, bindparam, text

from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.conversation import OwnerId, new_id, utc_now

_LOCAL_OWNER = text("""
    WITH added AS (
        INSERT INTO users (user_id, is_local, created_at)
        SELECT :id, true, :now WHERE NOT EXISTS (SELECT FROM users WHERE is_local)
        ON CONFLICT DO NOTHING
        RETURNING user_id
    )
    SELECT user_id FROM added UNION ALL SELECT user_id FROM users WHERE is_local
""").bindparams(bindparam("id", type_=Uuid), bindparam("now", type_=DateTime(timezone=True)))


async def local_owner(database: Database) -> OwnerId:
    """The person whose machine this is; added at the first call."""
    while True:
        # No row only where another program adds it in this very moment.
        found = await database.rows(_LOCAL_OWNER, {"id": new_id(), "now": utc_now()})
        if found:
            return OwnerId(found[0].user_id)
