"""What llama.cpp is asked."""

import json
from dataclasses import replace

from bestfriend_desktop.adapters.models.llama_requests import request
from bestfriend_desktop.domain.models import Sampling
from bestfriend_desktop.domain.offered_models import ModelSampling
from bestfriend_desktop.domain.prompt import Prompt, PromptMessage
from bestfriend_desktop.settings.schema import ModelSettings

DEFAULTS = ModelSettings()
UNCHANGED = Sampling(DEFAULTS.temperature, DEFAULTS.top_p, 4096, 1024)
OWN = ModelSampling(temperature=1.0, top_p=0.95, top_k=64, min_p=0.0, presence_penalty=1.5)


def said(*lines: tuple[str, str]) -> Prompt:
    return Prompt(tuple(PromptMessage(role, text) for role, text in lines), 0, 0)


HELLO = said(("system", "Be kind."), ("user", "Hello"))


def test_what_the_makers_advise_holds_until_the_person_sets_something_else() -> None:
    advised = request(HELLO, UNCHANGED, OWN, asks_to_think=False)
    assert (advised["temperature"], advised["top_p"], advised["top_k"]) == (1.0, 0.95, 64)
    chosen = request(HELLO, replace(UNCHANGED, temperature=0.2), OWN, asks_to_think=False)
    assert (chosen["temperature"], chosen["top_p"], chosen["presence_penalty"]) == (0.2, 0.9, 1.5)


def test_a_model_of_ones_own_is_asked_as_the_settings_say() -> None:
    asked = request(HELLO, UNCHANGED, None, asks_to_think=False)
    assert (asked["temperature"], asked["top_p"], asked["max_tokens"]) == (0.7, 0.9, 1024)
    assert "top_k" not in asked


def test_an_answer_in_a_form_is_the_likeliest_one_in_that_form() -> None:
    schema = {"type": "object"}
    asked = request(HELLO, Sampling(0.0, 0.9, 4096, 100, json.dumps(schema)), OWN, asks_to_think=True)
    assert (asked["json_schema"], asked["temperature"]) == (schema, 0.0)
    assert "presence_penalty" not in asked


def test_a_model_that_asks_whether_to_think_is_told_not_to() -> None:
    kwargs = "chat_template_kwargs"
    assert request(HELLO, UNCHANGED, OWN, asks_to_think=True)[kwargs] == {"enable_thinking": False}
    assert kwargs not in request(HELLO, UNCHANGED, OWN, asks_to_think=False)


def test_two_messages_of_one_side_become_one_for_templates_that_want_them_in_turn() -> None:
    asked = request(
        said(("user", "Hello"), ("user", "Are you there?"), ("assistant", "Yes.")),
        UNCHANGED,
        None,
        asks_to_think=False,
    )
    assert asked["messages"] == [
        {"role": "system", "content": ""},
        {"role": "user", "content": "Hello\n\nAre you there?"},
        {"role": "assistant", "content": "Yes."},
    ]
