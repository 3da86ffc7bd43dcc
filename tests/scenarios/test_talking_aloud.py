"""Talking aloud with the real program: between recordings, and over a microphone and a loudspeaker."""

import json
import signal
import subprocess
import wave
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
import soxr

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.adapters.speech.samples import pcm_of
from bestfriend_desktop.adapters.speech.whisper import Whisper
from bestfriend_desktop.adapters.speech.whisper_folders import WhisperFolders
from bestfriend_desktop.domain.sound import HEARING_RATE_HZ
from bestfriend_desktop.runtime.paths import starter_models_folder
from tests.fakes.ollama_server import FakeOllama
from tests.fakes.speech import SpokenSentences, noise, silence
from tests.fakes.virtual_audio import RATE_HZ, VirtualAudio
from tests.scenarios.conftest import PATIENCE_S, CommandLine, complaints, interrupt, read_until

GREETING = "Hello there, my friend."
QUESTION = "What should we do tomorrow morning?"


@pytest.fixture(scope="module")
def say() -> Callable[[str], bytes]:
    return SpokenSentences(ModelFiles([starter_models_folder()]).find("joe")).say


@pytest.fixture(scope="module")
def question(say: Callable[[str], bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    said = say(GREETING) + silence(1) + say(QUESTION)
    return write_wav(tmp_path_factory.mktemp("said") / "question.wav", said)


@pytest.fixture(scope="module")
def sound() -> Iterator[VirtualAudio]:
    server = VirtualAudio()
    yield server
    server.close()


def write_wav(path: Path, pcm: bytes) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(HEARING_RATE_HZ)
        file.writeframes(pcm)
    return path


async def understood(samples: Any, rate_hz: int, folder: Path) -> str:
    """What somebody who listens would write down."""
    files = ModelFiles([starter_models_folder()])
    whisper = Whisper(files, WhisperFolders(files, folder), lambda: "base")
    hearing = soxr.resample(samples, rate_hz, HEARING_RATE_HZ)
    try:
        return (await whisper.transcribe(pcm_of(hearing), language="en")).text
    finally:
        await whisper.close()


def likeness(heard: str, meant: str) -> float:
    """How alike two sentences are, for ears: 1 is the same."""
    return SequenceMatcher(None, heard.lower(), meant.lower(), autojunk=False).ratio()


async def test_all_that_is_said_in_a_recording_is_answered_in_a_recording(
    bestfriend: CommandLine, ollama: FakeOllama, question: Path, tmp_path: Path
) -> None:
    ollama.reply("We can walk to the market ", "tomorrow morning. ", "It opens at **nine**.")
    answer = tmp_path / "answer.wav"
    ran = bestfriend.run(
        "talk", "--in", str(question), "--out", str(answer), "--json", BESTFRIEND_LISTENING_LANGUAGE="en"
    )
    assert ran.returncode == 0, ran.stderr
    events = [json.loads(line) for line in ran.stdout.splitlines()]
    (heard,) = [event for event in events if event["event"] == "Heard"]
    question_heard = heard["transcript"]["text"]
    assert likeness(question_heard, f"{GREETING} {QUESTION}") > 0.85
    kinds = [event["event"] for event in events]
    stages = ["Heard", "TurnStarted", "TokenArrived", "SpokenNow", "SpeakingEnded"]
    assert sorted(stages, key=kinds.index) == stages
    assert [event["at_s"] for event in events] == sorted(event["at_s"] for event in events)
    samples, rate_hz = soundfile.read(answer, dtype="float32")
    said = await understood(samples, rate_hz, tmp_path)
    assert likeness(said, "We can walk to the market tomorrow morning. It opens at nine.") > 0.8
    expected = [question_heard, "We can walk to the market tomorrow morning. It opens at **nine**."]
    assert [text for _, text in bestfriend.messages()] == expected
    assert question_heard in bestfriend.run("history", "--search", question_heard).stdout


@pytest.mark.parametrize("recording", [silence(2), noise(2)], ids=["silence", "noise"])
def test_recording_in_which_nobody_speaks_is_refused_and_nothing_stored(
    bestfriend: CommandLine, ollama: FakeOllama, tmp_path: Path, recording: bytes
) -> None:
    before = bestfriend.conversations()
    quiet = write_wav(tmp_path / "quiet.wav", recording)
    ran = bestfriend.run(
        "talk", "--in", str(quiet), "--out", str(tmp_path / "answer.wav"), BESTFRIEND_LISTENING_LANGUAGE="en"
    )
    assert ran.returncode == 1
    assert complaints(ran.stderr) == [
        "Nobody speaks in quiet.wav. Record it again, closer to the microphone."
    ]
    assert not (tmp_path / "answer.wav").exists()
    assert bestfriend.conversations() == before
    assert ollama.chats() == []


def test_what_was_heard_and_cannot_be_answered_is_told_as_it_is(
    bestfriend: CommandLine, question: Path, tmp_path: Path
) -> None:
    asking = ("talk", "--in", str(question), "--out", str(tmp_path / "answer.wav"), "--json")
    ran = bestfriend.run(*asking, BESTFRIEND_MODEL_NAME="nope")
    assert ran.returncode == 1
    (trouble,) = [json.loads(line) for line in ran.stdout.splitlines() if "VoiceTrouble" in line]
    assert trouble["code"] == "model_unknown"
    assert complaints(ran.stderr) == []


def test_letter_that_calls_itself_a_recording_is_refused(bestfriend: CommandLine, tmp_path: Path) -> None:
    letter = tmp_path / "letter.wav"
    letter.write_text("Dear friend")
    for arguments in (("talk", "--in", str(letter)), ("transcribe", str(letter))):
        ran = bestfriend.run(*arguments)
        assert ran.returncode == 1
        (complaint,) = complaints(ran.stderr)
        assert "letter.wav" in complaint


async def test_what_is_said_into_a_file_can_be_understood_again(
    bestfriend: CommandLine, tmp_path: Path
) -> None:
    out = tmp_path / "spoken.wav"
    ran = bestfriend.run("say", "Good morning. The **train** leaves at ten.", "--out", str(out))
    assert ran.returncode == 0, ran.stderr
    heard = json.loads(bestfriend.run("transcribe", str(out), "--json", "--language", "en").stdout)
    assert likeness(heard["text"], "Good morning. The train leaves at 10.") > 0.8
    assert heard["segments"][0]["start_s"] < 1


async def test_one_talks_over_a_microphone_and_is_heard_while_it_answers(
    bestfriend: CommandLine,
    ollama: FakeOllama,
    sound: VirtualAudio,
    say: Callable[[str], bytes],
    tmp_path: Path,
) -> None:
    long_answer = " ".join(f"Here is sentence number {number} of a long story." for number in range(1, 30))
    ollama.reply(long_answer)
    ollama.reply("All right.")
    with sound.recording() as heard:
        running = bestfriend.start_unhurried(
            "talk", "--json", BESTFRIEND_LISTENING_LANGUAGE="en", **sound.environment
        )
        events = Events(running)
        events.until("VoiceStateChanged", lambda event: event["is_recording"])
        with hearing(sound, say("Tell me a long story.")):
            events.until("SpokenNow", lambda event: "number 3" in event["text"])
        with hearing(sound, say("Please stop telling me that story.")):
            cut = events.until("ReplyCut")["message"]
            events.until("TurnFinished", lambda event: event["message"]["text"] == "All right.")
        ended = events.until("SpeakingEnded", lambda event: not event["was_interrupted"])
        assert ended
        spoken = heard.samples
    leave(running)
    asked, interrupted = events.heard
    assert likeness(asked, "Tell me a long story.") > 0.8
    assert likeness(interrupted, "Please stop telling me that story.") > 0.7
    assert cut["status"] == "interrupted"
    assert long_answer.startswith(cut["text"])
    assert 0 < len(cut["text"]) < len(long_answer) / 2
    messages = [text for _, text in bestfriend.messages()]
    assert messages == [asked, cut["text"], interrupted, "All right."]
    said = await understood(np.asarray(spoken, np.float32) / 32768, RATE_HZ, tmp_path)
    assert "long story" in said.lower()
    assert likeness(said[-10:], "All right.") > 0.6


class Events:
    """The events that a program prints, one a line."""

    def __init__(self, running: "subprocess.Popen[bytes]") -> None:
        self._running = running
        self.heard: list[str] = []
        """What was understood of the person."""

    def until(self, kind: str, true: Callable[[dict[str, Any]], object] = lambda _: True) -> dict[str, Any]:
        """The next of this kind for which that is true."""
        assert self._running.stdout is not None
        for line in self._running.stdout:
            event: dict[str, Any] = json.loads(line)
            if event["event"] == "Heard":
                self.heard.append(event["transcript"]["text"])
            if event["event"] == kind and true(event):
                return event
        assert self._running.stderr is not None
        raise AssertionError(f"no {kind}: {self._running.stderr.read()!r}")


def hearing(sound: VirtualAudio, pcm: bytes) -> Any:
    """Let the microphone hear somebody speak, with a breath before and after."""
    samples = np.frombuffer(silence(0.3) + pcm + silence(1.5), np.int16)
    return sound.saying(samples, HEARING_RATE_HZ)


def leave(running: "subprocess.Popen[bytes]") -> None:
    """Ctrl-C twice."""
    interrupt(running, signal.SIGINT)
    read_until(running.stderr, b"Ctrl-C again at once leaves.")
    interrupt(running, signal.SIGINT)
    running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 0
