import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import psutil
import pytest
import pytest_asyncio
import soundfile

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.samples import pcm_of
from bestfriend_desktop.adapters.speech.whisper import Whisper
from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
from bestfriend_desktop.domain.errors import Misconfigured
from bestfriend_desktop.domain.health import HealthState
from bestfriend_desktop.runtime.tasks import spawn
from tests.engines.talk import work_s
from tests.fakes.speech import SpokenSentences, clicks, espeak, mixed, music, noise, silence

RECORDINGS = Path(__file__).parents[2] / "recordings"

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whisper(files: ModelFiles, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Whisper]:
    recognizer = Whisper(files, WhisperFolders(files, tmp_path_factory.mktemp("models")), lambda: "base")
    await recognizer.preload()
    yield recognizer
    await recognizer.close()


def turn(speech: bytes) -> bytes:
    """As it comes from the microphone: with a second before it, and a pause behind it."""
    return silence(1) + speech + silence(0.1)


def words(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == " ")


@pytest.mark.parametrize(
    "sentence",
    ["What is the weather like tomorrow in Berlin?", "Could you remind me to call her?", "Stop.", "Hello."],
)
async def test_what_is_said_is_understood(whisper: Whisper, spoken: SpokenSentences, sentence: str) -> None:
    heard = await whisper.transcribe(turn(spoken.say(sentence)))
    assert words(heard.text) == words(sentence)
    assert heard.language == "en"
    assert heard.language_confidence > 0.5
    assert not heard.is_uncertain


@pytest.mark.parametrize(
    ("recording", "sentence"),
    [row.split("\t") for row in (RECORDINGS / "words.tsv").read_text("utf-8").splitlines()],
)
async def test_people_are_understood(whisper: Whisper, recording: str, sentence: str) -> None:
    samples, _ = soundfile.read(RECORDINGS / recording, dtype="float32")
    heard = await whisper.transcribe(turn(pcm_of(samples)), language="en")
    understood = words(heard.text.replace("-", " ").replace("Mr.", "Mister")).split()
    assert len(set(sentence.split()) - set(understood)) <= 2


async def test_its_segments_lie_where_it_was_said(whisper: Whisper, spoken: SpokenSentences) -> None:
    speech = spoken.say("What is the weather like tomorrow in Berlin?")
    heard = await whisper.transcribe(silence(3) + speech + silence(3))
    assert heard.seconds == pytest.approx(6 + len(speech) / 32000, abs=0.01)
    assert heard.segments[0].start_s == pytest.approx(3, abs=0.5)
    assert heard.segments[-1].end_s == pytest.approx(3 + len(speech) / 32000, abs=0.5)


@pytest.mark.parametrize("level", [20, 10])
async def test_noise_behind_the_speech_does_not_matter(
    whisper: Whisper, spoken: SpokenSentences, level: float
) -> None:
    sentence = "Remind me on Friday at nine to call my mother."
    speech = spoken.say(sentence)
    heard = await whisper.transcribe(turn(mixed(speech, noise(10), level)), language="en")
    assert words(heard.text).replace("9", "nine") == words(sentence)


@pytest.mark.parametrize(
    "sound",
    [b"", bytes(2), silence(3), noise(3), noise(3, 0.3), music(8), clicks(5)],
    ids=["none", "one sample", "silence", "noise", "loud noise", "music", "clicks"],
)
async def test_where_nobody_speaks_nothing_is_invented(whisper: Whisper, sound: bytes) -> None:
    heard = await whisper.transcribe(sound)
    assert (heard.text, heard.language, heard.segments) == ("", "", ())
    assert await whisper.caption(sound, language="en") == ""


async def test_a_long_turn_is_understood_to_its_end(whisper: Whisper, spoken: SpokenSentences) -> None:
    sentences = [
        "I moved to a small town by the river last May.",
        "The mornings are quiet and I walk before breakfast.",
        "On Saturdays there is a market with bread and cheese.",
        "My sister visits me when she has time.",
        "We cook together and talk about our childhood.",
        "In the evening we play cards until it is late.",
        "Next summer we want to travel to the mountains.",
        "Please help me to plan the journey.",
    ]
    speech = b"".join(spoken.say(sentence) + silence(0.8) for sentence in sentences)
    assert len(speech) / 32000 > 25
    heard = await whisper.transcribe(turn(speech), language="en")
    assert sum(words(sentence) in words(heard.text) for sentence in sentences) >= 7
    starts = [segment.start_s for segment in heard.segments]
    assert starts == sorted(starts)


async def test_who_repeats_a_word_again_and_again_is_understood(
    whisper: Whisper, spoken: SpokenSentences
) -> None:
    heard = await whisper.transcribe(turn(spoken.say("No. " * 20)), language="en")
    assert set(words(heard.text).split()) == {"no"}


