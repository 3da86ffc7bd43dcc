"""Bad input at the command line of the real program: each a sentence with a remedy, and no traceback."""

import os
import threading
from pathlib import Path

import pytest

from tests.fakes.ollama_server import FakeOllama
from tests.scenarios.conftest import PATIENCE_S, CommandLine, complaints, read_until


def test_bad_messages_are_refused_and_good_ones_between_them_answered(
    bestfriend: CommandLine, ollama: FakeOllama
) -> None:
    ollama.reply("one")
    ollama.reply("two")
    lines = [b"good", b"", b"caf\xe9", b"nul\0nul", b"x" * 1_000_000, b"word " * 200_000, "größer".encode()]
    ran = bestfriend.run("chat", stdin=b"\n".join(lines))
    assert (ran.returncode, ran.stdout) == (1, "one\ntwo\n")
    told = complaints(ran.stderr)
    assert [line.partition(":")[0] for line in told] == ["Line 3", "Line 4", "Line 5", "Line 6"]
    assert "UTF-8" in told[0]
    assert "NUL" in told[1]
    assert "1,000,000 characters long, and there is room for" in told[2]
    assert "long, and there is room for" in told[3]
    assert [text for _, text in bestfriend.messages()] == ["good", "one", "größer", "two"]


@pytest.mark.skipif(os.name == "nt", reason="arguments are Unicode on Windows")
def test_an_argument_that_is_not_utf_8_is_refused(bestfriend: CommandLine) -> None:
    ran = bestfriend.run("chat", os.fsdecode(b"caf\xe9"))
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "not UTF-8" in ran.stderr


def test_an_unknown_model_is_refused_before_anything_is_stored(bestfriend: CommandLine) -> None:
    before = bestfriend.conversations()
    ran = bestfriend.run("chat", "--model", "nope", "Hello nobody")
    assert (ran.returncode, ran.stdout) == (1, "")
    (told,) = complaints(ran.stderr)
    assert told.startswith("There is no model called nope here. Choose one of these: tiny:latest, basic")
    assert bestfriend.conversations() == before


@pytest.mark.parametrize("content", [b"caf\xe9", None])
def test_a_persona_that_is_no_text_is_named(
    bestfriend: CommandLine, tmp_path: Path, content: bytes | None
) -> None:
    persona = tmp_path / "persona.md"
    if content is not None:
        persona.write_bytes(content)
    ran = bestfriend.run("--set", f"companion.persona_file={persona}", "chat", "Hello")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert str(persona) in ran.stderr
    assert len(complaints(ran.stderr)) == 1


def test_a_damaged_model_is_said_by_the_doctor_and_the_built_in_companion_answers(
    bestfriend: CommandLine,
) -> None:
    damaged = bestfriend.home / "models" / "language" / "mine.gguf"
    damaged.parent.mkdir(parents=True, exist_ok=True)
    damaged.write_bytes(b"GGUF and nothing more")
    ran = bestfriend.run("chat", "Hello", BESTFRIEND_OLLAMA_ENABLED="no")
    assert ran.returncode == 0
    assert ran.stdout
    doctor = bestfriend.run("doctor", BESTFRIEND_OLLAMA_ENABLED="no")
    assert "1 of the models in" in doctor.stdout
    ran = bestfriend.run("chat", "--model", "mine", "Hello", BESTFRIEND_OLLAMA_ENABLED="no")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert len(complaints(ran.stderr)) == 1


def test_a_database_that_is_not_there_is_one_sentence(bestfriend: CommandLine) -> None:
    address = "postgresql://me:hunter2@127.0.0.1:1/friend"
    ran = bestfriend.run("chat", "Hello", BESTFRIEND_DATABASE_URL=address)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "127.0.0.1" in ran.stderr
    doctor = bestfriend.run("doctor", BESTFRIEND_DATABASE_URL=address)
    assert doctor.returncode == 1
    assert "missing   database" in doctor.stdout
    assert "hunter2" not in ran.stderr + doctor.stdout + doctor.stderr


@pytest.mark.skipif(os.name == "nt", reason="the built-in server has no socket file on Windows")
def test_a_wrong_password_is_one_sentence(bestfriend: CommandLine, ollama: FakeOllama) -> None:
    done = threading.Event()
    ollama.reply("still here ", "and done", rest=done)
    running = bestfriend.start("chat", "--json", "Keep the server running")
    read_until(running.stdout, b"TurnStarted")
    socket_folder = (bestfriend.home / "postgres/data/postmaster.pid").read_text().splitlines()[4]
    address = f"postgresql://bestfriend:wrong-password@/postgres?host={socket_folder}"
    ran = bestfriend.run("chat", "Hello", BESTFRIEND_DATABASE_URL=address)
    done.set()
    running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 0
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "password" in ran.stderr
    assert "wrong-password" not in ran.stderr
    assert len(complaints(ran.stderr)) == 1


@pytest.mark.parametrize(
    ("variable", "value", "words"),
    [
        ("BESTFRIEND_DATABASE_URL", "mysql://me:hunter2@db", "postgresql://name:password@host"),
        (
            "BESTFRIEND_MODEL_TEMPERATURE",
            "warm",
            "model.temperature must be a number from 0 to 2, not 'warm'",
        ),
        ("BESTFRIEND_HOME", "/dev/null/home", "cannot be written"),
    ],
)
def test_a_bad_environment_is_named(bestfriend: CommandLine, variable: str, value: str, words: str) -> None:
    ran = bestfriend.run("chat", "Hello", **{variable: value})
    assert (ran.returncode, ran.stdout) == (1, "")
    assert words in ran.stderr
    assert "hunter2" not in ran.stderr
    assert len(complaints(ran.stderr)) == 1


def test_a_damaged_settings_file_is_told_and_left_as_it_is(bestfriend: CommandLine, tmp_path: Path) -> None:
    (tmp_path / "settings.toml").write_bytes(b"[model]\ntemperature = \xff\n")
    ran = bestfriend.run("settings", "get", "model.temperature", BESTFRIEND_HOME=str(tmp_path))
    assert (ran.returncode, ran.stdout) == (0, "0.7\n")
    assert "settings.toml is not UTF-8 text (line 2)" in ran.stderr
    ran = bestfriend.run("settings", "set", "model.temperature", "1", BESTFRIEND_HOME=str(tmp_path))
    assert ran.returncode == 1
    assert (tmp_path / "settings.toml").read_bytes() == b"[model]\ntemperature = \xff\n"
