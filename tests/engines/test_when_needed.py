import subprocess
import sys

from bestfriend_desktop.adapters.models.ollama import OllamaModels
from bestfriend_desktop.adapters.models.when_needed import EngineWithLibrary, WhenNeeded
from bestfriend_desktop.settings.schema import OllamaSettings
from tests.fakes.ollama_server import FakeModel, FakeOllama


async def test_an_engine_is_made_once_and_only_when_it_is_asked(fake: FakeOllama) -> None:
    made: list[EngineWithLibrary] = []

    def make() -> EngineWithLibrary:
        made.append(OllamaModels(lambda: OllamaSettings(address=fake.url)))
        return made[-1]

    engine = WhenNeeded(make)
    await engine.close()
    assert made == []
    await engine.models()
    await engine.health()
    assert len(made) == 1
    await engine.close()


async def test_its_library_is_reached_through_it(fake: FakeOllama) -> None:
    fake.pullable["new:latest"] = FakeModel("new:latest")
    engine = WhenNeeded(lambda: OllamaModels(lambda: OllamaSettings(address=fake.url)))
    assert [step.status async for step in engine.pull("new")][-1] == "success"
    assert (await engine.show("new")).info.name == "new:latest"
    await engine.delete("new")
    assert "new:latest" not in fake.models
    await engine.close()


def test_putting_the_program_together_imports_no_client() -> None:
    program = "import sys, bestfriend_desktop.app; print({'ollama', 'httpx', 'xllamacpp'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "set()"
