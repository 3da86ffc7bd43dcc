from dataclasses import replace

import pytest

from bestfriend_desktop.domain.embedders import EmbedderChange, in_words, of_ollama, ollama_model

CHANGE = EmbedderChange("minilm-l6-v2-int8", "ollama:nomic-embed-text", 1204, 5000)


@pytest.mark.parametrize("model", ["nomic-embed-text", " nomic-embed-text ", "nomic-embed-text:latest"])
def test_a_model_of_ollama_has_one_name_however_it_is_written(model: str) -> None:
    assert of_ollama(model) == "ollama:nomic-embed-text"
    assert ollama_model(of_ollama(model)) == "nomic-embed-text"


def test_the_built_in_embedder_is_no_model_of_ollama() -> None:
    assert ollama_model("minilm-l6-v2-int8") is None
    assert in_words("minilm-l6-v2-int8") == "the built-in model"


def test_a_change_says_how_far_it_is_or_why_it_halts() -> None:
    assert CHANGE.sentence == "Getting memories ready for nomic-embed-text: 1,204 of 5,000."
    assert replace(CHANGE, problem="Ollama does not answer.").sentence == (
        "Ollama does not answer. Meanwhile memories are found by the built-in model."
    )
