"""services/speaking.py and services/speech.py, through the companion"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bestfriend_desktop.domain.conversation import MessageStatus
from bestfriend_desktop.domain.errors import Refused, Unavailable
from bestfriend_desktop.domain.events import (
    SpeakingEnded,
    SpokenNow,
    TokenArrived,
    TurnFinished,
    VoiceTrouble,
)
from bestfriend_desktop.domain.reply_parts import TakenBack
from bestfriend_desktop.services import speech
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.models import BASIC, ScriptedModels

TWO_SENTENCES = "Lyon is an old town. It has two rivers."
LOST = Unavailable("speaker_lost", "The loudspeaker is gone.", "Plug it in.")


@asynccontextmanager
async def answering(
    folder: Path, *, answers: str = "always", reply: str = TWO_SENTENCES
) -> AsyncIterator[tuple[Stage, Ear]]:
    stage = staged(
        folder, basic=ScriptedModels([BASIC], pieces=list(reply)), overrides={"speaking.answers": answers}
    )
    ear = Ear(stage.companion)
    await stage.companion.start()
    try:
        yield stage, ear
    finally:
        await stage.companion.close()


async def test_first_sentence_is_spoken_before_the_reply_is_whole(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        stage.basic.pause_after = 25
        saying = asyncio.ensure_future(stage.companion.say("Hello"))  # noqa: TID251 - the test itself waits
        await stage.voice.speaker.fed(5 * 0.3)
        assert stage.voice.built_in.said == ["Lyon is an old town."]
        assert not ear.all(TurnFinished)
        await stage.companion.stop(ear.all(TokenArrived)[0].conversation_id)
        await saying


async def test_what_turns_out_to_be_thoughts_is_not_spoken_any_further(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, _):
        stage.basic.pieces = ["I should be brief. And ki", TakenBack(), "Hello there. Bye."]
        await stage.companion.say("Hello")
        async with asyncio.timeout(60):
            while "Bye." not in stage.voice.built_in.said:  # noqa: ASYNC110 (a scripted voice sets no event)
                await asyncio.sleep(0.01)
        assert not [said for said in stage.voice.built_in.said if said.startswith("And")]


async def test_that_a_language_has_no_voice_is_told_once_and_its_replies_stay_text(tmp_path: Path) -> None:
    async with answering(tmp_path, reply="Guten Morgen. Ich habe gut geschlafen, und du?") as (stage, ear):
        stage.voice.last_resort.failure = Unavailable("espeak_missing", "No espeak.", "Install it.")
        for count in (1, 2):
            await stage.companion.say("Hallo")
            await ear.until(SpeakingEnded, count)
        assert stage.voice.built_in.said == []
        (trouble,) = ear.all(VoiceTrouble)
        assert trouble.code == "voice_of_language_missing"


async def test_it_tells_which_words_are_being_heard(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        await stage.companion.say("Hello")
        playback = await stage.voice.speaker.fed(9 * 0.3)
        playback.hear(0.1)
        first = await ear.until(SpokenNow)
        assert TWO_SENTENCES[first.start : first.end] == "Lyon is an old town."
        playback.hear(1.6)
        second = await ear.until(SpokenNow, 2)
        assert TWO_SENTENCES[second.start : second.end] == "It has two rivers."
        playback.hear(5)
        assert not (await ear.until(SpeakingEnded)).was_interrupted


@pytest.mark.parametrize("answers", ["never", "spoken"])
async def test_what_was_typed_is_answered_silently_where_the_person_wants_it_so(
    tmp_path: Path, answers: str
) -> None:
    async with answering(tmp_path, answers=answers) as (stage, _):
        await stage.companion.say("Hello")
        assert stage.voice.built_in.said == []
        assert stage.voice.speaker.playbacks == []


async def test_muted_companion_answers_in_text_only_until_it_is_unmuted(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        stage.voice.speaker.hears_at_once = True
        stage.companion.voice.mute(True)
        await stage.companion.say("Hello")
        assert stage.voice.speaker.playbacks == []
        stage.companion.voice.mute(False)
        await stage.companion.say("Hello")
        await ear.until(SpeakingEnded)
        assert len(stage.voice.speaker.playbacks) == 1


async def test_stop_in_the_window_silences_the_voice_too(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        stage.basic.pause_after = 25
        saying = asyncio.ensure_future(stage.companion.say("Hello"))  # noqa: TID251 - the test itself waits
        playback = await stage.voice.speaker.fed(5 * 0.3)
        playback.hear(0.5)
        await stage.companion.stop(ear.all(TokenArrived)[0].conversation_id)
        await saying
        assert (await ear.until(SpeakingEnded)).was_interrupted
        assert playback.is_stopped


async def test_next_message_ends_what_was_being_spoken(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        await stage.companion.say("Hello")
        first = await stage.voice.speaker.fed(9 * 0.3)
        await stage.companion.say("Something else")
        assert (await ear.until(SpeakingEnded)).was_interrupted
        assert first.is_stopped


async def test_one_key_stops_the_voice_and_the_model_and_keeps_the_text(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, _):
        turn = await stage.companion.say("Hello")
        playback = await stage.voice.speaker.fed(9 * 0.3)
        playback.hear(0.5)
        assert await stage.companion.voice.hush()
        assert playback.is_stopped
        assert (await stage.companion.messages(turn.conversation_id))[-1].text == TWO_SENTENCES
        assert not await stage.companion.voice.hush()


async def test_one_key_stops_the_reply_that_is_heard_wherever_one_talks_now(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, _):
        stage.basic.pause_after = 25
        saying = asyncio.ensure_future(stage.companion.say("Hello"))  # noqa: TID251 - the test itself waits
        await stage.voice.speaker.fed(5 * 0.3)
        stage.companion.voice.about(None)
        assert await stage.companion.voice.hush()
        turn = await saying
        assert turn.reply is not None
        assert turn.reply.status is MessageStatus.INTERRUPTED
        assert TWO_SENTENCES.startswith(turn.reply.text)


async def test_loudspeaker_that_is_lost_is_opened_anew_and_the_sentence_begun_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(speech, "OPEN_AGAIN_AFTER_S", (0.0, 0.0, 0.0))
    async with answering(tmp_path) as (stage, ear):
        await stage.companion.say("Hello")
        playback = await stage.voice.speaker.fed(9 * 0.3)
        playback.hear(5 * 0.3 + 0.3)
        playback.lose(LOST)
        await stage.voice.speaker.until(lambda: len(stage.voice.speaker.playbacks) == 2)
        (await stage.voice.speaker.fed(4 * 0.3)).hear(10)
        assert not (await ear.until(SpeakingEnded)).was_interrupted
        assert stage.voice.built_in.said == [
            "Lyon is an old town.",
            "It has two rivers.",
            "It has two rivers.",
        ]
        assert not ear.all(VoiceTrouble)


async def test_missing_loudspeaker_is_told_and_the_text_arrives_all_the_same(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        stage.voice.speaker.missing = Unavailable("speaker_missing", "No loudspeaker.", "Plug one in.")
        turn = await stage.companion.say("Hello")
        assert turn.reply is not None
        assert turn.reply.text == TWO_SENTENCES
        assert (await ear.until(VoiceTrouble)).code == "speaker_missing"


async def test_stored_reply_is_spoken_again(tmp_path: Path) -> None:
    async with answering(tmp_path, answers="never") as (stage, ear):
        stage.voice.speaker.hears_at_once = True
        turn = await stage.companion.say("Hello")
        assert turn.reply is not None
        await stage.companion.voice.replay(turn.reply)
        assert stage.voice.built_in.said == ["Lyon is an old town.", "It has two rivers."]
        assert ear.all(SpeakingEnded)[0].turn_id == turn.reply.id


async def test_settings_say_how_it_speaks(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, ear):
        stage.voice.speaker.hears_at_once = True
        for name, value in {"voice": "joe", "speed": 1.5, "pitch": 0.8, "volume_percent": 50}.items():
            await stage.companion.change_setting(f"speaking.{name}", value)
        await stage.companion.say("Hello")
        await ear.until(SpeakingEnded)
        style = stage.voice.built_in.styles[0]
        assert (style.voice, style.speed, style.pitch, style.volume) == ("joe", 1.5, 0.8, 0.5)


async def test_text_without_a_word_is_refused(tmp_path: Path) -> None:
    async with answering(tmp_path) as (stage, _):
        with pytest.raises(Refused, match="nothing in it that could be said"):
            await stage.companion.voice.say("```\nprint()\n```")
