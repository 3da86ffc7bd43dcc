import asyncio
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.model_files import ModelFiles, models_in, starter_models
from bestfriend_desktop.adapters.models.embedded import EmbeddedModels
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.runtime.paths import starter_models_folder
from tests.engines.weights import TEST_TABLE, WEIGHTS, small_model
from tests.fakes.ollama_server import FakeOllama
from tests.fakes.real_ollama import RealOllama, why_not


@pytest.fixture(scope="session")
def files() -> ModelFiles:
    """The starter weights and those of the tests, fetched where set-up has not been."""
    models = starter_models() | models_in(TEST_TABLE)
    files = ModelFiles([starter_models_folder()], models)

    async def fetch(name: str) -> None:
        async for _ in files.fetch(name):
            pass

    for name in models:
        try:
            files.verified(name)
        except Misconfigured:
            asyncio.run(fetch(name))
    return files


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def embedded(
    files: ModelFiles, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[EmbeddedModels]:
    engine = small_model(files, tmp_path_factory.mktemp("language"))
    yield engine
    await engine.close()


@pytest.fixture
def fake() -> Iterator[FakeOllama]:
    with FakeOllama() as server:
        yield server


@pytest.fixture(scope="session")
def real(files: ModelFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealOllama]:
    """A real Ollama with the model `tiny`."""
    if reason := why_not():
        pytest.skip(reason)
    folder: Path = tmp_path_factory.mktemp("ollama")
    with RealOllama(folder / "models") as server:
        server.create("tiny", files.find(WEIGHTS))
        yield server
