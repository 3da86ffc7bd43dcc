import asyncio
import json
import re
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import numpy as np
import psutil
import pytest
from piper.phonemize_espeak import ESPEAK_DATA_DIR, EspeakPhonemizer

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.piper import Piper
from bestfriend_desktop.adapters.speech.samples import Samples, samples_of
from bestfriend_desktop.adapters.speech.voice_files import VoiceFiles
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.domain.sound import Sound
from bestfriend_desktop.domain.speakable import speakable
from bestfriend_desktop.domain.speech import SpeakingStyle

CLAUSE = "When you are ready, tell me,"
LONG = (
    "The quick brown fox jumps over the lazy dog, and then it goes home to sleep for a very long while. " * 3
)


@pytest.fixture(scope="module")
def joe(files: ModelFiles) -> Piper:
    return Piper(VoiceFiles(files, Path("nowhere")))


@pytest.fixture
async def piper(files: ModelFiles, tmp_path: Path) -> AsyncIterator[Piper]:
    """With a folder of voices of its own: `other` is joe by another name."""
    starter = files.find("joe")
    (tmp_path / "other.onnx").symlink_to(starter)
    (tmp_path / "other.onnx.json").symlink_to(f"{starter}.json")
    piper = Piper(VoiceFiles(files, tmp_path))
    yield piper
    await piper.close()


async def spoken(piper: Piper, text: str, style: SpeakingStyle | None = None) -> list[Sound]:
    return [sound async for sound in piper.speak(text, style or SpeakingStyle())]


def joined(sounds: list[Sound]) -> Samples:
    return np.concatenate([samples_of(sound.pcm) for sound in sounds])


def seconds(sounds: list[Sound]) -> float:
    return sum(sound.seconds for sound in sounds)


def height_hz(sounds: list[Sound]) -> float:
    """The pitch of the voice in the middle of its range: by how far each voiced moment is like itself."""
    samples, rate_hz = joined(sounds), sounds[0].rate_hz
    size, shortest, longest = rate_hz // 20, rate_hz // 400, rate_hz // 60
    heights = []
    for start in range(0, len(samples) - size - longest, size):
        moment = samples[start : start + size + longest]
        likeness = np.correlate(moment, moment[:size], "valid")
        period = shortest + int(np.argmax(likeness[shortest:]))
        if likeness[0] > 5 and likeness[period] > 0.6 * likeness[0]:
            heights.append(rate_hz / period)
    return float(np.median(heights))


async def test_a_clause_comes_in_small_pieces_that_begin_at_once(joe: Piper) -> None:
    sounds = await spoken(joe, CLAUSE)
    assert {sound.rate_hz for sound in sounds} == {22050}
    assert max(sound.seconds for sound in sounds) <= 0.5
    assert 1 < seconds(sounds) < 3
    assert np.flatnonzero(np.abs(joined(sounds)) > 0.02)[0] < 0.05 * 22050


async def test_speed_changes_the_length_and_not_the_pitch(joe: Piper) -> None:
    own, fast, slow = [await spoken(joe, LONG[:63], SpeakingStyle(speed=speed)) for speed in (1, 2, 0.5)]
    assert seconds(fast) == pytest.approx(seconds(own) / 2, rel=0.25)
    assert seconds(slow) == pytest.approx(seconds(own) * 2, rel=0.25)
    assert height_hz(fast) == pytest.approx(height_hz(own), rel=0.25)


async def test_pitch_changes_the_height_and_not_the_length(joe: Piper) -> None:
    own, high = [await spoken(joe, LONG[:63], SpeakingStyle(pitch=pitch)) for pitch in (1, 1.6)]
    assert seconds(high) == pytest.approx(seconds(own), rel=0.2)
    assert height_hz(high) == pytest.approx(1.6 * height_hz(own), rel=0.25)


async def test_volume_is_a_share_of_the_voices_own(joe: Piper) -> None:
    loud, soft, none = [
        np.abs(joined(await spoken(joe, "Hello.", SpeakingStyle(volume=volume)))).max()
        for volume in (1, 0.25, 0)
    ]
    assert loud == pytest.approx(1, abs=0.01)
    assert soft == pytest.approx(0.25, abs=0.01)
    assert none == 0


async def test_what_has_no_sound_is_silence(joe: Piper) -> None:
    assert await spoken(joe, "") == await spoken(joe, " ... ") == []