async def test_another_language_is_found_out(whisper: Whisper) -> None:
    heard = await whisper.transcribe(turn(espeak("Bonjour, je voudrais aller à Paris demain matin.", "fr")))
    assert heard.language == "fr"
    assert "Paris" in heard.text


async def test_a_language_that_was_given_is_not_guessed(whisper: Whisper, spoken: SpokenSentences) -> None:
    heard = await whisper.transcribe(turn(spoken.say("Hello.")), language="en")
    assert (heard.language, heard.language_confidence) == ("en", 1.0)


async def test_a_language_that_nobody_speaks_is_said_to_be_unknown(whisper: Whisper) -> None:
    with pytest.raises(Misconfigured, match="does not understand the language xx") as said:
        await whisper.transcribe(silence(1), language="xx")
    assert said.value.code == "language_unknown"


async def test_a_caption_says_roughly_what_was_said_so_far(whisper: Whisper, spoken: SpokenSentences) -> None:
    speech = spoken.say("What is the weather like tomorrow in Berlin?")
    assert "weather like" in await whisper.caption(silence(1) + speech, language="en")


async def test_in_other_languages_a_turn_goes_before_a_caption(whisper: Whisper) -> None:
    speech = turn(espeak("Bonjour, je voudrais aller à Paris demain matin.", "fr"))
    heard, caption = await asyncio.gather(
        whisper.transcribe(speech, language="fr"), whisper.caption(speech, language="fr")
    )
    assert heard.text
    assert caption == ""


async def test_a_turn_that_is_dropped_does_not_hold_up_the_next(
    whisper: Whisper, spoken: SpokenSentences
) -> None:
    long = turn(spoken.say("The mornings are quiet and I walk before breakfast.") * 4)
    long_s = await work_s([psutil.Process()], whisper.transcribe(long))

    async def drop_five_and_stop() -> None:
        dropped = [spawn(whisper.transcribe(long), name="dropped") for _ in range(5)]
        await asyncio.sleep(0)
        for task in dropped:
            task.cancel()
        heard = await whisper.transcribe(turn(spoken.say("Stop.")))
        assert words(heard.text) == "stop"

    assert await work_s([psutil.Process()], drop_five_and_stop()) < 3 * long_s


async def test_after_closing_it_loads_anew(
    files: ModelFiles, tmp_path: Path, spoken: SpokenSentences
) -> None:
    recognizer = Whisper(files, WhisperFolders(files, tmp_path), lambda: "base")
    for _ in range(2):
        assert words((await recognizer.transcribe(turn(spoken.say("Stop.")))).text) == "stop"
        await recognizer.close()


async def test_missing_weights_are_said_to_be_missing(tmp_path: Path) -> None:
    files = ModelFiles([tmp_path])
    recognizer = Whisper(files, WhisperFolders(files, tmp_path), lambda: "base")
    with pytest.raises(Misconfigured) as said:
        await recognizer.transcribe(silence(1))
    assert said.value.code == "weights_missing"
    assert (await recognizer.health()).state is HealthState.MISSING
    await recognizer.close()


async def test_where_the_chosen_model_is_missing_the_built_in_one_understands(
    files: ModelFiles, tmp_path: Path, spoken: SpokenSentences
) -> None:
    recognizer = Whisper(files, WhisperFolders(files, tmp_path), lambda: "small")
    assert words((await recognizer.transcribe(turn(spoken.say("Stop.")))).text) == "stop"
    health = await recognizer.health()
    assert health.state is HealthState.DEGRADED
    assert "small is not on this machine" in health.message
    assert "bestfriend voices pull small" in health.remedy
    await recognizer.close()


async def test_another_model_is_taken_up_when_it_is_chosen(
    files: ModelFiles, tmp_path: Path, spoken: SpokenSentences
) -> None:
    folders = WhisperFolders(files, tmp_path)
    shutil.copytree(files.find("whisper-tiny.en").parent, folders.place("tiny.en"))
    chosen = "base"
    recognizer = Whisper(files, folders, lambda: chosen)
    await recognizer.preload()
    chosen = "tiny.en"
    with pytest.raises(Misconfigured, match="does not understand the language fr"):
        await recognizer.transcribe(turn(spoken.say("Stop.")), language="fr")
    assert "whisper-tiny.en" in (await recognizer.health()).message
    await recognizer.close()


async def test_a_damaged_model_is_said_to_be_damaged(files: ModelFiles, tmp_path: Path) -> None:
    folders = WhisperFolders(files, tmp_path)
    shutil.copytree(files.find("whisper-tiny.en").parent, folders.place("broken"))
    (folders.place("broken") / "model.bin").write_bytes(b"no model at all")
    recognizer = Whisper(files, folders, lambda: "broken")
    with pytest.raises(Misconfigured) as said:
        await recognizer.transcribe(silence(1))
    assert said.value.code == "weights_damaged"
    await recognizer.close()
