import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.samples import samples_of
from bestfriend_desktop.adapters.speech.smart_turn import WEIGHTS, SmartTurn
from bestfriend_desktop.domain.errors import Misconfigured
from tests.fakes.speech import SpokenSentences, silence

# It is sure of all these, also over a hiss; of a lone "Stop." it is not, and says .3 to .8.
FINISHED = [
    "What is the weather like tomorrow in Berlin?",
    "I would like to go to Paris.",
    "Hello.",
    "Stop it.",
    "Yes.",
    "Could you remind me to call her?",
]
UNFINISHED = ["On Monday I will go to the", "I would like to go to Paris, and", "Well, you know"]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def smart_turn(files: ModelFiles) -> AsyncIterator[SmartTurn]:
    model = SmartTurn(files)
    yield model
    await model.close()


def as_at_a_pause(spoken: bytes) -> bytes:
    """What is heard when 96 ms of silence have gone by."""
    loud = np.flatnonzero(np.abs(samples_of(spoken)) > 0.01)
    return silence(1) + spoken[: 2 * loud[-1]] + silence(0.096)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("sentence", FINISHED)
async def test_a_finished_sentence_is_over(
    smart_turn: SmartTurn, spoken: SpokenSentences, sentence: str
) -> None:
    assert await smart_turn.probability(as_at_a_pause(spoken.say(sentence))) > 0.5


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("sentence", UNFINISHED)
async def test_a_sentence_that_goes_on_is_not_over(
    smart_turn: SmartTurn, spoken: SpokenSentences, sentence: str
) -> None:
    assert await smart_turn.probability(as_at_a_pause(spoken.say(sentence))) < 0.5


@pytest.mark.asyncio(loop_scope="module")
async def test_only_the_last_eight_seconds_count(smart_turn: SmartTurn, spoken: SpokenSentences) -> None:
    end = (silence(8) + as_at_a_pause(spoken.say(FINISHED[0])))[-8 * 32000 :]
    guessed = await smart_turn.probability(end)
    assert await smart_turn.probability(spoken.say(UNFINISHED[0]) * 20 + end) == pytest.approx(guessed)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("nothing", [b"", bytes(2), bytes(1024)], ids=len)
async def test_next_to_nothing_is_judged_too(smart_turn: SmartTurn, nothing: bytes) -> None:
    assert 0 <= await smart_turn.probability(nothing) <= 1


async def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured) as said:
        await SmartTurn(ModelFiles([tmp_path])).probability(silence(1))
    assert said.value.code == "weights_missing"


async def test_weights_that_arrive_later_are_taken_up(files: ModelFiles, tmp_path: Path) -> None:
    model = SmartTurn(ModelFiles([tmp_path]))
    with pytest.raises(Misconfigured):
        await model.preload()
    shutil.copy(files.find(WEIGHTS), tmp_path)
    await model.preload()
    await model.close()
    assert await model.probability(silence(1)) <= 1  # loaded anew
    await model.close()
