import numpy as np
import pytest

from bestfriend_desktop.adapters.speech.samples import samples_of
from bestfriend_desktop.adapters.speech.silero import Silero, SileroModel
from bestfriend_desktop.domain.sound import FRAME_BYTES, FRAME_S, HEARING_RATE_HZ
from bestfriend_desktop.domain.utterance import SpeechBegan, SpeechDropped, TurnEnded, Utterances
from tests.fakes.speech import SpokenSentences, clicks, mixed, music, noise, silence


def frames(sound: bytes) -> list[bytes]:
    return [sound[at : at + FRAME_BYTES] for at in range(0, len(sound) - FRAME_BYTES + 1, FRAME_BYTES)]


async def turns(sound: bytes) -> list[bytes]:
    silero, utterances = Silero(), Utterances()
    signals = [s for each in frames(sound) for s in utterances.heard(each, await silero.probability(each))]
    return [s.speech for s in signals if isinstance(s, TurnEnded)]


@pytest.mark.parametrize("word", ["No.", "Yes.", "Stop.", "Hello."])
async def test_a_single_word_is_a_turn(spoken: SpokenSentences, word: str) -> None:
    assert len(await turns(silence(1) + spoken.say(word) + silence(2))) == 1


async def test_a_sentence_is_one_turn_and_whole(spoken: SpokenSentences) -> None:
    sentence = spoken.say("Remind me on Friday at nine to call my mother.")
    (turn,) = await turns(silence(2) + sentence + silence(2))
    loud = np.flatnonzero(np.abs(samples_of(sentence)) > 0.01)
    assert sentence[2 * loud[0] : 2 * loud[-1]] in turn


async def test_speech_is_noticed_within_a_tenth_of_a_second(spoken: SpokenSentences) -> None:
    sentence = spoken.say("What is the weather like tomorrow in Berlin?")
    loud_s = np.flatnonzero(np.abs(samples_of(sentence)) > 0.02)[0] / HEARING_RATE_HZ
    silero, utterances = Silero(), Utterances()
    signals = [utterances.heard(f, await silero.probability(f)) for f in frames(silence(1) + sentence)]
    noticed_s = (signals.index([SpeechBegan()]) + 1) * FRAME_S - 1
    assert noticed_s - loud_s < 0.15


@pytest.mark.parametrize("sound", [silence(20), noise(20), noise(20, 0.3), music(20), clicks(20)])
async def test_what_is_no_speech_is_no_turn(sound: bytes) -> None:
    assert await turns(sound + silence(2)) == []


async def test_a_sentence_over_music_is_heard(spoken: SpokenSentences) -> None:
    sentence = spoken.say("What is the weather like tomorrow in Berlin?")
    assert len(await turns(music(1) + mixed(sentence, music(10), 15) + music(3))) == 1


async def test_after_a_reset_the_stream_before_counts_for_nothing(spoken: SpokenSentences) -> None:
    silero = Silero()
    fresh = await silero.probability(frames(noise(1))[0])
    for frame in frames(spoken.say("Hello.")):
        await silero.probability(frame)
    silero.reset()
    assert await silero.probability(frames(noise(1))[0]) == fresh


def test_a_recording_at_once_is_judged_as_frame_by_frame(spoken: SpokenSentences) -> None:
    sound = silence(0.5) + spoken.say("Hello.") + bytes(100)
    model = SileroModel()
    one_by_one = [model.probability(frame.ljust(FRAME_BYTES, b"\0")) for frame in frames(sound)]
    model.reset()
    at_once = model.probabilities(samples_of(sound))
    assert np.allclose(at_once[: len(one_by_one)], one_by_one, atol=1e-4)
    assert len(at_once) == len(one_by_one) + 1


def test_of_no_sound_there_are_no_probabilities() -> None:
    assert len(SileroModel().probabilities(samples_of(b""))) == 0


async def test_a_click_within_silence_is_not_even_dropped_speech() -> None:
    silero, utterances = Silero(), Utterances()
    signals = [s for f in frames(clicks(10)) for s in utterances.heard(f, await silero.probability(f))]
    assert SpeechDropped() not in signals
