"""adapters/transient.py"""

import pytest

from bestfriend_desktop.adapters.transient import TransientConversations
from bestfriend_desktop.domain.conversation import Conversation, OwnerId, new_id
from tests.contracts.conversation_store import ConversationStoreContract, World


class TestTransientConversations(ConversationStoreContract):
    @pytest.fixture
    def world(self) -> World:
        async def another_owner() -> OwnerId:
            return OwnerId(new_id())

        return World(TransientConversations(), OwnerId(new_id()), OwnerId(new_id()), another_owner)

    async def test_temporary_conversation_is_kept_as_long_as_the_program_runs(self, world: World) -> None:
        conversation = Conversation.fresh(temporary=True)
        await world.store.create(world.owner, conversation)
        assert (await world.store.get(world.owner, conversation.id)).temporary
