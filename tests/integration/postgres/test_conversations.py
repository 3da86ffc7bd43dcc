"""adapters/postgres/conversations.py"""

import pytest

from bestfriend_desktop.adapters.postgres.address import ServerAddress
from bestfriend_desktop.adapters.postgres.store import PostgresStore
from bestfriend_desktop.domain.conversation import Conversation, OwnerId
from tests.contracts.conversation_store import ConversationStoreContract, World
from tests.integration.postgres.conftest import add_owner


@pytest.fixture
async def world(store: PostgresStore, migrated: ServerAddress) -> World:
    async def another_owner() -> OwnerId:
        return add_owner(migrated)

    return World(store.conversations, add_owner(migrated), add_owner(migrated), another_owner)


class TestPostgresConversations(ConversationStoreContract):
    async def test_temporary_conversation_never_becomes_a_row(self, world: World) -> None:
        with pytest.raises(ValueError, match="temporary"):
            await world.store.create(world.owner, Conversation.fresh(temporary=True))
        assert await world.store.recent(world.owner) == []
