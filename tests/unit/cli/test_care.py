"""`bestfriend care`, and the card in a chat."""

import json
from pathlib import Path

from tests.unit.cli.conftest import CommandLine


def test_check_prints_level_and_why_of_each_line_and_builds_no_program(bestfriend: CommandLine) -> None:
    ran = bestfriend("care", "check", "--json", stdin=b"I wish I was dead\n\nHow are you?\n")
    assert (ran.code, ran.err) == (0, "")
    assert [json.loads(line) for line in ran.out.splitlines()] == [
        {"text": "I wish I was dead", "level": 2, "why": ["wishes to be dead"]},
        {"text": "How are you?", "level": 0, "why": []},
    ]
    assert bestfriend.built == 0


def test_check_reads_a_file_whatever_its_bytes_are(bestfriend: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "lines.txt"
    file.write_bytes("\N{BYTE ORDER MARK}Ich will sterben\n".encode() + b"caf\xe9\n")
    ran = bestfriend("care", "check", str(file))
    assert ran.out.splitlines()[0] == "2  Ich will sterben  (wishes to be dead)"
    assert ran.code == 0


def test_lines_are_of_the_country_that_is_named(bestfriend: CommandLine) -> None:
    ran = bestfriend("care", "lines", "--country", "gb", "--language", "de")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[1].split() == ["999", "Notruf"]


def test_lines_as_json_are_the_card(bestfriend: CommandLine) -> None:
    card = json.loads(bestfriend("care", "lines", "--json").out)
    assert card["country"] == "DE"
    assert card["rows"][0] == {
        "label": "112", "detail": "Emergency", "address": "tel:112", "is_emergency": True,
    }  # fmt: skip


def test_a_country_that_is_none_is_refused_in_one_sentence(bestfriend: CommandLine) -> None:
    ran = bestfriend("care", "lines", "--country", "Germany")
    assert ran.code == 2
    assert "'Germany' is not two letters such as DE or GB." in ran.err


def test_in_a_chat_the_card_is_on_standard_error_and_the_reply_on_standard_output(
    bestfriend: CommandLine,
) -> None:
    ran = bestfriend("chat", "I am going to kill myself tonight")
    assert ran.code == 0
    assert ran.out.startswith("I'm glad you told me.")
    assert "112" in ran.err
    assert "TelefonSeelsorge" in ran.err


def test_with_json_the_card_is_an_event(bestfriend: CommandLine) -> None:
    ran = bestfriend("chat", "--json", "I wish I was dead")
    events = [json.loads(line) for line in ran.out.splitlines()]
    (shown,) = (event for event in events if event["event"] == "CareShown")
    assert shown["card"]["level"] == 2
    assert ran.err == ""
