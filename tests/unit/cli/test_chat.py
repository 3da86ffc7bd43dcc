import json
import sys
from collections.abc import Iterator

import pytest

from bestfriend_desktop.domain.errors import Unavailable
from bestfriend_desktop.faces.cli.terminal import NobodyReads
from tests.unit.cli.conftest import CommandLine, Press


def test_the_reply_is_on_standard_output_and_nothing_else(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", "hello there")
    assert (ran.code, ran.out, ran.err) == (0, "hello there\n", "")


def test_a_reply_ends_with_one_new_line_however_the_model_ends_it(bestfriend: CommandLine) -> None:
    bestfriend.ollama.pieces = ["\n\n one", "\n", "\n two", " \n", "\n\n"]
    assert bestfriend("chat", "hi").out == "one\n\n two\n"


def test_each_line_of_a_pipe_is_a_message_of_one_conversation(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", stdin="\N{BYTE ORDER MARK}größe\r\nund maß".encode())
    assert (ran.code, ran.out) == (0, "größe\nund maß\n")
    listed = json.loads(bestfriend("history", "--json").out)
    assert len(listed) == 1
    messages = json.loads(bestfriend("history", listed[0]["id"], "--json").out)
    assert [message["text"] for message in messages] == ["größe", "größe", "und maß", "und maß"]


def test_bad_lines_are_named_by_their_number_and_the_others_go_on(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", stdin=b"one\n\ncaf\xe9\na\0b\nfive\n")
    assert ran.code == 1
    assert ran.out == "one\nfive\n"
    assert ran.err.splitlines() == [
        "Line 3: The message is not UTF-8 text (byte 4). Save or send it as UTF-8.",
        "Line 4: The message contains a NUL character (byte 0), so it is no text. Send text only.",
    ]


def test_a_message_that_is_too_long_is_refused_with_its_length(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", stdin=b"x" * 1_000_000 + b"\nshort\n")
    assert ran.code == 1
    assert ran.out == "short\n"
    assert ran.err.startswith("Line 1: This message is 1,000,000 characters long, and there is room for ")


def test_a_line_without_end_is_not_kept_in_memory(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", stdin=b"x" * 9_000_000 + b"\nshort\n")
    assert (ran.code, ran.out) == (1, "short\n")
    assert "9,000,001 bytes long, and there is room for 8,000,000" in ran.err


def test_an_empty_pipe_says_that_there_was_no_message(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "There was no message to answer. See: bestfriend chat --help\n"


@pytest.mark.parametrize("message", ["", "  \n ", "a\0b", "caf\udce9"])
def test_a_message_that_is_none_is_refused(bestfriend: CommandLine, message: str) -> None:
    ran = bestfriend("chat", message)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.count("\n") == 1
    assert json.loads(bestfriend("history", "--json").out) == []


def test_escape_sequences_of_a_model_never_reach_the_terminal(bestfriend: CommandLine) -> None:
    bestfriend.ollama.pieces = ["a\x1b]0;owned\x07b\x9b31mc\x1b", "[2Jd\r\te\x00\u202ef\x7f"]
    assert bestfriend("chat", "hi").out == "a]0;ownedb31mc[2Jd\tef\n"


def test_events_are_printed_as_they_happen_and_begin_with_the_committed_message(
    bestfriend: CommandLine,
) -> None:
    bestfriend.ollama.pieces = ["\x9b one ", "two"]
    ran = bestfriend("chat", "--json", "hello")
    assert ran.out.isascii()
    events = [json.loads(line) for line in ran.out.splitlines()]
    assert [e["event"] for e in events] == [
        "TurnStarted", "ModelAnswers", "TokenArrived", "TokenArrived", "TurnFinished",
    ]  # fmt: skip
    assert events[0]["message"]["text"] == "hello"
    assert len({e["turn_id"] for e in events}) == 1


def test_a_refused_message_prints_no_event(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", "--json", " ")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == "The message is empty. Write something first.\n"


def test_an_unknown_model_is_refused_with_those_there_are(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", "--model", "nope", "hello")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(
        "There is no model called nope here. Choose one of these: llama3.2:latest, basic"
    )


def test_a_model_is_chosen_for_this_message(bestfriend: CommandLine) -> None:
    assert bestfriend("chat", "--model", "basic", "hello").out == "hello\n"
    assert len(bestfriend.basic.prompts) == 1
    assert not bestfriend.ollama.prompts


def test_a_setting_can_be_given_for_one_run(bestfriend: CommandLine) -> None:
    bestfriend("--set", "model.temperature=0.25", "chat", "hello")
    assert bestfriend.ollama.samplings[0].temperature == 0.25


def test_the_basic_model_says_why_it_answers_once(bestfriend: CommandLine) -> None:
    bestfriend("models", "list")  # Ollama is there
    bestfriend.ollama.unreachable = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")
    ran = bestfriend("chat", stdin=b"one\ntwo\n")
    assert (ran.code, ran.out) == (0, "one\ntwo\n")
    assert ran.err.count("Ollama does not answer.") == 1


def test_who_never_had_ollama_is_not_told_that_it_is_away(bestfriend: CommandLine) -> None:
    bestfriend.ollama.unreachable = Unavailable("engine_unreachable", "Ollama does not answer.", "Start it.")
    ran = bestfriend("chat", "hello")
    assert (ran.out, ran.err) == ("hello\n", "")


def test_a_reply_that_breaks_off_is_kept_and_told(bestfriend: CommandLine) -> None:
    bestfriend.ollama.pieces = ["half "]
    bestfriend.ollama.breaks_with = Unavailable("stream_broken", "The model broke off.", "Try again.")
    ran = bestfriend("chat", "hello")
    assert (ran.code, ran.out, ran.err) == (1, "half\n", "The model broke off. Try again.\n")


def test_a_conversation_is_continued(bestfriend: CommandLine) -> None:
    bestfriend("chat", "--conversation", "last", "one")
    bestfriend("chat", "--conversation", "last", "two")
    (listed,) = json.loads(bestfriend("history", "--json").out)
    bestfriend("chat", "--conversation", listed["id"], "three")
    bestfriend("chat", "elsewhere")
    messages = json.loads(bestfriend("history", listed["id"], "--json").out)
    assert [m["text"] for m in messages if m["role"] == "user"] == ["one", "two", "three"]


@pytest.mark.parametrize("unknown", ["x", "01936f1c-5a5e-7a2e-8d3c-2f8f5f4f6a10"])
def test_an_unknown_conversation_is_refused(bestfriend: CommandLine, unknown: str) -> None:
    ran = bestfriend("chat", "--conversation", unknown, "hello")
    assert (ran.code, ran.out) == (1, "")
    assert "conversation" in ran.err


def test_a_temporary_conversation_leaves_nothing(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", "--temporary", stdin=b"one\ntwo\n")
    assert (ran.code, ran.out) == (0, "one\ntwo\n")
    assert len(bestfriend.ollama.prompts[-1].messages) == 4
    assert json.loads(bestfriend("history", "--json").out) == []
    assert bestfriend("chat", "--temporary", "--conversation", "last", "x").code == 2


def test_ctrl_c_stops_the_reply_and_keeps_what_came(bestfriend: CommandLine, press_ctrl_c: Press) -> None:
    bestfriend.ollama.pieces, bestfriend.ollama.pause_after = ["one ", "two ", "three"], 2
    press_ctrl_c("one two")
    ran = bestfriend("chat", "count")
    assert (ran.code, ran.out, ran.err) == (130, "one two\n", "")
    assert bestfriend.ollama.was_stopped
    (listed,) = json.loads(bestfriend("history", "--json").out)
    reply = json.loads(bestfriend("history", listed["id"], "--json").out)[-1]
    assert (reply["text"], reply["status"]) == ("one two", "interrupted")


def test_ctrl_c_stops_one_reply_of_a_pipe_and_the_next_message_goes_on(
    bestfriend: CommandLine, press_ctrl_c: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestfriend.ollama.pieces, bestfriend.ollama.pause_after = ["one ", "two"], 1
    monkeypatch.setattr("bestfriend_desktop.faces.cli.turn.TWICE_WITHIN_S", 0)
    press_ctrl_c("one", "one\none")
    ran = bestfriend("chat", stdin=b"a\nb\n")
    assert ran.out == "one\none\n"
    assert len(bestfriend.ollama.prompts) == 2


def test_ctrl_c_twice_leaves_and_keeps_what_came(
    bestfriend: CommandLine, press_ctrl_c: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestfriend.ollama.pieces, bestfriend.ollama.pause_after = ["one ", "two"], 1
    monkeypatch.setattr("bestfriend_desktop.faces.cli.turn.TWICE_WITHIN_S", 60)
    press_ctrl_c("one", "one\none")
    ran = bestfriend("chat", stdin=b"a\nb\nc\n")
    assert ran.code == 130
    assert ran.out.startswith("one\n")
    kept = [message["text"] for message in json.loads(bestfriend("history", "last", "--json").out)]
    assert kept[:2] == ["a", "one"]
    assert "c" not in kept


def test_a_closed_pipe_ends_the_program_quietly(
    bestfriend: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    bestfriend.ollama.pieces = ["one ", "two "] * 50

    def closed(text: str) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys.stdout, "write", closed)
    ran = bestfriend("chat", "hello")
    assert (ran.code, ran.err) == (141, "")
    assert issubclass(NobodyReads, Exception)


def test_a_store_that_cannot_be_opened_is_one_sentence(bestfriend: CommandLine) -> None:
    bestfriend.store._failure = Unavailable("database_down", "The database does not answer.", "Start it.")
    ran = bestfriend("chat", "hello")
    assert (ran.code, ran.out, ran.err) == (1, "", "The database does not answer. Start it.\n")
    assert bestfriend("chat", stdin=b"one\ntwo\n").err == ran.err


@pytest.mark.expects_log("bug in task")
def test_a_bug_within_a_turn_is_told_without_a_traceback(bestfriend: CommandLine) -> None:
    class Broken(list[str]):
        def __iter__(self) -> Iterator[str]:
            raise ZeroDivisionError

    bestfriend.ollama.pieces = Broken()
    ran = bestfriend("chat", "hello")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "Something went wrong inside Best Friend; the log has the details.",
        "Something went wrong inside Best Friend (ZeroDivisionError). Try again.",
    ]


@pytest.mark.expects_log("bug")
def test_a_bug_is_one_sentence_and_no_traceback(
    bestfriend: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(bestfriend.store, "local_owner", broken)
    ran = bestfriend("chat", "hello")
    log = bestfriend.folder / "logs" / "bestfriend.log"
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"Something went wrong inside Best Friend (ZeroDivisionError). The log has the details: {log}\n"
    )
    assert "bug in the command line" in log.read_text()
