"""Memories kept in Postgres; every statement names the owner."""

from bestfriend_desktop.adapters.postgres import recall
from bestfriend_desktop.adapters.postgres.engine import Database
from bestfriend_desktop.domain.conversation import OwnerId
from bestfriend_desktop.domain.memory import CandidateQuery, CandidateSet


class PostgresMemories:
    """Fulfils `ports.MemoryStore`.

    Args:
        database: migrated.
        has_vectors: False where the server cannot compare vectors; then WORDS, TIME and PEOPLE remain.
    """

    def __init__(self, database: Database, *, has_vectors: bool) -> None:
        self._database = database
        self._has_vectors = has_vectors

    async def candidates(self, owner: OwnerId, query: CandidateQuery) -> CandidateSet:
        """All that could matter, in two round trips; deleted memories take no part."""
        return await recall.candidates(self._database, owner, query, has_vectors=self._has_vectors)
