from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.services.trying import LONGEST_REPLY_TOKENS, SAMPLE_MESSAGE
from tests.fakes.companion import staged
from tests.fakes.models import BASIC, LLAMA, ScriptedModels


async def test_reply_is_tried_and_nothing_of_it_is_kept(home: Path) -> None:
    stage = staged(home, ollama=ScriptedModels([LLAMA], pieces=["I listen, ", "and ", "I remember."]))
    await stage.companion.start()
    try:
        trial = await stage.companion.setup.trying.reply()
        assert (trial.label, trial.text) == (LLAMA.label, "I listen, and I remember.")
        assert trial.first_word_s >= 0
        prompt, sampling = stage.ollama.prompts[-1], stage.ollama.samplings[-1]
        assert prompt.messages[0].role == "system"
        assert prompt.messages[-1].text == SAMPLE_MESSAGE
        assert sampling.reply_tokens <= LONGEST_REPLY_TOKENS
        assert await stage.companion.conversations() == []
    finally:
        await stage.companion.close()


async def test_built_in_companion_is_tried_by_its_name(home: Path) -> None:
    stage = staged(home, ollama=ScriptedModels([LLAMA]))
    trial = await stage.companion.setup.trying.reply(model="basic")
    assert trial.label == BASIC.label


async def test_model_that_says_nothing_is_told_so(home: Path) -> None:
    stage = staged(home, ollama=ScriptedModels([LLAMA], pieces=[" "]))
    with pytest.raises(Unavailable, match="gave no reply"):
        await stage.companion.setup.trying.reply()


async def test_what_would_be_remembered_is_shown(home: Path) -> None:
    trying = staged(home).companion.setup.trying
    assert await trying.remembered() == ["My sister Mara lives in Porto."]
    two = await trying.remembered("I live in Lyon. I am allergic to walnuts.")
    assert len(two) == 2
    assert await trying.remembered("What time is it?") == []
