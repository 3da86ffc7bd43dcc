import tracemalloc

import numpy as np
import pytest

from bestfriend_desktop.adapters.speech.samples import Samples, samples_of
from bestfriend_desktop.adapters.speech.spoken_parts import SpokenPart, SpokenParts
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ
from tests.fakes.speech import SpokenSentences, clicks, music, noise, silence

SENTENCE = "I moved to Lyon last May and I really like the river there."


def seconds(part: SpokenPart) -> float:
    return len(part.samples) / HEARING_RATE_HZ


@pytest.fixture(scope="module")
def sentence(spoken: SpokenSentences) -> Samples:
    return samples_of(spoken.say(SENTENCE))


@pytest.mark.parametrize("sound", [b"", silence(30), noise(30), noise(30, 0.3), music(30), clicks(30)])
def test_where_nobody_speaks_there_are_no_parts(sound: bytes) -> None:
    assert SpokenParts(25).find(samples_of(sound)) == []


def test_a_sentence_is_found_where_it_is_without_the_silence_around(sentence: Samples) -> None:
    quiet = np.zeros(10 * HEARING_RATE_HZ, np.float32)
    (part,) = SpokenParts(25).find(np.concatenate([quiet, sentence, quiet]))
    assert part.start_s == pytest.approx(10 - 0.25, abs=0.2)
    assert seconds(part) == pytest.approx(len(sentence) / HEARING_RATE_HZ + 0.4, abs=0.4)


def test_a_short_pause_does_not_part_what_belongs_together(sentence: Samples) -> None:
    pause = np.zeros(HEARING_RATE_HZ, np.float32)
    assert len(SpokenParts(25).find(np.concatenate([sentence, pause, sentence]))) == 1


def test_a_long_silence_parts_two_sentences(sentence: Samples) -> None:
    quiet = np.zeros(5 * HEARING_RATE_HZ, np.float32)
    first, second = SpokenParts(25).find(np.concatenate([sentence, quiet, sentence]))
    assert second.start_s - first.start_s == pytest.approx(len(sentence) / HEARING_RATE_HZ + 5, abs=0.3)


def test_long_speech_is_cut_and_nothing_of_it_is_lost(sentence: Samples) -> None:
    loud = sentence[np.flatnonzero(np.abs(sentence) > 0.01)[0] :]
    parts = SpokenParts(10).find(np.tile(loud, 12))
    assert all(seconds(part) <= 10 for part in parts)
    assert sum(map(seconds, parts)) == pytest.approx(12 * len(loud) / HEARING_RATE_HZ, rel=0.05)


def test_who_never_pauses_is_cut_all_the_same(spoken: SpokenSentences) -> None:
    vowel = samples_of(spoken.say("Ah"))
    steady = vowel[len(vowel) // 3 : len(vowel) // 2]
    parts = SpokenParts(5).find(np.tile(steady, 400))
    assert all(seconds(part) <= 5 for part in parts)


@pytest.mark.parametrize("size", [100, 512, 16000, 40000])
def test_it_does_not_matter_how_the_recording_comes_in(sentence: Samples, size: int) -> None:
    quiet = np.zeros(3 * HEARING_RATE_HZ, np.float32)
    recording = np.concatenate([quiet, sentence, quiet, sentence])
    whole = SpokenParts(25).find(recording)
    parts = SpokenParts(25)
    steps = range(0, len(recording), size)
    found = [part for at in steps for part in parts.feed(recording[at : at + size])] + [*parts.finish()]
    assert [part.start_s for part in found] == [part.start_s for part in whole]
    for one, other in zip(found, whole, strict=True):
        assert np.array_equal(one.samples, other.samples)


def test_a_second_recording_knows_nothing_of_the_first(sentence: Samples) -> None:
    parts = SpokenParts(25)
    (first,) = parts.find(sentence)
    (second,) = parts.find(sentence)
    assert (first.start_s, len(first.samples)) == (second.start_s, len(second.samples))


def test_however_long_a_recording_is_only_a_part_of_it_is_held(sentence: Samples) -> None:
    parts = SpokenParts(10)
    chunk = np.resize(sentence, HEARING_RATE_HZ)

    def peak_bytes(seconds: int) -> int:
        tracemalloc.reset_peak()
        assert sum(len(list(parts.feed(chunk))) for _ in range(seconds)) >= seconds // 15
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    try:
        peak_bytes(15)  # what is made once
        assert peak_bytes(60) < 1.5 * peak_bytes(20)
    finally:
        tracemalloc.stop()
