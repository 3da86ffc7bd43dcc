"""services/voice_turns.py, services/ear.py and services/listening.py, through the companion"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bestfriend_desktop.domain.conversation import Message, MessageStatus
from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.domain.events import (
    CaptionChanged,
    DevicesChanged,
    Heard,
    MicrophoneLevel,
    NothingHeard,
    ReplyCut,
    SpeakingEnded,
    SpokenNow,
    TurnFinished,
    VoiceState,
    VoiceStateChanged,
    VoiceTrouble,
)
from bestfriend_desktop.services import voice_turns
from tests.fakes.companion import Ear, Stage, staged
from tests.fakes.models import BASIC, ScriptedModels
from tests.fakes.voice import SILENCE, SPEECH, WORD, ScriptedMicrophone

LONG_REPLY = "Lyon is an old town. It has two rivers. People eat well there."


@asynccontextmanager
async def talking(
    folder: Path,
    *,
    reply: str = "Hello.",
    at_once: bool = False,
    overrides: dict[str, str] | None = None,
) -> AsyncIterator[tuple[Stage, Ear]]:
    """At once: the reply comes in one piece, as that of an engine that does not write word by word."""
    pieces = [reply] if at_once else list(reply)
    stage = staged(folder, basic=ScriptedModels([BASIC], pieces=pieces), overrides=overrides)
    ear = Ear(stage.companion)
    await stage.companion.start()
    try:
        yield stage, ear
    finally:
        await stage.companion.close()


def states(ear: Ear) -> list[VoiceState]:
    return [event.state for event in ear.all(VoiceStateChanged)]


async def shown(stage: Stage) -> list[Message]:
    conversation_id = stage.companion.voice.conversation_id
    assert conversation_id is not None
    return await stage.companion.messages(conversation_id)


async def test_what_is_said_hands_free_is_stored_and_answered_aloud(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.recognizer.texts = ["How are you?"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        assert (await ear.until(Heard)).transcript.text == "How are you?"
        (await stage.voice.speaker.fed(0.3)).hear(0.3)
        ended = await ear.until(SpeakingEnded)
        assert not ended.was_interrupted
        assert [message.text for message in await shown(stage)] == ["How are you?", "Hello."]
        assert stage.voice.built_in.said == ["Hello."]
        assert [one.text for one in ear.all(SpokenNow)] == ["Hello."]
        expected = ["listening", "hearing", "thinking", "speaking", "listening"]
        assert [state.value for state in states(ear)] == expected


async def test_microphone_is_open_only_while_it_listens(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        await stage.companion.voice.listen()
        stage.voice.microphone.hear(SILENCE, 4)
        assert (await ear.until(VoiceStateChanged)).is_recording
        await ear.until(MicrophoneLevel)
        await stage.companion.voice.deafen()
        assert not stage.voice.microphone.is_open
        assert states(ear)[-1] is VoiceState.OFF
        assert not ear.all(VoiceStateChanged)[-1].is_recording


async def test_second_turn_goes_on_in_the_same_conversation(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.speaker.hears_at_once = True
        stage.voice.recognizer.texts = ["One", "Two"]
        await stage.companion.voice.listen()
        for count in (1, 2):
            stage.voice.microphone.say()
            await ear.until(SpeakingEnded, count)
        assert [message.text for message in await shown(stage)] == ["One", "Hello.", "Two", "Hello."]


async def test_pause_that_sounds_unfinished_does_not_end_the_turn(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.end_of_turn.finished = 0.1
        stage.voice.recognizer.texts = ["I would", "I would like tea"]
        await stage.companion.voice.listen()
        stage.voice.microphone.hear(SPEECH, 10)
        stage.voice.microphone.hear(SILENCE, 10)
        stage.voice.microphone.hear(SPEECH, 10)
        stage.voice.microphone.hear(SILENCE, 40)
        assert (await ear.until(Heard)).transcript.text == "I would like tea"


async def test_words_are_captioned_while_they_are_spoken(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.recognizer.texts = ["Hello"]
        await stage.companion.voice.listen()
        stage.voice.microphone.hear(SPEECH, 30)
        assert (await ear.until(CaptionChanged)).text.endswith("frames")
        stage.voice.microphone.hear(SILENCE, 12)
        await ear.until(Heard)
        assert ear.all(CaptionChanged)[-1].text == ""


async def test_click_and_wordless_noise_are_no_turn(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.recognizer.texts = ["", "Now"]
        await stage.companion.voice.listen()
        stage.voice.microphone.hear(SPEECH, 3)
        stage.voice.microphone.hear(SILENCE, 20)
        stage.voice.microphone.say()
        stage.voice.microphone.say()
        assert (await ear.until(Heard)).transcript.text == "Now"
        assert len(ear.all(Heard)) == 1


@pytest.mark.parametrize("at_once", [False, True])
async def test_talking_over_the_reply_stops_it_and_keeps_what_was_heard(
    tmp_path: Path, at_once: bool
) -> None:
    async with talking(tmp_path, reply=LONG_REPLY, at_once=at_once) as (stage, ear):
        stage.voice.recognizer.texts = ["Tell me of Lyon", "Stop"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        await ear.until(TurnFinished)
        playback = await stage.voice.speaker.fed(13 * 0.3)
        playback.hear(5 * 0.3 + 2.5 * 0.3)
        stage.voice.microphone.hear(SPEECH, 4)
        await stage.voice.speaker.until(lambda: playback.is_paused)
        assert not playback.is_stopped
        stage.voice.microphone.hear(SPEECH, 30)
        await stage.voice.speaker.until(lambda: playback.is_stopped)
        cut = (await ear.until(ReplyCut)).message
        assert (cut.text, cut.status) == ("Lyon is an old town. It has two", MessageStatus.INTERRUPTED)
        stage.voice.microphone.hear(SILENCE, 12)
        await ear.until(TurnFinished, 2)
        assert [message.text for message in await shown(stage)][:3] == ["Tell me of Lyon", cut.text, "Stop"]


async def test_reply_that_is_still_written_is_stopped_when_it_is_talked_over(tmp_path: Path) -> None:
    async with talking(tmp_path, reply=LONG_REPLY) as (stage, ear):
        stage.basic.pause_after = 30
        stage.voice.recognizer.texts = ["Tell me of Lyon", "Stop"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        playback = await stage.voice.speaker.fed(5 * 0.3)
        playback.hear(5 * 0.3)
        stage.voice.microphone.hear(SPEECH, 34)
        assert (await ear.until(ReplyCut)).message.text == "Lyon is an old town."
        assert stage.basic.was_stopped


async def test_one_key_right_after_the_words_keeps_them_and_silences_the_reply(tmp_path: Path) -> None:
    async with talking(tmp_path, reply=LONG_REPLY) as (stage, ear):
        stage.basic.pause_after = 60
        stage.voice.recognizer.texts = ["Tell me of Lyon"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        await ear.until(Heard)
        assert await stage.companion.voice.hush()
        await ear.until(TurnFinished)
        assert (await shown(stage))[0].text == "Tell me of Lyon"
        assert stage.basic.was_stopped or not stage.basic.prompts
        assert stage.companion.voice.state is VoiceState.LISTENING


async def test_reply_that_comes_at_once_is_spoken_sentence_by_sentence(tmp_path: Path) -> None:
    async with talking(tmp_path, reply=LONG_REPLY, at_once=True) as (stage, ear):
        stage.voice.recognizer.texts = ["Tell me of Lyon"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        playback = await stage.voice.speaker.fed(13 * 0.3)
        spoken = ["Lyon is an old town.", "It has two rivers.", "People eat well there."]
        assert stage.voice.built_in.said == spoken
        for count, heard_s in enumerate((0.1, 1.6, 2.9), 1):
            playback.hear(heard_s - playback.heard_s)
            assert (await ear.until(SpokenNow, count)).text == spoken[count - 1]
        playback.hear(20)
        assert not (await ear.until(SpeakingEnded)).was_interrupted


async def test_reply_that_comes_at_once_is_silenced_by_one_key_and_stays_whole(tmp_path: Path) -> None:
    async with talking(tmp_path, reply=LONG_REPLY, at_once=True) as (stage, ear):
        stage.voice.recognizer.texts = ["Tell me of Lyon"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        playback = await stage.voice.speaker.fed(13 * 0.3)
        playback.hear(1)
        assert await stage.companion.voice.hush()
        assert playback.is_stopped
        assert (await ear.until(SpeakingEnded)).was_interrupted
        assert (await shown(stage))[-1].text == LONG_REPLY


@pytest.mark.parametrize("at_once", [False, True])
async def test_cough_pauses_the_voice_and_it_goes_on(tmp_path: Path, at_once: bool) -> None:
    async with talking(tmp_path, reply=LONG_REPLY, at_once=at_once) as (stage, ear):
        stage.voice.recognizer.texts = ["Tell me of Lyon", ""]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        playback = await stage.voice.speaker.fed(13 * 0.3)
        playback.hear(1)
        stage.voice.microphone.hear(SPEECH, 9)
        await stage.voice.speaker.until(lambda: playback.is_paused)
        stage.voice.microphone.hear(SILENCE, 12)
        await stage.voice.speaker.until(lambda: not playback.is_paused)
        playback.hear(20)
        assert not (await ear.until(SpeakingEnded)).was_interrupted
        assert (await shown(stage))[-1].text == LONG_REPLY


async def test_short_word_and_what_follows_it_are_one_interruption(tmp_path: Path) -> None:
    async with talking(tmp_path, reply=LONG_REPLY) as (stage, ear):
        stage.voice.recognizer.texts = ["Tell me of Lyon", "Stop please"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        playback = await stage.voice.speaker.fed(13 * 0.3)
        playback.hear(1)
        stage.voice.microphone.hear(SPEECH, 4)
        stage.voice.microphone.hear(SILENCE, 14)
        stage.voice.microphone.say()
        assert (await ear.until(Heard, 2)).transcript.text == "Stop please"
        assert playback.is_stopped
        assert playback.pauses == 1


async def test_where_it_may_not_be_interrupted_it_speaks_on(tmp_path: Path) -> None:
    async with talking(tmp_path, reply=LONG_REPLY, overrides={"speaking.barge_in": "no"}) as (stage, ear):
        stage.voice.recognizer.texts = ["Tell me of Lyon", "Hm", "Thanks"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        playback = await stage.voice.speaker.fed(13 * 0.3)
        playback.hear(0.5)
        await ear.until(SpokenNow)
        stage.voice.microphone.say(40)
        assert (await ear.until(VoiceStateChanged, 5)).state is VoiceState.HEARING
        playback.hear(20)
        assert not (await ear.until(SpeakingEnded)).was_interrupted
        stage.voice.microphone.say()
        assert (await ear.until(Heard, 2)).transcript.text == "Thanks"


async def test_wake_word_opens_the_ears(tmp_path: Path) -> None:
    async with talking(tmp_path, overrides={"listening.wake_word": "hey_jarvis"}) as (stage, ear):
        stage.voice.recognizer.texts = ["What time is it?"]
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        assert (await ear.until(VoiceStateChanged)).state is VoiceState.WAITING
        stage.voice.microphone.hear(WORD)
        stage.voice.microphone.say()
        assert (await ear.until(Heard)).transcript.text == "What time is it?"
        assert len(stage.voice.recognizer.heard) == 1
        assert states(ear)[:3] == [VoiceState.WAITING, VoiceState.LISTENING, VoiceState.HEARING]


async def test_after_the_talk_it_waits_for_the_wake_word_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_turns, "AWAKE_FOR_S", 0.0)
    async with talking(tmp_path, overrides={"listening.wake_word": "hey_jarvis"}) as (stage, ear):
        await stage.companion.voice.listen()
        stage.voice.microphone.hear(WORD)
        await ear.until(VoiceStateChanged, 3)
        assert states(ear) == [VoiceState.WAITING, VoiceState.LISTENING, VoiceState.WAITING]


async def test_key_held_down_is_one_turn_whatever_the_pauses(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.recognizer.texts = ["I would", "I would like tea"]
        await stage.companion.voice.press()
        stage.voice.microphone.hear(SPEECH, 10)
        stage.voice.microphone.hear(SILENCE, 80)
        stage.voice.microphone.hear(SPEECH, 10)
        stage.voice.microphone.hear(SILENCE, 6)
        await stage.companion.voice.release()
        stage.voice.microphone.hear(SILENCE, 6)
        assert (await ear.until(Heard)).transcript.text == "I would like tea"
        assert not stage.voice.microphone.is_open
        await ear.until(TurnFinished)


async def test_key_pressed_in_silence_stores_nothing(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        await stage.companion.voice.press()
        stage.voice.microphone.hear(SILENCE, 10)
        await stage.companion.voice.release()
        stage.voice.microphone.hear(SILENCE, 2)
        await ear.until(NothingHeard)
        assert await stage.companion.conversations() == []


async def test_lost_microphone_is_told_once_and_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voice_turns, "OPEN_AGAIN_AFTER_S", 0.01)
    async with talking(tmp_path) as (stage, ear):
        microphone = stage.voice.microphone
        stage.voice.recognizer.texts = ["I am back"]
        await stage.companion.voice.listen()
        microphone.hear(SPEECH, 8)
        assert (await ear.until(VoiceStateChanged, 2)).state is VoiceState.HEARING
        microphone.unplug(Unavailable("microphone_lost", "The microphone is gone.", "Plug it in."))
        trouble = await ear.until(VoiceTrouble)
        assert (trouble.message, trouble.remedy) == ("The microphone is gone.", "Plug it in.")
        await asyncio.sleep(0.05)
        assert len(ear.all(VoiceTrouble)) == 1
        assert states(ear)[-1] is VoiceState.OFF
        microphone.missing = None
        microphone.say()
        await ear.until(DevicesChanged)
        assert (await ear.until(Heard)).transcript.text == "I am back"


async def test_missing_weights_are_told_and_nothing_is_said(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.recognizer.failure = Unavailable("weights_missing", "It cannot hear.", "Fetch it.")
        await stage.companion.voice.press()
        stage.voice.microphone.hear(SPEECH, 10)
        await stage.companion.voice.release()
        stage.voice.microphone.hear(SILENCE, 2)
        assert (await ear.until(VoiceTrouble)).code == "weights_missing"
        assert not ear.all(Heard)


async def test_turn_that_was_refused_is_not_answered_aloud_when_it_is_typed_after_all(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.recognizer.texts = ["How are you?"]
        await stage.companion.change_setting("model.name", "nope")
        await stage.companion.voice.listen()
        stage.voice.microphone.say()
        refused = await ear.until(VoiceTrouble)
        assert refused.code == "model_unknown"
        await stage.companion.voice.deafen()
        await stage.companion.reset_setting("model.name")
        turn = await stage.companion.say("How are you?", turn_id=refused.turn_id)
        assert turn.reply is not None
        assert turn.reply.text == "Hello."
        assert not await stage.companion.voice.hush()  # there is nothing to silence


async def test_recording_is_kept_only_where_the_person_wants_it(tmp_path: Path) -> None:
    for wanted in ("no", "yes"):
        overrides = {"listening.keep_recordings": wanted}
        async with talking(tmp_path / wanted, overrides=overrides) as (stage, ear):
            stage.voice.recognizer.texts = ["Keep this"]
            await stage.companion.voice.listen()
            stage.voice.microphone.say()
            await ear.until(TurnFinished)
            assert len(stage.voice.files.written) == (wanted == "yes")


async def test_language_that_was_detected_is_expected_in_the_turns_after_it(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        stage.voice.speaker.hears_at_once = True
        stage.voice.recognizer.texts = ["One", "Two"]
        await stage.companion.voice.listen()
        for count in (1, 2):
            stage.voice.microphone.say()
            await ear.until(SpeakingEnded, count)
        assert stage.voice.recognizer.likely == ["", "en"]
        assert stage.voice.recognizer.languages == ["", ""]


async def test_turn_from_a_file_is_answered_into_a_file(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, _):
        question = ScriptedMicrophone()
        question.say()
        question.end()
        stage.voice.files.microphones["question.wav"] = question
        stage.voice.recognizer.texts = ["How are you?"]
        turn = await stage.companion.voice.converse(tmp_path / "question.wav", tmp_path / "answer.wav")
        assert turn is not None
        assert turn.reply is not None
        assert turn.reply.text == "Hello."
        assert stage.voice.files.speakers["answer.wav"].now.fed_s == pytest.approx(0.3)
        assert not stage.voice.speaker.playbacks


async def test_all_that_is_said_in_a_file_is_one_turn_whatever_the_pauses(tmp_path: Path) -> None:
    async with talking(tmp_path, overrides={"listening.keep_recordings": "yes"}) as (stage, ear):
        question = ScriptedMicrophone()
        question.say()
        question.hear(SILENCE, 40)
        question.say()
        question.hear(SPEECH, 3)  # too short to be a word
        question.hear(SILENCE, 40)
        question.hear(SPEECH, 10)  # up to the last frame
        question.end()
        stage.voice.files.microphones["question.wav"] = question
        stage.voice.recognizer.texts = ["Hello there.", "What is your name?", "And where"]
        turn = await stage.companion.voice.converse(tmp_path / "question.wav", tmp_path / "answer.wav")
        assert turn is not None
        assert [one.transcript.text for one in ear.all(Heard)] == [
            "Hello there. What is your name? And where"
        ]
        assert [one.text for one in await shown(stage)] == [
            "Hello there. What is your name? And where",
            "Hello.",
        ]
        (kept,) = stage.voice.files.written.values()
        assert kept.pcm == b"".join(stage.voice.recognizer.heard)


async def test_file_in_which_nobody_speaks_is_no_turn(tmp_path: Path) -> None:
    async with talking(tmp_path) as (stage, ear):
        question = ScriptedMicrophone()
        question.hear(SILENCE, 30)
        question.end()
        stage.voice.files.microphones["question.wav"] = question
        assert await stage.companion.voice.converse(tmp_path / "question.wav") is None
        assert await stage.companion.conversations() == []
        assert ear.all(NothingHeard)