async def test_closing_stops_the_engine_and_the_next_clause_is_whole(joe: Piper) -> None:
    whole = seconds(await spoken(joe, CLAUSE))
    async with aclosing(joe.speak(LONG, SpeakingStyle())) as sounds:
        first = asyncio.ensure_future(anext(sounds))  # noqa: TID251 (the test's own)
        await asyncio.sleep(0)
        first.cancel()
        with pytest.raises(asyncio.CancelledError):
            await first
    assert seconds(await spoken(joe, CLAUSE)) == pytest.approx(whole, rel=0.3)


async def test_two_clauses_at_once_do_not_disturb_each_other(joe: Piper) -> None:
    one, two = await asyncio.gather(spoken(joe, LONG), spoken(joe, CLAUSE))
    assert seconds(one) > 3 * seconds(two) > 3


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Dr. Lee paid $5.50.", "Doctor Lee paid five dollars and fifty cents."),
        ("It was 20 °C at 9:05.", "It was twenty degrees Celsius at nine oh five."),
        ("In the 1990s and in 1984.", "In the nineteen nineties and in nineteen eighty four."),
        (
            "3–5 km/h on 2026-11-22",
            "three to five kilometers per hour on November twenty second, twenty twenty six",
        ),
        ("50% of 1,234 on the 1st", "fifty percent of one thousand two hundred thirty four on the first"),
    ],
)
def test_what_is_written_sounds_as_its_words(written: str, words: str) -> None:
    phonemizer = EspeakPhonemizer(ESPEAK_DATA_DIR)

    def sounds(text: str) -> str:
        phonemes = "".join(map("".join, phonemizer.phonemize("en-us", text)))
        return re.sub(r"[ˈˌ ʲ]", "", phonemes)  # whatever runs together when spoken

    assert sounds(speakable(written, "en-us")) == sounds(words)


async def test_an_unknown_voice_is_said_with_a_remedy(joe: Piper) -> None:
    with pytest.raises(Misconfigured, match="no voice called nobody") as raised:
        await spoken(joe, CLAUSE, SpeakingStyle(voice="nobody"))
    assert raised.value.code == "voice_unknown"
    assert "voices list" in raised.value.remedy


async def test_a_voice_of_ones_own_is_listed_and_speaks(piper: Piper) -> None:
    assert [voice.name for voice in await piper.voices()] == ["joe", "other"]
    assert seconds(await spoken(piper, CLAUSE, SpeakingStyle(voice="other"))) > 1


@pytest.mark.parametrize(
    ("model", "config"),
    [
        (b"not a voice", None),
        (b"", None),
        (None, "{"),
        (None, "[]"),
        (None, json.dumps({"audio": {"sample_rate": 0}})),
    ],
)
async def test_a_damaged_voice_is_said_with_a_remedy(
    piper: Piper, tmp_path: Path, model: bytes | None, config: str | None
) -> None:
    if model is not None:
        (tmp_path / "other.onnx").unlink()
        (tmp_path / "other.onnx").write_bytes(model)
    if config is not None:
        (tmp_path / "other.onnx.json").unlink()
        (tmp_path / "other.onnx.json").write_text(config)
    with pytest.raises(Misconfigured, match="The voice other is damaged") as raised:
        await piper.preload(SpeakingStyle(voice="other"))
    assert raised.value.code == "voice_damaged"
    assert "other" in [voice.name for voice in await piper.voices()]


async def test_a_voice_that_needs_a_program_we_lack_is_said_to(piper: Piper, tmp_path: Path) -> None:
    config = json.loads((tmp_path / "other.onnx.json").read_text())
    (tmp_path / "other.onnx.json").unlink()
    (tmp_path / "other.onnx.json").write_text(json.dumps(config | {"phoneme_type": "pinyin"}))
    with pytest.raises(Misconfigured) as raised:
        await piper.preload(SpeakingStyle(voice="other"))
    assert raised.value.code == "voice_unfit"


async def test_letting_the_voice_go_gives_its_memory_back(joe: Piper) -> None:
    await spoken(joe, CLAUSE)
    speaking = psutil.Process().memory_info().rss
    await joe.close()
    assert psutil.Process().memory_info().rss < speaking - 40_000_000
    assert seconds(await spoken(joe, "And it comes back.")) > 0.5


async def test_health_says_whether_the_built_in_voice_is_there(joe: Piper, tmp_path: Path) -> None:
    assert (await joe.health()).state is HealthState.OK
    missing = await Piper(VoiceFiles(ModelFiles([tmp_path]), tmp_path)).health()
    assert missing.state is HealthState.MISSING
    assert missing.remedy
