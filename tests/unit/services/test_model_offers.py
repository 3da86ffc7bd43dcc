"""What is offered on this machine, and fetched behind the conversation."""

import time
from dataclasses import replace
from pathlib import Path

import pytest

from bestfriend_desktop.domain.errors import Misconfigured, Refused
from bestfriend_desktop.domain.events import (
    ModelAnswers,
    ModelArrived,
    ModelFetchFailed,
    ModelPulling,
    ModelsChanged,
)
from bestfriend_desktop.domain.machine import GB, Machine
from bestfriend_desktop.domain.model_notes import ModelNotes
from bestfriend_desktop.domain.models import Engine, ModelInfo
from bestfriend_desktop.domain.offered_models import Fit, Offer, OfferState
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.models import ScriptedModels

BEST = "qwen3.5-2b"


async def offer(stage: Stage) -> Offer:
    return next(offer for offer in await stage.companion.offered_models() if offer.model.name == BEST)


async def test_every_model_of_the_table_is_offered_with_how_it_suits_this_machine(tmp_path: Path) -> None:
    offers = await staged(tmp_path).companion.offered_models()
    assert len(offers) == 6
    assert [offer.model.name for offer in offers if offer.is_suggested] == [BEST]
    assert {offer.state for offer in offers} == {OfferState.NOT_HERE}
    assert [offer.fit for offer in offers][-1] is Fit.TOO_LARGE
    assert not offers[-1].can_be_fetched
    assert all(offer.minutes > 0 and not offer.is_download_measured for offer in offers)
    assert all(offer.words_per_s > 0 and not offer.is_pace_measured for offer in offers)


async def test_the_suggestion_takes_no_time(tmp_path: Path) -> None:
    companion = staged(tmp_path).companion
    best = companion.suggested_model()
    assert best is not None
    assert (best.model.name, round(best.minutes)) == (BEST, 4)
    spent = time.process_time()
    for _ in range(100):
        companion.suggested_model()
    assert (time.process_time() - spent) / 100 < 0.005


