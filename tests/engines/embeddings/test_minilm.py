"""MiniLM on its real weights."""

import asyncio
import os
import shutil
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import psutil
import pytest

from bestfriend_desktop.adapters.embeddings.embedding import Floats
from bestfriend_desktop.adapters.embeddings.minilm import BATCH_TEXTS, BATCH_TOKENS, WEIGHTS, MiniLM, batches
from bestfriend_desktop.adapters.model_files import ModelFiles, starter_models
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.runtime.tasks import spawn
from tests.engines.embeddings.languages import GREETINGS
from tests.engines.talk import work_s

pytestmark = pytest.mark.asyncio(loop_scope="session")

MEMORIES = (
    "My sister moved to Lisbon in May.",
    "The car needs new tyres before winter.",
    "I adopted a kitten yesterday and called it Biscuit.",
    "We had pasta with mushrooms for dinner.",
    "I have been so nervous about the exam on Friday.",
)

REFERENCE_TEXTS = (
    "I painted a sunrise over the lake.",
    "Where does your sister live now?",
    "Ich habe gestern ein Bild gemalt.",
    "今天天气很好，我们去公园吧。",
    "My dog's name is Biscuit; he's 7 and afraid of thunder!",
    "garden " * 300,
)
"""Of reference_vectors.npy, shape (6, 384): the original weights at full precision, in plain numpy."""


async def vectors(minilm: MiniLM, *texts: str) -> Floats:
    return np.array([text.vector for text in await minilm.documents(texts)], np.float32)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("Where does your sister live now?", 0),
        ("What does my vehicle need?", 1),
        ("What is the name of your pet?", 2),
        ("What did you eat?", 3),
        ("Which test is he afraid of?", 4),
    ],
)
async def test_the_answer_is_the_nearest_memory(minilm: MiniLM, question: str, answer: int) -> None:
    (asked,) = await minilm.questions([question])
    similarity = await vectors(minilm, *MEMORIES) @ np.array(asked.vector)
    assert int(similarity.argmax()) == answer


async def test_the_answer_meets_the_tokens_of_the_question_best(minilm: MiniLM) -> None:
    (asked,) = await minilm.questions(["What is the kitten called?"])
    packed = [memory.token_vectors for memory in await minilm.documents(MEMORIES)]
    (scores,) = minilm.late_interaction([asked], packed)
    assert scores.index(max(scores)) == 2
    assert all(-1 <= score <= 1 for score in scores)


async def test_vectors_are_those_of_the_original_model(minilm: MiniLM) -> None:
    reference = np.load(Path(__file__).with_name("reference_vectors.npy")).astype(np.float32)
    cosines = np.sum(reference * await vectors(minilm, *REFERENCE_TEXTS), axis=1)
    assert cosines.min() > 0.998


async def test_a_text_in_a_batch_is_embedded_as_it_is_alone(minilm: MiniLM) -> None:
    texts = [*MEMORIES, *REFERENCE_TEXTS, "", "Yes."] * 3
    together = await minilm.documents(texts)
    for text, embedded in zip(texts[:13], together, strict=False):
        (alone,) = await minilm.documents([text])
        assert np.dot(alone.vector, embedded.vector) > 0.9999
        assert len(alone.token_vectors or b"") == len(embedded.token_vectors or b"")


async def test_the_order_of_the_texts_is_kept(minilm: MiniLM) -> None:
    texts = [f"I have {number} " + "very " * (number * 7 % 50) + "red cars." for number in range(50)]
    forwards, backwards = await vectors(minilm, *texts), await vectors(minilm, *reversed(texts))
    assert np.sum(forwards * backwards[::-1], axis=1).min() > 0.9999


@pytest.mark.parametrize("language", GREETINGS)
async def test_every_language_has_a_vector(minilm: MiniLM, language: str) -> None:
    (embedded,) = await minilm.documents([GREETINGS[language]])
    assert len(embedded.vector) == 384
    assert np.linalg.norm(embedded.vector) == pytest.approx(1, abs=1e-5)
    assert embedded.token_vectors
    assert minilm.late_interaction([embedded], [embedded.token_vectors])[0] == pytest.approx([1], abs=1e-3)


@pytest.mark.parametrize(
    "text", ["", " \n\t", "😀🎉🐝" * 50, "\u200b\u202e", "\ud83d", "\x00", "x" * 1_000_000, "ﷺ" * 5000]
)
async def test_odd_texts_have_a_vector_too(minilm: MiniLM, text: str) -> None:
    (embedded,) = await minilm.documents([text])
    assert np.linalg.norm(embedded.vector) == pytest.approx(1, abs=1e-5)
    assert np.isfinite(minilm.late_interaction([embedded], [embedded.token_vectors])).all()


