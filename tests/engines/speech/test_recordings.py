import shutil
import wave
from collections.abc import AsyncIterator
from contextlib import aclosing
from pathlib import Path

import pytest
import pytest_asyncio

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.whisper import Whisper
from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
from bestfriend_desktop.domain.errors import Misconfigured, Refused
from bestfriend_desktop.domain.speech import FileProgress, Segment
from tests.fakes.speech import SpokenSentences, music, noise, silence

pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def whisper(files: ModelFiles, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Whisper]:
    """The smaller model takes the place of the base one: what is tested is the reading."""
    folders = WhisperFolders(files, tmp_path_factory.mktemp("models"))
    shutil.copytree(files.find("whisper-tiny.en").parent, folders.place("tiny.en"))
    recognizer = Whisper(files, folders, lambda: "tiny.en")
    yield recognizer
    await recognizer.close()


def write(path: Path, sound: bytes, *, times: int = 1) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(16000)
        for _ in range(times):
            file.writeframesraw(sound)
    return path


async def read(whisper: Whisper, path: Path, language: str = "") -> list[FileProgress]:
    async with aclosing(whisper.transcribe_file(path, language=language)) as steps:
        return [step async for step in steps]


def words(text: str) -> str:
    """Without what nobody hears: a comma, a question mark, a capital."""
    return "".join(letter for letter in text.lower() if letter.isalnum() or letter == " ")


def segments(progress: list[FileProgress]) -> list[Segment]:
    return [segment for step in progress for segment in step.segments]


async def test_a_recording_is_understood_with_times_and_words(
    whisper: Whisper, spoken: SpokenSentences, tmp_path: Path
) -> None:
    first, second = (spoken.say(text) for text in ("Hello, how are you?", "Please call my mother."))
    path = write(tmp_path / "two.wav", silence(2) + first + silence(4) + second + silence(2))
    progress = await read(whisper, path)
    hello, call = segments(progress)
    assert (words(hello.text), words(call.text)) == ("hello how are you", "please call my mother")
    assert hello.start_s == pytest.approx(2, abs=0.4)
    assert call.start_s == pytest.approx(6 + len(first) / 32000, abs=0.4)
    assert [words(word.text) for word in call.words] == ["please", "call", "my", "mother"]
    assert all(call.start_s - 0.1 <= word.start_s <= word.end_s <= call.end_s + 0.1 for word in call.words)
    assert progress[-1].language == "en"
    assert (
        progress[-1].done_s == progress[-1].total_s == pytest.approx(8 + len(first + second) / 32000, abs=0.1)
    )


@pytest.mark.parametrize("sound", [silence(20), noise(20), music(20)], ids=["silence", "noise", "music"])
async def test_of_a_recording_of_nobody_there_is_no_text(
    whisper: Whisper, tmp_path: Path, sound: bytes
) -> None:
    progress = await read(whisper, write(tmp_path / "nobody.wav", sound))
    assert segments(progress) == []
    assert progress[-1].done_s == pytest.approx(20, abs=0.1)


async def test_an_hour_of_silence_is_read_in_steps_and_can_be_stopped(
    whisper: Whisper, tmp_path: Path
) -> None:
    path = write(tmp_path / "long.wav", silence(60), times=60)
    async with aclosing(whisper.transcribe_file(path)) as steps:
        first = await anext(steps)
        second = await anext(steps)
    assert first.total_s == pytest.approx(3600)
    assert first.done_s < second.done_s < 3600


async def test_a_turn_is_understood_between_two_steps(
    whisper: Whisper, spoken: SpokenSentences, tmp_path: Path
) -> None:
    path = write(tmp_path / "long.wav", silence(60), times=60)
    async with aclosing(whisper.transcribe_file(path)) as steps:
        await anext(steps)
        assert words((await whisper.transcribe(silence(0.5) + spoken.say("Stop."))).text) == "stop"
        assert (await anext(steps)).done_s < 3600


async def test_a_text_file_is_no_recording(whisper: Whisper, tmp_path: Path) -> None:
    path = tmp_path / "letter.wav"
    path.write_text("Dear friend, this is no sound at all.\n" * 20)
    with pytest.raises(Refused, match=r"letter\.wav") as said:
        await read(whisper, path)
    assert said.value.code == "file_not_audio"


@pytest.mark.parametrize(("content", "code"), [(None, "file_missing"), (b"", "file_empty")])
async def test_a_file_that_holds_nothing_is_refused(
    whisper: Whisper, tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "nothing.wav"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(Refused) as said:
        await read(whisper, path)
    assert said.value.code == code


async def test_a_language_that_nobody_speaks_is_refused_before_anything_is_read(
    whisper: Whisper, tmp_path: Path
) -> None:
    with pytest.raises(Misconfigured) as said:
        await read(whisper, tmp_path / "missing.wav", "xx")
    assert said.value.code == "language_unknown"
