"""Models within the real program: a file of one's own answers, and a hub that gives nothing out is said."""

import json
from pathlib import Path

from bestfriend_desktop.adapters.model_files import ModelFiles, models_in
from bestfriend_desktop.runtime.paths import starter_models_folder
from tests.engines.weights import NAME, TEST_TABLE, WEIGHTS
from tests.fakes.http_server import Answer, FakeHttpServer
from tests.scenarios.conftest import CommandLine, complaints

SHORT = {"BESTFRIEND_OLLAMA_ENABLED": "no", "BESTFRIEND_MODEL_REPLY_TOKENS": "16"}


class Gate(FakeHttpServer):
    """A hub that gives nothing out."""

    asked: str = ""

    def get(self, path: str, wanted: str) -> Answer:
        """Not without an account."""
        self.asked = path
        return Answer(b"Access to model is restricted", 403)


def test_a_file_of_ones_own_answers_and_that_is_said_once(
    bestfriend: CommandLine,
) -> None:
    weights = ModelFiles([starter_models_folder()], models_in(TEST_TABLE)).find(WEIGHTS)
    added = bestfriend.run("models", "add", str(weights))
    assert (added.returncode, added.stdout) == (0, f"{NAME} is here (used where it is).\n")
    first, second = (bestfriend.run("chat", "Hello", **SHORT) for _ in range(2))
    assert (first.returncode, second.returncode) == (0, 0)
    assert f"{NAME} is here, and answers from now on." in first.stderr
    assert "is here" not in second.stderr
    listed = json.loads(bestfriend.run("models", "list", "--json", **SHORT).stdout)
    assert [model["name"] for model in listed] == [NAME, "basic"]
    assert bestfriend.run("models", "delete", NAME).returncode == 0
    assert weights.exists()
    assert bestfriend.run("chat", "Hello", **SHORT).returncode == 0


def test_a_model_that_the_hub_gives_nobody_is_one_sentence(bestfriend: CommandLine) -> None:
    with Gate() as hub:
        ran = bestfriend.run("models", "fetch", "qwen3.5-0.8b", BESTFRIEND_HUB_ADDRESS=hub.address)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert len(complaints(ran.stderr)) == 1
    assert "is not given out without an account" in ran.stderr
    assert hub.asked.startswith(
        "/unsloth/Qwen3.5-0.8B-GGUF/resolve/6ab461498e2023f6e3c1baea90a8f0fe38ab64d0/"
    )


def test_a_text_file_is_no_model(bestfriend: CommandLine, tmp_path: Path) -> None:
    letter = tmp_path / "letter.gguf"
    letter.write_text("Dear Robin")
    ran = bestfriend.run("models", "add", str(letter))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("The file letter.gguf is not a GGUF model.")
