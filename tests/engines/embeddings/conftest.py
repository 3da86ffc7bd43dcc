import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.embeddings.minilm import WEIGHTS, MiniLM
from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.runtime.paths import starter_models_folder


@pytest.fixture(scope="session")
def minilm_files() -> ModelFiles:
    """The weights of MiniLM, fetched where set-up has not been."""
    files = ModelFiles([starter_models_folder()])
    try:
        files.verified(WEIGHTS)
    except Misconfigured:

        async def fetch() -> None:
            async for _ in files.fetch(WEIGHTS):
                pass

        asyncio.run(fetch())
    return files


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def minilm(minilm_files: ModelFiles) -> AsyncIterator[MiniLM]:
    embedder = MiniLM(minilm_files)
    yield embedder
    await embedder.close()
