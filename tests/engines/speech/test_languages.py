from pathlib import Path

import numpy as np
import pytest

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.languages import is_unsure, passages, stretches
from bestfriend_desktop.adapters.speech.recordings import transcribe_recording
from bestfriend_desktop.adapters.speech.samples import Samples, pcm_of, samples_of
from bestfriend_desktop.adapters.speech.short_whisper import Language, ShortWhisper
from bestfriend_desktop.adapters.speech.spoken_parts import SpokenPart, SpokenParts
from bestfriend_desktop.adapters.speech.whisper import Whisper
from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
from bestfriend_desktop.domain.sound import FRAME_S, FRAME_SAMPLES
from bestfriend_desktop.domain.speech import Segment
from tests.engines.speech.test_recordings import write
from tests.fakes.speech import SpokenSentences, espeak, silence

ENGLISH = "The meeting is on Thursday at the town hall. Please bring the blue folder."
SPANISH = "Buenos días. La reunión es el jueves por la mañana. Hasta luego y muchas gracias por todo."


@pytest.fixture(scope="module")
def base(files: ModelFiles) -> ShortWhisper:
    return ShortWhisper(files.find("whisper-base").parent, 2)


@pytest.fixture(scope="module")
def english(spoken: SpokenSentences) -> bytes:
    return spoken.say(ENGLISH)


def part_of(*lengths_s: float) -> SpokenPart:
    """Speech and pauses in turn, so long."""
    frames = [round(length_s / FRAME_S) for length_s in lengths_s]
    said = [np.full(count, 1.0 - index % 2, np.float32) for index, count in enumerate(frames)]
    probabilities = np.concatenate(said)
    return SpokenPart(10.0, np.zeros(len(probabilities) * FRAME_SAMPLES, np.float32), probabilities)


def lengths(part: SpokenPart) -> list[float]:
    return [round(len(stretch.probabilities) * FRAME_S, 1) for stretch in stretches(part)]


def test_a_part_is_cut_in_its_pauses_and_no_stretch_is_too_short_to_tell_its_language() -> None:
    assert lengths(part_of(3, 1, 4)) == [3.5, 4.5]
    assert lengths(part_of(3, 0.3, 4)) == [7.3]
    assert lengths(part_of(0.5, 0.5, 3, 1, 0.4)) == [5.4]
    assert lengths(part_of(2, 0.5, 0.4, 0.5, 4)) == [2.2, 5.2]


def test_stretches_hold_all_of_the_part() -> None:
    part = part_of(3, 1, 4, 0.6, 2)
    found = stretches(part)
    assert np.concatenate([stretch.samples for stretch in found]).size == part.samples.size
    assert [stretch.start_s for stretch in found] == pytest.approx([10, 13.5, 18.3], abs=0.1)


def test_what_is_sure_and_whole_is_not_asked_about_again() -> None:
    part = part_of(3, 1, 4)
    whole = [Segment(0.0, 3.0, "Hello.", 0.8), Segment(4.0, 8.0, "Here I am.", 0.8)]
    assert not is_unsure(part, whole)
    assert is_unsure(part, whole[:1])
    assert is_unsure(part, [whole[0], Segment(4.0, 8.0, "Who is there?", 0.4)])


def test_the_languages_of_a_part_are_told_apart(base: ShortWhisper, english: bytes) -> None:
    (part,) = SpokenParts(28).find(samples_of(english + silence(0.9) + espeak(SPANISH, "es")))
    found = passages(base, part, Language("en"))
    assert [passage.language.code for passage in found] == ["en", "es"]
    assert found[1].part.start_s == pytest.approx(len(english) / 32000 + 0.5, abs=0.6)


def test_one_language_stays_one_passage(base: ShortWhisper, english: bytes) -> None:
    (part,) = SpokenParts(28).find(samples_of(english + silence(0.9) + english))
    assert [passage.language.code for passage in passages(base, part, Language("en"))] == ["en"]


@pytest.mark.parametrize("pause_s", [0.9, 3.5])
def test_a_second_language_in_a_recording_is_understood_as_what_it_is(
    base: ShortWhisper, english: bytes, tmp_path: Path, pause_s: float
) -> None:
    path = write(tmp_path / "two.wav", english + silence(pause_s) + espeak(SPANISH, "es"))
    steps = list(transcribe_recording(base, path, ""))
    text = " ".join(segment.text for step in steps for segment in step.segments)
    assert "blue folder" in text
    assert "días" in text
    assert "reunión" in text or "jueves" in text
    starts = [segment.start_s for step in steps for segment in step.segments]
    assert starts == sorted(starts)


def test_a_language_that_was_given_stays(base: ShortWhisper, english: bytes, tmp_path: Path) -> None:
    path = write(tmp_path / "two.wav", english + silence(3.5) + english)
    steps = list(transcribe_recording(base, path, "en"))
    assert {step.language for step in steps} == {"en"}


@pytest.mark.asyncio
async def test_a_second_language_in_a_turn_is_understood(
    files: ModelFiles, english: bytes, tmp_path: Path
) -> None:
    whisper = Whisper(files, WhisperFolders(files, tmp_path), lambda: "base")
    try:
        heard = await whisper.transcribe(english + silence(2.6) + espeak(SPANISH, "es"))
    finally:
        await whisper.close()
    assert "blue folder" in heard.text
    assert "días" in heard.text
    assert heard.language == "es"


@pytest.mark.asyncio
async def test_a_turn_in_another_language_than_the_one_before_is_understood(
    files: ModelFiles, english: bytes, tmp_path: Path
) -> None:
    whisper = Whisper(files, WhisperFolders(files, tmp_path), lambda: "base")
    try:
        spanish = await whisper.transcribe(espeak(SPANISH, "es"), likely="en")
        still = await whisper.transcribe(english, likely="en")
        short = await whisper.transcribe(espeak("Hm. Oui.", "fr"), likely="en")
    finally:
        await whisper.close()
    assert spanish.language == "es"
    assert "días" in spanish.text
    assert (still.language, still.language_confidence) == ("en", 1.0)
    assert "blue folder" in still.text
    assert short.language in ("en", "")


def test_samples_of_a_stretch_are_those_of_the_part(english: bytes) -> None:
    (part,) = SpokenParts(28).find(samples_of(english + silence(0.9) + english))
    joined: Samples = np.concatenate([stretch.samples for stretch in stretches(part)])
    assert pcm_of(joined) == pcm_of(part.samples)