async def test_where_nothing_fits_nothing_is_suggested(tmp_path: Path) -> None:
    stage = staged(tmp_path, machine=Machine(GB // 2, 100 * GB, 1))
    assert stage.companion.suggested_model() is None
    assert not any(offer.is_suggested for offer in await stage.companion.offered_models())


async def test_a_model_arrives_behind_the_conversation_and_answers_the_next_message(
    tmp_path: Path,
) -> None:
    stage = staged(tmp_path)
    companion = stage.companion
    await companion.start()
    ear = Ear(companion)
    stage.embedded_library.hold = True
    first = await companion.say("hello")
    await companion.fetch_model(BEST)
    await ear.until(ModelPulling, 5)
    assert (await offer(stage)).state is OfferState.ARRIVING
    assert stage.place.notes().wanted == (BEST,)
    meanwhile = await companion.say("still there?", conversation_id=first.conversation_id)
    assert meanwhile.reply is not None
    assert meanwhile.reply.model == "basic"
    with pytest.raises(Refused) as twice:
        await companion.fetch_model(BEST)
    assert twice.value.code == "pull_running"
    await companion.cancel_pull(BEST)
    await ear.until(ModelsChanged)
    assert stage.place.notes().wanted == ()
    stage.embedded_library.hold = False
    await companion.fetch_model(BEST)
    assert await ear.until(ModelArrived) == ModelArrived(BEST, "Qwen3.5 2B")
    assert (await offer(stage)).state is OfferState.HERE
    for _ in range(2):
        turn = await companion.say("and now?", conversation_id=first.conversation_id)
        assert turn.reply is not None
        assert turn.reply.model == BEST
    notices = [answers.notice for answers in ear.all(ModelAnswers)]
    assert notices == ["", "", f"{BEST} is here, and answers from now on.", ""]
    await companion.close()


async def test_that_a_model_has_come_is_said_after_a_restart_too(tmp_path: Path) -> None:
    before = staged(tmp_path)
    await before.companion.pull_model(BEST)
    after = staged(tmp_path)
    after.embedded.offered = before.embedded.offered
    await after.companion.start()
    ear = Ear(after.companion)
    await after.companion.say("hello")
    assert "is here, and answers from now on" in ear.all(ModelAnswers)[0].notice
    await after.companion.close()


async def test_what_was_being_fetched_when_the_program_ended_is_gone_on_with(tmp_path: Path) -> None:
    before = staged(tmp_path)
    ear = Ear(before.companion)
    before.embedded_library.hold = True
    await before.companion.fetch_model(BEST)
    await ear.until(ModelPulling, 3)
    await before.companion.close()
    assert not ear.all(ModelFetchFailed)
    after = staged(tmp_path)
    ear = Ear(after.companion)
    await after.companion.resume_fetching()
    await ear.until(ModelArrived)
    assert after.place.notes().wanted == ()
    await after.companion.close()


async def test_a_model_that_is_not_offered_is_answered_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Misconfigured, match="no offered model called gpt-9") as said:
        await staged(tmp_path).companion.fetch_model("gpt-9")
    assert BEST in said.value.remedy


async def test_ollama_fetches_an_offered_model_where_it_is_asked_to(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    ear = Ear(stage.companion)
    await stage.companion.fetch_model(BEST, with_ollama=True)
    assert (await ear.until(ModelArrived)).name == "qwen3.5:2b"
    assert stage.ollama.offered
    assert not stage.embedded.offered


async def test_measured_speeds_take_the_place_of_estimates(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    notes = ModelNotes(download_bytes_per_s=50e6, words_per_s={BEST: 11.0})
    stage.place.change_notes(lambda _: notes)
    measured = await offer(stage)
    assert (measured.words_per_s, measured.is_pace_measured) == (11.0, True)
    assert measured.is_download_measured
    assert measured.minutes < 1


async def test_what_has_arrived_counts_and_can_be_thrown_away(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    whole = await offer(stage)
    part = tmp_path / "models" / f".{BEST}.gguf.part"
    part.parent.mkdir()
    part.write_bytes(b"x" * 1_000_000)
    stopped = await offer(stage)
    assert (stopped.state, stopped.arrived_bytes) == (OfferState.STOPPED, 1_000_000)
    assert stopped.minutes < whole.minutes
    await stage.companion.delete_model(BEST)
    assert (await offer(stage)) == replace(whole)


async def test_a_damaged_file_of_notes_is_as_none(tmp_path: Path) -> None:
    stage = staged(tmp_path)
    (tmp_path / "models").mkdir()
    for text in ("", "[]", '{"words_per_s": 3}', '{"wanted": 1}'):
        (tmp_path / "models" / "notes.json").write_text(text)
        assert stage.place.notes() == ModelNotes()
    stage.place.change_notes(lambda notes: replace(notes, latest="a"))
    assert staged(tmp_path).place.notes().latest == "a"


async def test_a_model_that_could_not_be_loaded_is_not_fetched(tmp_path: Path) -> None:
    companion = staged(tmp_path).companion
    for fetching in (companion.fetch_model("qwen3.5-9b"), companion.pull_model("qwen3.5-9b")):
        with pytest.raises(Refused) as said:
            await fetching
        assert said.value.code == "model_too_large"
        assert said.value.message == "Qwen3.5 9B needs 6.4 GB of memory, and this computer has 8.0 GB."


async def test_a_model_that_ollama_has_is_here(tmp_path: Path) -> None:
    theirs = ModelInfo("qwen3.5:2b", Engine.OLLAMA, "qwen3.5:2b")
    stage = staged(tmp_path, ollama=ScriptedModels([theirs]))
    here = [o.model.name for o in await stage.companion.offered_models() if o.state is OfferState.HERE]
    assert here == [BEST]


def test_very_small_models_are_not_asked_for_facts() -> None:
    def able(engine: Engine, size_bytes: int) -> bool:
        return ModelInfo("m", engine, "m", size_bytes).is_able

    assert not able(Engine.BUILT_IN, 0)
    assert not able(Engine.EMBEDDED, 98_362_432)
    assert able(Engine.EMBEDDED, 532_517_120)
    assert able(Engine.OLLAMA, 0)
    assert able(Engine.OLLAMA, 1_000_000)  # what a server says of its sizes is its own affair
