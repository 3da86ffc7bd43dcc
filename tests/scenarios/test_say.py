"""Texts spoken into files by the real program, and voices that fail."""

import json
from difflib import SequenceMatcher
from pathlib import Path

import pytest
import soundfile

from bestfriend_desktop.adapters.model_files import ModelFiles
from bestfriend_desktop.runtime.paths import starter_models_folder
from tests.fakes.voice_servers import FakeVoiceServer
from tests.scenarios.conftest import CommandLine, complaints


def seconds(path: Path) -> float:
    return float(soundfile.info(str(path)).duration)


SAID = "# The garden\n\nThis morning the **children** planted a tree in the garden. It costs $5 a year.\n"
UNDERSTOOD = "The garden. This morning the children planted a tree in the garden. It costs $5 a year."


def test_what_is_said_can_be_understood(bestfriend: CommandLine, tmp_path: Path) -> None:
    wav = tmp_path / "said.wav"
    said = bestfriend.run("say", "-", "--out", str(wav), stdin=SAID.encode())
    assert (said.returncode, said.stdout) == (0, f"{wav} is written.\n")
    heard = json.loads(bestfriend.run("transcribe", "--json", str(wav)).stdout)
    # No two readings sound the same, and none is written down the same by all ears.
    assert SequenceMatcher(None, heard["text"].lower(), UNDERSTOOD.lower(), autojunk=False).ratio() > 0.8
    assert "asterisk" not in heard["text"].lower()


def test_a_voice_server_that_fails_leaves_the_word_to_the_built_in_voice(
    bestfriend: CommandLine, tmp_path: Path
) -> None:
    with FakeVoiceServer("opentts") as server:
        server.status = 500
        wav = tmp_path / "said.wav"
        at_server = ("--set", f"speaking.server={server.address}")
        said = bestfriend.run(*at_server, "say", "--out", str(wav), "One. Two. Three.")
    assert said.returncode == 0
    assert seconds(wav) > 1
    (told,) = complaints(said.stderr)
    assert "answered with an error (500). Another voice speaks." in told
    assert "speaking.server" in told


def test_a_voice_server_speaks(bestfriend: CommandLine, tmp_path: Path) -> None:
    with FakeVoiceServer("piper") as server:
        wav = tmp_path / "said.wav"
        at_server = ("--set", f"speaking.server={server.address}")
        said = bestfriend.run(*at_server, "say", "--speed", "2", "--out", str(wav), "One. Two.")
        assert [parameters["text"] for _, parameters in server.asked] == ["One.", "Two."]
    assert (said.returncode, said.stderr) == (0, "")
    assert seconds(wav) == pytest.approx(1, abs=0.2)


def test_a_damaged_voice_is_told_and_another_speaks(bestfriend: CommandLine, tmp_path: Path) -> None:
    folder = bestfriend.home / "models" / "voices"
    folder.mkdir(parents=True, exist_ok=True)
    joe = ModelFiles([starter_models_folder()]).find("joe")
    (folder / "broken.onnx").write_bytes(joe.read_bytes()[:100_000])
    (folder / "broken.onnx.json").write_bytes(Path(f"{joe}.json").read_bytes())
    wav = tmp_path / "said.wav"
    said = bestfriend.run("say", "--voice", "broken", "--out", str(wav), "One. Two.")
    assert said.returncode == 0
    assert seconds(wav) > 0.5
    (told,) = complaints(said.stderr)
    assert told.startswith("The voice broken is damaged")
    assert "Another voice speaks." in told