async def test_nothing_is_embedded_of_nothing(minilm: MiniLM) -> None:
    assert await minilm.documents([]) == []


async def test_a_megabyte_costs_no_more_than_what_counts_of_it(minilm: MiniLM) -> None:
    counts = "word " * 300
    whole_s = await work_s([psutil.Process()], minilm.documents([counts] * 4))
    assert await work_s([psutil.Process()], minilm.documents([counts * 700] * 4)) < 3 * whole_s


async def test_only_the_beginning_of_a_long_text_counts(minilm: MiniLM) -> None:
    beginning = "I planted tomatoes. " * 100
    one, other = await vectors(minilm, beginning + "The end.", beginning + "Quite another end." * 999)
    assert one @ other > 0.9999
    (embedded,) = await minilm.documents([beginning])
    assert len(embedded.token_vectors or b"") == 254 * 66


async def test_a_question_need_not_wait_for_all_documents(minilm: MiniLM) -> None:
    documents = spawn(minilm.documents(["We went for a walk. " * 20] * 150), name="documents")
    await asyncio.sleep(0)  # they come first
    await minilm.questions(["Where did we go?"])
    assert not documents.done()
    documents.cancel()


async def test_cancelling_stops_after_the_batch(minilm: MiniLM) -> None:
    batch = ["We went for a walk. " * 40] * 4
    one_s = await work_s([psutil.Process()], minilm.documents(batch))
    documents = spawn(minilm.documents(batch * 50), name="documents")
    await asyncio.sleep(0)
    await minilm.questions(["Where are you?"])  # goes in between: the documents are under way
    documents.cancel()
    assert await work_s([psutil.Process()], minilm.questions(["Are you there?"])) < 25 * one_s


async def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    await _fails_with("weights_missing", tmp_path)


@pytest.mark.parametrize("damage", ["a byte is another", "cut short"])
async def test_damaged_weights_are_said_to_be_damaged(files: ModelFiles, tmp_path: Path, damage: str) -> None:
    weights = tmp_path / starter_models()[WEIGHTS].file_name
    shutil.copy(files.find(WEIGHTS), weights)
    if damage == "cut short":
        os.truncate(weights, 1_000_000)
    else:
        with weights.open("r+b") as file:
            file.seek(11_000_000)
            byte = file.read(1)[0]
            file.seek(11_000_000)
            file.write(bytes([byte ^ 1]))
    await _fails_with("weights_damaged", tmp_path)


async def test_weights_that_arrive_later_are_taken_up(files: ModelFiles, tmp_path: Path) -> None:
    embedder = MiniLM(ModelFiles([tmp_path]))
    with pytest.raises(Misconfigured):
        await embedder.questions(["Hello"])
    shutil.copy(files.find(WEIGHTS), tmp_path)
    assert await embedder.questions(["Hello"])
    assert (await embedder.health()).state is HealthState.OK
    await embedder.close()


async def test_after_closing_it_loads_anew(files: ModelFiles) -> None:
    embedder = MiniLM(files)
    before = await vectors(embedder, "Hello")
    await embedder.close()
    assert (await vectors(embedder, "Hello") == before).all()
    await embedder.close()


async def test_its_name_stands_beside_its_vectors(minilm: MiniLM) -> None:
    assert minilm.name == "minilm-l6-v2-int8-128x4"


@pytest.mark.parametrize(
    "lengths", [[], [5], [256] * 9, [3] * 40, [2, 256, 7, 256, 2], list(range(2, 257))], ids=str
)
async def test_batches_are_small_and_hold_every_text_once(lengths: Sequence[int]) -> None:
    made = list(batches(lengths))
    assert sorted(number for batch in made for number in batch) == list(range(len(lengths)))
    assert all(len(batch) <= BATCH_TEXTS for batch in made)
    assert all(len(batch) * max(lengths[number] for number in batch) <= BATCH_TOKENS for batch in made)
    longest = [max(lengths[number] for number in batch) for batch in made]
    assert longest == sorted(longest)


async def _fails_with(code: str, folder: Path) -> None:
    embedder = MiniLM(ModelFiles([folder]))
    with pytest.raises(Misconfigured) as said:
        await embedder.questions(["Hello"])
    assert said.value.code == code
    health = await embedder.health()
    assert (health.state, health.message) == (HealthState.MISSING, said.value.message)
    assert health.remedy
    await embedder.close()
