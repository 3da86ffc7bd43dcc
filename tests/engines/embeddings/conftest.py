from collections.abc import AsyncIterator

import pytest_asyncio

from bestfriend_desktop.adapters.embeddings.minilm import MiniLM
from bestfriend_desktop.adapters.model_files import ModelFiles


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def minilm(files: ModelFiles) -> AsyncIterator[MiniLM]:
    embedder = MiniLM(files)
    yield embedder
    await embedder.close()
