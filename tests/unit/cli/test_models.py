import json

import pytest

from bestfriend_desktop.domain.errors import Unavailable
from tests.fakes.models import ScriptedLibrary
from tests.unit.cli.conftest import CommandLine, Press


def test_models_are_listed_and_the_one_that_answers_is_marked(bestfriend: CommandLine) -> None:
    ran = bestfriend("models", "list")
    assert ran.code == 0
    assert ran.out.splitlines() == ["* llama3.2:latest  ", "  basic            Basic (scripted)"]
    names = [model["name"] for model in json.loads(bestfriend("models", "list", "--json").out)]
    assert names == ["llama3.2:latest", "basic"]


def test_without_ollama_the_list_says_so(bestfriend: CommandLine) -> None:
    bestfriend.ollama.unreachable = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")
    ran = bestfriend("models", "list")
    assert (ran.code, ran.out) == (0, "* basic  Basic (scripted)\n")
    assert ran.err.startswith("Ollama does not answer.")
    assert ran.err.count("\n") == 1


def test_models_need_no_database(bestfriend: CommandLine) -> None:
    bestfriend.store._failure = Unavailable("database_down", "The database does not answer.")
    assert bestfriend("models", "list").code == 0


def test_a_model_is_fetched_and_removed(bestfriend: CommandLine) -> None:
    ran = bestfriend("models", "pull", "llama3.2:latest")
    assert (ran.code, ran.out) == (0, "llama3.2:latest is here.\n")
    assert "100%  1.0 kB of 1.0 kB  downloading" in ran.err
    assert bestfriend("models", "delete", "llama3.2:latest").out == "llama3.2:latest is gone.\n"
    ran = bestfriend("models", "delete", "nope")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith("There is no model called nope.")


def test_ctrl_c_cancels_a_download(
    bestfriend: CommandLine, press_ctrl_c: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = ScriptedLibrary.__init__

    def held(library: ScriptedLibrary, *given: object) -> None:
        begun(library, *given)  # type: ignore[arg-type]
        library.hold = True

    monkeypatch.setattr(ScriptedLibrary, "__init__", held)
    press_ctrl_c("downloading")
    ran = bestfriend("models", "pull", "llama3.2")
    assert (ran.code, ran.out) == (130, "")
    assert ran.err.endswith("Cancelled. To go on where it stopped: bestfriend models pull llama3.2\n")


def test_what_is_known_of_a_model_is_shown(bestfriend: CommandLine) -> None:
    ran = bestfriend("models", "show", "basic")
    assert "Name:          basic" in ran.out
    assert "Context:       8,192 tokens" in ran.out
    assert "Runs in:       Best Friend itself" in ran.out
    assert json.loads(bestfriend("models", "show", "basic", "--json").out)["info"]["name"] == "basic"


def test_what_is_offered_is_listed_with_the_best_marked(bestfriend: CommandLine) -> None:
    ran = bestfriend("models", "offered")
    first = ran.out.splitlines()[2]
    assert first == "* qwen3.5-2b    1.3 GB, fits, about 14 words a second, some 4 min to fetch"
    assert "qwen3.5-9b    5.7 GB, too large for the memory" in ran.out
    assert "everyday talk on most computers; many languages" in ran.out
    assert ran.err.endswith("bestfriend models fetch qwen3.5-2b\n")
    rows = json.loads(bestfriend("models", "offered", "--json").out)
    assert [row["model"]["name"] for row in rows if row["is_suggested"]] == ["qwen3.5-2b"]


def test_an_offered_model_is_fetched_and_removed(bestfriend: CommandLine) -> None:
    assert bestfriend("models", "fetch", "qwen3.5-2b").out == "qwen3.5-2b is here.\n"
    assert ", here" in bestfriend("models", "offered").out


def test_ollama_fetches_it_under_its_own_name(bestfriend: CommandLine) -> None:
    assert bestfriend("models", "fetch", "qwen3.5-2b", "--with-ollama").out == "qwen3.5:2b is here.\n"


def test_a_file_of_ones_own_is_added(bestfriend: CommandLine) -> None:
    assert bestfriend("models", "add", "mine.gguf").out == "mine is here (used where it is).\n"
    assert bestfriend("models", "add", "other.gguf", "--copy").out == "other is here (copied).\n"
